"""How are rows told apart whose own names are alike, as two entries of one day?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from winset.results import Row


def told_apart(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows with a number after every key that came before."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        key = str(row.cells[0])
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            row = replace(row, cells=(f"{key} ({seen[key]})", *row.cells[1:]))
        found.append(row)
    return tuple(found)
