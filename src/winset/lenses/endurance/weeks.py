"""What was seen of a measured series week by week, and where may it stand in each week ahead?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from winset.draws.figures import rounded
from winset.lenses.endurance.fronts import Past, held_up
from winset.models.coverage import HORIZONS, QUANTILES
from winset.models.front import persistence, random_walk, returning_pace
from winset.results import Cell, Column, Row, Table

BACK = 52
"""Weeks of the past that are told: a year shows every season once."""
DIGITS = 6
SEEN = (
    Column("row", "key"),
    Column("quantity", "address"),
    Column("date", "date"),
    Column("level", "number"),
    Column("unit", "word"),
    Column("by", "actor"),
    Column("claimed", "word"),
)
AHEAD = (
    Column("row", "key"),
    Column("quantity", "address"),
    Column("weeks", "number", "weeks"),
    Column("date", "date"),
    Column("low", "number"),
    Column("low50", "number"),
    Column("middle", "number"),
    Column("high50", "number"),
    Column("high", "number"),
    Column("walk", "number"),
    Column("last-four", "number"),
    Column("unit", "word"),
)


def tables(found: list[Past]) -> list[Table]:
    """The last year of every history, and its levels ahead, week by week."""
    return [
        Table("seen", SEEN, tuple(row for past in found for row in _seen(past))),
        Table("weeks-ahead", AHEAD, tuple(row for past in found for row in _ahead(past))),
    ]


def levels_ahead(past: Past, week: int, quantiles: Sequence[float]) -> NDArray[np.float64]:
    """Quantiles of the level some weeks on; the level never below nothing."""
    changes = returning_pace(past.changes, week, quantiles)
    return np.maximum(float(past.levels[-1]) + changes, 0.0)


def last_held(past: Past) -> int:
    """Up to how many weeks ahead every horizon held up on the history itself; 0 = none did."""
    reached = 0
    for weeks in HORIZONS if past.long_enough else ():
        if not held_up(past, weeks):
            break
        reached = weeks
    return reached


def _seen(past: Past) -> Iterator[Row]:
    """One row a week; a week without a row of the series has no level: nobody counted."""
    weeks = zip(past.dates, past.levels, past.counted, strict=True)
    for day, level, counted in list(weeks)[-(BACK + 1) :]:
        cells: tuple[Cell, ...] = (
            f"{past.address}.{day.isoformat()}",
            past.address,
            day.isoformat(),
            rounded(float(level), DIGITS) if counted else None,
            past.unit,
            past.by,
            "claimed" if past.claimed else "no",
        )
        yield Row(cells, (past.address,), past.sources)


def _ahead(past: Past) -> Iterator[Row]:
    """One row a week as far as such ranges held up, with two plain guesses beside them."""
    for week in range(1, last_held(past) + 1):
        start = float(past.levels[-1])
        plain = [
            max(start + float(guess(past.changes, week, (0.5,))[0]), 0.0)
            for guess in (random_walk, persistence)
        ]
        cells: tuple[Cell, ...] = (
            f"{past.address}.{week}",
            past.address,
            week,
            (past.dates[-1] + timedelta(weeks=week)).isoformat(),
            *(rounded(float(end), DIGITS) for end in levels_ahead(past, week, QUANTILES)),
            *(rounded(level, DIGITS) for level in plain),
            past.unit,
        )
        yield Row(cells, (past.address,), past.sources)
