"""How does a row of a table become the finding that is read from it?"""

from __future__ import annotations

from typing import Any

from winset.lenses.calendar.cells import share_words
from winset.results import Finding, Quantity, Row, Table

_SHARES = ("chance", "enough")


def cells_of(table: Table, row: Row) -> dict[str, Any]:
    """The row by column name; a number with a spread by its middle."""
    return {
        column.name: cell.median if isinstance(cell, Quantity) else cell
        for column, cell in zip(table.columns, row.cells, strict=True)
    }


def told(code: str, table: Table, row: Row, *names: str, **renamed: str) -> Finding:
    """A finding read from one row: ``names`` as they are, ``renamed`` under another name."""
    cells = cells_of(table, row)
    read = {name.replace("-", "_"): name for name in names} | renamed
    arguments = {
        name: share_words(cells[column]) if column in _SHARES else cells[column]
        for name, column in read.items()
    }
    return Finding(code, arguments, row.claims, "derived", ((table.id, str(row.cells[0])),))


def ends_of(span: str) -> tuple[str, str]:
    """The two days of a span in a cell; the same day twice where it is one."""
    first, _, last = span.partition(" to ")
    return first, last or first
