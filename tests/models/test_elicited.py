"""Are frontier and solutions exact: by hand, by brute force, in spaces too large to list?"""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.bargaining import SOLUTIONS, blocked, opposition, pick, zone
from winset.models.frontier import distinct, frontier
from winset.models.optimum import best, nearest_to_zone, silent
from winset.models.pareto_dp import TooLarge, front, groups
from winset.models.utilities import Space, choice_at, of_package, quantised, table

LARGE = json.loads((Path(__file__).parent / "data" / "synthetic-large.json").read_text("utf-8"))
NUMBER = st.integers(-20, 20)


def space(*issues: list[list[int]], pairs: dict | None = None) -> Space:  # type: ignore[type-arg]
    """A space from points per issue and party."""
    parts = tuple(np.array(i, dtype=np.int64) for i in issues)
    return Space(parts, {k: np.array(v, dtype=np.int64) for k, v in (pairs or {}).items()})


@st.composite
def spaces(draw: st.DrawFn, parties: int = 0, tied: bool = True) -> Space:
    """Small spaces of two to four parties, perhaps with a tied pair of issues."""
    count = parties or draw(st.integers(2, 4))
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    parts = tuple(
        np.array(draw(st.lists(st.lists(NUMBER, min_size=n, max_size=n), min_size=count,
                               max_size=count)), dtype=np.int64)
        for n in sizes
    )  # fmt: skip
    pairs = {}
    if tied and len(sizes) > 1 and draw(st.booleans()):
        ends = draw(st.permutations(range(len(sizes))))[:2]
        shape = (count, sizes[ends[0]], sizes[ends[1]])
        flat = draw(st.lists(NUMBER, min_size=int(np.prod(shape)), max_size=int(np.prod(shape))))
        pairs = {(ends[0], ends[1]): np.array(flat, dtype=np.int64).reshape(shape)}
    return Space(parts, pairs)


def undominated(utilities: np.ndarray) -> list[int]:
    """By definition: no other package at least as good for all and better for one."""
    rows = [tuple(map(int, u)) for u in utilities]
    return [
        n
        for n, own in enumerate(rows)
        if not any(
            all(a >= b for a, b in zip(other, own, strict=True)) and other != own for other in rows
        )
    ]


def test_tenths_add_up_to_ties() -> None:
    # In floating point 0.1 + 0.2 exceeds 0.3 by a hair, and one of two equal packages would seem
    # dominated by the other.
    both = Space((quantised([[0.1, 0.3], [1, 1]]), quantised([[0.2, 0.0], [1, 1]])))
    every = table(both)
    assert every[0].tolist() == every[3].tolist()
    assert frontier(every).tolist() == [2]
    assert frontier(every[[0, 3]]).tolist() == [0, 1]


def test_a_pair_term_counts_where_both_options_stand() -> None:
    tied = space([[1, 2]], [[10, 20]], pairs={(1, 0): [[[100, 200], [300, 400]]]})
    assert table(tied)[:, 0].tolist() == [111, 321, 212, 422]
    assert of_package(tied, (1, 0)).tolist() == [212]
    assert choice_at(tied, 2) == (1, 0)


def test_solutions_of_three_packages_by_hand() -> None:
    # (4, 1), (3, 3), (1, 5) with no deal at (1, 1): gains (3, 0), (2, 2), (0, 4).
    utilities, no_deal = np.array([[4, 1], [3, 3], [1, 5]]), np.array([1, 1])
    picked = {name: pick(utilities, no_deal, name) for name in SOLUTIONS}
    assert {name: p.places.tolist() for name, p in picked.items()} == {
        "nash": [1],
        "egalitarian": [1],
        "kalai-smorodinsky": [1],
        "utilitarian": [1, 2],
    }
    assert picked["nash"].value == 4
    # Best gains are 3 and 4: the middle package gives 2/3 and 2/4 of them.
    assert picked["kalai-smorodinsky"].value == Fraction(1, 2)


def test_an_empty_zone_picks_nothing_and_says_how_far_it_is() -> None:
    shared = space([[5, 0], [0, 5]])
    no_deal = np.array([3, 3])
    assert len(zone(table(shared), no_deal)) == 0
    assert all(pick(table(shared), no_deal, s).value is None for s in SOLUTIONS)
    assert all(best(shared, no_deal, s) is None for s in SOLUTIONS)
    nearest = nearest_to_zone(shared, no_deal)
    assert nearest is not None
    assert nearest.value == -3
    assert blocked(table(shared), no_deal).tolist() == [0.5, 0.5]


def test_opposition_is_the_distance_to_everybody_s_best() -> None:
    # (1, 1/2) and (1/2, 1) lie half a unit from (1, 1).
    assert opposition(np.array([[2, 1], [1, 2]])) == pytest.approx(0.5)


