"""How is a number, a range, a chance or a date printed, in each language?

Minus is a minus sign, a range takes an en dash, a number and its unit never part at a line's end.
"""

from __future__ import annotations

import math
from datetime import date

from winset.errors import UsageError
from winset.views.words import Words, words

MINUS = "\u2212"
EN_DASH = "\u2013"
NO_BREAK_SPACE = "\u00a0"

# Upper ends of the likelihood bands of ICD 203, in per cent.
BAND_ENDS: tuple[int, ...] = (5, 20, 45, 55, 80, 95, 100)


def number(value: float, decimals: int = 0) -> str:
    """``value`` with thousands apart; never a negative zero."""
    if not math.isfinite(value):
        raise UsageError(f"{value} is no number that can be printed")
    printed = f"{abs(value):,.{decimals}f}"
    nothing = not any(digit in printed for digit in "123456789")
    return printed if value >= 0 or nothing else MINUS + printed


def between(low: float, high: float, language: str, decimals: int = 0) -> str:
    """A range; a dash would hide a minus, so ranges that reach below zero take a word."""
    first, last = number(low, decimals), number(high, decimals)
    if first == last:
        return first
    if MINUS in first + last:
        return first + words(language, "page")["joins.to"] + last
    return f"{first}{EN_DASH}{last}"


def with_unit(printed: str, unit: str, language: str) -> str:
    """A printed number and its unit, bound so that no line ends between them."""
    name = unit_name(unit, language)
    if not name:
        return printed
    return printed + (NO_BREAK_SPACE if language == "en" else "") + name


def unit_name(unit: str, language: str) -> str:
    """How a unit is printed; a unit that no language names prints as it is written."""
    page = words(language, "page")
    return page.get(f"units.{unit}", unit)


def chance(low: float, high: float, language: str) -> str:
    """A range of chances (0 to 1) in steps of 5 per cent, without the sign: ``20–35``."""
    page = words(language, "page")
    first, last = _step(low), _step(high)
    if last < 5:
        return page.fill("chance.under", n=5)
    if first > 95:
        return page.fill("chance.over", n=95)
    if first == last:
        return str(first)
    return f"{first}{EN_DASH}{last}"


def chance_word(low: float, high: float, language: str) -> str:
    """The likelihood word for a range of chances: one band, two bands, or *not determined*."""
    page = words(language, "page")
    names = page.items_of("chance.words")
    first, last = _band(low, lower_end=True), _band(high, lower_end=False)
    last = max(first, last)
    if last == first:
        return names[first]
    if last == first + 1:
        return page.fill("chance.two", first=names[first], second=names[last])
    return page["chance.none"]


def day(when: date, language: str) -> str:
    """A date in full: 12 February 2026, 2026年2月12日."""
    return _date("dates.full", when, language, "months")


def short_day(when: date, language: str) -> str:
    """A date without its year: 12 Feb, 2月12日."""
    return _date("dates.short", when, language, "months-short")


def short_day_of_year(when: date, language: str) -> str:
    """A short date with its year: 12 Feb 2026, 2026年2月12日."""
    return _date("dates.short-year", when, language, "months-short")


def month(when: date, language: str) -> str:
    """A month and its year: February 2026, 2026年2月."""
    return _date("dates.month", when, language, "months")


def _date(template: str, when: date, language: str, names: str) -> str:
    page: Words = words(language, "page")
    name = page[f"{names}.{when.month}"]
    printed = page.fill(template, day=when.day, month=name, year=when.year)
    return printed.replace(" ", NO_BREAK_SPACE) if template != "dates.full" else printed


def _step(chance_: float) -> int:
    """The nearest step of 5 per cent; below 2.5 and above 97.5 the ends 0 and 100."""
    if not 0 <= chance_ <= 1:
        raise UsageError(f"{chance_} is no chance; expected a number from 0 to 1")
    return math.floor(chance_ * 20 + 0.5) * 5


def _band(chance_: float, *, lower_end: bool) -> int:
    """The band of a printed chance; one on a border belongs to the band its range opens into."""
    printed = _step(chance_)
    for place, end in enumerate(BAND_ENDS):
        if printed < end or (printed == end and not lower_end):
            return place
    return len(BAND_ENDS) - 1
