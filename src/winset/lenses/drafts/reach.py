"""Which points of an issue does a set of settlements cover, and how far apart are two sets?

Every kind of issue becomes points of a line: the rungs of a listed scale are 0, 1, 2 ..., an amount
is its figure in the issue's unit, a date its day. On an unordered scale (and between yes and no)
two different points are one step apart, else as far as the figures differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, nextafter

from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.issues import Issue
from winset.case.scales import stretch
from winset.errors import Slip

Span = tuple[float, float]
_ABOUT = 0.05
"""'about' holds within 5 % of the figure, as everywhere in the case format."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The points of an issue that somebody means, as disjoint closed spans in order."""

    spans: tuple[Span, ...]
    ordered: bool

    @property
    def empty(self) -> bool:
        """Whether it covers no point."""
        return not self.spans

    @property
    def single(self) -> bool:
        """Whether it is one point, nothing left to choose."""
        return len(self.spans) == 1 and self.spans[0][0] == self.spans[0][1]

    def within(self, other: Reach) -> bool:
        """Whether every point of it is one of ``other``."""
        return all(any(low <= a and b <= high for low, high in other.spans) for a, b in self.spans)

    def meets(self, other: Reach) -> bool:
        """Whether some point is common."""
        return any(max(a, c) <= min(b, d) for a, b in self.spans for c, d in other.spans)

    def away(self, wanted: Reach) -> tuple[float, float]:
        """How far from ``wanted`` its nearest and its farthest point lie; ``wanted`` not empty."""
        if not self.ordered:
            return (0.0 if self.meets(wanted) else 1.0, 0.0 if self.within(wanted) else 1.0)
        far = max(_distance(point, wanted) for point in self._tried(wanted))
        near = 0.0 if self.meets(wanted) else min(_distance(p, wanted) for p in self._tried(wanted))
        return near, far

    def _tried(self, wanted: Reach) -> list[float]:
        """Points where the distance to ``wanted`` can be least or most: ends, middles of gaps."""
        gaps = [
            (one[1] + two[0]) / 2
            for one, two in zip(wanted.spans, wanted.spans[1:], strict=False)
            if one[1] > -inf and two[0] < inf
        ]
        inside = [g for g in gaps if any(a <= g <= b for a, b in self.spans)]
        return [*(end for span in self.spans for end in span), *inside]


def _distance(point: float, wanted: Reach) -> float:
    """From one point to the nearest of ``wanted``."""
    return min(
        0.0 if low <= point <= high else min(abs(point - low), abs(point - high))
        for low, high in wanted.spans
    )


def joined(parts: Iterable[Reach], ordered: bool) -> Reach:
    """All points of several reaches."""
    spans: list[Span] = []
    for span in sorted(s for part in parts for s in part.spans):
        if spans and span[0] <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], span[1]))
        else:
            spans.append(span)
    return Reach(tuple(spans), ordered)


def whole(issue: Issue) -> Reach | None:
    """Every settlement of the issue; None for a text, which has none listed."""
    if issue.settlements:
        return _rungs(issue, issue.settlements)
    if issue.kind in ("amount", "date"):
        return Reach((_range(issue),), True)
    return None


def outside(issue: Issue, barred: Reach) -> Reach | None:
    """Every settlement that is not in ``barred``."""
    everything = whole(issue)
    if everything is None:
        return None
    if issue.settlements:
        return Reach(tuple(s for s in everything.spans if s not in barred.spans), barred.ordered)
    ((low, high),) = everything.spans
    left: list[Span] = []
    for a, b in barred.spans:
        if low < a:
            left.append((low, nextafter(a, -inf)))
        low = max(low, nextafter(b, inf))
    return Reach((*left, (low, high)) if low <= high else tuple(left), True)


def reaches_an_end(issue: Issue, barred: Reach) -> bool:
    """Whether it holds the first or the last point of an ordered scale; always of any other."""
    everything = whole(issue)
    if everything is None or everything.empty or barred.empty or not barred.ordered:
        return everything is not None
    low, high = everything.spans[0][0], everything.spans[-1][1]
    return barred.spans[0][0] <= low or barred.spans[-1][1] >= high


def points_of(issue: Issue, reach: Reach) -> tuple[str, ...]:
    """The ids of the rungs it covers; none for amounts and dates."""
    order = issue.settlements
    return tuple(order[int(a)] for a, _ in reach.spans) if order else ()


def of_alternative(issue: Issue, chosen: Alternative) -> Reach | None:
    """The points of one stretch, whatever its condition; None when it is open or a mere text."""
    if chosen.stretch in ("unknown", "unspecified"):
        return None
    if issue.settlements:
        found = stretch(issue, chosen)
        return _rungs(issue, found) if found is not None else None
    if issue.kind not in ("amount", "date"):
        return None
    if chosen.stretch == "anything":
        return whole(issue)
    if chosen.stretch == "nothing":
        return Reach((), True)
    try:
        low, high = _amount(chosen) if issue.kind == "amount" else _days(chosen)
    except Slip:
        return None
    return Reach((_bounded(chosen.stretch, low, high, _range(issue)),), True)


def of_set(issue: Issue, chosen: SettlementSet) -> Reach | None:
    """The points that hold without any condition; None when the set leaves them open."""
    plain = [a for a in chosen.alternatives if a.condition is None]
    parts = [part for a in plain if (part := of_alternative(issue, a)) is not None]
    if plain and not parts:
        return None
    return joined(parts, issue.kind in ("ordered", "amount", "date"))


def _rungs(issue: Issue, chosen: Iterable[str]) -> Reach:
    order = issue.settlements
    places = sorted(order.index(one) for one in chosen)
    return Reach(tuple((float(p), float(p)) for p in places), issue.kind == "ordered")


def _amount(chosen: Alternative) -> Span:
    value = Value.parse(" to ".join(chosen.ends))
    if value.shape == "about":
        (middle,) = value.numbers
        return middle * (1 - _ABOUT), middle * (1 + _ABOUT)
    if not value.numbers:
        raise Slip(f"'{value.text}' is no figure")
    return value.numbers[0], value.numbers[-1]


def _days(chosen: Alternative) -> Span:
    if "never" in chosen.ends:
        return inf, inf
    when = When.parse(" to ".join(chosen.ends))
    if when.yearless:
        raise Slip(f"'{when.text}' has no year")
    first = float(when.first.toordinal()) if when.first else -inf
    return first, float(when.last.toordinal()) if when.last else inf


def _range(issue: Issue) -> Span:
    """From where to where figures or days can lie: the issue's own range, else no bounds."""
    if issue.range is None:
        return -inf, inf
    chosen = Alternative("is", (issue.range,))
    try:
        low, high = _amount(chosen) if issue.kind == "amount" else _days(chosen)
    except Slip:
        return -inf, inf
    return (low, inf) if issue.kind == "date" else (low, high)


def _bounded(word: str, low: float, high: float, ends: Span) -> Span:
    """'at least' and the like as a span that ends where the issue does."""
    match word:
        case "at least":
            return low, max(ends[1], low)
        case "at most":
            return min(ends[0], high), high
        case "below" | "before":
            return min(ends[0], low), nextafter(low, -inf)
        case "above" | "after":
            return nextafter(high, inf), max(ends[1], high)
        case _:
            return low, high
