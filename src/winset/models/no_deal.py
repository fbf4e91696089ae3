"""How does what a deal hands over compare with what goes on being lost without one?

With A the amount that a deal hands over at once, and p the pace at which the same kind of thing is
lost while there is no deal,

    months until equal   m = A / p                     [months; never, where p <= 0]
    lost by a horizon    L(h) = change of the measured series after h, from its own past

A deal loses less than no deal by h when even its most is below the least of L(h), more when even
its least is above the most of L(h); between the two the ends leave it open. Parts in different
units are never traded against each other.

Units: A and L in one unit (km2); p in that unit a month; m in months. Source: the comparison with
the best alternative to an agreement (Fisher and Ury, *Getting to Yes*, 1981; Raiffa, *The Art and
Science of Negotiation*, 1982). Leaves out: what land is worth beyond its area, whether a pace
holds beyond the horizon it was tried on, what deal would follow later.

>>> import numpy as np
>>> months_until_equal(np.array([600.0, 600.0]), np.array([100.0, -5.0])).tolist()
[6.0, inf]
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Ends = tuple[float, float]
Standing = Literal["less", "more", "open"]


def months_until_equal(handed_over: Numbers, pace: Numbers) -> Numbers:
    """Months without a deal until as much is lost as the deal hands over: (draw,).

    Infinite where nothing is being lost; 0 where the deal hands over nothing.
    """
    amount = np.asarray(handed_over, dtype=float)
    rate = np.asarray(pace, dtype=float)
    if (amount < 0).any():
        raise ValueError(f"a deal hands over {amount.min():g}; less than nothing is no amount")
    lost = rate > 0
    months = np.where(lost, amount / np.where(lost, rate, 1.0), np.inf)
    return np.where(amount == 0, 0.0, months)


def standing(deal: Ends, no_deal: Ends) -> Standing:
    """Whether the deal loses less or more than no deal by the horizon, or that is open."""
    if deal[1] < no_deal[0]:
        return "less"
    if deal[0] > no_deal[1]:
        return "more"
    return "open"
