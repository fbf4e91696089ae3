"""Does every bad input say what is missing and what was done instead?"""

from __future__ import annotations

import pytest

from tests.lenses.deals.building import case, ordered, party
from winset import api
from winset.case.case import Case
from winset.errors import LensError, UsageError
from winset.results import Result

LAND = ordered("hold", "leave")
SPACE = {"all": {"label": "All", "issues": {"land": ["hold", "leave"]}}}


def codes(result: Result) -> set[str]:
    return {w.code for w in result.warnings}


def two(positions: dict, parties: dict | None = None, **more: object) -> Case:  # type: ignore[type-arg]
    return case(parties or {"A": party(), "B": party()}, {"land": LAND}, positions, **more)  # type: ignore[arg-type]


def test_nobody_said_anything() -> None:
    result = api.run("deals", two({}, spaces=SPACE))
    assert "no-position" in codes(result)
    summary = result.table("summary")
    assert summary.cell("assessed.with", "possibly") == 2
    assert summary.cell("assessed.with", "unsaid") == summary.cell("assessed.with", "cells")


def test_no_space_and_nobody_with_a_line_cannot_be_answered() -> None:
    with pytest.raises(LensError, match="no package space"):
        api.run("deals", two({}))


def test_without_a_space_one_is_made_of_the_issues_that_lines_speak_of() -> None:
    result = api.run("deals", two({"land": {"A": {"accepts": "hold"}}}))
    assert "space-made" in codes(result)
    assert result.table("packages").column("package") == ("land=hold", "land=leave")


def test_an_empty_zone_says_which_lines_would_open_it() -> None:
    made = two({"land": {"A": {"accepts": "hold"}, "B": {"accepts": "leave"}}}, spaces=SPACE)
    result = api.run("deals", made)
    assert result.table("summary").cell("assessed.with", "out") == 2
    assert len(result.table("openings").rows) == 2
    assert result.found("smallest-lines-rungs")


def test_accepting_and_barring_the_same_settlement_is_told_and_the_red_line_holds() -> None:
    entries = [
        {"accepts": "hold", "since": "2025-01-01"},
        {"red-line": "hold", "since": "2025-02-01"},
    ]
    result = api.run("deals", two({"land": {"A": entries}}, spaces=SPACE))
    assert "accepts-and-bars" in codes(result)
    zone = result.table("zone")
    assert zone.cell("land=hold A.signs", "declared") == "no"


def test_a_condition_that_no_package_meets_is_told() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": LAND, "help": ordered("none", "full")},
        {"land": {"A": {"accepts": ["hold", "leave if help is full and help is none"]}}},
        SPACE,
    )
    assert "condition-never-met" in codes(api.run("deals", made))


def test_a_rule_that_can_never_pass_is_told() -> None:
    made = two(
        {"land": {"A": {"accepts": "anything"}, "S": {"accepts": "nothing"}}},
        {"A": party("a and S", a="leader", S="ratifier"), "B": party()},
        spaces=SPACE,
    )
    assert "rule-never-passes" in codes(api.run("deals", made))


def test_too_few_draws_are_told() -> None:
    made = two({"land": {"A": {"accepts": "hold"}}}, spaces=SPACE)
    parties = {"A": made.parties["A"].model_validate({**party(), "reservation": "0.5"})}
    made = made.model_copy(update={"parties": {**made.parties, **parties}})
    few = api.run("deals", api.draw(made, n=10))
    assert "few-draws" in codes(few)
    assert "few-draws" not in codes(api.run("deals", api.draw(made, n=1000)))


def test_more_packages_than_rows_are_counted_and_said() -> None:
    made = two({"land": {"A": {"accepts": "hold"}, "B": {"accepts": "hold"}}}, spaces=SPACE)
    result = api.run("deals", made, most=1)
    assert "not-all-listed" in codes(result)
    assert len(result.table("packages").rows) == 1
    assert result.table("summary").cell("declared.with", "packages") == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"space": "al"}, "did you mean all"),
        ({"package": ("land=hald",)}, "did you mean hold"),
        ({"package": ("lnd=hold",)}, "did you mean land"),
        ({"package": ("land",)}, "is no package of this case"),
        ({"if_": ("positions.land.A.accepts",)}, "supposes nothing"),
        ({"if_": ("positions.lnd.A.accepts=hold",)}, "lnd"),
        ({"exchange": "land"}, "is not two issues"),
        ({"exchange": "land,lnd"}, "did you mean land"),
    ],
)
def test_a_slip_in_an_option_is_told_with_the_right_word(
    given: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        api.run("deals", two({"land": {"A": {"accepts": "hold"}}}, spaces=SPACE), **given)


def test_a_space_too_large_to_go_through_says_what_to_do() -> None:
    rungs = [f"r{n}" for n in range(10)]
    issues = {f"i{n}": ordered(*rungs) for n in range(9)}
    spaces = {"huge": {"label": "Huge", "issues": dict.fromkeys(issues, rungs)}}
    made = case({"A": party()}, issues, {}, spaces)
    with pytest.raises(UsageError, match="name fewer issues"):
        api.run("deals", made)


def test_a_space_gone_through_in_blocks_counts_every_package() -> None:
    rungs = [f"r{n}" for n in range(9)]
    issues = {f"i{n}": ordered(*rungs) for n in range(5)}
    spaces = {"large": {"label": "Large", "issues": dict.fromkeys(issues, rungs)}}
    positions = {
        i: {"A": {"accepts": "at least r3"}, "B": {"accepts": "at most r5"}} for i in issues
    }
    made = case({"A": party(), "B": party()}, issues, positions, spaces)
    result = api.run("deals", made, fit=False)
    summary = result.table("summary")
    # Three of nine rungs on each of five issues are common: 3^5 of 9^5 packages.
    assert summary.cell("declared.with", "packages") == 9**5
    assert summary.cell("declared.with", "in-zone") == 3**5
    blockers = result.table("blockers")
    assert blockers.cell("A.signs declared", "refuses") == 9**5 - 6**5
