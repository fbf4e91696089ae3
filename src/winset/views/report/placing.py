"""How are texts placed on the scales of several issues, below what each party accepts there?

Each issue is a block: its rungs from left to right, a lane for each party in its hue (filled =
accepted, broken = judged possible, hatch = refused, with a bar where a red line begins, brackets =
silence), then a lane for each text in ink (bar = what it settles, hollow = left open, brackets =
nobody knows).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from winset.views.document.charts import (
    LadderParty,
    Placed,
    PlacingChart,
    PlacingRow,
    Refusal,
    Stand,
)
from winset.views.document.charts.placing import silent_runs
from winset.views.report.drawing import (
    BROKEN,
    DOTTED,
    INK,
    INK_2,
    PAPER,
    RULE,
    Line,
    height_of,
    hue,
    lines_down,
    neighbours,
    path,
    picture,
    rect,
    words,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.summaries.bare import bare
from winset.views.summaries.placing import placing_text
from winset.views.words import Words

LANE = 17.0
BAR = 10.0


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of some width; a narrow one numbers the rungs and names them below."""

    name: str
    wide: float
    label: float
    letters: float
    numbered: bool


WIDE = Size("wide", 900, 150, 12, False)
NARROW = Size("narrow", 360, 112, 11.3, True)


def below(chart: PlacingChart) -> list[str]:
    """The words that explain its marks."""
    said = ["placing.below"]
    red = any(refusal.red_line for row in chart.rows for refusal in row.refusals)
    said += ["placing.below-red"] if red else []
    said += ["placing.below-silent"]
    said += ["placing.below-texts"]
    return said


def placing_svg(chart: PlacingChart, name: str, page: Words, size: Size) -> Markup:
    """The drawing of ``chart`` at one of the two sizes."""
    drawn: list[Markup] = []
    y = 2.0
    for row in chart.rows:
        plan = Plan(chart, row, page, size, y)
        drawn.extend(_block(plan))
        y = plan.bottom + 14
    title, summary = bare(chart.title.spans, page), placing_text(chart, page)
    high = max(y - 12, 4)
    return picture(f"{name}-{size.name}", size.name, size.wide, high, title, summary, *drawn)


@dataclass(frozen=True)
class Plan:
    """Where everything of one issue stands."""

    chart: PlacingChart
    row: PlacingRow
    page: Words
    size: Size
    top: float

    @cached_property
    def step(self) -> float:
        """The width of a rung."""
        return (self.size.wide - self.size.label) / len(self.row.rungs)

    def x(self, place: int) -> float:
        """The left edge of a rung."""
        return self.size.label + place * self.step

    def place(self, rung: str) -> int:
        """Which rung of the scale it is."""
        return next(i for i, known in enumerate(self.row.rungs) if known.id == rung)

    def span(self, rungs: tuple[str, ...]) -> tuple[float, float]:
        """The left and right end of some neighbouring rungs."""
        places = [self.place(rung) for rung in rungs]
        return self.x(min(places)), self.x(max(places) + 1)

    @cached_property
    def name(self) -> tuple[Line, ...]:
        """The lines of the issue's name."""
        size = self.size.letters + 1
        told = wrap(self.row.issue, self.size.wide, size, bold=True)
        return tuple(Line(part, bold=True) for part in told)

    @cached_property
    def ticks(self) -> tuple[tuple[Line, ...], ...]:
        """What stands over each rung: its name, or its number on a narrow page."""
        if self.size.numbered:
            return tuple((Line(str(n)),) for n in range(1, len(self.row.rungs) + 1))
        room = self.step - 8
        return tuple(
            tuple(Line(part) for part in wrap(rung.label, room, self.size.letters))
            for rung in self.row.rungs
        )

    @cached_property
    def legend(self) -> tuple[Line, ...]:
        """The numbered rungs in words."""
        if not self.size.numbered:
            return ()
        said = self.page["joins.semicolon"].join(
            f"{n} {rung.label}" for n, rung in enumerate(self.row.rungs, 1)
        )
        return tuple(Line(part) for part in wrap(said, self.size.wide, self.size.letters))

    @cached_property
    def labels(self) -> tuple[tuple[Line, ...], ...]:
        """The name of each text beside its lane."""
        room = self.size.label - 8
        return tuple(
            tuple(Line(part) for part in wrap(one.label, room, self.size.letters))
            for one in self.row.texts
        )

    @cached_property
    def scale(self) -> float:
        """The line under the names of the rungs."""
        head = height_of(len(self.name), self.size.letters + 1)
        head += height_of(len(self.legend), self.size.letters)
        return self.top + head + height_of(max(map(len, self.ticks)), self.size.letters) + 12

    @cached_property
    def lanes(self) -> tuple[float, ...]:
        """The upper edge of each text's lane, and the lower edge of the last."""
        edges = [self.scale + LANE * len(self.chart.parties) + 9]
        for lines in self.labels:
            edges.append(edges[-1] + max(LANE, height_of(len(lines), self.size.letters) + 3))
        return tuple(edges)

    @property
    def bottom(self) -> float:
        """The lower edge of the block."""
        return self.lanes[-1] + 2


