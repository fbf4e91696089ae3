"""How are demands on the order of steps drawn: "this only after that"?

Steps are columns, each demand is an arrow in a row of its own from what comes first to what may
follow. Demands that bite each other's tail get a heavier line.
"""

from __future__ import annotations

from dataclasses import dataclass

from winset.views.document.charts import Demand
from winset.views.report.drawing import (
    INK,
    INK_2,
    PAPER,
    RULE,
    Line,
    height_of,
    lines_down,
    path,
    use,
    words,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.summaries.bare import cited, labels_of
from winset.views.words import Words


@dataclass(frozen=True, slots=True)
class Sequence:
    """The drawing and where it ends."""

    drawn: tuple[Markup, ...]
    bottom: float


def order_of_steps(
    demands: tuple[Demand, ...], page: Words, wide: float, top: float, letters: float
) -> Sequence:
    """The arrows of all demands below ``top``; nothing when nobody demands an order."""
    if not demands:
        return Sequence((), top)
    steps = tuple(dict.fromkeys(step for d in demands for step in (d.first, d.then)))
    column = min(wide / len(steps), 300)
    drawn = [words(0, top + letters, page["timeline.order"], letters, fill=INK_2)]
    y = top + letters + 8
    heads = [wrap(step, column - 16, letters, bold=True) for step in steps]
    high = height_of(max(len(lines) for lines in heads), letters) + 9
    below = y + high
    rows: list[Markup] = []
    for demand in demands:
        row, below = _arrow(demand, steps, column, below, page, letters)
        rows.append(row)
    below += 6
    for place, lines in enumerate(heads):
        drawn.append(path(f"M{_middle(place, column):.1f} {y + high:.1f}V{below:.1f}", RULE, 1.2))
        drawn.append(_head(place, column, y, high, lines, letters))
    return Sequence((*drawn, *rows), below + 2)


def _head(
    place: int,
    column: float,
    y: float,
    high: float,
    lines: tuple[str, ...],
    letters: float,
) -> Markup:
    x = place * column + 4
    shape = f"M{x:.1f} {y:.1f}h{column - 8:.1f}v{high:.1f}h{8 - column:.1f}Z"
    top = y + (high - height_of(len(lines), letters)) / 2
    bold = [Line(part, bold=True) for part in lines]
    label = lines_down(_middle(place, column), top, bold, letters, anchor="middle")
    return text(path(shape, INK, 1.3, fill=PAPER), label)


def _arrow(
    demand: Demand,
    steps: tuple[str, ...],
    column: float,
    top: float,
    page: Words,
    letters: float,
) -> tuple[Markup, float]:
    start, end = (_middle(steps.index(step), column) for step in (demand.first, demand.then))
    told = cited("", demand.by, labels_of(demand.cites, page), page)
    lines = [Line(part) for part in wrap(told, max(abs(end - start), column) - 24, letters)]
    high = height_of(len(lines), letters)
    y = top + high + 9
    forward = 1 if end > start else -1
    thick = 3.0 if demand.circle else 1.5
    tip = end - 2 * forward
    head = 9 if demand.circle else 7
    arrow = path(f"M{start:.1f} {y:.1f}H{tip - head * 0.7 * forward:.1f}", INK, thick)
    back = tip - head * forward
    point = f"M{back:.1f} {y - head * 0.55:.1f}L{tip:.1f} {y:.1f}L{back:.1f} {y + head * 0.55:.1f}Z"
    middle = (start + end) / 2
    label = lines_down(middle, y - high - 3, lines, letters, anchor="middle", halo=True)
    dot = path(f"M{start - 3:.1f} {y:.1f}a3 3 0 1 1 6 0a3 3 0 1 1 -6 0Z", INK, 1, fill=INK)
    denied = use("g-contested", min(start, end) + 6, y - 14, 12) if demand.contested else None
    return text(arrow, path(point, INK, 1, fill=INK), dot, label, denied), y + 6


def _middle(place: int, column: float) -> float:
    return place * column + column / 2
