"""Which smallest sets of refusals must give way, so that something passes that is refused now?

``minimal``: of many sets those that hold no other one (an antichain). ``ways``: for a monotone
rule, the minimal sets of refusing members whose yes makes the rule pass, the others answering as
they do. ``joined``: what several rules need together, each in one of its ways.

Exact. ``ways`` tries subsets in order of size and stops at ``MOST`` members, so it is meant for
rules with few refusing members. Leaves out what a refusal costs to give up: the caller ranks.

>>> [sorted(s) for s in minimal([frozenset("ab"), frozenset("a"), frozenset("bc")])]
[['a'], ['b', 'c']]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product
from typing import TypeVar

T = TypeVar("T")
MOST = 16
"""Refusing members of one rule that are tried in all combinations."""


def minimal(sets: Iterable[frozenset[T]]) -> tuple[frozenset[T], ...]:
    """Those that contain no other one, the smallest first, each once, in order of coming."""
    kept: list[frozenset[T]] = []
    for one in sorted(dict.fromkeys(sets), key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return tuple(kept)


def ways(refusing: Sequence[T], passes: Callable[[frozenset[T]], bool]) -> tuple[frozenset[T], ...]:
    """The minimal sets of ``refusing`` whose yes lets the rule pass; none when nothing does.

    Beyond ``MOST`` refusing members only the set of all of them is tried.
    """
    if len(refusing) > MOST:
        return (frozenset(refusing),) if passes(frozenset(refusing)) else ()
    found: list[frozenset[T]] = []
    for size in range(len(refusing) + 1):
        for chosen in map(frozenset, combinations(refusing, size)):
            if not any(other <= chosen for other in found) and passes(chosen):
                found.append(chosen)
    return tuple(found)


def joined(needs: Iterable[Sequence[frozenset[T]]]) -> tuple[frozenset[T], ...]:
    """The minimal unions that take one way of each rule."""
    unions = (frozenset[T]().union(*chosen) for chosen in product(*needs))
    return minimal(unions)
