"""What is compared side by side? The case as it stands, and the case with nothing assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from winset.case.case import Case
from winset.case.judged import said
from winset.case.lines import Line, Said
from winset.lenses.deals.layout import Choices, Layout
from winset.lenses.deals.reading import (
    GROUNDS,
    Consent,
    Judged,
    Member,
    Reading,
    Strength,
    ground,
)
from winset.models.answers import NO, UNKNOWN, YES


@dataclass(frozen=True)
class Side:
    """One way to read the case, and the answers it gives to the packages."""

    name: str
    case: Case
    judged: Judged

    @property
    def reading(self) -> Reading:
        """The answers as tables."""
        return self.judged.reading


def sides(case: Case, layout: Layout, choices: Choices) -> tuple[Side, Side]:
    """With the assumptions of the case, and without them."""
    bare, _ = said(case)
    return (
        Side("with", case, Reading(case, layout).judge(choices)),
        Side("without", bare, Reading(bare, layout).judge(choices)),
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One needed answer: of one member on one issue of one package."""

    consent: Consent
    member: Member
    issue: str
    line: Line

    def answer(self, strength: Strength) -> int:
        """No, not known or yes."""
        return int(self.line.declared if strength == "declared" else self.line.assessed)

    @property
    def unsaid(self) -> bool:
        """Whether nothing is said as assessed; to take a text with reservations says something."""
        act = self.line.act
        return self.line.assessed == UNKNOWN and (act is None or act.says != "yes-but")

    def said(self, strength: Strength) -> Said | None:
        """The entry that decides it."""
        return self.line.by if strength == "declared" else self.line.decided_by

    def ground(self, case: Case, strength: Strength) -> str:
        """How it is known, one of GROUNDS."""
        return ground(case, self.line, strength)


def cells(side: Side, consent: Consent, package: int) -> tuple[Cell, ...]:
    """The answers that a consent is made of in one package; members not asked there left out."""
    reading, judged = side.reading, side.judged
    needed = reading.needed(consent)
    return tuple(
        Cell(consent, member, issue, judged.line(member, issue, package))
        for member in consent.members
        if judged.applies(needed, member)[package] != NO
        for issue in reading.issues_of(consent.party)
    )


def cells_of(side: Side, package: int) -> Iterator[Cell]:
    """Every needed answer to one package."""
    for consent in side.reading.consents:
        yield from cells(side, consent, package)


def weight_of(grounds: list[str], answer: int) -> str:
    """How a consent is known: a yes as its weakest part, a no as its strongest refusal."""
    if not grounds or answer == UNKNOWN:
        return "unsaid"
    pick = max if answer == YES else min
    return pick(grounds, key=GROUNDS.index)


def counts_of_grounds(
    side: Side, strength: Strength, without: np.ndarray | None = None
) -> np.ndarray:
    """Cells by ground in every package: axes (package, ground).

    ``without`` marks consents (consent, package) whose cells are left out.
    """
    reading, judged = side.reading, side.judged
    counts = np.zeros((len(judged.choices), len(GROUNDS)), dtype=np.int32)
    for k, consent in enumerate(reading.consents):
        needed = reading.needed(consent)
        for member in consent.members:
            asked = judged.applies(needed, member) != NO
            if without is not None:
                asked = asked & ~without[k]
            for issue in reading.issues_of(consent.party):
                found = judged.ground(member, issue, strength)
                for place in range(len(GROUNDS)):
                    counts[:, place] += asked & (found == place)
    return counts
