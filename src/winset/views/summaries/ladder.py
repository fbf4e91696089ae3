"""What does a position ladder say in words, and as a table?"""

from __future__ import annotations

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import LadderChart, LadderParty, Move, Refusal, Stand, silences
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Emphasis, Mark, Span, Spans, Text
from winset.views.marks import ground_word_of
from winset.views.summaries.bare import bare, cited, labels_of, listed
from winset.views.words import Words


def ladder_text(chart: LadderChart, page: Words) -> str:
    """What it is; the range of the scale; the finding; each party in order; what is missing."""
    parts = [page.fill("ladder.kind", issue=chart.issue)]
    if chart.rungs:
        top, bottom = chart.rungs[0].label, chart.rungs[-1].label
        parts.append(page.fill("ladder.rungs", n=len(chart.rungs), top=top, bottom=bottom))
    parts.append(bare(chart.title.spans, page))
    parts.extend(
        page.fill("ladder.party", party=party.name, what=_party_text(chart, party, page))
        for party in chart.parties
    )
    return page["joins.space"].join(part for part in parts if part)


def ladder_table(chart: LadderChart, page: Words) -> DataTable:
    """One row per rung, one column per party; silence is a mark of its own."""
    head = Column("rung", page["ladder.rung"])
    columns = tuple(Column(party.id, party.name) for party in chart.parties)
    rows = tuple(
        Row(
            rung.id,
            (Text(rung.label),),
            tuple(_cell(chart, party, rung.id, page) for party in chart.parties),
        )
        for rung in chart.rungs
    )
    empty = Sentence(("G",), (Text(page["ladder.silent-all"]),))
    caption = page.fill("ladder.caption", issue=chart.issue)
    return DataTable(f"{chart.id}-data", caption, (head, *columns), rows, empty=empty)


def _party_text(chart: LadderChart, party: LadderParty, page: Words) -> str:
    names = {rung.id: rung.label for rung in chart.rungs}
    said: list[str] = []
    for stand in (s for s in chart.stands if s.party == party.id):
        rungs = listed([names[rung] for rung in stand.rungs], page)
        key = "ladder.accepts-if" if stand.condition else "ladder.accepts"
        said.append(page.fill(key, rungs=rungs, condition=stand.condition) + _how(stand, page))
    for refusal in (r for r in chart.refusals if r.party == party.id):
        rungs = listed([names[rung] for rung in refusal.rungs], page)
        key = "ladder.red-line" if refusal.red_line else "ladder.refuses"
        said.append(page.fill(key, rungs=rungs) + _how(refusal, page))
    for move in (m for m in chart.moves if m.party == party.id):
        key = "ladder.moved-known-now" if move.known_only_now else "ladder.moved"
        words = page.fill(key, **{"from": names[move.origin], "to": names[move.to]})
        said.append(words + _in_brackets(_source(move, page), page))
    gaps = [names[rung] for run in silences(chart, party) for rung in run]
    if gaps and len(gaps) == len(chart.rungs):
        said.append(page["ladder.silent-all"])
    elif gaps:
        said.append(page.fill("ladder.silent", rungs=listed(gaps, page)))
    return page["joins.semicolon"].join(said)


def _how(entry: Stand | Refusal, page: Words) -> str:
    meaning = Mark("yes" if isinstance(entry, Stand) else "no", entry.ground)
    parts = (ground_word_of(meaning, page), _source(entry, page))
    return _in_brackets(page["joins.comma"].join(part for part in parts if part), page)


def _source(entry: Stand | Refusal | Move, page: Words) -> str:
    return cited(entry.when, entry.channel, labels_of(entry.cites, page), page)


def _in_brackets(words: str, page: Words) -> str:
    return page["joins.open"] + words + page["joins.close"] if words else ""


def _cell(chart: LadderChart, party: LadderParty, rung: str, page: Words) -> Spans:
    said: list[Spans] = [
        _stand_spans(stand, page)
        for stand in chart.stands
        if stand.party == party.id and rung in stand.rungs
    ]
    said.extend(
        (Mark("no", refusal.ground), *_source_spans(refusal, page))
        for refusal in chart.refusals
        if refusal.party == party.id and rung in refusal.rungs
    )
    for move in chart.moves:
        if move.party == party.id and move.origin == rung:
            meaning = Mark("known-now" if move.known_only_now else "since", word=page["ladder.was"])
            said.append((meaning, *_source_spans(move, page)))
    if not said:
        return (Mark("unsaid"),)
    joined: list[Span] = []
    for place, spans in enumerate(said):
        if place:
            joined.append(Text(page["joins.semicolon"]))
        joined.extend(spans)
    return tuple(joined)


def _stand_spans(stand: Stand, page: Words) -> Spans:
    condition: Spans = ()
    if stand.condition:
        blank = Text(page["joins.space"])
        condition = (blank, Emphasis(page.fill("ladder.if", condition=stand.condition)))
    meaning = Mark(
        "yes-if" if stand.condition else "yes",
        stand.ground,
        word=page["marks.yes"] if stand.condition else None,
        also=("rival",) if stand.rival else (),
    )
    return (meaning, *condition, *_source_spans(stand, page))


def _source_spans(entry: Stand | Refusal | Move, page: Words) -> Spans:
    words = page["joins.comma"].join(part for part in (entry.when, entry.channel) if part)
    lead = (Text(page["joins.comma"] + words),) if words else ()
    blank = (Text(page["joins.space"]),) if entry.cites else ()
    cites: tuple[Cite, ...] = entry.cites
    return (*lead, *blank, *cites)
