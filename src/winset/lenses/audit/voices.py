"""Is a party recorded as many voices, or almost as one?"""

from __future__ import annotations

from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.filling import tells
from winset.lenses.audit.ground import Ground
from winset.results import Column, Finding, Row, Table

VOICES = (
    Column("who", "key"),
    Column("constituencies", "number", "constituencies"),
    Column("speaking", "number", "constituencies"),
    Column("speakers", "ids"),
    Column("silent", "ids"),
)


def voices(ground: Ground, few: int) -> Answer:
    """Per party, how many of its constituencies have a sourced position of their own.

    A party at the table is told as a single voice when at most ``few`` per cent of them have one.
    """
    rows = [
        _row(ground, party)
        for party, record in ground.case.parties.items()
        if record.constituencies
    ]
    table = Table("voices", VOICES, tuple(rows))
    at_table = [r for r in rows if r.cells[0] in ground.case.case.table]
    return Answer((table,), tuple(_told(r) for r in at_table if _single(r, few)))


def _row(ground: Ground, party: str) -> Row:
    people = ground.case.parties[party].constituencies
    speaking = tuple(id for id in people if _speaks(ground, id))
    silent = tuple(id for id in people if id not in speaking)
    return Row(
        (party, len(people), len(speaking), speaking or None, silent or None),
        (f"parties.{party}",),
    )


def _speaks(ground: Ground, actor: str) -> bool:
    return any(
        tells(entry) and not ground.assumed(entry)
        for by_actor in ground.case.positions.values()
        for entry in by_actor.get(actor, ())
    )


def _single(row: Row, few: int) -> bool:
    people, speaking = row.cells[1], row.cells[2]
    assert isinstance(people, int)
    assert isinstance(speaking, int)
    return 100 * speaking <= few * people


def _told(row: Row) -> Finding:
    party, people, speaking = row.cells[:3]
    code = "single-voice" if speaking else "single-voice-alone"
    cells = {"party": party, "speaking": speaking, "constituencies": people}
    return told(code, "voices", row, cells)
