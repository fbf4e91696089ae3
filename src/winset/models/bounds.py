"""How likely can it be that several things all hold, when nobody says how they hang together?

For events with chances p_1 ... p_n and unknown dependence the chance of all of them lies between
max(0, sum p_k - (n - 1)) and min p_k (Frechet's bounds); both ends can be reached. A product would
assume independence, which nobody has stated. Where each chance is itself a range, the lower bound
takes the lower ends and the upper bound the upper ends.

Source: M. Frechet, Annales de l'Universite de Lyon A 14 (1951).
Units: chances, 0 to 1. Leaves out named common causes: the caller joins those into one event.

>>> all_hold([(0.4, 0.7), (0.8, 0.9)])
(0.2, 0.7)
"""

from __future__ import annotations

from collections.abc import Sequence


def all_hold(chances: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The range of the chance that all hold, from ranges of each chance; of nothing it is 1."""
    if not chances:
        return 1.0, 1.0
    least = sum(low for low, _ in chances) - (len(chances) - 1)
    return round(max(0.0, least), 12), min(high for _, high in chances)


def any_holds(chances: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The range of the chance that at least one holds; of nothing it is 0."""
    if not chances:
        return 0.0, 0.0
    most = sum(high for _, high in chances)
    return max(low for low, _ in chances), min(1.0, round(most, 12))
