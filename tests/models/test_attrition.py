"""Do the closed forms of attrition give the numbers printed for them, and mirror their sides?"""

from __future__ import annotations

from fractions import Fraction
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models import attrition

chance = st.floats(0.01, 0.99)
amount = st.floats(0.1, 100)


def test_complete_information_costs_1_2_prizes_10_12() -> None:
    length, first = attrition.mixed(1, 10, 2, 12)
    assert (length, first) == (pytest.approx(3.75), pytest.approx(0.625))


@given(amount, amount, amount, amount)
def test_mirrored_sides_mirror_the_output(c1: float, v1: float, c2: float, v2: float) -> None:
    length, first = attrition.mixed(c1, v1, c2, v2)
    mirrored, other = attrition.mixed(c2, v2, c1, v1)
    assert (mirrored, other) == (pytest.approx(length), pytest.approx(1 - first))


def test_private_values_best_replies_and_lengths() -> None:
    stops = [attrition.stopping_time_exponential(v) for v in (0.5, 1, 2)]
    assert stops == [0.125, 0.5, 2.0]
    # The length is when the smaller of two values stops: density 2 exp(-2v), and 2(1 - v).
    v = (np.arange(400_000) + 0.5) / 20_000
    length = float(np.sum(v**2 / 2 * 2 * np.exp(-2 * v)) / 20_000)
    assert length == pytest.approx(1 / 4, abs=1e-6)
    u = (np.arange(200_000) + 0.5) / 200_000
    length = float(np.mean((-u - np.log1p(-u)) * 2 * (1 - u)))
    assert length == pytest.approx(1 / 6, abs=1e-6)
    assert attrition.stopping_time_uniform(0.5) == pytest.approx(-0.5 + np.log(2))


def test_to_the_finish_0_05_0_08() -> None:
    wins, rounds = attrition.to_the_finish(0.05, 0.08)
    assert (round(wins, 4), round(rounds, 3)) == (0.6230, 8.197)


@given(chance, chance)
def test_of_two_that_may_collapse_one_wins(d: float, s: float) -> None:
    wins, rounds = attrition.to_the_finish(d, s)
    loses, same = attrition.to_the_finish(s, d)
    assert (wins + loses, rounds) == (pytest.approx(1), pytest.approx(same))


@pytest.mark.parametrize(
    ("win", "fort", "forts", "wins", "battles"),
    [(0.55, 5, 10, 0.7317, 23.17), (0.5, 3, 10, 0.3, 21.0), (0.45, 5, 12, 0.1708, 29.50)],
)
def test_walks_over_forts(win: float, fort: int, forts: int, wins: float, battles: float) -> None:
    told = attrition.walk(win, fort, forts)
    assert (round(told[0], 4), round(told[1], 2)) == (wins, battles)


def test_a_walk_solved_by_hand_with_fractions() -> None:
    """Three forts, from the first, each won at 2/3: P = 4/7, and 3 P_1 = ... by elimination."""
    win = Fraction(2, 3)
    # P1 = w P2, P2 = w + (1 - w) P1
    p1 = win * win / (1 - win * (1 - win))
    # D1 = 1 + w D2, D2 = 1 + (1 - w) D1
    d1 = (1 + win) / (1 - win * (1 - win))
    told = attrition.walk(2 / 3, 1, 3)
    assert told == (pytest.approx(float(p1)), pytest.approx(float(d1)))


def test_bargaining_range_and_risky_offers() -> None:
    assert attrition.bargaining_range(0.4, 0.1, 0.15) == (
        pytest.approx(0.30),
        pytest.approx(0.55),
    )
    assert attrition.risky_offer(0.4, 0.1, 0.3) == (pytest.approx(0.5), pytest.approx(1 / 3))
    assert attrition.risky_offer(0.5, 0.05, 0.2) == (pytest.approx(0.575), pytest.approx(0.375))
    assert attrition.risky_offer(0.5, 0.3, 0.2)[1] == 0


@pytest.mark.parametrize("n", [0, 8, 20])
def test_beliefs_close_as_battles_are_seen(n: int) -> None:
    assert attrition.belief_gap((6, 2), (2, 6), n, n // 2) == pytest.approx(4 / (8 + n))


def test_types_that_never_quit_leave_a_tail() -> None:
    tough = 0.3 * 0.4
    assert attrition.still_fighting(1e6, 0.5, tough) == pytest.approx(tough)
    assert attrition.still_fighting(2.0, 0.5, 0.0) == pytest.approx(exp(-1))


def test_a_guarantee_of_36_percent_closes_the_worked_example() -> None:
    assert attrition.share_of_guarantee(0.60, 0.35, 0.16) == pytest.approx(0.36)
    assert attrition.share_of_guarantee(0.60, 0.50, 0.16) == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: attrition.mixed(0, 1, 1, 1), "cost 1 is 0; it must be above zero"),
        (lambda: attrition.to_the_finish(0, 0.5), "a chance of collapse of 0"),
        (lambda: attrition.walk(0.5, 4, 3), "from fort 4 of 3"),
        (lambda: attrition.stopping_time_uniform(1), "a value of 1"),
        (lambda: attrition.still_fighting(1, 1, 2), "a share of 2"),
    ],
)
def test_impossible_wars_are_refused(asked: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        asked()  # type: ignore[operator]
