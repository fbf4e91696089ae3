"""2.1 Bottom line: what is blocked, what moved, how likely. Three sentences, always."""

from __future__ import annotations

from winset.case.positions import Position
from winset.results import Cell, Result, Row, Table
from winset.views.brief.changed import by_subject
from winset.views.brief.citing import spans_of
from winset.views.brief.ladders import blocking
from winset.views.brief.writing import Writing
from winset.views.document import Paragraph, Section, Sentence, Spans, Text

SHOWN = 2
"""Parties whose moves the bottom line names; the table below and the chapter hold the rest."""


def bottom(writing: Writing) -> Section:
    """The three sentences, each of which may say why it is missing."""
    title = writing.words["bottom.title"]
    result = writing.material.result("positions")
    if result is None:
        sentences: tuple[Sentence, ...] = (writing.gap(writing.missing("positions")),)
        return Section("bottom", title, (Paragraph(sentences),), page=1, style="lead")
    likely = writing.gap(writing.missing("forecast"))
    sentences = (*_blocked(writing, result), _moved(writing, result), likely)
    return Section("bottom", title, tuple(Paragraph((s,)) for s in sentences), page=1, style="lead")


def _blocked(writing: Writing, result: Result) -> tuple[Sentence, ...]:
    """What the sides at war say on the issue that blocks most, and how much that leaves open."""
    issues = blocking(writing, result)
    if not issues:
        return (writing.gap(writing.words["bottom.nothing-blocks"]),)
    issue = issues[0]
    case = writing.material.case
    sides = case.case.fighting or case.case.table
    said = [s for side in sides if (s := _says(writing, result, issue, side)) is not None]
    overlap = result.table("overlap")
    row = overlap.row(f"issues.{issue}")
    rest = spans_of(
        writing.words[
            "bottom.open" if row.cells[overlap.index("refused-by-none")] else "bottom.open-none"
        ],
        open=str(row.cells[overlap.index("refused-by-none")]),
        rungs=str(row.cells[overlap.index("rungs")]),
        issue=writing.labels.issue(issue),
        cite=(writing.citing.computed("positions", "overlap"),),
    )
    if (passing := _passing(writing)) is not None:
        return (_joined(writing, issue, said), passing) if said else (passing,)
    computed = Sentence(
        ("M",),
        rest,
        results=(f"positions overlap issues.{issue}",),
        view=writing.material.view,
        strength="declared",
    )
    if not said:
        return (
            writing.gap(writing.words.fill("bottom.no-side", issue=writing.labels.issue(issue))),
            computed,
        )
    return (_joined(writing, issue, said), computed)


def _passing(writing: Writing) -> Sentence | None:
    """How many packages have every consent as stated; it follows from what was said."""
    deals = writing.material.result("deals")
    if deals is None:
        return None
    summary = deals.table("summary")
    if not summary.rows:
        return None
    row = summary.row("declared.without")
    passing = row.cells[summary.index("in-zone")]
    packages, out = (row.cells[summary.index(name)] for name in ("packages", "out"))
    key = "passing" if passing else "passing-all-out" if out == packages else "passing-none"
    spans = spans_of(
        writing.words[f"bottom.{key}"],
        passing=str(passing),
        packages=str(packages),
        possibly=str(row.cells[summary.index("possibly")]),
        out=str(out),
        cite=(writing.citing.computed("deals", "summary"),),
    )
    return Sentence(
        ("M",),
        spans,
        results=("deals summary declared.without",),
        view=writing.material.view,
        strength="declared",
    )


def _joined(writing: Writing, issue: str, said: list[Sentence]) -> Sentence:
    """What the sides say on an issue in one sentence, joined by a semicolon."""
    spans = said[0].spans
    for one in said[1:]:
        spans = (*spans, Text(writing.page["joins.semicolon"]), *one.spans)
    kinds = tuple(dict.fromkeys(k for s in said for k in s.kinds))
    claims = tuple(dict.fromkeys(c for s in said for c in s.claims))
    results = tuple(dict.fromkeys(r for s in said for r in s.results))
    spans = spans_of(writing.words["bottom.on"], issue=writing.labels.issue(issue), said=spans)
    return Sentence(kinds, (*spans, Text(writing.page["joins.end"])), claims, results)


