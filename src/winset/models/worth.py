"""How often is a package better than no deal, over all judgements that fit what was said?

What was said is ordinal: which issues matter more, which settlements are better. Weights are drawn
uniformly from the simplex among those that keep the stated order (issues of unsaid weight keep
their full range); the worth of each settlement is drawn uniformly from 0 to 1 among those that keep
the stated order (settlements nobody ranked keep their full range). With weights w and worths v

    U(deal) = sum_k w_k v_k(deal_k),

scaled so that the worst package of the space is 0 and the best 1, and no deal a value r on the same
scale, the answer is the share of draws with U >= r.

Sorting a uniform draw into the stated order is exact: all orders of exchangeable draws are equally
likely, so the sorted draw has the distribution given the order. In one rank the order is random.

Units: weights and worths are shares; r is 0 (worst package) to 1 (best). Source: uniform weights
under rank information as in Butler, Jia and Dyer, European Journal of Operational Research 103
(1997). Leaves out: trade-offs stated in numbers (``models.utilities``), dependence between people.

>>> import numpy as np
>>> draws = np.array([[0.2], [0.9], [0.5]])
>>> respecting([2, 1, None], draws, np.zeros((3, 1))).ravel().tolist()
[0.9, 0.2, 0.5]
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.float64]
"""Numbers along (thing, draw)."""
Choices = NDArray[np.integer]


def respecting(ranks: Sequence[float | None], values: Draws, ties: Draws) -> Draws:
    """``values`` sorted so that a higher rank never has the lower value; None is left as drawn.

    ``ties`` are uniforms that put things of one rank in random order. Axes (thing, draw).
    """
    ranked = [k for k, rank in enumerate(ranks) if rank is not None]
    if len(ranked) < 2:
        return values
    levels = np.array([ranks[k] for k in ranked], dtype=float)
    order = np.lexsort((ties[ranked], np.broadcast_to(levels[:, None], ties[ranked].shape)), axis=0)
    places = np.argsort(order, axis=0)
    found = values.copy()
    found[ranked] = np.take_along_axis(np.sort(values[ranked], axis=0), places, axis=0)
    return found


def weights(ranks: Sequence[float | None], uniforms: Draws, ties: Draws) -> Draws:
    """Weights that sum to 1, uniform among those that keep the ranks: axes (issue, draw)."""
    pieces = -np.log1p(-uniforms)
    ordered = respecting(ranks, pieces, ties)
    total: Draws = ordered / ordered.sum(axis=0)
    return total


def deal_worth(weights_: Draws, worths: Sequence[Draws], choices: Choices) -> Draws:
    """The worth of each package, 0 for the worst to 1 for the best of its space: (package, draw).

    ``worths`` holds per issue the worth of each option (option, draw); ``choices`` (package, issue)
    says which option each package takes. The space is every combination of the options.
    """
    raw = np.zeros((len(choices), weights_.shape[1]))
    low, high = np.zeros(weights_.shape[1]), np.zeros(weights_.shape[1])
    for k, worth in enumerate(worths):
        raw += weights_[k] * worth[choices[:, k]]
        low += weights_[k] * worth.min(axis=0)
        high += weights_[k] * worth.max(axis=0)
    spread = np.where(high > low, high - low, 1.0)
    scaled: Draws = (raw - low) / spread
    return scaled


def share_better(worth: Draws, no_deal: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of draws in which each package is at least as good as no deal: (package,)."""
    share: NDArray[np.float64] = np.mean(worth >= no_deal, axis=1)
    return share


def standard_error(share: NDArray[np.float64], draws: int) -> NDArray[np.float64]:
    """Of a share over independent draws."""
    error: NDArray[np.float64] = np.sqrt(share * (1 - share) / draws)
    return error


def deciding(worth: Draws, no_deal: NDArray[np.float64], drivers: Draws) -> NDArray[np.float64]:
    """How far each driver (driver, draw) moves the share: upper half of it less lower half.

    Gives (package, driver), in shares from -1 to 1.
    """
    better = worth >= no_deal
    moved = []
    for driver in drivers:
        upper = driver > np.median(driver)
        if upper.all() or not upper.any():
            moved.append(np.zeros(len(worth)))
        else:
            moved.append(better[:, upper].mean(axis=1) - better[:, ~upper].mean(axis=1))
    return np.stack(moved, axis=1) if moved else np.zeros((len(worth), 0))
