"""2.4 without the lens on deals: what each party is on record as having done with each text."""

from __future__ import annotations

from winset.results import Result, Row, Table
from winset.views.brief.writing import Writing
from winset.views.document import (
    Column,
    DataTable,
    KeyOfMarks,
    Mark,
    More,
    Paragraph,
    Section,
    Spans,
    Text,
)
from winset.views.document import Row as PageRow

QUOTA = 6
_MEANINGS = {
    "accepts": "yes",
    "yes-but": "yes-if",
    "evades": "unsaid",
    "rejects": "no",
    "silent": "unsaid",
}


def reactions(writing: Writing) -> Section:
    """Texts as rows, parties at the table as columns; consents by role wait for a lens."""
    words = writing.words
    table = writing.material.case.case.table
    columns = (
        Column("text", words["matrix.text"], width=16),
        *(Column(party, writing.labels.actor(party)) for party in table),
    )
    result = writing.material.result("positions")
    rows = _rows(writing, result) if result is not None else ()
    empty = (
        None
        if rows
        else writing.gap(
            words["matrix.none"] if result is not None else writing.missing("positions")
        )
    )
    left = len(rows) - QUOTA
    more = More(left, "positions-reactions") if left > 0 else None
    block = DataTable(
        "matrix-table", words["matrix.caption"], columns, rows[:QUOTA], empty=empty, more=more
    )
    waiting = [lens for lens in ("deals", "drafts") if writing.material.result(lens) is None]
    closing = Paragraph(tuple(writing.gap(writing.missing(lens)) for lens in waiting), fine=True)
    blocks = (block, KeyOfMarks(), closing) if waiting else (block, KeyOfMarks())
    return Section("matrix", words["matrix.title"], blocks, page=1)


def _rows(writing: Writing, result: Result) -> tuple[PageRow, ...]:
    """The newest texts first, those with a recorded reaction or an author at the table."""
    pen, reactions = result.table("pen"), result.table("reactions")
    rows = []
    for row in reversed(pen.rows):
        draft = str(row.cells[0]).removeprefix("drafts.")
        recorded = [r for r in reactions.rows if r.cells[1] == draft]
        record = writing.material.case.drafts[draft]
        if not recorded or record.form not in ("text", "understanding"):
            continue
        cells = tuple(
            _cell(writing, party, draft, recorded, reactions, row)
            for party in writing.material.case.case.table
        )
        rows.append(
            PageRow(
                f"drafts.{draft}", (Text(writing.labels.at(f"drafts.{draft}")),), cells, row.claims
            )
        )
    return tuple(rows)


def _cell(
    writing: Writing, party: str, draft: str, recorded: list[Row], table: Table, pen: Row
) -> Spans:
    """What the party, or somebody inside it, did with the text."""
    owners = {party, *_inside(writing, party)}
    authors = [str(a) for a in pen.cells[2] or () if a in owners]  # type: ignore[union-attr]
    mine = [r for r in recorded if r.cells[table.index("who")] in owners]
    if not mine and authors:
        word = writing.words.fill("matrix.author", who=writing.labels.actor(authors[0]))
        return (
            Mark("yes", "text", word=word, ground_word=""),
            *writing.citing.both_sides(pen.claims)[:2],
        )
    if not mine:
        return (Mark("unsaid"),)
    says = list(dict.fromkeys(str(r.cells[table.index("says")]) for r in mine))
    claims = tuple(dict.fromkeys(c for r in mine for c in r.claims))
    cites = writing.citing.both_sides(claims)[:3]
    if len(says) > 1:
        words = writing.listed([writing.labels.word(f"reaction-{s}") for s in says])
        return (Mark("split", _ground(mine, table), word=words, ground_word=""), *cites)  # type: ignore[arg-type]
    meaning = _MEANINGS[says[0]]
    word = writing.labels.word(f"reaction-{says[0]}")
    unseen = any(r.cells[table.index("text-seen")] == "no" for r in mine)
    extra: Spans = (Text(writing.words["matrix.unseen"]),) if unseen else ()
    if meaning == "unsaid":
        return (Mark("unsaid", word=word), *extra, *cites)
    return (Mark(meaning, _ground(mine, table), word=word, ground_word=""), *extra, *cites)  # type: ignore[arg-type]


def _inside(writing: Writing, party: str) -> tuple[str, ...]:
    record = writing.material.case.parties.get(party)
    return tuple(record.constituencies) if record is not None else ()


def _ground(rows: list[Row], table: Table) -> str:
    """A reaction to a text is shown by the text; one a source infers or reports says so."""
    bases = {str(r.cells[table.index("basis")]) for r in rows}
    if bases <= {"stated", "derived"}:
        return "text"
    return "assumed" if "assumed" in bases else "inferred" if "inferred" in bases else "reported"
