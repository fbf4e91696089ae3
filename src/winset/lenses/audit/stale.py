"""Whose last word on an issue is old, although the issue has moved for others since?"""

from __future__ import annotations

from datetime import date

from winset.case.naming import entry_address
from winset.case.positions import Position
from winset.lenses.audit.answer import Answer, told, warned
from winset.lenses.audit.filling import tells
from winset.lenses.audit.ground import Ground, cites
from winset.results import Caution, Column, Finding, Row, Table

STALE = (
    Column("position", "key"),
    Column("issue", "issue"),
    Column("actor", "actor"),
    Column("since", "date"),
    Column("age", "number", "days"),
    Column("moved", "ids"),
    Column("moved-on", "date"),
)


def stale(ground: Ground, days: int) -> Answer:
    """Newest sourced entries older than ``days``, where another party has moved later."""
    found = [
        row
        for issue, by_actor in ground.case.positions.items()
        for actor in by_actor
        if (row := _row(ground, issue, actor, days)) is not None
    ]
    rows = sorted(found, key=lambda row: (-_age(row), str(row.cells[0])))
    table = Table("stale", STALE, tuple(rows))
    return Answer((table,), tuple(map(_told, rows)), tuple(map(_warned, rows)))


def _row(ground: Ground, issue: str, actor: str, days: int) -> Row | None:
    entries = _sourced(ground, issue, actor)
    if not entries or entries[-1].since.last is None:
        return None
    entry, last = entries[-1], entries[-1].since.last
    age = (ground.today - last).days
    later = _later(ground, issue, actor, last)
    if age <= days or not later:
        return None
    newest = max(later.values())
    address = entry_address(issue, actor, entry)
    cells = (address, issue, actor, entry.since.text, age, tuple(later), newest.isoformat())
    return Row(cells, (address,), cites(entry))


def _sourced(ground: Ground, issue: str, actor: str) -> list[Position]:
    """What somebody is recorded to have said on an issue, oldest first."""
    entries = [
        e
        for e in ground.case.positions[issue][actor]
        if tells(e) and not ground.assumed(e) and e.since.first is not None
    ]
    return sorted(entries, key=lambda e: e.since.first or date.min)


def _later(ground: Ground, issue: str, actor: str, day: date) -> dict[str, date]:
    """Actors of other parties who said something new on the issue after ``day``, and when."""
    own = ground.party_of.get(actor)
    found = {}
    for other in ground.case.positions[issue]:
        if ground.party_of.get(other) == own:
            continue
        entries = _sourced(ground, issue, other)
        before = {_content(e) for e in entries if _on(e) <= day}
        moves = [_on(e) for e in entries if _on(e) > day and _content(e) not in before]
        if moves:
            found[other] = max(moves)
    return found


def _on(entry: Position) -> date:
    return entry.since.first or date.min


def _content(entry: Position) -> tuple[str, ...]:
    """What an entry asks or refuses, apart from when and where it was said."""
    said = (entry.accepts, entry.could_accept, entry.red_line, entry.ideal, entry.says)
    return (*(str(part) for part in said), *entry.ranking)


def _age(row: Row) -> int:
    assert isinstance(row.cells[4], int)
    return row.cells[4]


def _told(row: Row) -> Finding:
    _, issue, actor, since, age, moved, moved_on = row.cells
    cells = {
        "actor": actor,
        "issue": issue,
        "date": since,
        "age": age,
        "actors": moved,
        "date2": moved_on,
    }
    return told("stale", "stale", row, cells)


def _warned(row: Row) -> Caution:
    cells = {"actor": row.cells[2], "issue": row.cells[1], "date": row.cells[3]}
    return warned("stale", "stale-position", cells)
