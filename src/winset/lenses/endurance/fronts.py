"""How far may measured series have moved, and how well did such ranges hold before?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.draws.figures import rounded, series
from winset.models.coverage import (
    EVERY,
    HORIZONS,
    QUANTILES,
    Record,
    back_test,
    ranges_held,
    wilson,
)
from winset.models.front import FORECASTERS, SHORTEST, returning_pace, weekly
from winset.results import Argument, Caution, Cell, Column, Row, Table
from winset.units import DAYS_A_MONTH

PACE = "returning-pace"
"""The forecaster whose ranges are told; the others stand beside it."""
FAN_COLUMNS = (
    Column("row", "key"),
    Column("quantity", "address"),
    Column("weeks", "number", "weeks"),
    Column("date", "date"),
    Column("low", "number"),
    Column("low50", "number"),
    Column("middle", "number"),
    Column("high50", "number"),
    Column("high", "number"),
    Column("level", "number"),
    Column("unit", "word"),
)
PACE_COLUMNS = (
    Column("row", "key"),
    Column("quantity", "address"),
    Column("from", "date"),
    Column("to", "date"),
    Column("days-seen", "number", "days"),
    Column("level", "number"),
    Column("four-weeks", "number"),
    Column("thirteen-weeks", "number"),
    Column("whole-a-week", "number"),
    Column("persistence", "number"),
    Column("unit", "word"),
)
TEST_COLUMNS = (
    Column("row", "key"),
    Column("quantity", "address"),
    Column("weeks", "number", "weeks"),
    Column("forecaster", "word"),
    Column("count", "number"),
    Column("effective", "number"),
    Column("inside-50", "number", "%"),
    Column("low-50", "number", "%"),
    Column("high-50", "number", "%"),
    Column("inside-90", "number", "%"),
    Column("low-90", "number", "%"),
    Column("high-90", "number", "%"),
    Column("width-90", "number"),
    Column("loss", "number"),
    Column("unit", "word"),
)


@dataclass(frozen=True)
class Past:
    """A quantity's own history, week by week."""

    address: str
    unit: str
    dates: tuple[date, ...]
    levels: NDArray[np.float64]
    days: int
    sources: tuple[str, ...]
    claimed: bool
    by: str | None = None
    counted: tuple[bool, ...] = ()
    """Whether the series has a row in the week that ends on each of ``dates``."""

    @property
    def changes(self) -> NDArray[np.float64]:
        """Change of each week, oldest first."""
        return np.diff(self.levels)

    @property
    def long_enough(self) -> bool:
        """Whether a range may be given."""
        return len(self.levels) - 1 >= SHORTEST

    @cached_property
    def tested(self) -> dict[tuple[int, str], Record | None]:
        """How each forecaster did at each horizon on this history; None without a trial."""
        return {
            (weeks, name): back_test(self.changes, forecaster, weeks, SHORTEST, EVERY)
            for weeks in HORIZONS
            for name, forecaster in FORECASTERS.items()
        }


def pasts(case: Case) -> tuple[list[Past], list[Caution]]:
    """The histories that a range can be given for, and in words what is missing of the others."""
    found, warned = [], []
    for address, measured, rows in series(case):
        if not rows:
            warned.append(Caution("gap", "series-not-begun", {"address": address}))
            continue
        dates, levels = weekly([day for day, _ in rows], [level for _, level in rows])
        one = Past(
            address,
            measured.unit or "",
            dates,
            levels,
            len(rows),
            tuple(c.text for c in measured.rests_on),
            any(s.claimed for s in measured.series),
            measured.use or next((s.by for s in measured.series), None),
            _counted(dates, [day for day, _ in rows]),
        )
        if not one.long_enough:
            arguments: dict[str, Argument] = {
                "address": address,
                "count": len(dates) - 1,
                "needed": SHORTEST,
            }
            warned.append(Caution("thin-evidence", "series-short", arguments))
        found.append(one)
    return found, warned


