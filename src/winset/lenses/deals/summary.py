"""How many packages are in the zone, possible, out; and on how much that was said does it rest?"""

from __future__ import annotations

import numpy as np

from winset.lenses.deals.reading import GROUNDS, STRENGTHS
from winset.lenses.deals.sides import Side, counts_of_grounds
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


def summary(both: tuple[Side, Side]) -> Table:
    """One row per strength, with and without assumptions, over all packages of the space.

    A near miss lacks exactly one consent. Cells are needed answers, package by package.
    """
    rows = []
    for side in both:
        for strength in STRENGTHS:
            verdict = side.judged.verdicts[strength]
            lost = side.judged.refusing[strength].sum(axis=0)
            grounds = counts_of_grounds(side, strength).sum(axis=0)
            numbers = (
                len(verdict),
                *(int((verdict == v).sum()) for v in (2, 1, 0)),
                int((lost == 1).sum()),
                int(np.min(lost, initial=len(side.reading.consents))),
                int(grounds.sum()),
                *map(int, grounds),
            )
            rows.append(Row((f"{strength}.{side.name}", strength, side.name, *numbers)))
    return Table("summary", SUMMARY, tuple(rows))
