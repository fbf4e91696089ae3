"""What does the commodity bring under each rule, and how far do the rules disagree?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.draws import Draws
from winset.lenses.endurance.figures import Books, Figure, money, newest, observed, rounded, spread
from winset.models import commodity
from winset.models.noanswer import NoAnswer
from winset.results import Caution, Column, Row, Table

KIND = "commodity-revenue"
RULES = ("linear", "cut-off", "monthly")
STEP = 10.0
"""Dollars a barrel of the sensitivity that is compared with what sources print."""
_BILLION = 1e9
"""The yield of the monthly rule is written in billions a month for one unit of the tax price."""

RULE_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rule", "word"),
    Column("low", "number"),
    Column("revenue", "number"),
    Column("high", "number"),
    Column("plan", "number"),
    Column("below-plan", "number"),
    Column("per-ten", "number"),
    Column("unit", "word"),
    Column("constants", "word"),
)
GAP_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("gap", "number"),
    Column("unit", "word"),
    Column("share-of-plan", "number", "%"),
    Column("home-price", "number"),
    Column("price", "number"),
    Column("discount", "number"),
    Column("price-now", "number"),
    Column("discount-now", "number"),
    Column("counted", "address"),
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


@dataclass(frozen=True)
class Seller:
    """What the commodity account of a party tells that the rules need; a missing one is None."""

    party: str
    books: Books
    price: Figure | None
    rate: Figure | None
    plan_price: Figure | None
    plan_rate: Figure | None
    plan_revenue: Figure | None
    per_unit: Figure | None
    per_ten: Figure | None
    lumps: tuple[Figure, ...]

    @classmethod
    def of(cls, books: Books) -> Seller | None:
        """The seller, when the party has a commodity account with figures."""
        account = books.of(KIND)
        if account is None or not account[1].figures:
            return None

        def figure(role: str) -> Figure | None:
            return books.figure(KIND, role)

        rates = [f for f in (figure("rate-now"), figure("rate")) if f is not None]
        return cls(
            books.party,
            books,
            figure("price"),
            rates[0] if rates else None,
            figure("price-plan"),
            figure("rate-plan"),
            figure("revenue-plan"),
            figure("per-rouble") or figure("per-unit"),
            figure("per-ten-dollars") or figure("per-ten"),
            _newest_year(books.history(KIND, "profit-tax")),
        )

    @property
    def plan(self) -> tuple[float, float, float] | None:
        """Price, rate and revenue of the plan; None when one of them is missing."""
        if self.plan_price is None or self.plan_rate is None or self.plan_revenue is None:
            return None
        return self.plan_price.middle, self.plan_rate.middle, self.plan_revenue.middle

    def rests(self, *figures: Figure | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(addresses, claims) of the figures that are there."""
        there = [f for f in figures if f is not None]
        claims = dict.fromkeys(c for f in there for c in f.claims)
        return tuple(dict.fromkeys(f.address for f in there)), tuple(claims)

    @property
    def unit(self) -> str:
        """The money revenue is counted in."""
        revenue = self.plan_revenue or self.books.figure(KIND, "revenue")
        return revenue.unit if revenue is not None else ""

    def cut_off(self) -> float | None:
        """The cut-off at which ten dollars cost the most that a source prints."""
        if self.plan is None or self.per_ten is None:
            return None
        price, _, revenue = self.plan
        try:
            found = commodity.cut_off_for(self.per_ten.high, STEP, price, revenue)
        except NoAnswer:
            return None
        return found if 0 <= found < price else None

    def year(
        self, rule: str, price: NDArray[np.float64], rate: NDArray[np.float64]
    ) -> NDArray[np.float64] | None:
        """Revenue of a year under a rule; None when a constant it needs is missing."""
        if rule == "monthly":
            return self._by_month(price, rate)
        if self.plan is None:
            return None
        if rule == "linear":
            return commodity.linear_rule(price, rate, *self.plan)
        cut_off = self.cut_off()
        if cut_off is None:
            return None
        return commodity.cut_off_rule(price, rate, *self.plan, cut_off)

    def _by_month(
        self, price: NDArray[np.float64], rate: NDArray[np.float64]
    ) -> NDArray[np.float64] | None:
        if self.per_unit is None:
            return None
        lumps = sum(lump.middle for lump in self.lumps)
        tax_prices = commodity.tax_price(price, rate)
        twelve = 12 * commodity.monthly_rule(tax_prices, self.per_unit.middle * _BILLION)
        return np.asarray(twelve + lumps)

    def constants(self, rule: str) -> tuple[Figure | None, ...]:
        """The figures a rule stands on besides price and rate."""
        plan = (self.plan_price, self.plan_rate, self.plan_revenue)
        return {
            "linear": plan,
            "cut-off": (*plan, self.per_ten),
            "monthly": (self.per_unit, *self.lumps),
        }[rule]


