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
    rect,
    use,
    widest,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.summaries.bare import cited, labels_of
from winset.views.words import Words

# From this width on the title stands beside the steps, not above them.
ROOM_BESIDE = 600
# Columns are no narrower than this while those that share no demand can stand below instead.
NARROWEST = 110


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
    title = [Line(part) for part in wrap(page["timeline.order"], 96, letters)]
    beside = wide > ROOM_BESIDE
    left = 104.0 if beside else 0.0
    y = top + 2 if beside else top + letters + 8
    if not beside:
        title = [Line(page["timeline.order"])]
    drawn = [lines_down(0, y + 3 if beside else top, title, letters, fill=INK_2)]
    for band in _bands(demands, wide - left):
        made, y = _band(band, page, left, wide, y, letters)
        drawn += made
    return Sequence(tuple(drawn), y + 2)


def _bands(demands: tuple[Demand, ...], room: float) -> list[list[Demand]]:
    """Demands that share steps stand together; others beside them while their columns are wide."""
    knots: list[list[Demand]] = []
    for demand in demands:
        touched = [knot for knot in knots if _steps(knot) & {demand.first, demand.then}]
        knots = [knot for knot in knots if knot not in touched]
        knots.append([*(d for knot in touched for d in knot), demand])
    bands: list[list[Demand]] = []
    for knot in knots:
        if bands and len(_steps([*bands[-1], *knot])) * NARROWEST <= room:
            bands[-1] += knot
        else:
            bands.append(knot)
    return bands


def _steps(demands: list[Demand]) -> set[str]:
    return {step for d in demands for step in (d.first, d.then)}


def _band(
    demands: list[Demand], page: Words, left: float, wide: float, y: float, letters: float
) -> tuple[list[Markup], float]:
    """Some demands, each in a row below the heads of their steps, and where they end."""
    steps = tuple(dict.fromkeys(step for d in demands for step in (d.first, d.then)))
    plan = Plan(steps, left, min((wide - left) / len(steps), 260), letters)
    heads = [wrap(step, plan.column - 16, letters, bold=True) for step in steps]
    high = height_of(max(len(lines) for lines in heads), letters) + 6
    below = y + high
    rows: list[Markup] = []
    for demand in demands:
        row, below = _arrow(plan, demand, below, page)
        rows.append(row)
    below += 4
    drawn: list[Markup] = []
    for place, lines in enumerate(heads):
        drawn.append(path(f"M{plan.x(place):.1f} {y + high:.1f}V{below:.1f}", RULE, 1.2))
        drawn.append(_head(plan, place, y, high, lines))
    return [*drawn, *rows], below + 8


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns of the steps."""

    steps: tuple[str, ...]
    left: float
    column: float
    letters: float

    def x(self, place: int) -> float:
        """The middle of a column."""
        return self.left + place * self.column + self.column / 2


def _head(plan: Plan, place: int, y: float, high: float, lines: tuple[str, ...]) -> Markup:
    x, column, letters = plan.left + place * plan.column + 4, plan.column, plan.letters
    shape = f"M{x:.1f} {y:.1f}h{column - 8:.1f}v{high:.1f}h{8 - column:.1f}Z"
    top = y + (high - height_of(len(lines), letters)) / 2
    bold = [Line(part, bold=True) for part in lines]
    label = lines_down(plan.x(place), top, bold, letters, anchor="middle")
    return text(path(shape, INK, 1.3, fill=PAPER), label)


def _arrow(plan: Plan, demand: Demand, top: float, page: Words) -> tuple[Markup, float]:
    """One demand; whose it is stands on the arrow, under it where the arrow is short."""
    letters = plan.letters
    start, end = (plan.x(plan.steps.index(step)) for step in (demand.first, demand.then))
    told = cited("", demand.by, labels_of(demand.cites, page), page)
    room = abs(end - start) - 44
    if demand.contested:
        room -= 20  # the arrows of a denial stand behind the words
    lines = [Line(part) for part in wrap(told, max(room, plan.column - 16), letters)]
    high = height_of(len(lines), letters)
    on_it = len(lines) == 1 and widest(lines, letters) <= room
    y = top + (11 if demand.contested else 9)
    forward = 1 if end > start else -1
    thick = 3.0 if demand.circle else 1.5
    head = 9 if demand.circle else 7
    tip = end - 2 * forward
    arrow = path(f"M{start:.1f} {y:.1f}H{tip - head * 0.7 * forward:.1f}", INK, thick)
    back = tip - head * forward
    point = f"M{back:.1f} {y - head * 0.55:.1f}L{tip:.1f} {y:.1f}L{back:.1f} {y + head * 0.55:.1f}Z"
    dot = path(f"M{start - 3:.1f} {y:.1f}a3 3 0 1 1 6 0a3 3 0 1 1 -6 0Z", INK, 1, fill=INK)
    middle = (start + end) / 2
    if on_it:
        wide = widest(lines, letters) + (30 if demand.contested else 10)
        gap = rect(middle - wide / 2, y - 9, wide, 18, PAPER)
        denied_x, label_x = middle + wide / 2 - 20, middle - (10 if demand.contested else 0)
        label = lines_down(label_x, y - high / 2 - 1, lines, letters, anchor="middle", halo=True)
        below = y + (8 if demand.contested else 6)
    else:
        gap = text()
        denied_x = middle + widest(lines, letters) / 2 + 3
        label = lines_down(middle, y + 5, lines, letters, anchor="middle", halo=True)
        below = y + 5 + high
    denied_y = y - 9 if on_it else y + 2
    denied = use("g-contested", denied_x, denied_y, 18) if demand.contested else None
    return text(arrow, path(point, INK, 1, fill=INK), dot, gap, label, denied), below
