"""What does a deal say? One set of settlements for each issue it names; nothing on the others.

A clause may leave its issue open (``unspecified``): then the deal names the issue and nobody knows
how it is settled. A vague clause covers several settlements; so does a text's ``freeze to swaps``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from winset.case.answers import NO, UNKNOWN, YES, Answer, alike, all_of, any_of, inverse
from winset.case.case import Case
from winset.case.drafts import Clause, Draft
from winset.case.grammar.condition import Condition, Joined, Test, Tree
from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.issues import Issue
from winset.case.regions import contains, places, says_nothing

Deal = Mapping[str, SettlementSet]


def holds(case: Case, condition: Condition, deal: Deal) -> Answer:
    """Whether a condition on other issues holds in a deal; false where the deal leaves one out."""
    return _holds(case, condition.tree, deal)


def _holds(case: Case, tree: Tree, deal: Deal) -> Answer:
    if isinstance(tree, Joined):
        answers = (_holds(case, part, deal) for part in tree.parts)
        return all_of(answers) if tree.word == "and" else any_of(answers)
    if tree.issue not in deal:
        return NO
    return _passes(case.issues[tree.issue], tree, deal[tree.issue])


def _passes(issue: Issue, test: Test, chosen: SettlementSet) -> Answer:
    """One comparison, over every place the deal leaves possible."""
    if says_nothing(chosen):
        return UNKNOWN
    word = "is" if test.comparison == "is not" else test.comparison
    wanted = Alternative(word, (test.settlement,))
    beside = SettlementSet(test.settlement, (wanted,))
    found = (
        YES if contains(issue, wanted, place) else NO for place in places(issue, chosen, (beside,))
    )
    answer = alike(found)
    return inverse(answer) if test.comparison == "is not" else answer


def of_package(case: Case, id: str) -> dict[str, SettlementSet]:
    """The terms of a named package."""
    return dict(case.packages[id].settles)


def of_draft(case: Case, id: str, reader: str | None = None) -> dict[str, SettlementSet]:
    """The terms of a text, with those of the text it says the rest is as.

    With a ``reader``, a clause means what he reads in it, where that is recorded.
    """
    terms: dict[str, SettlementSet] = {}
    for clause in settling(case, id):
        assert clause.sets is not None
        chosen = clause.readings.get(reader) if reader is not None else None
        terms[clause.sets] = chosen or clause.to or SettlementSet.parse("unspecified")
    return terms


def settling(case: Case, id: str) -> tuple[Clause, ...]:
    """The clauses that settle an issue: the text's own, then those that carry over."""
    found: list[Clause] = []
    dropped: set[tuple[str, str]] = set()
    for owner, draft in _with_rest(case, id):
        settled = {c.sets for c in found}
        for name, clause in zip(draft.clause_names(), draft.clauses, strict=True):
            if clause.drops is not None:
                text, _, number = clause.drops.partition(" ")
                dropped.add((text, number))
            gone = (owner, name) in dropped or (owner, clause.n or "") in dropped
            if clause.sets is not None and clause.sets not in settled and not gone:
                found.append(clause)
    return tuple(found)


def _with_rest(case: Case, id: str) -> Iterator[tuple[str, Draft]]:
    seen: set[str] = set()
    while id in case.drafts and id not in seen:
        seen.add(id)
        yield id, case.drafts[id]
        id = case.drafts[id].rest.removeprefix("as ").strip()
