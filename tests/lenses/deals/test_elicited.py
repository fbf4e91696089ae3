"""Numbers of a judge: the same answers whatever the method, and nothing left out in silence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.deals.building import case, elicited, ordered, party
from winset import api
from winset.case.case import Case
from winset.errors import UsageError
from winset.lenses.deals import elicited as lens
from winset.lenses.deals import unsurveyed
from winset.results import Result

GIVEN = {"judge": "a teacher", "method": "class exercise"}
OPTIONS = ("a", "b", "c", "d")


def numbers(issues: int, parties: int = 2, lines: bool = False, reservation: str = "0.5") -> Case:
    """Points on some issues of four options; only the first two tell, tied by one condition.

    Two issues give 10 for a each, 12 more for d with d: the best package is worth 20.
    """
    who = [chr(65 + p) * 3 for p in range(parties)]
    positions: dict[str, Any] = {}
    for k in range(issues):
        points = {o: "10" if o == "a" and k < 2 else "0" for o in OPTIONS}
        tied = {"worth-if": [{"if": "i1 is d", "adds": {"d": "12"}}]} if k == 0 else {}
        positions[f"i{k}"] = {p: {"worth": points, **tied, **GIVEN} for p in who}
    if lines:
        positions["i0"]["AAA"]["red-line"] = "b"
    space = {f"i{k}": list(OPTIONS) for k in range(issues)}
    return case(
        {p: {**party(), "reservation": reservation} for p in who},
        {f"i{k}": ordered(*OPTIONS) for k in range(issues)},
        positions,
        {"all": {"label": "All", "issues": space}},
    )


def opposed(issues: int, parties: int, reservation: str = "0.9") -> Case:
    """Everybody wants another option: no package gives each nine tenths of his best."""
    who = [chr(65 + p) * 3 for p in range(parties)]
    positions = {
        f"i{k}": {
            p: {"worth": {o: "10" if n == m else "0" for m, o in enumerate(OPTIONS)}, **GIVEN}
            for n, p in enumerate(who)
        }
        for k in range(issues)
    }
    space = {f"i{k}": list(OPTIONS) for k in range(issues)}
    return case(
        {p: {**party(), "reservation": reservation} for p in who},
        {f"i{k}": ordered(*OPTIONS) for k in range(issues)},
        positions,
        {"all": {"label": "All", "issues": space}},
    )


def method(result: Result) -> object:
    return result.table("elicited").cell("elicited", "method")


def codes(result: Result) -> list[str]:
    return [w.code for w in result.warnings]


@pytest.mark.parametrize(
    ("parties", "limit", "by"), [(2, 100, "enumerated"), (2, 10, "dynamic"), (4, 10, "solver")]
)
def test_best_and_no_deal_do_not_depend_on_the_method(
    parties: int, limit: int, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lens, "ENUMERABLE", limit)
    result = api.run("deals", numbers(2, parties))
    who = result.table("elicited-parties")
    assert method(result) == by
    assert who.cell("AAA", "best") == 20
    assert who.cell("AAA", "no-deal") == 10
    assert result.table("solutions").cell("egalitarian AAA", "worth") == 20


def test_empty_issues_beside_move_nothing() -> None:
    # 4^13 packages are too many to look at each, 16 are not.
    few, many = (api.run("deals", numbers(n)) for n in (2, 13))
    assert (method(few), method(many)) == ("enumerated", "dynamic")
    for result in (few, many):
        who = result.table("elicited-parties")
        assert (who.cell("BBB", "best"), who.cell("BBB", "no-deal")) == (20, 10)


def test_a_space_beyond_any_survey_is_answered_in_numbers() -> None:
    result = api.run("deals", numbers(15))
    assert method(result) == "dynamic"
    assert result.table("solutions").cell("nash AAA", "worth") == 20
    assert not result.table("summary").rows
    assert "numbers-alone" in codes(result)


def test_lines_left_out_are_told_by_name() -> None:
    result = api.run("deals", numbers(15, lines=True))
    [cut] = [w for w in result.warnings if w.code == "survey-left-out"]
    assert cut.arguments == {"count": 4**15, "actors": ("AAA",)}
    assert result.table("solutions").rows


def test_lines_without_numbers_are_still_refused_in_a_space_beyond_survey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from winset.lenses.deals import survey

    monkeypatch.setattr(survey, "LARGEST", 10)
    monkeypatch.setattr(unsurveyed, "LARGEST", 10)
    plain = case(
        {"AAA": party()},
        {f"i{k}": ordered(*OPTIONS) for k in range(2)},
        {"i0": {"AAA": {"accepts": "a"}}},
        {"all": {"label": "All", "issues": {f"i{k}": list(OPTIONS) for k in range(2)}}},
    )
    with pytest.raises(UsageError, match="16 packages, of which at most"):
        api.run("deals", plain)


def test_lines_and_numbers_are_both_read_where_the_space_allows() -> None:
    result = api.run("deals", numbers(2, lines=True))
    assert result.table("summary").cell("declared.with", "packages") == 16
    assert result.table("elicited").cell("elicited", "packages") == 16
    assert "numbers-alone" not in codes(result)


@pytest.mark.parametrize(
    ("parties", "limit", "by"), [(2, 100, "enumerated"), (2, 10, "dynamic"), (4, 10, "solver")]
)
def test_an_empty_zone_is_told_by_every_method(
    parties: int, limit: int, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lens, "ENUMERABLE", limit)
    result = api.run("deals", opposed(2, parties))
    assert method(result) == by
    assert result.table("elicited").cell("elicited", "in-zone") == 0
    assert not [t for t in result.tables if t.id == "solutions"]
    [told] = [w for w in result.warnings if w.code == "no-zone"]
    # No deal is worth 18 of 20; two parties can have 10 each, of four one gets nothing.
    assert told.arguments == {"count": {2: 8.0, 4: 18.0}[parties]}


def test_a_sample_of_the_frontier_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lens, "ENUMERABLE", 10)
    result = api.run("deals", numbers(2, 4))
    assert method(result) == "solver"
    [told] = [w for w in result.warnings if w.code == "frontier-sampled"]
    shown = {row.cells[1] for row in result.table("frontier").rows}
    assert told.arguments == {"count": len(shown)}
    assert result.table("elicited").cell("elicited", "sampled") == len(shown)


def test_a_frontier_that_is_not_listed_whole_says_so() -> None:
    result = api.run("deals", elicited(), most=1)
    whole = result.table("elicited").cell("elicited", "frontier-in-zone")
    [told] = [w for w in result.warnings if w.code == "frontier-not-listed"]
    assert told.arguments == {"count": 1, "left": int(str(whole)) - 1}


def test_points_under_a_condition_on_their_own_issue_are_plain_points() -> None:
    own = {"worth-if": [{"if": "i0 is d", "adds": {"d": "12"}}]}
    one = case(
        {"AAA": party()},
        {"i0": ordered(*OPTIONS)},
        {"i0": {"AAA": {"worth": dict.fromkeys(OPTIONS, "1"), **own, **GIVEN}}},
        {"all": {"label": "All", "issues": {"i0": list(OPTIONS)}}},
    )
    assert api.run("deals", one).table("elicited-parties").cell("AAA", "best") == 13


def test_a_product_that_is_not_proved_the_largest_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from winset.models import optimum

    monkeypatch.setattr(lens, "ENUMERABLE", 10)
    monkeypatch.setattr(lens, "PROVED", -1.0)
    told = [w for w in api.run("deals", numbers(2, 4)).warnings if w.code == "gap-open"]
    assert "nash" in {w.arguments["solution"] for w in told}
    monkeypatch.setattr(lens, "PROVED", 1e-6)
    monkeypatch.setattr(optimum, "ROUNDS", 1)
    monkeypatch.setattr(optimum, "TANGENTS", 2)
    result = api.run("deals", opposed(3, 4, reservation="0"))
    [open_] = [w for w in result.warnings if w.code == "gap-open"]
    assert open_.arguments == {"solution": "nash"}
