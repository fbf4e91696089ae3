"""What must hold inside a case that parses; one file a question, all run, all reported."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from winset.case.case import Case
from winset.case.checks.dates import dates
from winset.case.checks.figures import figures
from winset.case.checks.languages import languages
from winset.case.checks.pieces import Pieces, pieces
from winset.case.checks.references import dangling
from winset.case.checks.scales import scales
from winset.case.checks.settlements import settlements
from winset.case.directory import Directory
from winset.case.issues import Issue
from winset.case.references import Found, walk
from winset.errors import Problem

if TYPE_CHECKING:
    from winset.case.load import Source

Path = tuple[str | int, ...]


class Checking:
    """A case under check: the case, its files, its ids and every reference in it."""

    def __init__(self, case: Case, source: Source) -> None:
        self.case, self.source = case, source
        self.directory = Directory(case)
        self.found: Found = walk(case)

    @cached_property
    def pieces(self) -> Pieces:
        """Every record and every phrase, with its path."""
        return pieces(self.case)

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """The issues whose scale could be read."""
        return {
            id: issue
            for id, issue in self.case.issues.items()
            if self.whole(("issues", id))
        }

    def whole(self, path: Path) -> bool:
        """Whether everything under ``path`` could be read."""
        return True

    def problem(
        self,
        path: Path,
        found: str,
        expected: str = "",
        meant: str = "",
        *,
        kind: str,
        key: bool = False,
    ) -> Problem:
        """A problem at ``path`` of the case."""
        from winset.case.address import printed

        where = printed(self.source.settle(path), self.source.raw)
        return Problem(
            self.source.place(path, key), where, found, expected, meant, kind
        )


CHECKS: tuple[Callable[[Checking], list[Problem]], ...] = (
    dangling,
    languages,
    scales,
    settlements,
    figures,
    dates,
)


def check(case: Case, source: Source) -> list[Problem]:
    """Every problem of every check."""
    checking = Checking(case, source)
    return [problem for one in CHECKS for problem in one(checking)]
