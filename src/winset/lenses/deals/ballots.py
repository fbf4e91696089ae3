"""Is it certain how a vote comes out, as far as the recorded figures reach?

The yes-share is that of the newest observation of the poll that stands in for it. It and the
turnout are taken at both ends of what is recorded; a statistical error or range, which leaves one
case in ten or twenty outside, is taken twice (one in a thousand, one in ten thousand). A vote fails
for certain if it fails with the best of these figures, and passes for certain if it passes with the
worst; else its result is not known. Where no poll stands in and the quorum can be reached, the
figures say nothing.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from winset.case.address import resolve
from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.case.quantities import Observation, Quantity
from winset.case.who import Vote
from winset.errors import Slip
from winset.models.answers import NO, UNKNOWN, YES
from winset.models.ratification import vote as passing

NINETY_FIVE = 1.959963984540054
_SURE = 2.0
"""So many times a statistical error counts as certain: a judgement."""


def vote_of(case: Case, actor: str) -> Vote | None:
    """The vote by which somebody consents, if he does so by one."""
    found = (p.constituencies.get(actor) for p in case.parties.values())
    return next((one.vote for one in found if one is not None), None)


def outcome(case: Case, vote: Vote) -> int | None:
    """Yes or no where certain, not known where the figures leave it open, None without figures."""
    if out_of_reach(vote):
        return NO
    share = _share(case, vote)
    if share is None:
        return None
    turnout = _ends(vote.turnout)
    worst, best = passing(
        np.array(share),
        np.array(turnout) if turnout is not None else None,
        part(vote.passes_with, 0.5),
        part(vote.quorum, 0.0),
        2,
    )
    return NO if best == NO else YES if worst == YES else UNKNOWN


def out_of_reach(vote: Vote) -> bool:
    """Whether the highest recorded turnout stays below the quorum."""
    turnout = _ends(vote.turnout)
    return turnout is not None and turnout[1] < part(vote.quorum, 0.0)


def newest(case: Case, vote: Vote) -> Observation | None:
    """The newest observation by the counter the case follows."""
    if vote.yes_share is None:
        return None
    try:
        quantity = resolve(case, vote.yes_share).thing
    except Slip:
        return None
    if not isinstance(quantity, Quantity):
        return None
    used = [o for o in quantity.observed if quantity.use is None or o.by == quantity.use]
    return max(used, key=lambda o: o.at.last or date.min, default=None)


def part(value: Value | None, otherwise: float) -> float:
    """A percentage as a share; what nobody gave stands as ``otherwise``."""
    middle = value.middle if value is not None else None
    return middle / 100 if middle is not None else otherwise


def _share(case: Case, vote: Vote) -> tuple[float, float] | None:
    observed = newest(case, vote)
    ends = _ends(observed.value) if observed is not None else None
    if observed is None or ends is None:
        return None
    error, against = _SURE * part(observed.error, 0.0), part(observed.against, -1.0)
    shares = [
        (end + off) / max(end + against, 0.01) if against >= 0 else end + off
        for end, off in zip(ends, (-error, error), strict=True)
    ]
    return max(0.0, shares[0]), min(1.0, shares[1])


def _ends(value: Value | None) -> tuple[float, float] | None:
    """The lowest and highest share that a figure leaves possible; None where it gives none."""
    if value is None or not value.known or not value.numbers:
        return None
    numbers = value.numbers
    match value.shape:
        case "about" | "normal" | "range":
            middle, spread = numbers[0], _SURE * 0.05 * numbers[0]
            if value.shape == "normal":
                spread = _SURE * NINETY_FIVE * numbers[1]
            if value.shape == "range":
                middle, spread = sum(numbers) / 2, _SURE * (numbers[1] - numbers[0]) / 2
            ends = (middle - spread, middle + spread)
        case "beta":
            ends = (numbers[2], numbers[3]) if len(numbers) == 4 else (0.0, 100.0)
        case _:
            ends = (min(numbers), max(numbers))
    return max(0.0, ends[0] / 100), min(1.0, ends[1] / 100)
