"""Who has given what he cannot take back while what he demanded first is not whole, how long?"""

from __future__ import annotations

from dataclasses import dataclass

from winset.lenses.calendar.cells import day, length, span
from winset.lenses.calendar.exits import Exit, Stage, circles_left, exits
from winset.lenses.calendar.ground import Ground
from winset.lenses.calendar.knots import Circle
from winset.lenses.calendar.plan import Plan
from winset.lenses.calendar.staging import Staging, closing, opening
from winset.lenses.calendar.third_parties import GUARANTORS, HOLDERS
from winset.models.network import Days
from winset.results import Cell, Column, Quantity, Row, Table

NOBODY = ("nobody",)
NOT_ON_RECORD = ("nobody-on-record",)

EXITS = (
    Column("exit", "key"),
    Column("circle", "number"),
    Column("kind", "word"),
    Column("steps", "ids"),
    Column("task", "address"),
    Column("gives-way", "ids"),
    Column("needs", "words"),
    Column("exposed", "ids"),
    Column("after-step", "number"),
    Column("at-least", "number", "days"),
    Column("at-most", "number", "days"),
    Column("cover", "word"),
    Column("undated", "number"),
    Column("third-parties", "ids"),
    Column("over", "date"),
    Column("over-range", "date"),
    Column("circles-left", "number"),
)
STEPS = (
    Column("step", "key"),
    Column("task", "address"),
    Column("exit", "word"),
    Column("place", "number"),
    Column("part", "word"),
    Column("by", "actor"),
    Column("taken-back", "word"),
    Column("exposed", "ids"),
)
EXPOSURE = (
    Column("exposure", "key"),
    Column("who", "actor"),
    Column("exit", "word"),
    Column("gave", "address"),
    Column("waits-for", "address"),
    Column("from-step", "number"),
    Column("to-step", "number"),
    Column("at-least", "number", "days"),
    Column("at-most", "number", "days"),
    Column("cover", "word"),
    Column("undated", "number"),
)


