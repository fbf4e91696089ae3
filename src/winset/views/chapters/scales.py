"""From where to where does an axis run, and with how many decimals are its figures printed?"""

from __future__ import annotations

import math
from collections.abc import Sequence


def of_amounts(values: Sequence[float]) -> tuple[float, float]:
    """An axis for amounts: from zero, or from below it, to a round number above all."""
    step = _step(0.0, max(*values, 0.0), min(*values, 0.0))
    low = math.floor(min(*values, 0.0) / step) * step
    return low, max(math.ceil(max(*values, 0.0) / step - 1e-9) * step, low + step)


def of_levels(values: Sequence[float]) -> tuple[float, float]:
    """An axis for levels: cut where zero would leave more than half of it blank."""
    low, high = min(values), max(values)
    if low <= 0 or high - low > high / 2:
        return of_amounts(values)
    step = _step(low, high, low)
    first = math.floor((low - (high - low) * 0.05) / step) * step
    return max(first, 0.0), math.ceil((high + (high - low) * 0.02) / step - 1e-9) * step


def decimals(values: Sequence[float]) -> int:
    """None for whole numbers and from a hundred on, one from ten on, else two."""
    if all(value == int(value) for value in values):
        return 0
    largest = max((abs(value) for value in values), default=0.0)
    return 0 if largest >= 100 else 1 if largest >= 10 else 2


def _step(low: float, high: float, bottom: float) -> float:
    """A round step that cuts the stretch into about eight."""
    length = max(high, low) - min(low, bottom) or 1.0
    power = 10.0 ** math.floor(math.log10(length / 8))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= length / 8 * 0.999)
