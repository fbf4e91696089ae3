"""Under which rule is a date reckoned: whose demands count beside what law and plain sense ask?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from winset.case.case import Case
from winset.case.directory import Directory
from winset.errors import UsageError, nearest, one_of
from winset.lenses.calendar.steps import WORLD, Step

FIRM, ALL = "firm-demands", "all-demands"
_SPOKEN = {"firm": FIRM, "all": ALL}


@dataclass(frozen=True, slots=True)
class Rule:
    """``name`` is world, firm-demands, all-demands, or the party whose side's demands count."""

    name: str
    steps: tuple[Step, ...]


def rules(case: Case, every: tuple[Step, ...]) -> tuple[Rule, ...]:
    """The rule of the world, of each side that demands something, of firm demands, of all."""
    sides = dict.fromkeys(step.side for step in every if step.side is not None)
    seated = [party for party in case.case.table if party in sides]
    order = [WORLD, *seated, *(side for side in sides if side not in seated), FIRM, ALL]
    return tuple(Rule(name, under(name, every)) for name in order)


def under(name: str, every: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that count under a rule."""
    return tuple(step for step in every if step.side is None or _counts(name, step))


def _counts(name: str, step: Step) -> bool:
    if name == ALL:
        return True
    return step.firm if name == FIRM else step.side == name


def chosen(case: Case, wanted: str) -> str:
    """The rule that ``wanted`` names: an actor stands for his party. Raises UsageError."""
    sides = Directory(case).parties_of
    known = (WORLD, *_SPOKEN, *sides, *case.groups)
    if wanted not in known:
        hint = nearest(wanted, known)
        raise UsageError(
            f"rule: there is no rule '{wanted}'; expected world, firm, all or {one_of(sides)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    return _SPOKEN.get(wanted, sides.get(wanted, wanted))
