"""Which sentences do the deadlines deserve: can they be kept, what decides, what must shrink?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from winset.lenses.calendar.clocks import Clock, deciding
from winset.lenses.calendar.plan import Plan
from winset.lenses.calendar.rows import cells_of, ends_of, told
from winset.results import Finding, Quantity, Row, Table

MOST = 50
"""Per cent of draws: where as many keep a date, nothing must shrink for it."""

ALONE = {
    "passed": {"date": "last-day", "then": "if-passed"},
    "kept": {"date": "last-day", "date2": "earliest"},
    "missed": {"date": "last-day", "date2": "earliest"},
    "no-task": {"date": "last-day"},
    "no-day": {},
}
"""Per state of a deadline of which no day is reckoned: what its sentence reads from the row."""


def dates(plan: Plan, clocks: tuple[Clock, ...], table: Table, shrink: Table) -> list[Finding]:
    """A sentence or two per deadline, in the order of the table."""
    pairs = zip(clocks, table.rows, strict=True)
    return [f for one, row in pairs for f in _of_one(plan, one, table, row, shrink)]


def _of_one(plan: Plan, one: Clock, table: Table, row: Row, shrink: Table) -> Iterator[Finding]:
    if one.stands == "circle":
        names = {"subject": "task", "date": "last-day", "who": "rule"}
        yield told("clock-circle", table, row, **names)
    elif one.stands == "no-task" and one.is_span:
        found = told("clock-expected", table, row, subject="deadline")
        yield _with(found, **_span(cells_of(table, row)["last-day"], "date", "date2"))
    elif one.stands in ALONE:
        yield told(f"clock-{one.stands}", table, row, subject="deadline", **ALONE[one.stands])
    elif one.stands == "fixed" and not one.is_span:
        yield _fixed(plan, one, table, row)
    elif one.task is not None and one.undated == plan.before(one.task) == (one.task,):
        yield _undated(one, table, row)
    else:
        yield _reckoned(plan, one, table, row)
        chance = cells_of(table, row)["chance"]
        if one.stands == "ahead" and chance is not None and chance < MOST:
            yield _shrunk(one, table, row, shrink)


def _undated(one: Clock, table: Table, row: Row) -> Finding:
    """A task of which nobody says when it comes nor what it waits for."""
    if one.is_span:
        found = told("clock-undated-random", table, row, subject="task")
        return _with(found, **_span(cells_of(table, row)["last-day"], "date", "date2"))
    return told("clock-undated", table, row, "left", subject="task", date="last-day")


def _fixed(plan: Plan, one: Clock, table: Table, row: Row) -> Finding:
    """A day of its own ahead: how far off, or that what it waits for comes too late."""
    own = plan.ground.tasks[one.task].on if one.task is not None else None
    chance = cells_of(table, row)["chance"]
    unsaid = tuple(f"calendar.tasks.{t}" for t in one.undated)
    if chance is None or chance == 100:
        found = told("clock-fixed", table, row, "left", subject="deadline", date="last-day")
        if not unsaid:
            return found
        count = cells_of(table, row)["undated"]
        return _with(replace(found, code="clock-fixed-at-best"), undated=count, address=unsaid)
    names = {"subject": "task", "date": "last-day", "date2": "earliest", "who": "rule"}
    if chance == 0:
        found = told("clock-fixed-cannot", table, row, "slack", **names)
    elif unsaid:
        found = _at_most(told("clock-fixed-may-at-best", table, row, "slack", "chance", **names))
    else:
        found = told("clock-fixed-may", table, row, "slack", "chance", **names)
    return _with(found, date3=own.text if own is not None else None)


def _reckoned(plan: Plan, one: Clock, table: Table, row: Row) -> Finding:
    """Can, may or cannot be kept, with the tasks that decide."""
    assert one.task is not None
    cells = cells_of(table, row)
    code = _code(one, cells)
    names = {"subject": "task", "who": "rule", "date": "last-day", "date2": "earliest"}
    if code not in ("clock-can", "clock-cannot", "clock-cannot-drawn"):
        names["chance"] = "chance"
    found = told(code, table, row, "slack", **names)
    more: dict[str, Any] = {
        "subjects": tuple(f"calendar.tasks.{t}" for t in deciding(plan, one.task)),
        **_span(cells["range"], "date3", "date4"),
    }
    if one.is_span:
        more |= {"subject2": cells["deadline"], **_span(cells["last-day"], "date", "date5")}
    if "at-best" in code:
        more |= {
            "undated": cells["undated"],
            "address": tuple(f"calendar.tasks.{t}" for t in one.undated),
        }
        found = _at_most(found) if "chance" in found.arguments else found
    return _with(found, **more)


def _code(one: Clock, cells: dict[str, Any]) -> str:
    first, last = ends_of(cells["range"])
    drawn = "" if first == last else "-drawn"
    at_best = "-at-best" if one.undated and cells["chance"] else ""
    if one.is_span:
        return f"clock-random{at_best}{drawn}"
    if cells["chance"] == 0:
        return f"clock-cannot{drawn}"
    return f"clock-can{at_best}{drawn}" if cells["chance"] == 100 else f"clock-may{at_best}"


def _shrunk(one: Clock, table: Table, row: Row, shrink: Table) -> Finding:
    """The change that is enough most often, or that none is."""
    best = next((r for r in shrink.rows if str(r.cells[0]).startswith(f"{one.id}/")), None)
    if best is None:
        return told("shrink-none", table, row, subject="task", date="last-day", who="rule")
    cells, asked = cells_of(shrink, best), cells_of(table, row)
    address = f"calendar.tasks.{one.task}"
    more = {"address": address, "date": asked["last-day"], "who": asked["rule"]}
    rows = ((shrink.id, str(best.cells[0])), (table.id, str(row.cells[0])))
    if cells["enough"] < 50:
        found = told("shrink-rarely", shrink, best, "enough", subject="task")
    else:
        to = best.cells[shrink.index("to")]
        assert isinstance(to, Quantity)
        always = to.exact and cells["enough"] == 100 and asked["chance"] == 0
        code = "shrink" if cells["what"] == "length" else "shrink-wait"
        names = ("from", "to") if always else ("from", "to", "enough")
        code += "" if always else "-in-draws"
        found = told(code, shrink, best, *names, subject="task")
    claims = tuple(dict.fromkeys((*found.claims, *row.claims)))
    return replace(_with(found, **more), claims=claims, rows=rows)


def months(plan: Plan, table: Table, clocks: Table) -> list[Finding]:
    """What a later month of the deciding step means, where most draws then miss a firm deadline."""
    by_deadline = {str(r.cells[0]): cells_of(clocks, r) for r in clocks.rows}
    firm = {id for id, d in plan.ground.deadlines.items() if d.kind == "firm"}
    found = []
    for row in table.rows:
        cells = cells_of(table, row)
        id = str(cells["what-if"]).partition("/")[0]
        if id not in firm or cells["to"] is None or cells["chance"] >= MOST:
            continue
        asked = by_deadline.get(str(cells["deadline"])) or by_deadline[id]
        names = {"subject": "task", "date": "comes", "date2": "earliest", "subjects": "shrinks"}
        more = {"address": asked["task"], "date3": asked["last-day"], "who": asked["rule"]}
        found.append(_with(told("if-dated", table, row, "from", "to", **names), **more))
    return found


def fixed(table: Table, clocks: Table) -> list[Finding]:
    """Days that stand, in some draw, before what they wait for can be over, where no deadline of
    the same task says so."""
    asked = {
        cells["task"]
        for cells in (cells_of(clocks, row) for row in clocks.rows)
        if cells["stands"] == "fixed" and cells["chance"] not in (None, 100)
    }
    names = {"subject": "task", "date": "date", "date2": "waits-allow"}
    return [
        told("fixed-too-early", table, row, "chance", **names)
        for row in table.rows
        if cells_of(table, row)["chance"] < 100 and row.cells[0] not in asked
    ]


def _span(text: str, first: str, last: str) -> dict[str, str]:
    return dict(zip((first, last), ends_of(text), strict=True))


def _with(found: Finding, **more: Any) -> Finding:
    return replace(found, arguments={**found.arguments, **more})


def _at_most(found: Finding) -> Finding:
    """At most under one per cent is at most one; at most over 99 is at most all."""
    ends = {"under-1": "up-to-1", "over-99": "up-to-100"}
    chance = found.arguments["chance"]
    return _with(found, chance=ends.get(str(chance), chance))
