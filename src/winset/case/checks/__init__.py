"""What must hold inside a case that parses; one file a question, all run, all reported."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from winset.case.case import Case
from winset.case.checks.accounts import accounts
from winset.case.checks.addresses import addresses
from winset.case.checks.aliases import aliases
from winset.case.checks.assertions import assertions
from winset.case.checks.circles import circles
from winset.case.checks.counters import counters
from winset.case.checks.dates import dates
from winset.case.checks.figures import figures
from winset.case.checks.files import files
from winset.case.checks.head import head
from winset.case.checks.identifiers import identifiers
from winset.case.checks.languages import languages
from winset.case.checks.outlooks import outlooks
from winset.case.checks.people import people
from winset.case.checks.pieces import Pieces, pieces
from winset.case.checks.references import dangling
from winset.case.checks.rivals import rivals
from winset.case.checks.scales import lacks_scale, scales
from winset.case.checks.settlements import settlements
from winset.case.checks.texts import texts
from winset.case.checks.viewed import viewed
from winset.case.directory import Directory
from winset.case.gaps import Gaps
from winset.case.issues import Issue
from winset.case.references import Found, Reference, walk
from winset.errors import Problem

if TYPE_CHECKING:
    from winset.case.load import Source

Path = tuple[str | int, ...]


class Checking:
    """A case under check: the case, its files, its ids and every reference in it.

    ``gaps`` says what of the case could not be read: nothing may be held against its absence.
    """

    def __init__(self, case: Case, source: Source, gaps: Gaps) -> None:
        self.case, self.source, self.gaps = case, source, gaps
        self.directory = Directory(case)
        self.found: Found = walk(case)

    @cached_property
    def pieces(self) -> Pieces:
        """Every record and every phrase, with its path."""
        return pieces(self.case)

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """The issues whose scale could be read and is there."""
        return {
            id: issue
            for id, issue in self.case.issues.items()
            if self.whole(("issues", id)) and not lacks_scale(issue)
        }

    @cached_property
    def unknown(self) -> list[Reference]:
        """The references that name nothing; addresses are looked at apart."""
        return [
            reference
            for reference in self.found.references
            if reference.kinds != ("path",) and not self.knows(reference.kinds, reference.id)
        ]

    def whole(self, path: Path) -> bool:
        """Whether everything under ``path`` could be read."""
        return self.gaps.whole(path)

    def stands(self, path: Path) -> bool:
        """Whether the files themselves say something at ``path``."""
        real = self.source.settle(self.gaps.original(path))
        return real[-1:] == path[-1:]

    def knows(self, kinds: tuple[str, ...], id: str) -> bool:
        """Whether ``id`` is of one of these kinds, or may be one that could not be read."""
        if self.directory.has(kinds, id):
            return True
        if "figure" in kinds and id in self.case.places and not self.whole(("places", id)):
            return True
        return id in self.gaps.ids or id.partition(":")[0] in self.gaps.ids

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

        real = self.gaps.original(path)
        where = printed(self.source.settle(real), self.source.raw)
        return Problem(self.source.place(real, key), where, found, expected, meant, kind)


CHECKS: tuple[Callable[[Checking], list[Problem]], ...] = (
    head,
    identifiers,
    dangling,
    languages,
    aliases,
    people,
    scales,
    settlements,
    rivals,
    texts,
    assertions,
    figures,
    dates,
    circles,
    outlooks,
    addresses,
    files,
    counters,
    accounts,
)
ON_A_SOUND_CASE: tuple[Callable[[Checking], list[Problem]], ...] = (viewed,)
"""Checks that can only tell something of a case in which all others find nothing."""


def check(case: Case, source: Source, gaps: Gaps | None = None) -> list[Problem]:
    """Every problem of every check."""
    checking = Checking(case, source, gaps or Gaps())
    problems = [problem for one in CHECKS for problem in one(checking)]
    return problems or [problem for one in ON_A_SOUND_CASE for problem in one(checking)]
