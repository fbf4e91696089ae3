"""When is each task over under one rule, and what of that has nobody dated?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from winset.lenses.calendar.ground import Ground
from winset.lenses.calendar.steps import Step
from winset.models.circles import behind, knotted
from winset.models.network import (
    NEVER,
    Days,
    Marks,
    Network,
    critical,
    earliest_starts,
    leading_to,
    ready_days,
)


@dataclass(frozen=True)
class Plan:
    """The tasks of a ground under some steps, dated as early as the steps allow.

    Tasks in a circle or behind one have no day: they are left out of the network.
    """

    ground: Ground
    steps: tuple[Step, ...]
    moved: tuple[tuple[str, int], ...] = ()
    """Tasks that are taken to come on a day of our own asking, with that day's number."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All tasks, in the order of the case."""
        return tuple(self.ground.tasks)

    @cached_property
    def after(self) -> tuple[tuple[int, ...], ...]:
        """Per task the tasks that wait for it, as numbers of ``names``."""
        place = {name: number for number, name in enumerate(self.names)}
        found: list[list[int]] = [[] for _ in self.names]
        for step in self.steps:
            found[place[step.before]].append(place[step.then])
        return tuple(map(tuple, found))

    @cached_property
    def in_circle(self) -> frozenset[str]:
        """Tasks that wait for themselves."""
        return frozenset(self.names[one] for one in knotted(self.after))

    @cached_property
    def stuck(self) -> frozenset[str]:
        """Tasks in a circle or behind one: no day is early or late enough for them."""
        return frozenset(self.names[one] for one in behind(self.after, knotted(self.after)))

    @cached_property
    def dated(self) -> tuple[str, ...]:
        """The tasks of the network, by their numbers there."""
        return tuple(name for name in self.names if name not in self.stuck)

    @cached_property
    def number(self) -> dict[str, int]:
        """Task -> its number in the network."""
        return {name: number for number, name in enumerate(self.dated)}

    @cached_property
    def waits(self) -> tuple[Step, ...]:
        """The steps between tasks of the network, by their numbers there."""
        return tuple(
            step for step in self.steps if step.before in self.number and step.then in self.number
        )

    @cached_property
    def network(self) -> Network:
        """The tasks and steps as numbers."""
        return Network(
            len(self.dated),
            tuple(self.number[step.before] for step in self.waits),
            tuple(self.number[step.then] for step in self.waits),
            tuple(step.edge == "start" for step in self.waits),
        )

    @cached_property
    def lengths(self) -> Days:
        """Shape (task, draw): a milestone, a fixed day and what is unsaid count as no time."""
        return self._rows(
            [None if self.is_fixed[n] else self.ground.length(t) for t, n in self.number.items()]
        )

    @cached_property
    def lags(self) -> Days:
        """Shape (wait, draw)."""
        return self._rows([self.ground.lag(step) for step in self.waits])

    def _rows(self, rows: list[Days | None]) -> Days:
        n = self.ground.draws.n
        filled = [np.zeros(n, dtype=np.int32) if row is None else row for row in rows]
        return np.array(filled, dtype=np.int32).reshape(len(rows), n)

    @cached_property
    def _fixed_days(self) -> dict[str, Days]:
        found: dict[str, Days] = {}
        asked = dict(self.moved)
        for id in self.dated:
            if id in asked:
                found[id] = np.full(self.ground.draws.n, asked[id], dtype=np.int32)
                continue
            on = self.ground.tasks[id].on
            day = self.ground.day_within(on, f"calendar.tasks.{id}.on") if on is not None else None
            if day is not None:
                found[id] = day
        return found

    @cached_property
    def is_fixed(self) -> Marks:
        """Which tasks have a day of their own."""
        return np.array([id in self._fixed_days for id in self.dated], dtype=np.bool_)

    @cached_property
    def fixed(self) -> Days:
        """Shape (task, draw): the day of each task that has one."""
        return self._rows([self._fixed_days.get(id) for id in self.dated])

    @cached_property
    def release(self) -> Days:
        """Shape (task, draw): the first day on which a task may start on its own account."""
        rows: list[Days | None] = [
            self.first_day(id, self.lengths[n]) for id, n in self.number.items()
        ]
        return self._rows(rows)

    def first_day(self, id: str, length: Days) -> Days:
        """The first day on which a task, or a part of it of this length, may start, shape (draw,).

        What nobody has dated has not begun: it may start on the as-of day. A task that waits for
        others may be under way if they are over, so only its end lies on the as-of day or later.
        """
        ground, task = self.ground, self.ground.tasks[id]
        floor = ground.today if ground.begin is None else ground.begin
        found = np.full(ground.draws.n, floor, dtype=np.int32)
        if id in self._behind_others and ground.begin is None:
            found -= tail_of(length)
        for when in (task.not_before, task.on):
            if when is not None and when.first is not None:
                np.maximum(found, when.first.toordinal(), out=found)
        return found

    @cached_property
    def _behind_others(self) -> frozenset[str]:
        return frozenset(step.then for step in self.ground.steps if step.side is None)

    @cached_property
    def starts(self) -> Days:
        """Shape (task, draw): the earliest start of each task."""
        return earliest_starts(
            self.network, self.lengths, self.lags, self.release, self.fixed, self.is_fixed
        )

    @cached_property
    def done(self) -> Days:
        """Shape (task, draw): the last day each task holds when it starts as early as it can."""
        return self.starts + self.tail_days

    @cached_property
    def tail_days(self) -> Days:
        """Shape (task, draw): days from the first to the last day a task holds."""
        return tail_of(self.lengths)

    @cached_property
    def undated(self) -> frozenset[str]:
        """Tasks on whose day nobody has said anything: they could come at once, or never.

        A moment that waits for nothing, a length that is unknown, a day without a year or open on a
        side. What they give is a bound, not a date.
        """
        waiting = {step.then for step in self.steps}
        found = set()
        for id in self.dated:
            task = self.ground.tasks[id]
            if self.is_fixed[self.number[id]]:
                continue
            length = self.ground.length(id)
            unsaid = task.takes is not None and length is None
            moment = length is None or not length.any()
            bare = moment and id not in waiting and task.not_before is None
            if unsaid or bare or task.on is not None:
                found.add(id)
        return frozenset(found)

    def before(self, id: str) -> tuple[str, ...]:
        """The task and all that leads to it, in an order that respects every wait."""
        return tuple(
            self.dated[n] for n in leading_to(self.network, self.number[id], self.is_fixed)
        )

    def behind(self, id: str) -> tuple[str, ...]:
        """All that a task waits for, though its own day may be fixed, in such an order."""
        found = {t for step in self.waits if step.then == id for t in self.before(step.before)}
        return tuple(self.dated[n] for n in self.network.order if self.dated[n] in found)

    def critical_to(self, id: str) -> Marks:
        """Where a day later at a task is a day later at task ``id``, shape (task, draw)."""
        return critical(
            self.network, self.starts, self.lengths, self.number[id], self.lags, self.is_fixed
        )

    def allowed_by_waits(self, id: str) -> Days:
        """The first day the waits of a task allow, though its own day may be fixed earlier."""
        quiet = np.full_like(self.release, NEVER)
        return ready_days(
            self.network, self.number[id], self.starts, self.lengths, self.lags, quiet
        )


def tail_of(length: Days) -> Days:
    """Days from the first to the last day of what takes so long."""
    days: Days = np.maximum(length - 1, 0)
    return days
