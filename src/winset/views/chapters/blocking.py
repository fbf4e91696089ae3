"""Whose consent does each near miss and each named package need, and who has given it?

Cells read the case without our assumptions, at strength declared; what somebody did with the text
that a package is made from counts before his lines. A refusal says on which issue and
by which line, a silence who is silent and on what; a refusal that a source sees giving way is open
to the right.
"""

from __future__ import annotations

from typing import cast

from winset.case.judged import judged
from winset.case.positions import Position
from winset.case.record import Record
from winset.results import Cell, Result, Table
from winset.results import Row as TableRow
from winset.views.brief.reading import named, several
from winset.views.brief.telling import package as package_words
from winset.views.brief.writing import Writing
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
_MEANINGS: dict[str, Meaning] = {"yes": "yes", "yes-but": "yes-if", "no": "no", "split": "split"}
# What somebody did with the text of a package, rather than a line, gives the answer.
_ACTS = ("reaction", "own-text")


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
        consent_cell(writing, *by_side[side]) if side in by_side else (Mark("not-needed"),)
        for side in sides
    )
    claims = tuple(dict.fromkeys(claim for row in rows for claim in row.claims))
    results = tuple(f"{LENS} {table.id} {row.cells[0]}" for row in rows)
    return Row(key, (Text(package_words(writing, key)),), cells, claims, results)


def consent_cell(
    writing: Writing, cells: dict[str, Cell], row: TableRow, *, full: bool = True
) -> Spans:
    """One consent: the answer, how it is known, why, and the sources of the entry that decides.

    Not ``full`` for a place with little room: a silence or a refusal goes without its issues.
    """
    page, value = writing.page, str(cells["declared-without"])
    if value not in _MEANINGS:
        return (Mark("unsaid"), *(_silent_on(writing, cells) if full else ()))
    act = _act(cells)
    record = _record(writing, cells["entry-without"])
    claims = _sources(record) if record is not None else ()
    cites = writing.citing.both_sides(claims or (row.claims if act else ()))[:2]
    blank: Spans = (Text(page["joins.space"]),) if cites else ()
    meaning, because = _MEANINGS[value], cast("Spans", ())
    if value == "no":
        soft = _record(writing, cells["soft"])
        if soft is not None:
            meaning, because = "could-bend", _condition(writing, soft)
            cites = tuple(dict.fromkeys((*cites, *writing.citing.some(_sources(soft), 1))))
        if full and not act:
            because = _because(writing, cells)
    word = writing.own("drafts")["words.yes-but"] if value == "yes-but" else None
    known = _known(writing, cells, record, act)
    mark = Mark(meaning, _ground(writing, cells, record, act), word=word, ground_word=known)
    return (mark, *because, *blank, *cites)


def _condition(writing: Writing, record: Record) -> Spans:
    """Under which condition a source sees the line give way."""
    if not isinstance(record, Position) or record.could_accept is None:
        return ()
    found = [a.condition for a in record.could_accept.alternatives if a.condition is not None]
    if not found:
        return ()
    short = writing.labels.condition_short(found[0])
    return (Emphasis(writing.words.fill("matrix.if", condition=short)),)


def _sources(record: Record) -> tuple[str, ...]:
    return tuple(c.text for c in record.rests_on)


def _act(cells: dict[str, Cell]) -> str:
    """What somebody did with the text, where that and no line gives the answer; else nothing."""
    if cells["declared-without"] == "yes-but":
        return "reaction"
    return str(cells["why-without"]) if cells["why-without"] in _ACTS else ""


def _known(writing: Writing, cells: dict[str, Cell], record: Record | None, act: str) -> str | None:
    """How the answer is known, where the standard words of its ground would not tell."""
    if act:
        return writing.own("drafts")[f"pictures.known.{act}"]
    outside = record is None or cells["why-without"] != "red-line"
    return writing.words["matrix.outside"] if outside and _is_no(cells) else None


def _is_no(cells: dict[str, Cell]) -> bool:
    return cells["declared-without"] == "no"


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
    issues = [writing.labels.issue(i) for i in several(cells["on-without"])]
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
    return writing.page["joins.list"].join(names[:FEW]) + more


def _record(writing: Writing, address: Cell) -> Record | None:
    """The entry that decides. The lens names the one that decides with our assumptions: where that
    is an assumption, without them it is none."""
    record = writing.written_at(str(address)) if address is not None else None
    return None if record is None or judged(writing.material.whole, record) else record


def _ground(writing: Writing, cells: dict[str, Cell], record: Record | None, act: str) -> Ground:
    """The outline: what was done with a text, the kind of the line, else the entry's own basis."""
    if act:
        return "text"
    if record is None:
        return "inferred"
    line = cells["line-without"]
    if line in ("declared", "legal", "text", "inferred") and _is_no(cells):
        return line  # type: ignore[return-value]
    shown = isinstance(record, Position) and record.channel in ("text", "deed")
    if shown and record.stands_as == "stated":
        return "text"
    return writing.ground_of.get(record.stands_as, "inferred")  # type: ignore[return-value]
