"""What leads to each deadline: by when must it be over, how much can it slip, how often does it
decide?"""

from __future__ import annotations

import numpy as np

from winset.lenses.calendar.cells import chance, day, length, span
from winset.lenses.calendar.clocks import Clock, due_text, key
from winset.lenses.calendar.plan import Plan
from winset.models.network import ALWAYS, Days, Marks, latest_starts
from winset.results import Cell, Column, Quantity, Row, Table

PATHS = (
    Column("path", "key"),
    Column("deadline", "address"),
    Column("due", "date"),
    Column("task", "address"),
    Column("dated", "word"),
    Column("earliest", "date"),
    Column("latest", "date"),
    Column("latest-range", "date"),
    Column("slack", "number", "days"),
    Column("criticality", "number", "%"),
)
TASKS = (
    Column("task", "key"),
    Column("length", "number", "days"),
    Column("by", "actor"),
    Column("contested", "word"),
    Column("dated", "word"),
    Column("begins", "date"),
    Column("earliest", "date"),
    Column("range", "date"),
    Column("deadline", "address"),
    Column("latest", "date"),
    Column("slack", "number", "days"),
    Column("criticality", "number", "%"),
)


def paths(plan: Plan, clocks: tuple[Clock, ...]) -> Table:
    """One row per deadline ahead and task that leads to it, the task itself last."""
    rows: list[Row] = []
    for one in clocks:
        if one.stands == "ahead" and one.task is not None:
            rows += _rows(plan, one)
    return Table("paths", PATHS, tuple(rows))


def _rows(plan: Plan, one: Clock) -> list[Row]:
    assert one.task is not None
    latest, slack = room(plan, one)
    critical = plan.critical_to(one.task)
    rows = []
    for task in plan.before(one.task):
        n = plan.number[task]
        at = f"calendar.tasks.{task}"
        cells: tuple[Cell, ...] = (
            f"{one.id}/{task}",
            key(one.id) if key(one.id) != one.id else f"calendar.tasks.{one.task}",
            due_text(plan, one),
            at,
            dated(plan, task),
            day(plan.done[n]),
            day(latest[n]),
            span(latest[n]),
            length(slack[n]),
            often(critical[n]),
        )
        cites = tuple(dict.fromkeys(c.text for c in plan.ground.tasks[task].rests_on))
        rows.append(Row(cells, (at,), cites))
    return rows


def room(plan: Plan, one: Clock) -> tuple[Days, Days]:
    """The last day each task may hold, and the days to spare before it, shape (task, draw)."""
    assert one.task is not None
    assert one.due is not None
    assert one.done is not None
    target = plan.number[one.task]
    due = np.full((len(plan.dated), plan.ground.draws.n), ALWAYS, dtype=np.int32)
    due[target] = plan.starts[target] + one.due - one.done
    latest = latest_starts(
        plan.network, plan.lengths, due, plan.lags, plan.fixed, plan.is_fixed & _others(plan, one)
    )
    return latest + plan.tail_days, latest - plan.starts


def _others(plan: Plan, one: Clock) -> Marks:
    return np.array([task != one.task for task in plan.dated], dtype=np.bool_)


def often(critical: Marks) -> Quantity:
    """In how many draws a task decides, in per cent; exact where it does in all or in none."""
    return chance(critical, certain=bool(critical.all() or not critical.any()))


def dated(plan: Plan, task: str) -> str:
    """How we know a task's day: fixed, reckoned, a bound (it hangs on something undated), undated,
    or no day at all in or behind a circle."""
    if task in plan.in_circle:
        return "in-a-circle"
    if task in plan.stuck:
        return "behind-a-circle"
    if plan.is_fixed[plan.number[task]]:
        return "fixed"
    if task in plan.undated:
        takes = plan.ground.tasks[task].takes
        unsaid = takes is not None and plan.ground.length(task) is None
        return "length-unknown" if unsaid else "undated"
    return "bound" if any(t in plan.undated for t in plan.before(task)) else "reckoned"


def tasks(plan: Plan, clocks: tuple[Clock, ...]) -> Table:
    """Every task once, by its earliest day, against the firm deadline that presses it most.

    Where the reader asks for one deadline, or no firm one is ahead, those asked about count.
    """
    ahead = [c for c in clocks if c.stands == "ahead"]
    firm = [c for c in ahead if plan.ground.deadlines[c.id].kind == "firm"]
    pressing = {c.id: (c, *room(plan, c)) for c in (firm or ahead)}
    critical = {c.id: plan.critical_to(c.task) for c in (firm or ahead) if c.task is not None}
    rows = []
    for task in _in_order(plan):
        best: tuple[float, str] | None = None
        for id, (one, _, slack) in pressing.items():
            if one.task is None or task not in plan.number or task not in plan.before(one.task):
                continue
            middle = float(np.median(slack[plan.number[task]]))
            best = min(filter(None, (best, (middle, id))))
        rows.append(_task_row(plan, task, best[1] if best else None, pressing, critical))
    return Table("tasks", TASKS, tuple(rows))


def _in_order(plan: Plan) -> list[str]:
    def place(task: str) -> tuple[float, str]:
        n = plan.number.get(task)
        return (float(np.median(plan.done[n])) if n is not None else float("inf"), task)

    return sorted(plan.names, key=place)


def _task_row(
    plan: Plan,
    task: str,
    pressed_by: str | None,
    pressing: dict[str, tuple[Clock, Days, Days]],
    critical: dict[str, Marks],
) -> Row:
    record = plan.ground.tasks[task]
    n = plan.number.get(task)
    took = plan.ground.length(task) if n is None or not plan.is_fixed[n] else plan.lengths[n]
    milestone = record.takes is None
    own: tuple[Cell, ...] = (
        f"calendar.tasks.{task}",
        Quantity.exactly(0) if milestone else length(took) if took is not None else None,
        record.by,
        "yes" if record.contested else "no",
        dated(plan, task),
        day(plan.starts[n]) if n is not None else None,
        day(plan.done[n]) if n is not None else None,
        span(plan.done[n]) if n is not None else None,
    )
    against: tuple[Cell, ...] = (None, None, None, None)
    if pressed_by is not None and n is not None:
        _, latest, slack = pressing[pressed_by]
        at = key(pressed_by) if key(pressed_by) != pressed_by else f"calendar.tasks.{task}"
        against = (at, day(latest[n]), length(slack[n]), often(critical[pressed_by][n]))
    cites = tuple(dict.fromkeys(c.text for c in record.rests_on))
    return Row((*own, *against), (f"calendar.tasks.{task}",), cites)
