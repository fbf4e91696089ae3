"""What is measured: one value, dated observations by rival counters, or a series in a file."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, PrivateAttr

from winset.case.attached import Sheet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import (
    Apparatus,
    Fact,
    Frame,
    Part,
    To,
    Whole,
    YesNo,
    listed,
    word_of,
)
from winset.case.who import Actor

Counter = Annotated[str, To("speaker")]


class Observation(Fact):
    """What somebody counted on a day. Different counters on one day are rivals, never averaged."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("at",)

    at: When
    value: Value
    by: Counter | None = None
    against: Value | None = Field(default=None, description="the other side of a poll")
    n: Whole | None = Field(default=None, description="number asked")
    error: Value | None = None
    wording: Text | None = None
    split_sample: YesNo = False
    claimed: YesNo = Field(default=False, description="a belligerent's own figure")


class Series(Part):
    """A column of a CSV file under the case folder."""

    file: str
    by: Counter | None = None
    date_column: str = "date"
    value_column: str = "value"
    known_after: Value | None = Field(
        default=None, description="how long after its date a row is known"
    )
    claimed: YesNo = False

    _sheet: Sheet | None = PrivateAttr(default=None)
    """What the file held when the case was loaded; ``winset.case.rows`` reads it."""


class Quantity(Frame):
    """A figure that lenses read, with its unit and its counters."""

    label: Text
    unit: str | None = None
    bounds: str | None = None
    value: Value | None = None
    observed: Annotated[tuple[Observation, ...], BeforeValidator(listed)] = ()
    series: Annotated[tuple[Series, ...], BeforeValidator(listed)] = ()
    use: Counter | None = Field(default=None, description="whose figures the lenses take")


ACCOUNTS = ("commodity-revenue", "budget", "reserves", "external-aid", "manpower")


class Account(Apparatus):
    """One account of a party, of a known kind, and which figures fill it.

    A party without an account of a kind has an unknown runway, not an infinite one.
    """

    party: Actor
    kind: Annotated[
        Literal["commodity-revenue", "budget", "reserves", "external-aid", "manpower"],
        word_of(*ACCOUNTS),
    ]
    label: Text | None = None
    figures: dict[str, Annotated[str, To("path")]] = Field(
        default_factory=dict,
        description="role of the figure -> address of the quantity or claim",
    )
    rule: Text | None = Field(default=None, description="how it is drawn down, in words")


class Indicator(Apparatus):
    """A sign of tiring on one side; counted, never added up blindly."""

    side: Actor
    label: Text
    goes: Annotated[
        Literal["better", "worse", "steady", "unknown"],
        word_of("better", "worse", "steady", "unknown"),
    ]
    measured_by: Annotated[str, To("path")] | None = None
