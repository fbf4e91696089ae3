"""Which pictures can the report draw, and from what data?

A chart holds dates and addresses, never co-ordinates. Each knows what it rests on (``cites``),
which marks its key must explain (``marks``) and what does not hold together (``faults``); its
words and its table are made in ``views.summaries``, its drawing in ``views.report``.
"""

from __future__ import annotations

from winset.views.document.charts.drawn import SvgFigure
from winset.views.document.charts.ladder import (
    LadderChart,
    LadderParty,
    Move,
    Refusal,
    Rung,
    Stand,
    silences,
)
from winset.views.document.charts.strips import RangeStrips, Strip
from winset.views.document.charts.timeline import Demand, Pole, TimeLine, Window

Chart = LadderChart | TimeLine | RangeStrips | SvgFigure

__all__ = [
    "Chart",
    "Demand",
    "LadderChart",
    "LadderParty",
    "Move",
    "Pole",
    "RangeStrips",
    "Refusal",
    "Rung",
    "Stand",
    "Strip",
    "SvgFigure",
    "TimeLine",
    "Window",
    "silences",
]
