"""2.5 Windows and clocks: the dates somebody set, what each waits for, who demands which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from winset.case.calendar import Deadline, Demand
from winset.case.grammar.when import When
from winset.views.brief.citing import spans_of
from winset.views.brief.timetable import slack
from winset.views.brief.writing import Writing
from winset.views.document import (
    Column,
    DataTable,
    Mark,
    More,
    Paragraph,
    Pole,
    Row,
    Section,
    Sentence,
    Spans,
    Text,
    TimeLine,
    Window,
)
from winset.views.document import Demand as Arrow

QUOTA = 4
NEEDS = 1


def clocks(writing: Writing) -> Section:
    """Time line, table of clocks and the demanded orders, or the reason why there is none."""
    words = writing.words
    found = _sorted(writing)
    chosen = _chosen(found)
    heads = (("clock", 24), ("date", 9), ("set-by", 12), ("kind", 25), ("needs", 18), ("slack", 12))
    columns = tuple(Column(id, words[f"clocks.{id}"], width=width) for id, width in heads)
    rows = tuple(_row(writing, id, deadline) for id, deadline, _ in chosen)
    empty = None if rows else writing.gap(words["clocks.none"])
    left = len(found) - len(rows)
    more = More(left, "chapter-clocks") if left > 0 else None
    table = DataTable(
        "clocks-table", words["clocks.caption"], columns, rows, empty=empty, more=more
    )
    line = time_line(writing, chosen, ())
    waiting = (
        () if writing.material.result("calendar") else (writing.gap(writing.missing("calendar")),)
    )
    closing = Paragraph((*_orders(writing), *_exits(writing), *waiting), fine=True)
    blocks = (line, table, closing) if line is not None else (table, closing)
    return Section("clocks", words["clocks.title"], blocks, page=2)


def all_clocks(writing: Writing) -> Section:
    """Every clock of the case, for the chapter."""
    words = writing.words
    found = _sorted(writing)
    columns = tuple(
        Column(id, words[f"clocks.{id}"])
        for id in ("clock", "date", "set-by", "kind", "needs", "passed", "kept")
    )
    rows = tuple(_long_row(writing, id, deadline) for id, deadline, _ in found)
    empty = None if rows else writing.gap(words["clocks.none"])
    table = DataTable("all-clocks", words["clocks.caption-all"], columns, rows, empty=empty)
    line = time_line(writing, found, _arrows(writing), "time-line-all")
    blocks = (line, table) if line is not None else (table,)
    return Section("chapter-clocks", words["clocks.all"], blocks)


def _sorted(writing: Writing) -> list[tuple[str, Deadline, date]]:
    """Dated deadlines, earliest first; firm before soft before random on one day."""
    found = []
    for id, deadline in writing.material.case.calendar.deadlines.items():
        day = _day(deadline)
        if day is not None:
            found.append((id, deadline, day))
    kinds = ("firm", "soft", "random")
    return sorted(found, key=lambda f: (f[2], kinds.index(f[1].kind), f[0]))


def _chosen(found: list[tuple[str, Deadline, date]]) -> list[tuple[str, Deadline, date]]:
    """Firm dates first, then those that are set for a day, then the rest; told in order of time."""

    def weight(one: tuple[str, Deadline, date]) -> tuple[bool, bool, date]:
        _, deadline, day = one
        return deadline.kind != "firm", not _when(deadline).exact, day

    kept = sorted(found, key=weight)[:QUOTA]
    return [one for one in found if one in kept]


def _day(deadline: Deadline) -> date | None:
    when = deadline.by or deadline.start_by
    return (when.last or when.first) if when is not None else None


def _when(deadline: Deadline) -> When:
    when = deadline.by or deadline.start_by
    assert when is not None
    return when


def _label(writing: Writing, id: str) -> str:
    return writing.labels.at(f"calendar.deadlines.{id}")


def _claims(deadline: Deadline) -> tuple[str, ...]:
    return tuple(c.text for c in deadline.rests_on)


def _row(writing: Writing, id: str, deadline: Deadline) -> Row:
    missing: Spans = (Mark("unsaid", word=writing.words["clocks.no-slack"]),)
    cells = (*_cells(writing, deadline), slack(writing, id) or missing)
    return Row(f"calendar.deadlines.{id}", (Text(_label(writing, id)),), cells, _claims(deadline))


def _long_row(writing: Writing, id: str, deadline: Deadline) -> Row:
    unsaid: Spans = (Mark("unsaid"),)
    passed: Spans = (
        (Text(writing.labels.text(deadline.if_passed)),) if deadline.if_passed else unsaid
    )
    kept: Spans = (
        (Text(writing.labels.text(deadline.kept_before)),) if deadline.kept_before else unsaid
    )
    cells = (*_cells(writing, deadline), passed, kept)
    return Row(f"all.{id}", (Text(_label(writing, id)),), cells, _claims(deadline))


def _cells(writing: Writing, deadline: Deadline) -> tuple[Spans, ...]:
    labels = writing.labels
    setters = (
        writing.listed([labels.actor(a) for a in deadline.set_by])
        or writing.words["clocks.by-nobody"]
    )
    claims = _claims(deadline)
    contested = deadline.contested or writing.citing.contested(claims)
    cites = writing.citing.some(claims, 1)
    word = labels.word(deadline.kind)
    mark = Mark(deadline.kind, word=word, also=("contested",) if contested else ())
    return (
        (Text(labels.short(_when(deadline))),),
        (Text(setters),),
        (mark, *cites) if cites else (mark, Text(" " + labels.word("assumed"))),
        _needs(writing, deadline),
    )


def _needs(writing: Writing, deadline: Deadline) -> Spans:
    """What the clock's task waits for, as the case says; no task = nothing recorded."""
    task = writing.material.case.calendar.tasks.get(deadline.task or "")
    if task is None:
        return (Text(writing.words["clocks.needs-nothing"]),)
    waits = [writing.labels.at(f"calendar.tasks.{w.task}") for w in task.after]
    demands = [
        writing.labels.at(f"calendar.tasks.{d.only_after}")
        for d in writing.material.case.calendar.conditions.values()
        if d.task == deadline.task
    ]
    names = list(dict.fromkeys((*waits, *demands)))
    if not names:
        return (Text(writing.words["clocks.needs-nothing"]),)
    rest = len(names) - NEEDS
    if rest <= 0:
        return (Text(writing.listed(names)),)
    comma = writing.page["joins.list"]
    return (Text(comma.join((*names[:NEEDS], writing.page.fill("more", n=rest)))),)


