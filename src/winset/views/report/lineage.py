"""How is a lineage of texts drawn: a row for each text, arrows from what it was made from?

Time runs from top to bottom. A disc is a text, a ring something unwritten, brackets a text whose
content nobody knows. A heavy line with an arrow says *made from* (broken where inferred), a thin
one only *after*. The words stand beside the mark, so that no line ever crosses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from winset.views.document.charts import LadderParty, LineageChart, LineageText
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
    path,
    picture,
    rect,
    use,
    widest,
    words,
)
from winset.views.report.letters import wrap
from winset.views.report.markup import Markup, text
from winset.views.summaries.bare import bare, labels_of
from winset.views.summaries.lineage import lineage_text
from winset.views.words import Words

DISC = 5.2
PILL = 16.0
GAP = 7.0


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of some width: units for the dates and for a track of lines, and whether authors
    and notes stand in a column of their own."""

    name: str
    wide: float
    date: float
    track: float
    letters: float
    beside: bool


WIDE = Size("wide", 900, 112, 13, 12.5, True)
NARROW = Size("narrow", 360, 0, 9.5, 11.3, False)


def below(chart: LineageChart) -> list[str]:
    """The words that explain its marks."""
    said = ["lineage.below"]
    contents = {one.content for one in chart.texts}
    said += ["lineage.below-unwritten"] if "unwritten" in contents else []
    said += ["lineage.below-unknown"] if "unknown" in contents else []
    said += ["lineage.below-inferred"] if _grounds(chart) & {"inferred"} else []
    said += ["lineage.below-assumed"] if _grounds(chart) & {"assumed"} else []
    said += ["lineage.below-follows"] if any(not tie.made for tie in chart.ties) else []
    said += ["lineage.below-leans"] if any(one.leans for one in chart.texts) else []
    said += ["lineage.below-compared"] if any(one.compared for one in chart.texts) else []
    return said


def lineage_svg(chart: LineageChart, name: str, page: Words, size: Size) -> Markup:
    """The drawing of ``chart`` at one of the two sizes."""
    plan = Plan(chart, page, size)
    drawn = [
        *(_rule(plan, place) for place in range(1, len(chart.texts))),
        *(_tie(plan, track) for track in plan.tracks if not track.made),
        *(_tie(plan, track) for track in plan.tracks if track.made),
        *(_row(plan, place, one) for place, one in enumerate(chart.texts)),
    ]
    title, summary = bare(chart.title.spans, page), lineage_text(chart, page)
    high = plan.tops[-1] + 4
    return picture(f"{name}-{size.name}", size.name, size.wide, high, title, summary, *drawn)


@dataclass(frozen=True)
class Track:
    """Ties of one kind that leave one text share a track; the next free one from the marks out."""

    earlier: str
    later: tuple[str, ...]
    made: bool
    ground: str
    lane: int
    leaving: int


