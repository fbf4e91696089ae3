"""How is a time line drawn: lying for wide windows, upright for narrow ones?

Poles are dates, boxes are windows, each with its label on it and a lane of its own; a triangle
marks the as-of day; the order of steps that somebody demands stands below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from winset.views.document.charts import Pole, TimeLine, Window
from winset.views.figures import short_day
from winset.views.report.drawing import (
    INK,
    INK_2,
    PAPER,
    WASH,
    Line,
    height_of,
    lines_down,
    path,
    picture,
    use,
    widest,
    words,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.report.months import month_name, named, stretches
from winset.views.report.order import Sequence, order_of_steps
from winset.views.summaries.bare import bare, cited, labels_of
from winset.views.summaries.timeline import timeline_text
from winset.views.words import Words

WIDE, NARROW = 900.0, 360.0
LETTERS, NARROW_LETTERS = 12.0, 11.3
LANE = 19.0
BROKEN, DOTTED = "5 3", "0.1 4.4"


def drawn(chart: TimeLine, name: str, page: Words, narrow: bool) -> Markup:
    """The drawing for a wide or a narrow page."""
    return timeline_svg(chart, name, page, narrow=narrow)


def below(chart: TimeLine) -> list[str]:
    """The words that explain its marks."""
    said = ["timeline.below-poles"]
    said += ["timeline.below-windows"] if chart.windows else []
    said += ["timeline.below-demands"] if chart.demands else []
    return said


def timeline_svg(chart: TimeLine, name: str, page: Words, *, narrow: bool) -> Markup:
    """The drawing of ``chart``, lying or upright."""
    wide = NARROW if narrow else WIDE
    letters = NARROW_LETTERS if narrow else LETTERS
    parts, high = _upright(Upright(chart, page)) if narrow else _lying(Lying(chart, page))
    steps: Sequence = order_of_steps(chart.demands, page, wide, high + 6, letters)
    drawn = (*parts, *steps.drawn)
    title, summary = bare(chart.title.spans, page), timeline_text(chart, page)
    size = "narrow" if narrow else "wide"
    return picture(f"{name}-{size}", size, wide, steps.bottom, title, summary, *drawn)


def _pole_lines(pole: Pole, page: Words, room: float, letters: float) -> tuple[Line, ...]:
    source = cited("", pole.source, labels_of(pole.cites, page), page)
    return (
        *(Line(part, bold=True) for part in wrap(pole.label, room, letters, bold=True)),
        *(Line(part) for part in wrap(source, room, letters)),
    )


def _window_label(window: Window, page: Words) -> str:
    return cited(window.label, window.source, labels_of(window.cites, page), page)


@dataclass(frozen=True)
class Lying:
    """Where everything stands when time runs from left to right."""

    chart: TimeLine
    page: Words
    left: float = 4.0

    @cached_property
    def labels(self) -> dict[str, tuple[Line, ...]]:
        """The lines beside each pole."""
        return {pole.id: _pole_lines(pole, self.page, 190, LETTERS) for pole in self.chart.poles}

    @cached_property
    def right(self) -> float:
        """The blank right of the axis that the labels of late poles need."""
        blank = 8.0
        for _ in range(4):
            over = [
                self._x(pole.day, blank)
                + self.text_left(pole)
                + widest(self.labels[pole.id], LETTERS)
                for pole in self.chart.poles
            ]
            blank = min(260.0, max(blank, blank + max(over, default=0) - WIDE))
        return blank

    def x(self, day: date) -> float:
        """The place of a day."""
        return self._x(day, self.right)

    def _x(self, day: date, right: float) -> float:
        share = (day - self.chart.start).days / (self.chart.end - self.chart.start).days
        return self.left + share * (WIDE - self.left - right)

    @staticmethod
    def text_left(pole: Pole) -> float:
        """How far right of its pole a label begins: after its flag, after the arrows if denied."""
        return 37.0 if pole.contested else 20.0

    @cached_property
    def poles(self) -> tuple[tuple[Pole, int], ...]:
        """Each pole with its row: a label never crosses the pole of a later date."""
        placed: list[tuple[Pole, int]] = []
        for pole in sorted(self.chart.poles, key=lambda entry: (entry.day, entry.id)):
            row = 0
            for earlier, taken in placed:
                end = self.x(earlier.day) + self.text_left(earlier)
                end += widest(self.labels[earlier.id], LETTERS) + 8
                if end > self.x(pole.day):
                    row = max(row, taken + 1)
            placed.append((pole, row))
        return tuple(placed)

    @cached_property
    def rows(self) -> tuple[float, ...]:
        """The upper edge of each row of labels, and the lower edge of the last."""
        count = max((row for _, row in self.poles), default=-1) + 1
        edges = [4.0]
        for row in range(count):
            lines = max(len(self.labels[pole.id]) for pole, own in self.poles if own == row)
            edges.append(edges[-1] + height_of(lines, LETTERS) + 5)
        return tuple(edges)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The windows, earliest first."""
        return tuple(
            sorted(self.chart.windows, key=lambda entry: (entry.start, entry.end, entry.id))
        )

    @cached_property
    def axis(self) -> float:
        """The height of the axis."""
        return self.rows[-1] + 2 + LANE * len(self.windows) + 16


