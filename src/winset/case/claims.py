"""Who claims what, on whose word, against whom; and which figures must hold together."""

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, PlainSerializer

from winset.case.grammar.check import Check
from winset.case.grammar.cite import Cite
from winset.case.grammar.phrase import Phrase, Pointer
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import (
    Apparatus,
    BasisWord,
    Fact,
    Part,
    To,
    Whole,
    listed,
)
from winset.errors import Slip

Speaker = Annotated[str, To("speaker")]
Speakers = Annotated[tuple[Speaker, ...], BeforeValidator(listed)]
ClaimIds = Annotated[tuple[Annotated[str, To("claim")], ...], BeforeValidator(listed)]
Cites = Annotated[tuple[Cite, ...], BeforeValidator(listed)]


@dataclass(frozen=True, slots=True)
class Asserted(Phrase):
    """What a claim gives: a figure, a date (a day or month, with a hyphen), or a list of ids."""

    FORM: ClassVar[str] = "a figure, a date such as 2025-12-04, or a list of ids"
    EXAMPLES: ClassVar[tuple[str, ...]] = ("about 6600 km2", "2025-12-04", "[CN, IN]")

    value: Value | None = None
    when: When | None = None
    ids: tuple[str, ...] = ()

    @classmethod
    def accept(cls, given: object) -> Self:
        if isinstance(given, list):
            if not given or not all(isinstance(one, str) for one in given):
                raise Slip("a list that does not hold ids", cls.FORM)
            return cls(text=", ".join(given), ids=tuple(given))
        return super(Asserted, cls).accept(given)

    @classmethod
    def parse(cls, text: str) -> Self:
        if re.match(r"\d{4}-\d|before |after |(spring|summer|autumn|winter) \d", text.strip()):
            return cls(text=text.strip(), when=When.parse(text))
        return cls(text=text.strip(), value=Value.parse(text))

    def dumped(self) -> str | list[str]:
        return list(self.ids) if self.ids else self.text

    def pointers(self) -> tuple[Pointer, ...]:
        if self.value is not None:
            return self.value.pointers()
        return tuple(("actor", one) for one in self.ids)


def _correction(given: object) -> object:
    """A claim id alone stands for that claim."""
    return {"claim": given} if isinstance(given, str) else given


class Corrected(Part):
    """Either another claim, or a value with its own source."""

    ONE_OF: ClassVar[tuple[str, ...]] = ("claim", "value")

    claim: Annotated[str, To("claim")] | None = Field(
        default=None, description="another claim's figure"
    )
    value: Asserted | None = Field(default=None, description="a figure")
    at: Cites = Field(default=(), description="where that figure stands")
    basis: BasisWord | None = Field(default=None, description="on what ground")


def _bare_correction(corrected: "Corrected | None") -> object:
    if corrected is None:
        return None
    plain = corrected.plain()
    return plain["claim"] if list(plain) == ["claim"] else plain


class Claim(Fact):
    """Something somebody asserts or denies. ``at`` is where it stands in the documents."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("date",)

    says: Text = Field(description="what is claimed, in our words")
    value: Asserted | None = Field(default=None, description="the figure, date or list it gives")
    words: Text | None = Field(
        default=None, description="the figure in words when no number was given"
    )
    about: Annotated[str, To("path")] | None = Field(
        default=None, description="the address of the value it gives"
    )
    by: Speaker | None = Field(default=None, description="who asserts it")
    via: Speakers = Field(default=(), description="who carries it")
    at: Cites = Field(default=(), description="where it stands")
    date: When | None = Field(default=None, description="when it was said, if that is known")
    grade: Whole | None = Field(
        default=None, description="1 confirmed by others ... 6 cannot be judged"
    )
    denies: ClaimIds = Field(default=(), description="claims it denies")
    contradicts: ClaimIds = Field(default=(), description="claims it does not fit with")
    rests_on_claims: ClaimIds = Field(
        default=(), alias="rests-on", description="claims it falls with"
    )
    suspect: Text | None = Field(default=None, description="why the figure is doubted")
    corrected_to: Annotated[
        Corrected | None,
        BeforeValidator(_correction),
        PlainSerializer(_bare_correction),
    ] = Field(default=None, description="what is used instead of the printed figure")

    @property
    def rests_on(self) -> tuple[Cite, ...]:
        return (*self.at, *super().rests_on)


class Identity(Apparatus):
    """Something that must hold between claims; where it fails, ``audit`` finds it: no error."""

    label: Text | None = Field(default=None, description="what must hold, in words")
    check: Check = Field(description="what must hold, as a check")
    within: Value | None = Field(default=None, description="allowed relative difference, in %")
    about: Annotated[str, To("path")] | None = Field(
        default=None, description="the address of what it is about"
    )
