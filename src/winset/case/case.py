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

    id: str
    title: Text
    as_of: When
    since: When | None = Field(
        default=None,
        description="the earlier day that reports compare with, unless they are told another",
    )
    languages: Annotated[tuple[str, ...], BeforeValidator(listed)] = ("en",)
    table: Annotated[tuple[Annotated[str, To("party")], ...], BeforeValidator(listed)]
    fighting: Annotated[tuple[Annotated[str, To("party")], ...], BeforeValidator(listed)] = ()
    horizon: When | None = None
    outcome: Annotated[str, word_of(*OUTCOMES)] = "general-ceasefire-30-days"
    note: Text | None = None
    extends: Annotated[tuple[str, ...], BeforeValidator(listed)] = ()


class Case(Part):
    """One sourced case. Every section may be empty but ``case``, ``parties`` and ``issues``."""

    SECTIONS_REQUIRED: ClassVar[tuple[str, ...]] = ("case", "parties", "issues")

    case: Head
    documents: Documents = Field(default_factory=dict)
    outlets: Outlets = Field(default_factory=dict)
    terms: Terms = Field(default_factory=dict)
    claims: dict[str, Claim] = Field(default_factory=dict)
    identities: dict[str, Identity] = Field(default_factory=dict)
    parties: dict[str, Party]
    groups: dict[str, Group] = Field(default_factory=dict)
    relations: dict[str, Relation] = Field(default_factory=dict)
    places: dict[str, Site] = Field(default_factory=dict)
    mandates: dict[str, Mandate] = Field(default_factory=dict)
    tracks: dict[str, Track] = Field(default_factory=dict)
    families: dict[str, Text] = Field(default_factory=dict)
    issues: dict[str, Issue]
    spaces: dict[str, Space] = Field(default_factory=dict)
    packages: dict[str, Package] = Field(default_factory=dict)
    bundles: dict[str, Bundle] = Field(default_factory=dict)
    positions: Positions = Field(default_factory=dict)
    provisions: dict[str, Text] = Field(default_factory=dict)
    drafts: dict[str, Draft] = Field(default_factory=dict)
    events: dict[str, Event] = Field(default_factory=dict)
    variables: Variables = Field(default_factory=dict)
    links: Links = Field(default_factory=dict)
    loops: dict[str, Loop] = Field(default_factory=dict)
    levers: dict[str, Lever] = Field(default_factory=dict)
    calendar: Calendar = Field(default_factory=Calendar)
    economy: dict[str, Quantity] = Field(default_factory=dict)
    front: dict[str, Quantity] = Field(default_factory=dict)
    support: dict[str, Quantity] = Field(default_factory=dict)
    accounts: dict[str, Account] = Field(default_factory=dict)
    indicators: dict[str, Indicator] = Field(default_factory=dict)
    questions: dict[str, Question] = Field(default_factory=dict)
    forecasts: dict[str, Forecast] = Field(default_factory=dict)
    hypotheses: dict[str, HypothesisSet] = Field(default_factory=dict)
    signposts: dict[str, Signpost] = Field(default_factory=dict)
    side_effects: dict[str, SideEffect] = Field(default_factory=dict)
    scenarios: dict[str, Scenario] = Field(default_factory=dict)


SECTIONS: tuple[str, ...] = tuple(field.alias or name for name, field in Case.model_fields.items())
