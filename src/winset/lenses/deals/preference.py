"""Is one package better or worse for somebody than another, as far as he has said?

Answers are ordinal. A ranking decides where it names both settlements. Else what somebody calls
best stands above what he accepts, that above what a source judges possible, that above what he
refuses; on a scale with an order, of two refused settlements the one nearer to what he accepts is
better when both lie on the same side of it. Everything else is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from winset.case.answers import NO, UNKNOWN, YES
from winset.case.case import Case
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.lines import Line, Voice, line
from winset.case.regions import contains, places

Change = Literal["better", "worse", "same", "mixed", "unknown"]


def joint(found: set[str]) -> Change:
    """What a change of package is to somebody, from what it is to him on each issue."""
    if {"better", "worse"} <= found:
        return "mixed"
    for word in ("worse", "unknown", "better"):
        if word in found:
            return word
    return "same"


def issue_change(
    case: Case,
    voice: Voice,
    before: Mapping[str, SettlementSet],
    after: Mapping[str, SettlementSet],
) -> Change:
    """What it is on one issue, the conditions of his lines judged in each package."""
    issue = case.issues[voice.issue]
    then, now = before[voice.issue], after[voice.issue]
    was, is_ = line(case, voice, before), line(case, voice, after)
    if then.text == now.text and was.assessed == is_.assessed:
        return "same"
    ranked = _ranked(voice, then, now)
    if ranked is not None:
        return ranked
    first, second = _class(issue, voice, was, then), _class(issue, voice, is_, now)
    if first is None or second is None:
        return "unknown"
    if first != second:
        return "better" if second > first else "worse"
    return "same" if then.text == now.text else _nearer(issue, voice, then, now)


def _ranked(voice: Voice, then: SettlementSet, now: SettlementSet) -> Change | None:
    ranking = voice.ranking
    if then.text not in ranking or now.text not in ranking:
        return None
    step = ranking.index(then.text) - ranking.index(now.text)
    return "better" if step > 0 else "worse" if step < 0 else "same"


def _class(issue: Issue, voice: Voice, answer: Line, chosen: SettlementSet) -> int | None:
    """4 called best, 3 accepted, 2 judged possible, 1 refused outside a line, 0 barred by one."""
    if answer.declared == YES or answer.assessed == YES:
        best = voice.ideal is not None and _within(issue, chosen, voice.ideal)
        return 4 if best else 3 if answer.declared == YES else 2
    if answer.assessed == UNKNOWN or answer.declared != NO:
        return None
    return 0 if answer.why == "red-line" else 1


def _within(issue: Issue, chosen: SettlementSet, outer: SettlementSet) -> bool:
    found = places(issue, chosen, (outer,))
    return bool(found) and all(
        any(contains(issue, a, p) for a in outer.alternatives) for p in found
    )


def _nearer(issue: Issue, voice: Voice, then: SettlementSet, now: SettlementSet) -> Change:
    """By steps on an ordered scale to what he accepts or calls best, from the same side."""
    if issue.kind != "ordered":
        return "unknown"
    sides = [steps_from(issue, voice, chosen) for chosen in (then, now)]
    if None in sides:
        return "unknown"
    first, second = sides
    assert first is not None
    assert second is not None
    if first * second < 0 or first == second == 0:
        return "unknown"
    if abs(first) == abs(second):
        return "same"
    return "better" if abs(second) < abs(first) else "worse"


def steps_from(issue: Issue, voice: Voice, chosen: SettlementSet) -> int | None:
    """Signed rungs from what somebody accepts or calls best to a settlement; None if unsaid."""
    scale = issue.settlements
    accepts = voice.accepts.entry.accepts if voice.accepts is not None else None
    wish = voice.ideal if accepts is None or voice.wish is not None else None
    anchors = [a for s in (accepts, wish) if s is not None for a in s.alternatives]
    if issue.kind != "ordered" or not anchors or chosen.text not in scale:
        return None
    held = [k for k, s in enumerate(scale) if any(contains(issue, a, s) for a in anchors)]
    if not held:
        return None
    at = scale.index(chosen.text)
    if min(held) <= at <= max(held):
        return 0
    return at - max(held) if at > max(held) else at - min(held)
