"""How sure are several estimates of one unit, side by side?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark


@dataclass(frozen=True, slots=True)
class Strip:
    """One estimate with its 50 and 90 % ends; ``baseline`` is a plain number to compare with its
    name; ``observed`` are points that were seen. A row without estimate says why in ``missing``.

    The ends of a ``rival`` are readings of a disputed figure: neither is a bound, none is between.
    """

    id: str
    label: str
    ends90: tuple[float, float] | None = None
    ends50: tuple[float, float] | None = None
    median: float | None = None
    baseline: tuple[float, float] | float | None = None
    baseline_name: str = ""
    observed: tuple[float, ...] = ()
    basis: str = ""
    missing: str = ""
    cites: tuple[Cite, ...] = ()
    rival: bool = False

    @property
    def flat(self) -> bool:
        """Whether it is one number for which nobody gave a range."""
        return self.ends90 is not None and self.ends90[0] == self.ends90[1]


@dataclass(frozen=True, slots=True)
class RangeStrips:
    """Several estimates of one unit on one axis. Amounts start at zero; ``low`` above zero is for
    levels only and breaks the axis visibly."""

    id: str
    title: Sentence
    unit: str
    low: float
    high: float
    strips: tuple[Strip, ...]
    decimals: int = 0

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What it rests on, in the order of its records."""
        return tuple(cite for strip in self.strips for cite in strip.cites)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        ranges = any(s.ends90 and not (s.flat or s.rival) for s in self.strips)
        found = [Mark("range")] if ranges else []
        if any(strip.rival for strip in self.strips):
            found.append(Mark("rival"))
        silent = any(strip.ends90 is None for strip in self.strips)
        return (*found, Mark("unsaid")) if silent else tuple(found)

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        if not self.low < self.high:
            yield f"strips {self.id}: the axis has no length"
        for strip in self.strips:
            if strip.ends90 is None and not strip.missing:
                yield f"strips {self.id}: {strip.label} has no range and does not say why"
            if strip.ends90 is not None and not strip.basis:
                yield f"strips {self.id}: {strip.label} has a range and neither n nor basis"
            if strip.rival and (strip.median is not None or strip.ends50 is not None):
                yield f"strips {self.id}: {strip.label} has rival readings and a middle"
            points = in_order(strip.ends90, strip.ends50, strip.median)
            if points != sorted(points):
                yield f"strips {self.id}: the ends of {strip.label} are out of order"
            drawn = [*points, *strip.observed]
            if drawn and not self.low <= min(drawn) <= max(drawn) <= self.high:
                yield f"strips {self.id}: {strip.label} lies outside the axis"


def in_order(
    ends90: tuple[float, float] | None,
    ends50: tuple[float, float] | None,
    median: float | None,
) -> list[float]:
    """The ends and the median of an estimate, lowest first if they are sound."""
    inner = [] if median is None else [median]
    middle = inner if ends50 is None else [ends50[0], *inner, ends50[1]]
    return middle if ends90 is None else [ends90[0], *middle, ends90[1]]