@dataclass(frozen=True, slots=True)
class Open:
    """A span in which ``side`` has given ``gave`` and still waits for ``awaited``.

    ``cover`` says what stands behind the waiting: none, a holder, a guarantor.
    """

    side: str
    gave: Stage
    awaited: Stage
    first: int
    last: int
    at_least: Days
    at_most: Days
    cover: str
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One exit with its number, its days, and who is exposed when."""

    name: str
    exit: Exit
    staging: Staging
    open: tuple[Open, ...]
    circles_left: int

    @property
    def longest(self) -> Open | None:
        """The exposure that can last longest; an uncovered one before a covered one."""
        return min(
            self.open,
            key=lambda o: (o.cover != "none", -float(o.at_most.mean()), o.first, o.side),
            default=None,
        )


def ways(ground: Ground, plan: Plan, circles: tuple[Circle, ...]) -> tuple[Way, ...]:
    """Every exit of every circle, in the order of the circles; ``plan`` follows the world alone."""
    found = []
    for circle in circles:
        for number, one in enumerate(exits(circle, ground.steps, ground.tasks), 1):
            staging = Staging(plan, one)
            left = circles_left(one, ground.steps)
            name = f"{circle.number}.{number}"
            found.append(Way(name, one, staging, _open(ground, staging), left))
    return tuple(found)


def _open(ground: Ground, staging: Staging) -> tuple[Open, ...]:
    """Each demand that is met in part leaves its maker exposed from what he gives to what he asked.

    What is only laid in a third party's hands, and what can be taken back, exposes nobody.
    """
    one = staging.exit
    if one.kind == "together":
        return ()
    found: list[Open] = []
    for turn in one.gives_way:
        gave, awaited = opening(turn.then, one.order), closing(turn.before, one.order)
        if not turn.demanded or gave.part == "deposit" or ground.can_be_taken_back(turn.then):
            continue
        cover = {"escrow": "holder", "guarantee": "guarantor"}.get(one.kind, "none")
        spans = staging.open_at_least(gave, awaited), staging.open_at_most(gave, awaited)
        unsaid = staging.undated(gave, awaited)
        first, last = one.order.index(gave) + 1, one.order.index(awaited) + 1
        sides = dict.fromkeys(ground.of_side(maker) for maker in turn.makers)
        found.extend(
            Open(side, gave, awaited, first, last, *spans, cover, unsaid) for side in sides
        )
    return tuple(found)


def exit_table(ground: Ground, found: tuple[Way, ...]) -> Table:
    """One row per exit: its order, who gives way, who is exposed longest and for how long."""
    return Table("exits", EXITS, tuple(_exit_row(ground, way) for way in found))


def _exit_row(ground: Ground, way: Way) -> Row:
    one, longest = way.exit, way.longest
    last = way.staging.done(one.order[-1])
    none = Quantity.exactly(0)
    cells: tuple[Cell, ...] = (
        way.name,
        one.circle.number,
        one.kind,
        tuple(dict.fromkeys(f"calendar.tasks.{stage.task}" for stage in one.order)),
        f"calendar.tasks.{one.task}",
        one.makers,
        _needs(one),
        (longest.side,) if longest is not None else NOBODY,
        longest.first if longest is not None else 0,
        length(longest.at_least) if longest is not None else none,
        length(longest.at_most) if longest is not None else none,
        longest.cover if longest is not None else "none-needed",
        len(longest.undated) if longest is not None else 0,
        _third_parties(ground, one),
        day(last),
        span(last),
        way.circles_left,
    )
    return Row(cells, tuple(s.address for s in one.demands), _cites(one))


def _cites(one: Exit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite for step in one.demands for cite in step.claims))


def _needs(one: Exit) -> tuple[str, ...]:
    """What an exit takes that no record of the case can promise."""
    found = {
        "split": "parts",
        "escrow": "holder",
        "guarantee": "guarantor",
        "together": "same-day",
    }[one.kind]
    return (found, "part-must-do") if one.part_must_do else (found,)


def _third_parties(ground: Ground, one: Exit) -> tuple[str, ...]:
    """Who is on record as tied to every side; nobody asked them."""
    if one.kind in ("split", "together"):
        return ("none-needed",)
    roles = HOLDERS if one.kind == "escrow" else GUARANTORS
    return ground.third_parties.between(_sides(ground, one.circle), roles) or NOT_ON_RECORD


def _sides(ground: Ground, circle: Circle) -> frozenset[str]:
    """Whose demands and whose tasks make the circle."""
    makers = (step.side for turn in circle.turns for step in turn.asked if step.side is not None)
    doers = (ground.tasks[task].by for task in circle.tasks)
    return frozenset((*makers, *(ground.of_side(by) for by in doers if by is not None)))


def step_table(ground: Ground, found: tuple[Way, ...]) -> Table:
    """The order of every exit, step by step, with who is exposed after each."""
    rows = []
    for way in found:
        for number, stage in enumerate(way.exit.order, 1):
            exposed = dict.fromkeys(o.side for o in way.open if o.first <= number < o.last)
            cells: tuple[Cell, ...] = (
                f"{way.name}/{number}",
                f"calendar.tasks.{stage.task}",
                way.name,
                number,
                stage.part,
                "third-party" if stage.part == "pledge" else ground.tasks[stage.task].by,
                _taken_back(ground, stage),
                tuple(exposed) or NOBODY,
            )
            rows.append(Row(cells, (f"calendar.tasks.{stage.task}",), _cites(way.exit)))
    return Table("exit-steps", STEPS, tuple(rows))


def _taken_back(ground: Ground, stage: Stage) -> str:
    if stage.part in ("deposit", "pledge"):
        return "until-release" if stage.part == "deposit" else "until-kept"
    said = ground.can_be_taken_back(stage.task)
    return "unsaid-no" if said is None else "yes" if said else "no"


def exposure_table(found: tuple[Way, ...]) -> Table:
    """Every span in which somebody is exposed, in every exit."""
    rows = []
    for way in found:
        for number, one in enumerate(way.open, 1):
            cells: tuple[Cell, ...] = (
                f"{way.name}/{number}",
                one.side,
                way.name,
                f"calendar.tasks.{one.gave.task}",
                f"calendar.tasks.{one.awaited.task}",
                one.first,
                one.last,
                length(one.at_least),
                length(one.at_most),
                one.cover,
                len(one.undated),
            )
            rows.append(Row(cells, (f"calendar.tasks.{one.gave.task}",), _cites(way.exit)))
    return Table("exposure", EXPOSURE, tuple(rows))
