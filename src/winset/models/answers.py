"""How do yes, no and not-known join up? Three-valued logic on arrays of answers.

An answer is 0 (no), 1 (not known) or 2 (yes). Strong Kleene logic: *and* is the smallest answer,
*or* the largest. Every function is monotone: filling in an unknown never turns no into yes.

Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64.

>>> import numpy as np
>>> both(np.array([[2, 2, 1], [2, 0, 2]], dtype=np.int8)).tolist()
[2, 0, 1]
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Answers = NDArray[np.int8]
"""Answers along any axes, of which the first is that of the members where several are joined."""

NO, UNKNOWN, YES = 0, 1, 2


def both(answers: Answers) -> Answers:
    """All must say yes: (member, ...) -> (...). Of nobody it is yes."""
    joint: Answers = np.min(answers, axis=0, initial=YES)
    return joint


def either(answers: Answers) -> Answers:
    """One yes is enough: (member, ...) -> (...). Of nobody it is no."""
    joint: Answers = np.max(answers, axis=0, initial=NO)
    return joint


def known(condition: NDArray[np.bool_]) -> Answers:
    """Yes where true, no where false."""
    return np.where(condition, np.int8(YES), np.int8(NO))
