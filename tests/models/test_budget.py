"""Is every unit of a deficit drawn or borrowed, and how long does a buffer last?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.budget import DRAW_RULES, deficit, financing, stress
from winset.models.reserves import runway

money = st.floats(-1e13, 1e13)


@given(money, st.floats(0, 1e13), st.floats(0, 1e12), st.sampled_from(DRAW_RULES))
def test_reserves_and_debt_change_by_exactly_the_deficit(
    short: float, held: float, shortfall: float, rule: str
) -> None:
    drawn, borrowed = financing(short, held, rule, shortfall)  # type: ignore[arg-type]
    change_of_reserves, change_of_position = -float(drawn), -float(borrowed)
    # 1e-9 of a unit where floats allow it; at 1e13 one step of a float is 0.002.
    assert abs(change_of_reserves + change_of_position + short) <= max(1e-9, 4e-16 * abs(short))


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=20), st.sampled_from(DRAW_RULES))
def test_in_trillions_the_split_adds_up_to_a_billionth(shorts: list[float], rule: str) -> None:
    given_ = np.array(shorts)
    drawn, borrowed = financing(given_, 4.0, rule, 0.2)  # type: ignore[arg-type]
    assert np.abs(drawn + borrowed - given_).max() <= 1e-9


@given(st.floats(0, 10), st.floats(0, 10), st.sampled_from(DRAW_RULES))
def test_reserves_are_never_overdrawn(short: float, held: float, rule: str) -> None:
    drawn, _ = financing(short, held, rule, 99.0)  # type: ignore[arg-type]
    assert 0 <= float(drawn) <= held


def test_the_three_rules_differ() -> None:
    drawn = [float(financing(5.0, 4.0, rule, 1.5)[0]) for rule in DRAW_RULES]
    assert drawn == [0.0, 1.5, 4.0]


def test_a_surplus_refills_the_reserves() -> None:
    drawn, borrowed = financing(-1.0, 4.0, "whole-deficit")
    assert (float(drawn), float(borrowed)) == (-1.0, 0.0)


def test_deficit_of_2025_as_published() -> None:
    assert float(deficit(42.9, 8.48, 37.3 - 8.48)) == pytest.approx(5.6, abs=0.01)


def test_two_signs_of_stress_stay_two() -> None:
    gone, times = stress(0.25, 2.6, 0.5)
    assert (float(gone), float(times)) == (0.75, 5.2)
    with pytest.raises(ValueError, match="planned deficit of nothing"):
        stress(0.5, 1.0, 0.0)


@pytest.mark.parametrize(
    ("draw", "low", "high"),
    [(0.1822, 23, 23.5), (5.6 / 12, 9, 9.1), (8.0 / 12, 6, 6.4)],
)
def test_a_fund_of_4_23_tn_lasts_23_months_or_six_to_nine(
    draw: float, low: float, high: float
) -> None:
    assert low <= float(runway(4.23, draw)) <= high


def test_what_is_not_drawn_has_no_end() -> None:
    assert runway(4.0, np.array([0.0, -1.0, 2.0])).tolist() == [np.inf, np.inf, 2.0]


def test_a_growing_draw_ends_sooner_and_one_that_fades_may_never() -> None:
    assert float(runway(10.0, 1.0, 0.05)) < 10 < float(runway(10.0, 1.0, -0.05))
    assert float(runway(10.0, 1.0, -0.2)) == np.inf


def test_nothing_below_zero_is_held() -> None:
    with pytest.raises(ValueError, match="negative"):
        runway(-1.0, 1.0)
    with pytest.raises(ValueError, match="negative reserves"):
        financing(1.0, -1.0, "none")
