"""Is a deal set against no deal by what each loses, and never by a made-up rate?"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.no_deal import months_until_equal, standing


def test_months_until_as_much_is_lost_by_hand() -> None:
    # 6,600 km2 at 360 km2 a month: eighteen months and a third.
    found = months_until_equal(np.array([6600.0]), np.array([360.0]))
    assert found[0] == pytest.approx(float(Fraction(6600, 360)))


def test_nothing_lost_is_never_and_nothing_handed_over_is_at_once() -> None:
    found = months_until_equal(np.array([100.0, 100.0, 0.0]), np.array([0.0, -3.0, 0.0]))
    assert found.tolist() == [float("inf"), float("inf"), 0.0]


def test_less_than_nothing_cannot_be_handed_over() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        months_until_equal(np.array([-1.0]), np.array([1.0]))


@pytest.mark.parametrize(
    ("deal", "no_deal", "says"),
    [
        ((0, 0), (100, 600), "less"),
        ((6000, 6900), (1360, 3100), "more"),
        ((200, 300), (100, 600), "open"),
        ((100, 100), (100, 600), "open"),
    ],
)
def test_the_ends_decide_or_leave_it_open(
    deal: tuple[float, float], no_deal: tuple[float, float], says: str
) -> None:
    assert standing(deal, no_deal) == says


@given(
    st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e5)
)
def test_a_deal_that_hands_over_more_never_stands_better(
    a: float, b: float, c: float, d: float, more: float
) -> None:
    order = ("less", "open", "more")
    deal, no_deal = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    larger = (deal[0] + more, deal[1] + more)
    assert order.index(standing(larger, no_deal)) >= order.index(standing(deal, no_deal))
