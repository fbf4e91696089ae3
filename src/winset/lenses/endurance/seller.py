"""What does the commodity account of a party tell, and what do its rules give for a price?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from winset.draws.figures import Books, Figure, readings
from winset.models import commodity
from winset.models.noanswer import NoAnswer

KIND = "commodity-revenue"
RULES = ("linear", "cut-off", "monthly")
STEP = 10.0
"""Dollars a barrel of the sensitivity that is compared with what sources print."""
BILLION = 1e9
"""The yield of the monthly rule is written in billions a month for one unit of the tax price."""


@dataclass(frozen=True)
class Seller:
    """What the commodity account of a party tells that the rules need; a missing one is None.

    Where a figure has rival values a seller stands for one reading of them.
    """

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
    reading: str | None = None
    number: int = 0
    """Which reading of rival values, from 1; 0 when nothing has rivals."""

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
    def readings(self) -> tuple[Seller, ...]:
        """One seller per choice among rival values; itself when nothing has rivals."""
        found = list(
            readings(
                self.price,
                self.rate,
                self.plan_price,
                self.plan_rate,
                self.plan_revenue,
                self.per_unit,
            )
        )
        return tuple(
            replace(
                self,
                price=chosen[0],
                rate=chosen[1],
                plan_price=chosen[2],
                plan_rate=chosen[3],
                plan_revenue=chosen[4],
                per_unit=chosen[5],
                reading=words,
                number=number if len(found) > 1 else 0,
            )
            for number, (words, chosen) in enumerate(found, 1)
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

    def key(self, *names: str) -> str:
        """The key of a row about this seller, numbered where there are several readings."""
        number = (str(self.number),) if self.number else ()
        return ".".join((self.party, *names, *number))

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
        tax_prices = commodity.tax_price(price, rate)
        twelve = 12 * commodity.monthly_rule(tax_prices, self.per_unit.middle * BILLION)
        return np.asarray(twelve + self.lump)

    @property
    def lump(self) -> float:
        """The lumps of a year, added up."""
        return sum(lump.middle for lump in self.lumps)

    def price_at(self, rule: str, gap: float) -> float | None:
        """Dollars a barrel at which a year falls short of the plan by ``gap``; None when never."""
        if self.plan is None or self.rate is None or self.rate.middle <= 0:
            return None
        rate, (_, _, revenue) = self.rate.middle, self.plan
        cut_off = self.cut_off()
        if rule == "linear":
            found = float(commodity.price_at_gap(gap, *self.plan)) / rate
        elif rule == "monthly" and self.per_unit is not None:
            per_unit = self.per_unit.middle * BILLION
            found = float(commodity.tax_price_at(revenue - gap, per_unit, self.lump)) / rate
        elif rule == "cut-off" and cut_off is not None:
            found = float(
                commodity.price_above_cut_off_at_gap(gap, rate, *self.plan, cut_off=cut_off)
            )
        else:
            return None
        return found if found >= 0 else None

    def constants(self, rule: str) -> tuple[Figure | None, ...]:
        """The figures a rule stands on besides price and rate."""
        plan = (self.plan_price, self.plan_rate, self.plan_revenue)
        return {
            "linear": plan,
            "cut-off": (*plan, self.per_ten),
            "monthly": (self.per_unit, *self.lumps),
        }[rule]

    def ground(self, rule: str) -> str:
        """What the constants of a rule are: a judgement, derived from other figures, or sourced."""
        return ground_of(self.constants(rule))


def ground_of(figures: tuple[Figure | None, ...]) -> str:
    """The weakest ground among figures: judgement, derived or sourced."""
    bases = {f.basis for f in figures if f is not None}
    if "assumed" in bases:
        return "judgement"
    return "derived" if bases & {"derived", "inferred"} else "sourced"


def _newest_year(lumps: list[Figure]) -> tuple[Figure, ...]:
    """The lumps of the newest year that has any."""
    dated = [lump for lump in lumps if lump.at is not None and lump.at.first is not None]
    years = [lump.at.first.year for lump in dated]  # type: ignore[union-attr]
    return tuple(d for d, year in zip(dated, years, strict=True) if year == max(years))
