"""How a date is written: a day, month, year or season, a span, before, after, no year given."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self

from winset.case.grammar.phrase import Phrase
from winset.errors import Slip

_FORM = "a date such as 2026-02-05, 2026-02, spring 2026 or 2026-02-04 to 2026-02-05"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_YEARLESS = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?", re.ASCII)
_LEAP_YEAR = 2000
"""A day of a year not given may be the 29th of February."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class When(Phrase):
    """A day or a span of days.

    ``first`` and ``last`` are inclusive; None means open on that side, or no year given.
    A winter begins in December of the year it is named after.
    """

    FORM: ClassVar[str] = _FORM
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "2026-02-05",
        "2026-02",
        "spring 2026",
        "before 2026-11-03",
        "XXXX-03-18",
    )

    first: date | None = None
    last: date | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        words = text.strip()
        first, last = _span(words)
        return cls(text=words, first=first, last=last)

    @classmethod
    def on(cls, day: date) -> Self:
        """The single day ``day``."""
        return cls(text=day.isoformat(), first=day, last=day)

    @property
    def yearless(self) -> bool:
        """Whether the year was not given (XXXX): never guessed, so it has no clock."""
        return self.first is None and self.last is None

    @property
    def exact(self) -> bool:
        """Whether it names a single day."""
        return self.first is not None and self.first == self.last

    def starts_by(self, day: date) -> bool:
        """Whether its first day is not after ``day`` (an open start always is)."""
        return self.first is None or self.first <= day

    def over_by(self, day: date) -> bool:
        """Whether its last day is not after ``day`` (an open end never is)."""
        return self.last is not None and self.last <= day


def _span(words: str) -> tuple[date | None, date | None]:
    if found := _YEARLESS.fullmatch(words):
        return _no_year(found, words)
    if " to " in words:
        left, _, right = words.partition(" to ")
        start, end = _plain(left.strip(), words), _plain(right.strip(), words)
        if start[0] > end[1]:
            raise Slip(f"'{words}' is inverted", "the earlier date first")
        return start[0], end[1]
    try:
        if words.startswith("before "):
            return None, _plain(words[7:].strip(), words)[0] - timedelta(days=1)
        if words.startswith("after "):
            return _plain(words[6:].strip(), words)[1] + timedelta(days=1), None
    except OverflowError:
        raise Slip(f"'{words}' lies beyond the calendar", "years from 1 to 9999") from None
    return _plain(words, words)


def _no_year(found: re.Match[str], whole: str) -> tuple[None, None]:
    """A month, perhaps a day, of a year that is not given."""
    month, day = int(found.group(1)), int(found.group(2) or 1)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        raise Slip(f"'{whole}' is not a date: no year has such a day")
    return None, None


def _plain(text: str, whole: str) -> tuple[date, date]:
    if found := _ISO.fullmatch(text):
        return _days(found, whole)
    season, _, year = text.partition(" ")
    if season in _SEASONS and re.fullmatch(r"\d{4}", year, re.ASCII):
        return _season(_SEASONS[season], int(year), whole)
    raise Slip(f"'{whole}' is not a date", _FORM, _guess(text))


def _days(found: re.Match[str], whole: str) -> tuple[date, date]:
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if year < 1:
        raise Slip(f"'{whole}' is not a date: there is no year 0")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise Slip(f"'{whole}' is not a date: there is no month {month}")
    length = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= day <= length:
        raise Slip(f"'{whole}' is not a date: {_MONTHS[month - 1]} {year} has {length} days")
    return date(year, month, day), date(year, month, day)


def _season(month: int, year: int, whole: str) -> tuple[date, date]:
    if not 1 <= year < 9999:
        raise Slip(f"'{whole}' lies beyond the calendar", "years from 1 to 9998")
    last_month, last_year = (month + 2, year) if month < 12 else (2, year + 1)
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _guess(text: str) -> str:
    """The ISO date that 15.5.2026, 15/5/2026 or '15 May 2026' most likely stands for."""
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text, re.ASCII):
        day, month, year = map(int, found.groups())
        return _iso(year, month, day)
    if found := re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", text, re.ASCII):
        return _iso(*map(int, found.groups()))
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.ASCII):
        return _iso(*map(int, found.groups()))
    if found := re.fullmatch(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", text, re.ASCII):
        names = [m[:3].lower() for m in _MONTHS]
        short = found.group(2)[:3].lower()
        if short in names:
            return _iso(int(found.group(3)), names.index(short) + 1, int(found.group(1)))
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
