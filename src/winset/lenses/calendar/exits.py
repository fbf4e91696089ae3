"""Which order of steps breaks a circle, by giving whom only a part of what he demands?

A circle is broken at one demanded step, and the rest of it becomes an order. *Split*: a first part
of one task comes before the rest of the circle, its remainder after. *Escrow*: the task is laid in
a third party's hands first and released last. *Guarantee*: a third party answers for the task,
which then comes last. *Together*: all tasks of the circle take effect on one day. What law or plain
sense asks stays as it is; an exit that it makes circular is dropped, and so is one that splits or
holds a task of which the case says that it cannot be split or held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from winset.case.calendar import Task
from winset.lenses.calendar.knots import Circle, Turn
from winset.lenses.calendar.steps import Step
from winset.models.circles import circle_free, simple_circles

MOST = 500
"""Circles left by an exit are counted up to here."""

Kind = Literal["split", "escrow", "guarantee", "together"]
Part = Literal["whole", "first", "rest", "deposit", "release", "pledge", "prepare", "together"]


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """A task, or a part of one."""

    task: str
    part: Part = "whole"


@dataclass(frozen=True, slots=True)
class Link:
    """``then`` waits for ``before``; ``step`` is the wait of the case it comes from, if any."""

    before: Stage
    then: Stage
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a circle: the stages in their order, and the demands that are met in part."""

    circle: Circle
    kind: Kind
    task: str
    order: tuple[Stage, ...]
    gives_way: tuple[Turn, ...]
    part_must_do: bool = False

    @property
    def demands(self) -> tuple[Step, ...]:
        """The demands that are met only in part."""
        return tuple(step for turn in self.gives_way for step in turn.asked if turn.demanded)

    @property
    def makers(self) -> tuple[str, ...]:
        """Who must be content with a part."""
        return tuple(
            dict.fromkeys(m for turn in self.gives_way if turn.demanded for m in turn.makers)
        )


def exits(circle: Circle, every: tuple[Step, ...], tasks: Mapping[str, Task]) -> tuple[Exit, ...]:
    """The exits of one circle that leave no circle of its own demands and the world's waits."""
    world = tuple(step for step in every if step.side is None)
    kept = (*world, *circle.demands)
    return tuple(
        e
        for e in _tried(circle)
        if _possible(e, tasks[e.task]) and circle_free(numbered(links(e, kept))[1])
    )


def _possible(one: Exit, task: Task) -> bool:
    """Whether the case does not say of the task that it cannot be done so."""
    said = {"split": task.can_be_split, "escrow": task.can_be_held}.get(one.kind)
    return said is not False


def _tried(circle: Circle) -> Iterator[Exit]:
    turns = circle.turns
    count = len(turns)
    if all(turn.demanded for turn in turns) and count > 1:
        together = tuple(Stage(task, "together") for task in circle.tasks)
        yield Exit(circle, "together", circle.tasks[0], together, turns)
    for place, outward in enumerate(turns):
        task, inward = outward.before, turns[place - 1]
        between = tuple(Stage(turns[(place + i) % count].before) for i in range(1, count))
        if not inward.demanded or count < 2:
            continue
        parted = (Stage(task, "first"), *between, Stage(task, "rest"))
        both = (inward, outward)
        yield Exit(circle, "split", task, parted, both, part_must_do=not outward.demanded)
        if outward.demanded:
            held = (Stage(task, "deposit"), *between, Stage(task, "release"))
            yield Exit(circle, "escrow", task, held, both)
    for place, turn in enumerate(turns):
        if turn.demanded and count > 1:
            onward = tuple(Stage(turns[(place + i) % count].before) for i in range(1, count + 1))
            answered = (Stage(turn.before, "pledge"), *onward)
            yield Exit(circle, "guarantee", turn.before, answered, (turn,))


def links(one: Exit, steps: tuple[Step, ...]) -> tuple[Link, ...]:
    """All waits of ``steps`` as they run in the exit, and those between the parts of its tasks."""
    relaxed = {(turn.before, turn.then) for turn in one.gives_way}
    found = list(_inside(one))
    for step in steps:
        pair = (step.before, step.then)
        if one.kind == "together" and pair in relaxed:
            continue
        if one.kind == "guarantee" and pair in relaxed and step.side is not None:
            found.append(Link(Stage(step.before, "pledge"), Stage(step.then), step))
            continue
        found.append(Link(_left(one, step, pair in relaxed), _reached(one, step), step))
        if one.kind in ("split", "escrow") and step.then == one.task and step.side is None:
            found.append(Link(_left(one, step, pair in relaxed), one.order[0], step))
    return tuple(found)


def _inside(one: Exit) -> Iterator[Link]:
    """The waits between the parts of one task."""
    if one.kind in ("split", "escrow"):
        yield Link(one.order[0], one.order[-1])
    if one.kind == "together":
        meeting = one.order[0]
        for task in one.circle.tasks:
            yield Link(Stage(task, "prepare"), meeting)


def _left(one: Exit, step: Step, relaxed: bool) -> Stage:
    """The stage that a wait waits for: a part where a part must do, else the last one."""
    task = step.before
    if one.kind == "together" and task in one.circle.tasks:
        return one.order[0]
    if one.kind in ("split", "escrow") and task == one.task:
        return one.order[0] if relaxed else one.order[-1]
    return Stage(task)


def _reached(one: Exit, step: Step) -> Stage:
    """The stage that a wait holds back."""
    task = step.then
    if one.kind == "together" and task in one.circle.tasks:
        return Stage(task, "prepare")
    if one.kind in ("split", "escrow") and task == one.task:
        return one.order[-1]
    return Stage(task)


def numbered(found: tuple[Link, ...]) -> tuple[tuple[Stage, ...], tuple[tuple[int, ...], ...]]:
    """The stages in a fixed order, and after each the numbers of those that wait for it."""
    stages = tuple(sorted({stage for link in found for stage in (link.before, link.then)}))
    place = {stage: number for number, stage in enumerate(stages)}
    after: list[set[int]] = [set() for _ in stages]
    for link in found:
        after[place[link.before]].add(place[link.then])
    return stages, tuple(tuple(sorted(following)) for following in after)


def circles_left(one: Exit, every: tuple[Step, ...]) -> int:
    """How many circles all demands together still close when this exit is taken, up to ``MOST``."""
    return len(simple_circles(numbered(links(one, every))[1], MOST).found)