def _newest_year(lumps: list[Figure]) -> tuple[Figure, ...]:
    """The lumps of the newest year that has any."""
    dated = [lump for lump in lumps if lump.at is not None and lump.at.first is not None]
    years = [lump.at.first.year for lump in dated]  # type: ignore[union-attr]
    return tuple(d for d, year in zip(dated, years, strict=True) if year == max(years))


def tables(draws: Draws, sellers: list[Seller]) -> tuple[tuple[Table, ...], tuple[Caution, ...]]:
    """Rules side by side, the prices at which the gap opens, and what the rate costs alone."""
    warned = [c for s in sellers for c in _missing(s)]
    made = (
        Table("revenue-rules", RULE_COLUMNS, tuple(r for s in sellers for r in _rules(draws, s))),
        Table("gap", GAP_COLUMNS, tuple(r for s in sellers for r in _gaps(s))),
        Table("rate-alone", RATE_COLUMNS, tuple(r for s in sellers for r in _rates(s))),
    )
    return made, tuple(warned)


def _missing(seller: Seller) -> Iterator[Caution]:
    """What keeps a rule from being reckoned, in words."""
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
        yield Caution("gap", "roles-missing", {"party": seller.party, "roles": lacking})
    if seller.lumps:
        yield Caution("judgement", "lumps-carried-over", {"party": seller.party})


def _rules(draws: Draws, seller: Seller) -> Iterator[Row]:
    if seller.price is None or seller.rate is None:
        return
    price, rate = seller.price.drawn(draws), seller.rate.drawn(draws)
    plan = seller.plan_revenue.middle if seller.plan_revenue is not None else None
    for rule in RULES:
        revenue = seller.year(rule, price, rate)
        if revenue is None:
            continue
        low, middle, high = spread(revenue)
        figures = (low, middle, high, plan, plan - middle if plan is not None else None)
        scaled, unit = money((*figures, _per_ten(seller, rule)), seller.unit)
        addresses, claims = seller.rests(seller.price, seller.rate, *seller.constants(rule))
        yield Row(
            (
                f"{seller.party}.{rule}",
                seller.party,
                rule,
                *map(rounded, scaled),
                unit,
                _ground(seller, rule),
            ),
            addresses,
            claims,
        )


def _per_ten(seller: Seller, rule: str) -> float | None:
    """What ten dollars less cost in a year, at the planned price and rate."""
    if seller.plan_price is None or seller.plan_rate is None:
        return None
    price = np.array([seller.plan_price.middle, max(seller.plan_price.middle - STEP, 0.0)])
    found = seller.year(rule, price, np.full(2, seller.plan_rate.middle))
    return None if found is None else float(found[0] - found[1])


def _ground(seller: Seller, rule: str) -> str:
    """Whether every constant of the rule has a source."""
    there = [f for f in seller.constants(rule) if f is not None]
    return "judgement" if any(f.basis == "assumed" for f in there) else "sourced"


def _gaps(seller: Seller) -> Iterator[Row]:
    """Per published gap: the price, in home money and in dollars, and the discount that make it."""
    address = seller.books.address(KIND, "gap")
    if address is None or seller.plan is None:
        return
    gaps = observed(seller.books.case, address, rivals=True)
    if not gaps and (one := newest(seller.books.case, address)) is not None:
        gaps = [one]
    discount = seller.books.figure(KIND, "discount")
    planned = seller.books.figure("budget", "revenue-plan")
    for number, gap in enumerate(gaps, 1):
        at = float(commodity.price_at_gap(gap.middle, *seller.plan))
        dollars = at / seller.rate.middle if seller.rate is not None else None
        now = seller.price.middle if seller.price is not None else None
        off = discount.middle if discount is not None else None
        wide = None if None in (dollars, now, off) else now + off - dollars  # type: ignore[operator]
        (amount,), unit = money((gap.middle,), seller.unit)
        share = 100 * gap.middle / planned.middle if planned is not None else None
        addresses, claims = seller.rests(gap, planned, seller.price, seller.rate, discount)
        yield Row(
            (
                f"{seller.party}.gap-{number}",
                seller.party,
                amount,
                unit,
                rounded(share),
                rounded(at, 4),
                rounded(dollars),
                rounded(wide),
                now,
                off,
                gap.address.partition("@")[0],
            ),
            addresses,
            claims,
        )


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
                rate,
                plan_rate,
                rounded(amount),
                unit,
                seller.rate.address.partition("@")[0],
            ),
            addresses,
            claims,
        )