def _counted(dates: tuple[date, ...], rows: list[date]) -> tuple[bool, ...]:
    """Per week that ends on a date, whether some row of the series falls in it."""
    last = (rows[bisect_right(rows, end) - 1] for end in dates)
    return tuple(end - day < timedelta(weeks=1) for end, day in zip(dates, last, strict=True))


def tables(found: list[Past]) -> list[Table]:
    """Pace so far, ranges ahead, and how such ranges held on the history itself."""
    return [
        Table("pace", PACE_COLUMNS, tuple(_pace(p) for p in found if len(p.levels) > 1)),
        Table("fan", FAN_COLUMNS, tuple(r for p in found if p.long_enough for r in _fan(p))),
        Table("fan-test", TEST_COLUMNS, tuple(r for p in found for r in _tested(p))),
    ]


def _pace(past: Past) -> Row:
    from winset.models.front import persistence_of_pace

    changes = past.changes
    whole = float(changes.mean())
    cells = (
        f"{past.address}.pace",
        past.address,
        past.dates[0].isoformat(),
        past.dates[-1].isoformat(),
        past.days,
        rounded(float(past.levels[-1]), 6),
        rounded(float(changes[-4:].mean())) if len(changes) >= 4 else None,
        rounded(float(changes[-13:].mean())) if len(changes) >= 13 else None,
        rounded(whole),
        rounded(persistence_of_pace(changes)) if past.long_enough else None,
        past.unit,
    )
    return Row(cells, (past.address,), past.sources)


def held_up(past: Past, weeks: int) -> bool:
    """Whether 90 % ranges so far ahead held on the history itself, as far as that can be told.

    They did not when even the upper end of the share's own range (Wilson) lies below 90 %.
    """
    return ranges_held(past.tested[weeks, PACE])


def doubts(found: list[Past]) -> list[Caution]:
    """The ranges that are not given, because such ranges failed on the history itself."""
    return [
        Caution("thin-evidence", "range-withheld", {"address": p.address, "weeks": weeks})
        for p in found
        if p.long_enough
        for weeks in HORIZONS
        if not held_up(p, weeks)
    ]


def _fan(past: Past) -> Iterator[Row]:
    for weeks in HORIZONS:
        if not held_up(past, weeks):
            continue
        ends = [float(q) for q in returning_pace(past.changes, weeks, QUANTILES)]
        day = past.dates[-1] + timedelta(weeks=weeks)
        level = float(past.levels[-1]) + ends[2]
        cells: tuple[Cell, ...] = (
            f"{past.address}.{weeks}",
            past.address,
            weeks,
            day.isoformat(),
            *map(rounded, ends),
            rounded(level, 6),
            past.unit,
        )
        yield Row(cells, (past.address,), past.sources)


def _tested(past: Past) -> Iterator[Row]:
    for (weeks, name), record in past.tested.items():
        if record is None:
            continue
        shares: list[float] = []
        for inside in (record.inside_50, record.inside_90):
            low, high = wilson(inside, record.count)
            shares += [100 * inside / record.count, 100 * low, 100 * high]
        cells: tuple[Cell, ...] = (
            f"{past.address}.{weeks}.{name}",
            past.address,
            weeks,
            name,
            record.count,
            round(record.effective, 1),
            *(rounded(round(share, 6)) for share in shares),
            rounded(round(record.width_90, 6), 4),
            rounded(round(record.loss, 6), 4),
            past.unit,
        )
        yield Row(cells, (past.address,), past.sources)


def ahead(past: Past, months: float = 1.0) -> tuple[float, float, float] | None:
    """5, 50 and 95 % of the change of the next ``months`` months; None when no range is given.

    Four weeks ahead, stretched to the length of a month.
    """
    if not past.long_enough or not held_up(past, 4):
        return None
    stretch = months * DAYS_A_MONTH / 28
    low, middle, high = (
        float(q) * stretch for q in returning_pace(past.changes, 4, (0.05, 0.5, 0.95))
    )
    return low, middle, high
