"""Which picture does the chapter on the calendar show? Steps and dates on one axis of days."""

from __future__ import annotations

from datetime import date, timedelta

from winset.results import Cell, Result, Row, Table
from winset.views.brief.citing import spans_of
from winset.views.brief.clocks import month_end
from winset.views.brief.reading import median_of, named
from winset.views.brief.telling import actor, word
from winset.views.brief.writing import Writing
from winset.views.document import (
    Block,
    Bullets,
    Demand,
    GanttChart,
    KeyOfMarks,
    Paragraph,
    Section,
    Sentence,
)
from winset.views.document.charts import Clock, Step

LENS = "calendar"
MOST = 25
"""Steps in one picture; those without a day give way first."""
SHORTEST = timedelta(days=60)
KINDS = {"reckoned": "computed", "bound": "bound", "fixed": "fixed"}


def pictures(writing: Writing, result: Result) -> list[Section]:
    """When each step can be over, which dates press it; or the reason why there is none."""
    own = writing.own(LENS)
    steps, clocks = _steps(writing, result), _clocks(writing, result)
    blocks: tuple[Block, ...]
    if steps or clocks:
        chart = _chart(writing, result, steps, clocks)
        blocks = (chart, *_circles(writing, result), KeyOfMarks())
    else:
        blocks = (Bullets((), empty=writing.gap(own["pictures.none"])),)
    return [Section(f"{LENS}-drawn", own["pictures.steps"], blocks)]


def _day(cell: Cell) -> date | None:
    return date.fromisoformat(str(cell)) if cell is not None else None


def _chart(writing: Writing, result: Result, steps: list[Step], clocks: list[Clock]) -> GanttChart:
    shown = _chosen(result, steps)
    today = writing.material.today
    days = [clock.day for clock in clocks]
    for step in shown:
        days += [d for d in (step.start, step.end, *(step.spread or ())) if d is not None]
    start = min([today, *days]).replace(day=1)
    end = month_end(max([today + SHORTEST, *days]))
    return GanttChart(
        id="chapter-gantt",
        title=_title(writing, result, steps),
        rule=_rule(writing, result),
        start=start,
        end=end,
        as_of=today,
        clocks=tuple(clocks),
        steps=tuple(shown),
        demands=_demands(writing, result),
        more=len(steps) - len(shown),
    )


def _chosen(result: Result, steps: list[Step]) -> list[Step]:
    """Steps with a day first, then those that lead to a date, in the order they came."""
    paths = result.table("paths")
    leading = set(paths.column("task"))
    ranked = sorted(steps, key=lambda step: (step.start is None, step.id not in leading))
    kept = {step.id for step in ranked[:MOST]}
    return [step for step in steps if step.id in kept]


def _steps(writing: Writing, result: Result) -> list[Step]:
    """Every step: those with a day by their earliest day, then those without."""
    table, bars = result.table("tasks"), result.table("gantt")
    found = [_step(writing, bars, row, named(table, row)) for row in table.rows]
    never = date.max
    return sorted(
        found,
        key=lambda s: (s.start is None, s.start or never, s.end or never, s.latest or never),
    )


def _step(writing: Writing, bars: Table, row: Row, cells: dict[str, Cell]) -> Step:
    at = str(cells["task"])
    own = {str(c["kind"]): c for c in (named(bars, bar) for bar in bars.where(what=at))}
    dated = str(cells["dated"])
    kind = "happened" if "happened" in own else KINDS.get(dated, "undated")
    bar = next((own[k] for k in ("happened", "fixed", "earliest") if k in own), None)
    with_day = bar is not None and kind != "undated"
    first, last = (_day(bar["first"]), _day(bar["last"])) if with_day and bar else (None, None)
    spread = own.get("spread") if with_day else None
    early, late = (_day(spread["first"]), _day(spread["last"])) if spread else (None, None)
    deadline = cells["deadline"]
    return Step(
        id=at,
        label=writing.labels.at(at),
        kind=kind if first or last else "undated",  # type: ignore[arg-type]
        start=first or last,
        end=last or first,
        spread=(early, late) if early is not None and late is not None else None,
        latest=_day(cells["latest"]),
        against=writing.labels.at(str(deadline)) if deadline is not None else "",
        decides=median_of(cells["criticality"]),
        contested=cells["contested"] == "yes",
        missing="" if first or last else word(writing, LENS, dated),
        cites=writing.citing.both_sides(row.claims)[:3],
    )


