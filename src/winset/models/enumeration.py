"""What do all packages of a space come to when each one is looked at, block by block?

The zone Z = packages with u_p >= d_p for every party, the frontier over all packages, and the
bargaining solutions of ``models.bargaining`` with all their ties: the same answers as from one
table, but only a block of packages is held at a time. Dominance is transitive, so the frontier of
all is the frontier of the blocks' frontiers; a solution is the best of the blocks' solutions, by
exact fractions, once the best worths in the zone are known from a first pass.

Units as in ``models.utilities``. Memory: a few arrays of ``BLOCK`` packages by parties, and the
frontier so far. A frontier of more than ``MOST_ON_FRONTIER`` worths is given up (``frontier`` is
None): then ``sample`` has packages of the zone that are best in one of many directions, each of
them on the frontier. Leaves out: spaces of more than ``models.utilities.ENUMERABLE`` packages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from winset.models.bargaining import SOLUTIONS, Picked, pick, zone
from winset.models.frontier import Places, alike, directions, frontier, undominated
from winset.models.utilities import ENUMERABLE, Space, Utilities, table

BLOCK = 1 << 19
"""Packages looked at together."""
MOST_ON_FRONTIER = 30_000
"""Different worths on the frontier up to which it is kept: all pairs of more take minutes."""
SAMPLED = 12
"""Directions in which a sample looks for its packages."""


@dataclass(frozen=True)
class Looked:
    """What looking at every package gives; places are those of the full table."""

    packages: int
    inside: int
    keeps_out: NDArray[np.float64]
    """Share of all packages that each party finds worse than no deal."""
    frontier: Places | None
    vectors: int | None
    """Different worths on the frontier; below, of those in the zone."""
    frontier_in_zone: Places | None
    vectors_in_zone: int | None
    sample: Places
    """Packages of the zone, each best in one direction; all on the frontier, each once."""
    picked: dict[str, Picked]
    nearest: int
    """The largest smallest gain over no deal; below zero when the zone is empty."""


def looked_at(space: Space, disagreement: NDArray[np.int64], block: int = BLOCK) -> Looked:
    """Every package of a space, in two passes."""
    if space.packages > ENUMERABLE:
        raise ValueError(f"{space.packages} packages are too many to look at each")
    inside, nearest = 0, None
    below = np.zeros(space.parties, dtype=np.int64)
    best = disagreement.copy()
    front: _Front | None = _nothing(space.parties)
    for start, part in _blocks(space, block):
        worths = table(part)
        below += (worths < disagreement).sum(axis=0)
        gain = int((worths - disagreement).min(axis=1).max())
        nearest = gain if nearest is None else max(nearest, gain)
        own = zone(worths, disagreement)
        inside += len(own)
        if len(own):
            best = np.maximum(best, worths[own].max(axis=0))
        front = front.joined(start, worths) if front is not None else None
    picked, sample = _picked(space, disagreement, best, block)
    assert nearest is not None
    counts = (space.packages, inside, below / space.packages)
    if front is None:
        return Looked(*counts, None, None, None, None, sample, picked, nearest)
    return Looked(
        *counts,
        front.places,
        len(front.worths),
        *front.inside(disagreement),
        sample,
        picked,
        nearest,
    )


def _blocks(space: Space, most: int) -> Iterator[tuple[int, Space]]:
    """Parts of a space with the place of their first package, in order; each a space itself.

    The first issues are held at one option, the next one at a stretch of its options.
    """
    sizes = space.sizes
    turn = next((k for k in range(len(sizes)) if prod(sizes[k + 1 :]) <= most), 0)
    tail = prod(sizes[turn + 1 :])
    step = max(1, most // tail)
    start = 0
    for fixed in np.ndindex(sizes[:turn]):
        for first in range(0, sizes[turn], step):
            stretch = slice(first, min(first + step, sizes[turn]))
            kept = (*(slice(o, o + 1) for o in fixed), stretch)
            part = _restricted(space, kept)
            yield start, part
            start += part.packages


def _restricted(space: Space, kept: tuple[slice, ...]) -> Space:
    """The space with stretches of the options of its first issues."""
    whole = (*kept, *(slice(None) for _ in space.parts[len(kept) :]))
    return Space(
        tuple(part[:, own] for part, own in zip(space.parts, whole, strict=True)),
        {(a, b): pair[:, whole[a], whole[b]] for (a, b), pair in space.pairs.items()},
    )


class _Front:
    """The frontier of the packages looked at so far: different worths, and who has each."""

    def __init__(self, worths: Utilities, places: Places, of: Places) -> None:
        self.worths, self.places, self.of = worths, places, of
        """``of``: the row of ``worths`` that a package has."""

    def joined(self, start: int, block: Utilities) -> _Front | None:
        """With one more block; None when it grows too large to go on."""
        own = frontier(block)
        worths, _, of = alike(block[own])
        both, _, row = alike(np.concatenate([self.worths, worths]))
        rows = np.concatenate([row[self.of], row[len(self.worths) + of]])
        places = np.concatenate([self.places, own + start])
        kept = undominated(both)
        if len(kept) > MOST_ON_FRONTIER:
            return None
        renamed = np.full(len(both), -1, dtype=np.intp)
        renamed[kept] = np.arange(len(kept))
        of_all = renamed[rows]
        return _Front(both[kept], places[of_all >= 0], of_all[of_all >= 0])

    def inside(self, disagreement: NDArray[np.int64]) -> tuple[Places, int]:
        """Its packages in the zone, and their different worths."""
        rows = zone(self.worths, disagreement)
        return self.places[np.isin(self.of, rows)], len(rows)


def _nothing(parties: int) -> _Front:
    none = np.empty(0, dtype=np.intp)
    return _Front(np.empty((0, parties), dtype=np.int64), none, none)


def _picked(
    space: Space, disagreement: NDArray[np.int64], best: NDArray[np.int64], block: int
) -> tuple[dict[str, Picked], Places]:
    """Every solution with all its packages, and the best package in each direction."""
    found = {name: Picked(name, np.empty(0, dtype=np.intp), None) for name in SOLUTIONS}
    weights = np.array(directions(space.parties, SAMPLED))
    scale = np.maximum(best - disagreement, 1)
    tops = np.full(SAMPLED, -np.inf)
    at = np.full(SAMPLED, -1, dtype=np.intp)
    for start, part in _blocks(space, block):
        worths = table(part)
        own = zone(worths, disagreement)
        if not len(own):
            continue
        inside = worths[own]
        for name in SOLUTIONS:
            chosen = pick(inside, disagreement, name, best)
            found[name] = _better(found[name], chosen, own + start)
        relative = (inside - disagreement) / scale
        for n, direction in enumerate(weights):
            value = relative @ direction
            top = int(np.argmax(value))
            if value[top] > tops[n]:
                tops[n], at[n] = value[top], own[top] + start
    return found, np.unique(at[at >= 0])


def _better(one: Picked, other: Picked, places: Places) -> Picked:
    """The better of two answers of one solution, both where they tie."""
    moved = Picked(other.name, places[other.places], other.value)
    if one.value is None or (other.value is not None and other.value > one.value):
        return moved
    if other.value == one.value:
        return Picked(one.name, np.concatenate([one.places, moved.places]), one.value)
    return one
