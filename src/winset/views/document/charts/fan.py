"""What was seen of one series, and where may it stand in the weeks ahead?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark

LATE = timedelta(days=14)
"""A series that ends so long before the as-of day is silent from there on."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What was counted in the week that ends on ``day``; None = nobody counted."""

    day: date
    value: float | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """Where the series may stand on a day to come: 90 % ends, 50 % ends and median."""

    day: date
    low: float
    low50: float
    middle: float
    high50: float
    high: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """A plain guess with its name: one value for each day ahead."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FanChart:
    """One measured series: points that were seen, then ranges ahead with plain guesses beside them.

    Amounts start at zero; ``low`` above zero is for levels only and breaks the axis visibly. Where
    ``missing`` says why, no range is given after the last day ahead, or none at all.
    """

    id: str
    title: Sentence
    what: str
    unit: str
    as_of: date
    low: float
    high: float
    observed: tuple[Observed, ...]
    ahead: tuple[Ahead, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    missing: str = ""
    decimals: int = 0
    sources: tuple[Cite, ...] = ()

    @property
    def start(self) -> date:
        """The first day of its axis."""
        return self.observed[0].day

    @property
    def end(self) -> date:
        """The last day of its axis; without ranges ahead a half-year of blank stands for them."""
        if self.ahead:
            return max(self.ahead[-1].day, self.as_of)
        return self.as_of + timedelta(weeks=26)

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What it rests on."""
        return self.sources

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        found = [Mark("range")] if self.ahead else []
        return (*found, Mark("unsaid")) if self.missing or silent_spans(self) else tuple(found)

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        name = f"fan {self.id}"
        if not self.low < self.high:
            yield f"{name}: the axis has no length"
        if not self.observed:
            yield f"{name}: it shows nothing that was seen"
            return
        if not self.ahead and not self.missing:
            yield f"{name}: it has no range and does not say why"
        days = [seen.day for seen in self.observed] + [told.day for told in self.ahead]
        if days != sorted(set(days)):
            yield f"{name}: its days are out of order"
        if self.observed[-1].day > self.as_of:
            yield f"{name}: something was seen after its as-of day"
        for told in self.ahead:
            ends = [told.low, told.low50, told.middle, told.high50, told.high]
            if ends != sorted(ends):
                yield f"{name}: the ends on {told.day} are out of order"
        for guess in self.baselines:
            if len(guess.values) != len(self.ahead):
                yield f"{name}: {guess.name} has no value for each day ahead"
        if (values := drawn_values(self)) and not (
            self.low <= min(values) <= max(values) <= self.high
        ):
            yield f"{name}: something lies outside its axis"


def drawn_values(chart: FanChart) -> list[float]:
    """Every number that has a place on the axis."""
    found = [seen.value for seen in chart.observed if seen.value is not None]
    for told in chart.ahead:
        found += [told.low, told.low50, told.middle, told.high50, told.high]
    return found + [value for guess in chart.baselines for value in guess.values]


def silent_spans(chart: FanChart) -> tuple[tuple[date, date], ...]:
    """From when to when nobody counted: runs of weeks without a figure, and a late end."""
    runs: list[list[date]] = []
    before: date | None = None
    for seen in chart.observed:
        if seen.value is None and runs and runs[-1][1] == before:
            runs[-1][1] = seen.day
        elif seen.value is None:
            runs.append([before or seen.day, seen.day])
        before = seen.day
    if before is not None and chart.as_of - before > LATE:
        runs.append([before, chart.as_of])
    return tuple((first, last) for first, last in runs if first < last)
