"""Which package leaves the worst-off party most, among far more packages than can be listed?

    max over x of min_p (U_p(x) - d_p)

Weights l_p >= 0 that sum to 1 bound the smallest gain of every package from above,

    min_p (U_p(x) - d_p) <= sum_k c_k(x_k) - sum_p l_p d_p,    c_k(o) = sum_p l_p u_pk(o).

The weights are the dual prices of the linear relaxation, which make the bound as tight as it
gets. A good package is the relaxation's solution rounded, then bettered by exchanging one or two
options at a time. A better one gives away no more of the bound than lies between the two; so issues
are added one by one, and of the partial packages only those stay that have not given away more and
can still bring every party above the package found. What is left at the end is all that is better.

Units as in ``models.utilities``. Exact: gains are whole numbers, and rounding of prices only keeps
more partial packages. Holds without pair terms. Source: Lagrangean bounds as in Fisher, Management
Science 27 (1981), in a search by layers. Leaves out: other formulas (``models.optimum``).

>>> parts = np.array([[9, 5, 0], [0, 6, 9]]), np.array([[4, 0], [0, 4]])
>>> fairest(Space(parts), np.array([0, 0]))
(1, 0)
"""

from __future__ import annotations

from itertools import combinations, product
from math import prod

import numpy as np
from numpy.typing import NDArray

from winset.models.utilities import Space, Utilities, of_package

Choice = tuple[int, ...]
MOST = 2_000_000
"""Partial packages held together, at most."""
ROUNDED = 4_096
"""Ways of rounding that are tried, at most."""
MARGIN = 1e-10
"""Share of the bound by which a sum in floating point may be wrong, generously."""


def fairest(space: Space, disagreement: NDArray[np.int64]) -> Choice | None:
    """The package with the largest smallest gain; None where too many partial ones stay open."""
    relaxed = _relaxed(space, disagreement)
    if relaxed is None:
        return None
    prices, shares = relaxed
    found = _bettered(space, disagreement, _rounded(space, disagreement, shares))
    return _searched(space, disagreement, prices, found)


def _searched(
    space: Space, disagreement: NDArray[np.int64], prices: NDArray[np.float64], found: Choice
) -> Choice | None:
    """The best of all packages better than the one found, else that one."""
    least = _smallest(space, disagreement, found)
    lost = [_given_away(prices, part) for part in space.parts]
    bound = float(sum((prices @ part).max() for part in space.parts) - prices @ disagreement)
    size = sum(float(np.abs(prices @ part).max()) for part in space.parts) + abs(bound) + 1
    slack = bound - least + MARGIN * size
    order = sorted(range(len(lost)), key=lambda k: -_second(lost[k]))
    most = [space.parts[k].max(axis=1) for k in order]
    reach = np.cumsum([np.zeros(space.parties, dtype=np.int64), *most[::-1]], axis=0)[::-1]
    gains = -disagreement[None, :].astype(np.int64)
    spent, taken = np.zeros(1), np.empty((1, 0), dtype=np.int16)
    for layer, k in enumerate(order):
        options = np.flatnonzero(lost[k] <= slack)
        if len(gains) * len(options) > MOST:
            return None
        spent = (spent[:, None] + lost[k][options]).reshape(-1)
        grown = gains[:, None, :] + space.parts[k].T[options]
        gains = grown.reshape(-1, space.parties)
        open_ = np.flatnonzero((spent <= slack) & np.all(gains + reach[layer + 1] > least, axis=1))
        before, option = np.divmod(open_, len(options))
        taken = np.column_stack([taken[before], options[option].astype(np.int16)])
        gains, spent = gains[open_], spent[open_]
    if not len(gains):
        return found
    best = taken[int(np.argmax(gains.min(axis=1)))]
    return tuple(int(best[order.index(k)]) for k in range(len(order)))


def _given_away(prices: NDArray[np.float64], part: Utilities) -> NDArray[np.float64]:
    """How much of the bound each option of an issue gives away."""
    worth = prices @ part
    away: NDArray[np.float64] = worth.max() - worth
    return away


def _second(lost: NDArray[np.float64]) -> float:
    """What the second-best option gives away: issues that decide most come first."""
    return float(np.sort(lost)[1]) if len(lost) > 1 else np.inf


def _relaxed(
    space: Space, disagreement: NDArray[np.int64]
) -> tuple[NDArray[np.float64], list[NDArray[np.float64]]] | None:
    """Dual prices of the parties, and how much of each option the relaxation takes."""
    from scipy.optimize import linprog  # type: ignore[import-untyped]

    sizes = space.sizes
    every = np.concatenate(space.parts, axis=1).astype(float)
    scale = max(1.0, float(np.abs(every).max()))
    options = every.shape[1]
    gains = np.concatenate([-every / scale, np.ones((space.parties, 1))], axis=1)
    one_each = np.zeros((len(sizes), options + 1))
    for k, end in enumerate(np.cumsum(sizes)):
        one_each[k, end - sizes[k] : end] = 1
    answer = linprog(
        np.append(np.zeros(options), -1.0),
        A_ub=gains,
        b_ub=-disagreement / scale,
        A_eq=one_each,
        b_eq=np.ones(len(sizes)),
        bounds=[(0, None)] * options + [(None, None)],
        method="highs",
    )
    if answer.x is None or not np.all(np.isfinite(answer.x)):
        return None
    prices = np.maximum(-np.asarray(answer.ineqlin.marginals), 0.0)
    total = float(prices.sum())
    prices = prices / total if total > 0 else np.full(space.parties, 1 / space.parties)
    return prices, np.split(np.asarray(answer.x[:-1]), np.cumsum(sizes)[:-1])


def _smallest(space: Space, disagreement: NDArray[np.int64], choice: Choice) -> int:
    return int((of_package(space, choice) - disagreement).min())


def _rounded(
    space: Space, disagreement: NDArray[np.int64], shares: list[NDArray[np.float64]]
) -> Choice:
    """The best package made of options that the relaxation takes in part."""
    taken = [np.flatnonzero(own > 1e-6) for own in shares]
    while prod(map(len, taken)) > ROUNDED:
        widest = max(range(len(taken)), key=lambda k: len(taken[k]))
        own = taken[widest]
        taken[widest] = own[np.argsort(-shares[widest][own])][: len(own) - 1]
    ways = np.array(list(product(*taken)), dtype=np.intp)
    worths = sum(part[:, ways[:, k]] for k, part in enumerate(space.parts))
    gains = np.asarray(worths) - disagreement[:, None]
    return tuple(int(o) for o in ways[int(np.argmax(gains.min(axis=0)))])


def _bettered(space: Space, disagreement: NDArray[np.int64], choice: Choice) -> Choice:
    """Exchange one or two options as long as that makes the smallest gain larger."""
    while True:
        gains = of_package(space, choice) - disagreement
        moves = [part - part[:, [o]] for part, o in zip(space.parts, choice, strict=True)]
        best, change = int(gains.min()), None
        for pair in combinations(range(len(moves)), 2) if len(moves) > 1 else ():
            first, second = (moves[k] for k in pair)
            then = gains[:, None, None] + first[:, :, None] + second[:, None, :]
            smallest: Utilities = then.min(axis=0)
            if int(smallest.max()) > best:
                best = int(smallest.max())
                change = pair, np.unravel_index(int(np.argmax(smallest)), smallest.shape)
        if change is None:
            return choice
        changed = list(choice)
        for k, option in zip(*change, strict=True):
            changed[k] = int(option)
        choice = tuple(changed)
