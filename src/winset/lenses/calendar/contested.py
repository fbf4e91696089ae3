"""Does a record rest on reports that somebody denies?"""

from __future__ import annotations

from collections.abc import Mapping

from winset.case.calendar import Deadline, Demand
from winset.case.case import Case
from winset.case.record import Record


def denials(case: Case) -> dict[str, tuple[str, ...]]:
    """Per claim the claims that deny it."""
    found: dict[str, tuple[str, ...]] = {}
    for id, claim in case.claims.items():
        for denied in claim.denies:
            found[denied] = (*found.get(denied, ()), id)
    return found


def denied_by(record: Record, denying: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The claims that deny a source of the record, in the order of its sources."""
    found = (claim for cite in record.rests_on for claim in denying.get(cite.target, ()))
    return tuple(dict.fromkeys(found))


def demand_contested(demand: Demand, denying: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether every source of a demand is a denied claim: one other source lets it stand."""
    sources = [cite.target for cite in demand.rests_on]
    return bool(sources) and all(source in denying for source in sources)


def deadline_contested(deadline: Deadline, denying: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the case says so, or somebody denies a source of it."""
    return deadline.contested or bool(denied_by(deadline, denying))
