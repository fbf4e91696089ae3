"""Who stands outside a circle and could hold something, or answer for it, between its sides?

A third party has a recorded role that fits, with a source, and a recorded tie with *every* side of
the circle: they sit on one track of talks, met at the table, or stand in a relation. A host is tied
to those who talked at a place of his name. Who threatens or opposes a side, or is threatened by it,
is no third party there. What rests on no source, and what is our own assumption, ties nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import combinations

from winset.case.case import Case
from winset.case.directory import Directory
from winset.case.record import Record

HOLDERS = ("asset-holder", "institution", "host", "mediator", "monitor")
"""Roles in which one could hold what a side lays down."""

GUARANTORS = ("guarantor", "mediator", "institution", "monitor")
"""Roles in which one could answer for what a side owes. Who only backs or supplies one is none."""

_AT_THE_TABLE = ("agree", "consult", "cooperate", "draft")
_AGAINST = ("threat", "oppos", "rival", "enem", "attack")


class ThirdParties:
    """The recorded ties between the parties of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._parties_of = Directory(case).parties_of

    def between(self, sides: Iterable[str], roles: tuple[str, ...]) -> tuple[str, ...]:
        """The parties with one of these roles that are tied to every side and against none."""
        wanted = frozenset(party for side in sides for party in self._parties((side,)))
        return tuple(
            id
            for id, party in self.case.parties.items()
            if wanted
            and id not in wanted
            and _sourced(party)
            and any(role in roles for role in party.role)
            and all(self._tied(id, side) for side in wanted)
        )

    def _tied(self, one: str, other: str) -> bool:
        pair = frozenset((one, other))
        return pair in self._ties and pair not in self._against

    @cached_property
    def _ties(self) -> frozenset[frozenset[str]]:
        pairs: set[frozenset[str]] = set()
        for track in self.case.tracks.values():
            if _sourced(track):
                pairs |= _pairs(self._parties(track.actors))
        for event in self.case.events.values():
            if _sourced(event) and event.type in _AT_THE_TABLE:
                guests = self._parties(event.actors)
                pairs |= _pairs(guests)
                for host in self._hosts(event.place):
                    pairs |= {frozenset((host, guest)) for guest in guests}
        for _, pair in self._relations:
            pairs.add(pair)
        return frozenset(pairs)

    @cached_property
    def _against(self) -> frozenset[frozenset[str]]:
        return frozenset(
            pair for how, pair in self._relations if any(word in how for word in _AGAINST)
        )

    @cached_property
    def _relations(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Relations between parties as wholes: a faction's quarrel is not its party's."""
        return tuple(
            (how, frozenset((one, other)))
            for id, relation in self.case.relations.items()
            if _sourced(relation)
            for left, how, right in [id.split(">")]
            for one in self._whole(left)
            for other in self._whole(right)
            if one != other
        )

    def _whole(self, actor: str) -> frozenset[str]:
        """The parties for whom an actor stands: itself, its party as leader, a group's members."""
        parties = {member: self._parties_of.get(member) for member in self._members(actor)}
        return frozenset(
            party
            for member, party in parties.items()
            if party is not None and member in (party, self.case.parties[party].leader())
        )

    def _parties(self, actors: Iterable[str]) -> frozenset[str]:
        members = (member for actor in actors for member in self._members(actor))
        return frozenset(self._parties_of[m] for m in members if m in self._parties_of)

    def _members(self, actor: str) -> tuple[str, ...]:
        """The members of a group; anybody else alone."""
        group = self.case.groups.get(actor)
        return group.members if group is not None else (actor,)

    def _hosts(self, place: str | None) -> tuple[str, ...]:
        """The parties that are called as the place is, or as a place around it."""
        names: set[str] = set()
        seen: set[str] = set()
        while place is not None and place in self.case.places and place not in seen:
            seen.add(place)
            names |= set(self.case.places[place].names.all())
            place = self.case.places[place].within
        return tuple(
            id for id, party in self.case.parties.items() if names & set(party.names.all())
        )


def _sourced(record: Record) -> bool:
    return bool(record.rests_on) and record.stands_as != "assumed"


def _pairs(parties: Iterable[str]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(sorted(parties), 2)}
