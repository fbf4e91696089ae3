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

    at: When = Field(description="the day or time counted")
    value: Value = Field(description="the figure; of a poll, the share for")
    by: Counter | None = Field(default=None, description="who counted")
    against: Value | None = Field(default=None, description="the other side of a poll")
    n: Whole | None = Field(default=None, description="number asked")
    error: Value | None = Field(default=None, description="margin of error of a poll")
    wording: Text | None = Field(default=None, description="what was asked")
    split_sample: YesNo = Field(
        default=False, description="whether only part of the sample was asked"
    )
    claimed: YesNo = Field(default=False, description="a belligerent's own figure")


class Series(Part):
    """A column of a CSV file under the case folder."""

    file: str = Field(description="a CSV file under the case folder")
    by: Counter | None = Field(default=None, description="who counted")
    date_column: str = Field(default="date", description="the column with the dates")
    value_column: str = Field(default="value", description="the column with the figures")
    known_after: Value | None = Field(
        default=None, description="how long after its date a row is known"
    )
    claimed: YesNo = Field(default=False, description="whether it is a belligerent's own count")

    _sheet: Sheet | None = PrivateAttr(default=None)
    """What the file held when the case was loaded; ``winset.case.rows`` reads it."""


class Quantity(Frame):
    """A figure that lenses read, with its unit and its counters."""

    label: Text = Field(description="what it is called")
    unit: str | None = Field(default=None, description="the unit of all its figures")
    bounds: str | None = Field(
        default=None, description="a range in which its figures must lie, such as 0 to 10 USD"
    )
    value: Value | None = Field(default=None, description="a single figure")
    observed: Annotated[tuple[Observation, ...], BeforeValidator(listed)] = Field(
        default=(), description="dated figures, each with its counter"
    )
    series: Annotated[tuple[Series, ...], BeforeValidator(listed)] = Field(
        default=(), description="columns of files"
    )
    use: Counter | None = Field(default=None, description="whose figures the lenses take")
    held_by: Annotated[str, To("actor")] | None = Field(
        default=None,
        description="whose holding it measures: what he gains, the others who fight lose",
    )


BUFFERS = ("commodity-revenue", "budget", "reserves", "external-aid", "manpower")
"""Accounts that hold somebody up for a while."""
ACCOUNTS = (*BUFFERS, "recovery")
"""Every kind; what recovery will cost holds nobody up, but each month adds to it."""


class Account(Apparatus):
    """One account of a party, of a known kind, and which figures fill it.

    A party without an account of a kind has an unknown runway, not an infinite one.
    """

    party: Actor = Field(description="whose account")
    kind: Annotated[
        Literal["commodity-revenue", "budget", "reserves", "external-aid", "manpower", "recovery"],
        word_of(*ACCOUNTS),
    ] = Field(description="of which kind")
    label: Text | None = Field(default=None, description="what it is called")
    figures: dict[str, Annotated[str, To("path")]] = Field(
        default_factory=dict,
        description="role of the figure -> address of the quantity or claim",
    )
    rule: Text | None = Field(default=None, description="how it is drawn down, in words")


class Indicator(Apparatus):
    """A sign of tiring on one side; counted, never added up blindly."""

    side: Actor = Field(description="on whose side")
    label: Text = Field(description="the sign")
    goes: Annotated[
        Literal["better", "worse", "steady", "unknown"],
        word_of("better", "worse", "steady", "unknown"),
    ] = Field(description="which way it goes")
    measured_by: Annotated[str, To("path")] | None = Field(
        default=None, description="the address of its figures"
    )
