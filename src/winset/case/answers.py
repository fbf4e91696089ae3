"""What can somebody's answer to a settlement or a deal be? Yes, no, or not known.

The numbers are ordered so that *and* is the smallest and *or* the largest answer (strong Kleene
logic): filling in an unknown never turns a no into a yes, nor a yes into a no.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Answer(IntEnum):
    """No, not known, yes."""

    NO = 0
    UNKNOWN = 1
    YES = 2


NO, UNKNOWN, YES = Answer.NO, Answer.UNKNOWN, Answer.YES


def all_of(answers: Iterable[Answer]) -> Answer:
    """Yes when all are yes, no when one is no; of nothing it is yes."""
    return min(answers, default=YES)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Yes when one is yes, no when all are no; of nothing it is no."""
    return max(answers, default=NO)


def alike(answers: Iterable[Answer]) -> Answer:
    """What all of them say; not known when they differ, or when there are none."""
    said = set(answers)
    return said.pop() if len(said) == 1 else UNKNOWN


def inverse(answer: Answer) -> Answer:
    """Yes for no, no for yes."""
    return Answer(YES - answer)
