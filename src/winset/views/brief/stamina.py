"""KJ4 and KJ5: is the squeeze on money real, and who tires first? The second is never called."""

from __future__ import annotations

from winset.results import Cell, Quantity, Result, Row, Table
from winset.views import figures
from winset.views.brief.citing import spans_of
from winset.views.brief.telling import word
from winset.views.brief.writing import Writing
from winset.views.document import Judgement, Sentence, Text


def pressure(writing: Writing, result: Result) -> Judgement | None:
    """What the revenue rules give against plan, side by side; none of them is averaged."""
    table = result.table("revenue-rules")
    rows = [r for r in table.rows if _number(r.cells[table.index("plan")]) is not None]
    if not rows:
        return None
    rules = list(dict.fromkeys(str(r.cells[table.index("rule")]) for r in rows))
    parts = [
        _told(writing, table, rule, [r for r in rows if r.cells[table.index("rule")] == rule])
        for rule in rules
    ]
    row = rows[0]
    unit = str(row.cells[table.index("unit")])
    spans = spans_of(
        writing.words["judgements.squeeze"],
        party=writing.labels.actor(str(row.cells[table.index("party")])),
        rules=writing.listed(parts),
        plan=_with_unit(writing, row.cells[table.index("plan")], unit),
        cite=(writing.citing.computed("endurance", "revenue-rules"),),
    )
    claims = tuple(dict.fromkeys(c for r in rows for c in r.claims))
    results = tuple(f"endurance revenue-rules {r.cells[0]}" for r in rows)
    key = "squeeze-confidence" if len(rules) > 1 else "squeeze-alone"
    said = writing.words.fill(f"judgements.{key}", n=len(rules))
    confidence = Sentence(("K",), (Text(said),), results=results)
    sentence = Sentence(("M",), spans, claims, results, writing.material.view)
    return Judgement("kj-pressure", "KJ4", sentence, confidence)


def stamina(writing: Writing, result: Result) -> Judgement:
    """That nobody is called, and where what a month costs is told."""
    table = result.table("month-cost")
    spans = spans_of(
        writing.words["judgements.month"],
        cite=(writing.citing.computed("endurance", "month-cost"),),
    )
    results = tuple(f"endurance month-cost {r.cells[0]}" for r in table.rows)
    counted: dict[tuple[Cell, Cell], bool] = {}
    for row in table.rows:
        key = (row.cells[table.index("side")], row.cells[table.index("what")])
        there = row.cells[table.index("low")] is not None
        counted[key] = counted.get(key, False) or there
    methods = len(dict.fromkeys(r.cells[1] for r in result.table("methods").rows))
    silent = sum(not there for there in counted.values())
    said = writing.words.fill(
        "judgements.month-confidence", n=methods, silent=silent, all=len(counted)
    )
    confidence = Sentence(("K",), (Text(said),), results=("endurance methods",))
    sentence = Sentence(("M",), spans, (), results, writing.material.view)
    return Judgement("kj-stamina", "KJ5", sentence, confidence)


def _told(writing: Writing, table: Table, rule: str, rows: list[Row]) -> str:
    """One rule's revenue; of rival readings each, never a middle."""
    printed = []
    for row in rows:
        low, value, high = (_number(row.cells[table.index(n)]) for n in ("low", "revenue", "high"))
        if value is None and (low is None or high is None):
            continue
        said = f"{value:g}" if value is not None else f"{low:g}{figures.EN_DASH}{high:g}"
        if value is not None and low is not None and high is not None and low != high:
            said += f" ({low:g}{figures.EN_DASH}{high:g})"
        printed.append(said)
    values = writing.words["sets.or"].join(sorted(printed)) or writing.words["unsaid"]
    name = word(writing, "endurance", rule)
    return writing.words.fill("judgements.rule", rule=name, value=values)


def _number(cell: Cell) -> float | None:
    if isinstance(cell, Quantity):
        return cell.median
    return float(cell) if isinstance(cell, (int, float)) else None


def _with_unit(writing: Writing, cell: Cell, unit: str) -> str:
    value = _number(cell)
    printed = f"{value:g}" if value is not None else writing.words["unsaid"]
    return _unit(writing, printed, unit)


def _unit(writing: Writing, printed: str, unit: str) -> str:
    """A number, its multiplier and its unit, each in the reader's words."""
    multiplier, _, rest = unit.partition("-")
    named = writing.page.get(f"multipliers.{multiplier}", "") if rest else ""
    if named:
        return figures.with_unit(
            figures.with_unit(printed, named, writing.language), rest, writing.language
        )
    return figures.with_unit(printed, unit, writing.language)
