"""Which printed figures are doubted, what do the identities give instead, and what is used?"""

from __future__ import annotations

from dataclasses import dataclass

from winset.case.claims import Asserted, Claim
from winset.case.dependence import Resting
from winset.lenses.audit.answer import Answer, told, warned
from winset.lenses.audit.ground import Ground, cites
from winset.lenses.audit.identities.holds import outcomes
from winset.lenses.audit.identities.look_up import Names
from winset.lenses.audit.identities.solve import given
from winset.results import Caution, Cell, Column, Finding, Row, Table

FIGURES = (
    Column("figure", "key"),
    Column("claim", "claim"),
    Column("document", "document"),
    Column("printed", "figure"),
    Column("printed-list", "ids"),
    Column("why", "text-at"),
    Column("identity", "address"),
    Column("gives", "figure"),
    Column("used", "figure"),
    Column("used-list", "ids"),
    Column("used-from", "claims"),
    Column("raised-by", "ids"),
)


@dataclass(frozen=True, slots=True)
class Suspect:
    """One doubted figure: as printed, by which identity, what it gives, what is used and whence."""

    claim: str
    document: str
    printed: Asserted | None
    failing: tuple[str, ...]
    identity: str | None
    gives: str | None
    used: Asserted | None
    used_from: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether the doubted figure itself is used."""
        return self.used == self.printed


def figures(ground: Ground) -> Answer:
    """Every claim marked as suspect: printed, given by an identity, used instead.

    ``gives`` is what the first failing identity asks of the figure, all others as printed. ``used``
    is the printed figure when the case has no correction, or is looked at as written.
    """
    found = [_suspect(ground, id, c) for id, c in ground.case.claims.items() if c.suspect]
    rests = {s.claim: ground.resting(s.claim) for s in found}
    found.sort(key=lambda s: (s.printed is None, -_leaning(rests[s.claim]), s.claim))
    rows = tuple(map(_row, found))
    table = Table("figures", FIGURES, rows)
    return Answer((table,), tuple(map(_told, found, rows)), tuple(map(_warned, found)))


def _leaning(resting: Resting) -> int:
    return len(resting.cited) + len(resting.used) + len(resting.through)


def _suspect(ground: Ground, id: str, claim: Claim) -> Suspect:
    failing = tuple(i for i in ground.case.identities if _fails_on(ground, i, id))
    identity, gives = _given(ground, id, failing)
    used, used_from = _used(ground, id, claim)
    places = [c.target for c in claim.rests_on if c.target in ground.case.documents]
    document = places[0] if places else id
    return Suspect(
        id, document, claim.value, failing, identity, gives, used, used_from, cites(claim)
    )


def _fails_on(ground: Ground, identity: str, claim: str) -> bool:
    if claim not in ground.case.identities[identity].check.names():
        return False
    return any(one.verdict == "fails" for one in outcomes(ground.case, identity))


def _given(ground: Ground, id: str, failing: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The first failing identity that can be solved for the claim, and what it gives."""
    names = Names(ground.case)
    for identity in failing:
        found = given(ground.case.identities[identity].check, id, names)
        if found is not None:
            return identity, found
    return (failing[0] if failing else None), None


def _used(ground: Ground, id: str, claim: Claim) -> tuple[Asserted | None, tuple[str, ...]]:
    """What is used, and where it comes from."""
    corrected = claim.corrected_to
    if corrected is None:
        return claim.value, (id,)
    if corrected.claim is not None:
        return ground.case.claims[corrected.claim].value, (corrected.claim,)
    return corrected.value, tuple(c.text for c in corrected.at)


def _row(one: Suspect) -> Row:
    raised = tuple(f"identities.{i}" for i in one.failing)
    cells = (
        f"claims.{one.claim}",
        one.claim,
        one.document,
        _figure(one.printed),
        _list(one.printed),
        f"claims.{one.claim}.suspect",
        f"identities.{one.identity}" if one.identity is not None else None,
        one.gives,
        _figure(one.used),
        _list(one.used),
        one.used_from or None,
        raised or None,
    )
    claims = tuple(dict.fromkeys((one.claim, *one.sources, *one.used_from)))
    return Row(cells, (f"claims.{one.claim}", *raised), claims)


def _figure(given: Asserted | None) -> str | None:
    return given.text if given is not None and not given.ids else None


def _list(given: Asserted | None) -> tuple[str, ...] | None:
    return given.ids or None if given is not None else None


def _told(one: Suspect, row: Row) -> Finding:
    """Printed, given and used in one sentence; with less known, a shorter one."""
    cells: dict[str, Cell] = {"claim": one.claim, "document": one.document}
    if one.printed is None:
        return told("figure-suspect", "figures", row, cells)
    if one.printed.ids:
        lists = {**cells, "who": one.printed.ids, "actors": _list(one.used)}
        return told("list-kept" if one.kept else "list-used", "figures", row, lists)
    code = "figure-kept" if one.kept else "figure-used"
    cells |= {"figure": _figure(one.printed), "figure3": _figure(one.used)}
    if one.gives is None:
        return told(code, "figures", row, cells)
    more: dict[str, Cell] = {"at": f"identities.{one.identity}", "figure2": one.gives}
    return told(f"{code}-given", "figures", row, {**cells, **more})


def _warned(one: Suspect) -> Caution:
    if one.kept:
        return warned("suspect-figure", "suspect-kept", {"claim": one.claim})
    if one.printed is not None and one.printed.ids:
        return warned(
            "suspect-figure", "suspect-list", {"claim": one.claim, "actors": _list(one.used)}
        )
    cells: dict[str, Cell] = {"figure": _figure(one.printed), "figure2": _figure(one.used)}
    return warned("suspect-figure", "suspect-corrected", {"claim": one.claim, **cells})
