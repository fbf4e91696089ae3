"""Are the counts of the million-package method those of judging each package by itself?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.packages import AllOf, AnyOf, Constituency, Rule, Soft, acceptance


def people(sizes: tuple[int, ...], draws: int, count: int, seed: int) -> list[Constituency]:
    """Constituencies with lines hard and soft, and pairs within and across the halves."""
    rng = np.random.default_rng(seed)
    found = []
    for n in range(count):
        worths = tuple(rng.integers(0, 100, (draws, s)).astype(np.int32) for s in sizes)
        barred = tuple(rng.random(s) < 0.15 for s in sizes)
        issue = int(rng.integers(len(sizes)))
        soft = (Soft(issue, rng.random(sizes[issue]) < 0.5, rng.random(draws) < 0.5),)
        pairs = {}
        if len(sizes) > 1 and n % 2:
            ends = sorted(rng.choice(len(sizes), 2, replace=False).tolist(), reverse=bool(n % 3))
            shape = tuple(sizes[e] for e in ends)
            pairs = {(ends[0], ends[1]): rng.integers(-50, 50, shape).astype(np.int32)}
        no_deal = rng.integers(0, 60 * len(sizes), draws).astype(np.int32)
        found.append(Constituency(worths, no_deal, barred, soft, pairs))
    return found


def accepts(one: Constituency, choice: tuple[int, ...]) -> np.ndarray:
    """One package judged by itself: (draw,)."""
    total = sum(w[:, o].astype(int) for w, o in zip(one.worths, choice, strict=True))
    total = total + sum(int(b[choice[k], choice[m]]) for (k, m), b in one.pairs.items())
    yes = np.asarray(total >= one.no_deal)
    if any(b[o] for b, o in zip(one.barred, choice, strict=True)):
        return np.zeros_like(yes)
    for line in one.soft:
        if line.options[choice[line.issue]]:
            yes = yes & line.bends
    return yes


def holds(rule: Rule, answers: list[np.ndarray]) -> np.ndarray:
    if isinstance(rule, int):
        return answers[rule]
    joined = [holds(p, answers) for p in rule.parts]
    return np.all(joined, axis=0) if isinstance(rule, AllOf) else np.any(joined, axis=0)


def check(sizes: tuple[int, ...], draws: int, seed: int, parties: list[Rule]) -> None:
    who = people(sizes, draws, 4, seed)
    counts = acceptance(who, parties, threads=2)
    for place, choice in enumerate(product(*map(range, sizes))):
        answers = [accepts(one, choice) for one in who]
        yes = [holds(rule, answers) for rule in parties]
        assert counts.constituencies[:, place].tolist() == [a.sum() for a in answers]
        assert counts.parties[:, place].tolist() == [y.sum() for y in yes]
        assert counts.zone[place] == np.all(yes, axis=0).sum()
        alone = [
            (~y & np.all([o for m, o in enumerate(yes) if m != n], axis=0)).sum()
            for n, y in enumerate(yes)
        ]
        assert counts.sole[:, place].tolist() == alone


RULES: list[Rule] = [AllOf((0, AnyOf((1, 2)))), 3]


@given(
    st.lists(st.integers(1, 3), min_size=1, max_size=5).map(tuple),
    st.integers(1, 12),
    st.integers(0, 10_000),
)
def test_every_count_is_that_of_single_packages(
    sizes: tuple[int, ...], draws: int, seed: int
) -> None:
    check(sizes, draws, seed, RULES)


def test_one_party_three_parties_and_more_draws_than_a_byte_counts() -> None:
    check((2, 3), 300, 1, [AnyOf((0, 1, 2, 3))])
    check((3, 2, 2), 513, 2, [0, AllOf((1, 2)), 3])


def test_threads_do_not_change_the_counts() -> None:
    who = people((4, 4, 4, 4, 4, 4), 20, 3, 5)
    one, two = (acceptance(who, [0, 1, 2], threads=t) for t in (1, 3))
    assert np.array_equal(one.zone, two.zone)
    assert np.array_equal(one.sole, two.sole)


def test_more_draws_than_two_bytes_hold_are_refused() -> None:
    who = people((2,), 1 << 16, 1, 0)
    with pytest.raises(ValueError, match="too many"):
        acceptance(who, [0])
