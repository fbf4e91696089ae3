"""What is asked of the future? Questions, forecasts, what-ifs, hypotheses, signposts, side aims."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import Apparatus, Fact, Part, To, listed, word_of
from winset.case.who import Actor

JUDGEMENTS = (
    "blockers",
    "near-misses",
    "timetable",
    "pressure",
    "stamina",
    "durability",
)


class Question(Apparatus):
    """Something that will have an answer, and how it is decided."""

    asks: Text
    answer: Annotated[
        Literal["yes-no", "number", "date", "choice"],
        word_of("yes-no", "number", "date", "choice"),
    ]
    choices: Annotated[tuple[str, ...], BeforeValidator(listed)] = ()
    unit: str | None = None
    outcome: str | None = Field(default=None, description="the typed outcome it asks about")
    by: When
    resolves: Text


class Resolution(Fact):
    """Whether a forecast held, as far as is known."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    on: When
    held: Annotated[Literal["yes", "no", "partly", "open"], word_of("yes", "no", "partly", "open")]


class Forecast(Fact):
    """What somebody foretold, when, under which condition."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("made",)

    says: Text
    made: When
    by: Annotated[str, To("speaker")] | None = None
    if_: Text | None = None
    question: Annotated[str, To("question")] | None = None
    resolves: Text | None = None
    resolved: Resolution | None = None


class Scenario(Apparatus):
    """A named what-if: claims left out, values set or added. All of it is judgement."""

    WHOLE: ClassVar[tuple[str, ...]] = ("without", "set", "add")

    label: Text
    without: Annotated[
        tuple[Annotated[str, To("source-or-link")], ...], BeforeValidator(listed)
    ] = ()
    set: dict[Annotated[str, To("path")], Any] = Field(
        default_factory=dict, description="address -> value, as after --set"
    )
    add: dict[Annotated[str, To("path")], Any] = Field(
        default_factory=dict, description="address -> value, added as of the as-of day"
    )


_READING = Annotated[
    Literal["consistent", "inconsistent", "neutral"],
    word_of("consistent", "inconsistent", "neutral"),
]


class HypothesisSet(Apparatus):
    """One question about intent, the hypotheses, and how each claim reads under each.

    Answered by diagnosticity: a claim that reads alike under all hypotheses tells nothing.
    """

    asks: Text
    about: Actor | None = None
    options: dict[str, Text]
    evidence: dict[Annotated[str, To("claim")], dict[str, _READING]] = Field(default_factory=dict)
    judge: Text | None = None


class Shift(Part):
    """Which judgement a signpost moves, and where."""

    judgement: Annotated[
        Literal["blockers", "near-misses", "timetable", "pressure", "stamina", "durability"],
        word_of(*JUDGEMENTS),
    ]
    goes: Annotated[
        Literal["up", "down", "falls", "settled"],
        word_of("up", "down", "falls", "settled"),
    ]
    from_: Text | None = None
    to: Text | None = None


class Signpost(Fact):
    """Something observable, by a day, that would change our mind."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("set_on",)

    label: Text = Field(description="the observable, as it stands after 'if'")
    by: When
    set_on: When | None = None
    seen_how: Text | None = None
    moves: Annotated[tuple[Shift, ...], BeforeValidator(listed)]


class SideEffect(Fact):
    """What somebody seeks from talking apart from a deal: time, standing, relief, a split."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    who: Actor
    seeks: Text
    since: When | None = None
    through: Annotated[str, To("path")] | None = None
