"""What does a calendar of steps say in words, and as a table?"""

from __future__ import annotations

from datetime import date

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import Clock, GanttChart, Step
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark, Meaning, Spans, Text
from winset.views.figures import number, short_day_of_year
from winset.views.summaries.bare import bare, labels_of
from winset.views.words import Words


def gantt_text(chart: GanttChart, page: Words) -> str:
    """What it is; its ends and its rule; the finding; each date, each step; demands in a circle."""
    parts = [
        page.fill(
            "gantt.kind",
            start=_day(chart.start, page),
            end=_day(chart.end, page),
            as_of=_day(chart.as_of, page),
            rule=chart.rule,
        ),
        bare(chart.title.spans, page),
    ]
    told = [_clock(clock, page) for clock in chart.clocks]
    told += [_step(step, page) for step in chart.steps]
    if chart.more:
        told.append(page.fill("more", n=chart.more))
    if told:
        parts.append(page["joins.semicolon"].join(told) + page["joins.end"])
    for demand in chart.demands:
        key = "timeline.demand-circle" if demand.circle else "timeline.demand"
        said = page.fill(key, by=demand.by, first=demand.first, then=demand.then)
        parts.append(said + page["joins.end"])
    if not (chart.clocks or chart.steps):
        parts.append(page["gantt.nothing"])
    return page["joins.space"].join(part for part in parts if part)


def gantt_table(chart: GanttChart, page: Words) -> DataTable:
    """One row per date and step."""
    heads = ("what", "earliest", "range", "latest", "kind", "source")
    columns = tuple(Column(head, page[f"gantt.{head}-head"]) for head in heads)
    rows = [_clock_row(clock, page) for clock in chart.clocks]
    rows += [_step_row(step, page) for step in chart.steps]
    caption = page.fill("gantt.caption", rule=chart.rule)
    empty = Sentence(("G",), (Text(page["gantt.nothing"]),))
    return DataTable(f"{chart.id}-data", caption, columns, tuple(rows), empty=empty)


def kind_of(step: Step, page: Words) -> str:
    """How a step's day is known; why it has none."""
    return step.missing or page[f"gantt.kinds.{step.kind}"]


def when_of(step: Step, page: Words) -> str:
    """From when to when at the earliest; one day for a step that takes none."""
    if step.start is None or step.end is None:
        return kind_of(step, page)
    if step.start == step.end:
        return _day(step.end, page)
    return page.fill("gantt.from-to", start=_day(step.start, page), end=_day(step.end, page))


def _day(day: date, page: Words) -> str:
    return short_day_of_year(day, page.language)


def _clock_day(clock: Clock, page: Words) -> str:
    if clock.first is None or clock.first == clock.day:
        return _day(clock.day, page)
    return page.fill("gantt.span", start=_day(clock.first, page), end=_day(clock.day, page))


def _clock(clock: Clock, page: Words) -> str:
    what = _joined(
        page["timeline.kinds." + clock.kind],
        page["timeline.kinds.contested"] if clock.contested else "",
        _denied(clock, page),
        clock.source,
        labels_of(clock.cites, page),
        page=page,
    )
    return page.fill("gantt.clock", day=_clock_day(clock, page), label=clock.label, what=what)


def _denied(clock: Clock, page: Words) -> str:
    if not clock.denied:
        return ""
    days = page["cite.comma"].join(_day(day, page) for day in clock.denied)
    return page.fill("gantt.denied-on", days=days)


def _step(step: Step, page: Words) -> str:
    what = _joined(
        when_of(step, page),
        _spread(step, page),
        kind_of(step, page) if step.start is not None else "",
        _latest(step, page),
        _decides(step, page),
        page["timeline.kinds.contested"] if step.contested else "",
        labels_of(step.cites, page),
        page=page,
    )
    return page.fill("gantt.step", label=step.label, what=what)


def _spread(step: Step, page: Words) -> str:
    if step.spread is None:
        return ""
    early, late = (_day(day, page) for day in step.spread)
    return page.fill("gantt.spread", early=early, late=late)


def _latest(step: Step, page: Words) -> str:
    if step.latest is None:
        return ""
    return page.fill("gantt.latest", latest=_day(step.latest, page), against=step.against)


def _decides(step: Step, page: Words) -> str:
    if not step.decides:
        return ""
    return page.fill("gantt.decides", share=number(step.decides))


def _joined(*said: str, page: Words) -> str:
    return page["joins.comma"].join(part for part in said if part)


def _clock_row(clock: Clock, page: Words) -> Row:
    also: tuple[Meaning, ...] = ("contested",) if clock.contested else ()
    kind = _joined(page[f"timeline.kinds.{clock.kind}"], _denied(clock, page), page=page)
    return Row(
        clock.id,
        (Text(clock.label),),
        (
            (Text(_clock_day(clock, page)),),
            (Text(page["gantt.no-range"]),),
            (Text(_day(clock.day, page)),),
            (Mark(clock.kind, word=kind, also=also),),
            _source(clock.source, clock.cites, page),
        ),
    )


def _step_row(step: Step, page: Words) -> Row:
    unsaid = step.start is None
    when: Spans = (Text(when_of(step, page)),)
    ninety = _spread(step, page) or page["gantt.no-range"]
    latest = _joined(_latest(step, page), _decides(step, page), page=page)
    also: tuple[Meaning, ...] = ("contested",) if step.contested else ()
    kind = Mark("unsaid" if unsaid else "window", word=kind_of(step, page), also=also)
    return Row(
        step.id,
        (Text(step.label),),
        (
            (Mark("unsaid", word=kind_of(step, page)),) if unsaid else when,
            (Text(ninety),),
            (Text(latest or page["gantt.no-latest"]),),
            (kind,),
            _source("", step.cites, page),
        ),
    )


def _source(said: str, cites: tuple[Cite, ...], page: Words) -> Spans:
    lead = (Text(said),) if said else ()
    blank = (Text(page["joins.space"]),) if said and cites else ()
    return (*lead, *blank, *cites) or (Text(page["timeline.no-source"]),)
