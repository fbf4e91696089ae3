"""Which days does a chart of the calendar show: announced, fixed, happened, denied, reckoned?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.grammar.when import When
from winset.case.knowing import Knowing
from winset.lenses.calendar.cells import day
from winset.lenses.calendar.clocks import NOBODY
from winset.lenses.calendar.contested import denied_by
from winset.lenses.calendar.ground import ASKED, Ground
from winset.lenses.calendar.plan import Plan
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("bar", "key"),
    Column("what", "address"),
    Column("kind", "word"),
    Column("first", "date"),
    Column("last", "date"),
    Column("by", "ids"),
)


def gantt(plan: Plan) -> Table:
    """Tasks in order of their earliest day, then deadlines, each with all the days it has."""
    ground = plan.ground
    order = sorted(
        plan.dated, key=lambda t: (day(plan.starts[plan.number[t]]), plan.dated.index(t))
    )
    rows = [row for task in order for row in _task(plan, task)]
    for id in ground.deadlines:
        if id != ASKED:
            rows += _deadline(ground, id)
    return Table("gantt", COLUMNS, tuple(rows))


def _task(plan: Plan, task: str) -> Iterator[Row]:
    """Its own day if it has one, else from its earliest start to its earliest end, and the spread
    of that end."""
    ground = plan.ground
    n, record = plan.number[task], ground.tasks[task]
    at = f"calendar.tasks.{task}"
    by = (record.by,) if record.by is not None else None
    cites = tuple(dict.fromkeys(c.text for c in record.rests_on))
    starts, done = plan.starts[n], plan.done[n]
    if plan.is_fixed[n]:
        assert record.on is not None
        kind = "happened" if int(done.max()) <= ground.today else "fixed"
        yield _row(f"{task}/{kind}", at, kind, (record.on, record.on), by, cites)
        return
    reckoned = "undated" if task in plan.undated else "earliest"
    yield _row(f"{task}/{reckoned}", at, reckoned, (day(starts), day(done)), by, cites)
    if int(done.min()) < int(done.max()):
        yield _row(f"{task}/spread", at, "spread", (day(done, 0.05), day(done, 0.95)), by, cites)


def _deadline(ground: Ground, id: str) -> Iterator[Row]:
    """The day as announced, then each denial of a report it rests on."""
    deadline = ground.deadlines[id]
    at = f"calendar.deadlines.{id}"
    when = deadline.by or deadline.start_by
    cites = tuple(dict.fromkeys(c.text for c in deadline.rests_on))
    if when is not None:
        set_by = deadline.set_by or NOBODY
        yield _row(f"{id}/announced", at, "announced", (when, when), set_by, cites)
    known = Knowing(ground.case)
    for denial in denied_by(deadline, ground.denying):
        claim = ground.case.claims[denial]
        said = claim.date.text if claim.date is not None else known.claims[denial].isoformat()
        by = (claim.by,) if claim.by is not None else None
        yield _row(f"{id}/denied/{denial}", at, "denied", (said, said), by, (denial,))


def _row(
    key: str,
    at: str,
    kind: str,
    days: tuple[str, str] | tuple[When, When],
    by: tuple[str, ...] | None,
    cites: tuple[str, ...],
) -> Row:
    first, last = days
    cells: tuple[Cell, ...] = (key, at, kind, _first(first), _last(last), by)
    return Row(cells, (at,), cites)


def _first(when: str | When) -> str | None:
    if isinstance(when, str):
        return when
    return when.first.isoformat() if when.first is not None else None


def _last(when: str | When) -> str | None:
    if isinstance(when, str):
        return when
    return when.last.isoformat() if when.last is not None else None
