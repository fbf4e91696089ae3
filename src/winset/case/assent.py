"""What does somebody say to a text, or to a deal made from it: by what he did, else by his lines?

What somebody did with the text (he reacted, or he wrote it) weighs before his lines on its issues,
on every point that the deal settles as the text does, or as he reads the text. On such a point only
a line of his that refuses it and that he drew later weighs more. Where the text leaves a point open
and the deal settles it, his red line can refuse it, his lines can accept it, and else it stays
open. On a point that the deal settles otherwise than the text, or adds, his lines alone answer; a
rejection of the text then tells nothing of the deal.

A rejection names no point: the points refused are those his lines refuse; where they refuse none,
those he has not accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from winset.case.acts import Act, Says, act_of
from winset.case.answers import NO, UNKNOWN, YES, Answer
from winset.case.case import Case
from winset.case.deal import Deal, settling
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.judged import judged
from winset.case.lines import Line, Why, line, voice
from winset.case.regions import contains, places, says_nothing

Fit = Literal["as-text", "filled", "otherwise"]
"""How a deal settles a point: as the text does, where the text leaves it open, or otherwise."""


def answers(
    case: Case, text: str, deal: Deal, names: Iterable[str], issues: Iterable[str]
) -> dict[str, Line]:
    """What somebody with these names says to a deal made from a text, on each issue asked."""
    own = tuple(names)
    alone = {i: line(case, voice(case, i, own), deal) for i in issues}
    return weighed(case, text, deal, own, alone)


def weighed(
    case: Case, text: str, deal: Deal, names: Iterable[str], alone: Mapping[str, Line]
) -> dict[str, Line]:
    """The answers of somebody's lines to a deal made from a text, weighed with what he did."""
    own = tuple(names)
    act = act_of(case, text, own)
    if act is None:
        return dict(alone)
    if act.says == "no":
        fits = {i: fit(case, text, own, i, chosen) for i, chosen in deal.items()}
        return dict(alone) if "otherwise" in fits.values() else _rejected(act, alone)
    return {
        i: _taken(case, act, fit(case, text, own, i, deal[i]), found) for i, found in alone.items()
    }


def fit(case: Case, text: str, names: Iterable[str], issue: str, chosen: SettlementSet) -> Fit:
    """How a deal settles an issue, beside the text as it is written and as its reader reads it."""
    clause = next((c for c in settling(case, text) if c.sets == issue), None)
    if clause is None or clause.to is None:
        return "otherwise"
    if clause.to == chosen:
        return "as-text"
    reading = next((r for name, r in clause.readings.items() if name in names), None)
    written = reading if reading is not None else clause.to
    if says_nothing(written):
        return "as-text" if says_nothing(chosen) else "filled"
    return "as-text" if _inside(case.issues[issue], chosen, written) else "otherwise"


def _inside(issue: Issue, chosen: SettlementSet, written: SettlementSet) -> bool:
    found = places(issue, chosen, (written,))
    return bool(found) and all(
        any(contains(issue, a, place) for a in written.alternatives) for place in found
    )


def _taken(case: Case, act: Act, fits: Fit, alone: Line) -> Line:
    """One answer of somebody who did not reject the text."""
    if fits == "otherwise":
        return alone
    if fits == "filled":
        barred = alone.declared == NO and alone.why == "red-line"
        if barred or (alone.declared == YES and act.says == "yes"):
            return alone
        return _by(act, alone.issue, UNKNOWN, "open")
    if _drawn_later(case, act, alone):
        return alone
    return _by(act, alone.issue, YES if act.says == "yes" else UNKNOWN, act.known)


def _by(act: Act, issue: str, answer: Answer, why: Why) -> Line:
    return Line(issue, answer, why, None, answer, None, act=act)


def _drawn_later(case: Case, act: Act, alone: Line) -> bool:
    """Whether a line that somebody drew after the act refuses what the act did not.

    A condition that the deal does not meet is no such line: the text may yet come to meet it. Our
    own assumption is no line that anybody drew.
    """
    if alone.declared != NO or alone.by is None or alone.why == "if-unmet":
        return False
    entry = alone.by.entry
    return (entry.since.first or date.min) > act.day and not judged(case, entry)


def _rejected(act: Act, alone: Mapping[str, Line]) -> dict[str, Line]:
    """The answers of somebody who rejected the text."""
    refused = [i for i, found in alone.items() if found.declared == NO]
    open_ = [i for i, found in alone.items() if found.declared != YES]
    changed: dict[str, Line] = {}
    for issue in refused or open_ or alone:
        if issue in refused:
            changed[issue] = replace(alone[issue], act=act)
        else:
            changed[issue] = _by(act, issue, NO, act.known)
    return {**alone, **changed}


def says(act: Act | None, found: Iterable[Line]) -> tuple[Says, bool]:
    """One answer to the whole, and whether it is known by what he did.

    Asked on no modelled issue, somebody can only have answered by what he did.
    """
    lines = tuple(found)
    refused = [one for one in lines if one.declared == NO]
    if refused:
        return "no", any(one.act is not None for one in refused)
    if act is not None and (not lines or any(one.act is not None for one in lines)):
        whole = act.says != "yes" or all(one.declared == YES for one in lines)
        return (act.says if whole else "unsaid"), True
    return ("yes" if lines and all(one.declared == YES for one in lines) else "unsaid"), False
