"""Which package is better for somebody and worse for nobody, as far as they have said?"""

from __future__ import annotations

from collections.abc import Sequence

from winset.lenses.deals.changes import payers
from winset.lenses.deals.sides import Side
from winset.models.answers import NO
from winset.results import Column, Row, Table

IMPROVEMENTS = (
    Column("improvement", "key"),
    Column("package", "package"),
    Column("instead", "package"),
    Column("gainers", "ids"),
    Column("unknown-for", "ids"),
    Column("verdict", "word"),
    Column("lacking", "number", "consents"),
    Column("lacking-before", "number", "consents"),
)
LARGEST = 2_000
"""Packages up to which every pair is compared."""


def improvements(side: Side, chosen: Sequence[int], most: int) -> Table:
    """For each chosen package the packages of its space that somebody prefers and nobody minds.

    A package for which some member's change cannot be told is kept and says for whom. Those that
    cost nobody an answer come first, then those that lack fewest consents.
    """
    rows: list[Row] = []
    size = len(side.judged.choices)
    for package in chosen if 1 < size <= LARGEST else ():
        found = [r for other in range(size) if (r := _row(side, package, other)) is not None]
        found.sort(key=lambda r: (len(_ids(r, 4)), r.cells[6], -len(_ids(r, 3))))
        rows += found[:most]
    return Table("improvements", IMPROVEMENTS, tuple(rows))


def _ids(row: Row, place: int) -> tuple[str, ...]:
    cell = row.cells[place]
    return cell if isinstance(cell, tuple) else ()


def _row(side: Side, package: int, other: int) -> Row | None:
    if package == other:
        return None
    layout, choices = side.reading.layout, side.judged.choices
    before, after = layout.deal(choices[package]), layout.deal(choices[other])
    worse, better, unknown = payers(side, before, after)
    if worse or not better:
        return None
    lost = side.judged.refusing["assessed"].sum(axis=0)
    verdict = int(side.judged.verdicts["assessed"][other])
    key, better_key = layout.key(choices[package]), layout.key(choices[other])
    return Row(
        (
            f"{key} -> {better_key}",
            key,
            better_key,
            better,
            unknown or None,
            ("out", "possibly", "in-zone")[verdict] if verdict != NO else "out",
            int(lost[other]),
            int(lost[package]),
        )
    )
