"""Did intervals hold what came, as often as they said?

Equations::

    pinball loss   (x - q) a when x >= q, else (q - x)(1 - a)       for the quantile a at q
    Wilson         (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),  z = 1.6449 (90 %)
    effective      windows of h weeks every g weeks overlap: (n - 1) g / h + 1 of n stand alone

Units: counts and the unit of what is foretold. Sources: Koenker and Bassett 1978 for the loss,
Wilson 1927 for the range. Assumptions: Wilson's range takes its n as independent, so both the count
and the effective count are of use. Leaves out: whether misses come in a row.

>>> low, high = wilson(8, 8)
>>> round(low, 3), high
(0.747, 1.0)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.models.front import SHORTEST, Forecaster, returning_pace

_NINETY = 1.6448536269514722
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
HORIZONS = (4, 13, 26)
"""Weeks ahead that ranges are told and tried for."""
EVERY = 4
"""Weeks from one origin of a trial to the next (judgement)."""


@dataclass(frozen=True, slots=True)
class Record:
    """How a forecaster did at one horizon."""

    count: int
    effective: float
    inside_50: int
    inside_90: int
    width_50: float
    width_90: float
    loss: float


def wilson(inside: float, count: float) -> tuple[float, float]:
    """The 90 % range of a share of which ``inside`` of ``count`` were seen."""
    if count <= 0:
        raise ValueError("a range of no trials says nothing")
    share, z2 = inside / count, _NINETY**2
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = _NINETY * np.sqrt(share * (1 - share) / count + z2 / (4 * count**2)) / (1 + z2 / count)
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def pinball(told: NDArray[np.float64], seen: float, quantiles: Sequence[float]) -> float:
    """Mean pinball loss over the quantiles."""
    over, share = seen - told, np.asarray(quantiles)
    return float(np.mean(np.maximum(over * share, over * (share - 1))))


def effective(count: int, horizon: int, every: int) -> float:
    """How many of ``count`` windows of ``horizon`` weeks, ``every`` so many weeks, stand alone."""
    return min(float(count), (count - 1) * every / horizon + 1) if count else 0.0


def back_test(
    changes: NDArray[np.float64], forecaster: Forecaster, horizon: int, first: int, every: int
) -> Record | None:
    """The record of ``forecaster``, fitted before each origin only; None when no window fits.

    Origins: after ``first`` weeks, then ``every`` so many, while ``horizon`` weeks follow.
    """
    origins = range(first, len(changes) - horizon + 1, every)
    if not origins:
        return None
    told = np.array([forecaster(changes[:o].copy(), horizon, QUANTILES) for o in origins])
    seen = np.array([changes[o : o + horizon].sum() for o in origins])
    in_90 = (told[:, 0] <= seen) & (seen <= told[:, 4])
    in_50 = (told[:, 1] <= seen) & (seen <= told[:, 3])
    losses = [pinball(t, float(s), QUANTILES) for t, s in zip(told, seen, strict=True)]
    return Record(
        count=len(seen),
        effective=effective(len(seen), horizon, every),
        inside_50=int(in_50.sum()),
        inside_90=int(in_90.sum()),
        width_50=float((told[:, 3] - told[:, 1]).mean()),
        width_90=float((told[:, 4] - told[:, 0]).mean()),
        loss=float(np.mean(losses)),
    )


def ranges_held(record: Record | None) -> bool:
    """Whether 90 % ranges held on a history, as far as that can be told; true without a record.

    They did not when even the upper end of the share's own range (Wilson) lies below 90 %.
    """
    return record is None or wilson(record.inside_90, record.count)[1] >= 0.90


def pace_held(changes: NDArray[np.float64], weeks: int, every: int = EVERY) -> bool:
    """Whether 90 % ranges so far ahead held on the history itself, as far as that can be told.

    ``changes``: (week,), the weekly steps of the history.
    """
    return ranges_held(back_test(changes, returning_pace, weeks, SHORTEST, every))
