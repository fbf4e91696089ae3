"""How does a package read in the matrix: a near miss, or one that stands for a text?"""

from __future__ import annotations

from dataclasses import dataclass

from winset.case.judged import judged
from winset.case.positions import Position
from winset.results import Cell, Result, Row, Table
from winset.views.brief.writing import Writing
from winset.views.document import Emphasis, Mark, Spans, Text
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
    rows = [r for r in table.rows if r.cells[table.index("package")] == key]
    by_seat = {(r.cells[table.index("party")], r.cells[table.index("role")]): r for r in rows}
    cells = tuple(_cell(writing, table, by_seat.get(seat)) for seat in seats)
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


def _cell(writing: Writing, table: Table, row: Row | None) -> Spans:
    """One consent: the answer, how we know, and the sources of the entry that decides."""
    if row is None:
        return (Mark("not-needed"),)
    value = str(row.cells[table.index("declared-without")])
    soft, entry = row.cells[table.index("soft")], row.cells[table.index("entry")]
    if value == "unsaid":
        return (Mark("unsaid"),)
    record = writing.record_at(str(entry)) if entry is not None else None
    claims = tuple(c.text for c in record.rests_on) if record is not None else ()
    ground = _ground(writing, table, row, record)
    cites = writing.citing.both_sides(claims)[:2]
    word = writing.words["matrix.outside"] if _outside(table, row) else None
    if value == "no" and _bends(writing, table, row):
        other = writing.record_at(str(soft))
        more = tuple(c.text for c in other.rests_on) if other is not None else ()
        cites = tuple(dict.fromkeys((*cites, *writing.citing.both_sides(more)[:2])))
        mark = Mark("could-bend", ground, ground_word=word)  # type: ignore[arg-type]
        return (mark, *_condition(writing, other), *cites)
    meaning = {"yes": "yes", "no": "no", "split": "split"}.get(value, "unsaid")
    if meaning == "unsaid":
        return (Mark("unsaid"),)
    word = word if meaning == "no" else None
    return (Mark(meaning, ground, ground_word=word), *cites)  # type: ignore[arg-type]


def _outside(table: Table, row: Row) -> bool:
    """Whether no line of its own tells a refusal, only what lies outside what is accepted."""
    entry = str(row.cells[table.index("entry")] or "")
    return row.cells[table.index("why")] != "red-line" or ".red-line" not in entry


def _bends(writing: Writing, table: Table, row: Row) -> bool:
    """Whether a source, not our assumption, sees the line give way."""
    soft = row.cells[table.index("soft")]
    record = writing.written_at(str(soft)) if soft is not None else None
    return record is not None and not judged(writing.material.whole, record)


def _condition(writing: Writing, record: object) -> Spans:
    """Under which condition a source sees the line give way."""
    if not isinstance(record, Position) or record.could_accept is None:
        return ()
    found = [a.condition for a in record.could_accept.alternatives if a.condition is not None]
    if not found:
        return ()
    return (
        Emphasis(
            writing.words.fill("matrix.if", condition=writing.labels.condition_short(found[0]))
        ),
    )


def _ground(writing: Writing, table: Table, row: Row, record: object) -> str:
    line = row.cells[table.index("line")]
    if (
        line in ("declared", "legal", "text", "inferred")
        and str(row.cells[table.index("declared-without")]) == "no"
    ):
        return str(line)
    if (
        isinstance(record, Position)
        and record.channel in ("text", "deed")
        and record.stands_as == "stated"
    ):
        return "text"
    if isinstance(record, Position):
        return writing.ground_of[record.stands_as]
    ground = str(row.cells[table.index("ground")])
    return writing.ground_of.get(ground, "inferred")
