"""When does each stage of an exit come, and how long is one open before another closes it?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from winset.lenses.calendar.exits import Exit, Link, Stage, links
from winset.lenses.calendar.ground import Ground
from winset.lenses.calendar.plan import Plan, tail_of
from winset.lenses.calendar.steps import Step
from winset.models.network import (
    NEVER,
    Days,
    Marks,
    Network,
    earliest_starts,
    leading_to,
    tails,
)

_CLOSING = ("whole", "rest", "release", "together")


@dataclass(frozen=True)
class Staging:
    """The network of one exit: the world's waits over all tasks, and the circle's own demands.

    ``plan`` holds the days of the same tasks under the world's waits alone.
    """

    plan: Plan
    exit: Exit

    @property
    def ground(self) -> Ground:
        """What the network stands on."""
        return self.plan.ground

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The waits of the exit."""
        world = tuple(step for step in self.ground.steps if step.side is None)
        return links(self.exit, (*world, *self.exit.circle.demands))

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Every stage that waits or is waited for."""
        return tuple(sorted({s for link in self.links for s in (link.before, link.then)}))

    @cached_property
    def place(self) -> dict[Stage, int]:
        """Stage -> its number. All tasks that come together are one stage."""
        found = {stage: number for number, stage in enumerate(self.stages)}
        if self.exit.kind == "together":
            meeting = found[self.exit.order[0]]
            found.update(dict.fromkeys(self.exit.order, meeting))
        return found

    @cached_property
    def network(self) -> Network:
        """The stages and waits as numbers."""
        return Network(
            len(self.stages),
            tuple(self.place[link.before] for link in self.links),
            tuple(self.place[link.then] for link in self.links),
            tuple(link.step is not None and link.step.edge == "start" for link in self.links),
        )

    @cached_property
    def lengths(self) -> Days:
        """Shape (stage, draw)."""
        return self._stacked([self._length(stage) for stage in self.stages])

    @cached_property
    def lags(self) -> Days:
        """Shape (wait, draw)."""
        return self._stacked([self._lag(link.step) for link in self.links])

    def _stacked(self, rows: list[Days]) -> Days:
        found: Days = np.array(rows, dtype=np.int32).reshape(len(rows), self.ground.draws.n)
        return found

    def _lag(self, step: Step | None) -> Days:
        days = self.ground.lag(step) if step is not None else None
        return days if days is not None else np.zeros(self.ground.draws.n, dtype=np.int32)

    def _length(self, stage: Stage) -> Days:
        whole = self.plan.lengths[self.plan.number[stage.task]]
        if stage.part in ("release", "pledge", "together"):
            return np.zeros_like(whole)
        first: Days = -(-whole * self.ground.options.first_part // 100).astype(np.int32)
        if stage.part == "first":
            return first
        rest: Days = whole - first
        return rest if stage.part == "rest" else whole

    @cached_property
    def is_fixed(self) -> Marks:
        """A task with a day of its own takes effect on that day, in whichever stage closes it."""
        return np.array(
            [
                stage.part in ("whole", "rest", "release")
                and bool(self.plan.is_fixed[self.plan.number[stage.task]])
                for stage in self.stages
            ],
            dtype=np.bool_,
        )

    def _own_days(self, days: Days) -> Days:
        return self._stacked([days[self.plan.number[stage.task]] for stage in self.stages])

    @cached_property
    def starts(self) -> Days:
        """Shape (stage, draw)."""
        first = [self.plan.first_day(s.task, self.lengths[n]) for n, s in enumerate(self.stages)]
        release = self._stacked(first)
        fixed = self._own_days(self.plan.fixed)
        return earliest_starts(self.network, self.lengths, self.lags, release, fixed, self.is_fixed)

    def done(self, stage: Stage) -> Days:
        """The last day of a stage when all goes as early as it can, shape (draw,)."""
        n = self.place[stage]
        days: Days = self.starts[n] + self._held(n)
        return days

    def _held(self, n: int) -> Days:
        return tail_of(self.lengths[n])

    def open_at_least(self, given: Stage, closed: Stage) -> Days:
        """Days from one stage to another when the first comes as late as it can, shape (draw,)."""
        first, last = self.place[given], self.place[closed]
        tail = tails(self.network, self.lengths, last, self.lags)[first]
        days = np.where(tail > NEVER // 2, tail - self._held(first) + self._held(last), 0)
        found: Days = np.maximum(days, 0).astype(np.int32)
        return found

    def open_at_most(self, given: Stage, closed: Stage) -> Days:
        """Days from one stage to another when each comes as early as it can, shape (draw,)."""
        found: Days = np.maximum(self.done(closed) - self.done(given), 0)
        return found

    def undated(self, given: Stage, closed: Stage) -> tuple[str, ...]:
        """Tasks on the way from one stage to the other on whose day or length nothing was said."""
        first, last = self.place[given], self.place[closed]
        before = set(leading_to(self.network, first))
        between = [n for n in leading_to(self.network, last) if n not in before]
        unsaid = [self.stages[n].task for n in between if self.stages[n].part != "pledge"]
        return tuple(dict.fromkeys(t for t in unsaid if t in self._unsaid))

    @cached_property
    def _unsaid(self) -> frozenset[str]:
        return self.plan.undated


def closing(task: str, order: tuple[Stage, ...]) -> Stage:
    """The stage of an exit at which a task is whole."""
    return next(s for s in reversed(order) if s.task == task and s.part in _CLOSING)


def opening(task: str, order: tuple[Stage, ...]) -> Stage:
    """The first stage of an exit in which something of a task is given."""
    return next(s for s in order if s.task == task and s.part != "pledge")
