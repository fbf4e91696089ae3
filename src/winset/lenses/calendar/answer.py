"""How do clocks, paths, circles and exits come together in one result?"""

from __future__ import annotations

from winset.draws import Draws
from winset.lenses.calendar import NAME, Options
from winset.lenses.calendar.bars import gantt
from winset.lenses.calendar.by_rule import by_rule
from winset.lenses.calendar.cautions import cautions
from winset.lenses.calendar.clocks import clocks
from winset.lenses.calendar.exits import exits as exits_of
from winset.lenses.calendar.exposure import exit_table, exposure_table, step_table, ways
from winset.lenses.calendar.fixed_days import fixed_days
from winset.lenses.calendar.found import findings
from winset.lenses.calendar.ground import ground
from winset.lenses.calendar.if_dated import if_dated
from winset.lenses.calendar.knots import (
    circle_table,
    circles,
    demand_table,
    giving_way,
    laid_out,
)
from winset.lenses.calendar.paths import paths, tasks
from winset.lenses.calendar.plan import Plan
from winset.lenses.calendar.rules import rules, under
from winset.lenses.calendar.shrink import shrink
from winset.lenses.calendar.steps import WORLD
from winset.results import Manifest, Result


def answer(draws: Draws, options: Options) -> Result:
    """Every table of the calendar for one view, and what in them deserves a sentence."""
    stand = ground(draws, options)
    plan = Plan(stand, under(stand.rule, stand.steps))
    clock_table, found = clocks(plan, stand.rule)
    knots, complete = circles(stand, stand.steps)
    per_circle = {c.number: len(exits_of(c, stand.steps, stand.tasks)) for c in knots}
    exits = ways(stand, Plan(stand, under(WORLD, stand.steps)), laid_out(knots, options.circle))
    tables = (
        clock_table,
        shrink(plan, found),
        if_dated(plan, found),
        paths(plan, found),
        tasks(plan, found),
        fixed_days(plan),
        by_rule(stand, rules(draws.case, stand.steps)),
        circle_table(knots, per_circle),
        demand_table(knots),
        giving_way(knots, complete),
        exit_table(stand, exits),
        step_table(stand, exits),
        exposure_table(exits),
        gantt(plan),
    )
    told = findings(plan, found, tables)
    warned = cautions(stand, plan, complete, exits)
    return Result(NAME, tables, told, warned, Manifest(NAME))
