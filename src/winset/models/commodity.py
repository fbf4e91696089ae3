"""What do price, discount and exchange rate bring the treasury of a seller of a commodity?

Equations::

    price received     p = world price - discount             [USD/bbl]
    tax price          x = p * rate                           [RUB/bbl, or any money a unit]
    monthly rule       R_m = k * x_(m-1) + L_m                [RUB a month; L_m profit-tax lump]
    annual linear rule R = R0 * (p * rate) / (p0 * rate0)     [RUB a year; p0, rate0, R0 the plan]
    rule with cut-off  R = R0 * (p - c) * rate / ((p0 - c) * rate0)
    discount           d = d0 + jump * (1 - erosion)          [USD/bbl]
    over time          d(t) = d0 + jump * phase(t) * (1 - erosion(t))
    phase in           phase(t) = t / ramp, between 0 and 1   [t months since the push took effect]
    wearing off        erosion(t) = erosion * (1 - 2^(-t / half-life))
    volume             v = 1 - lost * (1 - kept)              [share of the plan's volume]

Under the rule with a cut-off c, a dollar costs R0 / (p0 - c); so the cut-off at which ``step``
dollars cost ``loss`` is c = p0 - R0 * step / loss. The price at which revenue falls short of the
plan by a gap G solves each rule for p.

Units: dollars a barrel, roubles a dollar, roubles; any money will do so long as it is one money.
Source: the linear rule is the budget calculator of a public economic site; the monthly rule was
fitted on the nine months without profit tax from January 2025 to January 2026 (mean error 5.1 %);
the form with a cut-off is that of the older extraction tax, base rate * (price - cut-off) * rate.
Assumptions: volume follows the plan unless a sanction says otherwise; tax is paid in the month
after; those who trade find ways round a push at a rate that slows as fewer are left to be found
(the exponential form and its half-life are judgements: no source gives either). Leaves out: damper
payments, export duty, the mix of grades, and the answer of the rate to the price.

>>> round(float(linear_rule(46.1, 77.65, 59.0, 92.2, 8.919e12)) / 1e12, 2)
5.87
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from winset.models.noanswer import NoAnswer

Numbers = NDArray[np.float64]
Given = float | Numbers


def _checked(**figures: Given) -> None:
    """Refuses a price, rate or plan that is below zero or not a number."""
    for name, figure in figures.items():
        values = np.asarray(figure, dtype=float)
        words = name.replace("_", " ")
        if np.isnan(values).any():
            raise NoAnswer(f"the {words} is not a number")
        if (values < 0).any():
            raise NoAnswer(f"a negative {words}: {values.min():g}")


def discount(before: Given, jump: Given, erosion: Given = 0.0) -> Numbers:
    """Discount in dollars a barrel, a share ``erosion`` (0 to 1) of the ``jump`` worn off."""
    _checked(discount=before)
    return np.asarray(before + np.asarray(jump) * (1.0 - np.asarray(erosion)), dtype=float)


def phase_in(months: Given, ramp: Given) -> Numbers:
    """Share of a push (0 to 1) that is there ``months`` after it took effect.

    It grows evenly over ``ramp`` months; at a ramp of nothing it is there at once.
    """
    since, whole = np.broadcast_arrays(np.asarray(months, float), np.asarray(ramp, float))
    _checked(ramp=whole)
    at_once = np.where(since >= 0, 1.0, 0.0)
    grown = np.divide(since, whole, out=at_once, where=whole > 0)
    return np.asarray(np.clip(grown, 0.0, 1.0))


def worn_off(months: Given, most: Given, half_life: float) -> Numbers:
    """Share of a push (0 to 1) that workarounds have worn off ``months`` after it took effect.

    It starts at nothing and comes near ``most`` (0 to 1), half of the way in each ``half_life``
    months.
    """
    _above_nothing(half_life=half_life)
    since = np.maximum(np.asarray(months, dtype=float), 0.0)
    return np.asarray(np.asarray(most) * (1.0 - 2.0 ** (-since / half_life)), dtype=float)


def discount_after(
    before: Given, jump: Given, months: Given, ramp: Given, most: Given, half_life: float
) -> Numbers:
    """Discount in dollars a barrel ``months`` after a push that phases in and then wears off.

    With ``most`` = 0 and the phase over it is ``discount(before, jump)``.
    """
    there = np.asarray(jump) * phase_in(months, ramp)
    return discount(before, there, worn_off(months, most, half_life))


def volume(lost: Given, kept: Given) -> Numbers:
    """Share of the planned volume sold when a share ``lost`` of it finds no buyer, ``kept`` of that
    through workarounds."""
    _checked(lost_volume=lost, kept_volume=kept)
    return np.asarray(1.0 - np.asarray(lost) * (1.0 - np.asarray(kept)), dtype=float)


def received(world_price: Given, off: Given) -> Numbers:
    """Price the seller is paid, dollars a barrel, never below nothing."""
    _checked(world_price=world_price)
    paid: Numbers = np.maximum(np.asarray(world_price, dtype=float) - np.asarray(off), 0.0)
    return paid


def tax_price(price: Given, rate: Given) -> Numbers:
    """Price on which tax is reckoned, in home money a barrel."""
    _checked(price=price, exchange_rate=rate)
    return np.asarray(np.asarray(price, dtype=float) * np.asarray(rate, dtype=float))


def monthly_rule(tax_prices: Any, per_unit: Given, lumps: Any = 0.0) -> Numbers:
    """Revenue of each month from the tax price of the month before and the lump of its own month.

    ``tax_prices``: home money a barrel, shape (months,), each of the month *before* the revenue;
    ``per_unit``: revenue a month for one unit of it.
    """
    prices = np.asarray(tax_prices, dtype=float)
    _checked(tax_price=prices, yield_a_unit=per_unit)
    return np.asarray(per_unit * prices + np.asarray(lumps, dtype=float), dtype=float)


def linear_rule(
    price: Given, rate: Given, plan_price: float, plan_rate: float, plan_revenue: Given
) -> Numbers:
    """Revenue of a year when it moves in step with the tax price."""
    _checked(price=price, exchange_rate=rate, plan_revenue=plan_revenue)
    _above_nothing(plan_price=plan_price, plan_rate=plan_rate)
    share = tax_price(price, rate) / (plan_price * plan_rate)
    return np.asarray(plan_revenue * share, dtype=float)


def cut_off_rule(
    price: Given,
    rate: Given,
    plan_price: float,
    plan_rate: float,
    plan_revenue: Given,
    cut_off: float,
) -> Numbers:
    """Revenue of a year when only what the price exceeds ``cut_off`` by is taxed."""
    _checked(price=price, exchange_rate=rate, plan_revenue=plan_revenue)
    _above_nothing(plan_rate=plan_rate, plan_price_above_the_cut_off=plan_price - cut_off)
    above = np.maximum(np.asarray(price, dtype=float) - cut_off, 0.0)
    share = above * np.asarray(rate, dtype=float) / ((plan_price - cut_off) * plan_rate)
    return np.asarray(plan_revenue * share, dtype=float)


def cut_off_for(loss: float, step: float, plan_price: float, plan_revenue: float) -> float:
    """The cut-off in dollars a barrel at which ``step`` dollars cost ``loss``, rate on plan."""
    _above_nothing(loss=loss, step=step, plan_revenue=plan_revenue)
    return plan_price - plan_revenue * step / loss


def price_at_gap(gap: Given, plan_price: float, plan_rate: float, plan_revenue: Given) -> Numbers:
    """Tax price in home money at which the linear rule falls short of the plan by ``gap``."""
    _above_nothing(plan_price=plan_price, plan_rate=plan_rate)
    revenue = np.asarray(plan_revenue, dtype=float)
    if (revenue <= 0).any():
        raise NoAnswer("no planned revenue to fall short of")
    return np.asarray(plan_price * plan_rate * (1.0 - np.asarray(gap) / revenue), dtype=float)


def price_above_cut_off_at_gap(
    gap: Given,
    rate: Given,
    plan_price: float,
    plan_rate: float,
    plan_revenue: Given,
    cut_off: float,
) -> Numbers:
    """Dollars a barrel at which the rule with a cut-off falls short of the plan by ``gap``.

    At ``rate``: above a cut-off the price in home money alone does not settle revenue.
    """
    _checked(exchange_rate=rate)
    _above_nothing(plan_rate=plan_rate, plan_price_above_the_cut_off=plan_price - cut_off)
    left = 1.0 - np.asarray(gap) / np.asarray(plan_revenue, dtype=float)
    return np.asarray(cut_off + (plan_price - cut_off) * plan_rate / np.asarray(rate) * left)


def tax_price_at(revenue: Given, per_unit: float, lumps: float = 0.0) -> Numbers:
    """Tax price in home money at which twelve equal months and ``lumps`` bring ``revenue``."""
    _above_nothing(yield_a_unit=per_unit)
    return np.asarray((np.asarray(revenue, dtype=float) - lumps) / (12.0 * per_unit))


def rate_alone(rate: Given, plan_rate: float, plan_revenue: Given) -> Numbers:
    """What a stronger home currency costs by itself, the price on plan."""
    _checked(exchange_rate=rate)
    _above_nothing(plan_rate=plan_rate)
    lost = 1.0 - np.asarray(rate, dtype=float) / plan_rate
    return np.asarray(plan_revenue * lost, dtype=float)


def fitted_yield(tax_prices: Any, revenues: Any) -> float:
    """Least-squares revenue a month for one unit of the tax price, through nothing."""
    prices, paid = np.asarray(tax_prices, dtype=float), np.asarray(revenues, dtype=float)
    if len(prices) < 3 or len(prices) != len(paid):
        raise NoAnswer(f"{len(prices)} months are too few to fit a yield: 3 are needed")
    return float(prices @ paid / (prices @ prices))


def mean_error(told: Any, seen: Any) -> float:
    """Mean absolute error as a share of what was seen (0.05 = 5 %)."""
    seen_ = np.asarray(seen, dtype=float)
    return float(np.mean(np.abs(np.asarray(told, dtype=float) - seen_) / np.abs(seen_)))


def _above_nothing(**figures: float) -> None:
    for name, figure in figures.items():
        if not figure > 0:
            raise NoAnswer(f"the {name.replace('_', ' ')} is {figure:g}; it must be above zero")
