"""What did somebody do with a text: did he react to it, or write it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.case.case import Case
from winset.case.drafts import Draft, Reaction
from winset.case.grammar.when import When
from winset.case.naming import address_of

Says = Literal["yes", "yes-but", "no", "unsaid"]
_REACTED: dict[str, Says] = {
    "accepts": "yes",
    "yes-but": "yes-but",
    "rejects": "no",
    "evades": "unsaid",
    "silent": "unsaid",
}


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did with a text, and where that stands in the case."""

    says: Says
    known: Literal["reaction", "own-text"]
    who: str
    address: str
    record: Reaction | Draft
    day: date
    """The last day on which it can have been done."""
    claims: tuple[str, ...]


def act_of(case: Case, text: str, names: Iterable[str]) -> Act | None:
    """What somebody with these names did with a text: his newest reaction, else that he wrote it.

    What an envoy wrote binds nobody here: only a name of his own counts.
    """
    draft, own = case.drafts[text], frozenset(names)
    reacted = [place for place, r in enumerate(draft.reactions) if r.who in own]
    if reacted:
        return _reaction(case, text, max(reacted, key=lambda p: _day(draft.reactions[p].on, draft)))
    wrote = next((a for a in draft.authors if a in own), None)
    if wrote is None:
        return None
    claims = tuple(c.text for c in draft.rests_on)
    address = address_of(case, ("drafts", text))
    return Act("yes", "own-text", wrote, address, draft, _day(None, draft), claims)


def _reaction(case: Case, text: str, place: int) -> Act:
    draft = case.drafts[text]
    one = draft.reactions[place]
    claims = tuple(c.text for c in one.rests_on or draft.rests_on)
    address = address_of(case, ("drafts", text, "reactions", place))
    return Act(_REACTED[one.says], "reaction", one.who, address, one, _day(one.on, draft), claims)


def _day(on: When | None, draft: Draft) -> date:
    when = on or draft.date
    return when.last or when.first or date.min
