"""How do the pictures of a chapter read a table: cells by name, names without their kind?"""

from __future__ import annotations

from winset.case.grammar.when import When
from winset.errors import Slip
from winset.results import Cell, Row, Table
from winset.views.brief.writing import Writing


def named(table: Table, row: Row) -> dict[str, Cell]:
    """The cells of a row by the names of their columns."""
    return dict(zip((column.name for column in table.columns), row.cells, strict=True))


def several(value: Cell) -> tuple[str, ...]:
    """A cell that holds several ids; none where nobody said any."""
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def count(value: Cell) -> int:
    """A cell that counts."""
    return value if isinstance(value, int) else 0


def short(writing: Writing, date: str) -> str:
    """A date of a table in short words."""
    try:
        return writing.labels.short(When.parse(date))
    except Slip:
        return date


def plain_id(address: Cell) -> str:
    """The id at the end of an address such as ``drafts.ID`` or ``issues.ID``."""
    return str(address).split(".", 1)[-1]
