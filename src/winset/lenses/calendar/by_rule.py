"""What becomes of each deadline under every rule, with contested tasks and demands and without?"""

from __future__ import annotations

from winset.lenses.calendar.cells import day, length, span
from winset.lenses.calendar.clocks import Clock, clock, due_text, in_order, key
from winset.lenses.calendar.ground import ASKED, Ground
from winset.lenses.calendar.plan import Plan
from winset.lenses.calendar.rules import Rule
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("case", "key"),
    Column("deadline", "address"),
    Column("due", "date"),
    Column("rule", "ids"),
    Column("stands", "word"),
    Column("earliest", "date"),
    Column("range", "date"),
    Column("slack", "number", "days"),
    Column("chance", "number", "%"),
    Column("undated", "number"),
    Column("stands-without", "word"),
    Column("earliest-without", "date"),
    Column("chance-without", "number", "%"),
)


def by_rule(ground: Ground, rules: tuple[Rule, ...]) -> Table:
    """One row per deadline and rule; deadlines that no rule can move (passed, or fixed and waiting
    for nothing) have none."""
    rows = []
    with_, without = {}, {}
    for rule in rules:
        with_[rule.name] = Plan(ground, rule.steps)
        without[rule.name] = Plan(ground, ground.uncontested(rule.steps))
    first = next(iter(with_.values()))
    held = {id for id in ground.deadlines if _held_back(ground, clock(first, id))}
    for one in in_order(ground, [clock(first, id) for id in ground.deadlines]):
        for rule in rules:
            found = clock(with_[rule.name], one.id)
            if found.stands in ("ahead", "circle") or one.id in held:
                other = clock(without[rule.name], one.id)
                rows.append(_row(rule.name, due_text(first, one), found, other))
    return Table("rules", COLUMNS, tuple(rows))


def _held_back(ground: Ground, one: Clock) -> bool:
    """Whether a day of its own waits for something under some rule."""
    return one.stands == "fixed" and any(step.then == one.task for step in ground.steps)


def _row(rule: str, due: str | None, one: Clock, other: Clock) -> Row:
    at = key(one.id) if one.id != ASKED else f"calendar.tasks.{one.task}"
    done = one.done
    cells: tuple[Cell, ...] = (
        f"{one.id}/{rule}",
        at,
        due,
        (rule,),
        one.stands,
        day(done) if done is not None else None,
        span(done) if done is not None else None,
        length(one.slack) if one.slack is not None else None,
        one.in_time,
        len(one.undated) if one.stands in ("ahead", "fixed") else None,
        other.stands,
        day(other.done) if other.done is not None else None,
        other.in_time,
    )
    return Row(cells, (at,))
