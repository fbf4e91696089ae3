"""What happened: dated events, who took part, what they changed."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import Direction, Fact, To, listed, word_of
from winset.case.who import Actors

# The PLOVER event words in small letters, and four that its list lacks for talks.
EVENT_TYPES = (
    "agree",
    "consult",
    "support",
    "cooperate",
    "aid",
    "yield",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "sanction",
    "mobilize",
    "coerce",
    "assault",
    "report",
    "draft",
    "vote",
    "other",
)


class Effect(Fact):
    """What an event did to a value of the case."""

    changes: Annotated[str, To("path")] = Field(description="the address of the value")
    goes: Direction = Field(description="which way")


class Event(Fact):
    """Something that happened. ``date`` is when; when it became known follows from its sources."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("date",)

    label: Text = Field(description="what happened")
    date: When = Field(description="when")
    type: Annotated[str, word_of(*EVENT_TYPES)] = Field(description="what sort of event")
    actors: Actors = Field(default=(), description="who took part")
    place: Annotated[str, To("place")] | None = Field(default=None, description="where")
    follows: Annotated[tuple[Annotated[str, To("event")], ...], BeforeValidator(listed)] = Field(
        default=(), description="events it came after"
    )
    track: Annotated[str, To("track")] | None = Field(
        default=None, description="the line of talks it belongs to"
    )
    effects: Annotated[tuple[Effect, ...], BeforeValidator(listed)] = Field(
        default=(), description="what it did to values of the case"
    )
    prisoners: Annotated[str, To("claim")] | None = Field(
        default=None,
        description="the claim with the number exchanged, when prisoners were",
    )
