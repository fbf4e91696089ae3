"""What in the tables deserves a sentence?"""

from __future__ import annotations

from typing import Any

from winset.lenses.calendar.clocks import Clock, deciding
from winset.lenses.calendar.plan import Plan
from winset.lenses.calendar.rules import ALL, FIRM
from winset.results import Finding, Quantity, Row, Table

TOLD = 8
"""Circles and smallest sets that get a sentence; the tables hold all."""


def findings(
    plan: Plan, clocks: tuple[Clock, ...], tables: tuple[Table, ...]
) -> tuple[Finding, ...]:
    """Findings of all tables; every number is a cell of its table."""
    by_id = {table.id: table for table in tables}
    return (
        *_clocks(plan, clocks, by_id["clocks"], by_id["shrink"]),
        *_if_dated(plan, by_id["if-dated"], by_id["clocks"]),
        *_fixed(by_id["fixed-days"]),
        *_contested(by_id["rules"], plan.ground.rule),
        *_no_order(by_id["rules"], by_id["clocks"]),
        *_circles(by_id["circles"], by_id["circle-demands"]),
        *_giving_way(by_id["giving-way"]),
        *_exits(by_id["exits"], by_id["circles"]),
        *_silent(plan, by_id["clocks"], by_id["circles"]),
    )


def _cells(table: Table, row: Row) -> dict[str, Any]:
    """The row by column name; a number with a spread by its middle."""
    return {
        column.name: cell.median if isinstance(cell, Quantity) else cell
        for column, cell in zip(table.columns, row.cells, strict=True)
    }


def _told(code: str, table: Table, row: Row, *names: str, **renamed: str) -> Finding:
    """A finding read from one row: ``names`` as they are, ``renamed`` under another name."""
    cells = _cells(table, row)
    arguments = {name.replace("-", "_"): cells[name] for name in names}
    arguments |= {name: cells[column] for name, column in renamed.items()}
    return Finding(code, arguments, row.claims, "derived", ((table.id, str(row.cells[0])),))


def _clocks(plan: Plan, clocks: tuple[Clock, ...], table: Table, shrink: Table) -> list[Finding]:
    found = []
    for one, row in zip(clocks, table.rows, strict=True):
        if one.stands == "ahead":
            found += _ahead(plan, one, table, row, shrink)
        elif one.stands == "circle":
            told = {"subject": "task", "date": "last-day", "who": "rule"}
            found.append(_told("clock-circle", table, row, **told))
        elif one.stands == "passed":
            told = {"subject": "deadline", "date": "last-day", "then": "if-passed"}
            found.append(_told("clock-passed", table, row, **told))
        elif one.stands == "fixed":
            told = {"subject": "deadline", "date": "last-day"}
            found.append(_told("clock-fixed", table, row, "left", **told))
        elif one.stands in ("kept", "missed"):
            told = {"subject": "deadline", "date": "last-day", "date2": "earliest"}
            found.append(_told(f"clock-{one.stands}", table, row, **told))
        elif one.stands == "no-task":
            found.append(_told("clock-no-task", table, row, subject="deadline", date="last-day"))
        else:
            found.append(_told("clock-no-day", table, row, subject="deadline"))
    return found


def _ahead(plan: Plan, one: Clock, table: Table, row: Row, shrink: Table) -> list[Finding]:
    """Can, may or cannot be kept; with the tasks that decide, and what would have to shrink."""
    assert one.task is not None
    if one.undated == (one.task,) and plan.before(one.task) == (one.task,):
        names = {"subject": "task", "date": "last-day"}
        return [_told("clock-undated", table, row, "left", **names)]
    chance = row.cells[table.index("chance")]
    assert isinstance(chance, Quantity)
    code = "clock-can" if chance.median == 100 else "clock-may"
    code += "-at-best" if one.undated else ""
    code = code if chance.median > 0 else "clock-cannot"
    told = _told(
        code,
        table,
        row,
        "slack",
        subject="task",
        date="last-day",
        who="rule",
        date2="earliest",
        date3="range",
        **({} if code == "clock-cannot" else {"chance": "chance"}),
    )
    more: dict[str, Any] = {
        "subjects": tuple(f"calendar.tasks.{t}" for t in deciding(plan, one.task))
    }
    if code.endswith("-at-best"):
        more["address"] = tuple(f"calendar.tasks.{t}" for t in one.undated)
    found = [Finding(told.code, {**told.arguments, **more}, told.claims, told.basis, told.rows)]
    if code in ("clock-can", "clock-can-at-best"):
        return found
    return [*found, _shrunk(one, table, row, shrink)]


