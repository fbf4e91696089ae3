"""How much of each ladder is left open by what the table has said?"""

from __future__ import annotations

from collections.abc import Sequence

from winset.case.case import Case
from winset.case.judged import judged
from winset.case.positions import Position
from winset.case.stance import stance
from winset.lenses.positions.ladder import Square, claims
from winset.results import Column, Row, Table

COLUMNS = (
    Column("issue", "key"),
    Column("rungs", "number", "settlements"),
    Column("accepted-by-all", "number", "settlements"),
    Column("refused-by-none", "number", "settlements"),
    Column("refused-by-some", "number", "settlements"),
    Column("unsaid", "number", "cells"),
    Column("cells", "number", "cells"),
    Column("inferred", "number", "cells"),
    Column("assumed", "number", "cells"),
    Column("refusing", "ids"),
    Column("confidence", "word"),
    Column("decisive", "number", "parties"),
)


def overlap(case: Case, found: Sequence[Square]) -> Table:
    """One row per issue with listed settlements: the parties at the table, at strength declared.

    ``refused-by-none`` counts rungs nobody refuses, unsaid included: room, not agreement.
    """
    at_the_table = [square for square in found if square.actor in case.case.table]
    rows = tuple(
        _row(case, issue, [s for s in at_the_table if s.issue == issue])
        for issue, record in case.issues.items()
        if record.settlements
    )
    return Table("overlap", COLUMNS, rows)


def _row(case: Case, issue: str, cells: list[Square]) -> Row:
    states: dict[str, list[str]] = {}
    for square in cells:
        states.setdefault(square.rung, []).append(square.standing.state)
    refused = sum("refuses" in said for said in states.values())
    refusing = [s for s in cells if s.standing.state == "refuses"]
    unsaid = sum(s.standing.state == "unsaid" for s in cells)
    grounds = [_ground(case, s.standing.entry) for s in cells if s.standing.entry is not None]
    inferred, assumed = grounds.count("inferred"), grounds.count("assumed")
    made = (
        f"issues.{issue}",
        len(states),
        sum(set(said) == {"accepts"} for said in states.values()),
        len(states) - refused,
        refused,
        unsaid,
        len(cells),
        inferred,
        assumed,
        tuple(dict.fromkeys(s.actor for s in refusing)) or None,
        _confidence(unsaid, inferred, assumed, len(grounds)),
        _decisive(case, issue),
    )
    rests = dict.fromkeys(claim for square in refusing for claim in claims(square.standing))
    return Row(made, (f"issues.{issue}",), tuple(rests))


def _decisive(case: Case, issue: str) -> int:
    """For how many parties at the table the issue is decisive, as recorded."""
    entries = (stance(case, issue, party).held.get("salience") for party in case.case.table)
    weights = [entry.salience for entry in entries if entry is not None]
    return sum(weight is not None and weight.word == "decisive" for weight in weights)


def _ground(case: Case, entry: Position) -> str:
    """How we know the entry that decides a cell; what rests on our own claims alone is assumed."""
    return "assumed" if judged(case, entry) else entry.stands_as


def _confidence(unsaid: int, inferred: int, assumed: int, filled: int) -> str:
    """Low when an assumption or silence decides a cell or most cells are inferred; high when all
    cells are filled and none is inferred; else moderate. The rule is ours (judgement)."""
    if assumed or filled == 0 or inferred * 2 > filled:
        return "low"
    if unsaid:
        return "low" if unsaid * 2 > filled + unsaid else "moderate"
    return "moderate" if inferred else "high"
