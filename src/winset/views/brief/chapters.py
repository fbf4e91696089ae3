"""The chapters behind the brief: one for each lens, and the case's own clocks and signposts."""

from __future__ import annotations

from typing import Literal

from winset.results import Result, Table
from winset.views.brief.clocks import all_clocks
from winset.views.brief.ladders import chart
from winset.views.brief.outlook import all_signposts
from winset.views.brief.telling import cell, told, word
from winset.views.brief.writing import Writing
from winset.views.document import (
    Bullets,
    Chapter,
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
"""Rows of one table, and findings, in the page; all of them are in the exported result."""


def chapters(writing: Writing) -> tuple[Chapter, ...]:
    """A chapter per lens that ran or failed, then the outlook of the case."""
    found = [
        _chapter(writing, lens) for lens in (*writing.material.results, *writing.material.failures)
    ]
    outlook = Chapter(
        "chapter-outlook",
        writing.words["chapters.outlook"],
        (all_clocks(writing), all_signposts(writing)),
    )
    return (*found, outlook)


def _chapter(writing: Writing, lens: str) -> Chapter:
    title = writing.words.get(f"chapters.{lens}", lens)
    result = writing.material.result(lens)
    if result is None:
        why = writing.gap(writing.missing(lens))
        section = Section(f"{lens}-failed", title, (Bullets((), empty=why),))
        return Chapter(f"chapter-{lens}", title, (section,), (why,))
    lead = (Sentence(("M",), (Text(writing.words[f"methods.{lens}"]),)),)
    sections = [_findings(writing, lens, result)]
    if lens == "positions":
        sections += _ladders(writing, result)
    sections += [_table(writing, lens, table) for table in result.tables]
    return Chapter(f"chapter-{lens}", title, tuple(sections), lead)


def _findings(writing: Writing, lens: str, result: Result) -> Section:
    items = tuple(told(writing, lens, finding) for finding in result.findings)
    warned = tuple(_warned(writing, lens, w.code, dict(w.arguments)) for w in result.warnings)
    shown, rest = items[:LONGEST], len(items) - LONGEST
    more = More(rest, f"chapter-{lens}") if rest > 0 else None
    empty = None if items or warned else writing.gap(writing.words["chapters.nothing"])
    return Section(
        f"{lens}-findings",
        writing.words["chapters.findings"],
        (Bullets((*warned, *shown), more=more, empty=empty),),
    )


def _warned(writing: Writing, lens: str, code: str, arguments: dict[str, object]) -> Sentence:
    own = words(writing.language, lens)
    from winset.views.brief.telling import argument

    values = {name: argument(writing, lens, name, value) for name, value in arguments.items()}  # type: ignore[arg-type]
    return Sentence(("G",), (Text(own.fill(f"warnings.{code}", **values)),))


def _ladders(writing: Writing, result: Result) -> list[Section]:
    """Every ordered issue's ladder."""
    sections = []
    for issue, record in writing.material.case.issues.items():
        if record.kind != "ordered" or not list(result.table("ladder").where(issue=issue)):
            continue
        title = writing.words.fill("ladders.of", issue=writing.labels.issue(issue))
        ladder = chart(writing, result, issue, prefix="chapter-chart")
        sections.append(Section(f"positions-ladder-{issue}", title, (ladder,)))
    return sections


def _table(writing: Writing, lens: str, table: Table) -> Section:
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
    empty = None if rows else writing.gap(writing.words["chapters.empty-table"])
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
    from winset.views import figures

    unit = table.columns[place].unit
    return (
        writing.words.get(f"units.{unit}", figures.unit_name(unit, writing.language))
        if unit
        else ""
    )


def _align(table: Table, place: int) -> Literal["left", "right"]:
    return "right" if table.columns[place].role in ("number", "figure") else "left"
