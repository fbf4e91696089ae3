"""How long does each buffer of each side last, and under which rule?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from winset.case.quantities import BUFFERS
from winset.draws import Draws
from winset.lenses.endurance.budgets import Shortfall
from winset.lenses.endurance.figures import Books, Figure, money, rounded, spread
from winset.models.reserves import runway
from winset.results import Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    Column("side", "party"),
    Column("buffer", "word"),
    Column("account", "address"),
    Column("rule", "word"),
    Column("low", "number", "months"),
    Column("months", "number", "months"),
    Column("high", "number", "months"),
    Column("amount", "number"),
    Column("a-month", "number"),
    Column("unit", "word"),
    Column("basis", "word"),
)
MONTHS = 12


def table(
    draws: Draws, books: list[Books], found: list[Shortfall], fighting: tuple[str, ...]
) -> Table:
    """Every buffer of those who fight, and the accounts that others have."""
    rows: list[Row] = []
    for one in books:
        for kind in BUFFERS:
            if one.of(kind) is not None or one.party in fighting:
                rows += _of(draws, one, kind, found)
    return Table("runways", COLUMNS, tuple(rows))


def _of(draws: Draws, books: Books, kind: str, found: list[Shortfall]) -> Iterator[Row]:
    account = books.of(kind)
    if account is None:
        yield _unknown(books, kind, "no-account")
    elif kind == "reserves":
        yield from _reserves(draws, books, [s for s in found if s.party == books.party])
    elif kind == "manpower":
        yield from _manpower(draws, books)
    elif kind == "external-aid":
        yield from _aid(draws, books)
    elif not account[1].figures:
        yield _unknown(books, kind, "no-figures")
    # Revenue and budget are flows: what they leave over or fall short of falls on the reserves.
    elif kind == "budget" and books.of("reserves") is None:
        yield _unknown(books, kind, "no-reserves-recorded")


def _unknown(books: Books, kind: str, rule: str, held: Figure | None = None) -> Row:
    """A buffer whose end nobody can reckon: neither zero nor for ever."""
    account = books.of(kind)
    at = f"accounts.{account[0]}" if account is not None else None
    claims = tuple(c.text for c in account[1].rests_on) if account is not None else ()
    (amount,), unit = money((held.middle if held else None,), held.unit if held else "")
    cells = (
        f"{books.party}.{kind}.{rule}",
        books.party,
        kind,
        at,
        rule,
        *(None, None, None),
        amount,
        None,
        unit or None,
        "unknown",
    )
    return Row(cells, (at,) if at else (), (*claims, *(held.claims if held else ())))


def _reserves(draws: Draws, books: Books, found: list[Shortfall]) -> Iterator[Row]:
    held = books.figure("reserves", "liquid") or books.figure("reserves", "total")
    if held is None:
        yield _unknown(books, "reserves", "no-figures")
        return
    sale = books.figure("reserves", "sale")
    if sale is not None and sale.unit == held.unit:
        rests = ((sale.address,), sale.claims)
        yield _row(draws, books, "reserves", "shortfall", held, sale.drawn(draws), *rests)
    alike = [s for s in found if s.unit == held.unit]
    for short in alike:
        rule = f"whole-deficit-{short.rule}"
        monthly = short.drawn / MONTHS
        yield _row(draws, books, "reserves", rule, held, monthly, short.addresses, short.claims)
    if sale is None and not alike:
        yield _unknown(books, "reserves", "no-draw-recorded", held)


def _manpower(draws: Draws, books: Books) -> Iterator[Row]:
    """Those under arms against losses above recruits; without either the runway is unknown."""
    force, short = books.figure("manpower", "force"), books.figure("manpower", "short")
    if force is None:
        recorded = books.of("manpower")
        lacking = "no-force-recorded" if recorded and recorded[1].figures else "no-figures"
        yield _unknown(books, "manpower", lacking)
    elif short is None:
        yield _unknown(books, "manpower", "no-draw-recorded", force)
    else:
        rests = ((short.address,), short.claims)
        yield _row(draws, books, "manpower", "net-losses", force, short.drawn(draws), *rests)


def _aid(draws: Draws, books: Books) -> Iterator[Row]:
    """A promise against the outside need somebody planned with, all other help left aside.

    Help runs while somebody gives it: without a need in the same money, or a rate between the two,
    how long it lasts is unknown.
    """
    promised = {
        role: figure
        for role in ("loan-budget", "loan")
        if (figure := books.figure("external-aid", role)) is not None
    }
    if not promised:
        recorded = books.of("external-aid")
        filled = recorded is not None and recorded[1].figures
        yield _unknown(books, "external-aid", "no-amount-recorded" if filled else "no-figures")
        return
    needs = {role: _need(draws, books, figure.unit) for role, figure in promised.items()}
    for role, figure in promised.items():
        if (need := needs[role]) is not None:
            yield _row(draws, books, "external-aid", f"{role}-against-need", figure, *need)
    if all(need is None for need in needs.values()):
        yield _unknown(books, "external-aid", "no-draw-recorded", next(iter(promised.values())))


def _need(
    draws: Draws, books: Books, unit: str
) -> tuple[NDArray[np.float64], tuple[str, ...], tuple[str, ...]] | None:
    """The outside need of a month in ``unit``, and what it rests on; None without need or rate."""
    need, rate = (books.figure("external-aid", role) for role in ("need-year", "need-rate"))
    if need is None:
        return None
    monthly = need.drawn(draws) / MONTHS
    rests: tuple[Figure, ...] = (need,)
    if need.unit != unit:
        if rate is None or rate.unit != f"{need.unit}/{unit}":
            return None
        monthly, rests = monthly / rate.drawn(draws), (need, rate)
    addresses = tuple(f.address for f in rests)
    return monthly, addresses, tuple(c for f in rests for c in f.claims)


def _row(
    draws: Draws,
    books: Books,
    kind: str,
    rule: str,
    held: Figure,
    monthly: NDArray[np.float64],
    addresses: tuple[str, ...],
    claims: tuple[str, ...],
) -> Row:
    lasts = runway(np.maximum(held.drawn(draws), 0.0), monthly)
    account = books.of(kind)
    assert account is not None
    # Infinite months are told as not drawn down: a number would look like a forecast.
    known = np.isfinite(lasts).mean() > 0.95
    low, middle, high = spread(lasts) if known else (None, None, None)
    ends = tuple(
        None if v is None or not np.isfinite(v) else rounded(v) for v in (low, middle, high)
    )
    drawn = float(np.median(monthly))
    (amount, a_month), unit = money((held.middle, drawn), held.unit)
    return Row(
        (
            f"{books.party}.{kind}.{rule}",
            books.party,
            kind,
            f"accounts.{account[0]}",
            rule,
            *ends,
            rounded(amount),
            rounded(a_month),
            unit,
            "derived" if known else "not-drawn-down",
        ),
        (held.address, *addresses),
        tuple(dict.fromkeys((*held.claims, *claims))),
    )
