"""If the step that decides came on the last day of a month, could the deadline still be kept?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

import numpy as np

from winset.lenses.calendar.cells import day, length
from winset.lenses.calendar.clocks import Clock, clock, deciding, due_text, key
from winset.lenses.calendar.plan import Plan
from winset.lenses.calendar.shrink import COLUMNS as SHRINK
from winset.lenses.calendar.shrink import shrink
from winset.results import Cell, Column, Row, Table

MOST = 12
"""Months ahead that are tried for one deadline."""

COLUMNS = (
    Column("what-if", "key"),
    Column("deadline", "address"),
    Column("due", "date"),
    Column("task", "address"),
    Column("comes", "date"),
    Column("earliest", "date"),
    Column("slack", "number", "days"),
    Column("chance", "number", "%"),
    Column("shrinks", "ids"),
    Column("from", "number", "days"),
    Column("to", "number", "days"),
)


def if_dated(plan: Plan, clocks: tuple[Clock, ...]) -> Table:
    """Per deadline that is not always kept: the first step that decides it and has no sure day, put
    on each month's last day from now to the deadline.

    ``shrinks`` is the length that, shrunk alone from ``from`` to ``to``, would then keep it.
    """
    rows: list[Row] = []
    for one in clocks:
        if one.stands != "ahead" or one.slack is None or bool((one.slack >= 0).all()):
            continue
        first = _first_unsure(plan, one)
        if first is not None:
            rows += [_row(plan, one, first, when) for when in _month_ends(plan, one)]
    return Table("if-dated", COLUMNS, tuple(rows))


def _first_unsure(plan: Plan, one: Clock) -> str | None:
    """The earliest deciding step, other than the deadline's own, whose day is drawn or unsaid."""
    assert one.task is not None
    for task in deciding(plan, one.task):
        done = plan.done[plan.number[task]]
        if task != one.task and (task in plan.undated or int(done.min()) < int(done.max())):
            return task
    return None


def _month_ends(plan: Plan, one: Clock) -> list[date]:
    """The last days of the months from the as-of day to the deadline, at most ``MOST``."""
    assert one.due is not None
    last = int(np.median(one.due))
    found: list[date] = []
    month = date.fromordinal(plan.ground.today)
    while len(found) < MOST:
        end = month.replace(day=monthrange(month.year, month.month)[1])
        if end.toordinal() > last:
            break
        found.append(end)
        month = date.fromordinal(end.toordinal() + 1)
    return found


def _shrunk(cells: Mapping[str, Cell]) -> tuple[Cell, ...]:
    return (str(cells["task"]),), cells["from"], cells["to"]


def _row(plan: Plan, one: Clock, task: str, when: date) -> Row:
    moved = Plan(plan.ground, plan.steps, ((task, when.toordinal()),))
    then = clock(moved, one.id)
    assert then.done is not None
    assert then.slack is not None
    best = next((r for r in shrink(moved, (then,)).rows), None)
    kept = bool((then.slack >= 0).all())
    none: tuple[Cell, ...] = (("none-needed",) if kept else ("none-enough",), None, None)
    shrinks = (
        none
        if best is None
        else _shrunk(dict(zip((column.name for column in SHRINK), best.cells, strict=True)))
    )
    cells: tuple[Cell, ...] = (
        f"{one.id}/{task}/{when}",
        key(one.id) if key(one.id) != one.id else f"calendar.tasks.{one.task}",
        due_text(plan, one),
        f"calendar.tasks.{task}",
        when.isoformat(),
        day(then.done),
        length(then.slack),
        then.in_time,
        *shrinks,
    )
    claims = plan.ground.deadlines[one.id].rests_on
    cites = dict.fromkeys((*(c.text for c in claims), *(best.claims if best else ())))
    return Row(cells, (f"calendar.tasks.{task}",), tuple(cites))