@given(spaces())
def test_the_frontier_is_what_the_definition_says(of: Space) -> None:
    every = table(of)
    assert frontier(every).tolist() == undominated(every)


@given(spaces())
def test_a_table_holds_every_package(of: Space) -> None:
    every = table(of)
    for place, choice in enumerate(product(*map(range, of.sizes))):
        assert every[place].tolist() == of_package(of, choice).tolist()
        assert choice_at(of, place) == choice


@given(spaces(), st.data())
def test_the_frontier_built_issue_by_issue_is_that_of_the_zone(
    of: Space, data: st.DataObject
) -> None:
    every = table(of)
    least = data.draw(st.lists(st.integers(-60, 20), min_size=of.parties, max_size=of.parties))
    no_deal = np.array(least)
    inside = every[zone(every, no_deal)]
    found = front(of, no_deal)
    expected = distinct(inside[undominated(inside)]) if len(inside) else inside
    assert distinct(found.utilities).tolist() == expected.tolist()
    for vector, choice in zip(found.utilities, found.choices, strict=True):
        assert of_package(of, tuple(map(int, choice))).tolist() == vector.tolist()


@given(spaces(parties=3), st.data())
def test_the_order_of_issues_does_not_move_the_frontier(of: Space, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(of.parts))))
    place = {old: new for new, old in enumerate(order)}
    turned = Space(
        tuple(of.parts[k] for k in order),
        {(place[a], place[b]): pair for (a, b), pair in of.pairs.items()},
    )
    first, second = (t[frontier(t)] for t in (table(of), table(turned)))
    assert distinct(first).tolist() == distinct(second).tolist()


@pytest.mark.parametrize("seed", range(12))
def test_the_solver_finds_what_looking_at_every_package_finds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(2, 4, 4)
    parts = tuple(rng.integers(0, 50, (3, n)) for n in sizes)
    pairs = {(0, 2): rng.integers(-20, 20, (3, sizes[0], sizes[2]))} if seed % 2 else {}
    of = Space(parts, pairs)
    every = table(of)
    no_deal = np.quantile(every, 0.3, axis=0).astype(np.int64)
    for name in SOLUTIONS:
        picked, solved = pick(every, no_deal, name), best(of, no_deal, name)
        if picked.value is None:
            assert solved is None
            continue
        assert solved is not None
        assert solved.value == pytest.approx(float(picked.value), rel=1e-9, abs=1e-9)
        assert solved.gap <= 1e-6


def test_options_that_may_not_stand_together_are_kept_apart() -> None:
    of = space([[9, 1], [9, 1]], [[9, 1], [9, 1]])
    free = best(of, np.array([0, 0]), "utilitarian")
    barred = best(of, np.array([0, 0]), "utilitarian", [((0, 0), (1, 0))])
    assert free is not None
    assert barred is not None
    assert free.choice == (0, 0)
    assert sorted(barred.choice) == [0, 1]


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    import os

    with silent():
        os.write(1, b"noise of a library")
    best(space([[1, 2], [2, 1]]), np.array([0, 0]), "nash")
    assert capfd.readouterr().out == ""


def test_tied_issues_are_joined_and_a_group_too_large_is_refused() -> None:
    tied = {(0, 2): np.zeros((2, 30, 30)), (2, 3): np.zeros((2, 30, 30)),
            (3, 4): np.zeros((2, 30, 30)), (4, 5): np.zeros((2, 30, 30))}  # fmt: skip
    wide = Space(
        tuple(np.zeros((2, 30), dtype=np.int64) for _ in range(6)),
        {k: v.astype(np.int64) for k, v in tied.items()},
    )
    assert groups(wide) == [(0, 2, 3, 4, 5), (1,)]
    with pytest.raises(TooLarge):
        front(wide, np.array([0, 0]))


@pytest.mark.parametrize("made", LARGE, ids=[made["name"] for made in LARGE])
def test_spaces_too_large_to_list_give_their_known_optima(made: dict) -> None:  # type: ignore[type-arg]
    numbers = np.array(made["utilities"], dtype=np.int64)
    of = Space(tuple(numbers[:, k] for k in range(numbers.shape[1])))
    no_deal = np.array(made["reservation"])
    found = front(of, no_deal)
    exact = made["exact"]
    assert len(found.utilities) == exact["frontier_in_zone"]
    assert pick(found.utilities, no_deal, "nash").value == exact["nash"]
    assert pick(found.utilities, no_deal, "egalitarian").value == exact["egal"]
    welfare = pick(found.utilities, no_deal, "utilitarian").value
    assert welfare is not None
    assert welfare - no_deal.sum() == exact["welfare_gain"]
    solved = best(of, no_deal, "egalitarian")
    assert solved is not None
    assert solved.value == exact["egal"]
