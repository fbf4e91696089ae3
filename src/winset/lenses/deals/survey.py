"""How many packages are in the zone, possible, out; who blocks how many; on what does it rest?

Large spaces are gone through block by block; of those only the packages that are best off are kept
for what looks at packages one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from winset.case.case import Case
from winset.errors import UsageError
from winset.lenses.deals.layout import Choices, Layout
from winset.lenses.deals.reading import GROUNDS, STRENGTHS, Consent, Strength
from winset.lenses.deals.sides import Side, counts_of_grounds, sides
from winset.models.answers import UNKNOWN
from winset.results import Column, Row, Table

SUMMARY = (
    Column("reading", "key"),
    Column("strength", "word"),
    Column("assumptions", "word"),
    Column("packages", "number", "packages"),
    Column("in-zone", "number", "packages"),
    Column("possibly", "number", "packages"),
    Column("out", "number", "packages"),
    Column("near-misses", "number", "packages"),
    Column("fewest-lacking", "number", "consents"),
    Column("cells", "number", "cells"),
    *(Column(g, "number", "cells") for g in GROUNDS),
)
BLOCKERS = (
    Column("blocker", "key"),
    Column("party", "party"),
    Column("role", "word"),
    Column("strength", "word"),
    Column("refuses", "number", "packages"),
    Column("alone", "number", "packages"),
    Column("unsaid", "number", "packages"),
    Column("refuses-without", "number", "packages"),
    Column("alone-without", "number", "packages"),
    Column("unsaid-without", "number", "packages"),
)
BLOCK = 1 << 16
KEPT = 5_000
LARGEST = 1 << 26


@dataclass(frozen=True)
class Survey:
    """The tables over all packages, and the packages kept for a closer look."""

    summary: Table
    blockers: Table
    choices: Choices
    tried: int
    """Single consents that some package lacks, as assessed."""
    opening: int
    """Those of them that are the only one lacking."""


def survey(case: Case, layout: Layout) -> Survey:
    """Every package of a space, judged at both strengths, with and without assumptions."""
    if layout.size > LARGEST:
        raise UsageError(
            f"space: {layout.name.removeprefix('spaces.')} has {layout.size} packages, of which at"
            f" most {LARGEST} can be gone through; name fewer issues or settlements"
        )
    counts, blocks = _Counts(), []
    for choices in layout.blocks(BLOCK):
        both = sides(case, layout, choices)
        counts.add(both)
        blocks.append(choices if layout.size <= KEPT else choices[_best(both[0])])
    kept = np.concatenate(blocks)
    if len(kept) > KEPT:
        kept = kept[_best(sides(case, layout, kept)[0])]
    lost = counts.tried, counts.opening
    return Survey(counts.summary(), counts.blockers(), kept, *lost)


def _best(side: Side) -> np.ndarray:
    """The packages that lack fewest consents as assessed, then as declared; in order of coming."""
    assessed, declared = (side.judged.refusing[s].sum(axis=0) for s in ("assessed", "declared"))
    verdict = side.judged.verdicts["assessed"]
    order = np.lexsort((np.arange(len(assessed)), declared, -verdict.astype(int), assessed))
    return np.sort(order[:KEPT])


class _Counts:
    """Sums over blocks."""

    def __init__(self) -> None:
        self.by_reading: dict[tuple[str, Strength], np.ndarray] = {}
        self.by_consent: dict[tuple[Consent, Strength], np.ndarray] = {}
        self.tried = self.opening = 0

    def add(self, both: tuple[Side, Side]) -> None:
        """Count one block."""
        for side in both:
            for strength in STRENGTHS:
                self._read(side, strength)
        for k, consent in enumerate(both[0].reading.consents):
            for strength in STRENGTHS:
                numbers = np.array([n for side in both for n in _blocking(side, k, strength)])
                before = self.by_consent.get((consent, strength), np.zeros(6, dtype=int))
                self.by_consent[consent, strength] = before + numbers
        lost = both[0].judged.refusing["assessed"]
        self.tried += int(lost.sum())
        self.opening += int((lost.sum(axis=0) == 1).sum())

    def _read(self, side: Side, strength: Strength) -> None:
        verdict = side.judged.verdicts[strength]
        lost = side.judged.refusing[strength].sum(axis=0)
        grounds = counts_of_grounds(side, strength).sum(axis=0)
        fewest = int(np.min(lost, initial=len(side.reading.consents)))
        sums = [len(verdict), *((verdict == v).sum() for v in (2, 1, 0)), (lost == 1).sum()]
        now = np.array([*sums, fewest, grounds.sum(), *grounds], dtype=int)
        before = self.by_reading.get((side.name, strength))
        if before is not None:
            fewest = min(fewest, int(before[5]))
            now = now + before
            now[5] = fewest
        self.by_reading[side.name, strength] = now

    def summary(self) -> Table:
        """One row per strength, with and without assumptions.

        A near miss lacks exactly one consent. Cells are needed answers, package by package.
        """
        rows = [
            Row((f"{strength}.{name}", strength, name, *map(int, numbers)))
            for (name, strength), numbers in self.by_reading.items()
        ]
        return Table("summary", SUMMARY, tuple(rows))

    def blockers(self) -> Table:
        """Per consent how many packages it refuses, how many it alone, how many it leaves open.

        What it alone refuses is what would no longer be refused if it gave way.
        """
        rows = [
            Row(
                (
                    f"{consent.id} {strength}",
                    consent.party,
                    consent.role,
                    strength,
                    *map(int, numbers),
                )
            )
            for (consent, strength), numbers in self.by_consent.items()
        ]
        return Table("blockers", BLOCKERS, tuple(rows))


def _blocking(side: Side, k: int, strength: Strength) -> tuple[int, int, int]:
    lost = side.judged.refusing[strength]
    alone = lost[k] & (lost.sum(axis=0) == 1)
    unsaid = side.judged.consent(side.reading.consents[k], strength) == UNKNOWN
    return int(lost[k].sum()), int(alone.sum()), int(unsaid.sum())
