"""What in the tables deserves a sentence?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.results import Finding, Row, Table
from winset.results.finding import Argument

TOLD = 6
"""At most so many near misses and flips get a sentence; the tables hold all."""


def findings(tables: tuple[Table, ...]) -> tuple[Finding, ...]:
    """Findings of all tables; every number is a cell of its table."""
    by_id = {t.id: t for t in tables}
    return (
        *_counted(by_id["summary"]),
        *_near(by_id["near-misses"]),
        *_flips(by_id["flips-counted"], by_id["flips"]),
    )


def told(code: str, table: Table, row: Row, names: tuple[str, ...], **more: Argument) -> Finding:
    """A finding with cells of one row as its arguments; hyphens in names are dropped."""
    arguments: dict[str, Argument] = {}
    for name in names:
        cell = row.cells[table.index(name)]
        assert not hasattr(cell, "median")
        arguments[name.replace("-", "")] = cell
    arguments.update(more)
    return Finding(code, arguments, row.claims, "derived", ((table.id, str(row.cells[0])),))


def _counted(table: Table) -> Iterator[Finding]:
    """The verdict at each strength; without assumptions where there are any."""
    assumed = any(r.cells[table.index("assumed")] for r in table.rows)
    for row in table.rows:
        if row.cells[table.index("assumptions")] == "with" or assumed:
            names = ("strength", "assumptions", "packages", "in-zone", "possibly", "out")
            counts = ("cells", "inferred", "assumed", "unsaid")
            yield told("zone-counted", table, row, (*names, *counts))


_GROUNDS = ("others", "stated", "reported", "inferred", "assumed", "unsaid")


def _near(table: Table) -> Iterator[Finding]:
    """One sentence per near miss; strengths at which it reads the same share one."""
    alike: dict[tuple[Argument, ...], list[Row]] = {}
    for row in table.rows:
        same = tuple(row.cells[table.index(n)] for n in ("terms", "refused-by", *_GROUNDS))
        alike.setdefault(same, []).append(row)  # type: ignore[arg-type]
    for rows in list(alike.values())[:TOLD]:
        row = rows[0]
        settlements, refusers, strengths = (
            row.cells[table.index("terms")],
            row.cells[table.index("refused-by")],
            tuple(str(r.cells[table.index("strength")]) for r in rows),
        )
        one = row.cells[table.index("party")] is not None
        names: tuple[str, ...] = ("party", "role") if one else ("lacking",)
        yield told(
            "lacks-one" if one else "lacks-several",
            table,
            row,
            (*names, *_GROUNDS, "others-without", "unsaid-without"),
            settlements=settlements,  # type: ignore[arg-type]
            actors=refusers,  # type: ignore[arg-type]
            strengths=strengths,
        )
        if row.cells[table.index("soft-readings")]:
            yield told(
                "rests-on-soft",
                table,
                row,
                ("soft-readings", "chance-low", "chance-high"),
                settlements=settlements,  # type: ignore[arg-type]
                actors=row.cells[table.index("soft-by")],  # type: ignore[arg-type]
            )


def _flips(counted: Table, flips: Table) -> Iterator[Finding]:
    yield told("consents-tried", counted, counted.row("consent"), ("tried", "opening"))
    if counted.cell("single", "tried"):
        yield told("scenarios-tried", counted, counted.row("single"), ("tried", "opening"))
    for row in flips.rows:
        if not row.cells[flips.index("opens")]:
            continue
        opened = row.cells[flips.index("opened")]
        more: dict[str, Argument] = {"address": row.cells[1]}  # type: ignore[dict-item]
        if opened:
            more["settlements"] = opened  # type: ignore[assignment]
        code = "opens-one" if opened else "opens-several"
        yield told(code, flips, row, ("opens", "result", "opens-without"), **more)
