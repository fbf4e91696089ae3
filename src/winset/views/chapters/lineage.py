"""Where did each text come from? The lens's lineage as a chart, earliest text at the top.

More than ``MOST`` texts are too many to read: then the family of the compared texts is drawn, and
the others stand in the table of the lens.
"""

from __future__ import annotations

from collections import deque

from winset.results import Cell, Result
from winset.results import Row as TableRow
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import count, named, plain_id, several, short
from winset.views.brief.telling import actor, word
from winset.views.brief.writing import Writing
from winset.views.chapters.compared import lineage_of
from winset.views.document import Ground, LadderParty, LineageChart, LineageText, Sentence, Tie

LENS = "drafts"
MOST = 24
_CONTENT = {"understanding": "unwritten", "stance": "unwritten", "agenda": "unwritten"}


def lineage(writing: Writing, result: Result, texts: tuple[str, ...]) -> LineageChart | None:
    """The chart; nothing when the case has no text."""
    table = result.table("lineage")
    if not table.rows:
        return None
    rows = {plain_id(row.cells[0]): row for row in table.rows}
    order = list(rows)
    if len(order) > MOST:
        known = lineage_of(result)
        family = {t for text in texts for t in known.family(text)}
        order = [text for text in order if text in family] or order[-MOST:]
    cells = {text: named(table, rows[text]) for text in order}
    ties = tuple(tie for text in order for tie in _ties(writing, text, cells))
    return LineageChart(
        id="chart-lineage",
        title=_title(writing, result),
        texts=tuple(
            _text(writing, text, cells[text], rows[text], text in texts)
            for text in _parents_first(order, ties)
        ),
        ties=ties,
    )


def _ties(writing: Writing, text: str, cells: dict[str, dict[str, Cell]]) -> list[Tie]:
    own = cells[text]
    grounds = several(own["derived"])
    found = []
    for place, parent in enumerate(several(own["derives-from"])):
        basis = grounds[place] if place < len(grounds) else "inferred"
        ground: Ground = writing.ground_of.get(basis, "inferred")  # type: ignore[assignment]
        if plain_id(parent) in cells:
            found.append(Tie(plain_id(parent), text, True, ground))
    made = {tie.earlier for tie in found}
    after = [plain_id(parent) for parent in several(own["follows"])]
    found.extend(Tie(one, text, False) for one in after if one in cells and one not in made)
    return found


def _parents_first(order: list[str], ties: tuple[Tie, ...]) -> list[str]:
    """The order of the table, but never a text above what it came of: a date may be a whole month.
    Texts that come of each other in a circle keep the order of the table."""
    placed: list[str] = []
    waiting = deque(order)
    turned = 0
    while waiting:
        text = waiting.popleft()
        ready = all(tie.earlier in placed for tie in ties if tie.later == text)
        if ready or turned > len(waiting):
            placed.append(text)
            waiting = deque(t for t in order if t not in placed)
            turned = 0
        else:
            waiting.append(text)
            turned += 1
    return placed


def _text(
    writing: Writing, id: str, cells: dict[str, Cell], row: TableRow, compared: bool
) -> LineageText:
    unknown = "rest-unknown" in several(cells["rest"]) and not count(cells["clauses"])
    if count(cells["clauses"]) and not count(cells["settling"]) + count(cells["open"]):
        unknown = "rest-unknown" in several(cells["rest"])
    content = "unknown" if unknown else _CONTENT.get(str(cells["form"]), "known")
    return LineageText(
        id=id,
        label=writing.labels.at(f"drafts.{id}"),
        when=short(writing, str(cells["date"])),
        authors=writing.listed([writing.labels.actor(a) for a in several(cells["authors"])]),
        notes=tuple(_notes(writing, cells)),
        content=content,  # type: ignore[arg-type]
        leans=tuple(_party(writing, who) for who in several(cells["leans"])),
        compared=compared,
        cites=writing.citing.both_sides(row.claims)[:2],
    )


def _party(writing: Writing, who: str) -> LadderParty:
    table = writing.material.case.case.table
    order = table.index(who) if who in table else len(table)
    return LadderParty(who, who, writing.labels.actor(who), order)


def _notes(writing: Writing, cells: dict[str, Cell]) -> list[str]:
    """Form and status, whose wishes went in, how it became known, its clauses, who disowned it."""
    own = writing.own(LENS)
    said = []
    if cells["form"] != "text":
        said.append(word(writing, LENS, str(cells["form"])))
    if cells["status"] is not None:
        said.append(own[f"pictures.status.{cells['status']}"])
    wishes = [writing.labels.actor(a) for a in several(cells["inputs"])]
    if wishes:
        said.append(own.fill("pictures.wishes", who=writing.listed(wishes)))
    if cells["release"] is not None:
        said.append(_release(writing, cells))
    if count(cells["clauses"]):
        said.append(own.fill("pictures.clauses", n=count(cells["clauses"])))
    disowned = [actor(writing, LENS, a) for a in several(cells["disowned-by"])]
    if disowned:
        said.append(own.fill("pictures.disowned", who=writing.listed(disowned)))
    return said


def _release(writing: Writing, cells: dict[str, Cell]) -> str:
    own = writing.own(LENS)
    by = [actor(writing, LENS, a) for a in several(cells["released-by"])]
    how = own[f"pictures.release.{cells['release']}"]
    return own.fill("pictures.released-by", how=how, who=writing.listed(by)) if by else how


def _title(writing: Writing, result: Result) -> Sentence:
    """How many texts there are, how many were made from another, of how many the content is
    unknown, and who disowned which."""
    own, table = writing.own(LENS), result.table("lineage")
    cells = [named(table, row) for row in table.rows]
    made = [c for c in cells if several(c["derives-from"])]
    stated = [c for c in made if set(several(c["derived"])) <= {"stated"}]
    unknown = [c for c in cells if "rest-unknown" in several(c["rest"])]
    template = own.fill(
        "pictures.lineage-finding",
        texts=len(cells),
        made=len(made),
        stated=len(stated),
        unknown=len(unknown),
        agreed=sum(c["status"] == "agreed" for c in cells),
        cite="{cite}",
    )
    spans = spans_of(template, cite=(writing.citing.computed(LENS, "lineage"),))
    keys = tuple(f"{LENS} lineage {row.cells[0]}" for row in table.rows)
    return Sentence(("M",), spans, results=keys, view=writing.material.view)
