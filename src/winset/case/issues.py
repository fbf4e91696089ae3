"""What is negotiated: issues with their settlements, and the package spaces built from them."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.words import Text
from winset.case.record import Apparatus, Frame, To, YesNo, labelled, listed, word_of
from winset.case.who import Actor, Actors

IssueKind = Literal["ordered", "unordered", "yes-no", "amount", "date", "text"]
Route = Literal["ceded-by-leader", "by-vote", "lost-in-fighting", "left-undecided", "agreed"]
DealType = Literal["truce", "framework", "settlement"]
DEAL_TYPES = ("truce", "framework", "settlement")
ROUTES = ("ceded-by-leader", "by-vote", "lost-in-fighting", "left-undecided", "agreed")


class Settlement(Frame):
    """One way to settle an issue: how it would come about, and what changes hands by it."""

    label: Text = Field(description="what it is called")
    route: Annotated[Route, word_of(*ROUTES)] | None = Field(
        default=None, description="how it would come about"
    )
    hands_over: Annotated[str, To("path")] | None = Field(
        default=None, description="address of the amount that changes hands by it"
    )
    given_by: Actor | None = Field(default=None, description="who gives that up")
    taken_by: Actor | None = Field(default=None, description="who gets it")


class Issue(Frame):
    """Something a deal must, or may, settle."""

    label: Text = Field(description="what it is called")
    family: Annotated[str, To("family")] | None = Field(
        default=None, description="the heading it is listed under"
    )
    kind: Annotated[
        IssueKind, word_of("ordered", "unordered", "yes-no", "amount", "date", "text")
    ] = Field(description="how it can be settled")
    scale: dict[str, Annotated[Settlement, BeforeValidator(labelled)]] = Field(
        default_factory=dict,
        description="the settlements, of an ordered issue from one end to the other",
    )
    unit: str | None = Field(default=None, description="the unit of an amount")
    range: str | None = Field(default=None, description="of an amount or a date")
    divisible: YesNo = Field(
        default=False, description="whether a deal may lie between two settlements"
    )
    pa_x: str | None = Field(
        default=None, description="provision code of the peace-agreements data base"
    )

    @property
    def settlements(self) -> tuple[str, ...]:
        """Ids of the settlements a deal can choose, in order; yes and no for a yes-no issue."""
        return ("no", "yes") if self.kind == "yes-no" else tuple(self.scale)


class Space(Apparatus):
    """A named space of packages: for each issue the settlements looked at."""

    label: Text = Field(description="what it is called")
    deal_type: Annotated[DealType, word_of(*DEAL_TYPES)] = Field(
        default="settlement", description="what sort of deal"
    )
    issues: dict[
        Annotated[str, To("issue")],
        Annotated[tuple[str, ...], BeforeValidator(listed)],
    ] = Field(description="per issue the settlements looked at")


class Package(Apparatus):
    """A named deal: one settlement for each issue it names."""

    label: Text = Field(description="what it is called")
    deal_type: Annotated[DealType, word_of(*DEAL_TYPES)] = Field(
        default="settlement", description="what sort of deal"
    )
    settles: dict[Annotated[str, To("issue")], SettlementSet] = Field(
        description="the settlement of each issue it names"
    )
    from_draft: Annotated[str, To("draft")] | None = Field(
        default=None, description="the text it is taken from"
    )


class Bundle(Apparatus):
    """Several texts that belong together, each with its own signers (side agreements)."""

    label: Text = Field(description="what it is called")
    texts: dict[Annotated[str, To("draft")], Actors] = Field(
        description="each text with those who would sign it"
    )
