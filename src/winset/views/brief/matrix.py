"""2.4 Who blocks what: packages as rows, the consents each needs by party and role as columns."""

from __future__ import annotations

from winset.case.judged import judged
from winset.case.positions import Position
from winset.results import Cell, Result, Row, Table
from winset.views.brief.citing import spans_of
from winset.views.brief.reactions import reactions
from winset.views.brief.writing import Writing
from winset.views.document import (
    Column,
    DataTable,
    Emphasis,
    KeyOfMarks,
    Mark,
    More,
    Paragraph,
    Section,
    Sentence,
    Spans,
    Text,
)
from winset.views.document import Row as PageRow

QUOTA = 3
SHOWN = 3


def matrix(writing: Writing) -> Section:
    """Near misses first, then the packages that stand for a text; what nobody said stays unsaid.

    Cells read the case without our assumptions, at strength declared; a line that a source sees
    giving way is open to the right.
    """
    result = writing.material.result("deals")
    if result is None:
        return reactions(writing)
    words = writing.words
    table, packages = _source(result)
    sides = list(
        dict.fromkeys(
            (r.cells[table.index("party")], r.cells[table.index("role")]) for r in table.rows
        )
    )
    columns = (
        Column("package", words["matrix.package"], width=17),
        *(
            Column(f"{party}-{role}", _heading(writing, str(party), str(role)))
            for party, role in sides
        ),
    )
    chosen = _chosen(writing, result, packages)
    rows = tuple(_row(writing, result, table, key, sides) for key in chosen[:QUOTA])
    left = len(packages.rows) - len(rows)
    more = More(left, f"deals-section-{packages.id}") if left > 0 else None
    empty = None if rows else writing.gap(words["matrix.no-package"])
    block = DataTable(
        "matrix-table", words["matrix.caption-consents"], columns, rows, empty=empty, more=more
    )
    closing = Paragraph(_closing(writing, result), fine=True)
    return Section("matrix", words["matrix.title"], (block, KeyOfMarks(), closing), page=1)


def _source(result: Result) -> tuple[Table, Table]:
    """Named packages where the case has some, else every package of the space."""
    if result.table("named-packages").rows:
        return result.table("named-zone"), result.table("named-packages")
    return result.table("zone"), result.table("packages")


def _heading(writing: Writing, party: str, role: str) -> str:
    return writing.words.fill(f"matrix.role-{role}", party=writing.labels.actor(party))


def _chosen(writing: Writing, result: Result, packages: Table) -> list[str]:
    """Keys of the packages as they deserve a row: near misses, then those made from a text, then
    the rest as the case lists them."""
    near = {
        r.cells[result.table("near-misses").index("terms")]
        for r in result.table("near-misses").rows
    }
    whole = writing.material.case.packages
    order = []
    for place, row in enumerate(packages.rows):
        key = str(row.cells[0])
        package = whole.get(key.removeprefix("packages."))
        text = package is not None and package.from_draft is not None
        order.append((row.cells[packages.index("terms")] not in near, not text, place, key))
    return [key for *_, key in sorted(order)]


def _row(
    writing: Writing, result: Result, table: Table, key: str, sides: list[tuple[Cell, Cell]]
) -> PageRow:
    rows = [r for r in table.rows if r.cells[table.index("package")] == key]
    by_side = {(r.cells[table.index("party")], r.cells[table.index("role")]): r for r in rows}
    cells = tuple(_cell(writing, table, by_side.get(side)) for side in sides)
    claims = tuple(dict.fromkeys(c for r in rows for c in r.claims))
    label = (
        writing.labels.at(key) if key.startswith("packages.") else _terms(writing, rows[0], table)
    )
    return PageRow(key, (Text(label),), cells, claims, (f"deals {table.id} {key}",))


def _terms(writing: Writing, row: Row, table: Table) -> str:
    terms = row.cells[table.index("terms")]
    assert isinstance(terms, tuple)
    said = [writing.labels.settlement(*str(t).split(".", 1)) for t in terms]
    return " + ".join(said)


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


def _closing(writing: Writing, result: Result) -> tuple[Sentence, ...]:
    """The smallest change that opens a package and who pays; what waits for a lens."""
    words = writing.words
    said: list[Sentence] = []
    singles = result.table("single-consents")
    parts: dict[str, Row] = {}
    for row in singles.rows:
        terms = _terms(writing, row, singles)
        party = writing.labels.actor(str(row.cells[singles.index("party")]))
        role = writing.labels.word(f"role-{row.cells[singles.index('role')]}")
        part = words.fill("matrix.opens-part", terms=terms, party=party, role=role)
        parts.setdefault(part, row)
    if parts:
        listed = writing.page["joins.semicolon"].join(list(parts)[:SHOWN])
        cite = (writing.citing.computed("deals", "single-consents"),)
        spans = spans_of(words["matrix.opens"], listed=listed, cite=cite)
        rows = tuple(f"deals single-consents {r.cells[0]}" for r in list(parts.values())[:SHOWN])
        said.append(Sentence(("M",), spans, results=rows, strength="declared, assessed"))
    else:
        said.append(writing.gap(words["matrix.nothing-opens"]))
    if writing.material.result("drafts") is None:
        said.append(writing.gap(writing.missing("drafts")))
    return tuple(said)
