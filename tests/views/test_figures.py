"""Are numbers, ranges, chances and dates printed as the house prints them?"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import UsageError
from winset.views.figures import (
    BAND_ENDS,
    between,
    chance,
    chance_word,
    day,
    month,
    number,
    short_day,
    with_unit,
)
from winset.views.words import words


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (144500, 0, "144,500"),
        (-3.5, 1, "−3.5"),
        (-0.04, 1, "0.0"),
        (0, 0, "0"),
        (8.92, 2, "8.92"),
    ],
)
def test_numbers(value: float, decimals: int, printed: str) -> None:
    assert number(value, decimals) == printed


def test_no_number_is_an_error() -> None:
    with pytest.raises(UsageError):
        number(float("nan"))


def test_ranges() -> None:
    assert between(22, 51, "en") == "22–51"
    assert between(22, 22, "en") == "22"
    assert between(-3, 5, "en") == "−3 to 5"
    assert between(-3, 5, "zh-Hant") == "−3至5"


def test_units_are_bound() -> None:
    assert with_unit("20", "%", "en") == "20\u00a0%"
    assert with_unit("20", "%", "zh-Hant") == "20%"
    assert with_unit("5", "days", "zh-Hant") == "5天"
    assert with_unit("5", "furlongs", "en") == "5\u00a0furlongs"
    assert with_unit("5", "index", "en") == "5"


@pytest.mark.parametrize(
    ("low", "high", "printed", "word"),
    [
        (0.20, 0.34, "20–35", "unlikely"),
        (0.01, 0.02, "under 5", "almost no chance"),
        (0.97, 0.99, "95–100", "almost certain"),
        (0.98, 0.99, "over 95", "almost certain"),
        (0.45, 0.55, "45–55", "roughly even"),
        (0.20, 0.50, "20–50", "unlikely to roughly even"),
        (0.10, 0.60, "10–60", "not determined"),
    ],
)
def test_chances_in_steps_of_five_with_their_word(
    low: float, high: float, printed: str, word: str
) -> None:
    assert chance(low, high, "en") == printed
    assert chance_word(low, high, "en") == word


def test_chances_in_chinese() -> None:
    assert chance(0.0, 0.01, "zh-Hant") == "低於5"
    assert chance_word(0.2, 0.4, "zh-Hant") == "不太可能"


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_chance_has_one_word_two_or_none(one: float, other: float) -> None:
    low, high = sorted((one, other))
    names = words("en", "page").items_of("chance.words")
    said = chance_word(low, high, "en")
    allowed = {*names, *(f"{a} to {b}" for a, b in pairwise(names))}
    assert said in {*allowed, "not determined"}


@given(st.integers(1, 19))
def test_a_single_printed_chance_lies_in_the_band_of_its_word(step: int) -> None:
    names = words("en", "page").items_of("chance.words")
    place = names.index(chance_word(step / 20, step / 20, "en"))
    low = 0 if place == 0 else BAND_ENDS[place - 1]
    assert low <= step * 5 <= BAND_ENDS[place]


def test_no_chance_beyond_one() -> None:
    with pytest.raises(UsageError, match="no chance"):
        chance(0.5, 1.5, "en")


def test_dates() -> None:
    when = date(2026, 2, 12)
    assert day(when, "en") == "12 February 2026"
    assert day(when, "zh-Hant") == "2026年2月12日"
    assert short_day(when, "en") == "12\u00a0Feb"
    assert short_day(when, "zh-Hant") == "2月12日"
    assert month(when, "en") == "February\u00a02026"
