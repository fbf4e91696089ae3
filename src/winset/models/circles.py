"""Who waits for whom in a circle, and what is the least that must give way so that none is left?

A graph is given as its steps: ``steps[a]`` lists what comes directly after ``a``. A simple circle
returns to its start and meets nothing twice. The least that must give way is a smallest set of
things of which every circle has one (a minimum hitting set).

Source: the circles by Johnson (1975), Finding all the elementary circuits of a directed graph, SIAM
Journal on Computing 4(1), 77-84; strongly connected parts by Tarjan (1972), SIAM Journal on
Computing 1(2), 146-160. Where there are more circles than asked for, the shortest are found by
searching length after length.

Left out: weights on the steps; how likely it is that somebody gives way.

>>> steps = ((1,), (0, 2), (0,))
>>> simple_circles(steps)
Circles(found=((0, 1), (0, 1, 2)), complete=True)
>>> smallest_cuts([{"us", "them"}, {"them", "others"}])
(frozenset({'them'}),)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

Steps = Sequence[Sequence[int]]
Circle = tuple[int, ...]
Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Circles:
    """Circles, the smallest first, each from its lowest number; ``complete`` when these are all."""

    found: tuple[Circle, ...]
    complete: bool = True


def simple_circles(steps: Steps, limit: int = 1000) -> Circles:
    """All simple circles, or the ``limit`` shortest of them when there are more."""
    if limit < 1:
        raise ValueError("expected a limit of 1 circle or more")
    clean = [sorted(set(following)) for following in steps]
    found = list(islice(_johnson(clean), limit + 1))
    if len(found) <= limit:
        return Circles(tuple(sorted(found, key=_by_length)))
    shortest = list(islice(_by_increasing_length(clean), limit))
    return Circles(tuple(sorted(shortest, key=_by_length)), complete=False)


def circle_free(steps: Steps) -> bool:
    """Whether no chain of steps returns to its start."""
    return not any(_is_knot(steps, knot) for knot in knots(steps))


def knotted(steps: Steps) -> frozenset[int]:
    """Everything that stands in a circle."""
    return frozenset(one for knot in knots(steps) if _is_knot(steps, knot) for one in knot)


def behind(steps: Steps, starts: AbstractSet[int]) -> frozenset[int]:
    """``starts`` and everything that any chain of steps reaches from them."""
    graph = dict(enumerate(steps))
    return frozenset(one for start in starts for one in _reached(graph, start))


def _reached(steps: Mapping[int, Sequence[int]], start: int) -> frozenset[int]:
    found, ahead = {start}, [start]
    while ahead:
        for following in steps[ahead.pop()]:
            if following not in found:
                found.add(following)
                ahead.append(following)
    return frozenset(found)


def smallest_cuts(
    circles: Sequence[AbstractSet[Thing]], limit: int = 100
) -> tuple[frozenset[Thing], ...]:
    """The smallest sets that have something of every circle, at most ``limit`` of them.

    ``circles`` names for each circle the things that could give way. Empty when there is no circle,
    or when some circle has nothing that could.
    """
    if not circles or not all(circles):
        return ()
    for size in range(1, len(circles) + 1):
        found: dict[frozenset[Thing], None] = {}
        for cut in _cuts(circles, frozenset(), size):
            found[cut] = None
            if len(found) == limit:
                break
        if found:
            return tuple(sorted(found, key=lambda cut: sorted(map(str, cut))))
    return ()


def _cuts(
    circles: Sequence[AbstractSet[Thing]], chosen: frozenset[Thing], left: int
) -> Iterator[frozenset[Thing]]:
    """Sets of at most ``left`` more things that break every circle."""
    whole = next((circle for circle in circles if not circle & chosen), None)
    if whole is None:
        yield chosen
    elif left:
        for thing in sorted(whole, key=str):
            yield from _cuts(circles, chosen | {thing}, left - 1)


def knots(steps: Steps) -> tuple[tuple[int, ...], ...]:
    """The strongly connected parts, each sorted: from anything in one you can reach the rest."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    open_: list[int] = []
    is_open: set[int] = set()
    found: list[tuple[int, ...]] = []
    for root in range(len(steps)):
        if root in index:
            continue
        trail = [(root, iter(steps[root]))]
        index[root] = low[root] = len(index)
        open_.append(root)
        is_open.add(root)
        while trail:
            one, ahead = trail[-1]
            following = next(ahead, None)
            if following is None:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[one])
                if low[one] == index[one]:
                    found.append(_taken_down_to(one, open_))
                    is_open.difference_update(found[-1])
            elif following not in index:
                index[following] = low[following] = len(index)
                open_.append(following)
                is_open.add(following)
                trail.append((following, iter(steps[following])))
            elif following in is_open:
                low[one] = min(low[one], index[following])
    return tuple(sorted(found))


