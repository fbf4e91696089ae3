"""How is a position ladder drawn?

Rungs are rows, parties are columns. Boxes are positions: the hue says who, the outline how we know,
an open right side that the position hangs on a condition. Hatch is refused, a thick bar the red
line, brackets are silence, a ring with an arrow is where a party stood before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from winset.views.document.charts import LadderChart, LadderParty, Move, Refusal, Stand, silences
from winset.views.document.spans import Cite
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
    use,
    widest,
    words,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.summaries.bare import bare, label_of
from winset.views.summaries.ladder import ladder_text
from winset.views.words import Words

HEADER = 30.0
# Between a box and the rules of its rung, and between a box and its text.
PAD = 3.5
INNER = 2.5


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of some width: units for the rung labels and the sizes of its letters."""

    name: str
    wide: float
    label: float
    letters: float
    label_letters: float
    lowest_rung: float


WIDE = Size("wide", 460, 116, 12, 13, 37)
NARROW = Size("narrow", 360, 82, 11.3, 12, 37)


@dataclass(frozen=True, slots=True)
class Box:
    """A position on its rungs: ``slot`` of ``slots`` when several share a rung."""

    stand: Stand
    first: int
    last: int
    slot: int
    slots: int
    lines: tuple[Line, ...]


def below(chart: LadderChart) -> list[str]:
    """The words that explain its marks."""
    return ["ladder.below"]


def ladder_svg(chart: LadderChart, name: str, page: Words, size: Size) -> Markup:
    """The drawing of ``chart`` at one of the two sizes."""
    plan = Plan(chart, page, size)
    drawn: list[Markup] = [_rungs(plan)]
    for place, party in enumerate(chart.parties):
        drawn.extend(_column(plan, place, party))
    summary = ladder_text(chart, page)
    title = bare(chart.title.spans, page)
    return picture(
        f"{name}-{size.name}",
        size.name,
        size.wide,
        plan.tops[-1] + 2,
        title,
        summary,
        *drawn,
    )


