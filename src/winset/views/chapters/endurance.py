"""Which pictures does the chapter on endurance show? Costs of a month, runways, series ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from winset.results import Cell, Result, Row, Table
from winset.views import figures
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import named, number
from winset.views.brief.telling import actor, word
from winset.views.brief.writing import Writing
from winset.views.chapters import scales
from winset.views.document import (
    Block,
    Bullets,
    Cite,
    FanChart,
    Paragraph,
    RangeStrips,
    Section,
    Sentence,
    Strip,
)
from winset.views.document.charts import Ahead, Baseline, Observed

LENS = "endurance"


def pictures(writing: Writing, result: Result) -> list[Section]:
    """What a month costs, how long buffers last, where measured series stand and may stand."""
    own = writing.own(LENS)
    parts: tuple[tuple[str, Callable[[Writing, Result], Iterator[Block]]], ...] = (
        ("costs", _costs),
        ("buffers", _buffers),
        ("series", _series),
    )
    sections = []
    for name, draw in parts:
        blocks = tuple(draw(writing, result))
        if not blocks:
            blocks = (Bullets((), empty=writing.gap(own[f"pictures.{name}-none"])),)
        sections.append(Section(f"{LENS}-{name}-drawn", own[f"pictures.{name}"], blocks))
    return sections


Ends = tuple[float, float | None, float]
"""Low, middle and high; rival readings have no middle."""


def _ends(cells: dict[str, Cell], middle: str = "middle") -> Ends | None:
    low, high = number(cells["low"]), number(cells["high"])
    return (low, number(cells[middle]), high) if low is not None and high is not None else None


def _values(found: list[tuple[str, Ends | None]]) -> list[float]:
    return [value for _, ends in found for value in ends or () if value is not None]


def _strip(row: Row, label: str, ends: Ends, basis: str, cites: tuple[Cite, ...]) -> Strip:
    low, middle, high = ends
    return Strip(
        id=str(row.cells[0]),
        label=label,
        ends90=(low, high),
        median=middle,
        basis=basis,
        cites=cites,
        rival=middle is None,
    )


def _read_as(writing: Writing, cells: dict[str, Cell], label: str) -> str:
    """A label with the reading of a disputed figure on which its row stands."""
    reading = cells.get("reading")
    if reading is None:
        return label
    said = writing.labels.figure(str(reading))
    return writing.own(LENS).fill("pictures.read-as", label=label, reading=said)


def _title(writing: Writing, key: str, table: str, rows: list[Row], **parts: str) -> Sentence:
    """A finding over some rows of a table, with the citation of that table."""
    cite = (writing.citing.computed(LENS, table),)
    spans = spans_of(writing.own(LENS)[f"pictures.{key}"], cite=cite, **parts)
    results = tuple(f"{LENS} {table} {row.cells[0]}" for row in rows)
    claims = tuple(dict.fromkeys(claim for row in rows for claim in row.claims))
    return Sentence(("M",), spans, claims, results, writing.material.view)


def _sides(writing: Writing, found: list[tuple[str, Ends | None]], key: str) -> str:
    """Side by side: the lowest and the highest figure of each, and how many figures it has."""
    own, told = writing.own(LENS), []
    printed = scales.decimals(_values(found))
    for side in dict.fromkeys(side for side, _ in found):
        ends = _values([(own_side, three) for own_side, three in found if own_side == side])
        count = sum(own_side == side and ends is not None for own_side, ends in found)
        name = writing.labels.actor(side)
        if not ends:
            told.append(own.fill(f"pictures.{key}-side-none", side=name))
            continue
        low, high = min(ends), max(ends)
        range_ = figures.between(low, high, writing.language, printed)
        told.append(own.fill(f"pictures.{key}-side", side=name, range=range_, n=count))
    return writing.page["joins.semicolon"].join(told)


# What a month costs.


def _costs(writing: Writing, result: Result) -> Iterator[Block]:
    """A chart for each unit in which anybody's month has a figure; units are never added up."""
    table = result.table("month-cost")
    told = [(row, named(table, row)) for row in table.rows]
    units = dict.fromkeys(str(c["unit"]) for _, c in told if _ends(c))
    for unit in units:
        kinds = {c["what"] for _, c in told if c["unit"] == unit}
        rows = [
            (row, c)
            for row, c in told
            if c["unit"] == unit or (c["unit"] is None and c["what"] in kinds)
        ]
        yield _cost_chart(writing, unit, rows)
    lacking = [r for r, c in told if c["unit"] not in units and not _drawn_elsewhere(c, told)]
    if units and lacking:
        yield Paragraph(tuple(_uncounted(writing, table, lacking)), fine=True)


def _drawn_elsewhere(cells: dict[str, Cell], told: list[tuple[Row, dict[str, Cell]]]) -> bool:
    """Whether a row without a unit stands in the chart of another row of its kind."""
    return cells["unit"] is None and any(c["what"] == cells["what"] and _ends(c) for _, c in told)


