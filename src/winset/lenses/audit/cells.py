"""Which cells of party and issue has somebody filled?"""

from __future__ import annotations

from winset.case.positions import Position
from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.filling import tells
from winset.lenses.audit.ground import Ground, cites
from winset.results import Column, Finding, Row, Table

CELLS = (
    Column("cell", "key"),
    Column("party", "party"),
    Column("issue", "issue"),
    Column("state", "word"),
    Column("by", "ids"),
    Column("entries", "number", "entries"),
)
FILLED = (
    Column("who", "key"),
    Column("cells", "number", "cells"),
    Column("filled", "number", "cells"),
    Column("own", "number", "cells"),
    Column("constituency", "number", "cells"),
    Column("assumed", "number", "cells"),
    Column("empty", "number", "cells"),
)
STATES = ("own", "constituency", "assumed", "empty")


def cells(ground: Ground) -> Answer:
    """Every party at the table by every issue of the view, and the counts.

    ``own``: an entry under the party's own id has a source. ``constituency``: only one of its
    constituencies has (its leader among them). An assumed entry never fills a cell.
    """
    rows = [_cell(ground, p, i) for p in ground.case.case.table for i in ground.case.issues]
    table = Table("cells", CELLS, tuple(rows))
    counted = _counted(ground, table)
    return Answer((table, counted), (_told(counted),))


def _cell(ground: Ground, party: str, issue: str) -> Row:
    by_actor = ground.case.positions.get(issue, {})
    own = _telling(by_actor.get(party, ()))
    inner = {
        id: entries
        for id in ground.case.parties[party].constituencies
        if (entries := _telling(by_actor.get(id, ())))
    }
    sourced = {id: _sourced(ground, e) for id, e in {party: own, **inner}.items()}
    speaking = [id for id, entries in sourced.items() if entries]
    if speaking:
        state = "own" if party in speaking else "constituency"
    else:
        state = "assumed" if own or inner else "empty"
    entries = [e for id in speaking for e in sourced[id]]
    return Row(
        (f"{issue}.{party}", party, issue, state, tuple(speaking) or None, len(entries)),
        tuple(f"positions.{issue}.{id}" for id in speaking),
        tuple(dict.fromkeys(c for e in entries for c in cites(e))),
    )


def _telling(entries: tuple[Position, ...]) -> list[Position]:
    return [e for e in entries if tells(e)]


def _sourced(ground: Ground, entries: list[Position]) -> list[Position]:
    return [e for e in entries if not ground.assumed(e)]


def _counted(ground: Ground, table: Table) -> Table:
    """A row for each party and one for all."""
    rows = []
    for party in (*ground.case.case.table, None):
        states = [r.cells[3] for r in table.rows if party in (None, r.cells[1])]
        by_state = [states.count(s) for s in STATES]
        filled = by_state[0] + by_state[1]
        rows.append(Row((party or "total", len(states), filled, *by_state)))
    return Table("filled", FILLED, tuple(rows))


def _told(table: Table) -> Finding:
    row = table.row("total")
    names = ("cells", "filled", "own", "assumed", "empty")
    return told("cells-filled", "filled", row, {n: row.cells[table.index(n)] for n in names})
