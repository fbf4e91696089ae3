"""What does the network stand on: which tasks, which waits, which lengths, from which day on?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from winset.case.calendar import Deadline, Task
from winset.case.case import Case
from winset.case.clock import today
from winset.case.directory import Directory
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.draws import Draws
from winset.errors import Slip, UsageError, nearest
from winset.lenses.calendar import Options
from winset.lenses.calendar.contested import denials
from winset.lenses.calendar.lengths import Lengths
from winset.lenses.calendar.rules import chosen
from winset.lenses.calendar.steps import Step, steps
from winset.lenses.calendar.third_parties import ThirdParties
from winset.models.network import Days

ASKED = "asked"
"""The id of a deadline that the command line asks for."""


@dataclass(frozen=True)
class Ground:
    """One viewed case with its options, read once: tasks, steps, lengths and deadlines."""

    draws: Draws
    options: Options
    lengths: Lengths
    rule: str
    begin: int | None
    spans_drawn: set[str] = field(default_factory=set)

    @property
    def case(self) -> Case:
        """The case as viewed."""
        return self.draws.case

    @cached_property
    def today(self) -> int:
        """The as-of day as a day number."""
        return today(self.case).toordinal()

    @cached_property
    def contested(self) -> frozenset[str]:
        """Contested tasks, but for those that a deadline asks about: it would ask nothing."""
        asked = {deadline.task for deadline in self.deadlines.values()}
        tasks = self.case.calendar.tasks
        return frozenset(id for id, t in tasks.items() if t.contested and id not in asked)

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """The tasks that are not left out."""
        out = set(self.options.leave_out)
        if self.options.without_contested:
            out |= self.contested
        return {id: t for id, t in self.case.calendar.tasks.items() if id not in out}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The waits between those tasks, without the conditions that are left out."""
        return tuple(
            step
            for step in steps(self.case)
            if step.before in self.tasks
            and step.then in self.tasks
            and step.address.removeprefix("calendar.conditions.") not in self.options.leave_out
            and not (step.contested and self.options.without_contested)
        )

    @cached_property
    def denying(self) -> dict[str, tuple[str, ...]]:
        """Per claim the claims that deny it."""
        return denials(self.case)

    @cached_property
    def sides(self) -> dict[str, str]:
        """Every actor's party."""
        return Directory(self.case).parties_of

    @cached_property
    def deadlines(self) -> dict[str, Deadline]:
        """The deadlines asked about: one, or all; a day of the reader's own comes first."""
        every = dict(self.case.calendar.deadlines)
        if self.options.task:
            return {ASKED: _asked(self.options)}
        if self.options.deadline:
            return {self.options.deadline: every[self.options.deadline]}
        return every

    @cached_property
    def third_parties(self) -> ThirdParties:
        """Who could hold something, or answer for it, between others."""
        return ThirdParties(self.case)

    def can_be_taken_back(self, task: str) -> bool | None:
        """As the reader says, else as the case says; None where neither does."""
        return True if task in self.options.revocable else self.tasks[task].taken_back

    def of_side(self, actor: str) -> str:
        """The party of an actor; a group stands for itself."""
        return self.sides.get(actor, actor)

    def uncontested(self, every: Iterable[Step]) -> tuple[Step, ...]:
        """The steps without contested tasks and without demands that rest on denied reports."""
        return tuple(
            step
            for step in every
            if not step.contested
            and step.before not in self.contested
            and step.then not in self.contested
        )

    def length(self, task: str) -> Days | None:
        """How long a task takes, shape (draw,); None for a milestone or where nobody has said."""
        return self.lengths.days(self.tasks[task].takes, f"calendar.tasks.{task}.takes", least=1)

    def lag(self, step: Step) -> Days | None:
        """How long after, shape (draw,); None without a lag or where nobody has said."""
        return self.lengths.days(step.lag, step.lag_at)

    def day_within(self, when: When, address: str) -> Days | None:
        """A day, or one drawn evenly from a span with two ends; None for any other date."""
        if when.first is None or when.last is None:
            return None
        return self._drawn(when, when.first.toordinal(), when.last.toordinal(), address)

    def _drawn(self, when: When, first: int, last: int, address: str) -> Days:
        if first == last:
            return np.full(self.draws.n, first, dtype=np.int32)
        self.spans_drawn.add(address)
        even = Value(text=when.text, shape="uniform", numbers=(first, last + 1), unit="days")
        drawn = self.draws.sample(even, address)
        assert drawn is not None
        days: Days = np.minimum(np.floor(drawn), last).astype(np.int32)
        return days

    def due(self, id: str) -> Days | None:
        """The last day that keeps a deadline, shape (draw,); None when no day is given."""
        found = self.last_days(id)
        if found is None:
            return None
        deadline = self.deadlines[id]
        when = deadline.by or deadline.start_by
        assert when is not None
        return self._drawn(when, *found, f"calendar.deadlines.{id}.by")

    def last_days(self, id: str) -> tuple[int, int] | None:
        """The days among which the last one lies that keeps a deadline; None when none is given.

        A span ends on its last day. Where nobody knows the day (random) any day of it may be the
        last one that is not over on the as-of day.
        """
        deadline = self.deadlines[id]
        when = deadline.by or deadline.start_by
        if when is None or when.last is None:
            return None
        last = when.last.toordinal()
        if deadline.kind != "random" or when.first is None:
            return last, last
        return min(max(when.first.toordinal(), self.today), last), last


