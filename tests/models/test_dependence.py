"""Are the ends of a chance those that some dependence reaches, and none passes?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.bounds import all_hold, any_holds
from winset.models.dependence import combinations, ends

TENTHS = st.integers(0, 10).map(lambda n: n / 10)
RANGES = st.lists(st.tuples(TENTHS, TENTHS).map(sorted).map(tuple), min_size=1, max_size=5)


@given(RANGES)
def test_all_and_any_have_frechets_bounds(chances: list[tuple[float, float]]) -> None:
    held = combinations(len(chances))
    assert ends(held.all(axis=1), chances) == pytest.approx(all_hold(chances), abs=1e-7)
    assert ends(held.any(axis=1), chances) == pytest.approx(any_holds(chances), abs=1e-7)


def test_two_of_three_by_hand() -> None:
    # Each half the time. At most: 3/2 events are to be had, two a time: three quarters. At least:
    # put all of it where one event holds or all three do: 3 P + (1 - P) = 3/2.
    held = combinations(3)
    assert ends(held.sum(axis=1) >= 2, [(0.5, 0.5)] * 3) == pytest.approx((0.25, 0.75))


@given(st.integers(1, 4), st.integers(0, 1000))
def test_no_joint_distribution_passes_the_ends(events: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    held = combinations(events)
    joint = rng.dirichlet(np.full(len(held), 0.3))
    chances = [(float(p), float(p)) for p in joint @ held]
    follows = held.sum(axis=1) >= rng.integers(1, events + 1)
    low, high = ends(follows, chances)
    assert low - 1e-7 <= float(joint @ follows) <= high + 1e-7


def test_what_follows_anyway_and_what_never_does() -> None:
    assert ends(np.ones(4, dtype=bool), [(0.2, 0.3)] * 2) == (1.0, 1.0)
    assert ends(np.zeros(4, dtype=bool), [(0.2, 0.3)] * 2) == (0.0, 0.0)
