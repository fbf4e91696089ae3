"""Where may a measured quantity stand, week by week? For --quantiles: date, quantile, value."""

from __future__ import annotations

from datetime import timedelta

from winset.case.case import Case
from winset.errors import LensError, UsageError, nearest
from winset.lenses.endurance.figures import quantity, series
from winset.lenses.endurance.fronts import Past
from winset.lenses.endurance.weeks import levels_ahead
from winset.models.front import SHORTEST
from winset.results import Column, Row, Table

QUANTILES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
LONGEST = 520
COLUMNS = (
    Column("row", "key"),
    Column("date", "date"),
    Column("quantile", "number"),
    Column("value", "number"),
)


def table(case: Case, histories: list[Past], address: str, weeks: int) -> Table:
    """One row per week and quantile; the level never below nothing."""
    if not 1 <= weeks <= LONGEST:
        raise UsageError(f"weeks: {weeks} is not from 1 to {LONGEST}")
    past = _chosen(case, histories, address)
    rows = []
    for week in range(1, weeks + 1):
        day = (past.dates[-1] + timedelta(weeks=week)).isoformat()
        levels = levels_ahead(past, week, QUANTILES)
        for quantile, level in zip(QUANTILES, levels, strict=True):
            key = f"{day}.{quantile:g}"
            rows.append(Row((key, day, quantile, float(level)), (past.address,), past.sources))
    return Table("quantiles", COLUMNS, tuple(rows))


def _chosen(case: Case, histories: list[Past], address: str) -> Past:
    """The history asked for, else of the first area held, else the first of all."""
    usable = {p.address: p for p in histories if p.long_enough}
    if address:
        if address in usable:
            return usable[address]
        if quantity(case, address) is None:
            near = nearest(address, [a for a, _, _ in series(case)])
            hint = f"; did you mean {near}?" if near else ""
            raise UsageError(f"quantity: this view has no quantity {address}{hint}")
        raise LensError(
            f"{address} has no series of {SHORTEST} weeks or more that was known on this day"
        )
    areas = [p for p in usable.values() if p.unit == "km2"]
    if not usable:
        raise LensError(f"no quantity of this view has a series of {SHORTEST} weeks or more")
    return areas[0] if areas else next(iter(usable.values()))
