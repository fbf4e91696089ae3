"""Who signs, who ratifies and who delivers each of the compared texts, and why not?

The columns are the texts, as in the table above it; a row is one consent: a role and whose. What
somebody did with a text counts before his lines; what nobody said is a bracket with the reason.
"""

from __future__ import annotations

from winset.case.positions import Position
from winset.results import Cell, Result
from winset.results import Row as TableRow
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import count, named, several
from winset.views.brief.writing import Writing
from winset.views.chapters.texts import FIRST, text_columns
from winset.views.document import (
    Column,
    DataTable,
    Emphasis,
    Ground,
    Mark,
    Meaning,
    Row,
    Sentence,
    Span,
    Spans,
    Text,
)

LENS = "drafts"
ROLES = ("signs", "ratifies", "delivers")
MEANINGS: dict[str, Meaning] = {"yes": "yes", "yes-but": "yes-if", "no": "no"}
# How a consent is known -> the outline of its mark.
GROUNDS: dict[str, Ground] = {
    "reaction": "text",
    "own-text": "text",
    "text": "text",
    "stated": "declared",
    "declared": "declared",
    "legal": "legal",
    "reported": "reported",
    "denied": "contested",
    "inferred": "inferred",
    "derived": "inferred",
    "assumed": "assumed",
}


def consents(writing: Writing, result: Result, texts: tuple[str, ...]) -> DataTable:
    """Consents by role and party as rows, the compared texts as columns."""
    own = writing.own(LENS)
    rows: list[Row] = []
    for role in ROLES:
        actors = _actors(writing, result, texts, role)
        if actors:
            rows.append(_counted(writing, result, texts, role))
        rows.extend(_row(writing, result, texts, role, actor) for actor in actors)
    columns = (
        Column("consent", own["columns.consent"], width=FIRST),
        *text_columns(writing, texts),
    )
    empty = None if rows else writing.gap(own["pictures.nobody-asked"])
    caption = own["pictures.consents-caption"]
    return DataTable("drafts-text-consents", caption, columns, tuple(rows), empty=empty)


def signing_told(writing: Writing, result: Result, texts: tuple[str, ...]) -> Sentence:
    """How many of the texts have every signature they need, and what each lacks."""
    own, table = writing.own(LENS), result.table("signed")
    parts, keys, ready = [], [], 0
    for text in texts:
        key = f"drafts.{text}.signs"
        rows = [row for row in table.rows if row.cells[0] == key]
        if not rows:
            continue
        values = named(table, rows[0])
        numbers = {n: count(values[n]) for n in ("asked", "yes", "yes-but", "no", "unsaid")}
        ready += numbers["yes"] == numbers["asked"]
        label = writing.labels.at(f"drafts.{text}")
        parts.append(own.fill("pictures.signing-part", draft=label, **numbers))
        keys.append(f"{LENS} signed {key}")
    template = own.fill(
        "pictures.signing",
        ready=ready,
        texts=len(parts),
        parts=writing.page["joins.semicolon"].join(parts),
        cite="{cite}",
    )
    spans = spans_of(template, cite=(writing.citing.computed(LENS, "signed"),))
    view = writing.material.view
    return Sentence(("M",), spans, results=tuple(keys), view=view, strength="declared")


def _actors(writing: Writing, result: Result, texts: tuple[str, ...], role: str) -> tuple[str, ...]:
    """Whoever is asked in this role for one of the texts, in the order of the table."""
    table = result.table("consents")
    found: dict[str, str] = {}
    for row in table.rows:
        cells = named(table, row)
        if cells["role"] == role and cells["draft"] in texts:
            found.setdefault(str(cells["actor"]), str(cells["party"]))
    seats = writing.material.case.case.table
    places = list(found)

    def seat(actor: str) -> tuple[int, bool, int]:
        party = found[actor]
        place = seats.index(party) if party in seats else len(seats)
        return place, actor != party, places.index(actor)

    return tuple(sorted(found, key=seat))


def _counted(writing: Writing, result: Result, texts: tuple[str, ...], role: str) -> Row:
    """How many are asked in this role, and what they say, as the lens counts it."""
    own, table = writing.own(LENS), result.table("signed")
    cells: list[Spans] = []
    keys = []
    for text in texts:
        key = f"drafts.{text}.{role}"
        rows = [row for row in table.rows if row.cells[0] == key]
        if not rows:
            cells.append((Mark("not-needed"),))
            continue
        keys.append(f"{LENS} signed {key}")
        values = named(table, rows[0])
        names = ("asked", "yes", "yes-but", "no", "unsaid")
        numbers = {name: str(count(values[name])) for name in names}
        cells.append((Text(own.fill("pictures.counted", **numbers)),))
    head = (Text(own[f"pictures.all-{role}"]),)
    return Row(f"all-{role}", head, tuple(cells), results=tuple(keys))


