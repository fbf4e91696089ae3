"""Is a record our own judgement, or did somebody say it?"""

from __future__ import annotations

from winset.case.case import Case
from winset.case.record import Record


def judged(case: Case, record: Record) -> bool:
    """Whether it says so itself, or every source it has is a claim that says so."""
    if record.stands_as == "assumed":
        return True
    claims = [case.claims.get(cite.target) for cite in record.rests_on]
    return bool(claims) and all(c is not None and c.stands_as == "assumed" for c in claims)


def said(case: Case) -> tuple[Case, int]:
    """The case with only those positions that somebody said, and how many judgements were left out."""
    left_out = 0
    positions = {}
    for issue, by_actor in case.positions.items():
        kept = {
            actor: tuple(e for e in entries if not judged(case, e)) for actor, entries in by_actor.items()
        }
        left_out += sum(len(by_actor[actor]) - len(entries) for actor, entries in kept.items())
        positions[issue] = {actor: entries for actor, entries in kept.items() if entries}
    return case.model_copy(update={"positions": {i: p for i, p in positions.items() if p}}), left_out
