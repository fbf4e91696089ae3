"""What pushes what: variables, signed links with delays, loops a document describes, levers."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import Apparatus, Fact, Frame, To, labelled, listed, word_of
from winset.case.who import Actors
from winset.errors import Slip
from winset.units import DAYS_PER

_WORDS = ("days", "weeks", "months", "years", "after-signing")


def _delay(given: object) -> object:
    """A word for the order of size, or a range: 'weeks', 'months to years', '4 to 10 weeks'."""
    if not isinstance(given, str):
        raise Slip("a delay that is not text", "weeks, months to years, or 4 to 10 weeks")
    if all(part in _WORDS for part in given.split(" to ")):
        return given
    if Value.parse(given).unit not in DAYS_PER:
        raise Slip(
            f"'{given}' is not a delay",
            "days, weeks, months, years, after-signing or a length of time",
        )
    return given


Delay = Annotated[str, BeforeValidator(_delay)]


class Variable(Frame):
    """A quantity of the causal map."""

    label: Text = Field(description="what it is called")
    measured_by: Annotated[str, To("path")] | None = Field(
        default=None, description="the address of the figures that stand for it"
    )


class Link(Fact):
    """FROM>TO: both rise together (same) or one falls when the other rises (opposite)."""

    sign: Annotated[Literal["same", "opposite"], word_of("same", "opposite")] = Field(
        description="same: both rise together; opposite: one falls when the other rises"
    )
    delay: Delay | None = Field(
        default=None,
        description="how long until it shows: days, weeks to months, after-signing, 4 to 10 weeks",
    )
    when: Text | None = Field(
        default=None, description="a condition in words: printed, not evaluated"
    )


class Loop(Apparatus):
    """A circle that a document itself describes; each step must be a link."""

    WHOLE = ("through",)

    label: Text | None = Field(default=None, description="what it is called")
    through: tuple[Annotated[str, To("variable")], ...] = Field(
        description="the variables in order, back to the first"
    )
    says: Text | None = Field(default=None, description="in words")

    def ties(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """The link of each step, the step back to the start included."""
        back = (*self.through[1:], *self.through[:1])
        steps = zip(self.through, back, strict=True)
        return tuple((("through",), "link", f"{start}>{end}") for start, end in steps)


class Move(Fact):
    """What a lever does to a value of the case."""

    value: Annotated[str, To("path")] = Field(description="the address of the value")
    from_: Value | None = Field(default=None, description="before")
    to: Value | None = Field(default=None, description="after")
    after: Delay | None = Field(default=None, description="how long that takes, as in a link")


class Lever(Fact):
    """Something somebody can pull, or has pulled."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("announced",)

    label: Text = Field(description="what it is called")
    holder: Actors = Field(description="who can pull it")
    targets: Annotated[
        tuple[Annotated[str, To("actor", "group")], ...], BeforeValidator(listed)
    ] = Field(default=(), description="whom it presses or helps")
    announced: When | None = Field(default=None, description="when it was announced")
    effective: When | None = Field(default=None, description="when it took effect")
    state: Annotated[
        Literal["pulled", "threatened", "reported", "available", "dropped"],
        word_of("pulled", "threatened", "reported", "available", "dropped"),
    ] = Field(default="available", description="whether it was pulled")
    pushes: dict[
        Annotated[str, To("variable")],
        Annotated[Literal["up", "down"], word_of("up", "down")],
    ] = Field(default_factory=dict, description="variables it pushes up or down")
    moves: tuple[Move, ...] = Field(default=(), description="values it moves, and how far")


Variables = dict[str, Annotated[Variable, BeforeValidator(labelled)]]
Links = dict[str, Link]
