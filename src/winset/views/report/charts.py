"""How does a chart stand on the page: its finding, two drawings, what the marks mean, its table?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from winset.views.document.charts import (
    Chart,
    FanChart,
    GanttChart,
    GridChart,
    LadderChart,
    LineageChart,
    PlacingChart,
    RangeStrips,
    SvgFigure,
    TimeLine,
)
from winset.views.report import fan, gantt, grid, ladder, lineage, placing, strips, timeline
from winset.views.report.context import Context
from winset.views.report.markup import Markup, el, text
from winset.views.report.spans import sentence_html, spans_html
from winset.views.report.table import table_html
from winset.views.summaries import table_of
from winset.views.words import Words

Draw = Callable[[Any, str, Words, bool], Markup]


@dataclass(frozen=True, slots=True)
class Drawer:
    """How one kind of chart is drawn: its class on the page, wide and narrow, its marks in words.

    ``draw`` takes the chart, its name, the words and whether the drawing is the narrow one;
    ``below`` gives the keys of the words that explain the marks.
    """

    kind: str
    draw: Draw
    below: Callable[[Any], list[str]]


def _sized(svg: Callable[..., Markup], wide: Any, narrow: Any) -> Draw:
    """A drawing of one of two sizes."""
    return lambda chart, name, page, small: svg(chart, name, page, narrow if small else wide)


DRAWERS: dict[type, Drawer] = {
    LadderChart: Drawer(
        "ladder", _sized(ladder.ladder_svg, ladder.WIDE, ladder.NARROW), ladder.below
    ),
    TimeLine: Drawer("timeline", timeline.drawn, timeline.below),
    RangeStrips: Drawer("strips", strips.drawn, strips.below),
    FanChart: Drawer("fan", _sized(fan.fan_svg, fan.WIDE, fan.NARROW), fan.below),
    GanttChart: Drawer("gantt", _sized(gantt.gantt_svg, gantt.WIDE, gantt.NARROW), gantt.below),
    LineageChart: Drawer(
        "lineage", _sized(lineage.lineage_svg, lineage.WIDE, lineage.NARROW), lineage.below
    ),
    GridChart: Drawer("package-grid", _sized(grid.grid_svg, grid.WIDE, grid.NARROW), grid.below),
    PlacingChart: Drawer(
        "placing", _sized(placing.placing_svg, placing.WIDE, placing.NARROW), placing.below
    ),
}


def chart_html(chart: Chart, context: Context, *, explained: bool = True) -> Markup:
    """A figure; its data open as a table below it. Ladders side by side are explained once."""
    name = context.anchors[chart.id]
    page = context.page
    data = table_of(chart, page)
    table = None
    if data is not None:
        opened = table_html(data, context.inside_details())
        table = el("details", el("summary", page["as-table"]), opened, class_="scr")
    below = marks_line(chart, context) if explained else None
    return el(
        "figure",
        el("figcaption", sentence_html(chart.title, context)),
        *_drawings(chart, name, page),
        el("p", below, class_="below") if below else None,
        table,
        id=name,
        class_=f"chart {_kind(chart)}",
    )


def _drawings(chart: Chart, name: str, page: Words) -> tuple[Markup, ...]:
    if isinstance(chart, SvgFigure):
        return tuple(
            el("div", Markup(made), class_=size, role="img", aria_label=chart.summary)
            for made, size in ((chart.wide, "wide"), (chart.narrow, "narrow"))
        )
    drawer = DRAWERS[type(chart)]
    return tuple(drawer.draw(chart, name, page, narrow) for narrow in (False, True))


def marks_line(chart: Chart, context: Context) -> Markup | None:
    """What the marks of a chart mean."""
    if isinstance(chart, SvgFigure):
        return spans_html(chart.below, context) if chart.below else None
    page = context.page
    said = [page[key] for key in DRAWERS[type(chart)].below(chart)]
    return text(page["joins.semicolon"].join(said) + page["joins.end"])


def _kind(chart: Chart) -> str:
    drawer = DRAWERS.get(type(chart))
    return drawer.kind if drawer is not None else "drawn"
