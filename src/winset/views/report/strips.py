"""How are ranges drawn: a thin line for 90 %, a thick bar for 50 %, a notch for the median?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from winset.views.document.charts import RangeStrips, Strip
from winset.views.figures import between, number
from winset.views.report.drawing import (
    INK,
    INK_2,
    PAPER,
    RULE,
    Line,
    height_of,
    lines_down,
    path,
    picture,
    rect,
    widest,
    words,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.summaries.bare import bare
from winset.views.summaries.strips import strips_text
from winset.views.words import Words


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of some width with the share of it that labels and values take; without a share
    of their own labels stand above."""

    name: str
    wide: float
    label: float
    value: float
    letters: float


WIDE = Size("wide", 460, 128, 84, 12)
BROAD = Size("wide broad", 900, 330, 116, 12)
NARROW = Size("narrow", 360, 96, 76, 11.3)
TALL = Size("narrow broad", 360, 0, 114, 11.3)
LONG = 3
"""From so many lines of a label on the drawing is broad: its labels need the width."""


def drawn(chart: RangeStrips, name: str, page: Words, narrow: bool) -> Markup:
    """The drawing for a wide or a narrow page."""
    return strips_svg(chart, name, page, size_of(chart, narrow))


def size_of(chart: RangeStrips, narrow: bool) -> Size:
    """Charts with long labels take the width of the page, or more of a phone's."""
    labels = [len(wrap(strip.label, WIDE.label, WIDE.letters)) for strip in chart.strips]
    if max(labels, default=0) >= LONG:
        return TALL if narrow else BROAD
    return NARROW if narrow else WIDE


def below(chart: RangeStrips) -> list[str]:
    """The words that explain its marks."""
    ranges = any(s.ends90 and not (s.flat or s.rival) for s in chart.strips)
    halves = any(strip.ends50 for strip in chart.strips)
    said = ["strips.below" if halves else "strips.below-ninety"] if ranges else []
    if any(strip.flat for strip in chart.strips):
        said.append("strips.below-flat")
    if any(strip.rival for strip in chart.strips):
        said.append("strips.below-rival")
    if any(strip.ends90 is None for strip in chart.strips):
        said.append("strips.below-missing")
    if any(strip.baseline is not None for strip in chart.strips):
        said.append("strips.below-baseline")
    if any(strip.observed for strip in chart.strips):
        said.append("strips.below-observed")
    return said


def strips_svg(chart: RangeStrips, name: str, page: Words, size: Size) -> Markup:
    """The drawing of ``chart`` at one of the two sizes."""
    plan = Plan(chart, page, size)
    drawn = [*_axis(plan)]
    for place, strip in enumerate(chart.strips):
        drawn.append(_row(plan, strip, place))
    title, summary = bare(chart.title.spans, page), strips_text(chart, page)
    high = plan.tops[-1] + size.letters * 1.12 + 12
    part = size.name.partition(" ")[0]
    return picture(f"{name}-{part}", size.name, size.wide, high, title, summary, *drawn)


def axis_points(low: float, high: float) -> tuple[float, ...]:
    """Round values along an axis, four to eight of them."""
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(step * count for count in range(first, last + 1))