def _uncounted(writing: Writing, table: Table, rows: list[Row]) -> Iterator[Sentence]:
    """Per side what has no figure in any unit that is drawn."""
    own = writing.own(LENS)
    for side in dict.fromkeys(str(row.cells[table.index("side")]) for row in rows):
        mine = [row for row in rows if row.cells[table.index("side")] == side]
        kinds = dict.fromkeys(str(row.cells[table.index("what")]) for row in mine)
        said = own.fill(
            "findings.month-unpriced",
            party=writing.labels.actor(side),
            words=writing.listed([word(writing, LENS, kind) for kind in kinds]),
        )
        yield writing.gap(said, tuple(dict.fromkeys(c for row in mine for c in row.claims)))


def _cost_chart(
    writing: Writing, unit: str, rows: list[tuple[Row, dict[str, Cell]]]
) -> RangeStrips:
    ends = [(str(c["side"]), _ends(c)) for _, c in rows]
    values = _values(ends)
    low, high = scales.of_amounts(values)
    name = word(writing, LENS, unit)
    return RangeStrips(
        id=f"chapter-month-{unit}",
        title=_title(
            writing,
            "costs-title",
            "month-cost",
            [row for row, _ in rows],
            unit=name,
            sides=_sides(writing, ends, "costs"),
        ),
        unit=name,
        low=low,
        high=high,
        strips=tuple(_cost(writing, row, cells) for row, cells in rows),
        decimals=scales.decimals(values),
    )


def _cost(writing: Writing, row: Row, cells: dict[str, Cell]) -> Strip:
    own = writing.own(LENS)
    basis = word(writing, LENS, str(cells["basis"]))
    counted = writing.labels.at(str(cells["counted"])) if cells["counted"] is not None else basis
    key = "cost" if cells["by"] is None else "cost-counted"
    key = "cost-claimed" if cells["claimed"] == "claimed" else key
    if cells["unit"] is None:
        counted = word(writing, LENS, str(cells["what"]))
    label = own.fill(
        f"pictures.{key}",
        side=writing.labels.actor(str(cells["side"])),
        what=counted,
        by=actor(writing, LENS, str(cells["by"])),
    )
    cites = writing.citing.both_sides(row.claims)[:3]
    ends = _ends(cells)
    if ends is None:
        return Strip(str(row.cells[0]), label, missing=basis, cites=cites)
    if cells["counted"] is not None:
        label = own.fill("pictures.cost-told", label=label, basis=basis)
    return _strip(row, _read_as(writing, cells, label), ends, basis, cites)


# How long buffers last.


def _buffers(writing: Writing, result: Result) -> Iterator[Block]:
    """One chart for all sides, so that they share a scale; the rule stands in every label."""
    table = result.table("runways")
    told = [(row, named(table, row)) for row in table.rows]
    ends = [(str(c["side"]), _ends(c, "months")) for _, c in told]
    values = _values(ends)
    if not values:
        return
    low, high = scales.of_amounts(values)
    unknown = sum(three is None for _, three in ends)
    yield RangeStrips(
        id="chapter-runways",
        title=_title(
            writing,
            "buffers-title",
            "runways",
            list(table.rows),
            sides=_sides(writing, ends, "buffers"),
            unknown=writing.own(LENS).fill("pictures.buffers-unknown", n=unknown),
        ),
        unit=figures.unit_name("months", writing.language),
        low=low,
        high=high,
        strips=tuple(_buffer(writing, row, cells) for row, cells in told),
        decimals=1,
    )


def _buffer(writing: Writing, row: Row, cells: dict[str, Cell]) -> Strip:
    own = writing.own(LENS)
    rule = word(writing, LENS, str(cells["rule"]))
    ends = _ends(cells, "months")
    label = own.fill(
        "pictures.buffer" if ends is not None else "pictures.buffer-unknown",
        side=writing.labels.actor(str(cells["side"])),
        buffer=word(writing, LENS, str(cells["buffer"])),
        rule=rule,
    )
    cites = writing.citing.both_sides(row.claims)[:3]
    if ends is None:
        lasts = cells["basis"] == "not-drawn-down"
        missing = word(writing, LENS, str(cells["basis"])) if lasts else rule
        return Strip(str(row.cells[0]), label, missing=missing, cites=cites)
    basis = own.fill(
        "pictures.buffer-basis",
        amount=_printed(cells["amount"]),
        monthly=_printed(cells["a-month"]),
        unit=word(writing, LENS, str(cells["unit"])),
    )
    return _strip(row, _read_as(writing, cells, label), ends, basis, cites)


def _printed(cell: Cell) -> str:
    value = number(cell)
    return "?" if value is None else f"{value:,g}"


# Where measured series stand, and where they may stand.


