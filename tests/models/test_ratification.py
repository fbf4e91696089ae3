"""Do rules of ratification join answers as counted by hand, and is an unknown monotone?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.answers import NO, UNKNOWN, YES, Answers, both, either
from winset.models.ratification import at_least, only_if, vote, weighted

ANSWER = st.sampled_from((NO, UNKNOWN, YES))


def column(*answers: int) -> Answers:
    """Members' answers to one package: axes (member, package)."""
    return np.array(answers, dtype=np.int8)[:, None]


def fillings(answers: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Every way to fill in what is not known."""
    return list(product(*((NO, YES) if a == UNKNOWN else (a,) for a in answers)))


def test_and_is_the_smallest_and_or_the_largest_answer() -> None:
    every = np.array(list(product((NO, UNKNOWN, YES), repeat=2)), dtype=np.int8).T
    assert both(every).tolist() == [0, 0, 0, 0, 1, 1, 0, 1, 2]
    assert either(every).tolist() == [0, 1, 2, 1, 1, 2, 2, 2, 2]


def test_of_nobody_and_is_yes_and_or_is_no() -> None:
    nobody = np.empty((0, 3), dtype=np.int8)
    assert both(nobody).tolist() == [YES] * 3
    assert either(nobody).tolist() == [NO] * 3


def test_two_of_three_is_decided_by_two() -> None:
    assert at_least(2, column(YES, YES, NO)).item() == YES
    assert at_least(2, column(YES, NO, NO)).item() == NO
    assert at_least(2, column(YES, UNKNOWN, NO)).item() == UNKNOWN
    assert at_least(2, column(YES, YES, UNKNOWN)).item() == YES


def test_a_count_beyond_the_members_never_passes_and_of_none_always() -> None:
    assert at_least(4, column(YES, YES, YES)).item() == NO
    assert at_least(0, column(NO, NO)).item() == YES


def test_a_third_and_two_sixths_make_two_thirds_without_rounding() -> None:
    # 1/3 + 1/6 + 1/6 = 2/3 exactly; binary fractions miss it by a hair.
    thirds = (2, 1, 1, 2)
    assert weighted(2 / 3, thirds, column(YES, YES, YES, NO)).item() == YES
    assert weighted(2 / 3, thirds, column(YES, YES, NO, NO)).item() == NO
    assert weighted(2 / 3, thirds, column(YES, YES, UNKNOWN, NO)).item() == UNKNOWN


@pytest.mark.parametrize(
    ("condition", "answer", "expected"),
    [(YES, NO, NO), (NO, NO, YES), (UNKNOWN, NO, UNKNOWN), (UNKNOWN, YES, YES)],
)
def test_a_consent_that_binds_only_under_a_condition(
    condition: int, answer: int, expected: int
) -> None:
    found = only_if(np.array([condition], np.int8), np.array([answer], np.int8), YES)
    assert found.item() == expected


def test_a_vote_of_one_half_must_be_passed_and_a_quorum_reached() -> None:
    half, more = np.array([0.5, 0.5001]), np.array([0.5, 0.4999])
    assert vote(half, np.array([0.9, 0.9]), 0.5, 0.5, 2).tolist() == [NO, YES]
    assert vote(np.array([0.9, 0.9]), more, 0.5, 0.5, 2).tolist() == [YES, NO]
    assert vote(np.array([0.6, 0.6]), None, 0.6, 0.0, 2).tolist() == [YES, YES]


def test_a_vote_is_unknown_where_a_share_is_unless_it_is_lost_without() -> None:
    assert vote(None, np.array([0.9]), 0.5, 0.5).tolist() == [UNKNOWN]
    assert vote(np.array([0.4]), None, 0.5, 0.5).tolist() == [NO]
    assert vote(np.array([0.6]), None, 0.5, 0.5).tolist() == [UNKNOWN]


@given(st.lists(ANSWER, min_size=1, max_size=5).map(tuple), st.integers(1, 5))
def test_a_count_says_yes_or_no_only_where_every_filling_says_it(
    answers: tuple[int, ...], need: int
) -> None:
    found = {int(at_least(need, column(*f)).item()) for f in fillings(answers)}
    told = at_least(need, column(*answers)).item()
    assert told == (found.pop() if len(found) == 1 else UNKNOWN)


@given(
    st.lists(st.tuples(ANSWER, st.integers(1, 9)), min_size=1, max_size=5),
    st.sampled_from((0.25, 0.5, 0.6, 2 / 3, 1.0)),
)
def test_a_weighted_vote_says_yes_or_no_only_where_every_filling_says_it(
    members: list[tuple[int, int]], need: float
) -> None:
    answers, weights = zip(*members, strict=True)
    found = {int(weighted(need, weights, column(*f)).item()) for f in fillings(answers)}
    told = weighted(need, weights, column(*answers)).item()
    assert told == (found.pop() if len(found) == 1 else UNKNOWN)


@given(st.lists(ANSWER, min_size=2, max_size=5), st.data())
def test_the_order_of_members_does_not_matter(answers: list[int], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(answers))
    for need in range(1, len(answers) + 1):
        assert at_least(need, column(*answers)) == at_least(need, column(*shuffled))
