"""How long does a buffer last under a stated rule?

Equation: months = amount / (draw a month); a draw of nothing or less has no end, which is told as
infinite and printed as *not drawn down under this rule*. With a draw that grows by g a month,
months = ln(1 + amount * g / draw) / g.

Units: amount in any money or count, draw in the same a month, growth a share a month, runway in
months. Source: closed form of a constant (or geometric) draw. Assumptions: no income of the buffer,
no revaluation. Leaves out: a government that stops before the buffer is empty.

>>> round(float(runway(4.23, 0.1822)), 1)
23.2
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from winset.models.noanswer import NoAnswer

Numbers = NDArray[np.float64]
Given = float | Numbers


def runway(amount: Given, draw: Given, growth: float = 0.0) -> Numbers:
    """Months until ``amount`` is gone at ``draw`` a month that grows by ``growth`` a month."""
    held, drawn = np.broadcast_arrays(np.asarray(amount, float), np.asarray(draw, float))
    if (held < 0).any():
        raise NoAnswer(f"a negative amount: {held.min():g}")
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = held / drawn
        if growth:
            grown = 1.0 + ratio * growth
            ratio = np.where(grown > 0, np.log(np.maximum(grown, 1e-300)) / growth, np.inf)
    return np.where(drawn > 0, ratio, np.inf)
