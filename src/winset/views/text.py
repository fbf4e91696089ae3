"""What does a result look like in a terminal?

The same sentences, labels and citations as in the report, as tables that fit the window; marks are
their plain forms. A table with too many columns for the window is printed row by row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from winset.case.case import Case
from winset.results import Result
from winset.results.finding import Caution, Finding
from winset.views.brief import Material
from winset.views.brief.writing import Writing
from winset.views.chapters import chapters
from winset.views.document.blocks import Block, Bullets, Columns, DataTable, Details, Paragraph
from winset.views.document.charts import (
    Chart,
    FanChart,
    GanttChart,
    LineageChart,
    RangeStrips,
)
from winset.views.document.model import Chapter, Note
from winset.views.plain import columns_wide, note_text, sentence_text, spans_text, wrapped
from winset.views.summaries import table_of
from winset.views.words import Words, files_of

if TYPE_CHECKING:
    from rich.console import Console

TABLED = (FanChart, GanttChart, LineageChart, RangeStrips)
"""Pictures whose data stand in tables of their lens anyway: their finding is enough here."""

# A column narrower than this cannot be read.
NARROWEST = 11


def show(result: Result, case: Case, language: str, console: Console | None = None) -> None:
    """Prints a result to the terminal, or to the ``console`` that is given."""
    from rich.console import Console

    screen = console if console is not None else Console(highlight=False)
    if result.lens in files_of(language):
        writing = Writing(Material(case, case, {result.lens: result}, {}, language, None))
        _chapter(screen, chapters(writing)[0], writing)
    else:
        _unworded(screen, result)


def _chapter(screen: Console, chapter: Chapter, writing: Writing) -> None:
    """The chapter of a lens that has words."""
    page = writing.page
    screen.print(f"[bold]{_safe(chapter.title)}[/bold]")
    for sentence in chapter.lead:
        _say(screen, sentence_text(sentence, page))
    for section in chapter.sections:
        screen.print(f"\n[bold]{_safe(section.title)}[/bold]")
        for block in section.blocks:
            _block(screen, block, page)
    _sources(screen, writing.citing.notes({}, {}), page)


def _block(screen: Console, block: Block, page: Words) -> None:
    match block:
        case Bullets():
            items = block.items or ((block.empty,) if block.empty is not None else ())
            for item in items:
                _say(screen, f"- {sentence_text(item, page)}", "  ")
            _more(screen, block, page)
        case Paragraph():
            said = (sentence_text(one, page) for one in block.sentences)
            _say(screen, page["joins.space"].join(said))
        case DataTable():
            _table(screen, block, page)
        case Details():
            for inner in block.blocks:
                _block(screen, inner, page)
        case Columns():
            for part in block.parts:
                for inner in part:
                    _block(screen, inner, page)
        case _ if isinstance(block, Chart):
            _say(screen, sentence_text(block.title, page))
            data = None if isinstance(block, TABLED) else table_of(block, page)
            if data is not None:
                _table(screen, data, page)
        case _:
            return


def _table(screen: Console, table: DataTable, page: Words) -> None:
    if table.caption:
        screen.print(_safe(table.caption), style="dim")
    if not table.rows:
        reason = page["terminal.no-rows"]
        _say(screen, reason if table.empty is None else sentence_text(table.empty, page))
        return
    heads = [_head(name.name, name.unit) for name in table.columns]
    rows = [[spans_text(cell, page) for cell in (row.head, *row.cells)] for row in table.rows]
    right = [column.align == "right" for column in table.columns]
    if len(heads) * NARROWEST > screen.width:
        _cards(screen, heads, rows, page["joins.colon"])
    else:
        screen.print(_grid(heads, rows, right))
    _more(screen, table, page)


def _grid(heads: list[str], rows: list[list[str]], right: list[bool]) -> Any:
    from rich import box
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for place, head in enumerate(heads):
        cells = [row[place] for row in rows]
        # A column of short words keeps them whole; only long ones give way.
        short = max(columns_wide(cell) for cell in [head, *cells]) <= NARROWEST
        grid.add_column(
            _safe(head),
            justify="right" if right[place] else "left",
            no_wrap=short,
            overflow="fold",
        )
    for row in rows:
        grid.add_row(*(_safe(cell) for cell in row))
    return grid


def _cards(screen: Console, heads: list[str], rows: list[list[str]], colon: str) -> None:
    """Row by row: the first cell, then every other cell after the name of its column."""
    for row in rows:
        screen.print(f"[bold]{_safe(row[0])}[/bold]")
        for head, cell in zip(heads[1:], row[1:], strict=True):
            _say(screen, f"  {head}{colon}{cell}", "    ")


def _more(screen: Console, block: DataTable | Bullets, page: Words) -> None:
    if block.more is not None and block.more.count > 0:
        screen.print(_safe(page.fill("more", n=block.more.count)))


def _sources(screen: Console, notes: tuple[Note, ...], page: Words) -> None:
    """What the numbers in brackets stand for; a paragraph is named by its label."""
    listed = [note for note in notes if note.kind == "source"]
    if listed:
        screen.print(f"\n[bold]{_safe(page['source-notes'])}[/bold]")
    for note in listed:
        label = page.fill("plain.note", label=note.label)
        _say(screen, f"{label} {note_text(note, page)}", "    ")


def _unworded(screen: Console, result: Result) -> None:
    """A lens from elsewhere has no words here: its own names stand as they are."""
    screen.print(f"[bold]{_safe(result.lens)}[/bold]")
    told_codes: tuple[Finding | Caution, ...] = (*result.findings, *result.warnings)
    for found in told_codes:
        told = ", ".join(f"{name} {value}" for name, value in found.arguments.items())
        _say(screen, f"- {found.code}: {told}", "  ")
    for table in result.tables:
        screen.print(f"\n[bold]{_safe(table.id)}[/bold]")
        heads = [_head(column.name, column.unit) for column in table.columns]
        rows = [[_plain(cell) for cell in row.cells] for row in table.rows]
        right = [column.role in ("number", "figure") for column in table.columns]
        if len(heads) * NARROWEST > screen.width:
            _cards(screen, heads, rows, ": ")
        elif rows:
            screen.print(_grid(heads, rows, right))


def _plain(cell: Any) -> str:
    """A cell without words: silence is a pair of brackets, never blank."""
    if cell is None or cell == ():
        return "[ ]"
    if isinstance(cell, tuple):
        return ", ".join(str(part) for part in cell)
    if isinstance(cell, (str, int, float)):
        return str(cell)
    if cell.low90 is None or cell.high90 is None:
        return f"{cell.median:g}"
    return f"{cell.median:g} ({cell.low90:g}-{cell.high90:g})"


def _head(name: str, unit: str) -> str:
    return ", ".join(part for part in (name, unit) if part)


def _say(screen: Console, text: str, later: str = "") -> None:
    """A text broken by our own rule: the terminal library parts Chinese only at blanks."""
    screen.print(_safe(wrapped(text, later, screen.width)))


def _safe(text: str) -> str:
    """Brackets of citations are no commands to the terminal library."""
    from rich.markup import escape

    return escape(text)
