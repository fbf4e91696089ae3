"""Which packages are looked at? A package space, a named package or one typed by hand, laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.checks.fits import misfits
from winset.case.consents import Asked, asked_by_all, asked_by_clause, names_of
from winset.case.deal import of_package
from winset.case.grammar.settlement import SettlementSet
from winset.case.lines import voice
from winset.case.regions import contains
from winset.errors import LensError, Slip, UsageError, nearest, one_of

Choices = NDArray[np.int16]
"""Which option each package takes on each issue: axes (package, issue)."""


@dataclass(frozen=True)
class Layout:
    """The issues of some packages, the options on each, and who is asked on what.

    ``name`` is the address of the space or package, empty for one typed by hand; ``text`` is the
    draft that a package is made from, if it is from one.
    """

    name: str
    deal_type: str
    issues: tuple[str, ...]
    options: tuple[tuple[SettlementSet, ...], ...]
    asked: Asked
    text: str = ""

    @property
    def size(self) -> int:
        """How many packages there are."""
        return prod(len(o) for o in self.options)

    def blocks(self, most: int) -> Iterator[Choices]:
        """All packages in blocks of at most ``most``, the last issue running fastest."""
        shape = tuple(len(o) for o in self.options)
        for start in range(0, self.size, most):
            flat = np.arange(start, min(start + most, self.size))
            yield np.stack(np.unravel_index(flat, shape), axis=1).astype(np.int16)

    def deal(self, choice: NDArray[np.int16]) -> dict[str, SettlementSet]:
        """The terms of one package."""
        return {issue: self.options[k][int(choice[k])] for k, issue in enumerate(self.issues)}

    def key(self, choice: NDArray[np.int16]) -> str:
        """A name for one package: a named one's address, else its terms."""
        if self.name.startswith("packages."):
            return self.name
        deal = self.deal(choice)
        return ", ".join(f"{issue}={chosen.text}" for issue, chosen in deal.items())


LARGEST_MADE = 5_000


def of_space(case: Case, id: str = "") -> tuple[Layout, bool]:
    """A package space of the case, by default its first; whether it had to be made.

    A case without one gets the listed issues on which most of the table has a line.
    """
    if not case.spaces and not id:
        return _made(case), True
    id = id or next(iter(case.spaces))
    if id not in case.spaces:
        hint = nearest(id, case.spaces)
        known = one_of(case.spaces) if case.spaces else "no --space, for it names none"
        raise UsageError(
            f"space: '{id}' is no package space of this case; expected {known}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    space = case.spaces[id]
    issues = tuple(space.issues)
    options = tuple(tuple(map(SettlementSet.parse, space.issues[i])) for i in issues)
    asked = asked_by_all(case, issues)
    return Layout(f"spaces.{id}", space.deal_type, issues, options, asked), False


def _made(case: Case) -> Layout:
    listed = [i for i, issue in case.issues.items() if issue.settlements]
    heard = {i: sum(_heard(case, i, p) for p in case.case.table) for i in listed}
    chosen: list[str] = []
    for issue in sorted(listed, key=lambda i: -heard[i]):
        sizes = [len(case.issues[i].settlements) for i in (*chosen, issue)]
        if heard[issue] and prod(sizes) <= LARGEST_MADE:
            chosen.append(issue)
    if not chosen:
        raise LensError(
            "deals has nothing to read: the case has no package space, and nobody at the table"
            " has a line on an issue with listed settlements"
        )
    issues = tuple(i for i in listed if i in chosen)
    options = tuple(tuple(map(SettlementSet.parse, case.issues[i].settlements)) for i in issues)
    return Layout("", "settlement", issues, options, asked_by_all(case, issues))


def _heard(case: Case, issue: str, party: str) -> bool:
    return bool(voice(case, issue, names_of(case, party)).entries)


def of_named(case: Case, id: str) -> Layout:
    """A named package: one option on each issue, asked by clause when it comes from a text."""
    package = case.packages[id]
    terms = {i: s for i, s in of_package(case, id).items() if case.issues[i].kind != "text"}
    issues = tuple(terms)
    draft = package.from_draft
    asked = asked_by_clause(case, draft, issues) if draft else asked_by_all(case, issues)
    options = tuple((chosen,) for chosen in terms.values())
    return Layout(f"packages.{id}", package.deal_type, issues, options, asked, draft or "")


def of_words(case: Case, words: str) -> Layout:
    """A package of the case by its id, or one typed as ``land=freeze, guarantee=full``."""
    if "=" not in words:
        if words not in case.packages:
            hint = nearest(words, case.packages)
            named = f"{one_of(case.packages)}, or " if case.packages else ""
            raise UsageError(
                f"package: '{words}' is no package of this case; expected"
                f" {named}terms such as ISSUE=SETTLEMENT, ISSUE=SETTLEMENT"
                + (f"; did you mean {hint}?" if hint else "")
            )
        return of_named(case, words)
    terms = dict(_term(case, part) for part in words.split(","))
    issues = tuple(terms)
    options = tuple((chosen,) for chosen in terms.values())
    return Layout("", "settlement", issues, options, asked_by_all(case, issues))


def _term(case: Case, words: str) -> tuple[str, SettlementSet]:
    issue, equals, settlement = (part.strip() for part in words.partition("="))
    if not equals or not settlement:
        raise UsageError(f"package: '{words.strip()}' settles nothing; expected ISSUE=SETTLEMENT")
    if issue not in case.issues:
        hint = nearest(issue, case.issues)
        raise UsageError(
            f"package: '{issue}' is no issue of this case"
            + (f"; did you mean {hint}?" if hint else "")
        )
    try:
        chosen = SettlementSet.parse(settlement)
        for slip in misfits(issue, chosen, case.issues):
            raise slip
    except Slip as slip:
        raise UsageError(f"package: {slip}") from slip
    return issue, chosen


def rungs(case: Case, issue: str, chosen: SettlementSet) -> tuple[str, ...]:
    """What a term is printed as: the settlements of a listed issue, else the words as they are."""
    listed = case.issues[issue].settlements
    if not listed or all(a.stretch in ("unspecified", "unknown") for a in chosen.alternatives):
        return (f"{issue}.{chosen.text}",)
    return tuple(
        f"{issue}.{s}"
        for s in listed
        if any(contains(case.issues[issue], a, s) for a in chosen.alternatives)
    )


def printed(case: Case, deal: Mapping[str, SettlementSet]) -> tuple[str, ...]:
    """The terms of a package, each as issue.settlement."""
    return tuple(r for issue, chosen in deal.items() for r in rungs(case, issue, chosen))