def time_line(
    writing: Writing,
    found: list[tuple[str, Deadline, date]],
    arrows: tuple[Arrow, ...],
    name: str = "time-line",
) -> TimeLine | None:
    """Poles for dates, windows for spans, from the month of the as-of day to the last date.

    The brief tells opposed demands in a sentence; ``arrows`` draws them where there is room.
    """
    today = writing.material.today
    ahead = [(id, d, day) for id, d, day in found if day >= today]
    if not ahead:
        return None
    start = today.replace(day=1)
    end = month_end(max(max(day for *_, day in ahead), today + timedelta(days=60)))
    poles, windows = [], []
    for id, deadline, day in ahead:
        when = _when(deadline)
        claims = _claims(deadline)
        cites = writing.citing.both_sides(claims)[:2]
        contested = deadline.contested or writing.citing.contested(claims)
        label = writing.words.fill(
            "clocks.pole", day=writing.labels.short(when), what=_label(writing, id)
        )
        if when.first is not None and when.last is not None and when.first < when.last:
            kind: Literal["set", "soft"] = "set" if deadline.kind == "firm" else "soft"
            first = max(when.first, start)
            windows.append(
                Window(f"deadline.{id}", _label(writing, id), first, when.last, kind, cites=cites)
            )
        else:
            poles.append(
                Pole(f"deadline.{id}", label, day, deadline.kind, cites=cites, contested=contested)
            )
    title = Sentence(
        ("M",),
        (
            Text(
                writing.words.fill(
                    "clocks.finding",
                    n=str(len(ahead)),
                    contested=str(sum(p.contested for p in poles)),
                )
            ),
        ),
        tuple(dict.fromkeys(c for _, d, _ in ahead for c in _claims(d))),
    )
    return TimeLine(name, title, start, end, today, tuple(poles), tuple(windows), arrows)


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def _arrows(writing: Writing) -> tuple[Arrow, ...]:
    """Demands that contradict one another: the steps that two actors order the other way round."""
    found = []
    for demand in _opposed(writing):
        claims = tuple(c.text for c in demand.rests_on)
        found.append(
            Arrow(
                first=writing.labels.at(f"calendar.tasks.{demand.only_after}"),
                then=writing.labels.at(f"calendar.tasks.{demand.task}"),
                by=writing.labels.actor(demand.by)
                if demand.by
                else writing.words["clocks.by-nobody"],
                cites=writing.citing.both_sides(claims)[:2],
                circle=True,
                contested=writing.citing.contested(claims),
            )
        )
    return tuple(found)


