"""How are the tables of a result read for the page: cells by name, names without their kind?"""

from __future__ import annotations

from winset.case.grammar.when import When
from winset.errors import Slip
from winset.results import Cell, Quantity, Row, Table
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


def number(cell: Cell) -> float | None:
    """A cell that holds one number; None for every other."""
    return float(cell) if isinstance(cell, (int, float)) else None


def median_of(cell: Cell) -> float | None:
    """The middle of a cell that holds a distribution; None for every other."""
    return cell.median if isinstance(cell, Quantity) else None


def short(writing: Writing, date: str) -> str:
    """A date of a table in short words."""
    try:
        return writing.labels.short(When.parse(date))
    except Slip:
        return date


def plain_id(address: Cell) -> str:
    """The id at the end of an address such as ``drafts.ID`` or ``issues.ID``."""
    return str(address).split(".", 1)[-1]
