"""Is a record our own judgement, or did somebody say it?"""

from __future__ import annotations

from winset.case.case import Case
from winset.case.positions import Position
from winset.case.record import Record


def judged(case: Case, record: Record) -> bool:
    """Whether it says so itself, or every source it has is a claim that says so."""
    if record.stands_as == "assumed":
        return True
    claims = [case.claims.get(cite.target) for cite in record.rests_on]
    return bool(claims) and all(c is not None and c.stands_as == "assumed" for c in claims)


def said(case: Case) -> tuple[Case, int]:
    """The case with only the positions that somebody said, and how many judgements are left out."""
    left_out = 0
    positions: dict[str, dict[str, tuple[Position, ...]]] = {}
    for issue, by_actor in case.positions.items():
        for actor, entries in by_actor.items():
            kept = tuple(e for e in entries if not judged(case, e))
            left_out += len(entries) - len(kept)
            if kept:
                positions.setdefault(issue, {})[actor] = kept
    return case.model_copy(update={"positions": positions}), left_out
