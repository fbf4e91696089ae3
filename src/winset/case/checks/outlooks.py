"""Can every question be answered, and does every reading of a claim name one of the hypotheses?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.case import OUTCOMES
from winset.errors import Problem, Slip, nearest, one_of

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, bool, Slip]]
"""(path, whether its key is meant, what is wrong)."""


def outlooks(checking: Checking) -> list[Problem]:
    """Every question without an answer to choose, and every reading of nothing."""
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="outlook", key=key)
        for path, key, slip in (*_questions(checking), *_hypotheses(checking))
    ]


def _questions(checking: Checking) -> Found:
    for id, question in checking.case.questions.items():
        path: Path = ("questions", id)
        if not checking.whole(path):
            continue
        if question.outcome is not None and question.outcome not in OUTCOMES:
            yield (
                (*path, "outcome"),
                False,
                Slip(
                    f"'{question.outcome}' is no outcome",
                    one_of(OUTCOMES, 20),
                    nearest(question.outcome, OUTCOMES),
                ),
            )
        few = len(set(question.choices)) < 2
        if question.answer == "choice" and few:
            yield path, True, Slip("a choice between fewer than two", "choices: two or more")
        if question.answer != "choice" and question.choices:
            yield (
                (*path, "choices"),
                True,
                Slip(f"choices for a question whose answer is {question.answer}", "answer: choice"),
            )


def _hypotheses(checking: Checking) -> Found:
    for id, asked in checking.case.hypotheses.items():
        path: Path = ("hypotheses", id)
        if not checking.whole((*path, "options")):
            continue
        if len(asked.options) < 2:
            yield (*path, "options"), True, Slip("a single hypothesis", "two or more to tell apart")
        for claim, readings in asked.evidence.items():
            for option in readings:
                if option not in asked.options:
                    yield (
                        (*path, "evidence", claim, option),
                        True,
                        Slip(
                            f"'{option}' is no hypothesis of {id}",
                            one_of(asked.options),
                            nearest(option, asked.options),
                        ),
                    )
