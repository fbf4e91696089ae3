"""How large is the deficit at today's prices, and who pays for it under which rule?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.draws import Draws
from winset.lenses.endurance.figures import Books, Figure, money, rounded, spread
from winset.lenses.endurance.revenue import RULES, Seller
from winset.models import budget
from winset.results import Column, Row, Table

KIND = "budget"
DEFICIT_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rule", "word"),
    Column("low", "number"),
    Column("deficit", "number"),
    Column("high", "number"),
    Column("plan", "number"),
    Column("above-plan", "number"),
    Column("unit", "word"),
    Column("share", "number", "% GDP"),
)
FINANCING_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rule", "word"),
    Column("draw-rule", "word"),
    Column("deficit", "number"),
    Column("drawn", "number"),
    Column("borrowed", "number"),
    Column("left", "number"),
    Column("unit", "word"),
)
STRESS_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("sign", "word"),
    Column("value", "number"),
    Column("unit", "word"),
    Column("since", "date"),
)


# A plan of the year to come is no yardstick of a year gone by, nor of itself.
_NO_YARDSTICK = ("recorded", "planned")


@dataclass(frozen=True)
class Shortfall:
    """A deficit of one year: how it was reckoned, its draws, and what it rests on."""

    party: str
    rule: str
    drawn: NDArray[np.float64]
    unit: str
    commodity: NDArray[np.float64] | None
    addresses: tuple[str, ...]
    claims: tuple[str, ...]


def shortfalls(draws: Draws, books: Books, seller: Seller | None) -> tuple[Shortfall, ...]:
    """Deficits of a year: planned spending with each revenue rule, as recorded, as estimated."""
    return (*_reckoned(draws, books, seller), *_told(draws, books))


def _reckoned(draws: Draws, books: Books, seller: Seller | None) -> Iterator[Shortfall]:
    spending = books.figure(KIND, "spending-plan")
    other = books.figure(KIND, "non-commodity-plan")
    if seller is None or spending is None or other is None:
        return
    if seller.price is None or seller.rate is None:
        return
    price, rate = seller.price.drawn(draws), seller.rate.drawn(draws)
    for rule in RULES:
        revenue = seller.year(rule, price, rate)
        if revenue is None:
            continue
        short = budget.deficit(spending.drawn(draws), revenue, other.drawn(draws))
        rests = seller.rests(spending, other, seller.price, seller.rate, *seller.constants(rule))
        yield Shortfall(books.party, rule, short, spending.unit, revenue, *rests)


def _told(draws: Draws, books: Books) -> Iterator[Shortfall]:
    """The deficit somebody recorded, else spending less revenue; and what somebody estimates."""
    recorded = books.figure(KIND, "deficit")
    if recorded is not None:
        yield _of(books, "recorded", recorded, recorded.drawn(draws), recorded.unit)
    else:
        spending, revenue = books.figure(KIND, "spending"), books.figure(KIND, "revenue")
        if spending is not None and revenue is not None:
            short = budget.deficit(spending.drawn(draws), revenue.drawn(draws), 0.0)
            yield _of(books, "recorded", spending, short, spending.unit, revenue)
    estimate, gdp = books.figure(KIND, "deficit-estimate"), books.figure(KIND, "gdp")
    plan = books.figure(KIND, "deficit-plan")
    if recorded is None and estimate is None and plan is not None:
        # Nobody has told how the year went or goes: the plan is all there is.
        yield _of(books, "planned", plan, plan.drawn(draws), plan.unit)
    if estimate is None:
        return
    if estimate.unit != "% GDP":
        yield _of(books, "estimated", estimate, estimate.drawn(draws), estimate.unit)
    elif gdp is not None:
        short = estimate.drawn(draws) / 100 * gdp.drawn(draws)
        yield _of(books, "estimated", estimate, short, gdp.unit, gdp)


def _of(
    books: Books,
    rule: str,
    figure: Figure,
    drawn: NDArray[np.float64],
    unit: str,
    *more: Figure,
) -> Shortfall:
    every = (figure, *more)
    claims = tuple(dict.fromkeys(c for f in every for c in f.claims))
    return Shortfall(books.party, rule, drawn, unit, None, tuple(f.address for f in every), claims)


def tables(draws: Draws, books: list[Books], found: list[Shortfall], rule: str) -> list[Table]:
    """Deficits side by side, their financing under each draw rule, and signs of stress."""
    by_party = {b.party: b for b in books}
    deficits = tuple(_row(draws, by_party[s.party], s) for s in found)
    paid = tuple(
        row
        for s in found
        if s.rule in (rule, "recorded", "estimated")
        for row in _financing(draws, by_party[s.party], s)
    )
    signs = tuple(row for b in books for row in _stress(b))
    return [
        Table("deficits", DEFICIT_COLUMNS, deficits),
        Table("financing", FINANCING_COLUMNS, paid),
        Table("stress", STRESS_COLUMNS, signs),
    ]


def _row(draws: Draws, books: Books, short: Shortfall) -> Row:
    low, middle, high = spread(short.drawn)
    plan, gdp = books.figure(KIND, "deficit-plan"), books.figure(KIND, "gdp")
    meant = plan.middle if plan is not None and short.rule not in _NO_YARDSTICK else None
    above = middle - meant if meant is not None else None
    scaled, unit = money((low, middle, high, meant, above), short.unit)
    share = 100 * middle / gdp.middle if gdp is not None and short.rule != "recorded" else None
    key = f"{short.party}.{short.rule}"
    cells = (key, short.party, short.rule, *map(rounded, scaled), unit, rounded(share))
    return Row(cells, short.addresses, short.claims)


def _financing(draws: Draws, books: Books, short: Shortfall) -> Iterator[Row]:
    """Each draw rule's split of the middle deficit; drawn and borrowed add up to it exactly."""
    held = books.figure("reserves", "liquid")
    if held is None or held.unit != short.unit:
        return
    deficit = float(np.median(short.drawn))
    sale = books.figure("reserves", "sale")
    for rule in budget.DRAW_RULES:
        if rule == "shortfall" and sale is None:
            continue
        base = 12 * sale.middle if sale is not None else 0.0
        drawn, borrowed = budget.financing(deficit, held.middle, rule, base)
        amounts = (deficit, float(drawn), float(borrowed), held.middle - float(drawn))
        scaled, unit = money(amounts, short.unit)
        addresses = (*short.addresses, held.address, *((sale.address,) if sale else ()))
        claims = (*short.claims, *held.claims, *(sale.claims if sale else ()))
        yield Row(
            (f"{short.party}.{short.rule}.{rule}", short.party, short.rule, rule, *scaled, unit),
            addresses,
            tuple(dict.fromkeys(claims)),
        )


def _stress(books: Books) -> Iterator[Row]:
    """Two signs, told apart: the share of the reserves gone, and the deficit against its plan."""
    held = books.history("reserves", "liquid")
    if len(held) > 1 and held[0].middle > 0 and held[0].at is not None:
        gone = 100 * (1 - held[-1].middle / held[0].middle)
        claims = tuple(dict.fromkeys((*held[0].claims, *held[-1].claims)))
        yield Row(
            (f"{books.party}.gone", books.party, "reserves-gone", gone, "%", held[0].at.text),
            (held[0].address, held[-1].address),
            claims,
        )
    share, gdp = books.figure(KIND, "deficit-estimate"), books.figure(KIND, "gdp")
    plan = books.figure(KIND, "deficit-plan")
    if share is None or gdp is None or plan is None or share.unit != "% GDP":
        return
    _, times = budget.stress(1.0, share.middle, 100 * plan.middle / gdp.middle)
    when = share.at.text if share.at is not None else None
    yield Row(
        (f"{books.party}.times", books.party, "deficit-against-plan", float(times), "times", when),
        (share.address, gdp.address, plan.address),
        tuple(dict.fromkeys((*share.claims, *gdp.claims, *plan.claims))),
    )