def _opposed(writing: Writing) -> list[Demand]:
    """Demands of which another demand asks the exact opposite."""
    demands = list(writing.material.case.calendar.conditions.values())
    pairs = {(d.task, d.only_after) for d in demands}
    return [d for d in demands if (d.only_after, d.task) in pairs]


def _orders(writing: Writing) -> tuple[Sentence, ...]:
    """The orders of steps that contradict one another, in a sentence for each pair."""
    opposed = _opposed(writing)
    said = []
    for demand in opposed:
        mirror = next(
            d for d in opposed if (d.task, d.only_after) == (demand.only_after, demand.task)
        )
        if opposed.index(mirror) < opposed.index(demand):
            continue
        said.append(_circle(writing, demand, mirror))
    return tuple(said)


def _circle(writing: Writing, one: Demand, other: Demand) -> Sentence:
    labels = writing.labels
    claims = tuple(c.text for d in (one, other) for c in d.rests_on)
    spans = spans_of(
        writing.words["clocks.circle"],
        one=labels.actor(one.by) if one.by else writing.words["clocks.by-nobody"],
        first=labels.at(f"calendar.tasks.{one.only_after}"),
        second=labels.at(f"calendar.tasks.{one.task}"),
        cites_one=writing.citing.both_sides([c.text for c in one.rests_on])[:2],
        other=labels.actor(other.by) if other.by else writing.words["clocks.by-nobody"],
        cites_other=writing.citing.both_sides([c.text for c in other.rests_on])[:2],
    )
    kinds = ("C",) if writing.citing.contested(claims) else ("M",)
    return Sentence(kinds, spans, claims)  # type: ignore[arg-type]


def _exits(writing: Writing) -> tuple[Sentence, ...]:
    """How many staged exits break the first circle, and who is exposed longest in the shortest."""
    result = writing.material.result("calendar")
    if result is None or not result.table("circles").rows:
        return ()
    exits, circles = result.table("exits"), result.table("circles")
    first = str(circles.rows[0].cells[0])
    rows = [r for r in exits.rows if str(r.cells[exits.index("circle")]) == first]
    if not rows:
        return (writing.gap(writing.words["clocks.no-exit"]),)
    kinds = dict.fromkeys(str(r.cells[exits.index("kind")]) for r in rows)
    own = writing.own("calendar")
    named = [own.get(f"words.{kind}", kind) for kind in kinds]
    spans = spans_of(
        writing.words["clocks.exits"],
        n=str(len(rows)),
        kinds=writing.listed(named),
        circles=str(len(circles.rows)),
        cite=(writing.citing.computed("calendar", "exits"),),
    )
    return (Sentence(("M",), spans, results=(f"calendar circles {first}",)),)
