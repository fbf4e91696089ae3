"""Are all circles found, the smallest first, and is the least that must give way the least?"""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.circles import behind, circle_free, knots, knotted, simple_circles, smallest_cuts

Graph = tuple[tuple[int, ...], ...]


@st.composite
def graphs(draw: st.DrawFn, largest: int = 6) -> Graph:
    size = draw(st.integers(0, largest))
    rows = [
        draw(st.lists(st.integers(0, size - 1), unique=True)) if size else [] for _ in range(size)
    ]
    return tuple(map(tuple, rows))


def by_brute_force(steps: Graph) -> set[tuple[int, ...]]:
    """Every ordering of every choice of numbers that leads back, told from its lowest number."""
    found = set()
    for size in range(1, len(steps) + 1):
        for chosen in combinations(range(len(steps)), size):
            for rest in permutations(chosen[1:]):
                trail = (chosen[0], *rest)
                if all(b in steps[a] for a, b in zip(trail, (*rest, chosen[0]), strict=True)):
                    found.add(trail)
    return found


@given(graphs())
def test_circles_are_those_of_brute_force(steps: Graph) -> None:
    circles = simple_circles(steps)
    assert circles.complete
    assert set(circles.found) == by_brute_force(steps)
    assert list(circles.found) == sorted(circles.found, key=lambda c: (len(c), c))


@given(graphs(largest=9), st.integers(1, 6))
def test_when_there_are_too_many_the_shortest_are_kept(steps: Graph, limit: int) -> None:
    whole = simple_circles(steps, limit=10**6).found
    cut = simple_circles(steps, limit=limit)
    assert cut.complete == (len(whole) <= limit)
    assert [len(c) for c in cut.found] == [len(c) for c in whole[:limit]]
    assert set(cut.found) <= set(whole)


@given(graphs(largest=9))
def test_circles_and_parts_are_those_of_networkx(steps: Graph) -> None:
    other = nx.DiGraph()
    other.add_nodes_from(range(len(steps)))
    other.add_edges_from((a, b) for a, row in enumerate(steps) for b in row)
    assert len(simple_circles(steps, limit=10**6).found) == sum(1 for _ in nx.simple_cycles(other))
    assert set(map(frozenset, knots(steps))) == set(
        map(frozenset, nx.strongly_connected_components(other))
    )
    assert circle_free(steps) == nx.is_directed_acyclic_graph(other)
    assert knotted(steps) == {one for circle in nx.simple_cycles(other) for one in circle}
    for one in range(len(steps)):
        assert behind(steps, {one}) == {one} | nx.descendants(other, one)


@given(st.lists(st.sets(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=6))
def test_the_least_that_must_give_way_is_that_of_brute_force(circles: list[set[int]]) -> None:
    things = sorted(set().union(*circles))
    least: set[frozenset[int]] = set()
    for size in range(1, len(things) + 1):
        least = {
            frozenset(chosen)
            for chosen in combinations(things, size)
            if all(circle & set(chosen) for circle in circles)
        }
        if least:
            break
    assert set(smallest_cuts(circles)) == least


def test_a_circle_in_which_nobody_can_give_way_has_no_cut() -> None:
    assert smallest_cuts([{"us"}, set()]) == ()
    assert smallest_cuts([]) == ()


def test_a_chain_of_many_needs_no_recursion() -> None:
    long = (*((i + 1,) for i in range(20_000)), (0,))
    assert simple_circles(long).found == (tuple(range(20_001)),)


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="1 circle or more"):
        simple_circles((), limit=0)
