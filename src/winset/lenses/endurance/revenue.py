"""What does the commodity bring under each rule, and how far do the rules disagree?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from winset.draws.figures import money, rounded, spread
from winset.lenses.endurance.course import Sale
from winset.lenses.endurance.seller import STEP, Seller
from winset.models import commodity
from winset.results import Caution, Column, Row, Table

RULE_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rule", "word"),
    Column("reading", "figure"),
    Column("low", "number"),
    Column("revenue", "number"),
    Column("high", "number"),
    Column("plan", "number"),
    Column("below-plan", "number"),
    Column("per-ten", "number"),
    Column("unit", "word"),
    Column("constants", "word"),
)
RATE_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rate", "number"),
    Column("rate-plan", "number"),
    Column("loss", "number"),
    Column("unit", "word"),
    Column("counted", "address"),
)


def tables(
    sellers: list[Seller], found: list[Sale]
) -> tuple[tuple[Table, ...], tuple[Caution, ...]]:
    """Rules side by side, and what the rate costs alone; what keeps a rule from being reckoned."""
    rules = tuple(row for sale in found for row in _rules(sale))
    made = (
        Table("revenue-rules", RULE_COLUMNS, rules),
        Table("rate-alone", RATE_COLUMNS, tuple(r for s in sellers for r in _rates(s))),
    )
    return made, tuple(c for s in sellers for c in _missing(s))


def _missing(seller: Seller) -> Iterator[Caution]:
    """What keeps a rule, or all of them, from being reckoned."""
    lacking = tuple(
        role
        for role, figure in (
            ("price", seller.price),
            ("rate-now", seller.rate),
            ("price-plan", seller.plan_price),
            ("rate-plan", seller.plan_rate),
            ("revenue-plan", seller.plan_revenue),
        )
        if figure is None
    )
    if lacking:
        none = seller.price is None or seller.rate is None or seller.per_unit is None
        code = "roles-missing-all" if none else "roles-missing"
        yield Caution("gap", code, {"party": seller.party, "roles": lacking})
    if seller.per_ten is not None and seller.plan is not None and seller.cut_off() is None:
        yield Caution("gap", "no-cut-off-fits", {"party": seller.party})
    if seller.lumps and not (seller.price is None or seller.rate is None):
        yield Caution("judgement", "lumps-carried-over", {"party": seller.party})


def _rules(sale: Sale) -> Iterator[Row]:
    seller = sale.seller
    plan = seller.plan_revenue.middle if seller.plan_revenue is not None else None
    for rule in sale.rules:
        low, middle, high = spread(sale.revenue(rule))
        figures = (low, middle, high, plan, plan - middle if plan is not None else None)
        scaled, unit = money((*figures, _per_ten(seller, rule)), seller.unit)
        yield Row(
            (
                seller.key(rule),
                seller.party,
                rule,
                seller.reading,
                *map(rounded, scaled),
                unit,
                seller.ground(rule),
            ),
            *sale.rests(rule),
        )


def _per_ten(seller: Seller, rule: str) -> float | None:
    """What ten dollars less cost in a year, at the planned price and rate."""
    if seller.plan_price is None or seller.plan_rate is None:
        return None
    price = np.array([seller.plan_price.middle, max(seller.plan_price.middle - STEP, 0.0)])
    found = seller.year(rule, price, np.full(2, seller.plan_rate.middle))
    return None if found is None else float(found[0] - found[1])


def _rates(seller: Seller) -> Iterator[Row]:
    """Per reading of the rate: what the rate alone costs, the price on plan."""
    if seller.rate is None or seller.plan is None:
        return
    _, plan_rate, revenue = seller.plan
    rates = seller.rate.value.numbers if seller.rate.value.shape == "rivals" else ()
    for number, rate in enumerate(rates or (seller.rate.middle,), 1):
        loss = commodity.rate_alone(rate, plan_rate, revenue)
        (amount,), unit = money((float(loss),), seller.unit)
        addresses, claims = seller.rests(seller.rate, seller.plan_rate, seller.plan_revenue)
        yield Row(
            (
                f"{seller.party}.rate-{number}",
                seller.party,
                rounded(rate, 4),
                rounded(plan_rate, 4),
                rounded(amount),
                unit,
                seller.rate.address.partition("@")[0],
            ),
            addresses,
            claims,
        )
