"""Does a task with a day of its own stand before the day on which what it waits for is over?"""

from __future__ import annotations

from winset.lenses.calendar.cells import chance, day, length
from winset.lenses.calendar.plan import Plan
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("task", "key"),
    Column("date", "date"),
    Column("waits-allow", "date"),
    Column("slack", "number", "days"),
    Column("chance", "number", "%"),
)


def fixed_days(plan: Plan) -> Table:
    """Every task with a day of its own ahead that waits for something under the rule."""
    rows = []
    waiting = {step.then for step in plan.waits}
    for task, n in plan.number.items():
        if not plan.is_fixed[n] or task not in waiting:
            continue
        on, allowed = plan.fixed[n], plan.allowed_by_waits(task)
        if int(on.max()) <= plan.ground.today:
            continue
        slack = on - allowed
        record = plan.ground.tasks[task]
        assert record.on is not None
        cells: tuple[Cell, ...] = (
            f"calendar.tasks.{task}",
            record.on.text,
            day(allowed),
            length(slack),
            chance(slack >= 0, certain=int(slack.min()) == int(slack.max())),
        )
        cites = tuple(dict.fromkeys(c.text for c in record.rests_on))
        rows.append(Row(cells, (f"calendar.tasks.{task}.on",), cites))
    return Table("fixed-days", COLUMNS, tuple(rows))
