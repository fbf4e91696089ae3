"""At which price and discount does a published gap open, under each rule, and is it open now?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from winset.draws.figures import Figure, money, newest, observed, rounded
from winset.lenses.endurance.course import Sale
from winset.lenses.endurance.seller import KIND, Seller
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rule", "word"),
    Column("reading", "figure"),
    Column("gap", "number"),
    Column("end", "word"),
    Column("unit", "word"),
    Column("share-of-plan", "number", "%"),
    Column("home-price", "number"),
    Column("price", "number"),
    Column("discount-from", "number"),
    Column("discount-to", "number"),
    Column("price-now", "number"),
    Column("discount-now-from", "number"),
    Column("discount-now-to", "number"),
    Column("below-now", "number"),
    Column("open", "word"),
    Column("counted", "address"),
    Column("by", "actor"),
)


def table(found: list[Sale]) -> Table:
    """Every published gap at each end of its range, under every rule and reading of rivals."""
    return Table("gap", COLUMNS, tuple(row for sale in found for row in _of(sale)))


def _of(sale: Sale) -> Iterator[Row]:
    if sale.seller.plan is None:
        return
    for number, (gap, amount, end) in enumerate(_gaps(sale.seller), 1):
        for rule in sale.rules:
            if (row := _row(sale, rule, gap, amount, end, number)) is not None:
                yield row


def _gaps(seller: Seller) -> Iterator[tuple[Figure, float, str]]:
    """Each published gap and its amount; of a range or of rivals both ends, never the middle."""
    address = seller.books.address(KIND, "gap")
    if address is None:
        return
    gaps = observed(seller.books.case, address, rivals=True)
    if not gaps and (one := newest(seller.books.case, address)) is not None:
        gaps = [one]
    for gap in gaps:
        if gap.low == gap.high:
            yield gap, gap.middle, "as-told"
        else:
            yield gap, gap.low, "low-end"
            yield gap, gap.high, "high-end"


def _row(sale: Sale, rule: str, gap: Figure, amount: float, end: str, number: int) -> Row | None:
    seller = sale.seller
    dollars = seller.price_at(rule, amount)
    if dollars is None or seller.rate is None or seller.plan is None:
        return None
    now = float(np.median(sale.price))
    short = seller.plan[2] - float(np.median(sale.revenue(rule)))
    discount = seller.books.figure(KIND, "discount")
    off = (discount.low, discount.high) if discount is not None else (None, None)
    wide = tuple(None if o is None else rounded(now + o - dollars) for o in off)
    planned = seller.books.figure("budget", "revenue-plan")
    (told, below), unit = money((amount, short), seller.unit)
    share = 100 * amount / planned.middle if planned is not None else None
    cells: tuple[Cell, ...] = (
        seller.key(f"gap-{number}", rule),
        seller.party,
        rule,
        seller.reading,
        rounded(told),
        end,
        unit,
        rounded(share),
        rounded(dollars * seller.rate.middle, 4),
        rounded(dollars),
        *wide,
        rounded(now, 4),
        *(rounded(o) for o in off),
        rounded(below),
        "open" if short >= amount else "not-open",
        gap.address.partition("@")[0],
        gap.by,
    )
    return Row(cells, *sale.rests(rule, gap, planned, discount))
