"""What is each party's worst and best package of a space of any size?

    low_p = min_d U_p(d),   high_p = max_d U_p(d)

Issues that no pair term ties add up one by one; a group of tied issues is looked at whole, so that
its pair terms count only where both options stand. Adding the extremes of parts and pairs instead
would promise packages that do not exist. A group of more than ``LARGEST_GROUP`` combinations goes
to the solver, one party at a time.

Units as in ``models.utilities``; exact, but for groups given to the solver, which may stop within
its tolerance (``models.optimum``).

>>> parts = np.array([[10, 0]]), np.array([[10, 0]])
>>> tied = Space(parts, {(0, 1): np.array([[[0, 0], [0, 12]]])})
>>> [e.tolist() for e in ends(tied)]
[[10], [20]]
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from winset.models.optimum import extreme
from winset.models.pareto_dp import LARGEST_GROUP, groups
from winset.models.utilities import Space, table


def ends(space: Space) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The worth of each party's worst and of its best package."""
    low, high = np.zeros((2, space.parties), dtype=np.int64)
    for group in groups(space):
        worst, best = _of_group(_alone(space, group))
        low, high = low + worst, high + best
    return low, high


def _alone(space: Space, group: tuple[int, ...]) -> Space:
    """The issues of one group as a space of their own."""
    return Space(
        tuple(space.parts[k] for k in group),
        {(group.index(a), group.index(b)): p for (a, b), p in space.pairs.items() if a in group},
    )


def _of_group(own: Space) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if prod(own.sizes) <= LARGEST_GROUP:
        every = table(own)
        return every.min(axis=0), every.max(axis=0)
    found = [[extreme(own, p, best=b) for p in range(own.parties)] for b in (False, True)]
    return np.array(found[0]), np.array(found[1])
