"""Which packages do the bargaining solutions pick, each by its own formula?

Over the zone Z = packages with u_p >= d_p for every party, d the disagreement point:

- ``nash``:            max of prod_p (u_p - d_p)
- ``egalitarian``:     max of min_p (u_p - d_p)
- ``kalai-smorodinsky``: max of min_p (u_p - d_p) / (m_p - d_p), m_p the best u_p in Z
- ``utilitarian``:     max of sum_p u_p

Tools disagree on these names ("Kalai" has three meanings), so the name never stands without the
formula and the disagreement point. All maximisers are given: a solution may be a set.

Units: utilities and d in the same whole units; values in those units (products in their power).
Sources: Nash, Econometrica 18 (1950); Kalai and Smorodinsky, Econometrica 43 (1975); Kalai,
Econometrica 45 (1977). Leaves out: lotteries over packages.

Near ties of products and ratios are settled by exact fractions.

>>> import numpy as np
>>> u, d = np.array([[4, 1], [3, 3], [1, 5]]), np.array([0, 0])
>>> {name: pick(u, d, name).places.tolist() for name in SOLUTIONS}
{'nash': [1], 'egalitarian': [1], 'kalai-smorodinsky': [1], 'utilitarian': [1, 2]}
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import prod

import numpy as np
from numpy.typing import NDArray

from winset.models.frontier import alike
from winset.models.utilities import Utilities

SOLUTIONS = ("nash", "egalitarian", "kalai-smorodinsky", "utilitarian")
FORMULAS = {
    "nash": "max product (u - d)",
    "egalitarian": "max min (u - d)",
    "kalai-smorodinsky": "max min (u - d) / (best in zone - d)",
    "utilitarian": "max sum u",
}
_CLOSE = 1e-9


@dataclass(frozen=True)
class Picked:
    """The packages a solution picks, and the value of its formula there; none of an empty zone."""

    name: str
    places: NDArray[np.intp]
    value: Fraction | None


def zone(utilities: Utilities, disagreement: NDArray[np.int64]) -> NDArray[np.intp]:
    """Places of the packages that leave nobody below his disagreement value."""
    inside = np.ones(len(utilities), dtype=bool)
    for own, least in zip(utilities.T, disagreement, strict=True):
        inside &= own >= least
    return np.flatnonzero(inside)


def blocked(utilities: Utilities, disagreement: NDArray[np.int64]) -> NDArray[np.float64]:
    """The share of all packages that each party alone keeps out: below its own value."""
    share: NDArray[np.float64] = np.mean(utilities < disagreement, axis=0)
    return share


def pick(
    utilities: Utilities,
    disagreement: NDArray[np.int64],
    name: str,
    best: NDArray[np.int64] | None = None,
) -> Picked:
    """All packages of the zone at which the formula is largest.

    ``best``: the best u_p in the whole zone, where these packages are only a part of it.
    """
    inside = zone(utilities, disagreement)
    if not len(inside):
        return Picked(name, inside, None)
    mine = utilities if len(inside) == len(utilities) else utilities[inside]
    gains = [own - least for own, least in zip(mine.T, disagreement, strict=True)]
    most_of = best - disagreement if best is not None else [own.max() for own in gains]
    rough, exact = _formula(name, mine, gains, [int(m) for m in most_of])
    top = float(rough.max())
    near = np.flatnonzero(rough >= top - _CLOSE * max(1.0, abs(top)))
    _, first, which = alike(mine[near])
    values = [exact(int(near[n])) for n in first]
    most = max(values)
    kept = np.isin(which, [n for n, value in enumerate(values) if value == most])
    return Picked(name, inside[near[kept]], most)


def _formula(
    name: str, utilities: Utilities, gains: list[NDArray[np.int64]], best: list[int]
) -> tuple[NDArray[np.float64] | NDArray[np.int64], Callable[[int], Fraction]]:
    """The formula for all packages, rounded where it is no whole number, and exactly for one."""
    match name:
        case "nash":
            scaled = [own / max(most, 1) for own, most in zip(gains, best, strict=True)]
            return reduce(np.multiply, scaled), lambda n: Fraction(prod(int(g[n]) for g in gains))
        case "egalitarian":
            return reduce(np.minimum, gains), lambda n: Fraction(min(int(g[n]) for g in gains))
        case "kalai-smorodinsky":
            open_ = [(own, most) for own, most in zip(gains, best, strict=True) if most > 0]
            ones = np.ones(len(utilities))
            ratios = reduce(np.minimum, [own / most for own, most in open_], ones)
            return ratios, lambda n: min(
                (Fraction(int(own[n]), most) for own, most in open_), default=Fraction(1)
            )
        case "utilitarian":
            columns = list(utilities.T)
            return reduce(np.add, columns), lambda n: Fraction(sum(int(c[n]) for c in columns))
    raise ValueError(f"'{name}' is none of {', '.join(SOLUTIONS)}")


def opposition(utilities: Utilities) -> float:
    """The least distance of any package to everybody's best at once, each best taken as 1."""
    relative = utilities / utilities.max(axis=0)
    return float(np.sqrt(((1 - relative) ** 2).sum(axis=1)).min())