def _series(writing: Writing, result: Result) -> Iterator[Block]:
    """A fan for each measured series, with how such ranges did on its own past below it."""
    seen = result.table("seen")
    for address in dict.fromkeys(str(row.cells[seen.index("quantity")]) for row in seen.rows):
        yield _fan(writing, result, address)
        tried = _tried(writing, result, address)
        if tried is not None:
            yield Paragraph((tried,), fine=True)


def _fan(writing: Writing, result: Result, address: str) -> FanChart:
    seen, weeks = result.table("seen"), result.table("weeks-ahead")
    rows = list(seen.where(quantity=address))
    coming = [named(weeks, row) for row in weeks.where(quantity=address)]
    past = [named(seen, row) for row in rows]
    observed = tuple(Observed(date.fromisoformat(str(c["date"])), number(c["level"])) for c in past)
    ahead = tuple(_ahead(cells) for cells in coming)
    guesses = tuple(
        Baseline(
            writing.own(LENS)[f"columns.{name}"], tuple(number(c[name]) or 0.0 for c in coming)
        )
        for name in ("walk", "last-four")
        if coming
    )
    values = [o.value for o in observed if o.value is not None]
    values += [end for a in ahead for end in (a.low, a.high)]
    values += [value for guess in guesses for value in guess.values]
    low, high = scales.of_levels(values)
    unit = word(writing, LENS, str(past[0]["unit"]))
    missing = _missing(writing, result, address, len(ahead))
    return FanChart(
        id=f"chapter-fan-{address.replace('.', '-')}",
        title=_fan_title(writing, result, address, observed, ahead, missing),
        what=writing.labels.at(address),
        unit=unit,
        as_of=writing.material.today,
        low=low,
        high=high,
        observed=observed,
        ahead=ahead,
        baselines=guesses,
        missing=missing,
        decimals=scales.decimals(values),
        sources=writing.citing.both_sides(rows[-1].claims)[:3],
    )


def _ahead(cells: dict[str, Cell]) -> Ahead:
    low, low50, middle, high50, high = (
        number(cells[name]) or 0.0 for name in ("low", "low50", "middle", "high50", "high")
    )
    return Ahead(date.fromisoformat(str(cells["date"])), low, low50, middle, high50, high)


def _fan_title(
    writing: Writing,
    result: Result,
    address: str,
    observed: tuple[Observed, ...],
    ahead: tuple[Ahead, ...],
    missing: str,
) -> Sentence:
    """Where it stood last, and where it may stand when the ranges end: no end date follows."""
    seen, own = result.table("seen"), writing.own(LENS)
    last = list(seen.where(quantity=address))[-1]
    cells = named(seen, last)
    what = writing.labels.at(address)
    if cells["claimed"] == "claimed" and cells["by"] is not None:
        who = actor(writing, LENS, str(cells["by"]))
        what = own.fill("pictures.claimed", what=what, by=who)
    unit = word(writing, LENS, str(cells["unit"]))
    counted = [o for o in observed if o.value is not None]
    values = [o.value for o in counted if o.value is not None]
    decimals = scales.decimals(values)
    parts = {
        "what": what,
        "level": figures.with_unit(figures.number(values[-1], decimals), unit, writing.language),
        "day": figures.day(counted[-1].day, writing.language),
        "missing": missing,
    }
    if not ahead:
        return _title(writing, "series-only", "seen", [last], **parts)
    end = ahead[-1]
    row = list(result.table("weeks-ahead").where(quantity=address))[-1]
    return _title(
        writing,
        "series-title",
        "weeks-ahead",
        [row],
        weeks=str(len(ahead)),
        range=figures.between(end.low, end.high, writing.language, decimals),
        median=figures.number(end.middle, decimals),
        **parts,
    )


def _missing(writing: Writing, result: Result, address: str, reached: int) -> str:
    """Why ranges end before the half-year, or why there is none."""
    own = writing.own(LENS)
    for told in result.warnings:
        if told.arguments.get("address") != address:
            continue
        if told.code == "range-withheld":
            key = "pictures.withheld-beyond" if reached else "pictures.withheld"
            return own.fill(key, weeks=reached)
        if told.code == "series-short":
            return own.fill(
                "pictures.short",
                count=str(told.arguments["count"]),
                needed=str(told.arguments["needed"]),
            )
    return "" if reached else own["pictures.no-range"]


def _tried(writing: Writing, result: Result, address: str) -> Sentence | None:
    """How often such ranges held on the series' own past, horizon by horizon."""
    table, own = result.table("fan-test"), writing.own(LENS)
    rows = list(table.where(quantity=address, forecaster="returning-pace"))
    if not rows:
        return None
    parts = [
        own.fill(
            "pictures.tried-at",
            weeks=str(cells["weeks"]),
            inside=figures.number(number(cells["inside-90"]) or 0.0),
            n=str(cells["count"]),
            alone=figures.number(number(cells["effective"]) or 0.0, 1),
        )
        for cells in (named(table, row) for row in rows)
    ]
    return _title(
        writing, "tried", "fan-test", rows, listed=writing.page["joins.semicolon"].join(parts)
    )
