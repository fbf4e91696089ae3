"""Whose demands wait for one another in a circle, and whose giving way would leave none?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from winset.errors import UsageError
from winset.lenses.calendar.ground import Ground
from winset.lenses.calendar.steps import WORLD, Step
from winset.models.circles import Circles, simple_circles, smallest_cuts
from winset.results import Column, Row, Table

CIRCLES = (
    Column("circle", "key"),
    Column("steps", "ids"),
    Column("count", "number"),
    Column("demands", "ids"),
    Column("who", "ids"),
    Column("world", "number"),
    Column("firm", "word"),
    Column("contested", "word"),
    Column("exits", "number"),
)
DEMANDS = (
    Column("part", "key"),
    Column("demand", "address"),
    Column("circle", "number"),
    Column("by", "actor"),
    Column("task", "address"),
    Column("only-after", "address"),
    Column("firm", "word"),
    Column("contested", "word"),
    Column("basis", "word"),
)
GIVING_WAY = (
    Column("set", "key"),
    Column("demands", "ids"),
    Column("who", "ids"),
    Column("size", "number"),
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of a circle: ``then`` waits for ``before``, as asked by ``asked``.

    Where the world asks it too, no demand that gives way changes anything.
    """

    before: str
    then: str
    asked: tuple[Step, ...]

    @property
    def demanded(self) -> bool:
        """Whether somebody's will alone makes the step."""
        return all(step.side is not None for step in self.asked)

    @property
    def makers(self) -> tuple[str, ...]:
        """Who demands it."""
        return tuple(dict.fromkeys(step.who for step in self.asked if step.who is not None))


@dataclass(frozen=True, slots=True)
class Circle:
    """Tasks that wait for one another: each turn leads from a task to the next, the last back."""

    number: int
    turns: tuple[Turn, ...]

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks, from the first in the order of the case."""
        return tuple(turn.before for turn in self.turns)

    @property
    def demands(self) -> tuple[Step, ...]:
        """The demands that close it, without those the world asks too."""
        return tuple(step for turn in self.turns if turn.demanded for step in turn.asked)


def circles(ground: Ground, steps: tuple[Step, ...]) -> tuple[tuple[Circle, ...], bool]:
    """The circles of all steps, the smallest first, and whether these are all."""
    names = tuple(ground.tasks)
    found = found_in(names, steps, ground.options.circles)
    by_pair: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        by_pair.setdefault((step.before, step.then), []).append(step)
    told = []
    for number, circle in enumerate(found.found, 1):
        trail = [names[one] for one in circle]
        pairs = zip(trail, (*trail[1:], trail[0]), strict=True)
        told.append(Circle(number, tuple(Turn(a, b, tuple(by_pair[a, b])) for a, b in pairs)))
    return tuple(told), found.complete


def laid_out(found: tuple[Circle, ...], wanted: str) -> tuple[Circle, ...]:
    """The circles whose exits are laid out: the one asked for, all, or the smallest."""
    if wanted == "all":
        return found
    if wanted:
        chosen = tuple(circle for circle in found if str(circle.number) == wanted)
        if not chosen:
            raise UsageError(f"circle: there is no circle {wanted}; {len(found)} were found")
        return chosen
    least = min((len(circle.turns) for circle in found), default=0)
    return tuple(circle for circle in found if len(circle.turns) == least)


def found_in(names: tuple[str, ...], steps: tuple[Step, ...], limit: int) -> Circles:
    """The circles of the steps, as numbers of ``names``."""
    place = {name: number for number, name in enumerate(names)}
    after: list[set[int]] = [set() for _ in names]
    for step in steps:
        after[place[step.before]].add(place[step.then])
    return simple_circles([sorted(following) for following in after], limit)


def circle_table(found: tuple[Circle, ...], exits: Mapping[int, int]) -> Table:
    """One row per circle: its steps, who demands what, how much of it is how the world is.

    ``exits`` counts the staged exits of each circle by its number.
    """
    rows = []
    for circle in found:
        demands = circle.demands
        who = dict.fromkeys(
            maker for turn in circle.turns if turn.demanded for maker in turn.makers
        )
        cells = (
            str(circle.number),
            tuple(f"calendar.tasks.{task}" for task in circle.tasks),
            len(circle.turns),
            tuple(dict.fromkeys(step.address for step in demands)) or (WORLD,),
            tuple(who) or (WORLD,),
            sum(not turn.demanded for turn in circle.turns),
            "yes" if _each_turn(circle, "firm") else "no",
            "yes" if _rests_on_contested(circle) else "no",
            exits.get(circle.number, 0),
        )
        steps = [step for turn in circle.turns for step in turn.asked]
        cites = tuple(dict.fromkeys(cite for step in steps for cite in step.claims))
        rows.append(Row(cells, tuple(dict.fromkeys(s.address for s in steps)), cites))
    return Table("circles", CIRCLES, tuple(rows))


def _each_turn(circle: Circle, what: str) -> bool:
    """Whether each turn has a maker whose demand is so (the world's steps are firm)."""
    return all(any(getattr(step, what) for step in turn.asked) for turn in circle.turns)


def _rests_on_contested(circle: Circle) -> bool:
    """Whether the circle falls with the denied reports: some turn has no other ground."""
    return any(all(step.contested for step in turn.asked) for turn in circle.turns)


def demand_table(found: tuple[Circle, ...]) -> Table:
    """Every demand in every circle, with its maker and its ground."""
    rows = []
    for circle in found:
        for turn in circle.turns:
            for step in turn.asked:
                if step.side is None:
                    continue
                cells = (
                    f"{circle.number}/{step.address.rpartition('.')[2]}",
                    step.address,
                    circle.number,
                    step.who,
                    f"calendar.tasks.{step.then}",
                    f"calendar.tasks.{step.before}",
                    "yes" if step.firm else "no",
                    "yes" if step.contested else "no",
                    step.basis,
                )
                rows.append(Row(cells, (step.address,), step.claims))
    return Table("circle-demands", DEMANDS, tuple(rows))


def giving_way(found: tuple[Circle, ...], complete: bool) -> Table:
    """The smallest sets of steps whose demands, given up, leave no circle.

    Demands that ask the same step give way together. Empty when a circle is closed by the world
    alone, or when not all circles are known.
    """
    cuts: tuple[frozenset[tuple[str, str]], ...] = ()
    if complete:
        cuts = smallest_cuts(
            [frozenset((t.before, t.then) for t in circle.turns if t.demanded) for circle in found]
        )
    asked = {(t.before, t.then): t for circle in found for t in circle.turns}
    rows = []
    for number, cut in enumerate(cuts, 1):
        turns = [asked[pair] for pair in sorted(cut)]
        steps = [step for turn in turns for step in turn.asked]
        cells = (
            str(number),
            tuple(step.address for step in steps),
            tuple(dict.fromkeys(maker for turn in turns for maker in turn.makers)),
            len(steps),
        )
        cites = tuple(dict.fromkeys(cite for step in steps for cite in step.claims))
        rows.append(Row(cells, tuple(step.address for step in steps), cites))
    return Table("giving-way", GIVING_WAY, tuple(rows))
