"""How is a table drawn so that it stays a table on a phone and for a screen reader?

Below 640 px a wide table becomes one card per row; the roles are written out because a changed
display would take them away.
"""

from __future__ import annotations

import re

from winset.views.document.blocks import Column, DataTable, More, Row
from winset.views.document.spans import Mark, Spans
from winset.views.report.anchors import row_anchor, table_anchor
from winset.views.report.context import Context
from winset.views.report.markup import Markup, el, text
from winset.views.report.spans import sentence_html, spans_html

# Up to three columns stand close together; more than six leave a middling screen as cards, more
# than nine are cards everywhere, for no sheet of paper holds them.
FEW, MANY, MOST = 3, 6, 9
# The name of the n-th column is the variable --hn of its table; in the n-th cell it is --h.
NAME = "--h"


def table_html(table: DataTable, context: Context) -> Markup:
    """The table, why it is empty if it is, and what did not fit."""
    columns = table.columns
    return text(
        el(
            "table",
            el("caption", table.caption) if table.caption else None,
            _columns(columns),
            el("thead", _head(columns), role="rowgroup"),
            el(
                "tbody",
                *(_row(table, row, context) for row in table.rows),
                role="rowgroup",
            ),
            id=table_anchor(table.id),
            class_=_shape(table),
            style=_names(columns),
            role="table",
        ),
        None if table.empty is None or table.rows else _empty(table, context),
        more_html(table.more, context),
    )


def more_html(more: More | None, context: Context) -> Markup | None:
    """ "and n more", with a link."""
    if more is None or more.count <= 0:
        return None
    words = context.page.fill("more", n=more.count)
    return el("p", el("a", words, href=f"#{context.anchors[more.target]}"), class_="more")


def head_words(column: Column) -> str:
    """The name of a column with its unit."""
    return (
        f"{column.name}, {column.unit}"
        if column.unit and column.name
        else column.name or column.unit
    )


def _shape(table: DataTable) -> str:
    """From when on the rows are cards: always, on a middling screen, on a phone, or never."""
    if table.narrow == "compact":
        return "compact"
    many = len(table.columns)
    if many > MOST:
        return "stack cards"
    if many > MANY:
        return "stack many"
    # Two or three columns need not stand at the two ends of the page.
    return "stack few" if many <= FEW else "stack"


def _names(columns: tuple[Column, ...]) -> str:
    """The names of the columns, said once for all rows: a card prints them before its cells."""
    names = (re.sub(r"(['\\])", r"\\\1", head_words(column)) for column in columns[1:])
    return ";".join(f"{NAME}{n}:'{name}'" for n, name in enumerate(names, 2))


def _columns(columns: tuple[Column, ...]) -> Markup | None:
    if not any(column.width for column in columns):
        return None
    widths = (f"width:{column.width}%" if column.width else None for column in columns)
    return el("colgroup", *(el("col", style=width) for width in widths))


def _head(columns: tuple[Column, ...]) -> Markup:
    cells = (
        el(
            "th",
            head_words(column),
            scope="col",
            role="columnheader",
            class_=_align(column),
        )
        for column in columns
    )
    return el("tr", *cells, role="row")


def _row(table: DataTable, row: Row, context: Context) -> Markup:
    head = el("th", spans_html(row.head, context), scope="row", role="rowheader")
    cells = (
        _cell(column, cell, context)
        for column, cell in zip(table.columns[1:], row.cells, strict=True)
    )
    return el("tr", head, *cells, id=row_anchor(table.id, row.id), role="row")


def _cell(column: Column, cell: Spans, context: Context) -> Markup:
    classes = [_align(column) or ""]
    if isinstance(cell[0], Mark) and cell[0].word != "":
        # The verdict is ink, what follows it is smaller print.
        classes.append("v")
    words = spans_html(cell, context)
    return el(
        "td",
        # On a card name and content stand side by side: of content in parts one thing is made.
        el("span", words, class_="w") if "<" in words else words,
        role="cell",
        class_=" ".join(name for name in classes if name) or None,
    )


def _align(column: Column) -> str | None:
    return "num" if column.align == "right" else None


def _empty(table: DataTable, context: Context) -> Markup:
    assert table.empty is not None
    return el("p", sentence_html(table.empty, context), class_="fine none")
