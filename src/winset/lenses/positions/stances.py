"""What does each actor say on each issue, since when, through which channel, on what ground?"""

from __future__ import annotations

from datetime import date

from winset.case.case import Case
from winset.case.positions import Position
from winset.case.stance import stance
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
    leading = held.held.get("accepts") or held.held.get("red_line") or _newest(begun)
    could = held.could[-1] if held.could else None
    said = next((e for e in reversed(begun) if e.says is not None), None)
    cells = (
        f"{issue}.{actor}",
        issue,
        actor,
        _at(issue, actor, "accepts", held.held.get("accepts")),
        _at(issue, actor, "red-line", held.held.get("red_line")),
        _at(issue, actor, "could-accept", could),
        _at(issue, actor, "ideal", held.held.get("ideal")),
        _at(issue, actor, "says", said),
        _at(issue, actor, "salience", held.held.get("salience")),
        leading.since.text,
        leading.channel,
        _line(held.held.get("red_line")),
        leading.stands_as,
    )
    cites = dict.fromkeys(c.text for e in begun for c in e.rests_on)
    addresses = tuple(c for c in cells[3:9] if isinstance(c, str))
    return Row(cells, addresses, tuple(cites))


def _newest(entries: list[Position]) -> Position:
    return max(entries, key=lambda e: (e.since.first or date.min, not e.rival))


def _line(entry: Position | None) -> str | None:
    """The kind of a red line; one that nobody named is declared unless a source inferred it."""
    if entry is None:
        return None
    return entry.line or ("inferred" if entry.stands_as in ("inferred", "assumed") else "declared")


def _at(issue: str, actor: str, key: str, entry: Position | None) -> str | None:
    return f"positions.{issue}.{actor}.{key}@{entry.since.text}" if entry is not None else None
