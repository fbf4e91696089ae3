"""What is negotiated: issues with their settlements, and the package spaces built from them."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.words import Text
from winset.case.record import Apparatus, Frame, To, YesNo, labelled, listed, word_of
from winset.case.who import Actors

IssueKind = Literal["ordered", "unordered", "yes-no", "amount", "date", "text"]
Route = Literal["ceded-by-leader", "by-vote", "lost-in-fighting", "left-undecided", "agreed"]
DealType = Literal["truce", "framework", "settlement"]
DEAL_TYPES = ("truce", "framework", "settlement")
ROUTES = ("ceded-by-leader", "by-vote", "lost-in-fighting", "left-undecided", "agreed")


class Settlement(Frame):
    """One way to settle an issue. ``route`` says how it would come about."""

    label: Text
    route: Annotated[Route, word_of(*ROUTES)] | None = None


class Issue(Frame):
    """Something a deal must, or may, settle."""

    label: Text
    family: Annotated[str, To("family")] | None = None
    kind: Annotated[IssueKind, word_of("ordered", "unordered", "yes-no", "amount", "date", "text")]
    scale: dict[str, Annotated[Settlement, BeforeValidator(labelled)]] = Field(default_factory=dict)
    unit: str | None = None
    range: str | None = Field(default=None, description="of an amount or a date")
    divisible: YesNo = False
    pa_x: str | None = Field(
        default=None, description="provision code of the peace-agreements data base"
    )

    @property
    def settlements(self) -> tuple[str, ...]:
        """Ids of the settlements a deal can choose, in order; yes and no for a yes-no issue."""
        return ("no", "yes") if self.kind == "yes-no" else tuple(self.scale)


class Space(Apparatus):
    """A named space of packages: for each issue the settlements looked at."""

    label: Text
    deal_type: Annotated[DealType, word_of(*DEAL_TYPES)] = "settlement"
    issues: dict[
        Annotated[str, To("issue")],
        Annotated[tuple[str, ...], BeforeValidator(listed)],
    ]


class Package(Apparatus):
    """A named deal: one settlement for each issue it names."""

    label: Text
    deal_type: Annotated[DealType, word_of(*DEAL_TYPES)] = "settlement"
    settles: dict[Annotated[str, To("issue")], SettlementSet]
    from_draft: Annotated[str, To("draft")] | None = None


class Bundle(Apparatus):
    """Several texts that belong together, each with its own signers (side agreements)."""

    label: Text
    texts: dict[Annotated[str, To("draft")], Actors]
