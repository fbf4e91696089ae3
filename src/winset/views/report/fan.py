"""How is a fan drawn: points that were seen, an as-of line, and bands that open after it?

The outer band holds 90 % of cases, the inner one 50 %, the line is the median; plain guesses are
thinner lines that end in a diamond. What nobody counted, and a range that is not given, are
brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from winset.views.document.charts import FanChart, silent_spans
from winset.views.figures import number, short_day
from winset.views.report.apart import apart
from winset.views.report.drawing import (
    BROKEN,
    DOTTED,
    INK,
    INK_2,
    PAPER,
    RULE,
    WASH,
    Line,
    height_of,
    lines_down,
    path,
    picture,
    rect,
    widest,
    words,
)
from winset.views.report.letters import width, wrap
from winset.views.report.markup import Markup
from winset.views.report.months import dated, month_name, stretches
from winset.views.report.strips import axis_points
from winset.views.summaries.bare import bare
from winset.views.summaries.fan import fan_text
from winset.views.words import Words


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of some width, the height of its plot, and the room for labels right of it."""

    name: str
    wide: float
    high: float
    right: float
    letters: float
    point: float


WIDE = Size("wide", 900, 300, 190, 12, 2.4)
NARROW = Size("narrow", 360, 260, 92, 11.3, 1.7)
DASHES = (BROKEN, DOTTED, "9 3 2 3")


def below(chart: FanChart) -> list[str]:
    """The words that explain its marks."""
    said = ["fan.below"]
    said += ["fan.below-ahead"] if chart.ahead else []
    said += ["fan.below-guess"] if chart.baselines else []
    said += ["fan.below-missing"] if chart.missing or silent_spans(chart) else []
    return said


def fan_svg(chart: FanChart, name: str, page: Words, size: Size) -> Markup:
    """The drawing of ``chart`` at one of the two sizes."""
    plan = Plan(chart, page, size)
    parts = (
        *_amounts(plan),
        *_bands(plan),
        *_as_of(plan),
        *_silences(plan),
        *_guesses(plan),
        *_points(plan),
        *_labels(plan),
        *_months(plan),
        *_missing(plan),
    )
    title, summary = bare(chart.title.spans, page), fan_text(chart, page)
    return picture(f"{name}-{size.name}", size.name, size.wide, plan.foot, title, summary, *parts)


@dataclass(frozen=True)
class Plan:
    """Where everything stands."""

    chart: FanChart
    page: Words
    size: Size

    @cached_property
    def top(self) -> float:
        """The upper edge of the plot: the unit and the as-of day stand above it."""
        return self.size.letters * 2.4 + 4

    @property
    def bottom(self) -> float:
        """The lower edge of the plot."""
        return self.top + self.size.high

    @cached_property
    def points(self) -> tuple[tuple[float, str], ...]:
        """Round values along the axis of amounts, as printed."""
        chart = self.chart
        values = axis_points(chart.low, chart.high)
        whole = all(value == int(value) for value in values)
        return tuple((v, number(v, 0 if whole else max(1, chart.decimals))) for v in values)

    @cached_property
    def left(self) -> float:
        """The left end of the plot: what the amounts need."""
        return widest([Line(said) for _, said in self.points], self.size.letters) + 8

    @cached_property
    def right(self) -> float:
        """The right end of the plot; the labels of the ranges stand beyond it."""
        return self.size.wide - (self.size.right if self.chart.ahead else 8)

    def x(self, day: date) -> float:
        """The place of a day."""
        chart = self.chart
        share = (day - chart.start).days / max((chart.end - chart.start).days, 1)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """The place of an amount."""
        share = (value - self.chart.low) / (self.chart.high - self.chart.low)
        return self.bottom - share * self.size.high

    @cached_property
    def missing(self) -> tuple[Line, ...]:
        """Why ranges end, or why there is none; below the plot, or in its blank right half."""
        room = self.size.wide - 16
        if not self.chart.ahead:
            room = self.right - self.x(self.chart.as_of) - 20
        return tuple(Line(part) for part in wrap(self.chart.missing, room, self.size.letters))

    @property
    def foot(self) -> float:
        """The lower edge of the drawing."""
        foot = self.bottom + self.size.letters + 10
        if self.chart.missing and self.chart.ahead:
            foot += height_of(len(self.missing), self.size.letters) + 12
        return foot


