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
    Mark,
    More,
    Paragraph,
    Row,
    Section,
    Sentence,
    Spans,
    Text,
)
from winset.views.words import Words

LONGEST = 40
"""Rows of one table in the page; all of them are in the exported result."""
CITED = 3
"""Citations of one row; the rest stand in the notes of what it rests on."""
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
    own = writing.own(lens)
    values = {name: argument(writing, lens, name, value) for name, value in arguments.items()}  # type: ignore[arg-type]
    if code == "changed-value":  # its address is that of a value, and names it
        at, value = str(arguments["address"]), str(arguments["value"])
        values |= {"address": writing.labels.place(at), "value": writing.labels.set_to(at, value)}
    return Sentence(("G",), (Text(own.fill(f"warnings.{code}", **values)),))


def table_sections(writing: Writing, lens: str, result: Result) -> list[Section]:
    """The tables that have rows or say why they have none, then the names of all others."""
    own = writing.own(lens)
    told = [t for t in result.tables if t.rows or f"empty.{t.id}" in own]
    others = [own.get(f"tables.{t.id}", t.id) for t in result.tables if t not in told]
    sections = [_table(writing, lens, table) for table in told]
    if others:
        apart = writing.page["joins.semicolon"]
        said = writing.words.fill("chapters.nothing-in", names=apart.join(others))
        block = Bullets((), empty=writing.gap(said))
        title = writing.words["chapters.without-rows"]
        sections.append(Section(f"{lens}-without-rows", title, (block,)))
    return sections


def _table(writing: Writing, lens: str, table: Table) -> Section:
    """A table as the page shows it: keys and empty columns left out, long ones cut with the count
    said, and what each row rests on in a last column."""
    own = writing.own(lens)
    name = own.get(f"tables.{table.id}", table.id)
    every = _places(writing, lens, table)
    places = _filled(table, every)
    sourced = any(row.claims for row in table.rows) and not _cites_itself(table)
    columns = [_column(writing, own, table, p) for p in places]
    if sourced:
        columns.append(Column("rests-on", writing.words["chapters.sources"]))
    rows = []
    for row in table.rows[:LONGEST]:
        cells = [cell(writing, lens, table.columns[p], row.cells[p]) for p in places]
        if places[0] == 0 and table.columns[0].role == "key":
            cells[0] = _key(writing, lens, str(row.cells[0]))
        if sourced:
            cites: Spans = writing.citing.some(row.claims, CITED)
            cells.append(cites or (Mark("unsaid", word=writing.words["not-recorded"]),))
        key = str(row.cells[0])
        rows.append(Row(key, cells[0], tuple(cells[1:]), row.claims, (f"{lens} {table.id} {key}",)))
    rest = len(table.rows) - len(rows)
    more = More(rest, f"chapter-{lens}") if rest > 0 else None
    empty = None if rows else writing.gap(own[f"empty.{table.id}"])
    id = f"{lens}-{table.id}"
    block = DataTable(id, "", tuple(columns), tuple(rows), empty=empty, more=more)
    inner: tuple[Block, ...] = (block, *_left_out(writing, own, table, every, places))
    if len(rows) > 12:
        summary = writing.words.fill("chapters.rows", n=str(len(table.rows)), name=name)
        inner = (Details(summary, inner),)
    return Section(f"{lens}-section-{table.id}", name, inner)


def _places(writing: Writing, lens: str, table: Table) -> list[int]:
    """The columns shown: the key only where nothing else tells the rows apart."""
    places = [
        i
        for i, c in enumerate(table.columns)
        if i > 0 or c.role != "key" or len(table.columns) == 1
    ]
    places = places if len(places) > 1 else list(range(len(table.columns)))
    told_apart = _labelled(table) or (len(places) > 1 and _bare(writing, lens, table))
    if table.columns[0].role == "key" and not told_apart:
        places = [0, *[p for p in places if p != 0]]
    return places


def _filled(table: Table, places: list[int]) -> list[int]:
    """The columns in which some row holds something; all where there are no rows."""
    found = [p for p in places if any(row.cells[p] not in (None, ()) for row in table.rows)]
    return found if table.rows and len(found) > 1 else places


def _cites_itself(table: Table) -> bool:
    """Whether a column of the table holds the claims already."""
    return any(column.role in ("claim", "claims") for column in table.columns)


def _left_out(
    writing: Writing, own: Words, table: Table, every: list[int], shown: list[int]
) -> tuple[Block, ...]:
    """Which columns hold nothing in any row: said once instead of in every cell."""
    names = [_column(writing, own, table, p).name for p in every if p not in shown]
    if not names:
        return ()
    said = writing.words.fill("chapters.empty-columns", names=writing.listed(names))
    return (Paragraph((writing.gap(said),), fine=True),)


def _column(writing: Writing, own: Words, table: Table, place: int) -> Column:
    column = table.columns[place]
    name = own.get(f"columns.{column.name}", column.name)
    unit = _unit(writing, table, place)
    # A unit that says what the head says is no news.
    unit = "" if unit.casefold() == name.casefold() else unit
    return Column(column.name, name, unit, _align(table, place))


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


def _bare(writing: Writing, lens: str, table: Table) -> bool:
    """Whether no key of the table has a name: then the other columns alone tell the rows apart."""
    keys = [str(row.cells[0]) for row in table.rows]
    return bool(keys) and all(_key(writing, lens, key)[0].text == key for key in keys)


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
