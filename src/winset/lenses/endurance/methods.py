"""What does each method say on who tires first? Side by side, never one figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from winset.draws.figures import rounded
from winset.models import attrition, hazard
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    # A method speaks; as an actor it names the row, and its code is a word of the lens.
    Column("method", "actor"),
    Column("kind", "word"),
    Column("side", "actor"),
    Column("says", "word"),
    Column("number", "number"),
    Column("low", "number"),
    Column("high", "number"),
    Column("unit", "word"),
)
FACTOR = 2.0
"""How far apart costs, prizes and chances of two sides may lie, nobody having said (judgement)."""
COLLAPSE = 0.05
"""Chance of collapse a round around which the fight to the finish is told (judgement)."""
_UNSAID = (1 / FACTOR, 1.0, FACTOR)


def table(counts: Table, runways: Table, costs: Table, day: date) -> Table:
    """Accounts and signs of this case, ends of past wars, and theory, each labelled as such."""
    rows = (
        *_signs(counts),
        *_buffers(runways),
        *_months(costs),
        *_hazards(day),
        *_theory(),
    )
    return Table("methods", COLUMNS, rows)


def _signs(counts: Table) -> Iterator[Row]:
    for row in counts.rows:
        for goes in ("worse", "better"):
            number = row.cells[counts.index(goes)]
            key = f"indicators.{row.cells[0]}.{goes}"
            side = row.cells[1]
            cells = (key, "indicators", "count", side, f"signs-{goes}", number, None, None, "signs")
            yield Row(cells, row.addresses)


def _buffers(runways: Table) -> Iterator[Row]:
    """Per side the shortest and the longest runway that anybody can reckon."""
    sides = dict.fromkeys(str(s) for s in runways.column("side"))
    for side in sides:
        own = list(runways.where(side=side))
        months = [m for r in own if isinstance(m := r.cells[runways.index("months")], (int, float))]
        says = "buffers-last" if months else "no-runway-known"
        ends = (min(months), max(months)) if months else (None, None)
        addresses = tuple(dict.fromkeys(a for r in own for a in r.addresses))
        claims = tuple(dict.fromkeys(c for r in own for c in r.claims))
        key = f"runways.{side}"
        cells: tuple[Cell, ...] = (key, "runways", "accounts", side, says, None, *ends, "months")
        yield Row(cells, addresses, claims)


def _months(costs: Table) -> Iterator[Row]:
    """How many of its costs a side has counted: more counted is not more borne."""
    for side in dict.fromkeys(str(s) for s in costs.column("side")):
        own = list(costs.where(side=side))
        counted = {r.cells[2] for r in own if r.cells[costs.index("low")] is not None}
        key = f"month-costs.{side}"
        says = ("costs-counted", len(counted), None, None, "kinds")
        cells = (key, "month-costs", "accounts", side, *says)
        yield Row(cells, tuple(dict.fromkeys(a for r in own for a in r.addresses)))


def _hazards(day: date) -> Iterator[Row]:
    """How often past wars of a class ended in a month, whoever stopped.

    On a day before the count was published nobody could have known it: then nothing is said.
    """
    if day < hazard.KNOWN:
        unsaid = (None, None, None, None)
        yield Row(("hazard", "hazard", "empirical", None, "no-count-then", *unsaid))
        return
    for name, record in hazard.CLASSES.items():
        low, _, high = hazard.rate(*record)
        key = f"hazard.{name}"
        says = f"ended-a-month-{name}"
        ends = (rounded(100 * low), rounded(100 * high))
        yield Row((key, "hazard", "empirical", None, says, None, *ends, "%"))


def _theory() -> Iterator[Row]:
    """Closed forms over costs and prizes up to a factor apart: how much they leave open.

    The ranges are the same for both sides: nothing here is fed with this case.
    """
    pairs = list(product(_UNSAID, _UNSAID))
    mixed = [attrition.mixed(c, v, 1.0, 1.0)[1] for c, v in pairs]
    finish = [attrition.to_the_finish(COLLAPSE * a, COLLAPSE * b) for a, b in pairs]
    for name, says, found, unit in (
        ("attrition-known", "either-may-stop", [100 * m for m in mixed], "%"),
        ("attrition-finish", "either-may-win", [100 * chance for chance, _ in finish], "%"),
        ("attrition-finish", "rounds-until", [rounds for _, rounds in finish], "rounds"),
    ):
        key = f"{name}.{says}"
        ends = (rounded(min(found)), rounded(max(found)))
        yield Row((key, name, "theory", None, says, None, *ends, unit))
    # With private values the side that values the prize less stops first, always: no new number.
    name = "attrition-private"
    yield Row((name, name, "theory", None, "lower-value-stops", None, None, None, None))
