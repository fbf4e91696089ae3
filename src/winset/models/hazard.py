"""How often did wars end in a month, in a class of past wars?

Equation: with k ends in T months the rate is Gamma(k + 1/2, T), Jeffreys' answer for a rate; its
5 %, 50 % and 95 % points are given. P(end within m months) = 1 - exp(-rate * m).

Units: ends a month. Source: episodes between states past their first year, 1946 to 2024, of the
UCDP/PRIO Armed Conflict Dataset, counted by conflict and start of episode: 18 ends in 577 months;
of those with 1,000 deaths in a year, 6 in 281.8. Assumptions: a constant rate after the first year
(no trend is visible there). Leaves out: how a war ended and in whose favour; many end dates are
the last day of a year; other definitions of an episode give other rates.

>>> low, middle, high = rate(*CLASSES["intense"])
>>> round(low, 4), round(high, 4)
(0.0105, 0.0397)
"""

from __future__ import annotations

from datetime import date

CLASSES: dict[str, tuple[int, float]] = {"all": (18, 577.0), "intense": (6, 281.8)}
"""Ends and months at risk, past the first year."""
KNOWN = date(2025, 6, 1)
"""When a count to the end of 2024 was published (judgement: the month of the yearly release)."""


def rate(ends: int, months: float) -> tuple[float, float, float]:
    """5 %, 50 % and 95 % of the rate of ending a month."""
    if ends < 0 or not months > 0:
        raise ValueError(f"{ends} ends in {months:g} months is no record")
    from scipy.special import gammaincinv  # type: ignore[import-untyped]

    low, middle, high = (float(gammaincinv(ends + 0.5, q)) / months for q in (0.05, 0.5, 0.95))
    return low, middle, high
