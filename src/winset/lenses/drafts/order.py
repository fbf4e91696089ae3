"""Which texts matter first? Those in force, then the main ones negotiated, then the rest.

The main ones are the largest family of texts of the main deal type that were made from one another
and say enough, with those of unknown content made from one of them; of families of one size the one
that more people reacted to. The main deal type is the one of most texts that say enough. In each
group the texts that most people reacted to come first, then the newest.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from winset.case.case import Case

if TYPE_CHECKING:
    from winset.lenses.drafts.terms import Texts

ENOUGH = 3
"""A text says enough that speaks of so many modelled issues (judgement)."""


def what_matters_first(case: Case, texts: Texts) -> tuple[str, ...]:
    """Every text of the case, in this order."""
    main = main_texts(case, texts)

    def rank(id: str) -> tuple[int, int, int]:
        draft = case.drafts[id]
        first = 0 if draft.status == "agreed" else 1 if id in main else 2
        return first, -len(draft.reactions), -texts.by_age.index(id)

    return tuple(sorted(case.drafts, key=rank))


def main_texts(case: Case, texts: Texts) -> tuple[str, ...]:
    """The main negotiated texts, oldest first; none where no text says enough."""
    written = {id for id in case.drafts if case.drafts[id].form == "text"}
    enough = {id for id in written if len(texts.named(id)) >= ENOUGH}
    types = Counter(case.drafts[id].deal_type for id in texts.by_age if id in enough)
    kind = max(types, key=lambda t: types[t], default=None)
    enough = {id for id in enough if case.drafts[id].deal_type == kind}
    families = {_telling(case, _family(case, id, written), enough) for id in texts.by_age}
    best = max(families, key=lambda family: _weight(case, texts, family), default=frozenset())
    return tuple(id for id in texts.by_age if id in best)


def _weight(case: Case, texts: Texts, family: frozenset[str]) -> tuple[int, int, int]:
    reactions = sum(len(case.drafts[id].reactions) for id in family)
    newest = max((texts.by_age.index(id) for id in family), default=-1)
    return len(family), reactions, newest


def _family(case: Case, one: str, written: set[str]) -> frozenset[str]:
    """The text and all written texts tied to it by derivation, in either direction."""
    found, waiting = {one} & written, [one] if one in written else []
    while waiting:
        id = waiting.pop()
        tied = [t for t in written - found if t in made_from(case, id) or id in made_from(case, t)]
        found.update(tied)
        waiting += tied
    return frozenset(found)


def _telling(case: Case, family: frozenset[str], enough: set[str]) -> frozenset[str]:
    """Those of a family that say enough, and those of unknown content made from one of these."""
    telling = family & enough
    unknown = {
        id
        for id in family - enough
        if case.drafts[id].rest == "unknown" and telling & above(case, (id,))
    }
    return telling | unknown


def above(case: Case, ids: tuple[str, ...]) -> set[str]:
    """Every text these come from, through texts they were made from or take over."""
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        before = set(made_from(case, waiting.pop())) - found
        found |= before
        waiting += before
    return found


def made_from(case: Case, id: str) -> tuple[str, ...]:
    """The texts that one was made from or takes over, as far as the view knows them."""
    draft = case.drafts.get(id)
    if draft is None:
        return ()
    rest = draft.rest.removeprefix("as ").strip()
    named = (*(d.draft for d in draft.derives_from), *((rest,) if rest in case.drafts else ()))
    return tuple(n for n in named if n in case.drafts)
