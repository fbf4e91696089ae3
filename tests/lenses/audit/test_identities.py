"""Do identities hold, fail or stay open as the case language says?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lenses.audit.building import run, small
from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.lenses.audit.identities import Outcome, outcomes
from winset.lenses.audit.identities.amounts import amount_of, over, plus, times, unit_of
from winset.units import UNITS


def case_of(check: str, within: str | None = None, **values: Any) -> Case:
    """A case whose claims give these values, with one identity over them."""
    claims = {
        id.replace("_", "-"): {"says": id, "at": "P:1"} | ({"value": v} if v is not None else {})
        for id, v in values.items()
    }
    identity = {"check": check} | ({"within": within} if within else {})
    places = {"land": {"names": "The land", "area": "600k km2"}}
    events = {
        "signing": {"label": "s", "date": "2025-10-08", "type": "other", "sources": "P:1"},
        "yearless": {"label": "y", "date": "XXXX-10-08", "type": "other", "sources": "P:1"},
    }
    return small(claims=claims, identities={"it": identity}, places=places, events=events)


def outcome(check: str, within: str | None = None, **values: Any) -> Outcome:
    """The only outcome of an identity."""
    (found,) = outcomes(case_of(check, within, **values), "it")
    return found


# By hand: a share of an area, with units that must cancel.


def test_an_area_over_an_area_is_a_share() -> None:
    found = outcome("held / land = share", "5 %", held="144k km2", share="20 %")
    assert (found.verdict, found.left, found.right) == ("fails", "24 %", "20 %")
    assert found.difference == pytest.approx(100 * (24 - 20) / 24, abs=0.005)
    assert outcome("held / land = share", "5 %", held="120k km2", share="20 %").verdict == "holds"


def test_bare_numbers_go_with_shares_and_take_any_other_unit() -> None:
    assert outcome("(1 - kept) * land = lost", kept="75 %", lost="150k km2").verdict == "holds"
    assert outcome("men + 1 = more", men="5 persons", more="6 persons").verdict == "holds"
    assert outcome("2 * men = more", men="5 persons", more="10 persons").verdict == "holds"


def test_units_multiply_and_cancel() -> None:
    price = {"price": "50 USD/bbl", "rate": "80 RUB/USD", "local": "4000 RUB/bbl"}
    assert outcome("price * rate = local", **price).verdict == "holds"
    flow = {"price": "50 USD/bbl", "flow": "2 M bbl/day", "span": "2 weeks", "sum": "1.4 bn USD"}
    assert outcome("price * flow * span = sum", **flow).verdict == "holds"


def test_times_of_other_lengths_are_one_kind() -> None:
    assert outcome("a = b", a="2 weeks", b="14 days").verdict == "holds"
    assert outcome("a = b", a="2 years", b="24 months").verdict == "holds"


def test_unlike_units_cannot_be_compared() -> None:
    found = outcome("a = b", a="5 km2", b="5 persons")
    assert (found.verdict, found.why) == ("cannot", "units-differ")
    assert outcome("a = b", a="5 % GDP", b="5 %").why == "units-differ"


@pytest.mark.parametrize(
    ("value", "why"),
    [("unknown", "unknown-figure"), (None, "no-figure"), (["N", "S"], "no-figure")],
)
def test_what_is_not_given_cannot_be_computed(value: Any, why: str) -> None:
    found = outcome("a = b", a=value, b="5 km2")
    assert (found.verdict, found.why) == ("cannot", why)


def test_dividing_by_what_may_be_nothing() -> None:
    assert outcome("b / a = c", a="-1 to 1 km2", b="5 km2", c="2 %").why == "division-by-nothing"


def test_from_a_claim_takes_its_figure() -> None:
    assert outcome("a = b", a="5 km2", b="from a").verdict == "holds"


# Ranges, 'about' and rivals.


def test_a_range_fails_only_when_no_value_in_it_satisfies() -> None:
    assert outcome("a = b", a="4 to 6 km2", b="5 km2").verdict == "holds"
    found = outcome("a = b", a="4 to 6 km2", b="8 km2")
    assert (found.verdict, found.difference) == ("fails", 25.0)
    assert outcome("a = b", "25 %", a="4 to 6 km2", b="8 km2").verdict == "holds"


def test_about_allows_five_per_cent_where_nothing_else_is_said() -> None:
    assert outcome("a = b", a="about 100 km2", b="95 km2").verdict == "holds"
    assert outcome("a = b", a="about 100 km2", b="94 km2").verdict == "fails"
    assert outcome("a = b", a="100 km2", b="99 km2").verdict == "fails"
    assert outcome("a = b", "1 %", a="about 100 km2", b="95 km2").verdict == "fails"


def test_distributions_go_by_their_ninety_per_cent_ends() -> None:
    assert outcome("a = b", a="normal(10; 1) km2", b="11.6 km2").verdict == "holds"
    assert outcome("a = b", a="normal(10; 1) km2", b="11.7 km2").verdict == "fails"
    assert outcome("a = b", a="triangular(1; 2; 9) km2", b="8 km2").verdict == "holds"


def test_each_rival_is_read_on_its_own() -> None:
    found = outcomes(case_of("a = b", a="4 or 5 km2", b="5 km2"), "it")
    assert [(o.reading, o.verdict) for o in found] == [("4 km2", "fails"), ("5 km2", "holds")]


def test_rivals_on_both_sides_give_every_pair() -> None:
    found = outcomes(case_of("a = b", a="4 or 5 km2", b="5 or 6 km2"), "it")
    assert [o.verdict for o in found] == ["fails", "fails", "holds", "fails"]


# Dates.


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2025-10-22", "2025-10-23", "holds"),
        ("2025-10-23", "2025-10-23", "fails"),
        ("2025-11", "2025-10-23", "fails"),
        ("2025-10", "2025-10-23", "holds"),
        ("after 2025-10-23", "2025-10-23", "fails"),
        ("before 2026-01-01", "2025-10-23", "holds"),
    ],
)
def test_before_fails_only_when_no_days_can_stand_so(first: str, second: str, verdict: str) -> None:
    assert outcome("a before b", a=first, b=second).verdict == verdict


def test_weekdays() -> None:
    assert outcome("weekday(a) = thursday", a="2025-12-04").verdict == "holds"
    assert outcome("weekday(a) = friday", a="2025-12-04").left == "thursday"
    assert outcome("weekday(signing) = wednesday").verdict == "holds"
    assert outcome("weekday(a) = monday", a="2025-12").verdict == "holds", "some day of it is"


def test_years_are_whole_and_days_are_counted() -> None:
    assert outcome("years(2022-02-24, 2026-02-24) + 1 = a", a="5 years").verdict == "holds"
    assert outcome("years(2022-02-24, 2026-02-23) = a", a="3 years").verdict == "holds"
    assert outcome("days(a, b) = c", a="2026-03-31", b="2026-05-15", c="45 days").verdict == "holds"
    assert outcome("days(a, b) = c", a="2026-03", b="2026-04", c="30 days").verdict == "holds"


def test_a_date_without_a_year_or_end_cannot_be_reckoned() -> None:
    assert outcome("a before yearless", a="2025-10-22").why == "no-year"
    assert outcome("days(a, signing) = b", a="before 2025-01-01", b="5 days").why == "open-date"
    assert outcome("a + signing = b", a="5 days", b="6 days").why == "no-figure"


def test_dates_are_equal_when_they_can_be_one_day() -> None:
    assert outcome("a = signing", a="2025-10").verdict == "holds"
    assert outcome("a = signing", a="2025-11").verdict == "fails"


# Lists.


def test_everybody_listed_has_the_role() -> None:
    found = outcome("every a is buyer", a=["S"])
    assert (found.verdict, found.strays) == ("holds", ())
    assert outcome("every a is buyer", a=["S", "N"]).strays == ("N",)
    assert outcome("every a is ratifier", a=["council", "chief"]).strays == ("chief",)


def test_a_group_has_a_role_when_all_its_members_do() -> None:
    plain_case = case_of("every a is belligerent", a=["both"]).plain()
    plain_case["groups"] = {"both": {"names": "Both", "members": ["N", "S"]}}
    assert outcomes(Case.model_validate(plain_case), "it")[0].verdict == "holds"
    plain_case["identities"]["it"]["check"] = "every a is buyer"
    assert outcomes(Case.model_validate(plain_case), "it")[0].strays == ("both",)


# Corrections.


def test_as_printed_it_fails_and_with_the_correction_it_holds() -> None:
    claims = {
        "a": {"says": "a", "value": "4 km2", "at": "P:1", "suspect": "odd", "corrected-to": "c"},
        "b": {"says": "b", "value": "5 km2", "at": "P:1"},
        "c": {"says": "c", "value": "5 km2", "at": "Q:1"},
    }
    case = small(claims=claims, identities={"it": {"check": "a = b"}})
    table = run(case).table("identities")
    assert table.cell("it", "verdict") == "fails"
    assert table.cell("it", "corrected") == "holds"


# Properties.

SIZES = st.integers(min_value=1, max_value=10**6)


@given(SIZES, SIZES, st.integers(min_value=0, max_value=50))
def test_the_order_of_the_sides_does_not_matter(a: int, b: int, within: int) -> None:
    values = {"a": f"{a} km2", "b": f"{b} km2"}
    one, other = (outcome(check, f"{within} %", **values) for check in ("a = b", "b = a"))
    assert (one.verdict, one.difference) == (other.verdict, other.difference)


@given(SIZES, SIZES, SIZES, SIZES)
def test_arithmetic_on_ranges_holds_every_value_of_them(a: int, b: int, c: int, d: int) -> None:
    left, right = sorted((a, b)), sorted((c, d))
    x, y = (amount_of(Value.parse(f"{low} to {high} km2")) for low, high in (left, right))
    for joined, exact in (
        (plus(x, y), left[0] + right[1]),
        (plus(x, y, -1), left[0] - right[1]),
        (times(x, y), left[1] * right[0]),
        (over(x, y), left[1] / right[1]),
    ):
        slack = 1e-12 * abs(exact)  # one rounding of a division
        assert joined.low - slack <= exact <= joined.high + slack


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(min_value=1, max_value=40000))
def test_before_is_the_calendars_order(day: date, later: int) -> None:
    end = day + timedelta(days=later)
    values = {"a": day.isoformat(), "b": end.isoformat()}
    assert outcome("a before b", **values).verdict == "holds"
    assert outcome("b before a", **values).verdict == "fails"


def test_every_unit_of_the_case_language_is_known() -> None:
    shown = {name: unit_of(name) for name in UNITS}
    assert all(unit.name in (name, "") for name, unit in shown.items())
    assert shown["USD/bbl"].powers == (("USD", 1), ("bbl", -1))
    assert shown["bbl/day"].powers == (("bbl", 1), ("days", -1))
    assert shown["hours"].scale == pytest.approx(1 / 24)
