"""Between which ends lies the chance of what follows from several events, if nobody says how they
hang together?

For events with chances p_1 ... p_n and any joint distribution q over their 2^n combinations,

    P = sum over combinations c of f(c) q(c),   sum q = 1,   sum over c with i in c of q(c) = p_i,

and the least and the largest P are two linear programmes: the ends can be reached. For *all hold*
they are Frechet's bounds (``models.bounds``). Where chances are ranges and f never falls when one
more event holds, the least P is at the lower ends, the largest at the upper ends.

Units: chances, 0 to 1. Source: Hailperin, American Mathematical Monthly 72 (1965). Leaves out named
common causes (join those into one event) and more than ``MOST`` events.

>>> ends(combinations(2).all(axis=1), [(0.4, 0.7), (0.8, 0.9)])
(0.2, 0.7)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 8
"""Events at once: 2^8 combinations are gone through."""


def combinations(events: int) -> NDArray[np.bool_]:
    """Which events hold in each combination: (combination, event), first none, last all."""
    held: NDArray[np.bool_] = (
        np.arange(1 << events)[:, None] >> np.arange(events)[None, :]
    ) % 2 == 1
    return held


def ends(follows: NDArray[np.bool_], chances: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The range of the chance of what follows in these combinations; it must be monotone."""
    if follows.all() or not follows.any():
        return (1.0, 1.0) if follows.all() else (0.0, 0.0)
    low = _programme(follows, [low for low, _ in chances], 1.0)
    high = _programme(follows, [high for _, high in chances], -1.0)
    return low, high


def _programme(follows: NDArray[np.bool_], chances: Sequence[float], sign: float) -> float:
    from scipy.optimize import linprog  # type: ignore[import-untyped]

    held = combinations(len(chances))
    rows = np.concatenate([held.T.astype(float), np.ones((1, len(held)))])
    answer = linprog(sign * follows.astype(float), A_eq=rows, b_eq=[*chances, 1.0], method="highs")
    return round(float(min(max(sign * answer.fun, 0.0), 1.0)), 9)
