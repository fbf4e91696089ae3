"""Who takes part? Parties with constituencies, influence and rules; ties, places, mandates."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.ratification import Ratification
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text
from winset.case.record import Direction, Fact, Frame, Part, To, listed, word_of

Actor = Annotated[str, To("actor")]
Actors = Annotated[tuple[Actor, ...], BeforeValidator(listed)]
Issues = Annotated[tuple[Annotated[str, To("issue")], ...], BeforeValidator(listed)]

ROLES = (
    "belligerent",
    "mediator",
    "guarantor",
    "supplier",
    "backer",
    "buyer",
    "host",
    "monitor",
    "asset-holder",
    "ratifying-third-party",
    "spoiler",
    "precedent",
    "institution",
    "bystander",
)
KINDS = (
    "leader",
    "ratifier",
    "faction",
    "public",
    "member",
    "envoy",
    "official",
    "institution",
    "firm",
)


class Influence(Fact):
    """How somebody's influence moved from a day on; ``unknown`` is a record of silence."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When
    until: When | None = None
    goes: Direction
    level: Value | None = Field(
        default=None, description="0 to 1, only where somebody gave a number"
    )


class RuleEntry(Fact):
    """Whose yes made the party's yes from a day on."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When | None = Field(default=None, description="absent = for the whole time of the case")
    rule: Ratification


class Vote(Part):
    """A vote of a public: what passes, and which poll stands in for the yes-share."""

    passes_with: Value | None = None
    quorum: Value | None = None
    turnout: Value | None = None
    yes_share: Annotated[str, To("path")] | None = None


Influences = Annotated[tuple[Influence, ...], BeforeValidator(listed)]


class Constituency(Frame):
    """Somebody inside a party whose yes, voice or money matters."""

    kind: Annotated[
        Literal[
            "leader",
            "ratifier",
            "faction",
            "public",
            "member",
            "envoy",
            "official",
            "institution",
            "firm",
        ],
        word_of(*KINDS),
    ]
    names: Names
    misspelt: Names | None = None
    of: Actor | None = Field(default=None, description="the faction it belongs to")
    influence: Influences = ()
    reservation: Value | None = Field(
        default=None, description="value of no deal, 0 worst deal to 1 best"
    )
    vote: Vote | None = None


def _rules(given: object) -> object:
    """A bare rule holds for the whole time of the case."""
    return [{"rule": given}] if isinstance(given, str) else listed(given)


class Party(Frame):
    """A state or body at, beside or behind the table."""

    names: Names
    misspelt: Names | None = None
    role: Annotated[tuple[Annotated[str, word_of(*ROLES)], ...], BeforeValidator(listed)]
    voice: Actor | None = Field(
        default=None, description="who speaks for it; default its leader, else itself"
    )
    ratification: Annotated[tuple[RuleEntry, ...], BeforeValidator(_rules)] = ()
    influence: Influences = ()
    reservation: Value | None = None
    constituencies: dict[str, Constituency] = Field(default_factory=dict)

    def leader(self) -> str | None:
        """The id of its leader, when one is recorded."""
        for id, constituency in self.constituencies.items():
            if constituency.kind == "leader":
                return id
        return None


class Group(Frame):
    """Several actors under one name."""

    names: Names
    members: Actors


class Relation(Fact):
    """A tie between two actors. Its id is FROM>HOW>TO."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When | None = None
    for_: Text | None = None


class Site(Frame):
    """A place on the map."""

    names: Names
    misspelt: Names | None = None
    contains: Annotated[tuple[Annotated[str, To("place")], ...], BeforeValidator(listed)] = ()
    within: Annotated[str, To("place")] | None = None
    area: Value | None = None


class Mandate(Fact):
    """Who may speak for whom, on what, since when, and who can overrule him."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    envoy: Actor
    principal: Actor
    may_bind: Issues = Field(default=(), description="issues he may bind; none given = unknown")
    since: When
    until: When | None = None
    overruled_by: Actors = ()
    says: Text | None = None


class TrackStatus(Fact):
    """Where a track of talks stood from a day on."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When
    stands: Annotated[
        Literal["open", "moving", "stalled", "blocked", "done", "closed", "unknown"],
        word_of("open", "moving", "stalled", "blocked", "done", "closed", "unknown"),
    ]
    says: Text | None = None


class Track(Frame):
    """One line of talks (political, military ...); success on one is no success on another."""

    label: Text
    kind: Annotated[
        Literal["political", "military", "humanitarian", "technical", "economic"],
        word_of("political", "military", "humanitarian", "technical", "economic"),
    ]
    actors: Actors = ()
    issues: Issues = ()
    status: Annotated[tuple[TrackStatus, ...], BeforeValidator(listed)] = ()
