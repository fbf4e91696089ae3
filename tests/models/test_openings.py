"""Are the smallest sets of refusals that must give way all found, and none too many?"""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from winset.models.openings import joined, minimal, ways


def subsets(of: str) -> list[frozenset[str]]:
    return [frozenset(s) for s in chain(*(combinations(of, n) for n in range(len(of) + 1)))]


def test_of_sets_that_hold_one_another_the_smallest_stay() -> None:
    sets = [frozenset("abc"), frozenset("ab"), frozenset("c"), frozenset("ab")]
    assert minimal(sets) == (frozenset("c"), frozenset("ab"))


def test_two_of_three_opens_in_three_ways() -> None:
    found = ways("abc", lambda chosen: len(chosen) >= 2)
    assert set(found) == {frozenset("ab"), frozenset("ac"), frozenset("bc")}


def test_leader_and_one_of_two_houses_opens_in_two_ways() -> None:
    found = ways("lsh", lambda c: "l" in c and ("s" in c or "h" in c))
    assert set(found) == {frozenset("ls"), frozenset("lh")}


def test_what_passes_already_needs_nothing() -> None:
    assert ways("ab", lambda chosen: True) == (frozenset(),)


def test_what_never_passes_has_no_way() -> None:
    assert ways("ab", lambda chosen: False) == ()


def test_two_rules_together_take_one_way_of_each() -> None:
    first, second = (frozenset("a"), frozenset("b")), (frozenset("b"), frozenset("c"))
    assert set(joined([first, second])) == {frozenset("b"), frozenset("ac")}


@given(st.sets(st.sampled_from(subsets("abcd")), max_size=5))
def test_ways_of_any_monotone_rule_are_its_minimal_passing_sets(
    generators: set[frozenset[str]],
) -> None:
    def passes(chosen: frozenset[str]) -> bool:
        return any(g <= chosen for g in generators)

    passing = [s for s in subsets("abcd") if passes(s)]
    brute = {s for s in passing if not any(other < s for other in passing)}
    assert set(ways("abcd", passes)) == brute
