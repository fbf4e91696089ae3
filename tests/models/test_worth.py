"""Are weights and worths drawn uniformly among those that keep the stated order?"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.worth import (
    deal_worth,
    deciding,
    respecting,
    share_better,
    standard_error,
    weights,
)

N = 40_000
RNG = np.random.Generator(np.random.SFC64(7))
UNIFORMS, TIES = RNG.random((3, N)), RNG.random((3, N))
# The mean of a share over N draws strays less than this with near certainty (four standard errors).
TOLERANCE = 4 * 0.5 / np.sqrt(N)


def test_mean_weights_of_a_full_order_are_the_rank_order_centroid() -> None:
    # Uniform weights with w1 > w2 > w3 have means 11/18, 5/18, 2/18.
    means = weights([3, 2, 1], UNIFORMS, TIES).mean(axis=1)
    expected = [Fraction(11, 18), Fraction(5, 18), Fraction(2, 18)]
    assert means == pytest.approx([float(e) for e in expected], abs=TOLERANCE)


def test_an_unsaid_weight_keeps_its_full_range() -> None:
    # Of three exchangeable weights two are ordered: the third still has mean 1/3.
    found = weights([2, 1, None], UNIFORMS, TIES)
    assert found[2].mean() == pytest.approx(1 / 3, abs=TOLERANCE)
    assert np.all(found[0] >= found[1])
    assert found[2].max() > 0.95
    assert (found[2] > found[0]).any()


def test_equal_ranks_are_in_random_order() -> None:
    found = weights([1, 1, 1], UNIFORMS, TIES)
    assert np.mean(found[0] > found[1]) == pytest.approx(0.5, abs=TOLERANCE)


def test_worths_in_order_are_order_statistics() -> None:
    # Three ordered uniforms have means 1/4, 2/4, 3/4.
    means = respecting([1, 2, 3], UNIFORMS, TIES).mean(axis=1)
    assert means == pytest.approx([0.25, 0.5, 0.75], abs=TOLERANCE)


def test_one_issue_best_package_always_beats_and_the_middle_one_half_the_time() -> None:
    # Worst 0, best 1, the middle of three ordered worths is uniform between them after scaling.
    worth = respecting([1, 2, 3], UNIFORMS, TIES)
    scaled = deal_worth(np.ones((1, N)), [worth], np.array([[0], [1], [2]]))
    shares = share_better(scaled, np.full(N, 0.5))
    assert shares[0] == 0.0
    assert shares[1] == pytest.approx(0.5, abs=TOLERANCE)
    assert shares[2] == 1.0


def test_a_deal_by_hand() -> None:
    # Weights 3/4 and 1/4, worths (0, 1) and (1/5, 3/5): the space runs from 1/20 to 18/20.
    weights_ = np.array([[0.75], [0.25]])
    worths = [np.array([[0.0], [1.0]]), np.array([[0.2], [0.6]])]
    scaled = deal_worth(weights_, worths, np.array([[0, 0], [1, 0], [1, 1]]))
    second = (Fraction(3, 4) + Fraction(1, 20) - Fraction(1, 20)) / (
        Fraction(18, 20) - Fraction(1, 20)
    )
    assert scaled[:, 0] == pytest.approx([0.0, float(second), 1.0])


def test_the_reservation_decides_where_only_it_varies() -> None:
    worth = np.full((1, N), 0.5)
    no_deal = UNIFORMS[0]
    drivers = np.stack([UNIFORMS[1], no_deal])
    moved = deciding(worth, no_deal, drivers)
    assert moved[0, 1] == pytest.approx(-1.0, abs=0.01)
    assert abs(moved[0, 0]) < 4 * TOLERANCE


def test_a_standard_error_of_a_half_in_a_hundred() -> None:
    assert standard_error(np.array([0.5]), 100)[0] == pytest.approx(0.05)


@given(st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=1, max_size=3))
def test_no_higher_rank_ever_has_the_lower_value(ranks: list[int | None]) -> None:
    found = respecting(ranks, UNIFORMS[: len(ranks), :200], TIES[: len(ranks), :200])
    for first, high in enumerate(ranks):
        for second, low in enumerate(ranks):
            if high is not None and low is not None and high > low:
                assert np.all(found[first] >= found[second])
    assert np.allclose(np.sort(found, axis=0), np.sort(UNIFORMS[: len(ranks), :200], axis=0))
