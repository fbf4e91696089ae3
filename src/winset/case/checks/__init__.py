"""What must hold inside a case that parses; one file a question, all run, all reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from winset.case.case import Case
from winset.case.checks.references import dangling
from winset.case.directory import Directory
from winset.case.references import Found, walk
from winset.errors import Problem

if TYPE_CHECKING:
    from winset.case.load import Source


class Checking:
    """A case under check: the case, its files, its ids and every reference in it."""

    def __init__(self, case: Case, source: Source) -> None:
        self.case, self.source = case, source
        self.directory = Directory(case)
        self.found: Found = walk(case)

    def problem(
        self,
        path: tuple[str | int, ...],
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


CHECKS: tuple[Callable[[Checking], list[Problem]], ...] = (dangling,)


def check(case: Case, source: Source) -> list[Problem]:
    """Every problem of every check."""
    checking = Checking(case, source)
    return [problem for one in CHECKS for problem in one(checking)]
