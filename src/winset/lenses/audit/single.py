"""Which facts that much rests on have only one source?

What rests on a claim: the records that lean on it, however many claims away. On a position in
force of somebody whose yes is needed: the packages and texts that settle its issue. On an event or
a text: the records that name it. Nothing is counted for the rest.
"""

from __future__ import annotations

from collections import Counter

from winset.case.positions import Position
from winset.case.record import Record
from winset.case.references import Path
from winset.case.stance import stance
from winset.lenses.audit.answer import Answer, told, warned
from winset.lenses.audit.consents import consents
from winset.lenses.audit.ground import Ground, cites
from winset.lenses.audit.on_the_table import OnTheTable
from winset.results import Caution, Cell, Column, Finding, Row, Table

SINGLE = (
    Column("entry", "key"),
    Column("fact", "address"),
    Column("rank", "number"),
    Column("section", "word"),
    Column("basis", "word"),
    Column("rests", "number", "records"),
)
SPREAD = (
    Column("sources", "key"),
    Column("facts", "number", "facts"),
)
_KINDS = {"events": "event", "drafts": "draft"}
_MANY = 3


def single(ground: Ground, top: int) -> Answer:
    """The sourced facts by their independent sources; those with one on which something rests."""
    facts = {
        path: record
        for path, record in ground.records.items()
        if record.ROLE == "fact" and record.rests_on and not ground.assumed(record)
    }
    number = {path: ground.origins.independent(record) for path, record in facts.items()}
    weights = {
        path: weight
        for path, n in number.items()
        if n == 1 and (weight := _weight(ground, path, facts[path]))
    }
    ranked = sorted(weights, key=lambda path: (-weights[path], ground.addresses[path]))
    rows = tuple(
        _row(ground, rank, path, facts[path], weights[path]) for rank, path in enumerate(ranked, 1)
    )
    spread = _spread(Counter(number.values()))
    most = tuple(map(_told, rows[:top]))
    return Answer((Table("single-source", SINGLE, rows), spread), most, _warned(spread))


def _weight(ground: Ground, path: Path, record: Record) -> int:
    """How much rests on a fact."""
    if path[0] == "claims":
        resting = ground.resting(str(path[1]))
        return len(resting.cited) + len(resting.used) + len(resting.through)
    if isinstance(record, Position):
        return _decided_by(ground, str(path[1]), str(path[2]), record)
    if path[0] in _KINDS and len(path) == 2:
        kind = _KINDS[str(path[0])]
        named = ground.dependence.falling.naming.get(str(path[1]), ())
        return len({ground.dependence.falling.owner(r.path) for r in named if kind in r.kinds})
    return 0


def _decided_by(ground: Ground, issue: str, actor: str, entry: Position) -> int:
    """What turns on an entry that is in force; on one that newer words replaced, nothing."""
    held = stance(ground.case, issue, actor)
    if not any(entry is one for one in (*held.held.values(), *held.could)):
        return 0
    needed = {name for c in consents(ground.case, ground.today) for name in c.names}
    if actor not in needed:
        return 0
    on_table = OnTheTable(ground.case)
    return len(on_table.packages(issue)) + len(on_table.texts(issue))


def _row(ground: Ground, rank: int, path: Path, record: Record, weight: int) -> Row:
    address = ground.addresses[path]
    cells = (f"{rank} {address}", address, rank, str(path[0]), record.stands_as, weight)
    return Row(cells, (address,), cites(record))


def _told(row: Row) -> Finding:
    _, fact, _, section, basis, rests = row.cells
    cells: dict[str, Cell] = {"subject": fact, "rests": rests}
    if section != "positions":
        return told("single-source", "single-source", row, cells, str(basis))
    where, _, day = str(fact).partition("@")
    _, issue, actor, *_ = where.split(".")
    cells = {"actor": actor, "issue": issue, "date": day, "rests": rests}
    return told("single-source-position", "single-source", row, cells, str(basis))


def _spread(number: Counter[int]) -> Table:
    many = sum(n for sources, n in number.items() if sources >= _MANY)
    rows = (("1", number[1]), ("2", number[2]), ("3-or-more", many), ("total", number.total()))
    return Table("independent-sources", SPREAD, tuple(Row(cells) for cells in rows))


def _warned(spread: Table) -> tuple[Caution, ...]:
    alone, facts = spread.cell("1", "facts"), spread.cell("total", "facts")
    if not alone:
        return ()
    cells = {"alone": alone, "facts": facts}
    return (warned("thin-evidence", "single-source-facts", cells),)
