"""What waits for what, and who asks it: law and plain sense, or somebody's demand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from winset.case.calendar import Demand
from winset.case.case import Case
from winset.case.directory import Directory
from winset.case.grammar.value import Value
from winset.lenses.calendar.contested import demand_contested, denials

WORLD = "world"


@dataclass(frozen=True, slots=True)
class Step:
    """``then`` waits for ``before``.

    ``who`` is the actor that demands it and ``side`` his party; None is how the world is: the
    ``after`` of a task, or a condition without ``by``.
    """

    before: str
    then: str
    address: str
    lag_at: str = ""
    edge: Literal["end", "start"] = "end"
    lag: Value | None = None
    who: str | None = None
    side: str | None = None
    firm: bool = True
    contested: bool = False
    basis: str = "stated"
    claims: tuple[str, ...] = ()


def steps(case: Case) -> tuple[Step, ...]:
    """Every wait of the case: those of the tasks, then the conditions."""
    denying = denials(case)
    sides = Directory(case).parties_of
    return (
        *_waits(case),
        *(_demanded(id, demand, sides, denying) for id, demand in case.calendar.conditions.items()),
    )


def _waits(case: Case) -> list[Step]:
    found = []
    for id, task in case.calendar.tasks.items():
        cites = tuple(dict.fromkeys(c.text for c in task.rests_on))
        for wait in task.after:
            lag_at = f"calendar.tasks.{id}.after.{wait.task}" + (
                ".start" if wait.edge == "start" else ""
            )
            found.append(
                Step(
                    before=wait.task,
                    then=id,
                    address=f"calendar.tasks.{id}.after",
                    lag_at=lag_at,
                    edge=wait.edge,
                    lag=wait.lag,
                    basis=task.stands_as,
                    claims=cites,
                )
            )
    return found


def _demanded(
    id: str,
    demand: Demand,
    sides: Mapping[str, str],
    denying: Mapping[str, tuple[str, ...]],
) -> Step:
    return Step(
        before=demand.only_after,
        then=demand.task,
        address=f"calendar.conditions.{id}",
        who=demand.by,
        side=sides.get(demand.by, demand.by) if demand.by is not None else None,
        firm=demand.firm,
        contested=demand_contested(demand, denying),
        basis=demand.stands_as,
        claims=tuple(dict.fromkeys(c.text for c in demand.rests_on)),
    )
