"""Which options can the package with the largest smallest gain not take?

Weights l_p >= 0 that sum to 1 bound the smallest gain of every package x from above,

    min_p (U_p(x) - d_p) <= sum_k c_k(x_k) - sum_p l_p d_p,    c_k(o) = sum_p l_p u_pk(o),

so an option whose best package under this bound is worse than a package already found is in no best
one. The weights are the dual prices of the linear relaxation, which make the bound as tight as it
gets; the package found is its solution rounded, then bettered by exchanging one or two options at a
time. What is left is often small enough to look at whole.

Units as in ``models.utilities``. Exact for any weights: rounding of prices only keeps more options.
Holds without pair terms. Source: Lagrangean reduced-cost fixing, Fisher, Management Science 27
(1981). Leaves out: other formulas than the largest smallest gain.
"""

from __future__ import annotations

from itertools import combinations, product
from math import prod

import numpy as np
from numpy.typing import NDArray

from winset.models.utilities import Space, Utilities, choice_at, of_package, table

Choice = tuple[int, ...]
Kept = tuple[NDArray[np.intp], ...]
LOOKED_AT = 1 << 18
"""Packages left up to which each is looked at."""
ROUNDED = 4_096
"""Ways of rounding that are tried, at most."""
MARGIN = 1e-10
"""Share of the bound by which a sum in floating point may be wrong, generously."""


def narrowed(space: Space, disagreement: NDArray[np.int64]) -> tuple[Choice, Kept]:
    """A good package, and per issue the options that a better or equal one may take."""
    prices, shares = _relaxed(space, disagreement)
    found = _bettered(space, disagreement, _rounded(space, disagreement, shares))
    least = _smallest(space, disagreement, found)
    worth = [prices @ part for part in space.parts]
    tops = np.array([own.max() for own in worth])
    bound = float(tops.sum() - prices @ disagreement)
    slack = bound - least + MARGIN * float(np.abs(tops).sum() + abs(bound) + 1)
    kept = tuple(
        np.flatnonzero((own >= top - slack) | (np.arange(len(own)) == o))
        for own, top, o in zip(worth, tops, found, strict=True)
    )
    return found, kept


def of_options(space: Space, kept: Kept) -> Space:
    """The space with these options alone."""
    return Space(tuple(part[:, own] for part, own in zip(space.parts, kept, strict=True)))


def best_of_few(space: Space, disagreement: NDArray[np.int64]) -> Choice | None:
    """The package with the largest smallest gain where few are left; None where many are."""
    if prod(space.sizes) > LOOKED_AT:
        return None
    every = table(space)
    return choice_at(space, int(np.argmax((every - disagreement).min(axis=1))))


def _relaxed(
    space: Space, disagreement: NDArray[np.int64]
) -> tuple[NDArray[np.float64], list[NDArray[np.float64]]]:
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
