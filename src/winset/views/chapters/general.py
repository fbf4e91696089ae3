"""What stands in the chapter of every lens: its findings, and each of its tables?"""

from __future__ import annotations

from typing import Literal

from winset.results import Result, Table
from winset.views import figures
from winset.views.brief.telling import argument, cell, told, word
from winset.views.brief.writing import Writing
from winset.views.document import (
    Block,
    Bullets,
    Column,
    DataTable,
    Details,
    More,
    Row,
    Section,
    Sentence,
    Text,
)
from winset.views.words import words

LONGEST = 40
"""Rows of one table in the page; all of them are in the exported result."""
FIRST = 12
"""Findings that stand open."""


def findings(writing: Writing, lens: str, result: Result) -> Section:
    """What the lens found, in sentences, after its warnings; the later ones open on demand."""
    items = tuple(told(writing, lens, finding) for finding in result.findings)
    warned = tuple(_warned(writing, lens, w.code, dict(w.arguments)) for w in result.warnings)
    told_ = (*warned, *items)
    shown, later = told_[:FIRST], told_[FIRST:]
    empty = None if told_ else writing.gap(writing.words["chapters.nothing"])
    blocks: tuple[Block, ...] = (Bullets(shown, empty=empty),)
    if later:
        summary = writing.words.fill("chapters.later", n=str(len(later)))
        blocks = (*blocks, Details(summary, (Bullets(later),), print_open=True))
    return Section(f"{lens}-findings", writing.words["chapters.findings"], blocks)


def _warned(writing: Writing, lens: str, code: str, arguments: dict[str, object]) -> Sentence:
    own = words(writing.language, lens)
    values = {name: argument(writing, lens, name, value) for name, value in arguments.items()}  # type: ignore[arg-type]
    if code == "changed-value":  # its address is that of a value, and names it
        at, value = str(arguments["address"]), str(arguments["value"])
        values |= {"address": writing.labels.place(at), "value": writing.labels.set_to(at, value)}
    return Sentence(("G",), (Text(own.fill(f"warnings.{code}", **values)),))


def table_section(writing: Writing, lens: str, table: Table) -> Section:
    """A table as the page shows it: keys left out, long ones cut with the count said."""
    own = words(writing.language, lens)
    name = own.get(f"tables.{table.id}", table.id)
    places = [
        i
        for i, c in enumerate(table.columns)
        if i > 0 or c.role != "key" or len(table.columns) == 1
    ]
    places = places if len(places) > 1 else list(range(len(table.columns)))
    if table.columns[0].role == "key" and not _labelled(table):
        places = [0, *[p for p in places if p != 0]]
    columns = tuple(
        Column(
            table.columns[p].name,
            own.get(f"columns.{table.columns[p].name}", table.columns[p].name),
            _unit(writing, table, p),
            _align(table, p),
        )
        for p in places
    )
    rows = []
    for row in table.rows[:LONGEST]:
        cells = [cell(writing, lens, table.columns[p], row.cells[p]) for p in places]
        if places[0] == 0 and table.columns[0].role == "key":
            cells[0] = _key(writing, lens, str(row.cells[0]))
        rows.append(
            Row(
                str(row.cells[0]),
                cells[0],
                tuple(cells[1:]),
                row.claims,
                (f"{lens} {table.id} {row.cells[0]}",),
            )
        )
    rest = len(table.rows) - len(rows)
    more = More(rest, f"chapter-{lens}") if rest > 0 else None
    looked_for = own.get(f"empty.{table.id}", writing.words["chapters.empty-table"])
    empty = None if rows else writing.gap(looked_for)
    block = DataTable(f"{lens}-{table.id}", name, columns, tuple(rows), empty=empty, more=more)
    long = len(rows) > 12
    inner = (
        Details(writing.words.fill("chapters.rows", n=str(len(table.rows)), name=name), (block,))
        if long
        else block
    )
    return Section(f"{lens}-section-{table.id}", name, (inner,))


def _labelled(table: Table) -> bool:
    """Whether the column after the key names the row itself (an issue, an actor ...)."""
    return len(table.columns) > 1 and table.columns[1].role in (
        "issue",
        "package",
        "actor",
        "party",
        "claim",
        "draft",
        "address",
        "document",
        "text-at",
    )


def _key(writing: Writing, lens: str, key: str) -> tuple[Text, ...]:
    said = writing.labels.at(key)
    return (Text(said if said != key else word(writing, lens, key)),)


def _unit(writing: Writing, table: Table, place: int) -> str:
    unit = table.columns[place].unit
    return (
        writing.words.get(f"units.{unit}", figures.unit_name(unit, writing.language))
        if unit
        else ""
    )


def _align(table: Table, place: int) -> Literal["left", "right"]:
    return "right" if table.columns[place].role in ("number", "figure") else "left"
