"""Which positions are no evidence on a text, because nothing but that text says them?"""

from __future__ import annotations

from winset.case.case import Case
from winset.case.positions import Position


def without_own(case: Case, draft: str) -> Case:
    """The case without positions whose every source is a clause of this text on the same issue.

    An author's position that was read off his own text would make every text lean to its author.
    """
    quoted = _quoted(case, draft)
    positions: dict[str, dict[str, tuple[Position, ...]]] = {}
    for issue, by_actor in case.positions.items():
        own = quoted.get(issue, frozenset())
        for actor, entries in by_actor.items():
            kept = tuple(e for e in entries if not _from(e, own))
            if kept:
                positions.setdefault(issue, {})[actor] = kept
    return case.model_copy(update={"positions": positions})


def _quoted(case: Case, draft: str) -> dict[str, frozenset[str]]:
    """Issue -> the sources of the text's clauses on it."""
    record = case.drafts[draft]
    found: dict[str, set[str]] = {}
    for clause in record.clauses:
        if clause.sets is not None:
            cites = clause.rests_on or record.rests_on
            found.setdefault(clause.sets, set()).update(c.text for c in cites)
    return {issue: frozenset(cites) for issue, cites in found.items()}


def _from(entry: Position, quoted: frozenset[str]) -> bool:
    cites = {c.text for c in entry.rests_on}
    return bool(cites) and cites <= quoted