def _amounts(plan: Plan) -> Iterator[Markup]:
    """The axis of amounts with its hairlines and its unit; broken where it does not start at 0."""
    chart, size = plan.chart, plan.size
    yield words(0, size.letters, chart.unit, size.letters, fill=INK_2)
    for value, said in plan.points:
        y = plan.y(value)
        yield path(f"M{plan.left:.1f} {y:.1f}H{plan.right:.1f}", RULE, 0.8)
        label = y + size.letters * 0.35
        yield words(plan.left - 6, label, said, size.letters, anchor="end", fill=INK_2)
    yield path(f"M{plan.left:.1f} {plan.top:.1f}V{plan.bottom:.1f}H{plan.right:.1f}", INK, 1.3)
    if chart.low > 0:
        x, y = plan.left, plan.bottom
        yield rect(x - 4, y - 10, 8, 7, PAPER)
        yield path(f"M{x - 4:.1f} {y - 8.5:.1f}l8 -4M{x - 4:.1f} {y - 3:.1f}l8 -4", INK, 1.3)


def _bands(plan: Plan) -> Iterator[Markup]:
    """The two bands and the median, from the last point seen."""
    ahead = plan.chart.ahead
    if not ahead:
        return
    outer = _band(plan, [t.high for t in ahead], [t.low for t in ahead])
    inner = _band(plan, [t.high50 for t in ahead], [t.low50 for t in ahead])
    yield path(outer, INK, 1, fill=WASH)
    yield path(inner, INK, 1, fill=RULE)
    yield path(_line(plan, [t.middle for t in ahead]), INK, 2.2)


def _origin(plan: Plan) -> str:
    """The last point that was seen, from which every line opens."""
    seen = plan.chart.observed[-1]
    if seen.value is None:
        return ""
    return f"{plan.x(seen.day):.1f} {plan.y(seen.value):.1f}"


def _joined(points: Iterable[str]) -> str:
    return "M" + "L".join(point for point in points if point)


def _places(plan: Plan, values: Iterable[float]) -> list[str]:
    days = (told.day for told in plan.chart.ahead)
    return [
        f"{plan.x(day):.1f} {plan.y(value):.1f}" for day, value in zip(days, values, strict=True)
    ]


def _band(plan: Plan, upper: list[float], lower: list[float]) -> str:
    edge = [_origin(plan), *_places(plan, upper), *reversed(_places(plan, lower))]
    return _joined(edge) + "Z"


def _line(plan: Plan, values: Iterable[float]) -> str:
    return _joined([_origin(plan), *_places(plan, values)])


def _guesses(plan: Plan) -> Iterator[Markup]:
    """Plain guesses: a thinner line each, hollow at its end."""
    if not plan.chart.ahead:
        return
    for place, guess in enumerate(plan.chart.baselines):
        yield path(_line(plan, guess.values), INK, 1.4, DASHES[place % len(DASHES)])
        x, y = plan.x(plan.chart.ahead[-1].day), plan.y(guess.values[-1])
        yield path(f"M{x:.1f} {y - 4:.1f}l4 4l-4 4l-4 -4Z", INK, 1.2, fill=PAPER)


def _points(plan: Plan) -> Iterator[Markup]:
    r = plan.size.point
    for seen in plan.chart.observed:
        if seen.value is None:
            continue
        x, y = plan.x(seen.day), plan.y(seen.value)
        ring = f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0Z"
        yield path(ring, "none", 0, fill=INK)


def _as_of(plan: Plan) -> Iterator[Markup]:
    chart, letters = plan.chart, plan.size.letters
    x = plan.x(chart.as_of)
    yield path(f"M{x:.1f} {plan.top - 6:.1f}V{plan.bottom:.1f}", INK, 1.3)
    said = plan.page.fill("timeline.as-of-day", day=short_day(chart.as_of, plan.page.language))
    half = width(said, letters, True) / 2
    middle = min(max(x, half), plan.right + 4 - half)
    yield words(middle, plan.top - 10, Line(said, bold=True), letters, anchor="middle")


def _silences(plan: Plan) -> Iterator[Markup]:
    """Weeks in which nobody counted: brackets from the last count to the next."""
    for first, last in silent_spans(plan.chart):
        left, right = plan.x(first) + 2, plan.x(last) - 2
        top, foot = plan.top + 8, plan.bottom - 8
        yield _brackets(left, right, top, foot)
        room = right - left - 12
        said = wrap(plan.page["fan.uncounted"], max(room, 1), plan.size.letters)
        if said and widest([Line(part) for part in said], plan.size.letters) <= room:
            lines = [Line(part) for part in said]
            yield lines_down(
                (left + right) / 2,
                top + 6,
                lines,
                plan.size.letters,
                anchor="middle",
                fill=INK_2,
                halo=True,
            )


