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

    changes: Annotated[str, To("path")]
    goes: Direction


class Event(Fact):
    """Something that happened. ``date`` is when; when it became known follows from its sources."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("date",)

    label: Text
    date: When
    type: Annotated[str, word_of(*EVENT_TYPES)]
    actors: Actors = ()
    place: Annotated[str, To("place")] | None = None
    follows: Annotated[tuple[Annotated[str, To("event")], ...], BeforeValidator(listed)] = ()
    track: Annotated[str, To("track")] | None = None
    effects: Annotated[tuple[Effect, ...], BeforeValidator(listed)] = ()
    prisoners: Annotated[str, To("claim")] | None = Field(
        default=None,
        description="the claim with the number exchanged, when prisoners were",
    )
