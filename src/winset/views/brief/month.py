"""2.5b What one more month costs each side, in units that are never added up."""

from __future__ import annotations

from winset.results import Cell, Result
from winset.results import Row as TableRow
from winset.views import figures
from winset.views.brief.reading import named, number
from winset.views.brief.telling import money_step, word
from winset.views.brief.writing import Writing
from winset.views.document import (
    Column,
    DataTable,
    Emphasis,
    Mark,
    Row,
    Section,
    Span,
    Spans,
    Text,
)

LENS = "endurance"
SHOWN = 2
"""Counts in one cell: the rest stand in the chapter."""


def month_costs(writing: Writing) -> Section:
    """Kinds of cost as rows, those who fight as columns; what nobody counted is a bracket."""
    words = writing.words
    result = writing.material.result(LENS)
    title = words["month.title"]
    if result is None:
        empty = writing.gap(writing.missing(LENS))
        table = DataTable("month-table", "", _heads(writing, ()), (), empty=empty)
        return Section("month", title, (table,), page=2)
    costs = result.table("month-cost")
    sides = tuple(dict.fromkeys(str(s) for s in costs.column("side")))
    kinds = tuple(dict.fromkeys(str(s) for s in costs.column("what")))
    rows = tuple(_row(writing, result, kind, sides) for kind in kinds)
    table = DataTable(
        "month-table",
        "",
        _heads(writing, sides),
        rows,
        empty=None if rows else writing.gap(words["month.none"]),
    )
    return Section("month", title, (table,), page=2)


def _heads(writing: Writing, sides: tuple[str, ...]) -> tuple[Column, ...]:
    names = (Column(side, writing.labels.actor(side)) for side in sides)
    return (Column("cost", writing.words["month.cost"], width=8), *names)


def _row(writing: Writing, result: Result, kind: str, sides: tuple[str, ...]) -> Row:
    costs = result.table("month-cost")
    cells: list[Spans] = []
    used: list[TableRow] = []
    for side in sides:
        rows = list(costs.where(side=side, what=kind))
        counted = _by_reckoning(writing, result, rows)
        cells.append(_cell(writing, counted))
        used += rows
    claims = tuple(dict.fromkeys(c for row in used for c in row.claims))
    keys = tuple(f"{LENS} month-cost {row.cells[0]}" for row in used)
    head = word(writing, LENS, f"{kind}-short")
    return Row(f"month.{kind}", (Text(head),), tuple(cells), claims, keys)


def _by_reckoning(
    writing: Writing, result: Result, rows: list[TableRow]
) -> list[tuple[Spans, tuple[TableRow, ...]]]:
    """Each count in words with the rows it rests on; ways of reckoning one deficit stand together,
    as the range between them."""
    costs = result.table("month-cost")

    def cell(row: TableRow, name: str) -> Cell:
        return row.cells[costs.index(name)]

    groups: dict[tuple[object, ...], list[TableRow]] = {}
    for row in rows:
        low, high = number(cell(row, "low")), number(cell(row, "high"))
        if low is None or high is None:
            continue
        by, basis = cell(row, "by"), str(cell(row, "basis"))
        reckoned = by is None and basis.startswith("deficit-")
        key = ("deficit",) if reckoned else (cell(row, "counted"), basis, low, high)
        groups.setdefault((*key, cell(row, "unit")), []).append(row)
    return [(_said(writing, result, own), tuple(own)) for own in groups.values()]


def _said(writing: Writing, result: Result, rows: list[TableRow]) -> Spans:
    costs = result.table("month-cost")
    values = [named(costs, r) for r in rows]
    low = min(n for v in values if (n := number(v["low"])) is not None)
    high = max(n for v in values if (n := number(v["high"])) is not None)
    factor, unit = money_step(writing, LENS, str(values[0]["unit"]))
    low, high = low * factor, high * factor
    decimals = 0 if high >= 20 else 1
    amount = figures.between(low, high, writing.language, decimals)
    printed = writing.words.fill("month.amount", amount=amount, unit=unit)
    counted = values[0]["counted"]
    if counted is not None:
        said = writing.labels.at(str(counted))
    elif len(rows) > 1:
        said = writing.words.fill("month.ways", n=len(rows))
    else:
        said = word(writing, LENS, str(values[0]["basis"]))
    if any(v["claimed"] == "claimed" for v in values):
        by = [writing.labels.actor(str(v["by"])) for v in values if v["by"] is not None]
        said = writing.words.fill("month.claimed", what=said, by=writing.listed(by))
    return (Text(printed + writing.page["joins.colon"]), Emphasis(said))


def _cell(writing: Writing, counted: list[tuple[Spans, tuple[TableRow, ...]]]) -> Spans:
    if not counted:
        return (Mark("unsaid", word=writing.words["month.unsaid"]),)
    found: list[Span] = []
    for place, (said, rows) in enumerate(counted[:SHOWN]):
        claims = tuple(dict.fromkeys(c for row in rows for c in row.claims))
        lead = (Text(writing.page["joins.semicolon"]),) if place else ()
        found += [*lead, *said, *writing.citing.some(claims, 1)]
    rest = len(counted) - SHOWN
    if rest > 0:
        found.append(Text(writing.page["joins.semicolon"] + writing.page.fill("more", n=rest)))
    return tuple(found)
