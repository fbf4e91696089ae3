"""What does one question of the audit hand back?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from winset.results import Caution, Cell, Finding, Quantity, Row, Table
from winset.results.finding import Argument


@dataclass(frozen=True, slots=True)
class Answer:
    """Tables, what in them deserves a sentence, and what a reader must be warned of."""

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    cautions: tuple[Caution, ...] = ()


def told(
    code: str, table: str, row: Row, cells: Mapping[str, Cell], basis: str = "derived"
) -> Finding:
    """A finding read from one row of a table; it rests on what the row rests on."""
    return Finding(code, _arguments(cells), row.claims, basis, ((table, str(row.cells[0])),))


def warned(kind: str, code: str, cells: Mapping[str, Cell]) -> Caution:
    """A warning with cells of a table as its arguments."""
    return Caution(kind, code, _arguments(cells))


def _arguments(cells: Mapping[str, Cell]) -> dict[str, Argument]:
    return {name: c.median if isinstance(c, Quantity) else c for name, c in cells.items()}