def _shrunk(one: Clock, table: Table, row: Row, shrink: Table) -> Finding:
    """The change that is enough most often, or that none is."""
    best = next((r for r in shrink.rows if str(r.cells[0]).startswith(f"{one.id}/")), None)
    if best is None:
        return _told("shrink-none", table, row, subject="task", date="last-day", who="rule")
    cells = _cells(shrink, best)
    if cells["enough"] < 50:
        return _told("shrink-rarely", shrink, best, "enough", address="deadline", subject="task")
    to = best.cells[shrink.index("to")]
    assert isinstance(to, Quantity)
    code = "shrink" if cells["what"] == "length" else "shrink-wait"
    always = to.exact and cells["enough"] == 100 and _cells(table, row)["chance"] == 0
    code += "" if always else "-in-draws"
    told = _told(code, shrink, best, "from", "to", subject="task")
    more = _cells(table, row)
    arguments = {
        **told.arguments,
        "address": f"calendar.tasks.{one.task}",
        "date": more["last-day"],
        "who": more["rule"],
    }
    if code.endswith("-in-draws"):
        arguments["enough"] = cells["enough"]
    claims = tuple(dict.fromkeys((*told.claims, *row.claims)))
    rows = (*told.rows, (table.id, str(row.cells[0])))
    return Finding(code, arguments, claims, "derived", rows)


def _if_dated(plan: Plan, table: Table, clocks: Table) -> list[Finding]:
    """What a month later of the deciding step means for a firm deadline."""
    by_deadline = {str(r.cells[0]): _cells(clocks, r) for r in clocks.rows}
    firm = {id for id, d in plan.ground.deadlines.items() if d.kind == "firm"}
    found = []
    for row in table.rows:
        cells = _cells(table, row)
        id = str(cells["what-if"]).partition("/")[0]
        if id not in firm or cells["to"] is None:
            continue
        asked = by_deadline.get(str(cells["deadline"])) or by_deadline[id]
        told = _told(
            "if-dated",
            table,
            row,
            "from",
            "to",
            subject="task",
            date="comes",
            date2="earliest",
            subjects="shrinks",
        )
        more = {"address": asked["task"], "date3": asked["last-day"], "who": asked["rule"]}
        found.append(Finding(told.code, {**told.arguments, **more}, told.claims, rows=told.rows))
    return found


def _fixed(table: Table) -> list[Finding]:
    """Days that stand, in some draw, before what they wait for can be over."""
    told = {"subject": "task", "date": "date", "date2": "waits-allow"}
    return [
        _told("fixed-too-early", table, row, "chance", **told)
        for row in table.rows
        if _cells(table, row)["chance"] < 100
    ]


def _contested(table: Table, rule: str) -> list[Finding]:
    """Deadlines whose answer changes when contested tasks and demands are left out."""
    found = []
    for row in table.rows:
        cells = _cells(table, row)
        if cells["rule"] != (rule,):
            continue
        if cells["stands-without"] != cells["stands"]:
            code = "contested-circle"
            found.append(
                _told(code, table, row, address="deadline", who="rule", date="earliest-without")
            )
        elif cells["earliest"] != cells["earliest-without"]:
            found.append(
                _told(
                    "contested-date",
                    table,
                    row,
                    address="deadline",
                    who="rule",
                    date="earliest",
                    date2="earliest-without",
                )
            )
    return found


