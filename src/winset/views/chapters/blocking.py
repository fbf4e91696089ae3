"""Whose consent does each near miss and each named package need, and who has given it?

Cells read the case without our assumptions, at strength declared. A refusal says on which issue and
by which line, a silence who is silent and on what; a refusal that a source sees giving way is open
to the right.
"""

from __future__ import annotations

from winset.case.judged import judged
from winset.case.positions import Position
from winset.results import Cell, Result, Table
from winset.results import Row as TableRow
from winset.views.brief.telling import package as package_words
from winset.views.brief.writing import Writing
from winset.views.chapters.reading import named, several
from winset.views.document import (
    Column,
    DataTable,
    Emphasis,
    Ground,
    Mark,
    Meaning,
    Row,
    Spans,
    Text,
)

LENS = "deals"
MOST = 16
FEW = 3


def blocking(writing: Writing, result: Result) -> DataTable:
    """Near misses first, then the named packages as the case lists them."""
    own = writing.own(LENS)
    chosen = _packages(result)
    sides = list(
        dict.fromkeys(
            (str(cells["party"]), str(cells["role"]))
            for table, key in chosen
            for cells in _consents(table, key)
        )
    )
    columns = (
        Column("package", own["columns.package"], width=16),
        *(
            Column(
                f"{party}-{role}",
                writing.words.fill(f"matrix.role-{role}", party=writing.labels.actor(party)),
                width=84 // len(sides),
            )
            for party, role in sides
        ),
    )
    rows = tuple(_row(writing, table, key, sides) for table, key in chosen[:MOST])
    empty = None if rows else writing.gap(own["pictures.no-package"])
    caption = own["pictures.blocking-caption"]
    return DataTable("deals-blocking", caption, columns, rows, empty=empty)


def _packages(result: Result) -> list[tuple[Table, str]]:
    """(the table of its consents, its key) of each package that deserves a row, each once."""
    near = result.table("near-misses")
    keys = dict.fromkeys(str(named(near, row)["package"]) for row in near.rows)
    found: dict[tuple[str, ...], tuple[Table, str]] = {}
    for key in keys:
        for name in ("zone", "named-zone"):
            table = result.table(name)
            rows = _consents(table, key)
            if rows:
                found.setdefault(several(rows[0]["terms"]), (table, key))
    table = result.table("named-zone")
    for row in result.table("named-packages").rows:
        rows = _consents(table, str(row.cells[0]))
        if rows:
            terms = several(rows[0]["terms"])
            # A near miss that the case names goes by its name.
            found[terms] = (table, str(row.cells[0]))
    return list(found.values())


def _consents(table: Table, key: str) -> list[dict[str, Cell]]:
    return [named(table, row) for row in table.where(package=key)]


def _row(writing: Writing, table: Table, key: str, sides: list[tuple[str, str]]) -> Row:
    rows = list(table.where(package=key))
    by_side = {(str(c["party"]), str(c["role"])): (c, r) for r in rows if (c := named(table, r))}
    cells = tuple(
        _cell(writing, *by_side[side]) if side in by_side else (Mark("not-needed"),)
        for side in sides
    )
    claims = tuple(dict.fromkeys(claim for row in rows for claim in row.claims))
    results = tuple(f"{LENS} {table.id} {row.cells[0]}" for row in rows)
    return Row(key, (Text(package_words(writing, key)),), cells, claims, results)


def _cell(writing: Writing, cells: dict[str, Cell], row: TableRow) -> Spans:
    """One consent: the answer, how it is known, why, and the sources of the entry that decides."""
    page, value = writing.page, str(cells["declared-without"])
    if value not in ("yes", "no", "split"):
        return (Mark("unsaid"), *_silent_on(writing, cells))
    record = _record(writing, cells["entry"])
    if record is not None and judged(writing.material.whole, record):
        # The lens names the entry that decides with our assumptions; without them it is none.
        record = None
    claims = tuple(c.text for c in record.rests_on) if record is not None else ()
    cites = writing.citing.both_sides(claims)[:2]
    blank: Spans = (Text(page["joins.space"]),) if cites else ()
    meaning: Meaning = value  # type: ignore[assignment]
    because: Spans = ()
    if value == "no":
        soft = writing.written_at(str(cells["soft"])) if cells["soft"] is not None else None
        if soft is not None and not judged(writing.material.whole, soft):
            meaning = "could-bend"
        # The lens tells the issues of the assessed answer: of a refusal only where that is one.
        because = _because(writing, cells) if cells["assessed"] == "no" else ()
    outside = value == "no" and (record is None or cells["why"] != "red-line")
    word = writing.words["matrix.outside"] if outside else None
    mark = Mark(meaning, _ground(writing, cells, record), ground_word=word)
    return (mark, *because, *blank, *cites)


def _silent_on(writing: Writing, cells: dict[str, Cell]) -> Spans:
    """On which issues nobody of this side has said anything."""
    issues = [writing.labels.issue(i) for i in several(cells["unsaid-on"])]
    if not issues:
        return ()
    told = writing.own(LENS).fill("pictures.silent-on", issues=_few(writing, issues))
    return (Text(writing.page["joins.colon"] + told),)


def _because(writing: Writing, cells: dict[str, Cell]) -> Spans:
    """On which issues it refuses, and who inside it does."""
    own, page = writing.own(LENS), writing.page
    issues = [writing.labels.issue(i) for i in several(cells["on"])]
    who = [w for w in several(cells["who"]) if w != cells["party"]]
    said = []
    if issues:
        said.append(own.fill("pictures.refuses-on", issues=_few(writing, issues)))
    if who:
        names = writing.listed([writing.labels.actor(w) for w in who])
        said.append(own.fill("pictures.refusing-inside", who=names))
    if not said:
        return ()
    return (Emphasis(page["joins.semicolon"] + page["joins.semicolon"].join(said)),)


def _few(writing: Writing, names: list[str]) -> str:
    """The first names, and how many more there are: all of them stand in the lens's table."""
    if len(names) <= FEW + 1:
        return writing.listed(names)
    more = writing.own(LENS).fill("pictures.and-more", n=len(names) - FEW)
    return writing.page["joins.comma"].join(names[:FEW]) + more


def _record(writing: Writing, address: Cell) -> Position | None:
    record = writing.record_at(str(address)) if address is not None else None
    return record if isinstance(record, Position) else None


def _ground(writing: Writing, cells: dict[str, Cell], record: Position | None) -> Ground:
    """How the answer is known: by the kind of line that refuses, else by the entry's own basis."""
    if record is None:
        return "inferred"
    line = cells["line"]
    if line in ("declared", "legal", "text", "inferred") and cells["declared-without"] == "no":
        return line  # type: ignore[return-value]
    if record.channel in ("text", "deed") and record.stands_as == "stated":
        return "text"
    return writing.ground_of.get(record.stands_as, "inferred")  # type: ignore[return-value]
