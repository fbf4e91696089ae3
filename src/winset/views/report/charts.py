"""How does a chart stand on the page: its finding, two drawings, what the marks mean, its table?"""

from __future__ import annotations

from winset.views.document.blocks import DataTable
from winset.views.document.charts import LadderChart, RangeStrips, SvgFigure, TimeLine
from winset.views.report import ladder, strips
from winset.views.report.context import Context
from winset.views.report.ladder import ladder_svg
from winset.views.report.markup import Markup, el, text
from winset.views.report.spans import sentence_html, spans_html
from winset.views.report.strips import strips_svg
from winset.views.report.table import table_html
from winset.views.report.timeline import timeline_svg
from winset.views.summaries.ladder import ladder_table
from winset.views.summaries.strips import strips_table
from winset.views.summaries.timeline import timeline_table
from winset.views.words import Words

Chart = LadderChart | TimeLine | RangeStrips | SvgFigure


def chart_html(chart: Chart, context: Context, *, explained: bool = True) -> Markup:
    """A figure; its data open as a table below it. Ladders side by side are explained once."""
    name = context.anchors[chart.id]
    page = context.page
    data = _data(chart, page)
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


def _drawings(chart: Chart, name: str, page: Words) -> tuple[Markup, Markup]:
    match chart:
        case LadderChart():
            sizes = (ladder.WIDE, ladder.NARROW)
            drawn = tuple(ladder_svg(chart, name, page, size) for size in sizes)
        case TimeLine():
            drawn = tuple(timeline_svg(chart, name, page, narrow=n) for n in (False, True))
        case RangeStrips():
            widths = (strips.WIDE, strips.NARROW)
            drawn = tuple(strips_svg(chart, name, page, width) for width in widths)
        case SvgFigure():
            drawn = tuple(
                el(
                    "div",
                    Markup(made),
                    class_=size,
                    role="img",
                    aria_label=chart.summary,
                )
                for made, size in ((chart.wide, "wide"), (chart.narrow, "narrow"))
            )
    return drawn[0], drawn[1]


def _data(chart: Chart, page: Words) -> DataTable | None:
    match chart:
        case LadderChart():
            return ladder_table(chart, page)
        case TimeLine():
            return timeline_table(chart, page)
        case RangeStrips():
            return strips_table(chart, page)
        case SvgFigure():
            return None


def marks_line(chart: Chart, context: Context) -> Markup | None:
    """What the marks of a chart mean."""
    page = context.page
    match chart:
        case LadderChart():
            return text(page["ladder.below"])
        case TimeLine():
            said = [page["timeline.below-poles"]]
            said += [page["timeline.below-windows"]] if chart.windows else []
            said += [page["timeline.below-demands"]] if chart.demands else []
            return text(page["joins.semicolon"].join(said) + page["joins.end"])
        case RangeStrips():
            said = [page["strips.below"]]
            if any(strip.baseline is not None for strip in chart.strips):
                said.append(page["strips.below-baseline"])
            if any(strip.observed for strip in chart.strips):
                said.append(page["strips.below-observed"])
            return text(page["joins.semicolon"].join(said) + page["joins.end"])
        case SvgFigure():
            return spans_html(chart.below, context) if chart.below else None


def _kind(chart: Chart) -> str:
    kinds = {LadderChart: "ladder", TimeLine: "timeline", RangeStrips: "strips"}
    return kinds.get(type(chart), "drawn")