def _no_order(table: Table, clocks: Table) -> list[Finding]:
    """The tasks with a deadline that have no day at all once firm demands, or all, are added."""
    task_of = {str(r.cells[0]): _cells(clocks, r)["task"] for r in clocks.rows}
    found: list[Finding] = []
    for rule in (FIRM, ALL):
        rows = [r for r in table.rows if _cells(table, r)["rule"] == (rule,)]
        stuck = [r for r in rows if _cells(table, r)["stands"] == "circle"]
        deadlines = [str(_cells(table, r)["deadline"]) for r in stuck]
        subjects = tuple(dict.fromkeys(str(task_of.get(d, d)) for d in deadlines))
        if stuck and not any(f.arguments["subjects"] == subjects for f in found):
            keys = tuple((table.id, str(r.cells[0])) for r in stuck)
            arguments = {"who": (rule,), "subjects": subjects}
            found.append(Finding("no-order", arguments, (), "derived", keys))
    return found


def _circles(table: Table, demands: Table) -> list[Finding]:
    found = []
    for row in table.rows[:TOLD]:
        cells = _cells(table, row)
        if cells["world"] == cells["count"]:
            found.append(_told("circle-world", table, row, "count", subjects="steps"))
        elif cells["count"] == 2 and cells["world"] == 0:
            found.append(_pair(table, row, demands))
        else:
            found.append(
                _told("circle", table, row, "count", "world", subjects="steps", actor="who")
            )
    return found


def _pair(table: Table, row: Row, demands: Table) -> Finding:
    """Two sides, each of which wants the other's step first."""
    cells = _cells(table, row)
    first, second = cells["steps"]
    number = int(str(cells["circle"]))
    asked = [_cells(demands, r) for r in demands.rows if _cells(demands, r)["circle"] == number]

    def makers(task: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(a["by"]) for a in asked if a["task"] == task))

    arguments: dict[str, Any] = {
        "subject1": first,
        "subject2": second,
        "actor1": makers(second),
        "actor2": makers(first),
    }
    return Finding(
        "circle-pair", arguments, row.claims, "derived", ((table.id, str(row.cells[0])),)
    )


def _giving_way(table: Table) -> list[Finding]:
    return [
        _told("giving-way", table, row, "size", address="demands", actor="who")
        for row in table.rows[:TOLD]
    ]


def _exits(table: Table, circles: Table) -> list[Finding]:
    """The exits of the smallest circle one by one; of the others how many there are."""
    found = []
    for circle in circles.rows[:TOLD]:
        number = int(str(circle.cells[0]))
        rows = list(table.where(circle=number))
        if not rows:
            found.append(_told("no-exit", circles, circle, subjects="steps"))
        elif number == 1:
            found += [_exit(table, row) for row in rows]
        else:
            found.append(_told("exits", circles, circle, "exits", subjects="steps"))
    return found


def _exit(table: Table, row: Row) -> Finding:
    cells = _cells(table, row)
    code = f"exit-{cells['kind']}"
    if cells["kind"] == "together":
        return _told(code, table, row, subjects="steps", option="exit", date="over")
    return _told(
        code,
        table,
        row,
        subject="task",
        subjects="steps",
        actor="exposed",
        least="at-least",
        most="at-most",
        place="after-step",
        option="exit",
        date="over",
    )


def _silent(plan: Plan, clocks: Table, circles: Table) -> list[Finding]:
    """What nobody has said: a date, an order, who loses, how earlier dates fared."""
    found = []
    demands = [step for step in plan.ground.steps if step.side is not None]
    if not clocks.rows:
        found.append(Finding("no-deadline"))
    if not demands:
        found.append(Finding("no-demand"))
    elif not circles.rows:
        found.append(Finding("no-circle", {"subjects": tuple(s.address for s in demands)}))
    for column, code in (("if-passed", "loser-unsaid"), ("kept-before", "record-unsaid")):
        rows = [r for r in clocks.rows if _cells(clocks, r)[column] is None and r.addresses]
        if rows:
            subjects = tuple(str(r.cells[0]) for r in rows)
            keys = tuple((clocks.id, str(r.cells[0])) for r in rows)
            found.append(Finding(code, {"subjects": subjects}, (), "derived", keys))
    return found
