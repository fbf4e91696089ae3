"""How many packages are in the zone, possible, out; who blocks how many; on what does it rest?

Large spaces are gone through block by block; of those only the packages that are best off are kept
for what looks at packages one by one: half of them lack the fewest consents, half are refused by
the fewest answers. Ties go by refused answers, then by rungs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.errors import UsageError
from winset.lenses.deals.effort import effort
from winset.lenses.deals.layout import Choices, Layout
from winset.lenses.deals.reading import GROUNDS, STRENGTHS, Consent, Strength
from winset.lenses.deals.sides import Side, counts_of_grounds, sides
from winset.models.answers import NO, UNKNOWN, YES
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
    Column("alone-so-far", "number", "packages"),
    Column("unsaid", "number", "packages"),
    Column("refuses-without", "number", "packages"),
    Column("alone-without", "number", "packages"),
    Column("alone-so-far-without", "number", "packages"),
    Column("unsaid-without", "number", "packages"),
)
BLOCK = 1 << 16
KEPT = 5_000
"""Packages of a larger space that are looked at one by one; the result warns of the cut."""
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
    refused: int
    """Packages of the whole space that are out, as assessed."""
    refused_by: dict[str, int]
    """Party -> packages of the whole space that it refuses, as assessed."""


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
    return Survey(
        counts.summary(),
        counts.blockers(),
        kept,
        counts.tried,
        counts.opening,
        counts.refused,
        counts.refused_by,
    )


def _best(side: Side) -> np.ndarray:
    """Half by lacking consents, half by refused answers, as assessed; in order of coming."""
    judged = side.judged
    assessed, declared = (judged.refusing[s].sum(axis=0) for s in ("assessed", "declared"))
    lines, rungs = effort(judged, "assessed")
    at = np.arange(len(assessed))
    open_ = -judged.verdicts["assessed"].astype(int)
    by_consents = np.lexsort((at, rungs, lines, declared, open_, assessed))
    by_answers = np.lexsort((at, assessed, rungs, lines))
    first = by_consents[: KEPT // 2]
    rest = by_answers[~np.isin(by_answers, first)]
    return np.sort(np.concatenate([first, rest[: KEPT - len(first)]]))


class _Counts:
    """Sums over blocks."""

    def __init__(self) -> None:
        self.by_reading: dict[tuple[str, Strength], np.ndarray] = {}
        self.by_consent: dict[tuple[Consent, Strength], np.ndarray] = {}
        self.tried = self.opening = self.refused = 0
        self.refused_by: dict[str, int] = {}

    def add(self, both: tuple[Side, Side]) -> None:
        """Count one block."""
        for side in both:
            for strength in STRENGTHS:
                self._read(side, strength)
        for k, consent in enumerate(both[0].reading.consents):
            for strength in STRENGTHS:
                numbers = np.array([n for side in both for n in _blocking(side, k, strength)])
                before = self.by_consent.get((consent, strength), np.zeros(8, dtype=int))
                self.by_consent[consent, strength] = before + numbers
        lost = both[0].judged.refusing["assessed"]
        self.tried += int(lost.sum())
        self.opening += int((lost.sum(axis=0) == 1).sum())
        self.refused += int((both[0].judged.verdicts["assessed"] == NO).sum())
        for party in both[0].reading.parties:
            refused = int((both[0].judged.party(party, "assessed") == NO).sum())
            self.refused_by[party.party] = self.refused_by.get(party.party, 0) + refused

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

        What it alone refuses every other needed consent takes. ``alone-so-far``: nobody else
        refuses it, but some other needed consent has not been given either.
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


def _blocking(side: Side, k: int, strength: Strength) -> tuple[int, int, int, int]:
    lost = side.judged.refusing[strength]
    only = lost[k] & (lost.sum(axis=0) == 1)
    taken = _others_agree(side, k, strength)
    unsaid = side.judged.consent(side.reading.consents[k], strength) == UNKNOWN
    counts = (lost[k], only & taken, only & ~taken, unsaid)
    return tuple(int(c.sum()) for c in counts)  # type: ignore[return-value]


def _others_agree(side: Side, k: int, strength: Strength) -> NDArray[np.bool_]:
    """Where every other party says yes, and every other consent of the same party."""
    judged, own = side.judged, side.reading.consents[k]
    others = [judged.party(p, strength) for p in side.reading.parties if p.party != own.party]
    others += [
        judged.consent(c, strength)
        for c in side.reading.consents
        if c.party == own.party and c is not own
    ]
    if not others:
        return np.full(len(judged.choices), True)
    agreed: NDArray[np.bool_] = np.min(np.stack(others), axis=0) == YES
    return agreed
