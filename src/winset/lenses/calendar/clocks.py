"""Which deadline can be kept under a named rule, how often, and by how many days?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from winset.lenses.calendar.cells import chance, day, length, on_calendar, span
from winset.lenses.calendar.contested import deadline_contested
from winset.lenses.calendar.ground import ASKED, Ground
from winset.lenses.calendar.plan import Plan
from winset.models.network import Days
from winset.results import Cell, Column, Quantity, Row, Table

NOTHING = ("nothing",)
NOBODY = ("law-or-calendar",)
KINDS = ("firm", "soft", "random")

COLUMNS = (
    Column("deadline", "key"),
    Column("date", "date"),
    Column("last-day", "date"),
    Column("task", "address"),
    Column("kind", "word"),
    Column("set-by", "ids"),
    Column("contested", "word"),
    Column("rule", "ids"),
    Column("stands", "word"),
    Column("left", "number", "days"),
    Column("earliest", "date"),
    Column("range", "date"),
    Column("slack", "number", "days"),
    Column("chance", "number", "%"),
    Column("undated", "number"),
    Column("needs", "ids"),
    Column("if-passed", "text-at"),
    Column("kept-before", "text-at"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline under one rule.

    ``stands``: ahead (a day can be reckoned), fixed (its task has a day of its own), circle (its
    task waits for itself), no-task, no-day, passed, kept or missed. ``done`` is the day on which
    the task can be over: of a fixed one its own day, or the later one that its waits allow.
    """

    id: str
    task: str | None
    stands: str
    due: Days | None = None
    done: Days | None = None
    undated: tuple[str, ...] = ()
    is_span: bool = False
    """Whether nobody knows on which of several days it ends."""
    bare: bool = False
    """Whether it is the own day of its task, which nothing holds back."""

    @property
    def slack(self) -> Days | None:
        """Days to spare, shape (draw,); below zero = too late. A bare day has none: there is
        nothing to miss."""
        if self.due is None or self.done is None:
            return None
        if self.bare:
            return None
        return self.due - self.done

    @property
    def in_time(self) -> Quantity | None:
        """The chance in per cent that the earliest day keeps the date."""
        slack = self.slack
        if slack is None:
            return None
        return chance(slack >= 0, certain=int(slack.min()) == int(slack.max()))


def clock(plan: Plan, id: str) -> Clock:
    """A deadline under the rule of a plan."""
    return replace(_clock(plan, id), is_span=_is_span(plan.ground, id))


def _is_span(ground: Ground, id: str) -> bool:
    found = ground.last_days(id)
    return found is not None and found[0] < found[1]


def _clock(plan: Plan, id: str) -> Clock:
    ground = plan.ground
    deadline = ground.deadlines[id]
    task = deadline.task if deadline.task in ground.tasks else None
    due = ground.due(id)
    if due is None:
        return Clock(id, task, "no-day")
    if task is not None and task in plan.number and plan.is_fixed[plan.number[task]]:
        return _fixed(plan, id, task, due)
    if int(due.max()) < ground.today:
        return Clock(id, task, "passed", due)
    if task is None:
        return Clock(id, None, "no-task", due)
    if task in plan.stuck:
        return Clock(id, task, "circle", due)
    begun = deadline.by is None
    done = (plan.starts if begun else plan.done)[plan.number[task]]
    undated = tuple(t for t in plan.before(task) if t in plan.undated)
    return Clock(id, task, "ahead", due, done, undated)


def _fixed(plan: Plan, id: str, task: str, due: Days) -> Clock:
    """A deadline whose task has a day of its own: past days were kept or missed; one ahead counts
    only if what it waits for is over by then."""
    on = plan.fixed[plan.number[task]]
    if int(on.max()) > plan.ground.today:
        undated = tuple(t for t in plan.behind(task) if t in plan.undated)
        done = np.maximum(on, plan.allowed_by_waits(task))
        bare = bool(np.all(on == due) and np.all(done == on))
        return Clock(id, task, "fixed", due, done, undated, bare=bare)
    return Clock(id, task, "kept" if bool(np.all(on <= due)) else "missed", due, on)


