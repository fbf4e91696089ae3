"""How does a package read in the matrix: a near miss, or one that stands for a text?"""

from __future__ import annotations

from dataclasses import dataclass

from winset.results import Cell, Result, Table
from winset.views.brief.reading import named
from winset.views.brief.writing import Writing
from winset.views.chapters.blocking import consent_cell
from winset.views.document import Mark, Text
from winset.views.document import Row as PageRow


@dataclass(frozen=True, slots=True)
class Package:
    """A package by its key, and the table that holds its consents."""

    key: str
    table: Table


def near_missed(deals: Result) -> tuple[Package, ...]:
    """The packages that lack fewest consents, each once: under its name where the case has one."""
    near, named = deals.table("near-misses"), deals.table("named-packages")
    by_terms = {r.cells[named.index("terms")]: str(r.cells[0]) for r in reversed(named.rows)}
    found: dict[Cell, Package] = {}
    for row in near.rows:
        terms = row.cells[near.index("terms")]
        if terms in by_terms:
            one = Package(by_terms[terms], deals.table("named-zone"))
        else:
            one = Package(str(row.cells[near.index("package")]), deals.table("zone"))
        found.setdefault(terms, one)
    return tuple(found.values())


def of_texts(writing: Writing, deals: Result) -> tuple[Package, ...]:
    """The named packages that stand for a text, for reports without the lens on texts."""
    whole, zone = writing.material.case.packages, deals.table("named-zone")
    keys = [str(r.cells[0]) for r in deals.table("named-packages").rows]
    return tuple(
        Package(key, zone)
        for key in keys
        if (package := whole.get(key.removeprefix("packages."))) is not None
        and package.from_draft is not None
    )


def package_row(writing: Writing, package: Package, seats: tuple[tuple[str, str], ...]) -> PageRow:
    """One package: each consent it needs, empty where none is needed."""
    table, key = package.table, package.key
    rows = list(table.where(package=key))
    by_seat = {(r.cells[table.index("party")], r.cells[table.index("role")]): r for r in rows}
    cells = tuple(
        consent_cell(writing, named(table, row), row, full=False)
        if (row := by_seat.get(seat)) is not None
        else (Mark("not-needed"),)
        for seat in seats
    )
    claims = tuple(dict.fromkeys(c for r in rows for c in r.claims))
    label = (
        writing.labels.at(key)
        if key.startswith("packages.")
        else terms_of(writing, rows[0].cells[table.index("terms")])
    )
    return PageRow(key, (Text(label),), cells, claims, (f"deals {table.id} {key}",))


def terms_of(writing: Writing, terms: Cell) -> str:
    """A package as its settlements."""
    assert isinstance(terms, tuple)
    return " + ".join(writing.labels.settlement(*str(t).split(".", 1)) for t in terms)
