"""What is each package worth to each party, where somebody gave the numbers?

    U_p(d) = sum_k w_pk v_pk(d_k) + sum_(k,l) b_pkl(d_k, d_l)

with every part-worth w v and pair term b held as a whole number of units of 1e-9, so that sums of
parts are exact and ties are ties: two packages are equal when their numbers are, whatever the order
of adding. Floating sums differ in the last place and turn equal packages into dominated ones.

Units: utilities in 1e-9 of whatever the numbers were given in. Parts within +-2.147 fit int32;
larger ones (points) are held as int64 with the unit the caller chooses.
Source: additive value with pairwise terms, Keeney and Raiffa, Decisions with Multiple Objectives
(1976), section 3.
Leaves out: terms over three issues or more (join such issues into one).

>>> space = Space((quantised([[0.1, 0.2]]), quantised([[0.3, 0.1]])))
>>> table(space).tolist()
[[400000000], [200000000], [500000000], [300000000]]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

UNIT = 1e-9
Parts = NDArray[np.int64]
"""Part-worths of one issue, or of one pair: (party, option) or (party, option, option)."""
Utilities = NDArray[np.int64]
"""(package, party); a table keeps each party's numbers together in memory."""
ENUMERABLE = 10_000_000
"""Packages up to which a table is made; beyond, ``models.pareto_dp`` and ``models.optimum``."""


def quantised(numbers: ArrayLike) -> Parts:
    """Numbers as whole units of 1e-9."""
    whole: Parts = np.rint(np.asarray(numbers, dtype=float) / UNIT).astype(np.int64)
    return whole


@dataclass(frozen=True)
class Space:
    """Part-worths per issue, and pair terms by the places of their two issues."""

    parts: tuple[Parts, ...]
    pairs: dict[tuple[int, int], Parts] = field(default_factory=dict)

    @property
    def parties(self) -> int:
        """How many parties have numbers."""
        return len(self.parts[0])

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(p.shape[1] for p in self.parts)

    @property
    def packages(self) -> int:
        """How many packages there are."""
        return prod(self.sizes)


def table(space: Space) -> Utilities:
    """Every package's utilities, the last issue running fastest: (package, party)."""
    if space.packages > ENUMERABLE:
        raise ValueError(f"{space.packages} packages are too many for a table")
    found = np.zeros((space.parties, *space.sizes), dtype=np.int64)
    for k, part in enumerate(space.parts):
        found += _spread(part, (k,), len(space.parts))
    for places, pair in space.pairs.items():
        found += _spread(pair, places, len(space.parts))
    return found.reshape(space.parties, -1).T


def _spread(part: Parts, places: tuple[int, ...], issues: int) -> NDArray[np.int64]:
    """A part laid along its own issues of the full table, the party axis first."""
    shape = [len(part)] + [1] * issues
    for place, size in zip(places, part.shape[1:], strict=True):
        shape[place + 1] = size
    ordered = part if places == tuple(sorted(places)) else np.swapaxes(part, 1, 2)
    return ordered.reshape(shape)


def of_package(space: Space, choice: Sequence[int]) -> NDArray[np.int64]:
    """One package's utilities: (party,)."""
    total = sum(part[:, o] for part, o in zip(space.parts, choice, strict=True))
    for (first, second), pair in space.pairs.items():
        total = total + pair[:, choice[first], choice[second]]
    return np.asarray(total, dtype=np.int64)


def choice_at(space: Space, package: int) -> tuple[int, ...]:
    """The options of the package at a place of the table."""
    return tuple(int(o) for o in np.unravel_index(package, space.sizes))
