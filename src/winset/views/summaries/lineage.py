"""What does a lineage of texts say in words, and as a table?"""

from __future__ import annotations

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import LineageChart, LineageText, Tie
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Mark, Spans, Text
from winset.views.summaries.bare import bare, listed
from winset.views.words import Words


def lineage_text(chart: LineageChart, page: Words) -> str:
    """What it is; its ends; the finding; each text in order; what is missing."""
    parts = [page.fill("lineage.kind", n=len(chart.texts))]
    if chart.texts:
        ends = {"first": chart.texts[0].when, "last": chart.texts[-1].when}
        parts.append(page.fill("lineage.ends", **ends))
    parts.append(bare(chart.title.spans, page))
    for text in chart.texts:
        told = page["joins.semicolon"].join(_told(chart, text, page))
        parts.append(page.fill("lineage.text", label=text.label, when=text.when, what=told))
    unknown = [text.label for text in chart.texts if text.content == "unknown"]
    if unknown:
        parts.append(page.fill("lineage.missing", labels=listed(unknown, page)))
    return page["joins.space"].join(part for part in parts if part)


def lineage_table(chart: LineageChart, page: Words) -> DataTable:
    """One row per text, earliest first."""
    heads = ("when", "authors", "made", "after", "leans", "notes")
    columns = (
        Column("text", page["lineage.text-head"]),
        *(Column(head, page[f"lineage.{head}-head"]) for head in heads),
    )
    rows = tuple(_row(chart, text, page) for text in chart.texts)
    empty = Sentence(("G",), (Text(page["terminal.no-rows"]),))
    caption = page["lineage.caption"]
    return DataTable(f"{chart.id}-data", caption, columns, rows, empty=empty)


def _told(chart: LineageChart, text: LineageText, page: Words) -> list[str]:
    said = [page.fill("lineage.by", authors=text.authors), *text.notes]
    if text.content == "unknown":
        said.append(page["lineage.unknown"])
    for made, key in ((True, "lineage.made-from"), (False, "lineage.follows")):
        names = _parents(chart, text, page, made)
        if names:
            said.append(page.fill(key, labels=listed(names, page)))
    if text.leans:
        said.append(page.fill("lineage.leans", who=_leans(text, page)))
    return said


def _parents(chart: LineageChart, text: LineageText, page: Words, made: bool) -> list[str]:
    """The texts it was made from, with how we know, or those it only came after."""
    labels = {one.id: one.label for one in chart.texts}
    return [
        labels[tie.earlier] + (_known(tie, page) if made else "")
        for tie in chart.ties
        if tie.later == text.id and tie.made == made
    ]


def _known(tie: Tie, page: Words) -> str:
    return page["joins.open"] + page[f"grounds.{tie.ground}"] + page["joins.close"]


def _leans(text: LineageText, page: Words) -> str:
    return listed([party.name for party in text.leans], page)


def _row(chart: LineageChart, text: LineageText, page: Words) -> Row:
    none: Spans = (Text(page["lineage.none"]),)
    made = _parents(chart, text, page, True)
    after = _parents(chart, text, page, False)
    notes: Spans = (Text(page["joins.semicolon"].join(text.notes)),) if text.notes else ()
    if text.content == "unknown":
        lead: Spans = (Text(page["joins.semicolon"]),) if notes else ()
        notes = (*notes, *lead, Mark("unsaid", word=page["lineage.unknown"]))
    blank: Spans = (Text(page["joins.space"]),) if notes and text.cites else ()
    cells: tuple[Spans, ...] = (
        (Text(text.when),),
        (Text(text.authors),),
        (Text(listed(made, page)),) if made else none,
        (Text(listed(after, page)),) if after else none,
        (Text(_leans(text, page)),) if text.leans else (Mark("unsaid"),),
        (*notes, *blank, *text.cites) or none,
    )
    return Row(text.id, (Text(text.label),), cells)
