"""How is a grid of packages drawn: who refuses each combination, reading by reading?

A filled code is a refusal in the hue of its party, a code in brackets somebody who has not said, a
half-filled one a party that is split. A line without a filled code is refused by nobody; a package
that only one consent keeps out stands in a heavier frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from winset.views.document.charts import GridAnswer, GridCell, GridChart
from winset.views.report.drawing import (
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
    widest,
    words,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.summaries.bare import bare
from winset.views.summaries.grid import grid_text
from winset.views.words import Words

HIGH = 16.0
CHIP = 11.3
STEP = 20.0
PAD = 5.0


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of some width; a narrow one puts one column of settlements under the other."""

    name: str
    wide: float
    label: float
    reading: float
    letters: float
    stacked: bool


WIDE = Size("wide", 900, 82, 94, 12, False)
NARROW = Size("narrow", 360, 98, 92, 11.3, True)


def below(chart: GridChart) -> list[str]:
    """The words that explain its marks."""
    answers = [answer for cell in chart.cells for answer in cell.answers]
    said = ["grid.below"]
    said += ["grid.below-unsaid"] if any(a.unsaid for a in answers) else []
    said += ["grid.below-split"] if any(a.split for a in answers) else []
    said += ["grid.below-near"] if any(a.near for a in answers) else []
    said += ["grid.below-roles"] if any(voice.role for voice in chart.voices) else []
    return said


def grid_svg(chart: GridChart, name: str, page: Words, size: Size) -> Markup:
    """The drawing of ``chart`` at one of the two sizes."""
    plan = Plan(chart, page, size)
    body = _stacked(plan) if size.stacked else _crossed(plan)
    drawn, bottom = body
    title, summary = bare(chart.title.spans, page), grid_text(chart, page)
    high = bottom + 2
    return picture(f"{name}-{size.name}", size.name, size.wide, high, title, summary, *drawn)


@dataclass(frozen=True, slots=True)
class Chip:
    """A code as it is drawn: its place, its words, its hue, and what it says."""

    x: float
    line: int
    wide: float
    said: Line
    colour: str
    state: str


@dataclass(frozen=True)
class Plan:
    """The sizes that all parts share."""

    chart: GridChart
    page: Words
    size: Size

    @cached_property
    def cells(self) -> dict[tuple[str, str], GridCell]:
        """Each package by its row and column."""
        return {(cell.row, cell.column): cell for cell in self.chart.cells}

    @cached_property
    def left(self) -> float:
        """Where the answers begin."""
        return self.size.label + self.size.reading

    @cached_property
    def column(self) -> float:
        """The width of a column of answers."""
        room = self.size.wide - self.left
        return room if self.size.stacked else room / max(1, len(self.chart.columns))

    def chips(self, answer: GridAnswer) -> tuple[Chip, ...]:
        """Those who refuse, are split inside, have not said: one code a party, line by line."""
        room = self.column - 2 * PAD - 4
        placed: list[Chip] = []
        # What is possible or in the zone is rare and what everybody looks for: said in words first.
        x, line = widest(self.verdict(answer), self.size.letters), 0
        x += 5 if x else 0
        states = (("no", answer.refusing), ("split", answer.split), ("unsaid", answer.unsaid))
        for state, who in states:
            for party in self.chart.parties:
                roles = [v.role for v in self.chart.voices if v.id in who and v.party == party.id]
                if not roles:
                    continue
                said = Line(" ".join(part for part in (party.code, *roles) if part), bold=True)
                wide = widest([said], CHIP) + 6
                if x and x + wide > room:
                    x, line = 0.0, line + 1
                placed.append(Chip(x, line, wide, said, hue(party.order), state))
                x += wide + 3
        return tuple(placed)

    def verdict(self, answer: GridAnswer) -> list[Line]:
        """The verdict in words, where nobody refuses."""
        if answer.refusing:
            return []
        return [Line(self.page[f"grid.{answer.verdict}-short"], bold=True)]

    def high(self, answer: GridAnswer) -> float:
        """The height of one answer."""
        return STEP * (max((chip.line for chip in self.chips(answer)), default=0) + 1)

    def highs(self, cells: list[GridCell]) -> list[float]:
        """The height of each reading over some packages side by side."""
        return [
            max(self.high(cell.answers[place]) for cell in cells)
            for place in range(len(self.chart.readings))
        ]


def _lines(words_: str, room: float, size: float, *, bold: bool = False) -> tuple[Line, ...]:
    return tuple(Line(part, bold=bold) for part in wrap(words_, room, size, bold=bold))


