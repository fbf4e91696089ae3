"""What is the whole frontier of a space far too large to list?

Issues are added one by one. Of the partial packages so far only those stay whose partial sums no
other one dominates and that can still bring every party up to its disagreement value: with additive
worth nothing dropped could ever come back. Issues tied by pair terms are first joined into one, so
the method stays exact with linkage as long as the tied groups are small.

    F_0 = {0},   F_k = undominated{ f + w : f in F_(k-1), w in worths of group k }

Gives the frontier *of the zone*, one package for each vector, and so every bargaining solution.
Units as in ``models.utilities``. Meant for two or three parties: the frontier grows with the number
of parties, and ``MOST`` partial packages end the search.

Source: dynamic programming over vector sums as in Villarreal and Karwan, Mathematical Programming
21 (1981). Leaves out: conditions that forbid combinations (``models.optimum`` takes those).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from winset.models.frontier import alike, undominated
from winset.models.utilities import Space, Utilities

MOST = 2_000_000
"""Partial packages looked at together, at most."""
LARGEST_GROUP = 1_000_000
"""Combinations of one group of tied issues, at most."""


class TooLarge(ValueError):
    """The frontier, or a group of tied issues, is larger than the method can hold."""


@dataclass(frozen=True)
class Front:
    """The frontier of the zone: one vector a row, and a package that reaches it."""

    utilities: Utilities
    choices: NDArray[np.int16]
    """(vector, issue)."""


def groups(space: Space) -> list[tuple[int, ...]]:
    """Issues tied by pair terms together, the others alone; in order of their first issue."""
    root = list(range(len(space.parts)))

    def top(k: int) -> int:
        while root[k] != k:
            k = root[k]
        return k

    for first, second in space.pairs:
        low, high = sorted((top(first), top(second)))
        root[high] = low
    found: dict[int, list[int]] = {}
    for k in range(len(space.parts)):
        found.setdefault(top(k), []).append(k)
    return [tuple(g) for _, g in sorted(found.items())]


def front(space: Space, disagreement: NDArray[np.int64]) -> Front:
    """The frontier of the packages that leave nobody below his disagreement value."""
    parts = [_group(space, g) for g in groups(space)]
    parts.sort(key=lambda p: len(p[1]))
    rest = _reach(parts)
    sums = np.zeros((1, space.parties), dtype=np.int64)
    taken = np.zeros((1, len(space.parts)), dtype=np.int16)
    for (places, worths, options), reach in zip(parts, rest, strict=True):
        sums, taken = _joined(sums, taken, places, worths, options, disagreement - reach)
        if not len(sums):
            break
    return Front(sums, taken)


def _group(
    space: Space, group: tuple[int, ...]
) -> tuple[tuple[int, ...], Utilities, NDArray[np.int16]]:
    """Every combination of one group's options that is not dominated within it."""
    sizes = [space.sizes[k] for k in group]
    if np.prod(sizes, dtype=float) > LARGEST_GROUP:
        raise TooLarge(f"{len(group)} issues tied together have more than {LARGEST_GROUP} options")
    options = np.array(list(product(*map(range, sizes))), dtype=np.int16)
    worths = sum(space.parts[k][:, options[:, n]] for n, k in enumerate(group))
    for (first, second), pair in space.pairs.items():
        if first in group and second in group:
            ends = options[:, group.index(first)], options[:, group.index(second)]
            worths = worths + pair[:, ends[0], ends[1]]
    vectors, at, _ = alike(np.asarray(worths).T)
    kept = undominated(vectors)
    return group, vectors[kept], options[at[kept]]


def _reach(
    parts: list[tuple[tuple[int, ...], Utilities, NDArray[np.int16]]],
) -> Iterator[NDArray[np.int64]]:
    """For each group the most that the groups after it can still add, per party."""
    most = [worths.max(axis=0) for _, worths, _ in parts]
    for k in range(len(parts)):
        yield np.sum(most[k + 1 :], axis=0, dtype=np.int64) if k + 1 < len(parts) else most[k] * 0


def _joined(
    sums: Utilities,
    taken: NDArray[np.int16],
    places: tuple[int, ...],
    worths: Utilities,
    options: NDArray[np.int16],
    least: NDArray[np.int64],
) -> tuple[Utilities, NDArray[np.int16]]:
    """Every partial package with every option of the next group, the hopeless left out."""
    if len(sums) * len(worths) > MOST:
        raise TooLarge(f"more than {MOST} partial packages are not dominated")
    every = (sums[:, None, :] + worths[None, :, :]).reshape(-1, sums.shape[1])
    alive = np.flatnonzero(np.all(every >= least, axis=1))
    vectors, at, _ = alike(every[alive])
    if not len(vectors):
        return vectors, taken[:0]
    kept = undominated(vectors)
    before, option = np.divmod(alive[at[kept]], len(worths))
    choices = taken[before].copy()
    choices[:, list(places)] = options[option]
    return vectors[kept], choices
