"""Which months stand along an axis of days, and what is each called there?"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from winset.views.words import Words


def ticks(start: date, end: date) -> tuple[date, ...]:
    """Firsts of months within the axis; of every third month or of years when it is long."""
    months = (end.year - start.year) * 12 + end.month - start.month
    every = 1 if months <= 15 else 3 if months <= 40 else 12
    found = []
    year, month = start.year, start.month
    while date(year, month, 1) <= end:
        first = date(year, month, 1)
        if first >= start and (month - 1) % every == 0:
            found.append(first)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)


def stretches(start: date, end: date) -> tuple[tuple[date, date], ...]:
    """The stretches between ticks, the cut ones at both ends too."""
    edges = [start, *(tick for tick in ticks(start, end) if start < tick < end), end]
    return tuple(pairwise(edges))


def month_name(first: date, last: date, page: Words) -> str:
    """The name of a stretch: its month, or its year when it is long."""
    if (last - first).days > 200:
        return str(first.year)
    return page[f"months-short.{first.month}"]


def dated(month: str, year: int, page: Words) -> str:
    """A month with its year."""
    return f"{month} {year}" if page.language == "en" else f"{year}年{month}"


def named(start: date, end: date, page: Words) -> tuple[tuple[date, date, str], ...]:
    """Each stretch with its name; the first of a later year says so."""
    found = []
    year = 0
    for first, last in stretches(start, end):
        name = month_name(first, last, page)
        if first.year != year and name != str(first.year):
            if year:
                name = dated(name, first.year, page)
            year = first.year
        found.append((first, last, name))
    return tuple(found)