def _row(writing: Writing, result: Result, texts: tuple[str, ...], role: str, actor: str) -> Row:
    table = result.table("consents")
    keys = [f"drafts.{text}.{role}.{actor}" for text in texts]
    rows = {row.cells[0]: row for row in table.rows if row.cells[0] in keys}
    cells = tuple(
        _cell(writing, named(table, rows[key]), rows[key]) if key in rows else (Mark("not-needed"),)
        for key in keys
    )
    name = writing.labels.actor(actor)
    head = (Text(writing.words.fill(f"matrix.role-{role}", party=name)),)
    claims = tuple(dict.fromkeys(claim for row in rows.values() for claim in row.claims))
    results = tuple(f"{LENS} consents {key}" for key in keys if key in rows)
    return Row(f"{role}-{actor}", head, cells, claims, results)


def _cell(writing: Writing, cells: dict[str, Cell], row: TableRow) -> Spans:
    """One consent to one text: the answer, how it is known, why not, and where that stands."""
    own, page = writing.own(LENS), writing.page
    value, known = str(cells["value"]), str(cells["known"])
    words = own.get(f"pictures.known.{known}", own.get(f"words.{known}", known))
    if value not in MEANINGS:
        return (Mark("unsaid"), Text(page["joins.colon"] + _why_unsaid(writing, cells)))
    meaning: Meaning = MEANINGS[value]
    bends = several(cells["could-bend"])
    if meaning == "no" and bends:
        meaning = "could-bend"
    told = word_of_answer(writing, value) if meaning == "yes-if" else None
    mark = Mark(meaning, GROUNDS.get(known, "inferred"), word=told, ground_word=words)
    because = _because(writing, cells) if value in ("no", "yes-but") else ()
    cites = writing.citing.both_sides(basis_of_answer(writing, cells, row))[:2]
    blank: Spans = (Text(page["joins.space"]),) if cites else ()
    return (mark, *because, *blank, *cites)


def _why_unsaid(writing: Writing, cells: dict[str, Cell]) -> str:
    """What is missing for an answer: on how many of his points he has said nothing."""
    own, known = writing.own(LENS), str(cells["known"])
    if f"pictures.unsaid.{known}" in own:
        return own[f"pictures.unsaid.{known}"]
    if known != "unsaid" and f"words.{known}" in own:
        return own[f"words.{known}"]
    names = ("asked", "accepted", "open", "unsaid")
    numbers = {name: count(cells[name]) for name in names}
    if not numbers["asked"]:
        return own["pictures.unsaid.no-point"]
    key = "pictures.unsaid.points-open" if numbers["open"] else "pictures.unsaid.points"
    return own.fill(key, **numbers)


def word_of_answer(writing: Writing, value: str) -> str:
    """An answer of the lens in its own words."""
    return writing.own(LENS)[f"words.{value}"]


def _because(writing: Writing, cells: dict[str, Cell]) -> Spans:
    """On what he refuses, and by which line."""
    issues = [str(i).removeprefix("issues.") for i in several(cells["refuses"])]
    if not issues:
        return ()
    own, page = writing.own(LENS), writing.page
    names = writing.listed([writing.labels.issue(i) for i in issues])
    found: list[Span] = [Text(page["joins.semicolon"] + own.fill("pictures.refuses", issues=names))]
    line = _line(writing, str(cells["line"])) if cells["line"] is not None else ""
    if line:
        found.append(Emphasis(page["joins.semicolon"] + line))
    return tuple(found)


def _line(writing: Writing, address: str) -> str:
    """The line that refuses, in words: a red line, or what alone is accepted."""
    record = writing.record_at(address)
    if not isinstance(record, Position):
        return ""
    part = address.split("@")[0].rsplit(".", 1)[-1]
    issue = address.split(".")[1]
    key = f"pictures.line-{part}"
    own = writing.own(LENS)
    if key not in own:
        return ""
    return own.fill(
        key,
        issue=writing.labels.issue(issue),
        says=writing.labels.at(address),
        since=writing.labels.short(record.since),
    )


def basis_of_answer(writing: Writing, cells: dict[str, Cell], row: TableRow) -> tuple[str, ...]:
    """What the answer rests on: the line that refuses where it decides, else the row's sources."""
    if cells["value"] == "no" and cells["known"] != "reaction" and cells["line"] is not None:
        record = writing.record_at(str(cells["line"]))
        if record is not None and record.rests_on:
            return tuple(c.text for c in record.rests_on)
    return row.claims