def _block(plan: Plan) -> Iterator[Markup]:
    size, letters = plan.size, plan.size.letters
    yield lines_down(0, plan.top, plan.name, letters + 1)
    under = plan.top + height_of(len(plan.name), letters + 1) + 2
    yield lines_down(0, under, plan.legend, letters, fill=INK_2)
    for place, lines in enumerate(plan.ticks):
        top = plan.scale - 5 - height_of(len(lines), letters)
        middle = plan.x(place) + plan.step / 2
        yield lines_down(middle, top, lines, letters, anchor="middle")
        if place:
            line = f"M{plan.x(place):.1f} {plan.scale:.1f}V{plan.bottom:.1f}"
            yield path(line, RULE, 0.8)
    yield path(f"M{size.label:.1f} {plan.scale:.1f}H{size.wide:.0f}", INK, 1.2)
    for place, party in enumerate(plan.chart.parties):
        yield from _party(plan, party, plan.scale + 2 + LANE * place)
    divide = plan.lanes[0] - 5
    yield path(f"M0 {divide:.1f}H{size.wide:.0f}", RULE, 0.8)
    for text_, lines, top in zip(plan.row.texts, plan.labels, plan.lanes, strict=False):
        yield lines_down(0, top, lines, letters)
        yield from _text(plan, text_, top)


def _party(plan: Plan, party: LadderParty, top: float) -> Iterator[Markup]:
    colour = hue(party.order)
    code = Line(party.code, bold=True)
    yield words(plan.size.label - 8, top + 12, code, 11.3, anchor="end", fill=colour)
    middle = top + LANE / 2
    for refusal in (r for r in plan.row.refusals if r.party == party.id):
        yield from _refused(plan, refusal, middle)
    for run in silent_runs(plan.row, party.id):
        yield _brackets(*plan.span(run), middle)
    own = [stand for stand in plan.row.stands if stand.party == party.id]
    # From right to left, so that an arrow that leads out of a mark lies on top of the next one.
    for stand in sorted(own, key=lambda one: -plan.span(one.rungs)[0]):
        yield _stand(plan, stand, middle, colour)


def _stand(plan: Plan, stand: Stand, middle: float, colour: str) -> Markup:
    left, right = plan.span(stand.rungs)
    left, right = left + 3, right - 3
    shape = f"M{left:.1f} {middle - BAR / 2:.1f}H{right:.1f}v{BAR}H{left:.1f}Z"
    if stand.condition:
        # Open to the right, with an arrow out: it hangs on a condition.
        open_ = f"M{right - 4:.1f} {middle - BAR / 2:.1f}H{left:.1f}v{BAR}H{right - 4:.1f}"
        arrow = f"M{right - 12:.1f} {middle:.1f}H{right:.1f}m-4 -3.2l4 3.2l-4 3.2"
        blank = path(shape, PAPER, 0.5, fill=PAPER)
        return text(blank, path(open_, colour, 1.7, BROKEN), path(arrow, colour, 1.5))
    if stand.ground in ("declared", "legal"):
        return path(shape, colour, 1.4, fill=colour)
    dash = {"inferred": BROKEN, "assumed": DOTTED}.get(stand.ground, "")
    body = path(shape, colour, 1.7, dash, fill=PAPER)
    if stand.ground == "text":
        inner = f"M{left + 2.8:.1f} {middle - 2.2:.1f}H{right - 2.8:.1f}v4.4H{left + 2.8:.1f}Z"
        return text(body, path(inner, colour, 1.1))
    return body


def _refused(plan: Plan, refusal: Refusal, middle: float) -> Iterator[Markup]:
    left, right = plan.span(refusal.rungs)
    yield rect(left + 1, middle - BAR / 2, right - left - 2, BAR, "url(#hatch)")
    if not refusal.red_line:
        return
    first, last = plan.place(refusal.rungs[0]), plan.place(refusal.rungs[-1])
    first, last = min(first, last), max(first, last)
    # The bar stands where tolerance ends: at each end of the hatch that is no end of the scale.
    if first > 0:
        yield rect(left - 2, middle - BAR / 2 - 2, 4, BAR + 4, INK)
    if last < len(plan.row.rungs) - 1 or first == 0:
        yield rect(right - 2, middle - BAR / 2 - 2, 4, BAR + 4, INK)


def _brackets(left: float, right: float, middle: float) -> Markup:
    left, right, half = left + 4, right - 4, BAR / 2 + 0.5
    shape = (
        f"M{left + 4:.1f} {middle - half:.1f}H{left:.1f}v{2 * half:.1f}h4"
        f"M{right - 4:.1f} {middle - half:.1f}H{right:.1f}v{2 * half:.1f}h-4"
    )
    return path(shape, INK_2, 1.2)


def _text(plan: Plan, one: Placed, top: float) -> Iterator[Markup]:
    middle = top + LANE / 2 - 1
    left, right = plan.size.label, plan.size.wide
    letters = plan.size.letters
    if one.says == "settled":
        for first, last in neighbours(sorted(plan.place(rung) for rung in one.rungs)):
            start, end = plan.x(first) + plan.step / 2, plan.x(last) + plan.step / 2
            half = 5.0
            shape = f"M{start - half:.1f} {middle - half:.1f}H{end + half:.1f}"
            shape += f"v{2 * half}H{start - half:.1f}Z"
            yield path(shape, INK, 1, fill=INK)
        return
    said = plan.page[f"placing.{one.says}"]
    centre = (left + right) / 2
    if one.says == "open":
        shape = f"M{left + 4:.1f} {middle - 5.5:.1f}H{right - 4:.1f}v11H{left + 4:.1f}Z"
        yield path(shape, INK, 1.2, fill=PAPER)
    elif one.says == "unknown":
        yield _brackets(left, right, middle)
    yield words(centre, middle + 4, said, letters, anchor="middle", fill=INK_2, halo=True)
