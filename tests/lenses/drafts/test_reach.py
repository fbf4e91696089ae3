"""Are sets of settlements compared as the scale has them, in rungs, figures and days?"""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lenses.drafts.building import small
from winset.case.grammar.settlement import SettlementSet
from winset.lenses.drafts.reach import Reach, joined, of_set, outside, points_of, reaches_an_end

ISSUES = small({}).issues


def reach(issue: str, words: str | list[str]) -> Reach:
    found = of_set(ISSUES[issue], SettlementSet.accept(words))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "rungs"),
    [
        ("road", ("road",)),
        ("at least road", ("road", "river", "sea")),
        ("below river", ("ridge", "road")),
        (["ridge", "sea"], ("ridge", "sea")),
        ("anything", ("ridge", "road", "river", "sea")),
        ("nothing", ()),
    ],
)
def test_rungs_that_a_set_covers(words: str | list[str], rungs: tuple[str, ...]) -> None:
    assert points_of(ISSUES["line"], reach("line", words)) == rungs


def test_an_open_clause_covers_nothing_that_could_be_compared() -> None:
    assert of_set(ISSUES["line"], SettlementSet.parse("unspecified")) is None
    assert of_set(ISSUES["oath"], SettlementSet.parse("anything")) is None


def test_below_and_above_leave_the_figure_out() -> None:
    below, above = reach("guns", "below 600 persons"), reach("guns", "above 600 persons")
    exact = reach("guns", "600 persons")
    assert not exact.meets(below)
    assert not exact.meets(above)
    assert exact.within(reach("guns", "at most 600 persons"))


def test_a_range_ends_where_the_issue_does() -> None:
    assert reach("guns", "at least 600 persons").spans == ((600.0, 1000.0),)
    assert reach("guns", "at most 600 persons").spans == ((0.0, 600.0),)


def test_about_holds_within_five_per_cent() -> None:
    assert reach("guns", "about 400 persons").spans == ((380.0, 420.0),)


@pytest.mark.parametrize(
    ("asked", "wanted", "away"),
    [
        ("road", "river", (1, 1)),
        ("ridge to river", "river", (0, 2)),
        ("river", ["ridge", "sea"], (1, 1)),
        ("sea", "ridge to road", (2, 2)),
    ],
)
def test_distance_in_rungs(asked: str, wanted: str | list[str], away: tuple[int, int]) -> None:
    assert reach("line", asked).away(reach("line", wanted)) == away


def test_distance_in_the_middle_of_a_gap_is_found() -> None:
    wanted = joined([reach("guns", "0 persons"), reach("guns", "1000 persons")], True)
    assert reach("guns", "100 to 900 persons").away(wanted) == (100.0, 500.0)


def test_places_without_an_order_are_one_step_apart() -> None:
    assert reach("host", "abbey").away(reach("host", "inn")) == (1.0, 1.0)
    assert reach("fort", "yes").away(reach("fort", "anything")) == (0.0, 0.0)


def test_what_lies_outside_a_red_line() -> None:
    assert points_of(ISSUES["line"], outside(ISSUES["line"], reach("line", "at least river"))) == (  # type: ignore[arg-type]
        "ridge",
        "road",
    )
    free = outside(ISSUES["guns"], reach("guns", "at most 600 persons"))
    assert free is not None
    assert not reach("guns", "600 persons").meets(free)
    assert reach("guns", "601 persons").within(free)


def test_a_red_line_in_the_middle_points_nowhere() -> None:
    assert reaches_an_end(ISSUES["guns"], reach("guns", "at most 600 persons"))
    assert not reaches_an_end(ISSUES["guns"], reach("guns", "30 persons"))
    assert not reaches_an_end(ISSUES["line"], reach("line", "road"))


rungs = st.lists(st.sampled_from(["ridge", "road", "river", "sea"]), min_size=1, unique=True)


@given(rungs, rungs)
def test_inside_means_no_point_is_away(asked: list[str], wanted: list[str]) -> None:
    one, other = reach("line", asked), reach("line", wanted)
    near, far = one.away(other)
    assert (far == 0) == one.within(other)
    assert (near == 0) == one.meets(other)
    assert near <= far < inf


@given(rungs)
def test_a_set_and_its_outside_are_the_whole_scale(barred: list[str]) -> None:
    inside = reach("line", barred)
    rest = outside(ISSUES["line"], inside)
    assert rest is not None
    assert sorted((*inside.spans, *rest.spans)) == [(float(i), float(i)) for i in range(4)]
