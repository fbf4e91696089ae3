"""What in the tables deserves a sentence?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.endurance import found_money
from winset.lenses.endurance.telling import each, merged, told
from winset.results import Finding, Row, Table


def findings(tables: tuple[Table, ...], rule: str) -> tuple[Finding, ...]:
    """Findings of all tables; every number is a cell of its table. ``rule``: where one is enough"""
    by_id = {t.id: t for t in tables}
    return (
        *_months(by_id["month-cost"]),
        *_unpriced(by_id["month-cost"]),
        *_lasting(by_id["runways"]),
        *_unknown(by_id["runways"]),
        *_signs(by_id["indicator-counts"]),
        Finding("methods-differ", {"words": _methods(by_id["methods"])}),
        *found_money.findings(by_id, rule),
        *_aims(by_id),
        *_ranges(by_id["fan"]),
        *_tested(by_id["fan-test"]),
        *_judged(by_id["assumptions"]),
    )


def _months(table: Table) -> Iterator[Finding]:
    """What a month costs: with its range, its counter, and that it is a claim where it is one.

    Readings of one way of reckoning share a sentence: the range between them.
    """
    for rows in _together(table, "what", "basis"):
        if len(rows) > 1:
            shared = ("side", "what", "unit", "basis")
            yield merged("month-costs-readings", table, rows, shared)
            continue
        row = rows[0]
        cells = dict(zip((c.name for c in table.columns), row.cells, strict=True))
        if cells["low"] is None:
            continue
        names: tuple[str, ...] = ("side", "what", "unit", "basis")
        code = "month-costs"
        if cells["middle"] is None:
            code += "-between"
            names = (*names, "low", "high")
        elif cells["low"] == cells["high"]:
            code += "-flat"
            names = (*names, "middle")
        else:
            names = (*names, "middle", "low", "high")
        if cells["by"] is not None:
            code += "-claimed" if cells["claimed"] == "claimed" else "-counted"
            names = (*names, "by")
        yield told(code, table, row, names)


def _together(table: Table, *names: str) -> Iterator[list[Row]]:
    """Rows of one side that differ by their reading of rival values only, in order."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in table.rows:
        read = row.cells[table.index("reading")] is not None
        key = (row.cells[1], *(row.cells[table.index(n)] for n in names))
        groups.setdefault((*key, "readings") if read else (row.cells[0],), []).append(row)
    yield from groups.values()


def _lasting(table: Table) -> Iterator[Finding]:
    for rows in _together(table, "buffer", "rule"):
        own = [r for r in rows if r.cells[table.index("months")] is not None]
        names = ("side", "buffer", "rule")
        if len(own) > 1:
            yield merged("buffer-lasts-readings", table, own, names)
        for row in own if len(own) == 1 else ():
            low, high = (row.cells[table.index(n)] for n in ("low", "high"))
            if low == high:
                yield told("buffer-lasts-flat", table, row, (*names, "months"))
            else:
                yield told("buffer-lasts", table, row, (*names, "months", "low", "high"))


def _unpriced(table: Table) -> Iterator[Finding]:
    """Which costs of a side nobody has counted by the month."""
    counted = {
        (r.cells[1], r.cells[2]) for r in table.rows if r.cells[table.index("low")] is not None
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
        yield told("signs-counted", table, row, ("actor", "worse", "better", "steady", "unknown"))


def _aims(by_id: dict[str, Table]) -> Iterator[Finding]:
    """How stress reaches an aim, which link all of it hangs on, and what sources hold against."""
    sums, links = by_id["aim-sums"], by_id["aim-links"]
    names = ("party", "start", "aim", "paths", "same", "opposite", "links", "inferred")
    yield from each(sums, "aim-reached", (*names, "stated-paths"), "paths")
    for row in sums.rows:
        aim = row.cells[sums.index("aim")]
        own = list(links.where(party=row.cells[1], aim=aim))
        for gravest in own[:1]:
            yield told("aim-hangs-on", links, gravest, ("cause", "effect", "paths-left"))
        for link in own:
            if link.cells[links.index("when")] is not None:
                yield told("aim-if", links, link, ("cause", "effect", "when"))


def _ranges(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        yield told(
            "range-ahead", table, row, ("quantity", "weeks", "low", "middle", "high", "unit")
        )


def _tested(table: Table) -> Iterator[Finding]:
    names = ("quantity", "weeks", "count", "effective", "inside-90", "low-90", "high-90")
    for row in table.rows:
        if row.cells[table.index("forecaster")] == "returning-pace":
            yield told("range-tested", table, row, names)


def _methods(table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(r.cells[1]) for r in table.rows))


def _judged(table: Table) -> Iterator[Finding]:
    """How many constants nobody sourced: the number of the last judgement."""
    numbered = [r for r in table.rows if r.cells[table.index("judgement-number")] is not None]
    for row in numbered[-1:]:
        one = told("judgements-counted", table, row, ("judgement-number",))
        count = one.arguments["judgementnumber"]
        yield Finding(one.code, {"count": count}, (), "derived", one.rows)
