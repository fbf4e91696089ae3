"""What does a chart say to somebody who does not see it: one text, and one table?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from winset.views.document.blocks import DataTable
from winset.views.document.charts import (
    Chart,
    FanChart,
    GanttChart,
    GridChart,
    LadderChart,
    LineageChart,
    PlacingChart,
    RangeStrips,
    TimeLine,
)
from winset.views.summaries.fan import fan_table, fan_text
from winset.views.summaries.gantt import gantt_table, gantt_text
from winset.views.summaries.grid import grid_table, grid_text
from winset.views.summaries.ladder import ladder_table, ladder_text
from winset.views.summaries.lineage import lineage_table, lineage_text
from winset.views.summaries.placing import placing_table, placing_text
from winset.views.summaries.strips import strips_table, strips_text
from winset.views.summaries.timeline import timeline_table, timeline_text
from winset.views.words import Words

# A chart's text and its table.
_TOLD: dict[type, tuple[Callable[[Any, Words], str], Callable[[Any, Words], DataTable]]] = {
    LadderChart: (ladder_text, ladder_table),
    TimeLine: (timeline_text, timeline_table),
    RangeStrips: (strips_text, strips_table),
    FanChart: (fan_text, fan_table),
    GanttChart: (gantt_text, gantt_table),
    LineageChart: (lineage_text, lineage_table),
    GridChart: (grid_text, grid_table),
    PlacingChart: (placing_text, placing_table),
}


def text_of(chart: Chart, page: Words) -> str:
    """What it is; its axes; the finding; each row in order; what is missing."""
    told = _TOLD.get(type(chart))
    return told[0](chart, page) if told is not None else ""


def table_of(chart: Chart, page: Words) -> DataTable | None:
    """Its data as a table; None for a picture that is drawn elsewhere."""
    told = _TOLD.get(type(chart))
    return told[1](chart, page) if told is not None else None
