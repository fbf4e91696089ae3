"""Where may a measured quantity stand, step by step? For --quantiles, only as far as ranges held.

A step is a week of a series or a month of dated figures. Nothing is written that the lens would
withhold: a quantity too short, or ranges that failed or could not be tried on its own past.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.checks.fits import span_of
from winset.draws.figures import SECTIONS, Figure, observed, quantity
from winset.errors import LensError, UsageError, nearest
from winset.lenses.endurance.fronts import Past
from winset.lenses.endurance.months import by_month
from winset.models.coverage import EVERY, back_test, ranges_held
from winset.models.front import SHORTEST, returning_pace
from winset.results import Caution, Column, Row, Table
from winset.units import DAYS_A_MONTH

QUANTILES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
FEWEST = 2
"""Trials that stand alone, below which ranges count as untried (judgement)."""
_WEEKS_A_MONTH = DAYS_A_MONTH / 7
Month = tuple[tuple[int, int], tuple[float, tuple[str, ...]]]
"""A month, and its figure with its sources."""
COLUMNS = (
    Column("row", "key"),
    Column("date", "date"),
    Column("quantile", "number"),
    Column("value", "number"),
    Column("quantity", "address"),
    Column("unit", "word"),
)


@dataclass(frozen=True)
class History:
    """What is stepped on from: a history, in steps of a week or a month."""

    past: Past
    step: str

    def day(self, steps: int) -> date:
        """The day so many steps after the last figure."""
        last = self.past.dates[-1]
        if self.step == "weeks":
            return last + timedelta(weeks=steps)
        year, month = divmod(12 * last.year + last.month - 1 + steps, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])


def table(
    case: Case, histories: list[Past], address: str, weeks: int
) -> tuple[Table, tuple[Caution, ...]]:
    """One row per step and quantile within the bounds of the quantity, and what was cut off."""
    found = _history(case, histories, _asked(case, address))
    steps = weeks if found.step == "weeks" else round(weeks / _WEEKS_A_MONTH)
    _may_tell(found, weeks, steps)
    low, high = _bounds(case, found.past.address)
    rows, cut = [], 0
    for step in range(1, steps + 1):
        day = found.day(step).isoformat()
        levels = _levels(found.past, step)
        kept = np.clip(levels, low, high)
        cut += int((kept != levels).sum())
        for share, level in zip(QUANTILES, kept, strict=True):
            cells = (f"{day}.{share:g}", day, share, _digits(float(level)))
            own = (found.past.address, found.past.unit)
            rows.append(Row((*cells, *own), (found.past.address,), found.past.sources))
    warned = Caution("gap", "quantiles-cut", {"address": found.past.address, "count": cut})
    return Table("quantiles", COLUMNS, tuple(rows)), (warned,) if cut else ()


def _levels(past: Past, steps: int) -> NDArray[np.float64]:
    return np.asarray(float(past.levels[-1]) + returning_pace(past.changes, steps, QUANTILES))


def _digits(level: float) -> float:
    """Six digits: a map counts square kilometres, and no range is surer than that."""
    return float(f"{level:.6g}")


def _bounds(case: Case, address: str) -> tuple[float, float]:
    """The bounds of the quantity; without them nothing lies below nothing."""
    measured = quantity(case, address)
    bounds = span_of(measured.bounds) if measured is not None and measured.bounds else None
    return bounds if bounds is not None else (0.0, np.inf)


def _asked(case: Case, address: str) -> str:
    """The address asked for, else the first area with a series; never another in its place."""
    if address:
        if quantity(case, address) is None:
            near = nearest(address, _measured(case))
            hint = f"; did you mean {near}?" if near else ""
            raise UsageError(f"quantity: this view has no quantity {address}{hint}")
        return address
    for one in _measured(case):
        measured = quantity(case, one)
        if measured is not None and measured.series and measured.unit == "km2":
            return one
    raise LensError("no quantity of this view has a series of an area; name one with --quantity")


def _measured(case: Case) -> list[str]:
    return [f"{section}.{id}" for section in SECTIONS for id in getattr(case, section)]


def _history(case: Case, histories: list[Past], address: str) -> History:
    """The series of a quantity, else its monthly figures; a refusal when neither is long enough."""
    past = next((p for p in histories if p.address == address), None)
    step = "weeks"
    if past is None:
        past, step = _monthly(case, address), "months"
    if past is None:
        raise LensError(f"{address} has neither a series nor figures of months in this view")
    if not past.long_enough:
        raise LensError(
            f"{address} has {len(past.levels) - 1} {step} of change that were known on this day; "
            f"{SHORTEST} are needed"
        )
    return History(past, step)


def _monthly(case: Case, address: str) -> Past | None:
    """The latest run of months without a hole among the figures of the counter in use."""
    measured = quantity(case, address)
    found = list(_run(by_month(observed(case, address))))
    if measured is None or not found:
        return None
    dates = tuple(date(y, m, monthrange(y, m)[1]) for (y, m), _ in found)
    claims = tuple(dict.fromkeys(c for _, (_, claims) in found for c in claims))
    levels = np.array([level for _, (level, _) in found])
    return Past(address, measured.unit or "", dates, levels, len(found), claims, False)


def _run(months: dict[tuple[int, int], Figure]) -> Iterator[Month]:
    """Months in a row up to the newest; one with rival values ends it, for it has no middle."""
    kept: list[Month] = []
    for year, month in sorted(months, reverse=True):
        figure = months[(year, month)]
        earlier = kept and 12 * kept[-1][0][0] + kept[-1][0][1] - (12 * year + month) != 1
        if earlier or figure.single is None:
            break
        kept.append(((year, month), (figure.single, figure.claims)))
    yield from reversed(kept)


def _may_tell(found: History, weeks: int, steps: int) -> None:
    """Refuses what the lens withholds: ranges that failed on the quantity's past, or untried."""
    if weeks < 1 or steps < 1:
        raise UsageError(f"weeks: {weeks} is too few; expected 1 or more, of months 4 or more")
    held = _held(found, steps)
    if held >= steps:
        return
    raise LensError(
        f"{found.past.address}: ranges {steps} {found.step} ahead failed, or could not be tried, "
        f"on its own past; they may be written up to {held} {found.step} ahead"
    )


def _held(found: History, steps: int) -> int:
    """Up to how many steps ahead every tried range held, of those asked for."""
    every = EVERY if found.step == "weeks" else 1
    for step in _tried(steps):
        record = back_test(found.past.changes, returning_pace, step, SHORTEST, every)
        tried = record is not None and record.effective >= FEWEST
        if not tried or not ranges_held(record):
            return max((s for s in _tried(steps) if s < step), default=0)
    return steps


def _tried(steps: int) -> tuple[int, ...]:
    """The horizons that are tried: every fourth step, and the last one asked for."""
    return (*range(4, steps, 4), steps)
