"""When does a party say yes, given what those in its ratification rule say?

Each function takes three-valued answers (no 0, not known 1, yes 2; ``models.answers``) with the
members along the first axis and gives the joint answer along the others. An unknown stays unknown
unless the rest decides without it.

- *k of n*: yes when k say yes whatever the unknown do; no when k cannot be reached any more.
- *weighted*: the same with weights; ``need`` is a share of the total weight, 0 to 1.
- *only if*: a consent that binds only when the deal has a feature.
- *vote*: passes when the yes-share of votes cast reaches ``passes_with`` and turnout reaches the
  quorum (all shares 0 to 1); not known where a share is not.

What it leaves out: bargaining among members, abstention apart from turnout, order of voting.

>>> import numpy as np
>>> senate = np.array([[2], [1], [0]], dtype=np.int8)
>>> at_least(1, senate).tolist(), at_least(2, senate).tolist(), at_least(3, senate).tolist()
([2], [1], [0])
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from winset.models.answers import NO, UNKNOWN, YES, Answers

_SLACK = 1e-9
"""Shares typed in decimals may miss their own sum by this much."""


def at_least(need: int, answers: Answers) -> Answers:
    """At least ``need`` of the members."""
    if need <= 0:
        return np.full(answers.shape[1:], YES, dtype=np.int8)
    if need > len(answers):
        return np.full(answers.shape[1:], NO, dtype=np.int8)
    ranked: Answers = np.sort(answers, axis=0)[len(answers) - need]
    return ranked


def weighted(need: float, weights: Sequence[float], answers: Answers) -> Answers:
    """Members whose weights add to at least the share ``need`` of the total."""
    shares = np.asarray(weights, dtype=float) / float(sum(weights))
    sure = np.tensordot(shares, answers == YES, axes=1) >= need - _SLACK
    possible = np.tensordot(shares, answers >= UNKNOWN, axes=1) >= need - _SLACK
    return np.where(sure, YES, np.where(possible, UNKNOWN, NO)).astype(np.int8)


def only_if(condition: Answers, answer: Answers, otherwise: int) -> Answers:
    """``answer`` where the condition holds, ``otherwise`` where not; known if both agree."""
    other = np.full_like(answer, otherwise)
    undecided = np.where(answer == other, answer, np.int8(UNKNOWN))
    return np.where(condition == YES, answer, np.where(condition == NO, other, undecided)).astype(
        np.int8
    )


def vote(
    yes_share: NDArray[np.float64] | None,
    turnout: NDArray[np.float64] | None,
    passes_with: float,
    quorum: float,
    draws: int = 1,
) -> Answers:
    """Whether a vote passes, per draw: shape (draw,)."""
    passes = _reaches(yes_share, passes_with, draws, strictly=passes_with == 0.5)
    counts = _reaches(turnout, quorum, draws) if quorum > 0 else np.full(draws, YES, dtype=np.int8)
    return np.minimum(passes, counts)


def _reaches(
    share: NDArray[np.float64] | None, line: float, draws: int, strictly: bool = False
) -> Answers:
    if share is None:
        return np.full(draws, UNKNOWN, dtype=np.int8)
    reached = share > line if strictly else share >= line - _SLACK
    return np.where(reached, YES, NO).astype(np.int8)
