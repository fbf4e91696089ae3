"""What does each actor say on each issue, since when, through which channel, on what ground?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from winset.case.case import Case
from winset.case.naming import entry_address
from winset.case.positions import Position
from winset.case.stance import newness, stance
from winset.results import Column, Row, Table

COLUMNS = (
    Column("cell", "key"),
    Column("issue", "issue"),
    Column("actor", "actor"),
    Column("accepts", "text-at"),
    Column("red-line", "text-at"),
    Column("could-accept", "text-at"),
    Column("ideal", "text-at"),
    Column("says", "text-at"),
    Column("salience", "text-at"),
    Column("since", "date"),
    Column("channel", "word"),
    Column("line", "word"),
    Column("basis", "word"),
)


def stances(case: Case, day: date) -> Table:
    """One row per issue and actor: everybody at the table, and whoever else said something."""
    rows = (
        _row(case, issue, actor, day)
        for issue in case.issues
        for actor in dict.fromkeys((*case.case.table, *case.positions.get(issue, {})))
    )
    return Table("stances", COLUMNS, tuple(rows))


def _row(case: Case, issue: str, actor: str, day: date) -> Row:
    held = stance(case, issue, actor, day)
    begun = [e for e in held.entries if e.since.starts_by(day)]
    if not begun:
        return Row((f"{issue}.{actor}", issue, actor, *(None,) * 10))
    accepts, red_line = held.held.get("accepts"), held.held.get("red_line")
    leading = accepts or red_line or _newest(begun)
    assert leading is not None
    said = {
        "accepts": accepts,
        "red-line": red_line,
        "could-accept": _newest(held.could),
        "ideal": held.held.get("ideal"),
        "says": _newest(e for e in begun if e.says is not None),
        "salience": held.held.get("salience"),
    }
    addresses = [
        entry_address(issue, actor, entry, key) if entry is not None else None
        for key, entry in said.items()
    ]
    cells = (
        f"{issue}.{actor}",
        issue,
        actor,
        *addresses,
        leading.since.text,
        leading.channel,
        _line(red_line),
        leading.stands_as,
    )
    cites = dict.fromkeys(c.text for e in begun for c in e.rests_on)
    return Row(cells, tuple(a for a in addresses if a), tuple(cites))


def _newest(entries: Iterable[Position]) -> Position | None:
    return max(entries, key=newness, default=None)


def _line(entry: Position | None) -> str | None:
    """The kind of a red line; one that nobody named is declared unless a source inferred it."""
    if entry is None:
        return None
    return entry.line or ("inferred" if entry.stands_as in ("inferred", "assumed") else "declared")
