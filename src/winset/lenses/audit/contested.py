"""Which claims are denied or contradicted, by whom, and what rests on each side?"""

from __future__ import annotations

from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.ground import Ground, cites
from winset.results import Column, Finding, Row, Table

CONTESTED = (
    Column("pair", "key"),
    Column("claim", "claim"),
    Column("how", "word"),
    Column("by", "actor"),
    Column("date", "date"),
    Column("sources", "claims"),
    Column("rests", "number", "records"),
    Column("other", "claim"),
    Column("other-by", "actor"),
    Column("other-date", "date"),
    Column("other-sources", "claims"),
    Column("other-rests", "number", "records"),
)


def contested(ground: Ground) -> Answer:
    """Each claim beside its denial or contradiction: both stand, neither is switched off.

    ``date`` is the day it was said where that is known, else the day it became known.
    """
    rows = []
    for id, claim in ground.case.claims.items():
        rows += [_row(ground, "denies", denied, id) for denied in claim.denies]
        rows += [_row(ground, "contradicts", other, id) for other in claim.contradicts]
    table = Table("contested", CONTESTED, tuple(rows))
    return Answer((table,), tuple(map(_told, rows)))


def _row(ground: Ground, how: str, claim: str, other: str) -> Row:
    first, second = _side(ground, claim), _side(ground, other)
    cells = (f"{claim} {other}", claim, how, *first, other, *second)
    return Row(cells, (f"claims.{claim}", f"claims.{other}"), (claim, other))


def _side(ground: Ground, id: str) -> tuple[str | int | tuple[str, ...] | None, ...]:
    claim = ground.case.claims[id]
    said = claim.date.text if claim.date is not None else None
    day = said or ground.knowing.claims[id].isoformat()
    resting = ground.resting(id)
    rests = len(resting.cited) + len(resting.used) + len(resting.through)
    return (claim.by, day, cites(claim) or None, rests)


def _told(row: Row) -> Finding:
    _, claim, how, _, date, _, rests, other, _, other_date, _, other_rests = row.cells
    cells = {
        "claim": claim,
        "date": date,
        "rests": rests,
        "claim2": other,
        "date2": other_date,
        "rests2": other_rests,
    }
    code = "denied" if how == "denies" else "contradicted"
    return told(code, "contested", row, cells)