@dataclass(frozen=True)
class Plan:
    """Where everything stands: rows are as high as their words need."""

    chart: LineageChart
    page: Words
    size: Size

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each text."""
        return {one.id: place for place, one in enumerate(self.chart.texts)}

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """Derivations next to the marks, the mere order of texts outside of them."""
        groups: dict[tuple[bool, str, str], list[str]] = {}
        for tie in sorted(self.chart.ties, key=lambda t: (not t.made, self.places[t.earlier])):
            ground: str = tie.ground if tie.made else ""
            groups.setdefault((tie.made, tie.earlier, ground), []).append(tie.later)
        taken: list[list[tuple[int, int]]] = []
        found: list[Track] = []
        for (made, earlier, ground), later in groups.items():
            first, last = self.places[earlier], max(self.places[one] for one in later)
            lane = next(
                (i for i, spans in enumerate(taken) if not _meets(spans, first, last)), len(taken)
            )
            if lane == len(taken):
                taken.append([])
            taken[lane].append((first, last))
            leaving = sum(track.earlier == earlier for track in found)
            found.append(Track(earlier, tuple(later), made, ground, lane, leaving))
        return tuple(found)

    @cached_property
    def x(self) -> float:
        """The column of the marks."""
        lanes = max((track.lane for track in self.tracks), default=-1) + 1
        return self.size.date + lanes * self.size.track + 12

    def lane(self, track: Track) -> float:
        """The place of a track."""
        return self.x - 14 - track.lane * self.size.track

    @property
    def text_x(self) -> float:
        """Where the words begin."""
        return self.x + 14

    @cached_property
    def split(self) -> float:
        """How much room the first column of words has."""
        room = self.size.wide - self.text_x
        return room * 0.46 if self.size.beside else room

    @cached_property
    def heads(self) -> tuple[tuple[Line, ...], ...]:
        """The name of each text, its date before it on a narrow page, and its authors below."""
        return tuple(tuple(self._head(one)) for one in self.chart.texts)

    def _head(self, one: LineageText) -> Iterator[Line]:
        letters, bold = self.size.letters, one.compared
        room = self.split - (14 if self.size.beside else 0)
        pills = _pills_wide(one.leans, letters)
        if not self.size.beside:
            yield from (Line(part) for part in wrap(one.when, room - pills, letters))
        name_room = room - (pills if self.size.beside else 0)
        yield from (
            Line(part, bold=bold) for part in wrap(one.label, name_room, letters, bold=bold)
        )
        authors = self.page.fill("lineage.by", authors=one.authors)
        yield from (Line(part) for part in wrap(authors, room, letters))
        if not self.size.beside:
            yield from self._notes(one, room)

    def _notes(self, one: LineageText, room: float) -> Iterator[Line]:
        notes = [*one.notes]
        if one.content == "unknown":
            notes.append(self.page["lineage.unknown"])
        told = self.page["joins.semicolon"].join(notes)
        labels = labels_of(one.cites, self.page)
        if labels:
            told += ("" if not told else self.page["joins.space"]) + (
                self.page["cite.open"] + labels + self.page["cite.close"]
            )
        yield from (Line(part) for part in wrap(told, room, self.size.letters))

    @cached_property
    def notes(self) -> tuple[tuple[Line, ...], ...]:
        """Status, release and the like, in the second column of a wide page."""
        if not self.size.beside:
            return tuple(() for _ in self.chart.texts)
        room = self.size.wide - self.text_x - self.split
        return tuple(tuple(self._notes(one, room)) for one in self.chart.texts)

    @cached_property
    def dates(self) -> tuple[tuple[Line, ...], ...]:
        """The date of each text, in a column of its own on a wide page."""
        if not self.size.date:
            return tuple(() for _ in self.chart.texts)
        room, letters = self.size.date - 6, self.size.letters
        return tuple(tuple(Line(p) for p in wrap(o.when, room, letters)) for o in self.chart.texts)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The upper edge of each row, and the lower edge of the last."""
        edges = [2.0]
        for columns in zip(self.heads, self.notes, self.dates, strict=True):
            lines = max(len(column) for column in columns)
            edges.append(edges[-1] + max(22.0, height_of(lines, self.size.letters) + 2 * GAP))
        return tuple(edges)

    def y(self, place: int) -> float:
        """The height of a mark: beside the first line of its row."""
        return self.tops[place] + GAP + self.size.letters * 0.55


def _meets(spans: list[tuple[int, int]], first: int, last: int) -> bool:
    return any(first < end and start < last for start, end in spans)


def _grounds(chart: LineageChart) -> set[str]:
    return {tie.ground for tie in chart.ties if tie.made}


def _rule(plan: Plan, place: int) -> Markup:
    y = plan.tops[place]
    return path(f"M{plan.text_x:.1f} {y:.1f}H{plan.size.wide:.0f}", RULE, 0.8)


