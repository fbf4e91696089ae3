"""Which pictures can the report draw, and from what data?

A chart holds dates and addresses, never co-ordinates. Each knows what it rests on (``cites``),
which marks its key must explain (``marks``) and what does not hold together (``faults``); its
words and its table are made in ``views.summaries``, its drawing in ``views.report``.
"""

from __future__ import annotations

from winset.views.document.charts.drawn import SvgFigure
from winset.views.document.charts.fan import (
    Ahead,
    Baseline,
    FanChart,
    Observed,
    silent_spans,
)
from winset.views.document.charts.gantt import Clock, GanttChart, Step
from winset.views.document.charts.grid import (
    GridAnswer,
    GridCell,
    GridChart,
    GridReading,
    Voice,
)
from winset.views.document.charts.ladder import (
    LadderChart,
    LadderParty,
    Move,
    Refusal,
    Rung,
    Stand,
    silences,
)
from winset.views.document.charts.lineage import LineageChart, LineageText, Tie
from winset.views.document.charts.placing import Placed, PlacingChart, PlacingRow
from winset.views.document.charts.strips import RangeStrips, Strip
from winset.views.document.charts.timeline import Demand, Pole, TimeLine, Window

Chart = (
    LadderChart
    | TimeLine
    | RangeStrips
    | FanChart
    | GanttChart
    | LineageChart
    | GridChart
    | PlacingChart
    | SvgFigure
)

__all__ = [
    "Ahead",
    "Baseline",
    "Chart",
    "Clock",
    "Demand",
    "FanChart",
    "GanttChart",
    "GridAnswer",
    "GridCell",
    "GridChart",
    "GridReading",
    "LadderChart",
    "LadderParty",
    "LineageChart",
    "LineageText",
    "Move",
    "Observed",
    "Placed",
    "PlacingChart",
    "PlacingRow",
    "Pole",
    "RangeStrips",
    "Refusal",
    "Rung",
    "Stand",
    "Step",
    "Strip",
    "SvgFigure",
    "Tie",
    "TimeLine",
    "Voice",
    "Window",
    "silences",
    "silent_spans",
]