def _says(writing: Writing, result: Result, issue: str, actor: str) -> Sentence | None:
    """What one side demands or refuses: in public, as reported, or as a source argues."""
    stances = result.table("stances")
    row = next((r for r in stances.rows if r.cells[0] == f"{issue}.{actor}"), None)
    if row is None:
        return None
    accepts, red = row.cells[stances.index("accepts")], row.cells[stances.index("red-line")]
    refuses = actor_refuses(writing, red, accepts)
    address = str(red if refuses and red else accepts or red or "")
    record = writing.record_at(address) if address else None
    if not isinstance(record, Position):
        return None
    claims = tuple(c.text for c in record.rests_on)
    verb = "refuses" if refuses else "demands"
    manner = _manner(record)
    kind = {"public": "P", "told": "R", "reported": "R", "inferred": "I"}.get(manner, "J")
    if writing.citing.contested(claims):
        kind = "C"
    spans = spans_of(
        writing.words[f"bottom.{verb}-{manner}"],
        actor=writing.labels.actor(actor),
        what=writing.labels.at(address),
        day=writing.labels.short(record.since),
        source=_source(writing, claims),
        cites=writing.citing.both_sides(claims)[:2],
    )
    return Sentence((kind,), spans, claims, (f"positions stances {issue}.{actor}",))  # type: ignore[arg-type]


def _manner(record: Position) -> str:
    """How we know: public only where somebody recorded that it was said in public."""
    if record.stands_as in ("reported", "inferred", "assumed"):
        return record.stands_as
    return "public" if record.channel == "public" else "told"


def actor_refuses(writing: Writing, red: object, accepts: object) -> bool:
    """Whether a side is better described by what it refuses than by what it demands.

    Who would take one settlement only, without condition, demands it; anybody else with a red line
    is known by the line.
    """
    if not isinstance(red, str):
        return False
    record = writing.record_at(accepts) if isinstance(accepts, str) else None
    if not isinstance(record, Position) or record.accepts is None:
        return True
    only = record.accepts.alternatives
    return not (len(only) == 1 and only[0].stretch == "is" and only[0].condition is None)


def _source(writing: Writing, claims: tuple[str, ...]) -> str:
    """Who carries or argues it: the outlet of a claim, else the document."""
    whole = writing.material.whole
    for source in claims:
        claim = whole.claims.get(source)
        if claim is not None and claim.via:
            return writing.labels.actor(claim.via[0])
        document = source.partition(":")[0]
        if document in whole.documents:
            record = whole.documents[document]
            return (
                writing.labels.actor(record.publisher)
                if record.publisher
                else writing.labels.document(document)
            )
        if claim is not None and claim.rests_on:
            return writing.labels.document(claim.rests_on[0].target)
    return writing.words["unsaid"]


def _moved(writing: Writing, result: Result) -> Sentence:
    """What parties at the table changed on the next issue that blocks, most told of first."""
    if writing.material.since is None:
        return writing.gap(writing.words["changed.no-earlier"])
    moves = result.table("moves")
    found = by_subject(moves)
    closed = blocking(writing, result)
    for issue in (*closed[1:2], *closed[:1], *closed[2:]):
        by_actor = {
            r.cells[moves.index("actor")]: r
            for r in found
            if r.cells[moves.index("issue")] == issue
        }
        rows = [by_actor[party] for party in writing.material.case.case.table if party in by_actor]
        rows.sort(key=lambda r: -_entries(r.cells[moves.index("entries")]))
        if rows:
            return _told(writing, moves, issue, rows[:SHOWN])
    return writing.gap(writing.words["changed.nothing"])


def _entries(cell: Cell) -> int:
    """How many entries the case holds on a move."""
    return cell if isinstance(cell, int) else 0


def _told(writing: Writing, moves: Table, issue: str, rows: list[Row]) -> Sentence:
    """One sentence for the moves of several parties; each part says how it is known."""
    parts: list[Spans] = []
    kinds: list[str] = []
    for row in rows:
        cells = dict(zip((c.name for c in moves.columns), row.cells, strict=True))
        record = writing.record_at(str(cells["now"]))
        basis = record.stands_as if record is not None else "assumed"
        contested = writing.citing.contested(row.claims)
        kinds.append(
            "C" if contested else {"stated": "P", "reported": "R", "inferred": "I"}.get(basis, "M")
        )
        key = "bottom.moved-from" if cells["then"] else "bottom.moved-new"
        parts.append(
            spans_of(
                writing.words[key],
                actor=writing.labels.actor(str(cells["actor"])),
                then=writing.labels.at(str(cells["then"])) if cells["then"] else "",
                now=writing.words.fill(
                    f"changed.says-{cells['what']}", what=writing.labels.at(str(cells["now"]))
                ),
                basis=writing.labels.word(basis),
                cites=writing.citing.both_sides(row.claims)[:2],
            )
        )
    spans: Spans = (Text(writing.words.fill("bottom.moved-on", issue=writing.labels.issue(issue))),)
    for place, part in enumerate(parts):
        spans = (*spans, *((Text(writing.page["joins.semicolon"]),) if place else ()), *part)
    claims = tuple(dict.fromkeys(c for row in rows for c in row.claims))
    results = tuple(f"positions moves {row.cells[0]}" for row in rows)
    ends = (Text(writing.page["joins.end"]),)
    return Sentence(tuple(dict.fromkeys(kinds)), (*spans, *ends), claims, results)  # type: ignore[arg-type]