@dataclass(frozen=True)
class Plan:
    """Where everything stands."""

    chart: RangeStrips
    page: Words
    size: Size

    @cached_property
    def left(self) -> float:
        """The left end of the axis."""
        return self.size.label + 8

    @cached_property
    def right(self) -> float:
        """The right end of the axis."""
        return self.size.wide - self.size.value - 8

    def x(self, value: float) -> float:
        """The place of a value."""
        share = (value - self.chart.low) / (self.chart.high - self.chart.low)
        return self.left + share * (self.right - self.left)

    @cached_property
    def labels(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of each row's label."""
        room = self.size.label or self.size.wide
        return tuple(
            tuple(Line(part) for part in wrap(strip.label, room, self.size.letters))
            for strip in self.chart.strips
        )

    @cached_property
    def values(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of each row's value."""
        return tuple(
            tuple(
                Line(part) for part in wrap(self._value(strip), self.size.value, self.size.letters)
            )
            for strip in self.chart.strips
        )

    @cached_property
    def missing(self) -> tuple[tuple[Line, ...], ...]:
        """Why a row has no estimate."""
        room = self.right - self.left - 16
        return tuple(
            tuple(Line(part) for part in wrap(strip.missing, room, self.size.letters))
            if strip.ends90 is None
            else ()
            for strip in self.chart.strips
        )

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The upper edge of each row, and the lower edge of the last."""
        edges = [4.0]
        rows = zip(self.labels, self.values, self.missing, strict=True)
        for label, value, missing in rows:
            lines = max(len(label) if self.size.label else 0, len(value), len(missing), 1)
            high = max(26.0, height_of(lines, self.size.letters) + 10)
            above = 0.0 if self.size.label else height_of(len(label), self.size.letters)
            edges.append(edges[-1] + above + high)
        return tuple(edges)

    def middle(self, place: int) -> float:
        """The middle of a row's mark: under its label where this stands above."""
        top, bottom = self.tops[place], self.tops[place + 1]
        above = 0.0
        if not self.size.label:
            above = height_of(len(self.labels[place]), self.size.letters)
        return (top + above + bottom) / 2

    def _value(self, strip: Strip) -> str:
        decimals = self.chart.decimals
        if strip.ends90 is None:
            return ""
        if strip.rival and not strip.flat:
            return " | ".join(number(end, decimals) for end in strip.ends90)
        ends = between(*strip.ends90, self.page.language, decimals)
        if strip.median is None or strip.flat:
            return ends
        blank = "" if self.page.language != "en" else " "
        opening, closing = self.page["joins.open"].strip(), self.page["joins.close"]
        return f"{number(strip.median, decimals)}{blank}{opening}{ends}{closing}"


def _axis(plan: Plan) -> Iterator[Markup]:
    bottom = plan.tops[-1]
    letters = plan.size.letters
    yield path(f"M{plan.left:.1f} {bottom:.1f}H{plan.right:.1f}", INK, 1.3)
    if plan.chart.low > 0:
        # An axis that does not start at zero is broken where it starts.
        x = plan.left
        yield rect(x + 3, bottom - 4, 7, 8, PAPER)
        yield path(
            f"M{x + 1.5:.1f} {bottom + 4:.1f}l4 -8M{x + 7:.1f} {bottom + 4:.1f}l4 -8",
            INK,
            1.3,
        )
    free = 0.0
    if not plan.size.label:
        free = widest([Line(plan.chart.unit)], letters) + 6
    for point in axis_points(plan.chart.low, plan.chart.high):
        x = plan.x(point)
        yield path(f"M{x:.1f} {plan.tops[0]:.1f}V{bottom:.1f}", RULE, 0.8)
        yield path(f"M{x:.1f} {bottom:.1f}v4", INK, 1.2)
        decimals = 0 if point == int(point) else max(1, plan.chart.decimals)
        label = number(point, decimals)
        half = widest([Line(label)], letters) / 2
        if x - half < free:
            continue
        free = x + half + 4
        yield words(x, bottom + letters + 5, label, letters, anchor="middle", fill=INK_2)
    # The unit stands in the blank under the labels.
    yield words(0, bottom + letters + 5, plan.chart.unit, letters, fill=INK_2)


def _row(plan: Plan, strip: Strip, place: int) -> Markup:
    bottom, middle = plan.tops[place + 1], plan.middle(place)
    letters = plan.size.letters
    label = plan.labels[place]
    top = middle - height_of(len(label), letters) / 2 if plan.size.label else plan.tops[place] + 2
    drawn = [lines_down(0, top, label, letters, halo=not plan.size.label)]
    if strip.ends90 is None:
        drawn.append(_missing(plan, plan.missing[place], middle))
        return text(*drawn)
    value = plan.values[place]
    first = middle - height_of(len(value), letters) / 2
    drawn.append(lines_down(plan.size.wide, first, value, letters, anchor="end"))
    drawn.extend(_beside(plan, strip, middle, bottom))
    if strip.flat:
        # One number without a range: a single stroke, so that it looks like no range.
        drawn.append(path(f"M{plan.x(strip.ends90[0]):.1f} {middle - 8:.1f}v16", INK, 2.4))
        return text(*drawn)
    low, high = (plan.x(end) for end in strip.ends90)
    if strip.rival:
        # Rival readings are marks of their own, joined by a bracket below them.
        marks = f"M{low:.1f} {middle - 8:.1f}v13M{high:.1f} {middle - 8:.1f}v13"
        bracket = f"M{low:.1f} {middle + 5:.1f}v4H{high:.1f}v-4"
        drawn.extend((path(marks, INK, 2.4), path(bracket, INK_2, 1.1)))
        return text(*drawn)
    ends = f"M{low:.1f} {middle - 5:.1f}v10M{high:.1f} {middle - 5:.1f}v10"
    drawn.append(path(f"M{low:.1f} {middle:.1f}H{high:.1f}{ends}", INK, 1.5))
    if strip.ends50 is not None:
        inner, outer = (plan.x(end) for end in strip.ends50)
        drawn.append(rect(inner, middle - 4.5, max(outer - inner, 1.5), 9, INK))
    if strip.median is not None:
        x = plan.x(strip.median)
        if high - low > 8:
            drawn.append(path(f"M{x:.1f} {middle - 6.5:.1f}v13", PAPER, 2.8))
        drawn.append(path(f"M{x:.1f} {middle - 8:.1f}v3M{x:.1f} {middle + 5:.1f}v3", INK, 1.3))
    return text(*drawn)


def _beside(plan: Plan, strip: Strip, middle: float, bottom: float) -> Iterator[Markup]:
    """The plain baseline as a hollow line below the range, and what was observed as points."""
    y = min(bottom - 4, middle + 10)
    if isinstance(strip.baseline, tuple):
        low, high = (plan.x(end) for end in strip.baseline)
        shape = f"M{low:.1f} {y - 1.8:.1f}H{high:.1f}V{y + 1.8:.1f}H{low:.1f}Z"
        yield path(shape, INK, 1.2, fill=PAPER)
    elif strip.baseline is not None:
        x = plan.x(strip.baseline)
        yield path(f"M{x:.1f} {y - 4.5:.1f}l4 4.5l-4 4.5l-4 -4.5Z", INK, 1.2, fill=PAPER)
    for point in strip.observed:
        x = plan.x(point)
        yield path(
            f"M{x - 2.6:.1f} {middle - 10:.1f}a2.6 2.6 0 1 1 5.2 0a2.6 2.6 0 1 1 -5.2 0Z",
            INK,
            0.5,
            fill=INK,
        )


def _missing(plan: Plan, lines: tuple[Line, ...], middle: float) -> Markup:
    """A row without estimate is a bracket with its reason, never a zero."""
    letters = plan.size.letters
    high = height_of(len(lines), letters)
    left, right, half = plan.left + 2, plan.right - 2, max(8.0, high / 2 + 1)
    brackets = (
        f"M{left + 5:.1f} {middle - half:.1f}H{left:.1f}V{middle + half:.1f}H{left + 5:.1f}"
        f"M{right - 5:.1f} {middle - half:.1f}H{right:.1f}V{middle + half:.1f}H{right - 5:.1f}"
    )
    centre = (left + right) / 2
    label = lines_down(
        centre,
        middle - high / 2,
        lines,
        letters,
        anchor="middle",
        fill=INK_2,
        halo=True,
    )
    return text(path(brackets, INK_2, 1.3), label)