def _lying(plan: Lying) -> tuple[list[Markup], float]:
    drawn = [_pole(plan, pole, row) for pole, row in plan.poles]
    drawn.extend(_window(plan, window, place) for place, window in enumerate(plan.windows))
    drawn.extend(_axis(plan))
    return drawn, plan.axis + 20


def _pole(plan: Lying, pole: Pole, row: int) -> Markup:
    x, top = plan.x(pole.day), plan.rows[row]
    shaft = f"M{x:.1f} {top:.1f}V{plan.axis:.1f}"
    flag = f"M{x:.1f} {top + 1:.1f}h13v8.5h-13Z"
    drawn = [_shaft(pole, shaft, flag)]
    if pole.contested:
        drawn.append(use("g-contested", x + 15, top - 3.5, 18))
    lines = plan.labels[pole.id]
    drawn.append(_pole_label(x + plan.text_left(pole), top - 0.5, lines))
    return text(*drawn)


def _shaft(pole: Pole, shaft: str, flag: str) -> Markup:
    if pole.kind == "firm":
        return text(path(shaft, INK, 2.6), path(flag, INK, 1, fill=INK))
    if pole.kind == "soft":
        return text(path(shaft, INK, 1.9, BROKEN), path(flag, INK, 1.4, "3 2", fill=PAPER))
    return text(path(shaft, INK, 2.4, DOTTED), path(flag, INK, 1.3, fill=PAPER))


def _pole_label(x: float, top: float, lines: tuple[Line, ...], letters: float = LETTERS) -> Markup:
    bold = [line for line in lines if line.bold]
    small = [line for line in lines if not line.bold]
    second = top + height_of(len(bold), letters)
    return text(
        lines_down(x, top, bold, letters, halo=True),
        lines_down(x, second, small, letters, fill=INK_2, halo=True),
    )


def _window(plan: Lying, window: Window, place: int) -> Markup:
    top = plan.rows[-1] + 2 + LANE * place
    x, end = plan.x(window.start), plan.x(window.end)
    end = max(end, x + 3)
    drawn = [_box(window, x, top, end - x, LANE - 4)]
    last = end
    if window.latest is not None:
        last = plan.x(window.latest)
        middle = top + (LANE - 4) / 2
        whisker = f"M{end:.1f} {middle:.1f}H{last:.1f}M{last:.1f} {middle - 5:.1f}v10"
        drawn.append(path(whisker, INK, 1.5))
    label = Line(_window_label(window, plan.page))
    wide = widest([label], LETTERS)
    base = top + 11.8
    if wide + 12 <= end - x:
        drawn.append(words((x + end) / 2, base, label, LETTERS, anchor="middle"))
    elif _goes_left(plan, x - 6 - wide, x, last, last + 6 + wide):
        drawn.append(words(x - 6, base, label, LETTERS, anchor="end", halo=True))
    else:
        drawn.append(words(last + 6, base, label, LETTERS, halo=True))
    return text(*drawn)


def _goes_left(plan: Lying, left: float, x: float, last: float, right: float) -> bool:
    """A label stands right of its box unless it would leave the drawing or cross more poles."""
    poles = [plan.x(pole.day) for pole in plan.chart.poles]
    if right > WIDE:
        return True
    crossed_right = sum(last < pole < right for pole in poles)
    return left >= plan.left and sum(left < pole < x for pole in poles) < crossed_right


