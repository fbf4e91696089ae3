"""How dates are written: each form of the format page, its ends, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case.grammar.refusals import refusal
from winset.case.grammar.when import When
from winset.errors import Slip

FORMS = {
    "2026-02-05": (date(2026, 2, 5), date(2026, 2, 5)),
    "2026-02": (date(2026, 2, 1), date(2026, 2, 28)),
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29)),
    "2026": (date(2026, 1, 1), date(2026, 12, 31)),
    "spring 2026": (date(2026, 3, 1), date(2026, 5, 31)),
    "summer 2026": (date(2026, 6, 1), date(2026, 8, 31)),
    "autumn 2026": (date(2026, 9, 1), date(2026, 11, 30)),
    "fall 2026": (date(2026, 9, 1), date(2026, 11, 30)),
    "winter 2026": (date(2026, 12, 1), date(2027, 2, 28)),
    "2026-02-04 to 2026-02-05": (date(2026, 2, 4), date(2026, 2, 5)),
    "2025-11 to 2026-02": (date(2025, 11, 1), date(2026, 2, 28)),
    "before 2026-11-03": (None, date(2026, 11, 2)),
    "after 2026-02": (date(2026, 3, 1), None),
    "XXXX-03-18": (None, None),
    "XXXX-02-29": (None, None),
    "XXXX-07": (None, None),
}


@pytest.mark.parametrize("text", FORMS)
def test_each_form_has_its_first_and_last_day(text: str) -> None:
    when = When.parse(text)
    assert (when.first, when.last) == FORMS[text]
    assert when.yearless == text.startswith("XXXX")
    assert when.exact == (text == "2026-02-05")


SLIPS = {
    "15.5.2026": ("'15.5.2026' is not a date", "2026-05-15"),
    "15/5/2026": ("'15/5/2026' is not a date", "2026-05-15"),
    "2026/05/15": ("'2026/05/15' is not a date", "2026-05-15"),
    "2026-5-15": ("'2026-5-15' is not a date", "2026-05-15"),
    "15 May 2026": ("'15 May 2026' is not a date", "2026-05-15"),
    "May 2026": ("'May 2026' is not a date", ""),
    "31.2.2026": ("'31.2.2026' is not a date", ""),
    "2026-02-30": ("'2026-02-30' is not a date: February 2026 has 28 days", ""),
    "2026-13": ("'2026-13' is not a date: there is no month 13", ""),
    "0000": ("'0000' is not a date: there is no year 0", ""),
    "XXXX-13-01": ("'XXXX-13-01' is not a date: no year has such a day", ""),
    "XXXX-02-30": ("'XXXX-02-30' is not a date: no year has such a day", ""),
    "2026-03 to 2026-02": ("'2026-03 to 2026-02' is inverted", ""),
    "before 0001-01-01": ("'before 0001-01-01' lies beyond the calendar", ""),
    "after 9999-12-31": ("'after 9999-12-31' lies beyond the calendar", ""),
    "winter 9999": ("'winter 9999' lies beyond the calendar", ""),
    "spring 0000": ("'spring 0000' lies beyond the calendar", ""),
    "٢٠٢٦-٠٢-٠١": ("'٢٠٢٦-٠٢-٠١' is not a date", ""),
    "soon": ("'soon' is not a date", ""),
    "": ("'' is not a date", ""),
}


@pytest.mark.parametrize("text", SLIPS)
def test_what_is_not_a_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(Slip) as slip:
        When.parse(text)
    assert (slip.value.found, slip.value.meant) == SLIPS[text]


@given(st.dates(), st.dates())
def test_a_day_and_a_span_of_days_are_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    day, span = When.on(first), When.parse(f"{first} to {last}")
    assert When.accept(day.dumped()) == day == When.parse(first.isoformat())
    assert (span.first, span.last) == (first, last)
    assert When.accept(span.dumped()) == span


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)), st.dates())
def test_before_and_after_meet_at_the_day_between(day: date, other: date) -> None:
    before, after = When.parse(f"before {day}"), When.parse(f"after {day}")
    assert before.over_by(other) == (before.last is not None and before.last <= other)
    assert before.last is not None
    assert after.first is not None
    assert (day - before.last).days == (after.first - day).days == 1


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_slip(text: str) -> None:
    assert refusal(When, text) != ""
