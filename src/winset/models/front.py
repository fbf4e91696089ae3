"""How far may a held area have moved some weeks from now, going by its own past?

Equations (y_t change of a week, n weeks seen, m their mean, s their spread)::

    pace that returns to its mean   y_(t+1) - m = rho (y_t - m) + e
    mean of h weeks     h m + (y_n - m) rho (1 - rho^h) / (1 - rho)
    variance            sum over k < h of ((1 - rho^(k+1)) / (1 - rho))^2 var(e)
                        + h^2 s^2 / n * (1 + rho) / (1 - rho)          the mean is itself unsure
    rho                 least squares, drawn to 0.5 as by 10 weeks of evidence (judgement)
    quantiles           Student's t with n - 2 degrees

Beside it, two plain ones: *persistence* (the pace of the last four weeks goes on; one number) and
the *random walk* with drift (mean h m, variance h (1 + h / n) s^2).

Units: km2 and weeks, or any one unit. Source: textbook first-order autoregression; the variance of
the walk with drift as in Hyndman and Athanasopoulos, Forecasting, section 5.5. Assumptions: the
same process goes on; what the map enters late is part of its noise. Leaves out: breakthroughs,
mobilisation, weather, deals. It gives ranges and no end date.

>>> import numpy as np
>>> walk = random_walk(np.array([80.0, 100.0, 90.0, 110.0]), 2, (0.5,))
>>> [round(float(x), 6) for x in walk]
[190.0]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Forecaster = Callable[[Numbers, int, Sequence[float]], Numbers]

SHORTEST = 26
"""Weeks of history below which no range is given (judgement: half a year of seasons)."""
PRIOR_RHO, PRIOR_WEEKS, MOST_RHO = 0.5, 10.0, 0.95


class TooShort(ValueError):
    """A history of too few weeks."""


def weekly(days: Sequence[date], levels: Sequence[float]) -> tuple[tuple[date, ...], Numbers]:
    """Levels a week apart, counted back from the last day; of a day without a row the last before.

    Returns the days and the levels, oldest first.
    """
    if not days:
        raise TooShort("the series has no row")
    ordinals = np.array([day.toordinal() for day in days])
    count = (ordinals[-1] - ordinals[0]) // 7
    wanted = ordinals[-1] - 7 * np.arange(count, -1, -1)
    at = np.searchsorted(ordinals, wanted, side="right") - 1
    last = days[-1]
    dates = tuple(last - timedelta(weeks=int(back)) for back in range(count, -1, -1))
    return dates, np.asarray(levels, dtype=float)[at]


def _checked(changes: Numbers, horizon: int) -> None:
    if len(changes) < SHORTEST:
        raise TooShort(f"{len(changes)} weeks are too few: {SHORTEST} are needed")
    if horizon < 1:
        raise ValueError(f"a horizon of {horizon} weeks; it must be 1 or more")


def _student(quantiles: Sequence[float], degrees: int) -> Numbers:
    from scipy.special import stdtrit  # type: ignore[import-untyped]

    return np.asarray(stdtrit(degrees, np.asarray(quantiles, dtype=float)), dtype=float)


def persistence_of_pace(changes: Numbers) -> float:
    """How much of one week's departure from the mean is left in the next (0 to 0.95)."""
    off = changes - changes.mean()
    spread = float(off @ off) / (len(changes) - 1)
    if spread == 0:
        return 0.0
    weight = PRIOR_WEEKS * spread
    fitted = (off[1:] @ off[:-1] + PRIOR_RHO * weight) / (off[:-1] @ off[:-1] + weight)
    return float(min(max(fitted, 0.0), MOST_RHO))


def returning_pace(changes: Numbers, horizon: int, quantiles: Sequence[float]) -> Numbers:
    """Quantiles of the change over ``horizon`` weeks when the pace returns to its mean."""
    _checked(changes, horizon)
    n, mean = len(changes), float(changes.mean())
    spread = float(changes.var(ddof=1))
    rho = persistence_of_pace(changes)
    noise = spread * (1 - rho**2) * n / (n - 2)
    reach = (1 - rho ** np.arange(1, horizon + 1)) / (1 - rho)
    unsure = horizon**2 * spread / n * (1 + rho) / (1 - rho)
    variance = noise * float(reach @ reach) + unsure
    left = (float(changes[-1]) - mean) * rho * (1 - rho**horizon) / (1 - rho)
    return np.asarray(horizon * mean + left + _student(quantiles, n - 2) * np.sqrt(variance))


def random_walk(changes: Numbers, horizon: int, quantiles: Sequence[float]) -> Numbers:
    """Quantiles of the change over ``horizon`` weeks when weeks know nothing of one another."""
    n = len(changes)
    if n < 3:
        raise TooShort(f"{n} weeks are too few: 3 are needed")
    deviation = float(changes.std(ddof=1)) * np.sqrt(horizon * (1 + horizon / n))
    return np.asarray(horizon * changes.mean() + _student(quantiles, n - 1) * deviation)


def persistence(changes: Numbers, horizon: int, quantiles: Sequence[float]) -> Numbers:
    """The pace of the last four weeks goes on: the same number at every quantile."""
    return np.full(len(quantiles), horizon * float(changes[-4:].mean()))


FORECASTERS: dict[str, Forecaster] = {
    "returning-pace": returning_pace,
    "random-walk": random_walk,
    "persistence": persistence,
}