def _box(window: Window, x: float, y: float, wide: float, high: float) -> Markup:
    shape = f"M{x:.1f} {y:.1f}h{wide:.1f}v{high:.1f}h{-wide:.1f}Z"
    solid = window.kind in ("set", "computed")
    return path(shape, INK, 1.5, "" if solid else "4 2.6", fill=WASH)


def _axis(plan: Lying) -> Iterator[Markup]:
    chart, y = plan.chart, plan.axis
    first, last = plan.x(chart.start), plan.x(chart.end)
    yield path(f"M{first:.1f} {y:.1f}H{last:.1f}", INK, 1.4)
    x = plan.x(chart.as_of)
    yield path(f"M{x - 5:.1f} {y - 2:.1f}h10L{x:.1f} {y - 10:.1f}Z", INK, 1, fill=INK)
    label = Line(plan.page["timeline.as-of"], bold=True)
    near_left = x < 30
    yield words(
        max(first, x - 5) if near_left else x - 8,
        y - (13 if near_left else 3),
        label,
        LETTERS,
        anchor="" if near_left else "end",
        halo=True,
    )
    for start, end, name in named(chart.start, chart.end, plan.page):
        begin, finish = plan.x(start), plan.x(end)
        yield path(f"M{begin:.1f} {y:.1f}v5", INK, 1.2)
        if widest([Line(name)], LETTERS) <= finish - begin + 6:
            middle = (begin + finish) / 2
            yield words(middle, y + 16, name, LETTERS, anchor="middle", fill=INK_2)


@dataclass(frozen=True)
class Upright:
    """Where everything stands when time runs from top to bottom."""

    chart: TimeLine
    page: Words
    top: float = 8.0
    axis: float = 38.0

    @cached_property
    def long(self) -> float:
        """The length of the axis: enough for its months and for the labels beside it."""
        months = (self.chart.end - self.chart.start).days / 30.4
        labels = sum(height_of(len(lines), NARROW_LETTERS) + 8 for _, lines in self.labels)
        return max(180.0, min(34.0, max(18.0, 420 / max(months, 1))) * months, labels + 24)

    def y(self, day: date) -> float:
        """The place of a day."""
        share = (day - self.chart.start).days / (self.chart.end - self.chart.start).days
        return self.top + share * self.long

    @cached_property
    def lanes(self) -> tuple[tuple[Window, int], ...]:
        """Each window with its lane; a lane is used again once it is free."""
        ends: list[date] = []
        placed = []
        for window in sorted(self.chart.windows, key=lambda w: (w.start, w.end, w.id)):
            last = window.latest or window.end
            free = next((i for i, end in enumerate(ends) if end < window.start), len(ends))
            ends[free : free + 1] = [last]
            placed.append((window, free))
        return tuple(placed)

    @cached_property
    def text_x(self) -> float:
        """Where the labels begin."""
        lanes = max((lane for _, lane in self.lanes), default=-1) + 1
        return self.axis + 12 + 19 * lanes + 48

    @cached_property
    def labels(self) -> tuple[tuple[Pole | Window | date, tuple[Line, ...]], ...]:
        """The as-of day, poles and windows in the order of their days, with their lines."""
        entries: list[Pole | Window] = [*self.chart.poles, *self.chart.windows]
        room = NARROW - self.text_x - 2
        as_of = self.page.fill(
            "timeline.as-of-day", day=short_day(self.chart.as_of, self.page.language)
        )
        found: list[tuple[Pole | Window | date, tuple[Line, ...]]] = [
            (self.chart.as_of, (Line(as_of, bold=True),))
        ]
        for entry in entries:
            if isinstance(entry, Pole):
                lines = _pole_lines(entry, self.page, room, NARROW_LETTERS)
            else:
                told = wrap(_window_label(entry, self.page), room, NARROW_LETTERS)
                lines = tuple(Line(part) for part in told)
            found.append((entry, lines))
        found.sort(key=lambda told: (_anchor_day(told[0]), told[1][0].text))
        return tuple(found)

    @cached_property
    def label_tops(self) -> tuple[float, ...]:
        """The upper edge of each label: beside its day, pushed down where two would meet."""
        tops: list[float] = []
        free = 0.0
        for entry, lines in self.labels:
            high = height_of(len(lines), NARROW_LETTERS)
            wanted = self.y(_anchor_day(entry)) - NARROW_LETTERS * 0.6
            tops.append(max(free, wanted))
            free = tops[-1] + high + 5
        return tuple(tops)


