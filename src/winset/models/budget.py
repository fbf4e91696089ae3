"""How large is the deficit, and how is it split between reserves and debt?

Equations::

    deficit            D = spending - (commodity revenue + other revenue)
    financing          dF + dB = -D    exactly: dF change of the reserves, dB of the debt's negative

The reserves change by ``-drawn`` and the net position towards lenders by ``-borrowed``; every unit
of the deficit is one or the other. A surplus refills the reserves. Draw rules::

    none           drawn = 0                         (all is borrowed)
    shortfall      drawn = min(F, max(0, base - commodity revenue))   the fiscal rule
    whole-deficit  drawn = min(F, max(0, D))

Units: any one money, a month or a year alike. Source: the split is an accounting identity; the
fiscal rule is the published practice of selling from a fund what commodity revenue falls short of
its base by. Assumptions: reserves are never overdrawn; borrowing is always found. Leaves out: what
borrowing costs, arrears, printing money, spending that follows revenue.

>>> drawn, borrowed = financing(5.0, 4.0, "whole-deficit")
>>> float(drawn), float(borrowed)
(4.0, 1.0)
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from winset.models.noanswer import NoAnswer

Numbers = NDArray[np.float64]
Given = float | Numbers
DrawRule = Literal["none", "shortfall", "whole-deficit"]
DRAW_RULES: tuple[DrawRule, ...] = ("none", "shortfall", "whole-deficit")


def deficit(spending: Given, commodity: Given, other: Given) -> Numbers:
    """Spending less revenue: above zero is a deficit."""
    return np.asarray(spending - (np.asarray(commodity) + np.asarray(other)), dtype=float)


def financing(
    short: Given, reserves: Given, rule: DrawRule, shortfall: Given = 0.0
) -> tuple[Numbers, Numbers]:
    """(drawn from reserves, borrowed) for a deficit ``short``; the two add up to it exactly.

    Below zero is a surplus: it is put into the reserves. ``shortfall``: what commodity revenue
    falls short of its base by, used by the rule of that name; it is never drawn beyond the deficit,
    since a fund does not pay for a surplus.
    """
    gap, held = np.asarray(short, dtype=float), np.asarray(reserves, dtype=float)
    if (held < 0).any():
        raise NoAnswer(f"negative reserves: {held.min():g}")
    asked = {
        "none": np.zeros_like(gap),
        "shortfall": np.minimum(np.maximum(np.asarray(shortfall, dtype=float), 0.0), gap),
        "whole-deficit": gap,
    }[rule]
    drawn = np.where(gap > 0, np.minimum(np.maximum(asked, 0.0), held), gap)
    return drawn, gap - drawn


def stress(reserves_share: Given, deficit_share: Given, plan_share: Given) -> tuple[Given, Given]:
    """Two signs of fiscal stress, told apart and never added: share of the reserves that is gone,
    and how many times the planned deficit the deficit is."""
    plan = np.asarray(plan_share, dtype=float)
    if (plan <= 0).any():
        raise NoAnswer("a planned deficit of nothing or below: a multiple of it says nothing")
    return 1.0 - np.asarray(reserves_share), np.asarray(deficit_share) / plan
