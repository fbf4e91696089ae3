"""Whom does a change of a clause touch at the table that the clause does not ask?"""

from __future__ import annotations

from winset.case.answers import NO
from winset.case.case import Case
from winset.case.clock import today
from winset.case.deal import Deal
from winset.lenses.drafts.compare import leanings
from winset.lenses.drafts.nearest import Board
from winset.lenses.drafts.terms import Term


def unasked(asking: Board, issue: str) -> tuple[str, ...]:
    """The parties at the table of which nobody is asked on an issue."""
    party_of = asking.stands.party_of
    asked = {party_of.get(one.actor) for one in asking.needs[issue]}
    return tuple(p for p in asking.case.case.table if p not in asked)


def barred(asking: Board, party: str, issue: str, deal: Deal) -> bool:
    """Whether a recorded red line of a party bars what a deal says on an issue."""
    if issue not in deal:
        return False
    found = asking.line(party, issue, deal)
    return found.declared == NO and found.why == "red-line"


def against_wish(
    case: Case, asking: Board, issue: str, terms: tuple[Term, Term], before: Deal, after: Deal
) -> tuple[str, ...]:
    """Parties not asked on an issue that would rather have it otherwise: the change moves away from
    what they call best or accept, or says what their lines refuse and the clause did not say."""
    others = unasked(asking, issue)
    _, away = leanings(case, asking.stands, issue, *terms, after, today(case))
    return tuple(p for p in others if p in away or _newly_refused(asking, p, issue, before, after))


def _newly_refused(asking: Board, party: str, issue: str, before: Deal, after: Deal) -> bool:
    refused = [
        issue in deal and asking.line(party, issue, deal).declared == NO for deal in (before, after)
    ]
    return refused == [False, True]