def _anchor_day(entry: Pole | Window | date) -> date:
    if isinstance(entry, date):
        return entry
    if isinstance(entry, Pole):
        return entry.day
    return entry.start + (entry.end - entry.start) / 2


def _upright(plan: Upright) -> tuple[list[Markup], float]:
    drawn = list(_upright_axis(plan))
    bottom = plan.y(plan.chart.end)
    lane_of = {window.id: lane for window, lane in plan.lanes}
    leaders, boxes = [], []
    for (entry, lines), top in zip(plan.labels, plan.label_tops, strict=True):
        middle = top + NARROW_LETTERS * 0.6
        if isinstance(entry, Pole):
            leaders.append(_upright_pole(plan, entry, middle))
            boxes.append(_pole_label(plan.text_x, top, lines, NARROW_LETTERS))
        else:
            boxes.append(lines_down(plan.text_x, top, lines, NARROW_LETTERS, halo=True))
        if isinstance(entry, Window):
            leaders.append(_leader(plan, entry, lane_of[entry.id], middle))
            boxes.append(_upright_box(plan, entry, lane_of[entry.id]))
        elif isinstance(entry, date):
            leaders.append(_as_of(plan, middle))
        bottom = max(bottom, top + height_of(len(lines), NARROW_LETTERS))
    return [*drawn, *leaders, *boxes], bottom + 8


def _upright_axis(plan: Upright) -> Iterator[Markup]:
    chart, x = plan.chart, plan.axis
    yield path(f"M{x:.1f} {plan.y(chart.start):.1f}V{plan.y(chart.end):.1f}", INK, 1.4)
    for start, end in stretches(chart.start, chart.end):
        begin = plan.y(start)
        yield path(f"M{x:.1f} {begin:.1f}h-5", INK, 1.2)
        if plan.y(end) - begin >= NARROW_LETTERS:
            middle = (begin + plan.y(end)) / 2 + 4
            name = month_name(start, end, plan.page)
            yield words(x - 8, middle, name, NARROW_LETTERS, anchor="end", fill=INK_2)


def _as_of(plan: Upright, label: float) -> Markup:
    x, y = plan.axis, plan.y(plan.chart.as_of)
    end = plan.text_x - 37
    mark = path(f"M{x + 2:.1f} {y - 5:.1f}v10L{x + 10:.1f} {y:.1f}Z", INK, 1, fill=INK)
    line = f"M{x + 10:.1f} {y:.1f}H{end:.1f}L{end + 8:.1f} {label:.1f}H{end + 32:.1f}"
    return text(mark, path(line, INK_2, 0.9))


def _upright_pole(plan: Upright, pole: Pole, label: float) -> Markup:
    y, end = plan.y(pole.day), plan.text_x - 37
    shaft = f"M{plan.axis:.1f} {y:.1f}H{end:.1f}L{end + 8:.1f} {label:.1f}"
    flag = f"M{end + 8:.1f} {label - 4:.1f}h9v8h-9Z"
    drawn = [_shaft(pole, shaft, flag)]
    if pole.contested:
        drawn.append(use("g-contested", end + 18, label - 9, 18))
    return text(*drawn)


def _upright_box(plan: Upright, window: Window, lane: int) -> Markup:
    x, y = plan.axis + 12 + 19 * lane, plan.y(window.start)
    end = max(plan.y(window.end), y + 3)
    box = _box(window, x, y, 13, end - y)
    if window.latest is None:
        return box
    last = plan.y(window.latest)
    whisker = f"M{x + 6.5:.1f} {end:.1f}V{last:.1f}M{x + 1.5:.1f} {last:.1f}h10"
    return text(box, path(whisker, INK, 1.5))


def _leader(plan: Upright, window: Window, lane: int, label: float) -> Markup:
    x = plan.axis + 12 + 19 * lane + 13
    y = plan.y(_anchor_day(window))
    end = plan.text_x - 37
    return path(
        f"M{x:.1f} {y:.1f}H{end:.1f}L{end + 8:.1f} {label:.1f}H{end + 32:.1f}",
        INK_2,
        0.9,
    )