def _taken_down_to(one: int, open_: list[int]) -> tuple[int, ...]:
    """What stands above ``one`` in the pile, and it, taken off and sorted."""
    taken = [open_.pop()]
    while taken[-1] != one:
        taken.append(open_.pop())
    return tuple(sorted(taken))


def _is_knot(steps: Steps, knot: tuple[int, ...]) -> bool:
    return len(knot) > 1 or knot[0] in steps[knot[0]]


def _by_length(circle: Circle) -> tuple[int, Circle]:
    return len(circle), circle


def _johnson(steps: Sequence[Sequence[int]]) -> Iterator[Circle]:
    """Every simple circle once, without recursion: those through the lowest number of a part, then
    those of what is left of the part without it."""
    ahead = [knot for knot in knots(steps) if _is_knot(steps, knot)]
    while ahead:
        knot = ahead.pop()
        start, *rest = knot
        yield from _circles_from(steps, start, frozenset(knot))
        place = {one: number for number, one in enumerate(rest)}
        inner = [[place[b] for b in steps[one] if b in place] for one in rest]
        parts = (part for part in knots(inner) if _is_knot(inner, part))
        ahead.extend(tuple(rest[number] for number in part) for part in parts)


def _circles_from(
    steps: Sequence[Sequence[int]], start: int, inside: frozenset[int]
) -> Iterator[Circle]:
    """The circles through ``start``; what led nowhere is blocked until it may lead back."""
    blocked = {start}
    waiting: dict[int, set[int]] = {one: set() for one in inside}
    trail = [start]
    closed = [False]
    ahead = [iter([b for b in steps[start] if b in inside])]
    while trail:
        following = next(ahead[-1], None)
        if following == start:
            yield tuple(trail)
            closed[-1] = True
        elif following is not None and following not in blocked:
            trail.append(following)
            closed.append(False)
            blocked.add(following)
            ahead.append(iter([b for b in steps[following] if b in inside]))
        elif following is None:
            one, found = trail.pop(), closed.pop()
            ahead.pop()
            if found:
                _unblock(one, blocked, waiting)
                if closed:
                    closed[-1] = True
            else:
                for b in steps[one]:
                    if b in inside:
                        waiting[b].add(one)


def _unblock(one: int, blocked: set[int], waiting: dict[int, set[int]]) -> None:
    freed = [one]
    while freed:
        current = freed.pop()
        if current in blocked:
            blocked.discard(current)
            freed.extend(waiting[current])
            waiting[current].clear()


def _by_increasing_length(steps: Sequence[Sequence[int]]) -> Iterator[Circle]:
    """Circles of length 1, then 2, and so on; a chain goes on only while it can still return."""
    starts = sorted(knotted(steps))
    distance = {start: _back_to(steps, start) for start in starts}
    for length in range(1, len(starts) + 1):
        for start in starts:
            yield from _of_length(steps, start, length, distance[start])


def _back_to(steps: Sequence[Sequence[int]], start: int) -> dict[int, int]:
    """How many steps it takes from each number, through numbers from ``start`` up, to ``start``."""
    back: list[list[int]] = [[] for _ in steps]
    for one in range(start, len(steps)):
        for following in steps[one]:
            if following >= start:
                back[following].append(one)
    far, edge = {start: 0}, [start]
    while edge:
        beyond: list[int] = []
        for one in edge:
            for earlier in back[one]:
                if earlier not in far:
                    far[earlier] = far[one] + 1
                    beyond.append(earlier)
        edge = beyond
    return far


def _of_length(
    steps: Sequence[Sequence[int]], start: int, length: int, far: dict[int, int]
) -> Iterator[Circle]:
    trail = [start]
    ahead = [iter(steps[start])]
    while trail:
        following = next(ahead[-1], None)
        if following is None:
            trail.pop()
            ahead.pop()
        elif following == start and len(trail) == length:
            yield tuple(trail)
        elif (
            following > start
            and following in far
            and following not in trail
            and len(trail) + far[following] <= length
            and len(trail) < length
        ):
            trail.append(following)
            ahead.append(iter(steps[following]))