def _clocks(writing: Writing, result: Result) -> list[Clock]:
    """Dates ahead that somebody set, earliest first; a span is told by its last day."""
    bars, clocks = result.table("gantt"), result.table("clocks")
    today = writing.material.today
    found = []
    for row in clocks.rows:
        cells = named(clocks, row)
        at = str(cells["deadline"])
        mine = [named(bars, bar) for bar in bars.where(what=at)]
        announced = next((c for c in mine if c["kind"] == "announced"), None)
        last = _day(announced["last"] or announced["first"]) if announced else None
        if announced is None or last is None or last < today:
            continue
        first = _day(announced["first"])
        month = today.replace(day=1)
        setters = cells["set-by"] if isinstance(cells["set-by"], tuple) else ()
        denied = sorted({d for c in mine if c["kind"] == "denied" and (d := _day(c["last"]))})
        found.append(
            Clock(
                id=at,
                label=writing.labels.at(at),
                day=last,
                kind=str(cells["kind"]),  # type: ignore[arg-type]
                first=max(first, month) if first is not None and first < last else None,
                source=writing.listed([actor(writing, LENS, s) for s in setters]),
                contested=cells["contested"] == "yes",
                denied=tuple(denied),
                cites=writing.citing.both_sides(row.claims)[:3],
            )
        )
    return sorted(found, key=lambda clock: (clock.day, clock.id))


def _rule(writing: Writing, result: Result) -> str:
    """Under whose order the steps are reckoned."""
    column = [cell for cell in result.table("clocks").column("rule") if isinstance(cell, tuple)]
    rule = column[0] if column else ("world",)
    return writing.listed([actor(writing, LENS, one) for one in rule])


def _title(writing: Writing, result: Result, steps: list[Step]) -> Sentence:
    """How many dates ahead the middle draw misses, and how many steps nobody has dated."""
    own, clocks = writing.own(LENS), result.table("clocks")
    slack = {
        str(row.cells[0]): median
        for row in clocks.rows
        if (median := median_of(row.cells[clocks.index("slack")])) is not None
        and row.cells[clocks.index("stands")] == "ahead"
    }
    undated = sum(step.start is None for step in steps)
    said = own.fill(
        "pictures.title" if slack else "pictures.title-no-date",
        rule=_rule(writing, result),
        late=sum(days < 0 for days in slack.values()),
        dates=len(slack),
        undated=undated,
        steps=len(steps),
        cite="{cite}",
    )
    table = "clocks" if slack else "tasks"
    spans = spans_of(said, cite=(writing.citing.computed(LENS, table),))
    results = tuple(f"{LENS} clocks {id}" for id in slack) or (f"{LENS} tasks",)
    return Sentence(("M",), spans, (), results, writing.material.view)


def _demands(writing: Writing, result: Result) -> tuple[Demand, ...]:
    """The demands of circles of two steps: each asks the reverse of the other."""
    circles, parts = result.table("circles"), result.table("circle-demands")
    pairs = {str(row.cells[0]) for row in circles.rows if row.cells[circles.index("count")] == 2}
    found: dict[str, Demand] = {}
    for row in parts.rows:
        cells = named(parts, row)
        if str(cells["circle"]) not in pairs:
            continue
        by = str(cells["by"]) if cells["by"] is not None else "nobody"
        found[str(cells["demand"])] = Demand(
            first=writing.labels.at(str(cells["only-after"])),
            then=writing.labels.at(str(cells["task"])),
            by=actor(writing, LENS, by),
            cites=writing.citing.both_sides(row.claims)[:2],
            circle=True,
            contested=cells["contested"] == "yes",
        )
    return tuple(found.values())


def _circles(writing: Writing, result: Result) -> tuple[Paragraph, ...]:
    """How many circles there are in all: only those of two steps are drawn."""
    circles = result.table("circles")
    if not circles.rows:
        return ()
    said = writing.own(LENS).fill("pictures.circles", n=len(circles.rows), cite="{cite}")
    spans = spans_of(said, cite=(writing.citing.computed(LENS, "circles"),))
    results = tuple(f"{LENS} circles {row.cells[0]}" for row in circles.rows)
    return (Paragraph((Sentence(("M",), spans, (), results, writing.material.view),), fine=True),)
