"""How many whole days does a length of time take in each draw?

A length is rounded up: what takes 12 hours is not over on the day it began. A wide range has draws
below zero; a task that takes time at all then takes a day, a lag none, and the result says in how
many draws that was done.
"""

from __future__ import annotations

import numpy as np

from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.draws import Draws
from winset.errors import LensError
from winset.models.network import Days
from winset.units import DAYS_PER

# Lengths are sums and products of floats: a hair above a whole day is that day.
_HAIR = 1e-9
_LONGEST = 10_000_000


class Lengths:
    """Lengths of time of one viewed case in whole days, each drawn once under its address."""

    def __init__(self, draws: Draws) -> None:
        self.draws = draws
        self.below_zero: dict[str, float] = {}
        self._drawn: dict[str, Days | None] = {}

    def days(self, value: Value | None, address: str, least: int = 0) -> Days | None:
        """Whole days, shape (draw,), no draw below ``least``; None when nobody said how long.

        A length that is nothing in every draw stays nothing. Raises LensError for a unit that is no
        time.
        """
        if value is None:
            return None
        if address not in self._drawn:
            self._drawn[address] = self._draw(given(self.draws.case, value), address, least)
        return self._drawn[address]

    def _draw(self, value: Value | None, address: str, least: int) -> Days | None:
        if value is None or not value.known:
            return None
        if value.unit not in DAYS_PER:
            raise LensError(
                f"{address}: '{value.text}' is not a length of time; "
                "expected days, weeks, months or years"
            )
        drawn = self.draws.sample(value, address)
        if drawn is None:
            return None
        days = np.asarray(drawn, dtype=np.float64) * float(DAYS_PER[value.unit])
        if np.any(days > _LONGEST):
            raise LensError(f"{address}: '{value.text}' reaches beyond the calendar")
        below = float(np.mean(days < 0))
        if below == 1:
            raise LensError(f"{address}: '{value.text}' is shorter than nothing")
        if below > 0:
            self.below_zero[address] = below
        floor = least if np.any(days > 0) else 0
        return np.maximum(np.ceil(days - _HAIR), floor).astype(np.int32)


def given(case: Case, value: Value) -> Value | None:
    """``value``, or the figure of the claim it points to: as mended, where it was mended."""
    seen: set[str] = set()
    while value.shape == "from":
        claim = case.claims.get(value.claim)
        if claim is None or value.claim in seen:
            return None
        seen.add(value.claim)
        mended = claim.corrected_to
        if mended is not None and mended.claim is not None:
            value = Value(text=f"from {mended.claim}", shape="from", claim=mended.claim)
            continue
        told = mended.value if mended is not None else claim.value
        if told is None or told.value is None:
            return None
        value = told.value
    return value
