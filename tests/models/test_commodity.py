"""Does the fiscal chain give the figures that were published or worked out by hand?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models import commodity
from winset.models.noanswer import NoAnswer

PLAN = {"plan_price": 59.0, "plan_rate": 92.2, "plan_revenue": 8.919e12}


@pytest.mark.parametrize(
    ("price", "rate", "trillions"),
    [(46.1, 77.65, 5.87), (49.0, 92.2, 7.41), (40.0, 77.65, 5.09)],
)
def test_printed_points_of_the_linear_rule(price: float, rate: float, trillions: float) -> None:
    # Printed to two decimals.
    assert float(commodity.linear_rule(price, rate, **PLAN)) / 1e12 == pytest.approx(
        trillions, abs=0.005
    )


def test_ten_dollars_cost_1_51_tn_at_the_planned_rate() -> None:
    full, less = (commodity.linear_rule(p, 92.2, **PLAN) for p in (59.0, 49.0))
    assert float(full - less) / 1e12 == pytest.approx(1.51, abs=0.005)


def test_three_trillion_are_missing_near_3600_roubles_a_barrel() -> None:
    at = float(commodity.price_at_gap(3e12, 59.0, 92.2, 8.919e12))
    assert at == pytest.approx(3610, abs=1)
    # With the budget's rate as the document prints it, 92.
    assert float(commodity.price_at_gap(3e12, 59.0, 92.0, 8.919e12)) == pytest.approx(3602, abs=1)


def test_the_rouble_alone_costs_1_30_to_1_52_tn() -> None:
    low, high = (
        float(commodity.rate_alone(rate, 92.0, 8.919e12)) / 1e12 for rate in (92 / 1.17, 92 * 0.83)
    )
    assert (low, high) == (pytest.approx(1.30, abs=0.005), pytest.approx(1.52, abs=0.005))


def test_the_cut_off_that_reaches_1_8_tn_is_about_9_5_dollars() -> None:
    cut_off = commodity.cut_off_for(1.8e12, 10.0, 59.0, 8.919e12)
    assert cut_off == pytest.approx(9.45, abs=0.01)
    full, less = (commodity.cut_off_rule(p, 92.2, cut_off=cut_off, **PLAN) for p in (59.0, 49.0))
    assert float(full - less) == pytest.approx(1.8e12, rel=1e-12)


def test_without_a_cut_off_both_annual_rules_are_one() -> None:
    prices = np.linspace(0, 120, 25)
    same = commodity.cut_off_rule(prices, 80.0, cut_off=0.0, **PLAN)
    assert np.array_equal(same, commodity.linear_rule(prices, 80.0, **PLAN))


def test_the_monthly_rule_pays_in_the_month_after_with_its_own_lump() -> None:
    paid = commodity.monthly_rule([1000.0, 2000.0], 0.5, [0.0, 7.0])
    assert paid.tolist() == [500.0, 1007.0]


def test_a_workaround_keeps_the_volume_and_a_wider_discount_takes_the_money() -> None:
    """Volume kept, discount wider: revenue still falls."""
    kept = float(commodity.volume(0.2, 1.0))
    assert kept == 1.0
    before = commodity.linear_rule(commodity.received(64, commodity.discount(12, 0)), 80, **PLAN)
    after = commodity.linear_rule(commodity.received(64, commodity.discount(12, 15)), 80, **PLAN)
    assert kept * float(after) < float(before)


@given(st.floats(0, 200), st.floats(1, 200), st.floats(0, 1))
def test_a_wider_discount_never_brings_more(price: float, rate: float, share: float) -> None:
    low, high = (
        commodity.linear_rule(commodity.received(price, off), rate, **PLAN)
        for off in (share * price, share * price / 2)
    )
    assert float(low) <= float(high)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: commodity.linear_rule(-1.0, 80.0, **PLAN), "a negative price: -1"),
        (lambda: commodity.tax_price(40.0, -1.0), "a negative exchange rate: -1"),
        (lambda: commodity.tax_price(float("nan"), 1.0), "the price is not a number"),
        (
            lambda: commodity.linear_rule(40.0, 80.0, 0.0, 92.0, 1.0),
            "the plan price is 0; it must be above zero",
        ),
        (
            lambda: commodity.cut_off_rule(40.0, 80.0, 59.0, 92.0, 1.0, 60.0),
            "the plan price above the cut off is -1; it must be above zero",
        ),
        (lambda: commodity.price_at_gap(1.0, 59.0, 92.0, 0.0), "no planned revenue to fall"),
        (lambda: commodity.fitted_yield([1.0], [1.0]), "1 months are too few to fit a yield"),
    ],
)
def test_what_gives_nothing_says_why(asked: object, said: str) -> None:
    with pytest.raises(NoAnswer, match=said):
        asked()  # type: ignore[operator]


def test_a_yield_is_found_again() -> None:
    prices = np.array([1.0, 2.0, 3.0])
    assert commodity.fitted_yield(prices, 0.25 * prices) == pytest.approx(0.25, rel=1e-12)


def test_a_push_phases_in_evenly() -> None:
    since = [-1.0, 0.0, 0.5, 1.0, 5.0]
    assert commodity.phase_in(np.array(since), 1.0).tolist() == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert commodity.phase_in(np.array(since), 0.0).tolist() == [0.0, 1.0, 1.0, 1.0, 1.0]


def test_half_of_what_can_wear_off_is_gone_after_a_half_life() -> None:
    assert [float(commodity.worn_off(t, 0.4, 6.0)) for t in (0.0, 6.0, 12.0)] == pytest.approx(
        [0.0, 0.2, 0.3]
    )


@given(st.floats(0, 1), st.floats(0.1, 60), st.floats(0, 120), st.floats(0, 24))
def test_what_wears_off_never_comes_back(
    most: float, half_life: float, months: float, later: float
) -> None:
    worn = [float(commodity.worn_off(t, most, half_life)) for t in (months, months + later)]
    assert 0.0 <= worn[0] <= worn[1] <= most


@given(st.floats(0, 60), st.floats(0.5, 4), st.floats(0.1, 60))
def test_without_wear_a_push_that_is_all_there_is_the_old_discount(
    months: float, ramp: float, half_life: float
) -> None:
    found = commodity.discount_after(12.0, 13.0, months + ramp, ramp, 0.0, half_life)
    assert float(found) == float(commodity.discount(12.0, 13.0))


def test_a_push_of_nothing_changes_nothing_exactly() -> None:
    months = np.linspace(-3, 40, 50)
    assert set(commodity.discount_after(12.0, 0.0, months, 2.0, 0.25, 6.0).tolist()) == {12.0}


def test_the_price_at_a_gap_brings_the_plan_less_the_gap() -> None:
    """Each inverse put back into its own rule."""
    dollars = commodity.price_above_cut_off_at_gap(3e12, 77.65, cut_off=9.45, **PLAN)
    left = commodity.cut_off_rule(dollars, 77.65, cut_off=9.45, **PLAN)
    assert float(left) == pytest.approx(PLAN["plan_revenue"] - 3e12, rel=1e-12)
    tax_price = commodity.tax_price_at(6e12, 0.118e9, 1.46e12)
    twelve = commodity.monthly_rule(np.full(12, float(tax_price)), 0.118e9)
    assert float(twelve.sum()) + 1.46e12 == pytest.approx(6e12, rel=1e-12)
