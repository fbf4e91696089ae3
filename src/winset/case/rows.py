"""Which rows of a series file were known on a day?"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from winset.case.grammar.when import When
from winset.case.quantities import Series
from winset.units import DAYS_PER

Rows = tuple[tuple[date, float], ...]


def rows(series: Series, day: date) -> Rows:
    """(date, figure) of every row known on ``day``, in order of time.

    A row is known ``known-after`` its date. A series without a file behind it, such as one made in
    memory, has no rows.
    """
    table = series._sheet
    if table is None:
        return ()
    when, value = table.columns.index(series.date_column), table.columns.index(series.value_column)
    last = day - timedelta(days=_days_until_known(series))
    found = ((_day(row[when].strip()), float(row[value])) for _, row in table.rows)
    return tuple(sorted((at, figure) for at, figure in found if at <= last))


def _days_until_known(series: Series) -> int:
    """Whole days between the date of a row and the day it is known, rounded up."""
    wait = series.known_after
    if wait is None or not wait.known or not wait.numbers:
        return 0
    days = max(wait.numbers) * float(DAYS_PER[wait.unit])
    return int(-(-days // 1))


@cache
def _day(text: str) -> date:
    """The last day of a row's date."""
    last = When.parse(text).last
    assert last is not None, "the checks refuse rows without a day"
    return last
