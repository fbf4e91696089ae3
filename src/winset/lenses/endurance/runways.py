"""How long does each buffer of each side last, and under which rule?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.quantities import BUFFERS
from winset.draws import Draws
from winset.draws.figures import (
    Books,
    Figure,
    money,
    readings,
    rounded,
    spread,
)
from winset.lenses.endurance.budgets import Shortfall, by_rule
from winset.models.reserves import runway
from winset.results import Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    Column("side", "party"),
    Column("buffer", "word"),
    Column("account", "address"),
    Column("rule", "word"),
    Column("reading", "figure"),
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
    account = books.of(kind.removesuffix("-whole"))
    at = f"accounts.{account[0]}" if account is not None else None
    claims = tuple(c.text for c in account[1].rests_on) if account is not None else ()
    (amount,), unit = money((held.middle if held else None,), held.unit if held else "")
    cells = (
        f"{books.party}.{kind.removesuffix('-whole')}.{rule}",
        books.party,
        kind,
        at,
        rule,
        *(None, None, None, None),
        amount,
        None,
        unit or None,
        "unknown",
    )
    return Row(cells, (at,) if at else (), (*claims, *(held.claims if held else ())))


def _reserves(draws: Draws, books: Books, found: list[Shortfall]) -> Iterator[Row]:
    liquid, total = books.figure("reserves", "liquid"), books.figure("reserves", "total")
    held = liquid or total
    if held is None:
        yield _unknown(books, "reserves", "no-figures")
        return
    kind = "reserves" if liquid is not None else "reserves-whole"
    sale = books.figure("reserves", "sale")
    if sale is not None and sale.unit == held.unit:
        yield from _lasting(draws, books, kind, "shortfall", held, lambda s: s, sale)
    alike = [s for s in found if s.unit == held.unit]
    for rule, own in by_rule(alike, books.party).items():
        drains = [Drain(short.reading, short.drawn / MONTHS) for short in own]
        rests = (own[0].addresses, own[0].claims)
        yield from _rows(draws, books, kind, f"whole-deficit-{rule}", held, drains, *rests)
    if sale is None and not alike:
        yield _unknown(books, kind, "no-draw-recorded", held)


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
        yield from _lasting(draws, books, "manpower", "net-losses", force, lambda s: s, short)


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
    needs = {role: _need(books, figure.unit) for role, figure in promised.items()}
    for role, figure in promised.items():
        if need := needs[role]:
            rule = f"{role}-against-need"
            yield from _lasting(draws, books, "external-aid", rule, figure, _a_month, *need)
    if not any(needs.values()):
        yield _unknown(books, "external-aid", "no-draw-recorded", next(iter(promised.values())))


def _need(books: Books, unit: str) -> tuple[Figure, ...]:
    """The outside need of a year, with a rate where ``unit`` is other money; empty if unknown."""
    need, rate = (books.figure("external-aid", role) for role in ("need-year", "need-rate"))
    if need is None:
        return ()
    if need.unit == unit:
        return (need,)
    return (need, rate) if rate is not None and rate.unit == f"{need.unit}/{unit}" else ()


def _a_month(
    need: NDArray[np.float64], rate: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """A twelfth of a need, changed at a rate if there is one."""
    return need / MONTHS if rate is None else need / MONTHS / rate


@dataclass(frozen=True)
class Drain:
    """What is drawn from a buffer in a month, in one reading of rival values."""

    reading: str | None
    monthly: NDArray[np.float64]


def _lasting(
    draws: Draws,
    books: Books,
    kind: str,
    rule: str,
    held: Figure,
    reckon: Callable[..., NDArray[np.float64]],
    *figures: Figure,
) -> Iterator[Row]:
    """A buffer against a monthly draw reckoned from figures, in every reading of theirs."""
    drains = [
        Drain(words, reckon(*(f.drawn(draws) for f in chosen if f is not None)))
        for words, chosen in readings(*figures)
    ]
    claims = tuple(dict.fromkeys(c for f in figures for c in f.claims))
    addresses = tuple(f.address for f in figures)
    yield from _rows(draws, books, kind, rule, held, drains, addresses, claims)


def _rows(
    draws: Draws,
    books: Books,
    kind: str,
    rule: str,
    held: Figure,
    drains: list[Drain],
    addresses: tuple[str, ...],
    claims: tuple[str, ...],
) -> Iterator[Row]:
    """One row for each reading of what is held and of what is drawn."""
    account = books.of(kind.removesuffix("-whole"))
    assert account is not None
    both = [
        (amount, "; ".join(w for w in (words, drain.reading) if w) or None, drain.monthly)
        for words, (amount,) in readings(held)
        for drain in drains
        if amount is not None
    ]
    for number, (amount, reading, monthly) in enumerate(both, 1):
        lasts = runway(np.maximum(amount.drawn(draws), 0.0), monthly)
        # Infinite months are told as not drawn down: a number would look like a forecast.
        known = np.isfinite(lasts).mean() > 0.95
        ends = spread(lasts) if known else (None, None, None)
        told = (None if v is None or not np.isfinite(v) else rounded(v) for v in ends)
        (whole, a_month), unit = money((amount.middle, float(np.median(monthly))), held.unit)
        key = f"{books.party}.{kind.removesuffix('-whole')}.{rule}"
        yield Row(
            (
                f"{key}.{number}" if len(both) > 1 else key,
                books.party,
                kind,
                f"accounts.{account[0]}",
                rule,
                reading,
                *told,
                rounded(whole),
                rounded(a_month),
                unit,
                "derived" if known else "not-drawn-down",
            ),
            (held.address, *addresses),
            tuple(dict.fromkeys((*held.claims, *claims))),
        )
