"""Which dates bind, which stretches must fit, and which steps wait for each other?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark


@dataclass(frozen=True, slots=True)
class Pole:
    """A date that somebody set; ``source`` is the line of small print beside it."""

    id: str
    label: str
    day: date
    kind: Literal["firm", "soft", "random"]
    source: str = ""
    cites: tuple[Cite, ...] = ()
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time from ``start`` to ``end``; ``latest`` draws a whisker to the last possible
    end. Solid box if set by somebody or by a rule, broken if soft or inferred."""

    id: str
    label: str
    start: date
    end: date
    kind: Literal["set", "soft", "inferred", "computed"]
    latest: date | None = None
    source: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """Somebody's order of steps: ``then`` only after ``first``. In a circle the line is heavier."""

    first: str
    then: str
    by: str
    cites: tuple[Cite, ...] = ()
    circle: bool = False
    contested: bool = False


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Which dates bind, which stretches must fit, and which steps wait for each other."""

    id: str
    title: Sentence
    start: date
    end: date
    as_of: date
    poles: tuple[Pole, ...] = ()
    windows: tuple[Window, ...] = ()
    demands: tuple[Demand, ...] = ()

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What it rests on, in the order of its records."""
        entries: tuple[Pole | Window | Demand, ...] = (*self.poles, *self.windows, *self.demands)
        return tuple(cite for entry in entries for cite in entry.cites)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        found = []
        for pole in self.poles:
            found.append(Mark(pole.kind))
            if pole.contested:
                found.append(Mark("contested"))
        if self.windows:
            found.append(Mark("window"))
        return tuple(found)

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        if not self.start < self.end:
            yield f"time line {self.id}: it ends before it starts"
        for pole in self.poles:
            if not self.start <= pole.day <= self.end:
                yield f"time line {self.id}: {pole.label} lies outside its axis"
        for window in self.windows:
            last = window.latest or window.end
            if not self.start <= window.start <= window.end <= last <= self.end:
                yield (
                    f"time line {self.id}: {window.label} lies outside its axis or is out of order"
                )
        if not self.start <= self.as_of <= self.end:
            yield f"time line {self.id}: its as-of day lies outside its axis"
