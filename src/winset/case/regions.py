"""Which settlements, figures or days lie in a set of settlements, so that two sets can be compared?

A *place* is one settlement's id, or one number (an amount in the issue's unit, a day as its
ordinal, ``never`` as infinity). Sets of amounts or days are compared at finitely many places: the
ends that anybody names, and one place between any two neighbouring ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.issues import Issue
from winset.case.scales import stretch

Place = str | float
NEVER = "never"
_OPEN = ("unknown", "unspecified")


def says_nothing(chosen: SettlementSet) -> bool:
    """Whether it only writes down a silence: unknown, or unspecified in a text."""
    return all(a.stretch in _OPEN for a in chosen.alternatives)


def contains(issue: Issue, one: Alternative, place: Place) -> bool:
    """Whether a place lies in one stretch, whatever the stretch's condition."""
    if one.stretch in _OPEN or one.stretch == "nothing":
        return False
    if one.stretch == "anything":
        return True
    if isinstance(place, str):
        return place in (stretch(issue, one) or ())
    low, high, low_in, high_in = _span(issue, one)
    above = place > low or (low_in and place == low)
    below = place < high or (high_in and place == high)
    return above and below


def places(
    issue: Issue, chosen: SettlementSet, beside: Iterable[SettlementSet] = ()
) -> tuple[Place, ...]:
    """The places of ``chosen`` at which it can be told from the sets ``beside``, in order.

    Empty when it covers nothing, or says nothing.
    """
    every = _places_of(issue, (chosen, *beside))
    return tuple(p for p in every if any(contains(issue, a, p) for a in chosen.alternatives))


def _places_of(issue: Issue, sets: Iterable[SettlementSet]) -> tuple[Place, ...]:
    if issue.kind == "text":
        return ()
    if issue.kind not in ("amount", "date"):
        return issue.settlements
    named = {
        end
        for chosen in sets
        for a in chosen.alternatives
        if a.stretch not in (*_OPEN, "anything", "nothing")
        for end in _span(issue, a)[:2]
    }
    ends = sorted(named)
    finite = [e for e in ends if math.isfinite(e)]
    if not finite:
        return tuple(e for e in ends if e == math.inf) or (0.0,)
    between = [(a + b) / 2 for a, b in pairwise(finite)]
    outside = [finite[0] - 1.0, finite[-1] + 1.0]
    last = [math.inf] if issue.kind == "date" else []
    return tuple(sorted({*finite, *between, *outside, *last}))


def _span(issue: Issue, one: Alternative) -> tuple[float, float, bool, bool]:
    """Both ends of a stretch of amounts or days, and whether each belongs to it."""
    lows, highs = zip(*_ends(issue, one), strict=True)
    match one.stretch:
        case "at least":
            return lows[0], math.inf, True, True
        case "above" | "after":
            return highs[0], math.inf, False, True
        case "at most":
            return -math.inf, highs[0], True, True
        case "below" | "before":
            return -math.inf, lows[0], True, False
        case _:
            return lows[0], highs[-1], True, True


def _ends(issue: Issue, one: Alternative) -> list[tuple[float, float]]:
    """First and last number of each end that a stretch names."""
    if issue.kind == "amount" and one.stretch == "to":
        numbers = Value.parse(f"{one.ends[0]} to {one.ends[1]}").numbers
        return [(n, n) for n in numbers]
    return [_end(issue, end) for end in one.ends]


def _end(issue: Issue, end: str) -> tuple[float, float]:
    return _of_amount(end) if issue.kind == "amount" else _of_date(end)


@cache
def _of_amount(end: str) -> tuple[float, float]:
    number = Value.parse(end).numbers[0]
    return number, number


@cache
def _of_date(end: str) -> tuple[float, float]:
    if end == NEVER:
        return math.inf, math.inf
    when = When.parse(end)
    first = float(when.first.toordinal()) if when.first is not None else -math.inf
    last = float(when.last.toordinal()) if when.last is not None else math.inf
    return first, last
