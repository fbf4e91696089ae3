"""Which texts are on the table? Who wrote them from what, who reads a clause how, who reacted."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import Fact, To, YesNo, listed, word_of
from winset.case.who import Actors

DraftId = Annotated[str, To("draft")]
FORMS = ("text", "understanding", "stance", "agenda")
STATUSES = ("non-paper", "negotiating-text", "offer", "ultimatum", "agreed")
REACTIONS = ("accepts", "yes-but", "evades", "rejects", "silent")


class Derivation(Fact):
    """The text a draft was made from."""

    draft: DraftId = Field(description="the earlier text")


def _derivations(given: object) -> object:
    many = listed(given)
    return (
        [{"draft": d} if isinstance(d, str) else d for d in many]
        if isinstance(many, list)
        else many
    )


class Release(Fact):
    """How a text became known, by whom, when."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    how: Annotated[
        Literal["published", "leaked", "described", "unpublished"],
        word_of("published", "leaked", "described", "unpublished"),
    ] = Field(description="in which way")
    by: Annotated[str, To("speaker")] | None = Field(default=None, description="by whom")
    on: When | None = Field(default=None, description="when")


class Disowned(Fact):
    """Somebody on the author's side who would not stand by the text."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    who: Annotated[str, To("actor")] = Field(description="who would not stand by it")
    on: When | None = Field(default=None, description="when")
    says: Text | None = Field(default=None, description="in words")


class Delivery(Fact):
    """Who does what a clause promises, from when to when, and what ends it."""

    by: Actors = Field(default=(), description="who does it")
    starts: Text | None = Field(default=None, description="when it begins, in words")
    ends: Text | None = Field(default=None, description="when it ends, in words")
    reversible: Annotated[Literal["yes", "partly", "no"], word_of("yes", "partly", "no")] | None = (
        Field(default=None, description="whether it can be taken back")
    )
    voids_if: Text | None = Field(default=None, description="what ends the promise")
    credibility: dict[Annotated[str, To("actor")], Value] = Field(
        default_factory=dict, description="per reader, as a chance"
    )


class Clause(Fact):
    """One point of a text: it settles an issue, or says something no modelled issue holds."""

    ONE_OF: ClassVar[tuple[str, ...]] = ("sets", "gist", "drops")

    n: str | None = Field(default=None, description="the text's own number")
    sets: Annotated[str, To("issue")] | None = Field(
        default=None, description="the issue it settles"
    )
    to: SettlementSet | None = Field(default=None, description="settlements, or 'unspecified'")
    gist: Text | None = Field(
        default=None, description="what it says, where no modelled issue holds it"
    )
    drops: str | None = Field(default=None, description="a clause of an earlier text: DRAFT NUMBER")
    readings: dict[Annotated[str, To("actor")], SettlementSet] = Field(
        default_factory=dict, description="what each reader takes it to settle"
    )
    vagueness: Value | None = Field(default=None, description="0 clear to 1 says nothing")
    signs: Actors = Field(
        default=(), description="whose consent this point needs; absent = all signers of the text"
    )
    delivers: Actors = Field(default=(), description="who must do something for it")
    can_undo: Actors = Field(default=(), description="who could undo it without having signed")
    delivery: Delivery | None = Field(default=None, description="who does what, from when to when")
    provides: Annotated[tuple[Annotated[str, To("provision")], ...], BeforeValidator(listed)] = (
        Field(default=(), description="points of the check-list that it covers")
    )
    cuts_against: Actors = Field(
        default=(), description="against whom a source says this clause goes"
    )

    def ties(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """The clause it drops."""
        return ((("drops",), "clause", self.drops),) if self.drops is not None else ()


class Reaction(Fact):
    """What somebody did with a text, in five steps, and whether he had seen it."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    who: Annotated[str, To("actor")] = Field(description="who reacted")
    says: Annotated[
        Literal["accepts", "yes-but", "evades", "rejects", "silent"],
        word_of(*REACTIONS),
    ] = Field(description="in which of five steps")
    on: When | None = Field(default=None, description="when")
    text_seen: YesNo | None = Field(default=None, description="absent = unknown")
    words: Text | None = Field(default=None, description="in words")


class Draft(Fact):
    """A text, an understanding, a stance or an agenda that was on the table."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("date",)
    LOST: ClassVar[dict[str, Any]] = {"rest": "unknown"}

    label: Text = Field(description="what it is called")
    date: When = Field(description="when it was on the table")
    form: Annotated[Literal["text", "understanding", "stance", "agenda"], word_of(*FORMS)] = Field(
        default="text",
        description="a text, an understanding (nothing written), a stance, or an agenda",
    )
    status: (
        Annotated[
            Literal["non-paper", "negotiating-text", "offer", "ultimatum", "agreed"],
            word_of(*STATUSES),
        ]
        | None
    ) = Field(default=None, description="how binding it was meant to be")
    deal_type: (
        Annotated[
            Literal["truce", "framework", "settlement"],
            word_of("truce", "framework", "settlement"),
        ]
        | None
    ) = Field(default=None, description="what sort of deal it would make")
    authors: Actors = Field(description="who wrote it")
    inputs: Actors = Field(default=(), description="whose wishes went in")
    derives_from: Annotated[tuple[Derivation, ...], BeforeValidator(_derivations)] = Field(
        default=(), description="the texts it was made from"
    )
    follows: Annotated[tuple[DraftId, ...], BeforeValidator(listed)] = Field(
        default=(), description="after it in time, not made from it"
    )
    leans: Annotated[str, To("actor")] | None = Field(
        default=None, description="what sources say of its tilt"
    )
    rest: str = Field(
        default="nothing",
        description="issues no clause names: nothing, unknown, or 'as DRAFT'",
    )
    release: Release | None = Field(default=None, description="how it became known")
    disowned_by: Annotated[tuple[Disowned, ...], BeforeValidator(listed)] = Field(
        default=(), description="those of the author's side who would not stand by it"
    )
    clauses: tuple[Clause, ...] = Field(default=(), description="its points")
    reactions: Annotated[tuple[Reaction, ...], BeforeValidator(listed)] = Field(
        default=(), description="what others did with it"
    )

    def ties(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """The text that holds where no clause does."""
        as_in = self.rest.removeprefix("as ")
        return ((("rest",), "draft", as_in),) if as_in != self.rest else ()

    def clause_names(self) -> tuple[str, ...]:
        """An id for each clause: its number, with what it sets when the number occurs twice."""
        return clause_names(self.clauses)


def clause_names(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    """An id for each clause, none twice.

    That is its number (or what it sets, or 'gist'); for twins also what it sets, then 'again'.
    """
    numbers = [c.n or c.sets or "gist" for c in clauses]
    names: list[str] = []
    for clause, number in zip(clauses, numbers, strict=True):
        name = number if numbers.count(number) == 1 else f"{number}-{clause.sets or 'gist'}"
        twins = sum(1 for other in names if other == name or other.startswith(f"{name}-again"))
        names.append(name if not twins else f"{name}-again{twins if twins > 1 else ''}")
    return tuple(names)
