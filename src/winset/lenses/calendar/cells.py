"""How do days over draws become cells: a day, a span of days, a length, a chance?"""

from __future__ import annotations

from datetime import date

import numpy as np

from winset.errors import LensError
from winset.models.network import Days, Marks
from winset.results import Quantity


def day(days: Days, share: float = 0.5) -> str:
    """The day that is reached in this share of the draws: a day that some draw has."""
    return on_calendar(int(np.quantile(days, share, method="inverted_cdf")))


def on_calendar(ordinal: int) -> str:
    """The date of a day number. Raises LensError outside the years 1 to 9999."""
    if not 1 <= ordinal <= date.max.toordinal():
        raise LensError("the lengths of this calendar reach beyond the year 9999")
    return date.fromordinal(ordinal).isoformat()


def span(days: Days) -> str:
    """The days between which nine tenths of the draws lie."""
    first, last = day(days, 0.05), day(days, 0.95)
    return first if first == last else f"{first} to {last}"


def length(days: Days) -> Quantity:
    """A number of days: exact when all draws agree."""
    if days.size and int(days.min()) == int(days.max()):
        return Quantity.exactly(int(days[0]))
    ends = np.quantile(days, (0.5, 0.25, 0.75, 0.05, 0.95), method="inverted_cdf")
    median, low50, high50, low90, high90 = (int(end) for end in ends)
    return Quantity(median, low50, high50, low90, high90, n=int(days.size))


def chance(kept: Marks, certain: bool = False) -> Quantity:
    """The share of draws in per cent; exact when nothing that it hangs on is drawn."""
    share = float(np.mean(kept))
    if certain:
        return Quantity.exactly(100 * round(share))
    error = (share * (1 - share) / kept.size) ** 0.5
    return Quantity(_rounded(share), standard_error=round(100 * error, 1), n=int(kept.size))


def _rounded(share: float) -> float:
    """Per cent to one decimal; 0 and 100 are kept for what happens in no draw, or in all."""
    return share * 100 if share in (0, 1) else min(max(round(100 * share, 1), 0.1), 99.9)


def share_words(share: float) -> float | str:
    """A share in per cent for a sentence: near its ends a decimal would pretend to know."""
    if 0 < share < 1:
        return "under-1"
    return "over-99" if 99 < share < 100 else share
