"""What in the tables of revenue, gaps, sanctions and deficits deserves a sentence?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.endurance.telling import each, told
from winset.results import Cell, Finding, Row, Table


def findings(by_id: dict[str, Table], rule: str) -> tuple[Finding, ...]:
    """Findings on money; of gaps those under ``rule``."""
    return (
        *_ranged(
            by_id["revenue-rules"],
            "revenue-by-rule",
            ("party", "rule", "revenue", "unit", "below-plan", "per-ten"),
            "below-plan",
        ),
        *_gaps(by_id["gap"], rule),
        *each(
            by_id["rate-alone"],
            "rate-alone",
            ("party", "rate", "rate-plan", "loss", "unit"),
            "loss",
        ),
        *_fits(by_id["revenue-fit"]),
        *_sanctions(by_id["sanctions"]),
        *_fading(by_id["fading"]),
        *_ranged(
            by_id["deficits"],
            "deficit-by-rule",
            ("party", "rule", "deficit", "unit", "above-plan"),
            "above-plan",
        ),
    )


def _cells(table: Table, row: Row) -> dict[str, Cell]:
    return dict(zip((c.name for c in table.columns), row.cells, strict=True))


def _read(cells: dict[str, Cell], code: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The code and names of a sentence that says which of rival values it reads."""
    return (f"{code}-read", (*names, "reading")) if cells["reading"] is not None else (code, names)


def _ranged(table: Table, code: str, names: tuple[str, ...], needed: str) -> Iterator[Finding]:
    """With a range where there is one, and with the reading where there are several."""
    for row in table.rows:
        cells = _cells(table, row)
        if cells[needed] is None:
            continue
        flat = cells["low"] == cells["high"]
        own = names if flat else (*names, "low", "high")
        yield told(*_told_as(cells, f"{code}-flat" if flat else code, table, row, own))


def _told_as(
    cells: dict[str, Cell], code: str, table: Table, row: Row, names: tuple[str, ...]
) -> tuple[str, Table, Row, tuple[str, ...]]:
    code, names = _read(cells, code, names)
    return code, table, row, names


def _gaps(table: Table, rule: str) -> Iterator[Finding]:
    """At which price a gap opens, and whether it is open at the price of now."""
    names = ("party", "rule", "gap", "end", "unit", "home-price", "price", "discount-from")
    for row in table.rows:
        cells = _cells(table, row)
        if cells["rule"] != rule or cells["discount-from"] is None:
            continue
        code = "gap-open" if cells["open"] == "open" else "gap-opens"
        own: tuple[str, ...] = (*names, "discount-now-from", "price-now", "below-now")
        if cells["discount-from"] == cells["discount-to"]:
            code += "-flat"
        else:
            own = (*own, "discount-to", "discount-now-to")
        yield told(*_told_as(cells, code, table, row, own))


def _fits(table: Table) -> Iterator[Finding]:
    """How far off the monthly rule was; no test where it was made from what it is held against."""
    names: tuple[str, ...] = ("party", "year", "plain-months", "mean-error", "total-off")
    for row in table.rows:
        cells = _cells(table, row)
        if cells["constants"] == "sourced" and cells["exact-months"] == 0:
            yield told("fit", table, row, names)
        else:
            yield told("fit-in-sample", table, row, (*names, "months", "exact-months"))


def _sanctions(table: Table) -> Iterator[Finding]:
    """What a push would do, beside the discount on record."""
    names = ("party", "lever", "lever-state", "state", "discount", "volume", "change", "unit")
    for row in table.rows:
        cells = _cells(table, row)
        if cells["state"] == "before":
            continue
        code = "push-on-discount"
        own: tuple[str, ...] = names
        if cells["observed-from"] is None:
            code += "-unobserved"
        elif cells["observed-from"] == cells["observed-to"]:
            code += "-one"
            own = (*own, "observed-from")
        else:
            own = (*own, "observed-from", "observed-to")
        yield told(*_told_as(cells, code, table, row, own))
        if cells["chosen"] == "chosen" and cells["months"] is not None:
            own = ("party", "lever", "state", "deficit", "unit", "months")
            yield told(*_told_as(cells, "push-on-reserves", table, row, own))


def _fading(table: Table) -> Iterator[Finding]:
    """Where the discount that is told can be held against one on record."""
    names = ("lever", "date", "low", "with-workarounds", "high", "observed-from", "observed-to")
    yield from each(table, "fading-seen", names, "observed-from")
