"""How are steps and dates drawn on one axis of days?

A row for each date that somebody set, with a flag and a line down through all steps; a row for each
step, with a box from its earliest start to its earliest end and a thin line for the range of that
end. Steps without a day stand together between brackets. On narrow pages labels stand above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from winset.views.document.charts import Clock, GanttChart, Step
from winset.views.figures import short_day
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
    use,
    words,
)
from winset.views.report.letters import width, wrap
from winset.views.report.markup import Markup, text
from winset.views.report.months import dated, month_name, stretches
from winset.views.report.order import order_of_steps
from winset.views.summaries.bare import bare
from winset.views.summaries.gantt import gantt_text, kind_of
from winset.views.words import Words

DASHES = {"firm": "", "soft": BROKEN, "random": DOTTED}
BAND = 15.0
GLYPH = 18.0


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of some width; ``label`` is the room left of the axis, 0 = labels stand above."""

    name: str
    wide: float
    label: float
    letters: float


WIDE = Size("wide", 900, 246, 12)
NARROW = Size("narrow", 360, 0, 11.3)


def below(chart: GanttChart) -> list[str]:
    """The words that explain its marks."""
    steps = chart.steps
    told = {
        "gantt.below-clocks": bool(chart.clocks),
        "gantt.below-steps": any(s.kind in ("computed", "bound") for s in steps),
        "gantt.below-spread": any(s.spread for s in steps),
        "gantt.below-heavy": any(s.heavy for s in steps),
        "gantt.below-latest": any(s.latest for s in steps),
        "gantt.below-solid": any(s.kind in ("fixed", "happened") for s in steps),
        "gantt.below-undated": any(s.start is None for s in steps),
        "timeline.below-demands": bool(chart.demands),
    }
    return [key for key, is_there in told.items() if is_there]


