"""How does a row of a table become a finding, with arguments that are its cells?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.results import Argument, Finding, Row, Table

_NAMES = {
    "side": "party",
    "quantity": "address",
    "year": "date",
    "reading": "figure",
    "lever": "address",
    "start": "address",
    "aim": "address2",
    "cause": "address",
    "effect": "address2",
    "when": "address3",
}
"""The name of an argument tells the view what to look up."""


def told(code: str, table: Table, row: Row, names: tuple[str, ...]) -> Finding:
    """A finding whose arguments are cells of one row."""
    arguments: dict[str, Argument] = {}
    for name in names:
        cell = row.cells[table.index(name)]
        assert not hasattr(cell, "median")
        arguments[argument(name)] = cell
    return Finding(code, arguments, row.claims, "derived", ((table.id, str(row.cells[0])),))


def merged(code: str, table: Table, rows: list[Row], names: tuple[str, ...]) -> Finding:
    """A finding of several readings: what they share, and the outer ends of their ranges."""
    first = told(code, table, rows[0], names)
    lows, highs = (
        [c for r in rows if isinstance(c := r.cells[table.index(n)], (int, float))]
        for n in ("low", "high")
    )
    claims = tuple(dict.fromkeys(c for r in rows for c in r.claims))
    keys = tuple((table.id, str(r.cells[0])) for r in rows)
    ends = {"low": min(lows), "high": max(highs)}
    return Finding(code, {**first.arguments, **ends}, claims, "derived", keys)


def each(table: Table, code: str, names: tuple[str, ...], needed: str) -> Iterator[Finding]:
    """One finding per row that has what is needed."""
    for row in table.rows:
        if row.cells[table.index(needed)] is not None:
            yield told(code, table, row, names)


def argument(column: str) -> str:
    """The name of the argument that holds a column's cell."""
    return _NAMES.get(column, column.replace("-", ""))
