"""Are ranges of a moving front what they say, on made data whose truth is known?"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from winset.models.coverage import QUANTILES, back_test, effective, pinball, wilson
from winset.models.front import (
    SHORTEST,
    TooShort,
    persistence,
    persistence_of_pace,
    random_walk,
    returning_pace,
    weekly,
)


def made(weeks: int, rho: float, seed: int) -> np.ndarray:
    """Weekly changes of a first-order autoregression around 90 with spread 45."""
    noise = np.random.default_rng(seed).standard_normal(weeks)
    off = np.empty(weeks)
    off[0] = noise[0]
    for t in range(1, weeks):
        off[t] = rho * off[t - 1] + np.sqrt(1 - rho**2) * noise[t]
    return 90 + 45 * off


@pytest.mark.parametrize("horizon", [4, 13, 26])
def test_ranges_hold_what_comes_on_processes_of_the_assumed_kind(horizon: int) -> None:
    """400 made histories of 60 weeks: nine in ten, give or take 4 standard errors and the prior."""
    inside = 0
    for seed in range(400):
        changes = made(60 + horizon, 0.6, seed)
        told = returning_pace(changes[:60], horizon, (0.05, 0.95))
        inside += told[0] <= changes[60:].sum() <= told[1]
    assert inside / 400 == pytest.approx(0.90, abs=0.06)


def test_the_persistence_of_a_made_process_is_found() -> None:
    assert persistence_of_pace(made(2000, 0.6, 1)) == pytest.approx(0.6, abs=0.06)
    assert persistence_of_pace(np.full(30, 7.0)) == 0


def test_a_front_that_never_varies_has_no_range() -> None:
    assert returning_pace(np.full(30, 7.0), 5, QUANTILES).tolist() == [35.0] * 5


def test_mirrored_history_mirrors_the_range() -> None:
    changes = made(60, 0.5, 3)
    told, mirrored = (returning_pace(y, 13, QUANTILES) for y in (changes, -changes))
    assert np.allclose(told, -mirrored[::-1], rtol=1e-12)


def test_in_other_units_the_range_is_the_same() -> None:
    changes = made(60, 0.5, 3)
    told = returning_pace(changes, 13, QUANTILES)
    assert np.allclose(returning_pace(changes / 1000, 13, QUANTILES) * 1000, told, rtol=1e-12)


def test_nothing_after_the_origin_is_read() -> None:
    """A back-test on a history whose end is cut off gives the same forecasts as far as it goes."""
    changes = made(80, 0.5, 5)
    seen: list[int] = []

    def spying(given: np.ndarray, horizon: int, quantiles: object) -> np.ndarray:
        seen.append(len(given))
        assert np.array_equal(given, changes[: len(given)])
        return np.zeros(5)

    record = back_test(changes, spying, 13, 26, 4)  # type: ignore[arg-type]
    assert seen == list(range(26, 68, 4))
    assert record is not None
    assert record.count == len(seen)


def test_random_walk_by_hand() -> None:
    told = random_walk(np.array([80.0, 100.0, 90.0, 110.0]), 2, (0.5, 0.95))
    spread = np.sqrt(500 / 3)
    # Student's t with 3 degrees has its 95 % point at 2.3534.
    assert told[0] == pytest.approx(190)
    assert told[1] == pytest.approx(190 + 2.3534 * spread * np.sqrt(2 * 1.5), abs=1e-2)


def test_persistence_is_the_last_four_weeks() -> None:
    assert persistence(np.array([9.0, 1, 2, 3, 4]), 10, (0.1, 0.9)).tolist() == [25.0, 25.0]


def test_weeks_are_counted_back_and_gaps_filled_from_before() -> None:
    first = date(2026, 1, 1)
    days = [first + timedelta(days=d) for d in (0, 1, 6, 15, 21)]
    dates, levels = weekly(days, [1.0, 2.0, 3.0, 4.0, 5.0])
    assert dates == tuple(first + timedelta(days=d) for d in (0, 7, 14, 21))
    assert levels.tolist() == [1.0, 3.0, 3.0, 5.0]


def test_a_short_or_empty_history_is_refused_in_words() -> None:
    with pytest.raises(TooShort, match=f"25 weeks are too few: {SHORTEST} are needed"):
        returning_pace(np.zeros(25), 4, QUANTILES)
    with pytest.raises(TooShort, match="no row"):
        weekly([], [])
    with pytest.raises(ValueError, match="a horizon of 0 weeks"):
        returning_pace(np.zeros(30), 0, QUANTILES)


def test_wilson_as_printed() -> None:
    """Wilson's 95 % range of 8 of 10 is .490 to .943 (Newcombe 1998); at 90 % it is narrower."""
    low, high = wilson(8, 10)
    assert 0.490 < low < 0.8 < high < 0.943
    # By hand for none of n: the upper end is z2 / (n + z2).
    assert wilson(0, 10)[1] == pytest.approx(2.705543 / 12.705543, abs=1e-6)


def test_pinball_by_hand() -> None:
    assert pinball(np.array([1.0, 3.0]), 2.0, (0.1, 0.9)) == pytest.approx((0.1 + 0.1) / 2)


def test_windows_that_overlap_count_less() -> None:
    assert (effective(8, 26, 4), effective(8, 4, 4)) == (pytest.approx(28 / 26 + 1), 8.0)
