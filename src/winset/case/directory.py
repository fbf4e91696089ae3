"""Which ids a case knows, by kind: who, what and where a reference may point."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from winset.case.case import Case
from winset.case.grammar.cite import Cite
from winset.errors import Slip


class Directory:
    """The ids of one case. ``legal(kind)`` lists them; ``has(kind, id)`` asks for one."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def parties_of(self) -> dict[str, str]:
        """Every actor's party: a party is its own."""
        owners = {party: party for party in self.case.parties}
        for party, record in self.case.parties.items():
            owners.update(dict.fromkeys(record.constituencies, party))
        return owners

    @cached_property
    def kinds(self) -> dict[str, frozenset[str]]:
        """kind -> ids."""
        case = self.case
        actors = frozenset(self.parties_of) | frozenset(case.groups)
        speakers = actors | frozenset(case.outlets) | frozenset(case.documents)
        areas = frozenset(p for p, record in case.places.items() if record.area is not None)
        return {
            "actor": actors,
            "party": frozenset(case.parties),
            "group": frozenset(case.groups),
            "speaker": speakers,
            "outlet": frozenset(case.outlets),
            "document": frozenset(case.documents),
            "claim": frozenset(case.claims),
            "figure": frozenset(case.claims) | areas | frozenset(case.events),
            "place": frozenset(case.places),
            "family": frozenset(case.families),
            "issue": frozenset(case.issues),
            "draft": frozenset(case.drafts),
            "clause": frozenset(f"{d} {n}" for d in case.drafts for n in self._clauses(d)),
            "provision": frozenset(case.provisions),
            "event": frozenset(case.events),
            "track": frozenset(case.tracks),
            "task": frozenset(case.calendar.tasks),
            "variable": frozenset(case.variables),
            "link": frozenset(case.links),
            "question": frozenset(case.questions),
            "source": frozenset(case.claims) | frozenset(case.documents),
            "source-or-link": frozenset(case.claims)
            | frozenset(case.documents)
            | frozenset(case.links),
        }

    def has(self, kinds: Iterable[str], id: str) -> bool:
        """Whether ``id`` is of one of the kinds; a source may carry a paragraph."""
        for kind in kinds:
            if id in self.kinds[kind]:
                return True
            if kind.startswith("source") and ":" in id:
                return self._paragraph(id)
        return False

    def _clauses(self, draft: str) -> set[str]:
        """The names of its clauses, and their numbers as the text has them."""
        text = self.case.drafts[draft]
        return {*text.clause_names(), *(c.n for c in text.clauses if c.n is not None)}

    def _paragraph(self, id: str) -> bool:
        try:
            cite = Cite.parse(id)
        except Slip:
            return False
        document = self.case.documents.get(cite.target)
        if document is None:
            return False
        number = int("".join(c for c in cite.paragraph if c.isdigit()))
        if document.length is not None:
            return 1 <= number <= document.length or cite.paragraph in document.paragraphs
        return cite.paragraph in document.paragraphs if document.paragraphs else number >= 1

    def legal(self, kinds: Iterable[str]) -> list[str]:
        """Every id of these kinds, sorted."""
        return sorted({id for kind in kinds for id in self.kinds[kind]})
