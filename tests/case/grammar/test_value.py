"""How figures are written: each form of the format page, what it means, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case.grammar.refusals import refusal
from winset.case.grammar.value import Value
from winset.errors import Slip
from winset.units import UNITS

FORMS = {
    "2.6 % GDP": ("exact", (2.6,), "% GDP"),
    "603628 km2": ("exact", (603628.0,), "km2"),
    "75 %": ("exact", (75.0,), "%"),
    "75 percent": ("exact", (75.0,), "%"),
    "1 week": ("exact", (1.0,), "weeks"),
    "-3 points": ("exact", (-3.0,), "points"),
    "600k persons": ("exact", (600_000.0,), "persons"),
    "600 k persons": ("exact", (600_000.0,), "persons"),
    "3 tn RUB": ("exact", (3e12,), "RUB"),
    "1.2 M bbl/day": ("exact", (1.2e6,), "bbl/day"),
    "14.45萬 km2": ("exact", (144_500.0,), "km2"),
    "3 億 USD": ("exact", (3e8,), "USD"),
    "0.35": ("exact", (0.35,), ""),
    "1.5 to 1.8 tn RUB": ("range", (1.5e12, 1.8e12), "RUB"),
    "800k to 1 M persons": ("range", (800_000.0, 1_000_000.0), "persons"),
    "0 to 6 months": ("range", (0.0, 6.0), "months"),
    "about 400 km2": ("about", (400.0,), "km2"),
    "78.6 or 76.4 RUB/USD": ("rivals", (78.6, 76.4), "RUB/USD"),
    "normal(3; 0.5) tn RUB": ("normal", (3e12, 0.5e12), "RUB"),
    "uniform(1; 2) weeks": ("uniform", (1.0, 2.0), "weeks"),
    "triangular(1; 2; 5) days": ("triangular", (1.0, 2.0, 5.0), "days"),
    "beta(2; 3)": ("beta", (2.0, 3.0), ""),
    "unknown": ("unknown", (), ""),
}


@pytest.mark.parametrize("text", FORMS)
def test_each_form_is_read_as_it_is_meant(text: str) -> None:
    value = Value.parse(text)
    shape, numbers, unit = FORMS[text]
    assert (value.shape, value.unit) == (shape, unit)
    assert value.numbers == pytest.approx(numbers)


def test_rivals_may_carry_shares() -> None:
    assert Value.parse("78.6 (60 %) or 76.4 (40 %) RUB/USD").weights == (0.6, 0.4)


def test_a_claim_gives_its_figure() -> None:
    value = Value.parse("from area-held")
    assert (value.shape, value.claim, value.pointers()) == (
        "from",
        "area-held",
        (("claim", "area-held"),),
    )


SLIPS = {
    "1,200 km2": ("'1,200 km2' is not a figure", "1200 km2"),
    "1,5 %": ("'1,5 %' is not a figure", "1.5 %"),
    "1e3": ("'1e3' is not a figure", "1000"),
    "2.5e3 USD": ("'2.5e3 USD' is not a figure", "2500 USD"),
    "many": ("'many' is not a figure", ""),
    "": ("'' is not a figure", ""),
    "inf": ("'inf' is not a figure", ""),
    "9" * 40: (f"'{'9' * 40}' is not a figure", ""),
    "３ km2": ("'３ km2' is not a figure", ""),
    "3 兆 USD": ("'兆' in '3 兆 USD' has two meanings", ""),
    "3 kilometers": ("'kilometers' in '3 kilometers' is not a unit", ""),
    "3 usd": ("'usd' in '3 usd' is not a unit", "USD"),
    "5 to 3 km2": ("'5 to 3 km2' is inverted", ""),
    "5 km2 to 6 USD": ("'5 km2 to 6 USD' mixes km2 and USD", ""),
    "5 km2 or 6 USD": ("'5 km2 or 6 USD' mixes km2 and USD", ""),
    "5 (60 %) or 6 (50 %)": ("the shares in '5 (60 %) or 6 (50 %)' do not add to 100 %", ""),
    "5 (60 %) or 6": ("the shares in '5 (60 %) or 6' do not add to 100 %", ""),
    "normal(3)": ("'normal(3)' gives 1 numbers to normal", ""),
    "normal(3; -1)": ("'normal(3; -1)' has a spread below zero", ""),
    "uniform(2; 1)": ("'uniform(2; 1)' is inverted", ""),
    "beta(0; 1)": ("'beta(0; 1)' has a shape that is not above zero", ""),
    "beta(1; 1; 2)": ("'beta(1; 1; 2)' gives 3 numbers to beta", ""),
    "beta(1; 1; 2; 2)": ("'beta(1; 1; 2; 2)' is inverted", ""),
}


@pytest.mark.parametrize("text", SLIPS)
def test_what_is_not_a_figure_is_refused_in_words(text: str) -> None:
    with pytest.raises(Slip) as slip:
        Value.parse(text)
    assert (slip.value.found, slip.value.meant) == SLIPS[text]


numbers = st.decimals(-(10**9), 10**9, places=3).map(lambda number: f"{number:f}")
tails = st.sampled_from(["", " km2", "k persons", " bn USD", "萬 km2", " % GDP", " weeks"])
ranges = st.tuples(st.integers(0, 500), st.integers(500, 9999)).map(lambda e: f"{e[0]} to {e[1]}")
figures = st.one_of(
    st.tuples(numbers, tails).map("".join),
    st.tuples(ranges, tails).map("".join),
    st.tuples(st.just("about "), numbers, tails).map("".join),
    st.tuples(numbers, st.just(" or "), numbers, tails).map("".join),
)


@given(figures)
def test_what_is_written_back_means_the_same(text: str) -> None:
    value = Value.parse(text)
    assert Value.accept(value.dumped()) == value


@given(st.integers(0, 10**6), st.sampled_from(UNITS))
def test_every_unit_is_read_back(number: int, unit: str) -> None:
    value = Value.parse(f"{number} {unit}")
    assert (value.numbers, value.unit) == ((float(number),), unit)


@given(st.text(max_size=40))
def test_any_text_is_a_figure_or_a_slip(text: str) -> None:
    assert refusal(Value, text) != ""
    if refusal(Value, text) is None:
        assert all(abs(number) < 1e60 for number in Value.parse(text).numbers)
