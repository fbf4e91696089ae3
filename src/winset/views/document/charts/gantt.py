"""When can each step be over at the earliest, which dates press it, and which has no day at all?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.views.document.charts.timeline import Demand
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark


@dataclass(frozen=True, slots=True)
class Clock:
    """A date that somebody set, or the last day of a span; ``denied`` are the days on which
    somebody denied it."""

    id: str
    label: str
    day: date
    kind: Literal["firm", "soft", "random"]
    first: date | None = None
    source: str = ""
    contested: bool = False
    denied: tuple[date, ...] = ()
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the calendar.

    ``start`` and ``end`` are reckoned, fixed or past days; a ``bound`` can only come later, as it
    hangs on something nobody has dated. ``spread`` holds nine tenths of the draws of its end.
    ``latest`` is the last day that keeps ``against``; ``decides`` is the share of draws, in per
    cent, in which a day later here is a day later there. A step without a day says why in
    ``missing``.
    """

    id: str
    label: str
    kind: Literal["computed", "bound", "fixed", "happened", "undated"]
    start: date | None = None
    end: date | None = None
    spread: tuple[date, date] | None = None
    latest: date | None = None
    against: str = ""
    decides: float | None = None
    contested: bool = False
    missing: str = ""
    cites: tuple[Cite, ...] = ()

    @property
    def heavy(self) -> bool:
        """Whether it decides in at least half of the draws."""
        return self.decides is not None and self.decides >= 50


@dataclass(frozen=True, slots=True)
class GanttChart:
    """Clocks, then steps, on one axis of days; demands that make a circle stand below."""

    id: str
    title: Sentence
    rule: str
    start: date
    end: date
    as_of: date
    clocks: tuple[Clock, ...] = ()
    steps: tuple[Step, ...] = ()
    demands: tuple[Demand, ...] = ()
    more: int = 0

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What it rests on, in the order of its records."""
        entries: tuple[Clock | Step | Demand, ...] = (*self.clocks, *self.steps, *self.demands)
        return tuple(cite for entry in entries for cite in entry.cites)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        found = [Mark(clock.kind) for clock in self.clocks]
        entries: tuple[Clock | Step | Demand, ...] = (*self.clocks, *self.steps, *self.demands)
        if any(entry.contested for entry in entries):
            found.append(Mark("contested"))
        if any(step.start for step in self.steps) or any(clock.first for clock in self.clocks):
            found.append(Mark("window"))
        if any(step.start is None for step in self.steps):
            found.append(Mark("unsaid"))
        return tuple(dict.fromkeys(found))

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        name = f"gantt {self.id}"
        if not self.start < self.end:
            yield f"{name}: it ends before it starts"
        if not self.start <= self.as_of <= self.end:
            yield f"{name}: its as-of day lies outside its axis"
        for clock in self.clocks:
            first = clock.first or clock.day
            if not self.start <= first <= clock.day <= self.end:
                yield f"{name}: {clock.label} lies outside its axis or is out of order"
        for step in self.steps:
            if (step.start is None) != (step.end is None):
                yield f"{name}: {step.label} has a start without an end, or the reverse"
            elif step.start is None or step.end is None:
                if not step.missing:
                    yield f"{name}: {step.label} has no day and does not say why"
            elif not self._holds(step.start, step.end, step.spread):
                yield f"{name}: {step.label} lies outside its axis or is out of order"
            if step.latest is not None and not step.against:
                yield f"{name}: {step.label} has a latest day and does not say for what"

    def _holds(self, start: date, end: date, spread: tuple[date, date] | None) -> bool:
        early, late = spread or (end, end)
        inside = self.start <= min(start, early) and max(end, late) <= self.end
        return inside and start <= end and early <= late
