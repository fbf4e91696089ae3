"""What in the tables deserves a sentence?"""

from __future__ import annotations

from typing import Any

from winset.lenses.calendar.clocks import Clock
from winset.lenses.calendar.exposure import NOBODY
from winset.lenses.calendar.found_dates import dates, fixed, months
from winset.lenses.calendar.plan import Plan
from winset.lenses.calendar.rows import cells_of, told
from winset.lenses.calendar.rules import ALL, FIRM
from winset.results import Finding, Row, Table

TOLD = 8
"""Circles and smallest sets that get a sentence; the tables hold all."""


def findings(
    plan: Plan, clocks: tuple[Clock, ...], tables: tuple[Table, ...]
) -> tuple[Finding, ...]:
    """Findings of all tables; every number is a cell of its table."""
    by_id = {table.id: table for table in tables}
    calendar = plan.ground.case.calendar
    if not (calendar.tasks or calendar.deadlines or calendar.conditions):
        return (Finding("nothing-to-read"),)
    return (
        *dates(plan, clocks, by_id["clocks"], by_id["shrink"]),
        *months(plan, by_id["if-dated"], by_id["clocks"]),
        *fixed(by_id["fixed-days"], by_id["clocks"]),
        *_contested(by_id["rules"], plan.ground.rule),
        *_no_order(by_id["rules"], by_id["clocks"]),
        *_circles(by_id["circles"], by_id["circle-demands"]),
        *_giving_way(by_id["giving-way"]),
        *_exits(by_id["exits"], by_id["circles"]),
        *_silent(plan, by_id["clocks"], by_id["circles"]),
    )


def _contested(table: Table, rule: str) -> list[Finding]:
    """Deadlines whose answer changes when contested tasks and demands are left out."""
    found = []
    for row in table.rows:
        cells = cells_of(table, row)
        if cells["rule"] != (rule,):
            continue
        if cells["stands-without"] != cells["stands"]:
            code = "contested-circle"
            names = {"who": "rule", "date": "earliest-without", "date3": "due"}
            found.append(told(code, table, row, address="deadline", **names))
        elif cells["earliest"] != cells["earliest-without"]:
            found.append(
                told(
                    "contested-date",
                    table,
                    row,
                    address="deadline",
                    who="rule",
                    date="earliest",
                    date2="earliest-without",
                    date3="due",
                )
            )
    return found


def _no_order(table: Table, clocks: Table) -> list[Finding]:
    """The tasks with a deadline that have no day at all once firm demands, or all, are added."""
    task_of = {str(r.cells[0]): cells_of(clocks, r)["task"] for r in clocks.rows}
    found: list[Finding] = []
    for rule in (FIRM, ALL):
        rows = [r for r in table.rows if cells_of(table, r)["rule"] == (rule,)]
        stuck = [r for r in rows if cells_of(table, r)["stands"] == "circle"]
        deadlines = [str(cells_of(table, r)["deadline"]) for r in stuck]
        subjects = tuple(dict.fromkeys(str(task_of.get(d, d)) for d in deadlines))
        if stuck and not any(f.arguments["subjects"] == subjects for f in found):
            keys = tuple((table.id, str(r.cells[0])) for r in stuck)
            arguments = {"who": (rule,), "subjects": subjects}
            found.append(Finding("no-order", arguments, (), "derived", keys))
    return found


def _circles(table: Table, demands: Table) -> list[Finding]:
    found = []
    for row in table.rows[:TOLD]:
        cells = cells_of(table, row)
        if cells["world"] == cells["count"]:
            found.append(told("circle-world", table, row, "count", subjects="steps"))
        elif cells["count"] == 2 and cells["world"] == 0:
            found.append(_pair(table, row, demands))
        else:
            found.append(
                told("circle", table, row, "count", "world", subjects="steps", actor="who")
            )
    return found


def _pair(table: Table, row: Row, demands: Table) -> Finding:
    """Two sides, each of which wants the other's step first."""
    cells = cells_of(table, row)
    first, second = cells["steps"]
    number = int(str(cells["circle"]))
    asked = [cells_of(demands, r) for r in demands.rows if cells_of(demands, r)["circle"] == number]

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
        told("giving-way", table, row, "size", address="demands", actor="who")
        for row in table.rows[:TOLD]
    ]


def _exits(table: Table, circles: Table) -> list[Finding]:
    """The exits of the first circle laid out, one by one; of the others how many there are."""
    found = []
    laid_out = {cells_of(table, row)["circle"] for row in table.rows}
    for circle in circles.rows:
        number = int(str(circle.cells[0]))
        if not cells_of(circles, circle)["exits"]:
            found.append(told("no-exit", circles, circle, subjects="steps"))
        elif number == min(laid_out, default=0):
            found += [_exit(table, row) for row in table.where(circle=number)]
        else:
            code = "exits" if number in laid_out else "exits-elsewhere"
            found.append(told(code, circles, circle, "exits", "circle", subjects="steps"))
    return found


def _exit(table: Table, row: Row) -> Finding:
    cells = cells_of(table, row)
    code = f"exit-{cells['kind']}"
    if cells["kind"] == "together":
        return told(code, table, row, subjects="steps", option="exit", date="over")
    names = {
        "subject": "task",
        "subjects": "steps",
        "option": "exit",
        "date": "over",
        **({} if cells["kind"] == "split" else {"actor2": "third-parties"}),
    }
    if cells["exposed"] == NOBODY:
        return told(f"{code}-nobody", table, row, **names)
    names |= {"actor": "exposed", "least": "at-least", "place": "after-step"}
    if cells["at-least"] != cells["at-most"]:
        code, names = f"{code}-range", {**names, "most": "at-most"}
    return told(code, table, row, **names)


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
        rows = [r for r in clocks.rows if cells_of(clocks, r)[column] is None and r.addresses]
        if rows:
            subjects = tuple(str(r.cells[0]) for r in rows)
            keys = tuple((clocks.id, str(r.cells[0])) for r in rows)
            found.append(Finding(code, {"subjects": subjects}, (), "derived", keys))
    return found
