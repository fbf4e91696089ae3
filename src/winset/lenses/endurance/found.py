"""What in the tables deserves a sentence?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.results import Argument, Finding, Row, Table


def findings(tables: tuple[Table, ...]) -> tuple[Finding, ...]:
    """Findings of all tables; every number is a cell of its table."""
    by_id = {t.id: t for t in tables}
    return (
        *_months(by_id["month-cost"]),
        *_unpriced(by_id["month-cost"]),
        *_lasting(by_id["runways"]),
        *_unknown(by_id["runways"]),
        *_signs(by_id["indicator-counts"]),
        Finding("methods-differ", {"words": _methods(by_id["methods"])}),
        *_each(
            by_id["revenue-rules"],
            "revenue-by-rule",
            ("party", "rule", "low", "revenue", "high", "unit", "below-plan", "per-ten"),
            "below-plan",
        ),
        *_each(
            by_id["gap"],
            "gap-opens",
            ("party", "gap", "unit", "home-price", "price", "discount", "discount-now"),
            "discount",
        ),
        *_each(
            by_id["rate-alone"],
            "rate-alone",
            ("party", "rate", "rate-plan", "loss", "unit"),
            "loss",
        ),
        *_each(
            by_id["revenue-fit"],
            "fit",
            ("party", "year", "plain-months", "mean-error", "total-off"),
            "mean-error",
        ),
        *_sanctions(by_id["sanctions"]),
        *_each(
            by_id["deficits"],
            "deficit-by-rule",
            ("party", "rule", "low", "deficit", "high", "unit", "above-plan"),
            "above-plan",
        ),
        *_ranges(by_id["fan"]),
        *_tested(by_id["fan-test"]),
        *_judged(by_id["assumptions"]),
    )


def _told(code: str, table: Table, row: Row, names: tuple[str, ...]) -> Finding:
    arguments: dict[str, Argument] = {}
    for name in names:
        cell = row.cells[table.index(name)]
        assert not hasattr(cell, "median")
        arguments[_argument(name)] = cell
    return Finding(code, arguments, row.claims, "derived", ((table.id, str(row.cells[0])),))


def _argument(column: str) -> str:
    """The name of an argument: it tells the view what to look up."""
    return {"side": "party", "quantity": "address", "year": "date"}.get(
        column, column.replace("-", "")
    )


def _each(table: Table, code: str, names: tuple[str, ...], needed: str) -> Iterator[Finding]:
    for row in table.rows:
        if row.cells[table.index(needed)] is not None:
            yield _told(code, table, row, names)


def _months(table: Table) -> Iterator[Finding]:
    """What a month costs: with its range, its counter, and that it is a claim where it is one."""
    for row in table.rows:
        cells = dict(zip((c.name for c in table.columns), row.cells, strict=True))
        if cells["middle"] is None:
            continue
        names: tuple[str, ...] = ("side", "what", "middle", "unit", "basis")
        code = "month-costs"
        if cells["low"] == cells["high"]:
            code += "-flat"
        else:
            names = (*names, "low", "high")
        if cells["by"] is not None:
            code += "-claimed" if cells["claimed"] == "claimed" else "-counted"
            names = (*names, "by")
        yield _told(code, table, row, names)


def _lasting(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        low, months, high = (row.cells[table.index(n)] for n in ("low", "months", "high"))
        if months is None:
            continue
        names = ("side", "buffer", "rule", "months")
        if low == high:
            yield _told("buffer-lasts-flat", table, row, names)
        else:
            yield _told("buffer-lasts", table, row, (*names, "low", "high"))


def _unpriced(table: Table) -> Iterator[Finding]:
    """Which costs of a side nobody has counted by the month."""
    counted = {
        (r.cells[1], r.cells[2]) for r in table.rows if r.cells[table.index("middle")] is not None
    }
    silent: dict[str, list[str]] = {}
    for row in table.rows:
        if (row.cells[1], row.cells[2]) not in counted:
            silent.setdefault(str(row.cells[1]), []).append(str(row.cells[2]))
    for party, kinds in silent.items():
        words = tuple(dict.fromkeys(kinds))
        yield Finding("month-unpriced", {"party": party, "words": words}, (), "derived")


def _unknown(table: Table) -> Iterator[Finding]:
    """Which buffers of a side have an unknown end."""
    silent: dict[str, list[str]] = {}
    for row in table.rows:
        if row.cells[table.index("basis")] == "unknown":
            silent.setdefault(str(row.cells[1]), []).append(str(row.cells[2]))
    for party, buffers in silent.items():
        words = tuple(dict.fromkeys(buffers))
        yield Finding("buffers-unknown", {"party": party, "words": words}, (), "derived")


def _signs(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        yield _told("signs-counted", table, row, ("actor", "worse", "better", "steady", "unknown"))


def _sanctions(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row.cells[table.index("state")] != "before":
            names = ("party", "lever", "state", "discount", "volume", "change", "unit")
            found = _told("push-on-discount", table, row, names)
            lever = found.arguments["lever"]
            arguments = {k: v for k, v in found.arguments.items() if k != "lever"}
            yield Finding(
                found.code, {**arguments, "address": lever}, row.claims, "derived", found.rows
            )


def _ranges(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        yield _told(
            "range-ahead", table, row, ("quantity", "weeks", "low", "middle", "high", "unit")
        )


def _tested(table: Table) -> Iterator[Finding]:
    names = ("quantity", "weeks", "count", "effective", "inside-90", "low-90", "high-90")
    for row in table.rows:
        if row.cells[table.index("forecaster")] == "returning-pace":
            yield _told("range-tested", table, row, names)


def _methods(table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(r.cells[1]) for r in table.rows))


def _judged(table: Table) -> Iterator[Finding]:
    """How many constants nobody sourced: the number of the last judgement."""
    numbered = [r for r in table.rows if r.cells[table.index("judgement-number")] is not None]
    for row in numbered[-1:]:
        told = _told("judgements-counted", table, row, ("judgement-number",))
        count = told.arguments["judgementnumber"]
        yield Finding(told.code, {"count": count}, (), "derived", told.rows)
