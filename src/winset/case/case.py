"""A whole case: its head, and every section by name."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from winset.case.calendar import Calendar
from winset.case.causes import Lever, Links, Loop, Variables
from winset.case.claims import Claim, Identity
from winset.case.documents import Documents, Outlets, Terms
from winset.case.drafts import Draft
from winset.case.events import Event
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.issues import Bundle, Issue, Package, Space
from winset.case.outlook import (
    Forecast,
    HypothesisSet,
    Question,
    Scenario,
    SideEffect,
    Signpost,
)
from winset.case.positions import Positions
from winset.case.quantities import Account, Indicator, Quantity
from winset.case.record import Part, To, listed, word_of
from winset.case.who import Group, Mandate, Party, Relation, Site, Track

OUTCOMES = (
    "general-ceasefire-announced",
    "general-ceasefire-30-days",
    "unilateral-truce",
    "humanitarian-truce",
    "sectoral-truce",
    "framework-signed",
    "settlement-signed",
    "ratified",
    "low-activity",
    "decisive-end",
    "mediator-leaves",
    "leader-leaves",
    "wider-war",
)


class Head(Part):
    """What the case is about, as of when, in which languages, and whose yes a deal needs."""

    id: str = Field(description="names the case in results and reports")
    title: Text = Field(description="the heading of the report")
    as_of: When = Field(description="the last day of which the case knows anything: a single day")
    since: When | None = Field(
        default=None,
        description="the earlier day that reports compare with, unless they are told another",
    )
    languages: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        default=("en",), description="the languages of its texts; plain text is in the first"
    )
    table: Annotated[tuple[Annotated[str, To("party")], ...], BeforeValidator(listed)] = Field(
        description="the parties whose yes a deal needs"
    )
    fighting: Annotated[tuple[Annotated[str, To("party")], ...], BeforeValidator(listed)] = Field(
        default=(), description="the parties that fight"
    )
    horizon: When | None = Field(default=None, description="how far ahead forecasts look")
    outcome: Annotated[str, word_of(*OUTCOMES)] = Field(
        default="general-ceasefire-30-days",
        description="the outcome that forecasts are about unless they say another",
    )
    note: Text | None = Field(default=None, description="anything a reader of the case should know")
    extends: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        default=(), description="folders of cases that this one is laid over, as named from here"
    )


class Case(Part):
    """One sourced case. Every section may be empty but ``case``, ``parties`` and ``issues``."""

    SECTIONS_REQUIRED: ClassVar[tuple[str, ...]] = ("case", "parties", "issues")

    case: Head = Field(
        description="the head: what the case is about, as of when, and who is at the table"
    )
    documents: Documents = Field(
        default_factory=dict, description="what was read, with our gist of each paragraph"
    )
    outlets: Outlets = Field(
        default_factory=dict,
        description="papers, agencies and pollsters that carry claims without being a party",
    )
    terms: Terms = Field(default_factory=dict, description="words to recognise and to print alike")
    claims: dict[str, Claim] = Field(
        default_factory=dict, description="what somebody asserts or denies, when it needs a name"
    )
    identities: dict[str, Identity] = Field(
        default_factory=dict, description="what must hold between claims"
    )
    parties: dict[str, Party] = Field(description="states and bodies, with the people inside them")
    groups: dict[str, Group] = Field(
        default_factory=dict, description="several actors under one name"
    )
    relations: dict[str, Relation] = Field(
        default_factory=dict, description="ties between two actors; the id is FROM>HOW>TO"
    )
    places: dict[str, Site] = Field(default_factory=dict, description="places on the map")
    mandates: dict[str, Mandate] = Field(
        default_factory=dict, description="who may speak for whom, on what"
    )
    tracks: dict[str, Track] = Field(
        default_factory=dict, description="lines of talks and how they stood"
    )
    families: dict[str, Text] = Field(
        default_factory=dict, description="headings under which issues are listed"
    )
    issues: dict[str, Issue] = Field(description="what a deal must, or may, settle")
    spaces: dict[str, Space] = Field(
        default_factory=dict, description="named sets of packages to look at"
    )
    packages: dict[str, Package] = Field(default_factory=dict, description="named deals")
    bundles: dict[str, Bundle] = Field(
        default_factory=dict, description="texts that belong together, each with its own signers"
    )
    positions: Positions = Field(
        default_factory=dict,
        description="who wants what: by issue, then by actor, one entry for each thing said",
    )
    provisions: dict[str, Text] = Field(
        default_factory=dict, description="the check-list of things a text should provide for"
    )
    drafts: dict[str, Draft] = Field(
        default_factory=dict, description="texts, understandings, stances and agendas on the table"
    )
    events: dict[str, Event] = Field(default_factory=dict, description="what happened")
    variables: Variables = Field(
        default_factory=dict, description="the quantities of the causal map"
    )
    links: Links = Field(default_factory=dict, description="what pushes what; the id is FROM>TO")
    loops: dict[str, Loop] = Field(
        default_factory=dict, description="circles that a document describes"
    )
    levers: dict[str, Lever] = Field(
        default_factory=dict, description="what somebody can pull, or has pulled"
    )
    calendar: Calendar = Field(
        default_factory=Calendar,
        description="tasks, deadlines and demands of the kind X only after Y",
    )
    economy: dict[str, Quantity] = Field(
        default_factory=dict, description="figures of money, prices and trade"
    )
    front: dict[str, Quantity] = Field(
        default_factory=dict, description="figures of the war on the ground"
    )
    support: dict[str, Quantity] = Field(
        default_factory=dict, description="figures of opinion and of help from outside"
    )
    accounts: dict[str, Account] = Field(
        default_factory=dict, description="which figures fill which account of a party"
    )
    indicators: dict[str, Indicator] = Field(default_factory=dict, description="signs of tiring")
    questions: dict[str, Question] = Field(
        default_factory=dict, description="what will have an answer, and how it is decided"
    )
    forecasts: dict[str, Forecast] = Field(
        default_factory=dict, description="what somebody foretold"
    )
    hypotheses: dict[str, HypothesisSet] = Field(
        default_factory=dict,
        description="readings of an intent, and how each claim reads under each",
    )
    signposts: dict[str, Signpost] = Field(
        default_factory=dict, description="what would change our mind"
    )
    side_effects: dict[str, SideEffect] = Field(
        default_factory=dict, description="what somebody seeks from talking apart from a deal"
    )
    scenarios: dict[str, Scenario] = Field(default_factory=dict, description="named what-ifs")


SECTIONS: tuple[str, ...] = tuple(field.alias or name for name, field in Case.model_fields.items())
