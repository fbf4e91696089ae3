"""KJ3: can the date that somebody set be kept, under which rule, and what would have to shrink?"""

from __future__ import annotations

from winset.results import Cell, Quantity, Result, Row
from winset.views import figures
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import median_of
from winset.views.brief.telling import date_words
from winset.views.brief.writing import Writing
from winset.views.document import Judgement, Sentence, Spans, Text


def timetable(writing: Writing, result: Result) -> Judgement | None:
    """The set date that is missed by most: first a firm one, then a contested one, then any."""
    clocks = result.table("clocks")
    late = [
        r
        for r in clocks.rows
        if (slack := median_of(r.cells[clocks.index("slack")])) is not None and slack < 0
    ]
    if not late:
        return None
    row = min(
        late,
        key=lambda r: (
            r.cells[clocks.index("kind")] != "firm",
            r.cells[clocks.index("contested")] != "yes",
            median_of(r.cells[clocks.index("slack")]),
            str(r.cells[0]),
        ),
    )
    cells = dict(zip((c.name for c in clocks.columns), row.cells, strict=True))
    deadline = writing.record_at(str(cells["deadline"]))
    claims = tuple(c.text for c in deadline.rests_on) if deadline is not None else row.claims
    spans = spans_of(
        writing.words["judgements.late"],
        task=writing.labels.at(str(cells["task"])),
        day=date_words(writing, str(cells["date"])),
        chance=_share(cells["chance"]),
        earliest=date_words(writing, str(cells["earliest"]), short=True),
        range=date_words(writing, str(cells["range"]), short=True),
        shrink=_shrink(writing, result, str(cells["deadline"])),
        cites=writing.citing.both_sides(claims)[:4],
        cite=(writing.citing.computed("calendar", "clocks"),),
    )
    contested = writing.citing.contested(claims)
    return Judgement(
        id="kj-timetable",
        label="KJ3",
        sentence=Sentence(
            ("C", "M") if contested else ("M",),
            spans,
            claims,
            (f"calendar clocks {row.cells[0]}",),
            writing.material.view,
        ),
        confidence=_confidence(writing, result, row),
        rests_on=(),
    )


def _share(cell: Cell) -> str:
    """A chance in per cent of the draws, in whole numbers."""
    if not isinstance(cell, Quantity):
        return "?"
    if cell.median < 1:
        return "< 1"
    return "> 99" if cell.median > 99 else figures.number(cell.median)


def _shrink(writing: Writing, result: Result, deadline: str) -> Spans:
    """What would have to become shorter: the change that suffices in most draws."""
    table = result.table("shrink")
    rows = [r for r in table.rows if r.cells[table.index("deadline")] == deadline]
    rows = [r for r in rows if r.cells[table.index("what")] == "length"] or rows
    if not rows:
        return (Text(writing.words["judgements.no-shrink"]),)
    row = max(rows, key=lambda r: (median_of(r.cells[table.index("enough")]) or 0, -rows.index(r)))
    return spans_of(
        writing.words["judgements.shrink"],
        task=writing.labels.at(str(row.cells[table.index("task")])),
        start=_days(row.cells[table.index("from")]),
        end=_days(row.cells[table.index("to")]),
    )


def _days(cell: Cell) -> str:
    """A number of days with its 90 % ends when it has some."""
    if not isinstance(cell, Quantity):
        return "?"
    printed = figures.number(cell.median)
    if cell.low90 is None or cell.high90 is None or cell.low90 == cell.high90:
        return printed
    return f"{printed} ({figures.number(cell.low90)}{figures.EN_DASH}{figures.number(cell.high90)})"


def _confidence(writing: Writing, result: Result, row: Row) -> Sentence:
    """Low when steps without a recorded length stand before the date, else moderate."""
    clocks = result.table("clocks")
    undated = row.cells[clocks.index("undated")]
    count = undated if isinstance(undated, int) else int(median_of(undated) or 0)
    level = "low" if count else "moderate"
    said = writing.words.fill(
        "judgements.late-confidence",
        level=writing.labels.word(f"confidence-{level}"),
        undated=count,
    )
    return Sentence(("K",), (Text(said),), results=(f"calendar clocks {row.cells[0]}",))


def slack(writing: Writing, id: str) -> Spans | None:
    """The slack of one clock in days, with its 90 % ends; None when it was not computed."""
    result = writing.material.result("calendar")
    if result is None:
        return None
    clocks = result.table("clocks")
    row = next((r for r in clocks.rows if r.cells[0] == f"calendar.deadlines.{id}"), None)
    cell = row.cells[clocks.index("slack")] if row is not None else None
    if not isinstance(cell, Quantity):
        return None
    printed = figures.number(cell.median)
    if cell.low90 is None or cell.high90 is None:
        return (Text(printed),)
    return (Text(f"{printed} ({figures.between(cell.low90, cell.high90, writing.language)})"),)
