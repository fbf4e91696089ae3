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

    since: When = Field(description="from when")
    until: When | None = Field(default=None, description="until when")
    goes: Direction = Field(description="which way it went; unknown = nothing is heard")
    level: Value | None = Field(
        default=None, description="0 to 1, only where somebody gave a number"
    )


class RuleEntry(Fact):
    """Whose yes made the party's yes from a day on."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When | None = Field(default=None, description="absent = for the whole time of the case")
    rule: Ratification = Field(description="whose yes is needed")


class Vote(Part):
    """A vote of a public: what passes, and which poll stands in for the yes-share."""

    passes_with: Value | None = Field(default=None, description="the share of yes that passes it")
    quorum: Value | None = Field(default=None, description="the turnout that makes it valid")
    turnout: Value | None = Field(default=None, description="the turnout expected")
    yes_share: Annotated[str, To("path")] | None = Field(
        default=None, description="the address of the poll that stands in for the share of yes"
    )


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
    ] = Field(description="what he, she or it is inside the party")
    names: Names = Field(description="what he, she or it is called: the printed name, then aliases")
    misspelt: Names | None = Field(
        default=None, description="wrong spellings to recognise, never printed"
    )
    of: Actor | None = Field(default=None, description="the faction it belongs to")
    influence: Influences = Field(default=(), description="how the influence went, entry by entry")
    reservation: Value | None = Field(
        default=None, description="value of no deal, 0 worst deal to 1 best"
    )
    vote: Vote | None = Field(default=None, description="how a public votes")


def _rules(given: object) -> object:
    """A bare rule holds for the whole time of the case."""
    return [{"rule": given}] if isinstance(given, str) else listed(given)


class Party(Frame):
    """A state or body at, beside or behind the table."""

    names: Names = Field(description="what it is called: the printed name, then aliases")
    misspelt: Names | None = Field(
        default=None, description="wrong spellings to recognise, never printed"
    )
    role: Annotated[tuple[Annotated[str, word_of(*ROLES)], ...], BeforeValidator(listed)] = Field(
        description="what it is in these talks; several are possible"
    )
    voice: Actor | None = Field(
        default=None, description="who speaks for it; default its leader, else itself"
    )
    ratification: Annotated[tuple[RuleEntry, ...], BeforeValidator(_rules)] = Field(
        default=(), description="whose yes makes its yes: one rule, or dated ones"
    )
    influence: Influences = Field(default=(), description="how its influence went, entry by entry")
    reservation: Value | None = Field(
        default=None, description="value of no deal, 0 worst deal to 1 best"
    )
    constituencies: dict[str, Constituency] = Field(
        default_factory=dict, description="those inside it whose yes, voice or money matters"
    )

    def leader(self) -> str | None:
        """The id of its leader, when one is recorded."""
        for id, constituency in self.constituencies.items():
            if constituency.kind == "leader":
                return id
        return None


class Group(Frame):
    """Several actors under one name."""

    names: Names = Field(description="what it is called")
    members: Actors = Field(description="who belongs to it")


class Relation(Fact):
    """A tie between two actors. Its id is FROM>HOW>TO."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When | None = Field(default=None, description="from when; absent = all the time")
    for_: Text | None = Field(default=None, description="what it is about, in words")


class Site(Frame):
    """A place on the map."""

    names: Names = Field(description="what it is called")
    misspelt: Names | None = Field(
        default=None, description="wrong spellings to recognise, never printed"
    )
    contains: Annotated[tuple[Annotated[str, To("place")], ...], BeforeValidator(listed)] = Field(
        default=(), description="places inside it"
    )
    within: Annotated[str, To("place")] | None = Field(
        default=None, description="the place it lies in"
    )
    area: Value | None = Field(default=None, description="its area")


class Mandate(Fact):
    """Who may speak for whom, on what, since when, and who can overrule him."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    envoy: Actor = Field(description="who speaks")
    principal: Actor = Field(description="for whom")
    may_bind: Issues = Field(default=(), description="issues he may bind; none given = unknown")
    since: When = Field(description="from when")
    until: When | None = Field(default=None, description="until when")
    overruled_by: Actors = Field(default=(), description="who can overrule him")
    says: Text | None = Field(default=None, description="the mandate in words")


class TrackStatus(Fact):
    """Where a track of talks stood from a day on."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When = Field(description="from when")
    stands: Annotated[
        Literal["open", "moving", "stalled", "blocked", "done", "closed", "unknown"],
        word_of("open", "moving", "stalled", "blocked", "done", "closed", "unknown"),
    ] = Field(description="how it stood")
    says: Text | None = Field(default=None, description="in words")


class Track(Frame):
    """One line of talks (political, military ...); success on one is no success on another."""

    label: Text = Field(description="what it is called")
    kind: Annotated[
        Literal["political", "military", "humanitarian", "technical", "economic"],
        word_of("political", "military", "humanitarian", "technical", "economic"),
    ] = Field(description="what sort of talks")
    actors: Actors = Field(default=(), description="who takes part")
    issues: Issues = Field(default=(), description="what is talked about")
    status: Annotated[tuple[TrackStatus, ...], BeforeValidator(listed)] = Field(
        default=(), description="how it stood, entry by entry"
    )
