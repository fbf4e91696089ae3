"""How figures are handed on: tables whose numbers carry unit, uncertainty and origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

ROLES = (
    "key",  # names the row; unique in the table
    "actor",
    "party",
    "issue",
    "settlement",  # issue.settlement
    "package",  # the address of a named package, or ISSUE=SETTLEMENT, ISSUE=SETTLEMENT
    "claim",  # a claim id or a citation
    "claims",  # several
    "document",
    "draft",
    "event",
    "address",  # any address of the case; the view prints its label
    "ids",  # several ids or addresses
    "text-at",  # the case's own text stands at this address
    "word",  # a code that the view turns into a word
    "words",  # several
    "date",
    "number",
    "figure",  # a figure as somebody wrote it, with its unit
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its uncertainty, in its column's unit.

    ``low50``/``high50`` and ``low90``/``high90`` are interval ends; ``n`` counts draws or cases;
    an exact number has neither spread nor standard error.
    """

    median: float
    low50: float | None = None
    high50: float | None = None
    low90: float | None = None
    high90: float | None = None
    standard_error: float | None = None
    n: int | None = None
    exact: bool = False

    def __post_init__(self) -> None:
        given = (self.low90, self.low50, self.median, self.high50, self.high90)
        ends = [number for number in given if number is not None]
        if not all(map(isfinite, ends)) or ends != sorted(ends):
            raise ValueError(f"{ends} are not the median and the ends of a quantity")
        if self.exact and (len(ends) > 1 or self.standard_error is not None):
            raise ValueError(f"{self.median} is exact and has a spread")

    @classmethod
    def exactly(cls, number: float) -> Quantity:
        """A count or an arithmetic result without uncertainty of its own."""
        return cls(median=number, exact=True)

    def plain(self) -> dict[str, Any]:
        """For JSON: only what is known."""
        if self.exact:
            return {"exact": self.median}
        names = ("median", "low50", "high50", "low90", "high90", "standard_error", "n")
        return {k: v for k in names if (v := getattr(self, k)) is not None}


Cell = str | int | float | Quantity | tuple[str, ...] | None
"""None is *nobody has said*: never zero, never a dash."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells are (``ROLES``), and their unit."""

    name: str
    role: str
    unit: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"'{self.role}' is not a role of a column")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns, with the addresses and claims they come from."""

    cells: tuple[Cell, ...]
    addresses: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the first column is the row's key."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise ValueError(f"table {self.id}: two columns of one name among {names}")
        keys = set()
        for row in self.rows:
            if len(row.cells) != len(names):
                raise ValueError(
                    f"table {self.id}: a row of {len(row.cells)} cells under {len(names)} columns"
                )
            if row.cells[0] is None or row.cells[0] in keys:
                raise ValueError(f"table {self.id}: the key {row.cells[0]} names no single row")
            keys.add(row.cells[0])

    def index(self, column: str) -> int:
        """The place of a column; KeyError when there is none."""
        for place, own in enumerate(self.columns):
            if own.name == column:
                return place
        raise KeyError(f"table {self.id} has no column {column}")

    def column(self, name: str) -> tuple[Cell, ...]:
        """All cells of one column."""
        place = self.index(name)
        return tuple(row.cells[place] for row in self.rows)

    def row(self, key: str) -> Row:
        """The row whose first cell is ``key``."""
        for row in self.rows:
            if row.cells[0] == key:
                return row
        raise KeyError(f"table {self.id} has no row {key}")

    def cell(self, key: str, column: str) -> Cell:
        """One cell by row key and column name."""
        return self.row(key).cells[self.index(column)]

    def where(self, **wanted: Cell) -> Iterator[Row]:
        """The rows whose named cells equal what is wanted."""
        places = {self.index(name.replace("_", "-")): value for name, value in wanted.items()}
        return (row for row in self.rows if all(row.cells[p] == v for p, v in places.items()))

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "id": self.id,
            "columns": [{"name": c.name, "role": c.role, "unit": c.unit} for c in self.columns],
            "rows": [
                {
                    "cells": [_plain(c) for c in row.cells],
                    "addresses": list(row.addresses),
                    "claims": list(row.claims),
                }
                for row in self.rows
            ],
        }


def _plain(cell: Cell) -> Any:
    if isinstance(cell, Quantity):
        return cell.plain()
    return list(cell) if isinstance(cell, tuple) else cell