def _brackets(left: float, right: float, top: float, foot: float) -> Markup:
    lip = min(5.0, max((right - left) / 3, 1.0))
    shape = (
        f"M{left + lip:.1f} {top:.1f}H{left:.1f}V{foot:.1f}h{lip:.1f}"
        f"M{right - lip:.1f} {top:.1f}H{right:.1f}V{foot:.1f}h{-lip:.1f}"
    )
    return path(shape, INK_2, 1.3)


def _labels(plan: Plan) -> Iterator[Markup]:
    """The names and ends of what is drawn, at the right end, pushed apart where they would meet."""
    chart, size = plan.chart, plan.size
    if not chart.ahead:
        return
    x = plan.x(chart.ahead[-1].day)
    left = plan.right + 16
    room = size.wide - left
    wanted = sorted(_told(plan), key=lambda one: (plan.y(one[0]), one[1]))
    blocks = [
        tuple(Line(part, bold=bold) for part in wrap(said, room, size.letters, bold))
        for _, said, bold in wanted
    ]
    highs = [height_of(len(lines), size.letters) + 2 for lines in blocks]
    middles = [plan.y(value) for value, _, _ in wanted]
    tops = apart(middles, highs, 0, plan.foot)
    for y, top, high, lines, (_, _, bold) in zip(middles, tops, highs, blocks, wanted, strict=True):
        yield path(f"M{x + 2:.1f} {y:.1f}L{left - 3:.1f} {top + high / 2:.1f}", INK_2, 0.7)
        yield lines_down(left, top, lines, size.letters, fill="" if bold else INK_2)


def _told(plan: Plan) -> Iterator[tuple[float, str, bool]]:
    """(value, words, bold) of every label at the right end."""
    chart, page = plan.chart, plan.page
    last = chart.ahead[-1]

    def said(name: str, value: float) -> str:
        return page.fill("fan.label", share=name, value=number(value, chart.decimals))

    yield last.high, said(page["fan.ninety"], last.high), False
    yield last.high50, said(page["fan.fifty"], last.high50), False
    yield last.middle, said(page["fan.median"], last.middle), True
    yield last.low50, said(page["fan.fifty"], last.low50), False
    yield last.low, said(page["fan.ninety"], last.low), False
    for guess in chart.baselines:
        yield guess.values[-1], said(guess.name, guess.values[-1]), False


def _months(plan: Plan) -> Iterator[Markup]:
    """The axis of days: each month or quarter at its first day; a name without room is left out."""
    letters = plan.size.letters
    year, free = 0, plan.left - 8
    for first, last in stretches(plan.chart.start, plan.chart.end):
        x = plan.x(first)
        yield path(f"M{x:.1f} {plan.bottom:.1f}v4", INK, 1.2)
        name = month_name(first, last, plan.page)
        if first.year != year and name != str(first.year):
            name = dated(name, first.year, plan.page)
        half = width(name, letters) / 2
        middle = max(x, plan.left + half) if not year else x
        if middle - half < free or middle + half > plan.right + 8:
            continue
        year, free = first.year, middle + half + 6
        y = plan.bottom + letters + 5
        yield words(middle, y, name, letters, anchor="middle", fill=INK_2)


def _missing(plan: Plan) -> Iterator[Markup]:
    """A range that is not given is a bracket with its reason."""
    chart, letters = plan.chart, plan.size.letters
    if not chart.missing:
        return
    high = height_of(len(plan.missing), letters)
    if chart.ahead:
        top = plan.bottom + letters + 12
        yield _brackets(1, plan.size.wide - 1, top, top + high + 6)
        yield lines_down(8, top + 3, plan.missing, letters, fill=INK_2)
        return
    left, right = plan.x(chart.as_of) + 4, plan.right - 2
    middle = (plan.top + plan.bottom) / 2
    yield _brackets(left, right, plan.top + 8, plan.bottom - 8)
    centre = (left + right) / 2
    yield lines_down(
        centre, middle - high / 2, plan.missing, letters, anchor="middle", fill=INK_2, halo=True
    )
