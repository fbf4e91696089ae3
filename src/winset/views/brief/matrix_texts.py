"""How does a text read in the matrix: what each party did with it, else what its lines say?"""

from __future__ import annotations

from winset.results import Cell, Result
from winset.results import Row as TableRow
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import named, several
from winset.views.brief.writing import Writing
from winset.views.chapters.asked import GROUNDS, MEANINGS, basis_of_answer, word_of_answer
from winset.views.document import Emphasis, Mark, Row, Sentence, Spans, Text

CITED = 1


def text_row(
    writing: Writing, drafts: Result, text: str, seats: tuple[tuple[str, str], ...]
) -> Row:
    """One text: who would sign, ratify or deliver it; brackets where nobody has said."""
    table = drafts.table("consents")
    rows = {str(r.cells[0]): r for r in table.rows if named(table, r)["draft"] == text}
    found = [_asked(writing, rows, text, party, role) for party, role in seats]
    cells = tuple(_cell(writing, drafts, own) for own in found)
    used = [row for own in found for row in own]
    claims = tuple(dict.fromkeys(c for row in used for c in row.claims))
    keys = tuple(f"drafts consents {row.cells[0]}" for row in used)
    return Row(f"drafts.{text}", (Text(writing.labels.at(f"drafts.{text}")),), cells, claims, keys)


def _asked(
    writing: Writing, rows: dict[str, TableRow], text: str, party: str, role: str
) -> list[TableRow]:
    """The party's own answer in a role; else those of its people; else its signature."""
    for asked in dict.fromkeys((role, "signs")) if role == "delivers" else (role,):
        own = rows.get(f"drafts.{text}.{asked}.{party}")
        if own is not None:
            return [own]
        people = writing.material.case.parties[party].constituencies
        found = [rows[k] for p in people if (k := f"drafts.{text}.{asked}.{p}") in rows]
        if found:
            return found
    return []


def _cell(writing: Writing, drafts: Result, rows: list[TableRow]) -> Spans:
    """The answer, how it is known, on what it is refused, where that stands."""
    table = drafts.table("consents")
    if not rows:
        return (Mark("not-needed"),)
    cells = [named(table, row) for row in rows]
    values = [str(one["value"]) for one in cells]
    # A refusal among those asked in one role is told; a yes only when all have said it.
    chosen = next((i for i, value in enumerate(values) if value == "no"), 0)
    one, row = cells[chosen], rows[chosen]
    value = values[chosen]
    if value == "no" and len(rows) > 1 and not _refused(drafts, one):
        # His party's rule passes without him.
        return (Mark("split"), *writing.citing.some(basis_of_answer(writing, one, row), CITED))
    if value not in MEANINGS or (value != "no" and len(set(values)) > 1):
        return (Mark("unsaid", word=_unsaid(writing, one)),)
    known = str(one["known"])
    bends = value == "no" and several(one["could-bend"])
    mark = Mark(
        "could-bend" if bends else MEANINGS[value],
        GROUNDS.get(known, "inferred"),
        word=word_of_answer(writing, value) if value == "yes-but" else None,
    )
    cites = writing.citing.some(basis_of_answer(writing, one, row), CITED)
    return (mark, *_on(writing, one), *cites)


def _refused(drafts: Result, cells: dict[str, Cell]) -> bool:
    """Whether the party as a whole refuses the text, by its ratification rule."""
    verdicts = drafts.table("verdicts")
    key = f"drafts.{cells['draft']}.{cells['party']}"
    return any(r.cells[0] == key and named(verdicts, r)["value"] == "no" for r in verdicts.rows)


def _unsaid(writing: Writing, cells: dict[str, Cell]) -> str | None:
    """Brackets say why where it is not silence: an envoy's pen, or content nobody knows."""
    return writing.words.get(f"matrix.unsaid-{cells['known']}", "") or None


def _on(writing: Writing, cells: dict[str, Cell]) -> Spans:
    """The issue on which somebody refuses by a line of his own."""
    if cells["value"] != "no" or cells["line"] is None:
        return ()
    issue = str(cells["line"]).split(".")[1]
    rest = len(several(cells["refuses"])) - 1
    said = writing.labels.issue(issue)
    key = "matrix.refused-on-more" if rest > 0 else "matrix.refused-on"
    return (Emphasis(writing.words.fill(key, issue=said, n=rest)),)


def to_change(
    writing: Writing, drafts: Result | None, texts: tuple[str, ...]
) -> tuple[Sentence, ...]:
    """How many clauses of each text would have to change until nobody refuses it, and who does."""
    if drafts is None or not texts:
        return ()
    distance = drafts.table("distance")
    rows = {str(r.cells[0]): r for r in distance.rows}
    parts, keys = [], []
    for text in texts:
        row = rows.get(f"drafts.{text}")
        if row is None:
            continue
        cells = named(distance, row)
        refusing = [writing.labels.actor(a) for a in several(cells["refused-by"])]
        key = "matrix.to-change-part" if refusing else "matrix.to-change-none"
        name = writing.labels.at(f"drafts.{text}")
        n = str(cells["changes"])
        parts.append(writing.words.fill(key, text=name, n=n, refusing=writing.listed(refusing)))
        keys.append(f"drafts distance {row.cells[0]}")
    if not parts:
        return ()
    listed = writing.page["joins.semicolon"].join(parts)
    cite = (writing.citing.computed("drafts", "distance"),)
    spans = spans_of(writing.words["matrix.to-change"], listed=listed, cite=cite)
    return (Sentence(("M",), spans, results=tuple(keys), strength="declared"),)


def outsiders(
    writing: Writing, drafts: Result | None, texts: tuple[str, ...]
) -> tuple[Sentence, ...]:
    """Who is asked without a seat at the table, and who could undo a text without signing it."""
    if drafts is None or not texts:
        return ()
    table = drafts.table("consents")
    rows = [c for row in table.rows if (c := named(table, row))["draft"] in texts]
    seated = writing.material.case.case.table
    asked = dict.fromkeys(
        str(r["actor"])
        for r in rows
        if r["party"] not in seated and r["role"] in ("signs", "delivers")
    )
    signers = {(r["draft"], r["actor"]) for r in rows if r["role"] == "signs"}
    undoers = dict.fromkeys(
        str(r["actor"])
        for r in rows
        if r["role"] == "can-undo" and (r["draft"], r["actor"]) not in signers
    )
    cite = (writing.citing.computed("drafts", "consents"),)
    said = []
    for key, actors in (("matrix.no-seat", asked), ("matrix.could-undo", undoers)):
        if actors:
            names = writing.listed([writing.labels.actor(a) for a in actors])
            spans = spans_of(writing.words[key], names=names, cite=cite)
            said.append(Sentence(("M",), spans, results=("drafts consents",)))
    return tuple(said)