def _row(plan: Plan, place: int, one: LineageText) -> Markup:
    top, letters = plan.tops[place] + GAP, plan.size.letters
    drawn = [
        _mark(plan.x, plan.y(place), one.content),
        lines_down(0, top, plan.dates[place], letters, fill=INK_2, halo=True),
        lines_down(plan.text_x, top, plan.heads[place], letters),
        lines_down(plan.text_x + plan.split, top, plan.notes[place], letters, fill=INK_2),
    ]
    right = plan.text_x + plan.split - (14 if plan.size.beside else 0)
    drawn.extend(_pills(one.leans, right, top - 1.5, letters))
    return text(*drawn)


def _mark(x: float, y: float, content: str) -> Markup:
    ring = f"M{x - DISC:.1f} {y:.1f}a{DISC} {DISC} 0 1 1 {2 * DISC} 0"
    ring += f"a{DISC} {DISC} 0 1 1 {-2 * DISC} 0Z"
    if content == "known":
        return path(ring, INK, 1.4, fill=INK)
    if content == "unwritten":
        return path(ring, INK, 1.6, fill=PAPER)
    ground = rect(x - DISC - 1, y - DISC - 1, 2 * DISC + 2, 2 * DISC + 2, PAPER)
    half = DISC + 0.6
    brackets = (
        f"M{x - 1.8:.1f} {y - half:.1f}H{x - half:.1f}V{y + half:.1f}H{x - 1.8:.1f}"
        f"M{x + 1.8:.1f} {y - half:.1f}H{x + half:.1f}V{y + half:.1f}H{x + 1.8:.1f}"
    )
    return text(ground, path(brackets, INK, 1.5))


def _tie(plan: Plan, track: Track) -> Markup:
    """Out of the mark to the left, down the track, back to each mark that came of it."""
    x, lane = plan.x, plan.lane(track)
    first = plan.y(plan.places[track.earlier])
    ends = sorted(plan.y(plan.places[one]) for one in track.later)
    # A line leaves below the middle of its mark, each a little lower than the one before, and
    # arrives above it: no two run together.
    start = first + 1.2 + 2.8 * track.leaving
    lines = f"M{x:.1f} {start:.1f}H{lane:.1f}V{ends[-1] - 1.6:.1f}"
    taps = "".join(f"M{lane:.1f} {end - 1.6:.1f}H{x - DISC - 5:.1f}" for end in ends)
    if not track.made:
        heads = "".join(f"M{x - DISC - 5:.1f} {end - 1.6:.1f}h3" for end in ends)
        return path(lines + taps + heads, INK_2, 0.9)
    dash = {"inferred": BROKEN, "assumed": DOTTED}.get(track.ground, "")
    heads = "".join(f"M{x - DISC - 0.5:.1f} {end - 1.6:.1f}l-6.5 -4v8Z" for end in ends)
    drawn = [path(lines + taps, INK, 2, dash), path(heads, INK, 0.6, fill=INK)]
    if track.ground in ("reported", "contested"):
        middle = (start + ends[-1]) / 2
        drawn.append(rect(lane - 7, middle - 8, 14, 16, PAPER))
        drawn.append(use(f"g-{track.ground}", lane - 7, middle - 7, 14))
    return text(*drawn)


def _pill_wide(party: LadderParty, letters: float) -> float:
    return widest([Line(party.code, bold=True)], letters - 0.6) + 12


def _pills_wide(parties: tuple[LadderParty, ...], letters: float) -> float:
    return sum(_pill_wide(party, letters) + 4 for party in parties)


def _pills(
    parties: tuple[LadderParty, ...], right: float, top: float, letters: float
) -> Iterator[Markup]:
    """The codes of those it leans to, in their hue, at the right end of the first line."""
    x = right
    for party in reversed(parties):
        wide = _pill_wide(party, letters)
        x -= wide
        yield rect(x, top, wide, PILL, hue(party.order), PILL / 2)
        code = Line(party.code, bold=True)
        size = max(letters - 0.6, 11.06)
        yield words(x + wide / 2, top + 12.2, code, size, anchor="middle", fill=PAPER)
        x -= 4
