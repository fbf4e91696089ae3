"""How many sources that do not go back to one another does something have?

Two citations are one source when they share a speaker, a carrier, or a document family (documents
of one publisher; a document without a publisher is a family of its own). The leader or voice of a
party and the party are one speaker. A claim brings its own speaker, carriers and documents along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from winset.case.case import Case
from winset.case.claims import Claim
from winset.case.grammar.cite import Cite
from winset.case.record import Record

Witness = frozenset[str]
"""Whom one citation goes back to: speaker, carriers, document family."""


class Origins:
    """Who stands behind the citations of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def independent(self, record: Record) -> int:
        """The number of independent sources of a record; 0 when it cites nothing."""
        return len(self.groups(record))

    def groups(self, record: Record) -> tuple[Witness, ...]:
        """The independent sources of a record, each as everybody it goes back to."""
        return collapsed(self._witnesses(record, frozenset()))

    def _witnesses(self, record: Record, seen: frozenset[str]) -> Iterator[Witness]:
        if isinstance(record, Claim):
            behind = self._people(record.by, record.via)
            yield from self._of_cites(record.at, behind, seen)
        for citation in record.sources:
            people = self._people(citation.by, citation.via)
            yield from self._of_cites(citation.at, people, seen)

    def _of_cites(
        self, cites: Iterable[Cite], people: Witness, seen: frozenset[str]
    ) -> Iterator[Witness]:
        for cite in cites:
            claim = self.case.claims.get(cite.target)
            if claim is None:
                yield people | {self._family(cite.target)}
            elif cite.target not in seen:
                for witness in self._of_claim(cite.target, claim, seen):
                    yield witness | people

    def _of_claim(self, id: str, claim: Claim, seen: frozenset[str]) -> Iterator[Witness]:
        witnesses = list(self._witnesses(claim, seen | {id}))
        yield from witnesses or [self._people(claim.by, claim.via) or frozenset((id,))]

    def _people(self, by: str | None, via: Iterable[str]) -> Witness:
        named = (*((by,) if by is not None else ()), *via)
        return frozenset(self._speaker(id) for id in named)

    def _speaker(self, id: str) -> str:
        return self._family(id) if id in self.case.documents else self._voices.get(id, id)

    def _family(self, document: str) -> str:
        record = self.case.documents.get(document)
        if record is None or record.publisher is None:
            return document
        return self._voices.get(record.publisher, record.publisher)

    @cached_property
    def _voices(self) -> dict[str, str]:
        """Whoever speaks for a party, to the party."""
        voices = {}
        for id, party in self.case.parties.items():
            voice = party.voice or party.leader()
            if voice is not None:
                voices[voice] = id
        return voices


def collapsed(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """Witnesses that share anybody, put together."""
    groups: list[Witness] = []
    for witness in witnesses:
        kin = [g for g in groups if g & witness]
        groups = [g for g in groups if not g & witness]
        groups.append(witness.union(*kin))
    return tuple(groups)
