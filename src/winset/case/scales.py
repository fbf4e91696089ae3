"""Which settlements of an issue does a set of settlements cover?"""

from __future__ import annotations

from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.issues import Issue


def stretch(issue: Issue, alternative: Alternative) -> frozenset[str] | None:
    """The settlements one stretch covers, whatever its condition; None when it is unknown.

    Only issues with listed settlements (ordered, unordered, yes-no) have an answer: amounts, dates
    and texts give None too.
    """
    order = issue.settlements
    if not order or alternative.stretch in ("unknown", "unspecified"):
        return None
    if alternative.stretch == "anything":
        return frozenset(order)
    if alternative.stretch == "nothing":
        return frozenset()
    ends = [order.index(end) for end in alternative.ends if end in order]
    if len(ends) != len(alternative.ends):
        return None
    match alternative.stretch:
        case "at least":
            return frozenset(order[ends[0] :])
        case "above":
            return frozenset(order[ends[0] + 1 :])
        case "at most":
            return frozenset(order[: ends[0] + 1])
        case "below":
            return frozenset(order[: ends[0]])
        case "to":
            return frozenset(order[ends[0] : ends[1] + 1])
        case _:
            return frozenset((order[ends[0]],))


def covered(issue: Issue, chosen: SettlementSet) -> frozenset[str] | None:
    """The settlements that ``chosen`` covers without any condition; None when it says unknown."""
    return _joined([stretch(issue, a) for a in chosen.alternatives if a.condition is None])


def covered_if(issue: Issue, chosen: SettlementSet) -> dict[str, str]:
    """The settlements covered only under a condition: settlement -> the condition's words."""
    found: dict[str, str] = {}
    plain = covered(issue, chosen) or frozenset()
    for alternative in chosen.alternatives:
        if alternative.condition is None:
            continue
        for settlement in stretch(issue, alternative) or ():
            if settlement not in plain:
                found.setdefault(settlement, alternative.condition.text)
    return {s: found[s] for s in issue.settlements if s in found}


def _joined(parts: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [p for p in parts if p is not None]
    if parts and not known:
        return None
    return frozenset().union(*known)
