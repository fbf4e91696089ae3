"""What would have to take how long, alone, for a deadline to be kept under the rule?"""

from __future__ import annotations

import numpy as np

from winset.lenses.calendar.cells import chance, length
from winset.lenses.calendar.clocks import Clock, due_text, key
from winset.lenses.calendar.plan import Plan
from winset.models.network import Days, lag_that_keeps, length_that_keeps
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("change", "key"),
    Column("deadline", "address"),
    Column("due", "date"),
    Column("task", "address"),
    Column("what", "word"),
    Column("from", "number", "days"),
    Column("to", "number", "days"),
    Column("enough", "number", "%"),
    Column("missed", "number", "%"),
)


def shrink(plan: Plan, clocks: tuple[Clock, ...]) -> Table:
    """Per deadline that is not always kept: the lengths that would keep it, one at a time.

    Only the draws that miss it count. ``from`` is over all of them, ``to`` over those in which that
    change alone is enough, ``enough`` is the share of those and ``missed`` the share of all draws
    that miss it. What can keep it in no draw has no row. The change that is enough most often comes
    first, of two equals the longer.
    """
    rows: list[Row] = []
    for one in clocks:
        if one.stands == "ahead" and one.slack is not None and bool((one.slack < 0).any()):
            rows += _rows(plan, one)
    return Table("shrink", COLUMNS, tuple(rows))


def _rows(plan: Plan, one: Clock) -> list[Row]:
    assert one.task is not None
    leading = set(plan.before(one.task))
    found = []
    for task in sorted(leading):
        n = plan.number[task]
        if not plan.is_fixed[n] and plan.lengths[n].any():
            at = f"calendar.tasks.{task}"
            kept = length_allowed(plan, one, task)
            found.append(_row(plan, one, task, at, "length", plan.lengths[n], kept))
    for wait, step in enumerate(plan.waits):
        if step.then in leading and step.before in leading and plan.lags[wait].any():
            kept = lag_allowed(plan, one, wait)
            name = f"{step.then}<{step.before}"
            at = f"calendar.tasks.{step.then}"
            found.append(_row(plan, one, name, at, "wait", plan.lags[wait], kept))
    return [row for _, row in sorted((f for f in found if f is not None), key=lambda f: f[0])]


def _row(
    plan: Plan, one: Clock, name: str, at: str, what: str, now: Days, kept: Days
) -> tuple[tuple[float, float, str], Row] | None:
    assert one.slack is not None
    missed = one.slack < 0
    now, possible = now[missed], (kept >= 0)[missed]
    if not possible.any():
        return None
    cells: tuple[Cell, ...] = (
        f"{one.id}/{name}",
        key(one.id) if key(one.id) != one.id else f"calendar.tasks.{one.task}",
        due_text(plan, one),
        at,
        what,
        length(now),
        length(np.minimum(kept[missed], now)[possible]),
        chance(possible, certain=bool(possible.all())),
        chance(missed, certain=bool(missed.all())),
    )
    record = plan.ground.tasks[at.rpartition(".")[2]]
    cites = tuple(dict.fromkeys(c.text for c in record.rests_on))
    return (-float(possible.mean()), -float(np.median(now)), name), Row(cells, (at,), cites)


def length_allowed(plan: Plan, one: Clock, task: str) -> Days:
    """The longest a task may take for the deadline to be kept, shape (draw,); below zero = none."""
    assert one.task is not None
    assert one.due is not None
    target, n = plan.number[one.task], plan.number[task]
    if n != target:
        return length_that_keeps(
            plan.network,
            n,
            target,
            _last_start(plan, one),
            plan.lengths,
            plan.lags,
            plan.release,
            plan.fixed,
            plan.is_fixed,
        )
    if plan.ground.deadlines[one.id].by is None:
        return np.full(one.due.shape, -1, dtype=np.int32)
    room = one.due - plan.starts[n] + 1
    return np.where(room < 1, -1, room).astype(np.int32)


def lag_allowed(plan: Plan, one: Clock, wait: int) -> Days:
    """The longest lag of a wait that lets the deadline be kept, told as for a length."""
    assert one.task is not None
    return lag_that_keeps(
        plan.network,
        wait,
        plan.number[one.task],
        _last_start(plan, one),
        plan.lengths,
        plan.lags,
        plan.release,
        plan.fixed,
        plan.is_fixed,
    )


def _last_start(plan: Plan, one: Clock) -> Days:
    """The last day on which the deadline's task may start, shape (draw,)."""
    assert one.task is not None
    assert one.due is not None
    if plan.ground.deadlines[one.id].by is None:
        return one.due
    days: Days = (one.due - plan.tail_days[plan.number[one.task]]).astype(np.int32)
    return days
