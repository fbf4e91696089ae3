"""Are the bounds of a joint chance those that can be reached?"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from winset.models.bounds import all_hold, any_holds


def test_two_coins_may_always_agree_or_never() -> None:
    # Heads of both at 1/2: at most 1/2 (the same coin), at least 0 (one turned over).
    assert all_hold([(0.5, 0.5), (0.5, 0.5)]) == (0.0, 0.5)
    assert any_holds([(0.5, 0.5), (0.5, 0.5)]) == (0.5, 1.0)


def test_nine_tenths_and_eight_tenths_hold_together_at_least_seven_tenths() -> None:
    low = Fraction(9, 10) + Fraction(8, 10) - 1
    assert all_hold([(0.9, 0.9), (0.8, 0.8)]) == (float(low), 0.8)


def test_of_nothing_all_hold_and_none_does() -> None:
    assert all_hold([]) == (1.0, 1.0)
    assert any_holds([]) == (0.0, 0.0)


CHANCE = st.integers(0, 100).map(lambda n: n / 100)
RANGE = st.tuples(CHANCE, CHANCE).map(lambda ends: (min(ends), max(ends)))


@given(st.lists(RANGE, min_size=1, max_size=4))
def test_the_product_of_independent_chances_lies_within(chances: list[tuple[float, float]]) -> None:
    low, high = all_hold(chances)
    product_low = product_high = 1.0
    for one in chances:
        product_low *= one[0]
        product_high *= one[1]
    assert low <= product_low + 1e-9
    assert product_high <= high + 1e-9


@given(st.lists(RANGE, max_size=4), RANGE)
def test_one_more_thing_never_makes_it_likelier(
    chances: list[tuple[float, float]], more: tuple[float, float]
) -> None:
    before, after = all_hold(chances), all_hold([*chances, more])
    assert after[0] <= before[0]
    assert after[1] <= before[1]