def _crossed(plan: Plan) -> tuple[list[Markup], float]:
    """Rows down, columns across, the readings named once at the left of each row."""
    chart, size = plan.chart, plan.size
    heads = [_lines(c.label, plan.column - 2 * PAD, size.letters, bold=True) for c in chart.columns]
    corner = [
        *_lines(chart.row_issue, plan.left - 30, size.letters),
        Line(plan.page["grid.by"]),
        *_lines(chart.column_issue, plan.left - 30, size.letters),
    ]
    most = max([len(head) for head in heads] + [len(corner)])
    top = height_of(most, size.letters) + 10
    drawn = [lines_down(0, 2, corner, size.letters, fill=INK_2)]
    for place, head in enumerate(heads):
        x = plan.left + place * plan.column + PAD
        first = top - 8 - height_of(len(head), size.letters)
        drawn.append(lines_down(x, first, head, size.letters))
    drawn.append(path(f"M0 {top - 2:.1f}H{size.wide:.0f}", INK, 1.3))
    y = top
    for row in chart.rows:
        cells = [plan.cells[row.id, column.id] for column in chart.columns]
        highs = plan.highs(cells)
        label = _lines(row.label, size.label - 6, size.letters, bold=True)
        drawn.append(lines_down(0, y + 6, label, size.letters))
        drawn.extend(_readings(plan, size.label, y + 4, highs))
        for place, cell in enumerate(cells):
            drawn.extend(_answers(plan, cell, plan.left + place * plan.column, y + 4, highs))
        y += max(sum(highs) + 8, height_of(len(label), size.letters) + 10)
        drawn.append(path(f"M0 {y:.1f}H{size.wide:.0f}", RULE, 1))
    return drawn, y


def _stacked(plan: Plan) -> tuple[list[Markup], float]:
    """Each row of the grid as a block, its columns one under the other."""
    chart, size = plan.chart, plan.size
    drawn: list[Markup] = []
    y = 2.0
    for row in chart.rows:
        label = _lines(f"{chart.row_issue}: {row.label}", size.wide, size.letters + 0.7, bold=True)
        drawn.append(lines_down(0, y + 4, label, size.letters + 0.7))
        y += height_of(len(label), size.letters + 0.7) + 10
        drawn.append(path(f"M0 {y - 2:.1f}H{size.wide:.0f}", INK, 1.3))
        for column in chart.columns:
            cell = plan.cells[row.id, column.id]
            highs = plan.highs([cell])
            name = _lines(column.label, size.label - 8, size.letters)
            drawn.append(lines_down(0, y + 5, name, size.letters))
            drawn.extend(_readings(plan, size.label, y + 3, highs))
            drawn.extend(_answers(plan, cell, plan.left, y + 3, highs))
            y += max(sum(highs) + 6, height_of(len(name), size.letters) + 10)
            drawn.append(path(f"M0 {y:.1f}H{size.wide:.0f}", RULE, 1))
        y += 8
    return drawn, y


def _readings(plan: Plan, x: float, top: float, highs: list[float]) -> Iterator[Markup]:
    y = top
    for reading, high in zip(plan.chart.readings, highs, strict=True):
        name = reading.short or reading.label
        yield words(x, y + 13, name, plan.size.letters, fill=INK_2)
        y += high


def _answers(
    plan: Plan, cell: GridCell, x: float, top: float, highs: list[float]
) -> Iterator[Markup]:
    """The answers of one package; neighbouring near misses share one heavy frame."""
    edges = [top]
    for high in highs:
        edges.append(edges[-1] + high)
    for first, last in neighbours([i for i, answer in enumerate(cell.answers) if answer.near]):
        frame = f"M{x + 1:.1f} {edges[first] - 0.8:.1f}h{plan.column - 5:.1f}"
        frame += f"V{edges[last + 1] - 1.6:.1f}h{5 - plan.column:.1f}Z"
        yield path(frame, INK, 2.2)
    for upper, answer in zip(edges[:-1], cell.answers, strict=True):
        yield from _answer(plan, answer, x + PAD, upper + 1)


def _answer(plan: Plan, answer: GridAnswer, x: float, y: float) -> Iterator[Markup]:
    for said in plan.verdict(answer):
        yield words(x, y + 12, said, plan.size.letters)
    for chip in plan.chips(answer):
        yield _chip(chip, x + chip.x, y + chip.line * STEP)


def _chip(chip: Chip, x: float, y: float) -> Markup:
    wide, colour = chip.wide, chip.colour
    base, middle = y + 12, x + chip.wide / 2
    if chip.state == "no":
        return text(
            rect(x, y, wide, HIGH, colour),
            words(middle, base, chip.said, CHIP, anchor="middle", fill=PAPER),
        )
    label = words(middle, base, chip.said, CHIP, anchor="middle", fill=colour)
    if chip.state == "split":
        box = f"M{x + 0.7:.1f} {y + 0.7:.1f}h{wide - 1.4:.1f}v{HIGH - 1.4:.1f}h{1.4 - wide:.1f}Z"
        half = rect(x, y + HIGH - 3, wide, 3, colour)
        return text(path(box, colour, 1.4), half, label)
    brackets = (
        f"M{x + 3.5:.1f} {y + 0.7:.1f}H{x + 0.7:.1f}v{HIGH - 1.4:.1f}h2.8"
        f"M{x + wide - 3.5:.1f} {y + 0.7:.1f}h2.8v{HIGH - 1.4:.1f}h-2.8"
    )
    return text(path(brackets, INK_2, 1.3), label)
