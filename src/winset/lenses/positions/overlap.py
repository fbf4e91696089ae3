"""How much of each ladder is left open by what the table has said?"""

from __future__ import annotations

from winset.case.address import resolve
from winset.case.case import Case
from winset.case.positions import Position
from winset.case.stance import stance
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


def overlap(case: Case, ladder: Table) -> Table:
    """One row per issue with listed settlements: the parties at the table, at strength declared.

    ``refused-by-none`` counts rungs nobody refuses, unsaid included: room, not agreement.
    """
    rows = []
    for issue, record in case.issues.items():
        if not record.settlements:
            continue
        cells = [r for r in ladder.where(issue=issue) if r.cells[3] in case.case.table]
        states: dict[str, list[str]] = {}
        for row in cells:
            states.setdefault(str(row.cells[2]), []).append(str(row.cells[4]))
        refused = [s for s in states.values() if "refuses" in s]
        numbers = (
            len(states),
            sum(set(s) == {"accepts"} for s in states.values()),
            len(states) - len(refused),
            len(refused),
            sum(s.count("unsaid") for s in states.values()),
            sum(len(s) for s in states.values()),
        )
        who = tuple(dict.fromkeys(str(r.cells[3]) for r in cells if r.cells[4] == "refuses"))
        grounds = [_ground(case, r) for r in cells if r.cells[6] is not None]
        inferred, assumed = grounds.count("inferred"), grounds.count("assumed")
        level = _confidence(numbers[4], inferred, assumed, len(grounds))
        claims = tuple(dict.fromkeys(c for r in cells if r.cells[4] == "refuses" for c in r.claims))
        decisive = _decisive(case, issue)
        made = (f"issues.{issue}", *numbers, inferred, assumed, who or None, level, decisive)
        rows.append(Row(made, (f"issues.{issue}",), claims))
    return Table("overlap", COLUMNS, tuple(rows))


def _decisive(case: Case, issue: str) -> int:
    """For how many parties at the table the issue is decisive, as recorded."""
    entries = (stance(case, issue, party).held.get("salience") for party in case.case.table)
    weights = [entry.salience for entry in entries if entry is not None]
    return sum(weight is not None and weight.word == "decisive" for weight in weights)


def _ground(case: Case, row: Row) -> str:
    """How we know the entry that decides a cell."""
    thing = resolve(case, str(row.cells[6]).replace(".red-line", "").replace(".accepts", "")).thing
    return thing.stands_as if isinstance(thing, Position) else "stated"


def _confidence(unsaid: int, inferred: int, assumed: int, filled: int) -> str:
    """Low when an assumption or silence decides a cell or most cells are inferred; high when all
    cells are filled and none is inferred; else moderate. The rule is ours (judgement)."""
    if assumed or filled == 0 or inferred * 2 > filled:
        return "low"
    if unsaid:
        return "low" if unsaid * 2 > filled + unsaid else "moderate"
    return "moderate" if inferred else "high"
