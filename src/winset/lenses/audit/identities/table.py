"""How are the identities told?"""

from __future__ import annotations

from winset.case.grammar.check import WEEKDAYS, Before
from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.ground import Ground, cites
from winset.lenses.audit.identities.holds import Outcome, outcomes
from winset.results import Cell, Column, Finding, Quantity, Row, Table

IDENTITIES = (
    Column("check", "key"),
    Column("identity", "address"),
    Column("claims", "claims"),
    Column("reading", "figure"),
    Column("left", "figure"),
    Column("right", "figure"),
    Column("difference", "number", "%"),
    Column("within", "number", "%"),
    Column("verdict", "word"),
    Column("why", "word"),
    Column("strays", "ids"),
    Column("corrected", "word"),
)


def identities(ground: Ground) -> Answer:
    """Every identity under every reading of its figures, as printed and with corrections."""
    rows = [row for id in ground.case.identities for row in _rows(ground, id)]
    table = Table("identities", IDENTITIES, tuple(rows))
    broken = sorted((row for row in rows if row.cells[8] != "holds"), key=_new_and_large)
    return Answer((table,), tuple(_told(ground, row) for row in broken))


def _new_and_large(row: Row) -> tuple[bool, float]:
    """What no correction mends yet comes first, the largest difference first."""
    apart = row.cells[6]
    return (row.cells[11] is not None, -apart.median if isinstance(apart, Quantity) else 0.0)


def _rows(ground: Ground, id: str) -> list[Row]:
    identity = ground.case.identities[id]
    names = identity.check.names()
    claims = tuple(n for n in names if n in ground.case.claims)
    mended = _mended(ground, id, claims)
    addresses = (f"identities.{id}", *(a for n in names if (a := _address(ground, n))))
    rows = []
    for one in outcomes(ground.case, id):
        cells = (
            f"{id} {one.reading}".strip(),
            f"identities.{id}",
            claims or None,
            one.reading or None,
            one.left,
            one.right,
            _exact(one.difference),
            _exact(one.within),
            one.verdict,
            one.why or None,
            one.strays or None,
            mended,
        )
        rows.append(Row(cells, addresses, (*claims, *cites(identity))))
    return rows


def _exact(number: float | None) -> Quantity | None:
    return Quantity.exactly(number) if number is not None else None


def _mended(ground: Ground, id: str, claims: tuple[str, ...]) -> str | None:
    """The verdict with the figures that are used instead; None when nothing is corrected."""
    if not any(ground.case.claims[c].corrected_to is not None for c in claims):
        return None
    return overall(outcomes(ground.case, id, corrected=True))


def overall(found: tuple[Outcome, ...]) -> str:
    """One word for all readings: *depends* when some hold and some fail."""
    verdicts = {one.verdict for one in found}
    if len(verdicts) == 1:
        return found[0].verdict
    return "depends" if "fails" in verdicts and "holds" in verdicts else "cannot"


def _address(ground: Ground, name: str) -> str | None:
    for section in ("claims", "places", "events"):
        if name in getattr(ground.case, section):
            return f"{section}.{name}"
    return None


def _told(ground: Ground, row: Row) -> Finding:
    _, at, _, reading, left, right, difference, within, verdict, why, strays, _ = row.cells
    cells: dict[str, Cell] = {"at": at}
    if verdict == "cannot":
        return told("identity-cannot", "identities", row, {**cells, "why": why})
    if strays is not None:
        return told("identity-strays", "identities", row, {**cells, "actors": strays})
    if difference is None and (left in WEEKDAYS or right in WEEKDAYS):
        return told("identity-weekday", "identities", row, {**cells, "day": left, "day2": right})
    if difference is None:
        code = "identity-order" if _is_order(ground, str(at)) else "identity-days"
        return told(code, "identities", row, {**cells, "date": left, "date2": right})
    cells |= {"figure": left, "figure2": right, "difference": difference, "within": within}
    if reading is None:
        return told("identity-fails", "identities", row, cells)
    return told("identity-fails-reading", "identities", row, {**cells, "figure3": reading})


def _is_order(ground: Ground, at: str) -> bool:
    identity = ground.case.identities[at.removeprefix("identities.")]
    return isinstance(identity.check.test, Before)
