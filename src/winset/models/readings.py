"""What does a reader get when the clause he signed is delivered as somebody else reads it?

A clause with several readings is taken as its reader reads it (*surface*) and comes out as one of
the readings (*delivered*). With a chance ``c`` that it is delivered as he reads it, and otherwise
as the other does, what he gets is acceptable to him with chance

    c * [surface is yes] + (1 - c) * [delivered is yes]

An answer that is not known counts as no for the lower end and as yes for the upper.

Answers are 0 (no), 1 (not known), 2 (yes); chances run from 0 to 1, without unit. Leaves out:
renegotiation, partial delivery, and that a breach of one clause may end the others.

Source: our own definition of ambiguity debt; the equation is the mean of a two-valued event.

>>> import numpy as np
>>> delivered_at(2, 0, np.array([0.25, 0.75]))[0].tolist()
[0.25, 0.75]
>>> [ends.tolist() for ends in delivered_at(2, 1, np.array([0.5]))]
[[0.5], [1.0]]
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Chances = NDArray[np.float64]
YES, UNKNOWN = 2, 1


def delivered_at(surface: int, delivered: int, chance: Chances) -> tuple[Chances, Chances]:
    """Both ends of the chance, per draw, that the reader gets what he accepts."""
    sure = np.clip(chance, 0.0, 1.0)
    low = sure * float(surface == YES) + (1 - sure) * float(delivered == YES)
    high = sure * float(surface >= UNKNOWN) + (1 - sure) * float(delivered >= UNKNOWN)
    return low, high


def summary(drawn: Chances) -> tuple[float, float, float, float, float, int]:
    """Median, ends of the middle half and of the middle nine tenths, number of draws."""
    low90, low50, middle, high50, high90 = np.quantile(drawn, (0.05, 0.25, 0.5, 0.75, 0.95))
    return float(middle), float(low50), float(high50), float(low90), float(high90), len(drawn)