def ground(draws: Draws, options: Options) -> Ground:
    """The network's ground; UsageError for unfit options."""
    calendar = draws.case.calendar
    _known("deadline", [options.deadline] if options.deadline else [], calendar.deadlines)
    _known("task", [options.task] if options.task else [], calendar.tasks)
    _known("revocable", options.revocable, calendar.tasks)
    _known("leave_out", options.leave_out, {**calendar.tasks, **calendar.conditions})
    if bool(options.task) != bool(options.by):
        raise UsageError("task and by go together: which task, and by which day")
    if options.task and options.deadline:
        raise UsageError("ask for a deadline of the case or for a task and a day, not for both")
    if options.task in options.leave_out and options.task:
        raise UsageError(f"task: '{options.task}' is left out and asked for")
    if not 1 <= options.first_part <= 99:
        raise UsageError(f"first_part: {options.first_part} is no part; expected 1 to 99 per cent")
    if options.circles < 1:
        raise UsageError(f"circles: {options.circles} is too few; expected 1 or more")
    if options.circle not in ("", "all") and not _is_count(options.circle):
        raise UsageError(
            f"circle: '{options.circle}' is no number of a circle; expected 1, 2 ... or all"
        )
    begin = _day("begin", options.begin) if options.begin else None
    if begin is not None and begin < today(draws.case):
        raise UsageError(f"begin: {begin} lies before the as-of day {today(draws.case)}")
    return Ground(
        draws,
        options,
        Lengths(draws),
        chosen(draws.case, options.rule),
        begin.toordinal() if begin is not None else None,
    )


def _known(option: str, wanted: Iterable[str], legal: Iterable[str]) -> None:
    known = list(legal)
    for id in wanted:
        if id not in known:
            hint = nearest(id, known)
            raise UsageError(
                f"{option}: the calendar has no '{id}'"
                + (f"; did you mean {hint}?" if hint else "")
            )


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) > 0


def _day(option: str, text: str) -> date:
    try:
        when = When.parse(text)
    except Slip as slip:
        raise UsageError(f"{option}: {slip}") from slip
    if when.last is None:
        raise UsageError(f"{option}: '{text}' has no last day")
    return when.last


def _asked(options: Options) -> Deadline:
    """The day of the reader's own as a deadline that nobody has set."""
    day = _day("by", options.by)
    return Deadline.model_validate({"task": options.task, "by": day.isoformat(), "kind": "firm"})
