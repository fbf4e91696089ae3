"""What does a grid of packages say in words, and as a table?"""

from __future__ import annotations

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import GridAnswer, GridCell, GridChart
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Mark, Span, Spans, Text
from winset.views.summaries.bare import bare, listed
from winset.views.words import Words


def grid_text(chart: GridChart, page: Words) -> str:
    """What it is; its two scales; the finding; each package, reading by reading."""
    parts = [
        page.fill("grid.kind", rows=chart.row_issue, columns=chart.column_issue),
        page.fill(
            "grid.size", n=len(chart.cells), rows=len(chart.rows), columns=len(chart.columns)
        ),
        bare(chart.title.spans, page),
    ]
    parts.extend(_cell_text(chart, cell, page) for cell in chart.cells)
    return page["joins.space"].join(part for part in parts if part)


def grid_table(chart: GridChart, page: Words) -> DataTable:
    """One row per package, one column per reading."""
    columns = (
        Column("package", page["grid.package"]),
        *(Column(reading.id, reading.label) for reading in chart.readings),
    )
    rows = tuple(
        Row(
            f"{cell.row}-{cell.column}",
            (Text(name_of(chart, cell)),),
            tuple(_spans(chart, answer, page) for answer in cell.answers),
        )
        for cell in chart.cells
    )
    empty = Sentence(("G",), (Text(page["terminal.no-rows"]),))
    caption = page.fill("grid.caption", rows=chart.row_issue, columns=chart.column_issue)
    return DataTable(f"{chart.id}-data", caption, columns, rows, empty=empty)


def name_of(chart: GridChart, cell: GridCell) -> str:
    """A package by its two settlements."""
    labels = {rung.id: rung.label for rung in chart.rows}
    others = {rung.id: rung.label for rung in chart.columns}
    return f"{labels[cell.row]} + {others[cell.column]}"


def _cell_text(chart: GridChart, cell: GridCell, page: Words) -> str:
    names = {reading.id: reading.label for reading in chart.readings}
    told = [
        names[answer.reading]
        + page["joins.colon"]
        + page["joins.comma"].join(_answer(chart, answer, page))
        for answer in cell.answers
    ]
    what = page["joins.semicolon"].join(told)
    return page.fill("grid.cell", package=name_of(chart, cell), what=what)


def _answer(chart: GridChart, answer: GridAnswer, page: Words) -> list[str]:
    said = [page[f"grid.{answer.verdict}"]]
    for key, who in (
        ("refused", answer.refusing),
        ("split", answer.split),
        ("unsaid", answer.unsaid),
    ):
        if who:
            said.append(page.fill(f"grid.{key}", who=_names(chart, who, page)))
    if answer.near:
        said.append(page["grid.near"])
    return said


def _names(chart: GridChart, who: tuple[str, ...], page: Words) -> str:
    names = {voice.id: voice.name for voice in chart.voices}
    return listed([names[one] for one in who], page)


def _spans(chart: GridChart, answer: GridAnswer, page: Words) -> Spans:
    """The verdict in words; who has not said is a mark of its own."""
    told = _answer(chart, said_part(answer), page)
    found: list[Span] = [Text(page["joins.comma"].join(told))]
    if answer.unsaid:
        who = page.fill("grid.unsaid", who=_names(chart, answer.unsaid, page))
        found.extend((Text(page["joins.semicolon"]), Mark("unsaid", word=who)))
    return tuple(found)


def said_part(answer: GridAnswer) -> GridAnswer:
    """The same answer without those who have not said."""
    return GridAnswer(
        answer.reading, answer.verdict, answer.refusing, answer.split, (), answer.near
    )
