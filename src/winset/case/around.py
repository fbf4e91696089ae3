"""What does a case know around one thing: its sources, its denials, what rests on or names it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from winset.case.address import resolve
from winset.case.case import Case
from winset.case.choosing import keys_choosing
from winset.case.claims import Claim
from winset.case.dependence import Dependence, Resting
from winset.case.grammar.words import Text
from winset.case.knowing import Knowing
from winset.case.lookup import Found
from winset.case.naming import address_of, at, entry_address
from winset.case.positions import Position
from winset.case.record import Citation, Record
from winset.case.references import Path, Reference, walk
from winset.case.stance import LASTING, stance
from winset.errors import Slip

_NAMED_AS = {
    "documents": ("document", "speaker"),
    "outlets": ("outlet", "speaker"),
    "claims": ("claim", "figure"),
    "parties": ("party", "actor", "speaker"),
    "constituencies": ("actor", "speaker"),
    "groups": ("group", "actor", "speaker"),
    "places": ("place", "figure"),
    "families": ("family",),
    "issues": ("issue",),
    "drafts": ("draft",),
    "provisions": ("provision",),
    "events": ("event", "figure"),
    "tracks": ("track",),
    "tasks": ("task",),
    "variables": ("variable",),
    "links": ("link",),
    "questions": ("question",),
}
"""As what the records of a section are named elsewhere (citations and addresses apart)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a record: what it cites, the day that became known, and what it says."""

    cite: str
    known: date | None
    grade: str
    by: str | None
    via: tuple[str, ...]
    says: Text | None


@dataclass(frozen=True, slots=True)
class Holding:
    """One key of somebody's stance on an issue, and the entry that gives it."""

    issue: str
    actor: str
    key: str
    address: str
    entry: Position


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that names the thing, and by which of its keys."""

    address: str
    key: str
    path: Path


@dataclass(frozen=True, slots=True)
class About:
    """One thing with everything around it."""

    found: Found
    happened: str | None
    known: date | None
    basis: str | None
    sources: tuple[Source, ...]
    denies: tuple[str, ...]
    denied_by: tuple[str, ...]
    contradicts: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    positions: tuple[Holding, ...]
    resting: Resting | None
    mentions: tuple[Mention, ...]


class Around:
    """Looks around things of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def about(self, found: Found) -> About:
        """Everything around what was found."""
        record = at(self.case, found.owner)
        own = record if isinstance(record, Record) else None
        many = isinstance(found.thing, (tuple, dict)) and found.path != found.owner
        claim = self._claim(found)
        resting = self._resting(found)
        return About(
            found,
            happened=own.own_date.text if own is not None and own.own_date is not None else None,
            known=self._known(found, own),
            basis=own.stands_as if own is not None and own.ROLE == "fact" else None,
            sources=tuple(self._sources(own, found)) if own is not None and not many else (),
            denies=claim.denies if claim is not None else (),
            denied_by=self._claims_that("denies", found) if claim is not None else (),
            contradicts=claim.contradicts if claim is not None else (),
            contradicted_by=self._claims_that("contradicts", found) if claim is not None else (),
            positions=tuple(self._positions(found)),
            resting=resting,
            mentions=self._mentions(found, resting),
        )

    @cached_property
    def _found(self) -> Any:
        return walk(self.case)

    @cached_property
    def _dependence(self) -> Dependence:
        return Dependence(self.case, self._found)

    @cached_property
    def _knowing(self) -> Knowing:
        return Knowing(self.case)

    def _claim(self, found: Found) -> Claim | None:
        return found.thing if isinstance(found.thing, Claim) else None

    def _known(self, found: Found, own: Record | None) -> date | None:
        if found.path[0] == "documents":
            return self._knowing.documents[str(found.path[1])]
        if found.path[0] == "claims" and len(found.path) == 2:
            return self._knowing.claims[str(found.path[1])]
        if own is None or own.ROLE != "fact":
            return None
        return self._knowing.record(own, self._known_around(found.owner))

    def _known_around(self, path: Path) -> date | None:
        """The day the fact around a fact became known."""
        for length in range(len(path) - 1, 1, -1):
            outer = at(self.case, path[:length])
            if isinstance(outer, Record) and outer.ROLE == "fact":
                return self._knowing.record(outer, self._known_around(path[:length]))
        return None

    def _sources(self, record: Record, found: Found) -> Iterator[Source]:
        if isinstance(record, Claim):
            for cite in record.at:
                yield self._source(cite.text, None)
        if found.kind == "paragraph":
            yield self._source(str(found.path[1]), None)
            return
        for citation in record.sources:
            for cite in citation.at:
                yield self._source(cite.text, citation)

    def _source(self, cite: str, citation: Citation | None) -> Source:
        by = citation.by if citation is not None else None
        via = citation.via if citation is not None else ()
        claim = self.case.claims.get(cite)
        if claim is not None:
            grade = str(claim.grade) if claim.grade is not None else ""
            known = self._knowing.claims[cite]
            return Source(cite, known, grade, by or claim.by, via or claim.via, claim.says)
        name, _, paragraph = cite.partition(":")
        document = self.case.documents[name]
        gist = document.gist(paragraph) if paragraph else None
        says = gist.gist if gist is not None and gist.gist is not None else document.title
        return Source(cite, self._knowing.documents[name], document.grade, by, via, says)

    def _claims_that(self, key: str, found: Found) -> tuple[str, ...]:
        id = str(found.path[-1])
        return tuple(c for c, claim in self.case.claims.items() if id in getattr(claim, key))

    def _resting(self, found: Found) -> Resting | None:
        """Only a claim, a paragraph, a document or a link can be left out of a case."""
        if found.kind == "paragraph":
            return self._dependence.resting(found.address)
        if len(found.path) == 2 and found.path[0] in ("claims", "documents", "links"):
            return self._dependence.resting(str(found.path[1]))
        return None

    def _positions(self, found: Found) -> Iterator[Holding]:
        """Who stands where on an issue; where an actor stands on all issues."""
        speaking = self._speaking(found)
        for issue, by_actor in self.case.positions.items():
            for actor in by_actor:
                if found.path == ("issues", issue) or actor in speaking:
                    yield from self._holdings(issue, actor)

    def _speaking(self, found: Found) -> tuple[str, ...]:
        """Whose positions an actor's are: its own, and those of the party whose voice it is."""
        if found.path[0] not in ("parties", "groups") or found.path != found.owner:
            return ()
        id = str(found.path[-1])
        party = self.case.parties.get(str(found.path[1]))
        if party is not None and len(found.path) > 2 and id == (party.voice or party.leader()):
            return (id, str(found.path[1]))
        return (id,)

    def _holdings(self, issue: str, actor: str) -> Iterator[Holding]:
        held = stance(self.case, issue, actor)
        for name in LASTING:
            if name in held.held:
                yield self._holding(issue, actor, name.replace("_", "-"), held.held[name])
        for entry in held.could:
            yield self._holding(issue, actor, "could-accept", entry)
        in_words = [entry for entry in held.entries if entry.says is not None]
        if in_words and held.silent:
            yield self._holding(issue, actor, "says", in_words[-1])

    def _holding(self, issue: str, actor: str, key: str, entry: Position) -> Holding:
        address = entry_address(issue, actor, entry, key)
        return Holding(issue, actor, key, address, entry)

    def _mentions(self, found: Found, resting: Resting | None) -> tuple[Mention, ...]:
        """Records that name it, apart from those that rest on it."""
        known = {*resting.cited, *resting.used} if resting is not None else set()
        made: dict[tuple[str, str], Mention] = {}
        for reference in self._found.references:
            if not self._names(reference, found):
                continue
            mention = self._mention(reference)
            own = mention is not None and mention.path[: len(found.path)] == found.path
            if mention is not None and not own and mention.address not in known:
                made.setdefault((mention.address, mention.key), mention)
        for mention in self._choosing(found):
            made.setdefault((mention.address, mention.key), mention)
        return tuple(made.values())

    def _choosing(self, found: Found) -> Iterator[Mention]:
        """Records that name a settlement of an issue, when that is what was found."""
        if len(found.path) != 4 or found.path[0] != "issues" or found.path[2] != "scale":
            return
        issue, id = str(found.path[1]), str(found.path[3])
        for path, record in self._found.records:
            for key in keys_choosing(path, record, issue, id):
                yield Mention(address_of(self.case, path), key, path)

    def _names(self, reference: Reference, found: Found) -> bool:
        if reference.kinds == ("path",):
            return self._leads_to(reference.id, found)
        if found.path != found.owner or reference.id != found.path[-1]:
            return False
        telling = [str(step) for step in found.path[:-1] if step in _NAMED_AS]
        return bool(telling) and bool(set(reference.kinds) & set(_NAMED_AS[telling[-1]]))

    def _leads_to(self, address: str, found: Found) -> bool:
        try:
            path = resolve(self.case, address).path
        except Slip:
            return False
        return path[: len(found.path)] == found.path

    def _mention(self, reference: Reference) -> Mention | None:
        """The record that holds a reference; a key of ``positions`` has none, its entries do."""
        owner = self._dependence.falling.owner(reference.path)
        if not owner:
            return self._outside_a_record(reference.path)
        key = next((s for s in reference.path[len(owner) :] if isinstance(s, str)), "")
        return Mention(address_of(self.case, owner), key, owner)

    def _outside_a_record(self, path: Path) -> Mention | None:
        if path[0] == "positions":
            return None
        return Mention(str(path[0]), str(path[1]), path)
