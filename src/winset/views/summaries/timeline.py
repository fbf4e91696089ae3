"""What does a time line say in words, and as a table?"""

from __future__ import annotations

from datetime import date

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import Demand, Pole, TimeLine, Window
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Mark, Meaning, Span, Spans, Text
from winset.views.figures import short_day_of_year
from winset.views.summaries.bare import bare, labels_of
from winset.views.words import Words


def timeline_text(chart: TimeLine, page: Words) -> str:
    """What it is; its ends; the finding; each date and window in order; the order of steps."""
    language = page.language
    parts = [
        page.fill(
            "timeline.kind",
            start=short_day_of_year(chart.start, language),
            end=short_day_of_year(chart.end, language),
            as_of=short_day_of_year(chart.as_of, language),
        ),
        bare(chart.title.spans, page),
    ]
    dated = page["joins.semicolon"].join(_told(entry, page) for entry in in_order(chart))
    if dated:
        parts.append(dated + page["joins.end"])
    for demand in chart.demands:
        key = "timeline.demand-circle" if demand.circle else "timeline.demand"
        told = page.fill(key, by=demand.by, first=demand.first, then=demand.then)
        parts.append(told + page["joins.end"])
    if not (chart.poles or chart.windows or chart.demands):
        parts.append(page["timeline.nothing"])
    return page["joins.space"].join(part for part in parts if part)


def in_order(chart: TimeLine) -> tuple[Pole | Window, ...]:
    """Dates and windows, earliest first."""
    entries: list[Pole | Window] = [*chart.poles, *chart.windows]
    return tuple(sorted(entries, key=lambda entry: (_first_day(entry), entry.id)))


def timeline_table(chart: TimeLine, page: Words) -> DataTable:
    """One row per date, window and demanded order of steps."""
    columns = (
        Column("what", page["timeline.what"]),
        Column("date", page["timeline.date"]),
        Column("kind", page["timeline.kind-head"]),
        Column("by", page["timeline.by"]),
    )
    rows = [_dated_row(entry, page) for entry in in_order(chart)]
    rows.extend(_demand_row(demand, place, page) for place, demand in enumerate(chart.demands, 1))
    empty = Sentence(("G",), (Text(page["timeline.nothing"]),))
    caption = page["timeline.caption"]
    return DataTable(f"{chart.id}-data", caption, columns, tuple(rows), empty=empty)


def _told(entry: Pole | Window, page: Words) -> str:
    language = page.language
    kind = page[f"timeline.kinds.{entry.kind}"]
    if isinstance(entry, Pole):
        if entry.contested:
            kind += page["joins.comma"] + page["timeline.kinds.contested"]
        what = _with_source(kind, entry, page)
        when = short_day_of_year(entry.day, language)
        return page.fill("timeline.pole", day=when, label=entry.label, what=what)
    values = {
        "start": short_day_of_year(entry.start, language),
        "end": short_day_of_year(entry.end, language),
        "label": entry.label,
        "what": _with_source(kind, entry, page),
    }
    if entry.latest is None:
        return page.fill("timeline.window", **values)
    latest = short_day_of_year(entry.latest, language)
    return page.fill("timeline.window-latest", latest=latest, **values)


def _with_source(kind: str, entry: Pole | Window, page: Words) -> str:
    parts = (kind, entry.source, labels_of(entry.cites, page))
    return page["joins.comma"].join(part for part in parts if part)


def _dated_row(entry: Pole | Window, page: Words) -> Row:
    kind = page[f"timeline.kinds.{entry.kind}"]
    if isinstance(entry, Pole):
        when = short_day_of_year(entry.day, page.language)
        also: tuple[Meaning, ...] = ("contested",) if entry.contested else ()
        mark = Mark(entry.kind, word=kind, also=also)
    else:
        last = entry.latest or entry.end
        ends = (short_day_of_year(day, page.language) for day in (entry.start, last))
        when = page["joins.to"].join(ends)
        mark = Mark("window", word=kind)
    return Row(entry.id, (Text(entry.label),), ((Text(when),), (mark,), _by(entry, page)))


def _demand_row(demand: Demand, place: int, page: Words) -> Row:
    order = page.fill("timeline.steps", first=demand.first, then=demand.then)
    kind = page["timeline.kinds.contested" if demand.contested else "timeline.kinds.demand"]
    by: list[Span] = [Text(demand.by)]
    if demand.cites:
        by.extend((Text(page["joins.space"]), *demand.cites))
    cells: tuple[Spans, ...] = (
        (Text(page["timeline.no-date"]),),
        (Text(kind),),
        tuple(by),
    )
    return Row(f"order-{place}", (Text(order),), cells)


def _by(entry: Pole | Window, page: Words) -> Spans:
    words: Spans = (Text(entry.source),) if entry.source else ()
    blank: Spans = (Text(page["joins.space"]),) if words and entry.cites else ()
    spans: Spans = (*words, *blank, *entry.cites)
    return spans or (Text(page["timeline.no-source"]),)


def _first_day(entry: Pole | Window) -> date:
    return entry.day if isinstance(entry, Pole) else entry.start