def clocks(plan: Plan, rule: str) -> tuple[Table, tuple[Clock, ...]]:
    """Every deadline asked about under one rule, in order of time, firm before soft."""
    found = in_order(plan.ground, [clock(plan, id) for id in plan.ground.deadlines])
    rows = tuple(_row(plan, rule, one) for one in found)
    return Table("clocks", COLUMNS, rows), found


def in_order(ground: Ground, found: list[Clock]) -> tuple[Clock, ...]:
    """By day, then firm before soft before random, then by id; without a day last."""

    def place(one: Clock) -> tuple[int, int, str]:
        kind = KINDS.index(ground.deadlines[one.id].kind)
        return (int(np.median(one.due)) if one.due is not None else 10**9, kind, one.id)

    return tuple(sorted(found, key=place))


def key(id: str) -> str:
    """The address of a deadline; a day of the reader's own has none."""
    return id if id == ASKED else f"calendar.deadlines.{id}"


def due_text(plan: Plan, one: Clock) -> str | None:
    """The date of a deadline as it was set: it tells two deadlines of one task apart."""
    deadline = plan.ground.deadlines[one.id]
    when = deadline.by or deadline.start_by
    return when.text if when is not None else None


def _row(plan: Plan, rule: str, one: Clock) -> Row:
    ground = plan.ground
    deadline = ground.deadlines[one.id]
    at = key(one.id)
    own = one.id != ASKED
    cells: tuple[Cell, ...] = (
        at,
        due_text(plan, one),
        _last_day(ground, one.id),
        f"calendar.tasks.{one.task}" if one.task is not None else None,
        deadline.kind,
        deadline.set_by or (NOBODY if own else ("reader",)),
        "yes" if deadline_contested(deadline, ground.denying) else "no",
        (rule,),
        one.stands,
        length(one.due - ground.today) if one.due is not None else None,
        day(one.done) if one.done is not None else None,
        span(one.done) if one.done is not None else None,
        length(one.slack) if one.slack is not None else None,
        one.in_time,
        len(one.undated) if one.stands in ("ahead", "fixed") else None,
        _needs(plan, one),
        f"{at}.if-passed" if deadline.if_passed is not None else None,
        f"{at}.kept-before" if deadline.kept_before is not None else None,
    )
    return Row(cells, (at,) if own else (), claims(plan, one))


def _last_day(ground: Ground, id: str) -> str | None:
    """The last day that keeps a deadline, or the days of which nobody knows the one."""
    found = ground.last_days(id)
    if found is None:
        return None
    first, last = map(on_calendar, found)
    return last if first == last else f"{first} to {last}"


def _needs(plan: Plan, one: Clock) -> tuple[str, ...] | None:
    """What the task waits for directly under the rule; None without a task."""
    if one.task is None:
        return None
    waits = dict.fromkeys(s.before for s in plan.steps if s.then == one.task)
    return tuple(f"calendar.tasks.{t}" for t in waits) or NOTHING


def claims(plan: Plan, one: Clock) -> tuple[str, ...]:
    """The sources of a deadline, then of the waits that decide its day."""
    own = [cite.text for cite in plan.ground.deadlines[one.id].rests_on]
    if one.task is None or one.stands != "ahead":
        return tuple(dict.fromkeys(own))
    decisive = deciding(plan, one.task)
    steps = [s for s in plan.waits if s.then in decisive and s.before in decisive]
    said = [cite for s in steps for cite in s.claims]
    tasks = [c.text for t in decisive for c in plan.ground.tasks[t].rests_on]
    return tuple(dict.fromkeys((*own, *tasks, *said)))


def deciding(plan: Plan, task: str) -> tuple[str, ...]:
    """The tasks that are critical to ``task`` in at least half of the draws, in order."""
    often = plan.critical_to(task).mean(axis=1) >= 0.5
    return tuple(t for t in plan.before(task) if often[plan.number[t]])
