"""What does a placing of texts say in words, and as a table?"""

from __future__ import annotations

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import LadderParty, Placed, PlacingChart, PlacingRow
from winset.views.document.charts.placing import silent_runs
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Mark, Span, Spans, Text
from winset.views.summaries.bare import bare, labels_of, listed
from winset.views.words import Words


def placing_text(chart: PlacingChart, page: Words) -> str:
    """What it is; the finding; issue by issue its scale, each party, each text; what is missing."""
    parts = [page.fill("placing.kind", n=len(chart.rows)), bare(chart.title.spans, page)]
    for row in chart.rows:
        told = [_party(row, party, page) for party in chart.parties]
        told.extend(
            page.fill("placing.text", label=t.label, what=said(row, t, page)) for t in row.texts
        )
        parts.append(
            page.fill(
                "placing.row",
                issue=row.issue,
                first=row.rungs[0].label,
                last=row.rungs[-1].label,
                what=page["joins.semicolon"].join(told),
            )
        )
    return page["joins.space"].join(part for part in parts if part)


def placing_table(chart: PlacingChart, page: Words) -> DataTable:
    """One row per issue; a column for each party and for each text."""
    first = chart.rows[0].texts if chart.rows else ()
    columns = (
        Column("issue", page["placing.issue"]),
        *(Column(f"party-{party.id}", party.name) for party in chart.parties),
        *(Column(f"text-{text.text}", text.label) for text in first),
    )
    rows = tuple(
        Row(
            row.id,
            (Text(row.issue),),
            (
                *(_party_cell(row, party, page) for party in chart.parties),
                *(_text_cell(row, text, page) for text in row.texts),
            ),
        )
        for row in chart.rows
    )
    empty = Sentence(("G",), (Text(page["terminal.no-rows"]),))
    return DataTable(f"{chart.id}-data", page["placing.caption"], columns, rows, empty=empty)


def said(row: PlacingRow, text: Placed, page: Words) -> str:
    """What a text says on an issue, in words."""
    if text.says == "settled":
        return _names(row, text.rungs, page)
    return page[f"placing.{text.says}"]


def _names(row: PlacingRow, rungs: tuple[str, ...], page: Words) -> str:
    labels = {rung.id: rung.label for rung in row.rungs}
    return listed([labels[rung] for rung in rungs], page)


def _party(row: PlacingRow, party: LadderParty, page: Words) -> str:
    told = page["joins.comma"].join(_party_parts(row, party, page))
    return page.fill("placing.party", party=party.name, what=told)


def _party_parts(row: PlacingRow, party: LadderParty, page: Words) -> list[str]:
    """What a party accepts, could accept, refuses, and where it is silent."""
    parts: list[str] = []
    for stand in (s for s in row.stands if s.party == party.id):
        key = "ladder.accepts-if" if stand.condition else "ladder.accepts"
        names = _names(row, stand.rungs, page)
        told = page.fill(key, rungs=names, condition=stand.condition)
        known = page[f"grounds.{stand.ground}"]
        parts.append(told + page["joins.open"] + known + page["joins.close"])
    for refusal in (r for r in row.refusals if r.party == party.id):
        key = "ladder.red-line" if refusal.red_line else "ladder.refuses"
        parts.append(page.fill(key, rungs=_names(row, refusal.rungs, page)))
    silent = [rung for run in silent_runs(row, party.id) for rung in run]
    if len(silent) == len(row.rungs):
        parts.append(page["ladder.silent-all"])
    elif silent:
        parts.append(page.fill("ladder.silent", rungs=_names(row, tuple(silent), page)))
    return parts


def _party_cell(row: PlacingRow, party: LadderParty, page: Words) -> Spans:
    silent = [rung for run in silent_runs(row, party.id) for rung in run]
    if len(silent) == len(row.rungs):
        return (Mark("unsaid"),)
    found: list[Span] = [Text(page["joins.semicolon"].join(_party_parts(row, party, page)))]
    cites = (
        *(c for s in row.stands if s.party == party.id for c in s.cites),
        *(c for r in row.refusals if r.party == party.id for c in r.cites),
    )
    if cites:
        found.extend((Text(page["joins.space"]), *dict.fromkeys(cites)))
    return tuple(found)


def _text_cell(row: PlacingRow, text: Placed, page: Words) -> Spans:
    if text.says == "unknown":
        return (Mark("unsaid", word=page["placing.unknown"]),)
    told: Spans = (Text(said(row, text, page)),)
    return (*told, Text(page["joins.space"]), *text.cites) if labels_of(text.cites, page) else told
