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


def test_silence_on_one_issue_is_told() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": LAND, "help": ordered("none", "full")},
        {"land": {"A": {"accepts": "hold"}, "B": {"accepts": "leave"}}},
        {"all": {"label": "All", "issues": {"land": ["hold", "leave"], "help": ["none", "full"]}}},
    )
    result = api.run("deals", made)
    told = [w.arguments for w in result.warnings if w.code == "no-position"]
    assert told == [{"actors": ("A", "B"), "issues": ("help",)}]
    # A alone refuses to leave, but whether B takes the help is unsaid: nobody refuses alone.
    blockers = result.table("blockers")
    assert blockers.cell("A.signs assessed", "refuses") == 2
    assert blockers.cell("A.signs assessed", "alone") == 0
    assert blockers.cell("A.signs assessed", "alone-so-far") == 2
    assert not result.found("blocks-alone")
    assert result.found("blocks-so-far")


def test_alone_is_who_refuses_what_all_others_take() -> None:
    made = two({"land": {"A": {"accepts": "hold"}, "B": {"accepts": "anything"}}}, spaces=SPACE)
    result = api.run("deals", made)
    assert result.table("blockers").cell("A.signs assessed", "alone") == 1
    assert result.found("blocks-alone")


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


def test_accepting_under_a_condition_what_the_red_line_bars_outright_is_told() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": LAND, "help": ordered("none", "full")},
        {"land": {"A": {"accepts": "hold if help is none", "red-line": "hold"}}},
        SPACE,
    )
    [told] = [w for w in api.run("deals", made).warnings if w.code == "accepts-if-and-bars"]
    assert told.arguments["settlement"] == "land.hold"


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


def test_a_party_without_a_rule_is_told_that_its_own_lines_refuse_all() -> None:
    made = two({"land": {"A": {"accepts": "nothing"}, "B": {"accepts": "hold"}}}, spaces=SPACE)
    [told] = [w for w in api.run("deals", made).warnings if w.code.endswith(("-all", "-passes"))]
    assert (told.code, told.arguments) == ("lines-refuse-all", {"party": "A", "count": 2})


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


def test_without_named_packages_a_slip_is_told_what_terms_look_like() -> None:
    made = two({"land": {"A": {"accepts": "hold"}}}, spaces=SPACE)
    with pytest.raises(UsageError, match="expected terms such as"):
        api.run("deals", made, package=("land",))


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


@pytest.fixture(scope="module")
def cut() -> Result:
    """4^7 packages all refused; giving up one line on the first issue opens one of them."""
    rungs = ["low", "mid", "high", "top"]
    issues = {f"i{n}": ordered(*rungs) for n in range(7)}
    spaces = {"large": {"label": "Large", "issues": dict.fromkeys(issues, rungs)}}
    positions = {i: {"A": {"accepts": "high"}, "B": {"accepts": "high"}} for i in issues}
    positions["i0"] = {"A": {"accepts": "at least high"}, "B": {"accepts": "at most mid"}}
    made = case({"A": party(), "B": party()}, issues, positions, spaces)
    return api.run("deals", made, fit=False)


def test_a_cut_keeps_the_packages_that_fewest_answers_refuse(cut: Result) -> None:
    sets = {str(r.cells[0]) for r in cut.table("openings").rows}
    assert {"A.i0", "B.i0"} <= sets
    nearest = cut.table("nearest")
    first = next(iter(nearest.where(strength="assessed"))).cells
    assert first[nearest.index("lines")] == 1
    assert first[nearest.index("rungs")] == 1


def test_a_cut_is_told(cut: Result) -> None:
    told = {w.code: dict(w.arguments) for w in cut.warnings}
    assert told["not-all-looked-at"] == {"count": 4**7, "count1": 5_000}
    assert told["openings-cut"] == {"count": 4**7, "count1": 2_000}
    assert cut.found("improves-not-asked")


def test_as_many_packages_get_rows_as_were_asked_for(cut: Result) -> None:
    assert len(cut.table("packages").rows) == 40


def test_of_six_refused_lines_and_one_the_one_comes_first() -> None:
    rungs = ["low", "high"]
    issues = {f"i{n}": ordered(*rungs) for n in range(6)}
    spaces = {"all": {"label": "All", "issues": dict.fromkeys(issues, rungs)}}
    positions = {i: {"A": {"accepts": "high"}, "B": {"accepts": "anything"}} for i in issues}
    positions["i0"]["B"] = {"accepts": "low"}
    made = case({"A": party(), "B": party()}, issues, positions, spaces)
    nearest = api.run("deals", made).table("nearest")
    lines = [r.cells[nearest.index("lines")] for r in nearest.where(strength="assessed")]
    assert lines == sorted(lines)  # type: ignore[type-var]
    assert lines[0] == 1