def gantt_svg(chart: GanttChart, name: str, page: Words, size: Size) -> Markup:
    """The drawing of ``chart`` at one of the two sizes."""
    plan = Plan(chart, page, size)
    parts = [*_months(plan, size.letters), *_lines(plan), *_rows(plan)]
    if plan.bottom - plan.head > 300:
        parts += _months(plan, plan.bottom + size.letters + 6)
    foot = plan.bottom + 2 * size.letters + 4
    steps = order_of_steps(chart.demands, page, size.wide, foot, size.letters)
    title, summary = bare(chart.title.spans, page), gantt_text(chart, page)
    high = steps.bottom if chart.demands else foot
    return picture(
        f"{name}-{size.name}", size.name, size.wide, high, title, summary, *parts, *steps.drawn
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its label's lines, its upper edge, its height, the middle of its mark."""

    lines: tuple[Line, ...]
    top: float
    high: float
    middle: float


@dataclass(frozen=True)
class Plan:
    """Where everything stands."""

    chart: GanttChart
    page: Words
    size: Size

    @property
    def head(self) -> float:
        """The upper edge of the first row: months and the as-of day stand above it."""
        return self.size.letters * 2 + 14

    @property
    def left(self) -> float:
        """The left end of the axis."""
        return self.size.label + 8

    @property
    def right(self) -> float:
        """The right end of the axis."""
        return self.size.wide - 16

    @property
    def beside(self) -> bool:
        """Whether labels stand left of the axis."""
        return self.size.label > 0

    def x(self, day: date) -> float:
        """The place of a day; one outside the axis stands at its end."""
        start, end = self.chart.start, self.chart.end
        share = (min(max(day, start), end) - start).days / (end - start).days
        return self.left + share * (self.right - self.left)

    @cached_property
    def entries(self) -> tuple[Clock | Step | str, ...]:
        """Headings, dates, steps with a day, steps without one, in their order."""
        page, chart = self.page, self.chart
        found: list[Clock | Step | str] = []
        if chart.clocks:
            found += [page["gantt.clocks-head"], *chart.clocks]
        with_day = [step for step in chart.steps if step.start is not None]
        without = [step for step in chart.steps if step.start is None]
        if with_day:
            found += [page["gantt.steps-head"], *with_day]
        if without:
            found += [self._undated_head(without), *without]
        if chart.more:
            found.append(page.fill("more", n=chart.more))
        return tuple(found)

    def _undated_head(self, steps: list[Step]) -> str:
        """Where labels stand above, the reasons stand in the heading."""
        head = self.page["gantt.undated-head"]
        if self.beside:
            return head
        reasons = dict.fromkeys(kind_of(step, self.page) for step in steps)
        return head + self.page["joins.colon"] + self.page["joins.semicolon"].join(reasons)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where each entry stands."""
        found: list[Place] = []
        top = self.head
        for entry in self.entries:
            found.append(self._place(entry, top))
            top += found[-1].high
        return tuple(found)

    def _place(self, entry: Clock | Step | str, top: float) -> Place:
        letters = self.size.letters
        if isinstance(entry, str):
            room = self.size.label if self.beside else self.size.wide
            bold = entry != self.page.fill("more", n=self.chart.more)
            lines = tuple(Line(part, bold=bold) for part in wrap(entry, room, letters, bold))
            high = height_of(len(lines), letters) + 8
            return Place(lines, top + 5, high, top + high / 2)
        unsaid = isinstance(entry, Step) and entry.start is None
        room = self.size.label if self.beside else self.size.wide - (12 if unsaid else 0)
        lines = tuple(Line(part) for part in wrap(entry.label, room, letters))
        tall = height_of(len(lines), letters)
        if self.beside:
            high = max(BAND + 6, tall + 6)
            return Place(lines, top + (high - tall) / 2, high, top + high / 2)
        band = 0.0 if unsaid and isinstance(entry, Step) and entry.latest is None else BAND + 3
        return Place(lines, top + 2, tall + band + 6, top + tall + 4 + BAND / 2)

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        last = self.places[-1:]
        edge = self.head + sum(place.high for place in self.places)
        return edge + 4 if last else self.head


def _months(plan: Plan, base: float) -> Iterator[Markup]:
    """The names of months with hairlines through all rows; a name without room is left out."""
    letters = plan.size.letters
    year, free = plan.chart.as_of.year, plan.left - 8
    top = base < plan.head
    for first, last in stretches(plan.chart.start, plan.chart.end):
        x = plan.x(first)
        if top:
            yield path(f"M{x:.1f} {plan.head - 4:.1f}V{plan.bottom:.1f}", RULE, 0.8)
        name = month_name(first, last, plan.page)
        if first.year != year and name != str(first.year):
            name = dated(name, first.year, plan.page)
        wide = width(name, letters)
        room = plan.x(last) - x if (last - first).days < 40 else wide
        begin = max(x + (room - wide) / 2, free)
        if wide > room + 6 or begin + wide > plan.size.wide:
            continue
        year, free = first.year, begin + wide + 4
        yield words(begin, base, name, letters, fill=INK_2)


def _lines(plan: Plan) -> Iterator[Markup]:
    """The as-of day and every date that somebody set, down through all rows."""
    chart, letters = plan.chart, plan.size.letters
    for entry, place in zip(plan.entries, plan.places, strict=True):
        if isinstance(entry, Clock):
            x = plan.x(entry.day)
            thick = 1.6 if entry.kind == "firm" else 1.2
            shaft = f"M{x:.1f} {place.middle - 6:.1f}V{plan.bottom:.1f}"
            yield path(shaft, INK_2, thick, DASHES[entry.kind])
    x = plan.x(chart.as_of)
    yield path(f"M{x:.1f} {plan.head - 5:.1f}V{plan.bottom:.1f}", INK, 1.6)
    said = plan.page.fill("timeline.as-of-day", day=short_day(chart.as_of, plan.page.language))
    left = min(max(x - 4, 0.0), plan.size.wide - width(said, letters, True))
    yield words(left, 2 * letters + 6, Line(said, bold=True), letters)


def _rows(plan: Plan) -> Iterator[Markup]:
    pairs = list(zip(plan.entries, plan.places, strict=True))
    for entry, place in pairs:
        if isinstance(entry, str) or entry_has_day(entry):
            yield lines_down(0, place.top, place.lines, plan.size.letters, halo=not plan.beside)
        if isinstance(entry, Clock):
            yield _clock(plan, entry, place)
        elif isinstance(entry, Step) and entry.start is not None:
            yield _step(plan, entry, place)
    unsaid = [(e, p) for e, p in pairs if isinstance(e, Step) and e.start is None]
    for reason, group in groupby(unsaid, key=lambda pair: kind_of(pair[0], plan.page)):
        yield _unsaid(plan, reason, list(group))


def entry_has_day(entry: Clock | Step) -> bool:
    """Whether a row has a day of its own."""
    return isinstance(entry, Clock) or entry.start is not None


def _clock(plan: Plan, clock: Clock, place: Place) -> Markup:
    """A flag at the day, a box over the span it closes, the mark of a denial beside."""
    x, y = plan.x(clock.day), place.middle
    drawn = []
    if clock.first is not None and clock.first < clock.day:
        first = plan.x(clock.first)
        shape = f"M{first:.1f} {y - 4:.1f}H{x:.1f}v8H{first:.1f}Z"
        dash = "" if clock.kind == "firm" else "4 2.6"
        drawn.append(path(shape, INK, 1.3, dash, fill=WASH))
    flag = f"M{x:.1f} {y - 5:.1f}h12v8h-12Z"
    if clock.kind == "firm":
        drawn.append(path(flag, INK, 1, fill=INK))
    else:
        drawn.append(path(flag, INK, 1.3, "3 2" if clock.kind == "soft" else DOTTED, fill=PAPER))
    drawn.append(path(f"M{x:.1f} {y - 6:.1f}v12", INK, 2.2 if clock.kind == "firm" else 1.6))
    day = short_day(clock.day, plan.page.language)
    said = plan.page["joins.comma"].join(part for part in (day, clock.source) if part)
    glyphs = 1 if clock.contested else 0
    if x + 12 + 6 + glyphs * (GLYPH + 2) + width(said, plan.size.letters) > plan.size.wide:
        said = day
    return text(*drawn, _beside(plan, said, glyphs, x + 12, min(x, _first_x(plan, clock)), y))


def _first_x(plan: Plan, clock: Clock) -> float:
    return plan.x(clock.first) if clock.first is not None else plan.x(clock.day)


def _beside(plan: Plan, said: str, glyphs: int, right: float, left: float, y: float) -> Markup:
    """The day in words beside its mark: right of it, else left, else over its end."""
    letters = plan.size.letters
    wide, extra = width(said, letters), glyphs * (GLYPH + 2)
    start = right + 6
    if start + extra + wide > plan.size.wide:
        start = left - 6 - wide - extra
    if start < plan.size.label:
        start = plan.size.wide - wide - extra
    glyph = use("g-contested", start - 1, y - GLYPH / 2, GLYPH) if glyphs else None
    label = words(start + extra, y + letters * 0.35, said, letters, halo=True)
    return text(glyph, label)


def _step(plan: Plan, step: Step, place: Place) -> Markup:
    assert step.start is not None
    assert step.end is not None
    y, x, end = place.middle, plan.x(step.start), plan.x(step.end)
    thick = 2.8 if step.heavy else 1.3
    solid = step.kind in ("fixed", "happened")
    dash = "4 2.6" if step.kind == "bound" else ""
    edges = [x, end]
    if end - x < 6:
        middle, dash = (x + end) / 2, dash and "3.6 2.05"
        shape = f"M{middle:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8Z"
        edges = [middle - 8, middle + 8]
    else:
        shape = f"M{x:.1f} {y - 5.5:.1f}H{end:.1f}v11H{x:.1f}Z"
    drawn = []
    whisker = None
    if step.spread is not None:
        early, late = (plan.x(day) for day in step.spread)
        ends = f"M{early:.1f} {y - 4:.1f}v8M{late:.1f} {y - 4:.1f}v8"
        whisker = path(f"M{early:.1f} {y:.1f}H{late:.1f}{ends}", INK, 1.4)
        edges += [early, late]
    drawn.append(path(shape, INK, thick, dash, fill=INK if solid else WASH))
    drawn.append(whisker or text())
    drawn.append(_latest(plan, step, y))
    right = max(edges)
    if step.latest is not None and right - 4 < plan.x(step.latest) < right + 60:
        right = plan.x(step.latest) + 2
    said = short_day(step.end, plan.page.language)
    return text(*drawn, _beside(plan, said, int(step.contested), right, min(edges), y))


def _latest(plan: Plan, step: Step, y: float) -> Markup:
    """The latest day as a thick tick; an arrow where it lies outside of the axis."""
    if step.latest is None:
        return text()
    x = plan.x(step.latest)
    if step.latest < plan.chart.start:
        return path(f"M{x + 6:.1f} {y - 5:.1f}v10L{x - 1:.1f} {y:.1f}Z", INK, 1, fill=INK)
    if step.latest > plan.chart.end:
        return path(f"M{x - 6:.1f} {y - 5:.1f}v10L{x + 1:.1f} {y:.1f}Z", INK, 1, fill=INK)
    return rect(x - 1.8, y - 7.5, 3.6, 15, INK)


def _unsaid(plan: Plan, reason: str, group: list[tuple[Step, Place]]) -> Markup:
    """Steps that nobody has dated: one bracket for all of them, its reason told once."""
    letters = plan.size.letters
    first, last = group[0][1], group[-1][1]
    half = BAND / 2 + 2
    drawn: list[Markup] = []
    if plan.beside:
        top, foot = first.middle - half, last.middle + half
        left, right = plan.x(plan.chart.as_of) + 4, plan.right
        drawn.append(rect(left, top, right - left, foot - top, PAPER))
    else:
        top, foot = first.top - 3, last.top + last.high - 5
        left, right = 1.0, plan.size.wide - 1
        drawn.append(rect(left, top, right - left, foot - top, PAPER))
    drawn.append(
        path(
            f"M{left + 6:.1f} {top:.1f}H{left:.1f}V{foot:.1f}h6"
            f"M{right - 6:.1f} {top:.1f}H{right:.1f}V{foot:.1f}h-6",
            INK_2,
            1.3,
        )
    )
    indent = 0 if plan.beside else 8
    for step, place in group:
        drawn.append(lines_down(indent, place.top, place.lines, letters))
        drawn.append(_latest(plan, step, place.middle))
    said = [Line(part) for part in wrap(reason, right - left - 20, letters)]
    if plan.beside:
        middle = (top + foot) / 2 - height_of(len(said), letters) / 2
        centre = (left + right) / 2
        label = lines_down(centre, middle, said, letters, anchor="middle", fill=INK_2, halo=True)
        drawn.append(label)
    return text(*drawn)
