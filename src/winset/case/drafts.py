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

    draft: DraftId


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
    ]
    by: Annotated[str, To("speaker")] | None = None
    on: When | None = None


class Disowned(Fact):
    """Somebody on the author's side who would not stand by the text."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    who: Annotated[str, To("actor")]
    on: When | None = None
    says: Text | None = None


class Delivery(Fact):
    """Who does what a clause promises, from when to when, and what ends it."""

    by: Actors = ()
    starts: Text | None = None
    ends: Text | None = None
    reversible: Annotated[Literal["yes", "partly", "no"], word_of("yes", "partly", "no")] | None = (
        None
    )
    voids_if: Text | None = None
    credibility: dict[Annotated[str, To("actor")], Value] = Field(
        default_factory=dict, description="per reader, as a chance"
    )


class Clause(Fact):
    """One point of a text: it settles an issue, or says something no modelled issue holds."""

    ONE_OF: ClassVar[tuple[str, ...]] = ("sets", "gist", "drops")

    n: str | None = Field(default=None, description="the text's own number")
    sets: Annotated[str, To("issue")] | None = None
    to: SettlementSet | None = Field(default=None, description="settlements, or 'unspecified'")
    gist: Text | None = None
    drops: str | None = Field(default=None, description="a clause of an earlier text: DRAFT NUMBER")
    readings: dict[Annotated[str, To("actor")], SettlementSet] = Field(default_factory=dict)
    vagueness: Value | None = Field(default=None, description="0 clear to 1 says nothing")
    signs: Actors = ()
    delivers: Actors = ()
    can_undo: Actors = ()
    delivery: Delivery | None = None
    provides: Annotated[tuple[Annotated[str, To("provision")], ...], BeforeValidator(listed)] = ()
    cuts_against: Actors = Field(
        default=(), description="against whom a source says this clause goes"
    )

    def ties(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """The clause it drops."""
        return ((("drops",), "clause", self.drops),) if self.drops is not None else ()


class Reaction(Fact):
    """What somebody did with a text, in five steps, and whether he had seen it."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("on",)

    who: Annotated[str, To("actor")]
    says: Annotated[
        Literal["accepts", "yes-but", "evades", "rejects", "silent"],
        word_of(*REACTIONS),
    ]
    on: When | None = None
    text_seen: YesNo | None = Field(default=None, description="absent = unknown")
    words: Text | None = None


class Draft(Fact):
    """A text, an understanding, a stance or an agenda that was on the table."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("date",)
    LOST: ClassVar[dict[str, Any]] = {"rest": "unknown"}

    label: Text
    date: When
    form: Annotated[Literal["text", "understanding", "stance", "agenda"], word_of(*FORMS)] = "text"
    status: (
        Annotated[
            Literal["non-paper", "negotiating-text", "offer", "ultimatum", "agreed"],
            word_of(*STATUSES),
        ]
        | None
    ) = None
    deal_type: (
        Annotated[
            Literal["truce", "framework", "settlement"],
            word_of("truce", "framework", "settlement"),
        ]
        | None
    ) = None
    authors: Actors
    inputs: Actors = Field(default=(), description="whose wishes went in")
    derives_from: Annotated[tuple[Derivation, ...], BeforeValidator(_derivations)] = ()
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
    release: Release | None = None
    disowned_by: Annotated[tuple[Disowned, ...], BeforeValidator(listed)] = ()
    clauses: tuple[Clause, ...] = ()
    reactions: Annotated[tuple[Reaction, ...], BeforeValidator(listed)] = ()

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
