"""What would a push on the discount do to revenue, deficit and reserves, month by month?

Each lever is told by itself: before it, with workarounds and without. What the model tells stands
beside the discounts on record, which other things move too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from winset.case.clock import today
from winset.draws import Draws
from winset.draws.figures import Books, Figure, money, observed, rounded, spread
from winset.lenses.endurance.budgets import revenue_to_deficit
from winset.lenses.endurance.course import MONTHS, Effect, Push, Sale, effects, revenue
from winset.lenses.endurance.seller import KIND, Seller
from winset.models import commodity
from winset.models.reserves import runway
from winset.results import Cell, Column, Row, Table
from winset.units import DAYS_A_MONTH

COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("lever", "address"),
    Column("lever-state", "word"),
    Column("state", "word"),
    Column("rule", "word"),
    Column("reading", "figure"),
    Column("discount", "number", "USD/bbl"),
    Column("observed-from", "number", "USD/bbl"),
    Column("observed-to", "number", "USD/bbl"),
    Column("price", "number", "USD/bbl"),
    Column("volume", "number", "%"),
    Column("low", "number"),
    Column("revenue", "number"),
    Column("high", "number"),
    Column("change", "number"),
    Column("deficit", "number"),
    Column("unit", "word"),
    Column("months", "number", "months"),
    Column("chosen", "word"),
)
FADING = (
    Column("row", "key"),
    Column("party", "party"),
    Column("lever", "address"),
    Column("lever-state", "word"),
    Column("date", "date"),
    Column("low", "number", "USD/bbl"),
    Column("with-workarounds", "number", "USD/bbl"),
    Column("high", "number", "USD/bbl"),
    Column("without-workarounds", "number", "USD/bbl"),
    Column("observed-from", "number", "USD/bbl"),
    Column("observed-to", "number", "USD/bbl"),
)
STATES = ("before", "workarounds", "no-workarounds")
Numbers = NDArray[np.float64]


def tables(
    draws: Draws,
    sellers: list[Seller],
    found: list[Sale],
    books: dict[str, Books],
    push: Push,
) -> tuple[Table, Table]:
    """Per lever on a seller's discount: before, with workarounds, without; and month by month."""
    rows = tuple(
        row
        for sale in found
        for effect in effects(draws, sale.seller)
        for row in _states(draws, sale, books[sale.seller.party], effect, push)
    )
    fading = tuple(
        row
        for seller in sellers
        for effect in effects(draws, seller)
        for row in _months(draws, seller, effect, push)
    )
    return Table("sanctions", COLUMNS, rows), Table("fading", FADING, fading)


def _pushes(push: Push) -> dict[str, Push]:
    """The push in each state: before it there is none."""
    return {
        "before": replace(push, weight=0.0, workarounds=True),
        "workarounds": replace(push, workarounds=True),
        "no-workarounds": replace(push, workarounds=False),
    }


def _states(draws: Draws, sale: Sale, books: Books, effect: Effect, push: Push) -> Iterator[Row]:
    seller, rule = sale.seller, push.one_rule
    if rule not in sale.rules:
        return
    seen = seller.books.figure(KIND, "discount")
    assert seller.price is not None
    # What the price would be without any discount, going by price and discount now.
    whole = seller.price.drawn(draws) + (seen.drawn(draws) if seen is not None else effect.start)
    base: Numbers | None = None
    for state, one in _pushes(push).items():
        off = effect.discount(one, effect.ahead())
        price = commodity.received(np.maximum(whole, 0.0), off)
        yearly = revenue(seller, rule, price, sale.rate, one.volume)
        base = yearly if base is None else base
        deficit, months = _beyond(draws, books, yearly)
        low, middle, high = spread(yearly)
        change = float(np.median(yearly - base))
        scaled, unit = money((low, middle, high, change, deficit), seller.unit)
        cells: tuple[Cell, ...] = (
            seller.key(effect.lever, state),
            seller.party,
            f"levers.{effect.lever}",
            effect.state,
            state,
            rule,
            seller.reading,
            rounded(float(np.median(off))),
            *(_ends(seen)),
            rounded(float(np.median(price))),
            rounded(100 * one.volume),
            *map(rounded, scaled),
            unit,
            rounded(months),
            "chosen" if state == _chosen(push) else "no",
        )
        addresses, claims = sale.rests(rule)
        claims = tuple(dict.fromkeys((*effect.sources, *claims)))
        yield Row(cells, (f"levers.{effect.lever}", *addresses), claims)


def _chosen(push: Push) -> str:
    return "workarounds" if push.workarounds else "no-workarounds"


def _beyond(draws: Draws, books: Books, yearly: Numbers) -> tuple[float | None, float | None]:
    """The deficit of the year, and how long reserves last when they pay for all of it."""
    short = revenue_to_deficit(draws, books, yearly)
    if short is None:
        return None, None
    held = books.figure("reserves", "liquid")
    if held is None or held.disputed:
        return float(np.median(short)), None
    months = runway(np.maximum(held.drawn(draws), 0.0), short / MONTHS)
    middle = float(np.median(months))
    return float(np.median(short)), middle if np.isfinite(middle) else None


def _ends(figure: Figure | None) -> tuple[float | None, float | None]:
    return (None, None) if figure is None else (rounded(figure.low), rounded(figure.high))


def _months(draws: Draws, seller: Seller, effect: Effect, push: Push) -> Iterator[Row]:
    """From the month the lever took effect to a year from now; one that is not pulled from now."""
    day = today(draws.case)
    pushes = _pushes(push)
    seen = _by_month(seller)
    for back in range(int(np.ceil(max(effect.since, 0.0))), -MONTHS - 1, -1):
        year, month = divmod(12 * day.year + day.month - 1 - back, 12)
        middle = date(year, month + 1, 15)
        months = np.full((1, 1), effect.since + (middle - day).days / DAYS_A_MONTH)
        told = [effect.discount(pushes[s], months)[0] for s in ("workarounds", "no-workarounds")]
        low, with_them, high = spread(told[0])
        found = seen.get((year, month + 1), [])
        cells: tuple[Cell, ...] = (
            f"{seller.party}.{effect.lever}.{year}-{month + 1:02d}",
            seller.party,
            f"levers.{effect.lever}",
            effect.state,
            f"{year}-{month + 1:02d}",
            *map(rounded, (low, with_them, high)),
            rounded(float(np.median(told[1]))),
            rounded(min((f.low for f in found), default=None)),
            rounded(max((f.high for f in found), default=None)),
        )
        addresses = (f"levers.{effect.lever}", *(f.address for f in found))
        claims = tuple(dict.fromkeys((*effect.sources, *(c for f in found for c in f.claims))))
        yield Row(cells, addresses, claims)


def _by_month(seller: Seller) -> dict[tuple[int, int], list[Figure]]:
    """Every discount on record by its month, of all counters."""
    books = seller.books
    address = books.address(KIND, "discount")
    found: dict[tuple[int, int], list[Figure]] = {}
    for figure in observed(books.case, address, rivals=True) if address is not None else ():
        if figure.at is not None and figure.at.first is not None and figure.at.last is not None:
            first, last = figure.at.first, figure.at.last
            if (first.year, first.month) == (last.year, last.month):
                found.setdefault((first.year, first.month), []).append(figure)
    return found
