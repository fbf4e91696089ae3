"""What does each method say on who tires first? Side by side, never one figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from winset.models import attrition, hazard
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    Column("method", "word"),
    Column("kind", "word"),
    Column("side", "actor"),
    Column("says", "word"),
    Column("low", "number"),
    Column("high", "number"),
    Column("unit", "word"),
)
FACTOR = 2.0
"""How far apart costs, prizes and chances of two sides may lie, nobody having said (judgement)."""
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
        worse, better = (row.cells[counts.index(n)] for n in ("worse", "better"))
        key = f"indicators.{row.cells[0]}"
        cells = (key, "indicators", "count", row.cells[1], "signs-worse-to-better", worse, better)
        yield Row((*cells, "signs"), row.addresses)


def _buffers(runways: Table) -> Iterator[Row]:
    """Per side the shortest and the longest runway that anybody can reckon."""
    sides = dict.fromkeys(str(s) for s in runways.column("side"))
    for side in sides:
        own = list(runways.where(side=side))
        months = [m for r in own if isinstance(m := r.cells[runways.index("months")], (int, float))]
        says = "buffers-last" if months else "no-runway-known"
        low, high = (min(months), max(months)) if months else (None, None)
        addresses = tuple(dict.fromkeys(a for r in own for a in r.addresses))
        claims = tuple(dict.fromkeys(c for r in own for c in r.claims))
        key = f"runways.{side}"
        cells: tuple[Cell, ...] = (key, "runways", "accounts", side, says, low, high, "months")
        yield Row(cells, addresses, claims)


def _months(costs: Table) -> Iterator[Row]:
    """How many of its costs a side has counted: more counted is not more borne."""
    for side in dict.fromkeys(str(s) for s in costs.column("side")):
        own = list(costs.where(side=side))
        kinds = {r.cells[2] for r in own}
        counted = {r.cells[2] for r in own if r.cells[costs.index("middle")] is not None}
        key = f"month-costs.{side}"
        cells = (key, "month-costs", "accounts", side, "costs-counted", len(counted), len(kinds))
        yield Row((*cells, "kinds"), tuple(dict.fromkeys(a for r in own for a in r.addresses)))


def _hazards(day: date) -> Iterator[Row]:
    """How often past wars of a class ended in a month, whoever stopped.

    On a day before the count was published nobody could have known it: then nothing is said.
    """
    if day < hazard.KNOWN:
        yield Row(("hazard", "hazard", "empirical", None, "no-count-then", None, None, None))
        return
    for name, record in hazard.CLASSES.items():
        low, _, high = hazard.rate(*record)
        key = f"hazard.{name}"
        says = f"ended-a-month-{name}"
        yield Row((key, "hazard", "empirical", None, says, 100 * low, 100 * high, "%"))


def _theory() -> Iterator[Row]:
    """Closed forms over costs and prizes up to a factor apart: how much they leave open.

    The ranges are the same for both sides: nothing here is fed with this case.
    """
    mixed = [attrition.mixed(c, v, 1.0, 1.0)[1] for c, v in product(_UNSAID, _UNSAID)]
    finish = [attrition.to_the_finish(0.05 * a, 0.05 * b)[0] for a, b in product(_UNSAID, _UNSAID)]
    rounds = [attrition.to_the_finish(0.05 * a, 0.05 * b)[1] for a, b in product(_UNSAID, _UNSAID)]
    for name, says, found, unit in (
        ("attrition-known", "either-may-stop", [100 * m for m in mixed], "%"),
        ("attrition-finish", "either-may-win", [100 * f for f in finish], "%"),
        ("attrition-finish", "rounds-until", rounds, "rounds"),
    ):
        key = f"{name}.{says}"
        yield Row((key, name, "theory", None, says, min(found), max(found), unit))
    # With private values the side that values the prize less stops first, always: no new number.
    yield Row(
        ("attrition-private", "attrition-private", "theory", None, "lower-value-stops")
        + 3 * (None,)
    )
