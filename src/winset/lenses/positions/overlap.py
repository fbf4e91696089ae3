"""How much of each ladder is left open by what the table has said?"""

from __future__ import annotations

from winset.case.case import Case
from winset.results import Column, Row, Table

COLUMNS = (
    Column("issue", "key"),
    Column("rungs", "number", "settlements"),
    Column("accepted-by-all", "number", "settlements"),
    Column("refused-by-none", "number", "settlements"),
    Column("refused-by-some", "number", "settlements"),
    Column("unsaid", "number", "cells"),
    Column("cells", "number", "cells"),
    Column("refusing", "ids"),
)


def overlap(case: Case, ladder: Table) -> Table:
    """One row per issue with listed settlements, over the parties at the table, at strength declared.

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
        rows.append(Row((f"issues.{issue}", *numbers, who or None), (f"issues.{issue}",)))
    return Table("overlap", COLUMNS, tuple(rows))
