"""Who wants what: one dated entry for one thing said, by issue and by actor."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.condition import Condition
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import Fact, Part, To, YesNo, listed, word_of
from winset.errors import Slip, nearest

CHANNELS = ("public", "leaked", "text", "private", "deed")
LINES = ("declared", "legal", "text", "inferred")


@dataclass(frozen=True, slots=True)
class Salience(Value):
    """How much an issue matters to somebody: decisive, major, minor, or a range of 0-100."""

    FORM: ClassVar[str] = "decisive, major, minor, or a range such as 30 to 60"
    EXAMPLES: ClassVar[tuple[str, ...]] = ("decisive", "major", "30 to 60")
    WORDS: ClassVar[tuple[str, ...]] = ("decisive", "major", "minor")

    word: str = ""

    @classmethod
    def parse(cls, text: str) -> "Salience":
        if text in cls.WORDS:
            return cls(text=text, word=text)
        try:
            value = Value.parse(text)
        except Slip as slip:
            raise Slip(f"'{text}' is not a salience", cls.FORM, nearest(text, cls.WORDS)) from slip
        if value.unit or not all(0 <= n <= 100 for n in value.numbers):
            raise Slip(f"'{text}' is not a salience", cls.FORM)
        return cls(text=text, shape=value.shape, numbers=value.numbers)


class GivenUp(Fact):
    """A time when this line, or one like it, was given up before."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    on: When = Field(description="when")
    says: Text | None = Field(default=None, description="in words")


class Addition(Part):
    """Worth that a settlement gains, or loses, when the deal has a feature elsewhere."""

    WHOLE: ClassVar[tuple[str, ...]] = ("adds",)

    if_: Condition = Field(description="the feature elsewhere in the deal")
    adds: dict[str, Value] = Field(description="settlement -> worth added")


class Position(Fact):
    """One thing said (or done, or written) on one day about one issue.

    The newest entry holds for ``accepts``, ``red-line``, ``ideal``, ``salience``, ``ranking``,
    ``worth``, ``worth-if``;
    entries of ``could-accept`` add up until their ``until``.
    """

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    since: When = Field(description="the day it was said, or from which it holds")
    until: When | None = Field(default=None, description="the last day on which it holds")
    accepts: SettlementSet | None = Field(
        default=None, description="what would do (strength declared)"
    )
    could_accept: SettlementSet | None = Field(
        default=None, description="what sources judge possible (strength assessed)"
    )
    red_line: SettlementSet | None = Field(default=None, description="never, at strength declared")
    ideal: SettlementSet | None = Field(default=None, description="what he calls best")
    ranking: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        default=(), description="settlements, best first"
    )
    worth: dict[str, Value] | None = Field(
        default=None,
        description="settlement -> points somebody gave it; needs a judge and a method",
    )
    worth_if: Annotated[tuple[Addition, ...], BeforeValidator(listed)] = Field(
        default=(), description="points added when a condition on other issues holds"
    )
    salience: Salience | None = Field(default=None, description="how much the issue matters to him")
    says: Text | None = Field(default=None, description="in words, where no settlement fits")
    rival: YesNo = Field(default=False, description="the reading not followed by default")
    channel: (
        Annotated[Literal["public", "leaked", "text", "private", "deed"], word_of(*CHANNELS)] | None
    ) = Field(
        default=None,
        description="in public, leaked, in a text, in private as reported, or by a deed",
    )
    audience: Text | None = Field(default=None, description="to whom")
    line: Annotated[Literal["declared", "legal", "text", "inferred"], word_of(*LINES)] | None = (
        Field(
            default=None,
            description="kind of the red line; text = shown by proposing or refusing a text",
        )
    )
    given_up_before: Annotated[tuple[GivenUp, ...], BeforeValidator(listed)] = Field(
        default=(), description="times when this line, or one like it, was given up"
    )
    judge: Text | None = Field(default=None, description="who judged it, when it is a judgement")
    method: Text | None = Field(default=None, description="how it was judged")


Entries = Annotated[tuple[Position, ...], BeforeValidator(listed)]
Positions = dict[Annotated[str, To("issue")], dict[Annotated[str, To("actor")], Entries]]
