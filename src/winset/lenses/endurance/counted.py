"""What does a month cost by what somebody has counted: a year, a month, a day, a running total?

Every counter has a row of his own: rivals are never averaged, and nothing is made up where a count
says nothing about a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from winset.draws import Draws
from winset.draws.figures import Books, Figure, billions, ends_of, observed, rounded
from winset.lenses.endurance.months import by_month
from winset.results import Cell, Row
from winset.units import DAYS_A_MONTH

MONTHS = 12
"""Days of a month, a twelfth of a year of 365.25 days."""
_SHORTEST = 60
"""Days that two counts, or the ends of a span, must lie apart to give a pace."""

Ends = tuple[float | None, float | None, float | None]


def years(draws: Draws, books: Books, kind: str, role: str, what: str) -> Iterator[Row]:
    """A twelfth of what was counted for a year, per counter."""
    for number, figure in enumerate(_rivals(books, kind, role), 1):
        ends = ends_of(draws, (figure,), lambda year: year / MONTHS)
        yield _row(books, kind, role, what, figure, ends, "year-by-twelve", f"{role}-{number}")


def days(draws: Draws, books: Books, kind: str, role: str, what: str) -> Iterator[Row]:
    """A month of days as dear as the one that was counted, per counter."""
    for number, figure in enumerate(_rivals(books, kind, role), 1):
        ends = ends_of(draws, (figure,), lambda day: day * DAYS_A_MONTH)
        yield _row(books, kind, role, what, figure, ends, "day-by-days", f"{role}-{number}")


def months(draws: Draws, books: Books, kind: str, role: str, what: str) -> Iterator[Row]:
    """The newest month on record; where several of the last year are, their range and middle."""
    recorded = list(by_month(books.history(kind, role)).items())
    if not recorded:
        return
    (year, month), newest = recorded[-1]
    last = [f for (y, m), f in recorded if 12 * y + m > 12 * year + month - MONTHS]
    if len(last) < 3:
        ends = ends_of(draws, (newest,), lambda month: month)
        yield _row(books, kind, role, what, newest, ends, "month-recorded", role)
        return
    middles = [f.single for f in last if f.single is not None]
    middle = float(np.median(middles)) if len(middles) == len(last) else None
    ends = (min(f.low for f in last), middle, max(f.high for f in last))
    yield _row(books, kind, role, what, newest, ends, "months-on-record", role, tuple(last))


def totals(books: Books, kind: str, role: str, what: str) -> Iterator[Row]:
    """The growth of a running total a month, per counter.

    Two counts by one counter give a pace; a count over a span gives its mean; one count of one day
    gives none, and that is said instead of guessed.
    """
    by_counter: dict[str | None, list[Figure]] = {}
    for figure in _rivals(books, kind, role):
        by_counter.setdefault(figure.by, []).append(figure)
    for number, own in enumerate(by_counter.values(), 1):
        key = f"{role}-{number}"
        paces = [p for p in map(_pace, own, own[1:]) if p is not None]
        over_span = _over_span(own[-1])
        if paces:
            ends: Ends = (min(paces), paces[-1], max(paces))
            yield _row(books, kind, role, what, own[-1], ends, "growth-of-total", key, tuple(own))
        elif over_span is not None:
            yield _row(books, kind, role, what, own[-1], over_span, "mean-of-span", key)
        else:
            yield _row(books, kind, role, what, own[-1], (None,) * 3, "running-total-only", key)


def _rivals(books: Books, kind: str, role: str) -> list[Figure]:
    """Every dated figure of a role, of all counters, oldest first; else its one value."""
    address = books.address(kind, role)
    if address is None:
        return []
    found = observed(books.case, address, rivals=True)
    newest = books.figure(kind, role)
    return found or ([newest] if newest is not None else [])


def _day(figure: Figure) -> date | None:
    return figure.at.last if figure.at is not None else None


def _pace(before: Figure, after: Figure) -> float | None:
    """Growth a month between two counts far enough apart."""
    then, now = _day(before), _day(after)
    if then is None or now is None or (now - then).days < _SHORTEST:
        return None
    return (after.middle - before.middle) / (now - then).days * DAYS_A_MONTH


def _over_span(figure: Figure) -> Ends | None:
    """The monthly mean of a count over a span of time."""
    first, last = (figure.at.first, figure.at.last) if figure.at is not None else (None, None)
    if first is None or last is None or (last - first).days < _SHORTEST:
        return None
    months_ = (last - first).days / DAYS_A_MONTH
    single = figure.single
    middle = single / months_ if single is not None else None
    return figure.low / months_, middle, figure.high / months_


def _row(
    books: Books,
    kind: str,
    role: str,
    what: str,
    figure: Figure,
    ends: Ends,
    basis: str,
    key: str,
    rests: tuple[Figure, ...] = (),
) -> Row:
    low, middle, high = ends
    scaled: tuple[float | None, ...] = (low, middle, high)
    unit = figure.unit
    if what != "lives":
        scaled, unit = billions(scaled, figure.unit)
    every = rests or (figure,)
    cells: tuple[Cell, ...] = (
        f"{books.party}.{what}.{key}",
        books.party,
        what,
        *map(rounded, scaled),
        unit,
        basis,
        books.address(kind, role),
        figure.by,
        "claimed" if figure.claimed else "no",
        None,
    )
    addresses = tuple(dict.fromkeys(f.address for f in every))
    return Row(cells, addresses, tuple(dict.fromkeys(c for f in every for c in f.claims)))
