"""Which packages is no other one at least as good as for all and better for one?

Dominance is exact on whole numbers (``models.utilities``). Over *all* packages given: whoever wants
the frontier of the zone alone hands in the zone.

Method: packages that are best in one of many directions strike out most others in one comparison
each; the rest are sorted by sum, best first, so that nothing later can dominate anything earlier,
and each is compared with the frontier found so far. Two parties need only a running maximum, three
a staircase. Source: Kung, Luccio and Preparata, Journal of the ACM 22 (1975).

Units: any whole numbers, larger is better. Of packages with the same utilities all are kept; ask
``distinct`` for the vectors. Leaves out: how far a package is from the frontier.

>>> import numpy as np
>>> frontier(np.array([[3, 0], [2, 2], [1, 1], [0, 3], [2, 2]])).tolist()
[0, 1, 3, 4]
"""

from __future__ import annotations

from bisect import bisect_left
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from winset.models.utilities import Utilities

Places = NDArray[np.intp]
_BLOCK = 256
_EACH = 25
_ROUNDS = 40
_FEW = 500
_WORTHWHILE = 0.95


def distinct(utilities: Utilities) -> Utilities:
    """The different vectors, in lexicographic order."""
    return alike(utilities)[0]


def alike(utilities: Utilities) -> tuple[Utilities, Places, Places]:
    """The different vectors in lexicographic order, where each stands first, which each row is."""
    order = np.lexsort(utilities.T[::-1])
    ranked = utilities[order]
    new = np.ones(len(ranked), dtype=bool)
    new[1:] = np.any(ranked[1:] != ranked[:-1], axis=1)
    which = np.empty(len(ranked), dtype=np.intp)
    which[order] = np.cumsum(new) - 1
    return ranked[new], order[new], which


def frontier(utilities: Utilities) -> Places:
    """Places of all packages that no other one dominates, in order."""
    if len(utilities) == 0:
        return np.empty(0, dtype=np.intp)
    left = _struck(utilities)
    vectors, _, which = alike(utilities[left])
    kept = np.zeros(len(vectors), dtype=bool)
    kept[undominated(vectors)] = True
    found: Places = left[kept[which]]
    return found


def undominated(vectors: Utilities) -> Places:
    """Places of the undominated among different, lexicographically sorted vectors."""
    match vectors.shape[1]:
        case 2:
            return _of_two(vectors)
        case 3:
            return _of_three(vectors)
        case _:
            return _of_many(vectors)


def _struck(utilities: Utilities) -> Places:
    """Places left when the best packages in many directions have struck out what they dominate.

    Directions spread evenly; rounds go on as long as they pay.
    """
    left = np.arange(len(utilities))
    columns = [np.ascontiguousarray(own) for own in utilities.T]
    for round_ in range(_ROUNDS):
        before = len(left)
        relative = _relative(columns)
        for weights in directions(len(columns), _EACH, round_):
            value = reduce(np.add, [w * own for w, own in zip(weights, relative, strict=True)])
            at = int(np.argmax(value))
            kept = ~_beaten(columns, [int(own[at]) for own in columns])
            left, columns = left[kept], [own[kept] for own in columns]
            relative = [own[kept] for own in relative]
        if len(left) < _FEW or len(left) > _WORTHWHILE * before:
            break
    return left


def directions(parties: int, count: int, round_: int = 0) -> list[list[float]]:
    """Evenly spread weights on the parties, all above zero, ``count`` a round.

    A Kronecker sequence as points of a simplex.
    """
    steps = np.arange(round_ * count + 1, (round_ + 1) * count + 1)
    roots = np.sqrt(np.array(_primes(parties), dtype=float))
    pieces = -np.log(np.maximum(np.modf(np.outer(steps, np.modf(roots)[0]))[0], 1e-9))
    shares: list[list[float]] = (pieces / pieces.sum(axis=1, keepdims=True)).tolist()
    return shares


def _primes(count: int) -> list[int]:
    found: list[int] = []
    number = 2
    while len(found) < count:
        if all(number % p for p in found):
            found.append(number)
        number += 1
    return found


def _beaten(columns: list[NDArray[np.int64]], point: list[int]) -> NDArray[np.bool_]:
    """Which packages a point dominates; those equal to it are not."""
    below: NDArray[np.bool_] = columns[0] <= point[0]
    equal: NDArray[np.bool_] = columns[0] == point[0]
    for mine, best in zip(columns[1:], point[1:], strict=True):
        below &= mine <= best
        equal &= mine == best
    return below & ~equal


def _relative(columns: list[NDArray[np.int64]]) -> list[NDArray[np.float64]]:
    """Each party's gains over its worst package, as a share of its best."""
    found = []
    for own in columns:
        low = own.min()
        found.append((own - low) / max(int(own.max() - low), 1))
    return found


def _of_two(vectors: Utilities) -> Places:
    """Different vectors of two parties, lexicographically sorted: a running maximum from above."""
    second = vectors[::-1, 1]
    before = np.concatenate([[second.min() - 1], np.maximum.accumulate(second)[:-1]])
    return np.flatnonzero((second > before)[::-1])


def _of_three(vectors: Utilities) -> Places:
    """Different vectors of three parties, sorted: from the best first number down, a staircase of
    the other two keeps what nothing so far beats.
    """
    second: list[int] = []
    third: list[int] = []
    kept = []
    for place in range(len(vectors) - 1, -1, -1):
        _, y, z = vectors[place].tolist()
        at = bisect_left(second, y)
        if at < len(second) and third[at] >= z:
            continue
        kept.append(place)
        # Steps to the left, or of the same second number, that are no higher are beaten now.
        end = at + 1 if at < len(second) and second[at] == y else at
        start = end
        while start > 0 and third[start - 1] <= z:
            start -= 1
        second[start:end] = [y]
        third[start:end] = [z]
    return np.array(kept[::-1], dtype=np.intp)


def _of_many(vectors: Utilities) -> Places:
    """Different vectors of any number of parties, in blocks from the best sum down."""
    order = np.argsort(-vectors.sum(axis=1), kind="stable")
    ranked = vectors[order]
    kept = np.zeros(len(ranked), dtype=bool)
    front = ranked[:0]
    for start in range(0, len(ranked), _BLOCK):
        block = ranked[start : start + _BLOCK]
        alive = np.flatnonzero(~_dominated(block, front))
        own = block[alive]
        alive = alive[~_dominated(own, own)]
        kept[start + alive] = True
        front = np.concatenate([front, block[alive]])
    return np.sort(order[kept])


def _dominated(block: Utilities, by: Utilities) -> NDArray[np.bool_]:
    """Which vectors of a block some vector of ``by`` dominates; equal ones do not."""
    gone = np.zeros(len(block), dtype=bool)
    for start in range(0, len(by), 1024):
        some = by[start : start + 1024]
        left = np.flatnonzero(~gone)
        if not len(left):
            break
        weak = np.ones((len(left), len(some)), dtype=bool)
        equal = np.ones((len(left), len(some)), dtype=bool)
        for party in range(block.shape[1]):
            mine, theirs = block[left, party][:, None], some[None, :, party]
            weak &= theirs >= mine
            equal &= theirs == mine
        gone[left] = np.any(weak & ~equal, axis=1)
    return gone
