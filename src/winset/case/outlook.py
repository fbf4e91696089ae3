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

    asks: Text = Field(description="the question")
    answer: Annotated[
        Literal["yes-no", "number", "date", "choice"],
        word_of("yes-no", "number", "date", "choice"),
    ] = Field(description="what kind of answer it has")
    choices: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        default=(), description="the choices, if it has some"
    )
    unit: str | None = Field(default=None, description="of a number")
    outcome: str | None = Field(default=None, description="the typed outcome it asks about")
    by: When = Field(description="the day by which it is decided")
    resolves: Text = Field(description="how it is decided")


class Resolution(Fact):
    """Whether a forecast held, as far as is known."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    on: When = Field(description="when that was known")
    held: Annotated[
        Literal["yes", "no", "partly", "open"], word_of("yes", "no", "partly", "open")
    ] = Field(description="whether it held")


class Forecast(Fact):
    """What somebody foretold, when, under which condition."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("made",)

    says: Text = Field(description="what was foretold")
    made: When = Field(description="when")
    by: Annotated[str, To("speaker")] | None = Field(default=None, description="by whom")
    if_: Text | None = Field(default=None, description="the condition it was made under")
    question: Annotated[str, To("question")] | None = Field(
        default=None, description="the question it answers"
    )
    resolves: Text | None = Field(default=None, description="how it is decided whether it held")
    resolved: Resolution | None = Field(default=None, description="whether it held, once known")


class Scenario(Apparatus):
    """A named what-if: claims left out, values set or added. All of it is judgement."""

    WHOLE: ClassVar[tuple[str, ...]] = ("without", "set", "add")

    label: Text = Field(description="what it is called")
    without: Annotated[
        tuple[Annotated[str, To("source-or-link")], ...], BeforeValidator(listed)
    ] = Field(default=(), description="claims, paragraphs, documents and links left out")
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

    asks: Text = Field(description="the question about intent")
    about: Actor | None = Field(default=None, description="whose intent")
    options: dict[str, Text] = Field(description="the hypotheses")
    evidence: dict[Annotated[str, To("claim")], dict[str, _READING]] = Field(
        default_factory=dict, description="how each claim reads under each of them"
    )
    judge: Text | None = Field(default=None, description="who read them so")


class Shift(Part):
    """Which judgement a signpost moves, and where."""

    judgement: Annotated[
        Literal["blockers", "near-misses", "timetable", "pressure", "stamina", "durability"],
        word_of(*JUDGEMENTS),
    ] = Field(description="the judgement")
    goes: Annotated[
        Literal["up", "down", "falls", "settled"],
        word_of("up", "down", "falls", "settled"),
    ] = Field(description="which way it moves")
    from_: Text | None = Field(default=None, description="from")
    to: Text | None = Field(default=None, description="to")


class Signpost(Fact):
    """Something observable, by a day, that would change our mind."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("set_on",)

    label: Text = Field(description="the observable, as it stands after 'if'")
    by: When = Field(description="the day by which it would be seen")
    set_on: When | None = Field(default=None, description="the day we set it")
    seen_how: Text | None = Field(default=None, description="how one would see it")
    moves: Annotated[tuple[Shift, ...], BeforeValidator(listed)] = Field(
        description="which judgements it moves, and where to"
    )


class SideEffect(Fact):
    """What somebody seeks from talking apart from a deal: time, standing, relief, a split."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("since",)

    who: Actor = Field(description="who seeks it")
    seeks: Text = Field(description="what he seeks")
    since: When | None = Field(default=None, description="from when")
    through: Annotated[str, To("path")] | None = Field(
        default=None, description="the address of what he seeks it through"
    )