@dataclass(frozen=True)
class Plan:
    """Where everything stands: rows are as high as their longest text needs."""

    chart: LadderChart
    page: Words
    size: Size

    @cached_property
    def step(self) -> float:
        """The width of a column with its gap."""
        return (self.size.wide - self.size.label) / max(1, len(self.chart.parties))

    @cached_property
    def gap(self) -> float:
        """The blank between two columns."""
        return 9.0 if self.step > 64 else 5.0

    @cached_property
    def column(self) -> float:
        """The width of a column."""
        return self.step - self.gap

    def left(self, place: int) -> float:
        """The left edge of a column."""
        return self.size.label + place * self.step + self.gap / 2

    @cached_property
    def labels(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of each rung's label."""
        room = self.size.label - 6
        names = [
            rung.short if self.size is NARROW and rung.short else rung.label
            for rung in self.chart.rungs
        ]
        return tuple(
            tuple(Line(part) for part in wrap(name, room, self.size.label_letters))
            for name in names
        )

    @cached_property
    def boxes(self) -> dict[str, tuple[Box, ...]]:
        """The positions of each party, placed on their rungs."""
        return {party.id: tuple(self._boxes(party)) for party in self.chart.parties}

    @cached_property
    def moves(self) -> dict[str, tuple[tuple[Move, tuple[Line, ...]], ...]]:
        """The moves of each party with the lines that stand beside the ring."""
        found: dict[str, tuple[tuple[Move, tuple[Line, ...]], ...]] = {}
        for party in self.chart.parties:
            own = [move for move in self.chart.moves if move.party == party.id]
            found[party.id] = tuple((move, self._source(move, self.column - 16)) for move in own)
        return found

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """The height of each rung."""
        letters = self.size.letters
        heights = [
            max(
                self.size.lowest_rung,
                height_of(len(lines), self.size.label_letters) + 2 * PAD,
            )
            for lines in self.labels
        ]
        for boxes in self.boxes.values():
            for box in boxes:
                if box.first == box.last:
                    need = (height_of(len(box.lines), letters) + 2 * PAD + 2 * INNER) * box.slots
                    heights[box.first] = max(heights[box.first], need)
        for moves in self.moves.values():
            for move, lines in moves:
                rung = self.place(move.origin)
                heights[rung] = max(heights[rung], height_of(len(lines), letters) + 2 * PAD)
        return tuple(heights)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The upper edge of each rung, and the lower edge of the last."""
        edges = [HEADER]
        for height in self.heights:
            edges.append(edges[-1] + height)
        return tuple(edges)

    def place(self, rung: str) -> int:
        """Which row a rung is."""
        return next(i for i, known in enumerate(self.chart.rungs) if known.id == rung)

    def edges(self, box: Box) -> tuple[float, float]:
        """The upper and lower edge of a box."""
        top, bottom = self.tops[box.first], self.tops[box.last + 1]
        share = (bottom - top) / box.slots
        return top + box.slot * share + PAD, top + (box.slot + 1) * share - PAD

    def refusals(self, party: LadderParty) -> tuple[Refusal, ...]:
        """What a party refuses."""
        return tuple(entry for entry in self.chart.refusals if entry.party == party.id)

    def _boxes(self, party: LadderParty) -> Iterator[Box]:
        stands = [stand for stand in self.chart.stands if stand.party == party.id]
        sharing = {
            rung.id: [stand for stand in stands if rung.id in stand.rungs]
            for rung in self.chart.rungs
        }
        for stand in stands:
            rows = sorted(self.place(rung) for rung in stand.rungs)
            lines = self._lines(stand)
            if all(len(sharing[rung]) == 1 for rung in stand.rungs):
                yield Box(stand, rows[0], rows[-1], 0, 1, lines)
                continue
            # A position that shares one of its rungs is drawn once on each of them.
            for row in rows:
                others = sharing[self.chart.rungs[row].id]
                slot = next(i for i, other in enumerate(others) if other is stand)
                yield Box(stand, row, row, slot, len(others), lines)

    def aside(self, stand: Stand) -> float:
        """How far the words make way for the ring of a move that began on this box."""
        began = any(
            move.party == stand.party and move.origin in stand.rungs for move in self.chart.moves
        )
        return 6.0 if began else 0.0

    def _lines(self, stand: Stand) -> tuple[Line, ...]:
        room, letters = self.column - 9 - 2 * self.aside(stand), self.size.letters
        if stand.ground in ("reported", "contested"):
            room -= 9  # the badge on the corner
        source = _told(stand.channel, stand.cites)
        if stand.condition:
            condition = self.page.fill("ladder.if", condition=stand.condition)
            italic = self.page.language == "en"
            told = ", ".join(part for part in (stand.when, source) if part)
            open_room = room - 5
            return (
                *(Line(part, italic=italic) for part in wrap(condition, open_room, letters)),
                *(Line(part) for part in wrap(told, open_room, letters)),
            )
        return (
            *(Line(part, bold=True) for part in wrap(stand.when, room, letters, bold=True)),
            *(Line(part) for part in wrap(source, room, letters)),
        )

    def _source(self, entry: Move | Refusal, room: float) -> tuple[Line, ...]:
        letters = self.size.letters
        parts = (
            *wrap(entry.when, room, letters),
            *wrap(_told(entry.channel, entry.cites), room, letters),
        )
        return tuple(Line(part) for part in parts)

    def refusal_lines(self, entry: Refusal) -> tuple[Line, ...]:
        """What stands on the hatch: when, and where it was said."""
        return self._source(entry, self.column - 12)


def _told(channel: str, cites: tuple[Cite, ...]) -> str:
    """Channel and citations in a drawing; a bare number gets its brackets back."""
    labels = []
    for cite in cites:
        label = label_of(cite)
        labels.append(f"[{label}]" if label.isdigit() else label)
    return " ".join(part for part in (channel, ", ".join(labels)) if part)


def _rungs(plan: Plan) -> Markup:
    size = plan.size
    drawn = []
    for place, lines in enumerate(plan.labels):
        bottom = plan.tops[place + 1]
        middle = (plan.tops[place] + bottom) / 2
        drawn.append(path(f"M0 {bottom:.1f}H{size.wide:.0f}", RULE, 1))
        top = middle - height_of(len(lines), size.label_letters) / 2
        drawn.append(lines_down(0, top, lines, size.label_letters))
    drawn.append(path(f"M0 {HEADER:.1f}H{size.wide:.0f}", INK, 1.2))
    return text(*drawn)


def _column(plan: Plan, place: int, party: LadderParty) -> Iterator[Markup]:
    x, colour = plan.left(place), hue(party.order)
    yield rect(x, 5, plan.column, 19, colour, 9.5)
    code = Line(party.code, bold=True)
    yield words(x + plan.column / 2, 18.8, code, 12.5, anchor="middle", fill=PAPER)
    for refusal in plan.refusals(party):
        yield from _refused(plan, x, refusal)
    for run in silences(plan.chart, party):
        yield _silence(plan, x, plan.place(run[0]), plan.place(run[-1]))
    for box in plan.boxes[party.id]:
        yield _stand(plan, x, colour, box)
    for number, (move, lines) in enumerate(plan.moves[party.id]):
        yield _arrow(plan, x + 7 + 9 * number, colour, move, party)
        yield _ring(plan, x + 7 + 9 * number, colour, move, lines)
    yield _rivals(plan, x, party) or text()


def _stand(plan: Plan, x: float, colour: str, box: Box) -> Markup:
    top, bottom = plan.edges(box)
    right = x + plan.column
    high = bottom - top
    letters = plan.size.letters
    filled = box.stand.ground in ("declared", "legal") and not box.stand.condition
    outline = _open_outline if box.stand.condition else _closed_outline
    drawn = [outline(x, top, right, bottom, colour, box.stand.ground)]
    middle = (x + right) / 2 - (3 if box.stand.condition else 0) + plan.aside(box.stand)
    first = top + (high - height_of(len(box.lines), letters)) / 2
    fill = PAPER if filled else INK
    drawn.append(lines_down(middle, first, box.lines, letters, anchor="middle", fill=fill))
    if box.stand.ground in ("reported", "contested"):
        # A badge on the corner: the outline alone does not tell a report from a denial.
        badge = f"M{x - 8.5:.1f} {top:.1f}a8.5 8.5 0 1 1 17 0a8.5 8.5 0 1 1 -17 0Z"
        drawn.append(path(badge, PAPER, 1, fill=PAPER))
        drawn.append(use(f"g-{box.stand.ground}", x - 8, top - 8, 16))
    return text(*drawn)


def _closed_outline(
    x: float, top: float, right: float, bottom: float, colour: str, ground: str
) -> Markup:
    shape = f"M{x:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{x:.1f}Z"
    if ground in ("declared", "legal"):
        body = path(shape, colour, 1.5, fill=colour)
        under = path(f"M{x - 1:.1f} {bottom + 2.6:.1f}H{right + 1:.1f}", INK, 2)
        return text(body, under if ground == "legal" else None)
    if ground == "text":
        inner = f"M{x + 3:.1f} {top + 3:.1f}H{right - 3:.1f}V{bottom - 3:.1f}H{x + 3:.1f}Z"
        return text(path(shape, colour, 1.6, fill=PAPER), path(inner, colour, 1.2))
    return path(shape, colour, _thick(ground), _dash(ground), fill=PAPER)


def _open_outline(
    x: float, top: float, right: float, bottom: float, colour: str, ground: str
) -> Markup:
    """The right side is open; what hangs on a condition lies on top of the hatch it would open."""
    edge, lip = right - 5, min(9.0, (bottom - top) * 0.24)
    ground_fill = rect(x, top, edge - x, bottom - top, PAPER)
    shape = (
        f"M{edge:.1f} {top + lip:.1f}V{top:.1f}H{x:.1f}V{bottom:.1f}H{edge:.1f}V{bottom - lip:.1f}"
    )
    middle = (top + bottom) / 2
    arrow = (
        f"M{edge - 2:.1f} {middle:.1f}H{right + 2:.1f}M{right - 2:.1f} {middle - 4:.1f}l4 4l-4 4"
    )
    dash = {"declared": "", "legal": "", "text": "", "assumed": DOTTED}.get(ground, BROKEN)
    thick = 2.6 if ground in ("declared", "legal") else 1.9
    second = ""
    if ground == "text":
        second = (
            f"M{edge - 3:.1f} {top + lip:.1f}V{top + 3:.1f}H{x + 3:.1f}V{bottom - 3:.1f}"
            f"H{edge - 3:.1f}V{bottom - lip:.1f}"
        )
    under = path(f"M{x - 1:.1f} {bottom + 2.6:.1f}H{edge:.1f}", INK, 2)
    backing = rect(edge - 2, middle - 5, right + 4 - edge, 10, PAPER)
    return text(
        ground_fill,
        path(shape, colour, thick, dash),
        path(second, colour, 1.1) if second else None,
        backing,
        path(arrow, colour, 1.6),
        under if ground == "legal" else None,
    )


def _thick(ground: str) -> float:
    return {"inferred": 1.9, "assumed": 2.2}.get(ground, 1.6)


def _dash(ground: str) -> str:
    return {"inferred": BROKEN, "assumed": DOTTED}.get(ground, "")


def _refused(plan: Plan, x: float, refusal: Refusal) -> Iterator[Markup]:
    rows = sorted({plan.place(rung) for rung in refusal.rungs})
    runs = neighbours(rows)
    for first, last in runs:
        top, bottom = plan.tops[first], plan.tops[last + 1]
        yield rect(x, top + 1, plan.column, bottom - top - 2, "url(#hatch)")
        if refusal.red_line and first > 0:
            yield _red_bar(x, top, plan.column, refusal.ground)
        if refusal.red_line and last + 1 < len(plan.chart.rungs):
            yield _red_bar(x, bottom, plan.column, refusal.ground)
    yield _refusal_label(plan, x, refusal, rows)


def _refusal_label(plan: Plan, x: float, refusal: Refusal, rows: list[int]) -> Markup:
    """When and where it was refused, on the widest stretch of hatch on which nothing else lies."""
    lines = plan.refusal_lines(refusal)
    taken = {row for box in plan.boxes[refusal.party] for row in range(box.first, box.last + 1)}
    taken |= {plan.place(move.origin) for move, _ in plan.moves[refusal.party]}
    taken |= _crossed(plan, refusal.party)
    free = neighbours([row for row in rows if row not in taken])
    if not free or not lines:
        return text()
    first, last = max(free, key=lambda run: (run[1] - run[0], -run[0]))
    letters = plan.size.letters
    high = height_of(len(lines), letters)
    middle = (plan.tops[first] + plan.tops[last + 1]) / 2
    wide = widest(lines, letters) + 8
    centre = x + plan.column / 2
    chip = rect(centre - wide / 2, middle - high / 2 - 3, wide, high + 5, PAPER, 2)
    label = lines_down(centre, middle - high / 2, lines, letters, anchor="middle", fill=INK)
    return text(chip, label)


def _crossed(plan: Plan, party: str) -> set[int]:
    """The rungs through which an arrow of the party runs."""
    rows: set[int] = set()
    for move, _ in plan.moves[party]:
        ends = sorted((plan.place(move.origin), plan.place(move.to)))
        rows |= set(range(ends[0] + 1, ends[1]))
    return rows


def _red_bar(x: float, y: float, wide: float, ground: str) -> Markup:
    """The bar at the last rung tolerated; its own outline says how we know."""
    if ground in ("declared", "legal"):
        return rect(x - 3, y - 2.4, wide + 6, 4.8, INK)
    if ground == "text":
        ends = f"H{x + wide + 3:.1f}"
        return path(f"M{x - 3:.1f} {y - 2:.1f}{ends}M{x - 3:.1f} {y + 2:.1f}{ends}", INK, 1.7)
    dash = {"inferred": "9 4", "assumed": "1.5 4"}.get(ground, "")
    thick = 4.4 if dash else 2.2
    return path(f"M{x - 3:.1f} {y:.1f}H{x + wide + 3:.1f}", INK, thick, dash)


def _silence(plan: Plan, x: float, first: int, last: int) -> Markup:
    top, bottom = plan.tops[first] + 8, plan.tops[last + 1] - 8
    left, right = x + 2, x + plan.column - 2
    brackets = (
        f"M{left + 6:.1f} {top:.1f}H{left:.1f}V{bottom:.1f}H{left + 6:.1f}"
        f"M{right - 6:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{right - 6:.1f}"
    )
    letters = plan.size.letters
    lines = [Line(part) for part in wrap(plan.page["ladder.unsaid"], plan.column - 6, letters)]
    # The word stands inside a rung, not on the rule between two.
    row = (first + last) // 2
    middle = (plan.tops[row] + plan.tops[row + 1]) / 2 - height_of(len(lines), letters) / 2
    label = lines_down(
        x + plan.column / 2,
        middle,
        lines,
        letters,
        anchor="middle",
        fill=INK_2,
        halo=True,
    )
    return text(path(brackets, INK_2, 1.4), label)


def _ring(plan: Plan, x: float, colour: str, move: Move, lines: tuple[Line, ...]) -> Markup:
    row = plan.place(move.origin)
    middle = (plan.tops[row] + plan.tops[row + 1]) / 2
    letters = plan.size.letters
    ring = path(
        f"M{x - 4.5:.1f} {middle:.1f}a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1 -9 0Z",
        colour,
        1.7,
        fill=PAPER,
    )
    shared = any(box.first <= row <= box.last for box in plan.boxes[move.party])
    if shared:
        return ring
    top = middle - height_of(len(lines), letters) / 2
    return text(ring, lines_down(x + 8, top, lines, letters, halo=True))


def _arrow(plan: Plan, x: float, colour: str, move: Move, party: LadderParty) -> Markup:
    start, end = plan.place(move.origin), plan.place(move.to)
    up = end < start
    middle = (plan.tops[start] + plan.tops[start + 1]) / 2
    target = plan.tops[end + 1] if up else plan.tops[end]
    for box in plan.boxes[party.id]:
        if box.first <= end <= box.last:
            top, bottom = plan.edges(box)
            target = bottom if up else top
    tip = target + (1.5 if up else -1.5)
    back = 6 if up else -6
    from_ring = middle + (-4.5 if up else 4.5)
    if move.known_only_now:
        shaft = path(f"M{x:.1f} {from_ring:.1f}V{tip + back:.1f}", colour, 1.6, "3 2.4")
        head = f"M{x - 4.4:.1f} {tip + back:.1f}L{x:.1f} {tip:.1f}L{x + 4.4:.1f} {tip + back:.1f}Z"
        return text(shaft, path(head, colour, 1.5, fill=PAPER))
    shaft = path(f"M{x:.1f} {from_ring:.1f}V{tip + back / 2:.1f}", colour, 1.8)
    head = f"M{x - 4.4:.1f} {tip + back:.1f}L{x:.1f} {tip:.1f}L{x + 4.4:.1f} {tip + back:.1f}Z"
    return text(shaft, path(head, colour, 1, fill=colour))


def _rivals(plan: Plan, x: float, party: LadderParty) -> Markup | None:
    """Rival readings of one party stay apart and are joined by a bracket."""
    boxes = plan.boxes[party.id]
    rivals = [box for box in boxes if box.stand.rival]
    joined = rivals if len(rivals) > 1 else list(boxes) if rivals else []
    if len(joined) < 2:
        return None
    middles = sorted(sum(plan.edges(box)) / 2 for box in joined)
    edge = x - 3.4
    ticks = "".join(f"M{edge:.1f} {middle:.1f}h3" for middle in middles)
    return path(f"M{edge:.1f} {middles[0]:.1f}V{middles[-1]:.1f}{ticks}", INK, 1.6)
