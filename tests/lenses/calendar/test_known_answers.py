"""Does the calendar give what the founding documents and the statutes are known to give?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.lenses.calendar.building import KOREA, TALKS, changed, exactly, of
from winset.case.views import View

VOTES, GUARANTEE = "calendar.tasks.votes", "calendar.tasks.guarantee"
LAW_DAYS = {
    "2026-02-28": ("2026-05-29", 76),
    "2026-03-31": ("2026-06-29", 45),
    "2026-04-30": ("2026-07-29", 15),
}


@pytest.mark.parametrize("law", LAW_DAYS)
def test_a_law_on_this_day_gives_these_votes_under_a_campaign_of_ninety_days(law: str) -> None:
    earliest, must_be = LAW_DAYS[law]
    result = of(TALKS, changed(calendar__tasks__law__on=law))
    clocks = result.table("clocks")
    at = "calendar.deadlines.fifteen-may"
    assert clocks.cell(at, "earliest") == clocks.cell(at, "range") == earliest
    assert clocks.cell(at, "rule") == ("world",)
    assert exactly(clocks.cell(at, "chance")) == 0
    shrink = result.table("shrink")
    assert exactly(shrink.cell("fifteen-may/campaign", "from")) == 90
    assert exactly(shrink.cell("fifteen-may/campaign", "to")) == must_be


@pytest.mark.parametrize("law", LAW_DAYS)
def test_the_plain_case_tells_the_same_for_each_month_of_the_law(law: str) -> None:
    earliest, must_be = LAW_DAYS[law]
    table = of(TALKS).table("if-dated")
    row = f"fifteen-may/law/{law}"
    assert table.cell(row, "earliest") == earliest
    assert table.cell(row, "shrinks") == ("calendar.tasks.campaign",)
    assert exactly(table.cell(row, "to")) == must_be
    told = [f for f in of(TALKS).found("if-dated") if f.arguments["date"] == law]
    assert [(f.arguments["date2"], f.arguments["to"]) for f in told] == [(earliest, must_be)]


def test_from_a_law_on_the_first_of_march_seventy_five_days_are_left() -> None:
    """The seed map counts 75, 45 and 15 days from 1 March, 31 March and 30 April to 15 May."""
    result = of(TALKS, changed(calendar__tasks__law__on="2026-03-01"))
    assert exactly(result.table("shrink").cell("fifteen-may/campaign", "to")) == 75


def test_days_left_from_the_second_document() -> None:
    clocks = of(TALKS).table("clocks")
    left = {"announce": 12, "fifteen-may": 92, "midterms": 264}
    for id, days in left.items():
        assert exactly(clocks.cell(f"calendar.deadlines.{id}", "left")) == days


def test_votes_before_guarantees_and_guarantees_before_votes_is_a_circle() -> None:
    result = of(TALKS)
    circles = result.table("circles")
    smallest = circles.rows[0]
    assert set(smallest.cells[circles.index("steps")]) == {VOTES, GUARANTEE}  # type: ignore[arg-type]
    demands = [r.cells for r in result.table("circle-demands").where(circle=1)]
    asked = {(cells[3], cells[4], cells[5]) for cells in demands}
    assert asked == {("US", GUARANTEE, VOTES), ("zelenskyy", VOTES, GUARANTEE)}
    (pair,) = result.found("circle-pair")
    assert (pair.arguments["actor1"], pair.arguments["actor2"]) == (("US",), ("zelenskyy",))


def test_that_circle_has_staged_exits_of_all_four_kinds_with_who_is_exposed() -> None:
    exits = of(TALKS).table("exits")
    rows = [
        dict(zip((c.name for c in exits.columns), r.cells, strict=True))
        for r in exits.where(circle=1)
    ]
    assert {r["kind"] for r in rows} == {"split", "escrow", "guarantee", "together"}
    by_kind = {(r["kind"], r["task"]): r["exposed"] for r in rows}
    assert by_kind["split", VOTES] == ("UA",)
    assert by_kind["split", GUARANTEE] == ("US",)
    assert by_kind["escrow", GUARANTEE] == ("UA",)
    assert by_kind["guarantee", VOTES] == ("US",)
    assert next(r["exposed"] for r in rows if r["kind"] == "together") == ("nobody",)


def test_under_both_demands_no_day_exists_and_it_is_said_under_whose() -> None:
    table = of(TALKS).table("rules")
    for rule in ("firm-demands", "all-demands"):
        row = f"fifteen-may/{rule}"
        assert table.cell(row, "stands") == "circle"
        assert table.cell(row, "earliest") is None
    assert table.cell("fifteen-may/US", "stands") == "ahead"
    assert table.cell("fifteen-may/UA", "stands") == "ahead"
    told = {f.arguments["who"] for f in of(TALKS).found("no-order")}
    assert ("firm-demands",) in told


def test_no_clock_is_told_without_its_rule() -> None:
    for path in (TALKS, KOREA):
        result = of(path)
        reckoned = ("clock-cannot", "clock-may", "clock-can", "clock-circle", "shrink")
        told = [
            f for f in result.findings if f.code.startswith(reckoned) and f.code != "shrink-rarely"
        ]
        assert told
        assert all(f.arguments["who"] for f in told)


def test_without_the_denied_report_there_is_no_circle_of_votes_and_guarantees() -> None:
    result = of(TALKS, View(without=("votes-plan",)))
    circles = result.table("circles")
    steps = [set(r.cells[circles.index("steps")]) for r in circles.rows]  # type: ignore[arg-type]
    assert {VOTES, GUARANTEE} not in steps
    assert circles.cell("1", "contested") == "no"
    assert of(TALKS).table("circles").cell("1", "contested") == "yes"


def test_on_the_sixth_of_december_there_was_one_clock_and_no_circle() -> None:
    result = of(TALKS, View(as_of=date(2025, 12, 6)))
    assert [r.cells[0] for r in result.table("clocks").rows] == ["calendar.deadlines.midterms"]
    assert not result.table("circles").rows
    assert [f.code for f in result.findings][:1] == ["clock-fixed"]


def test_a_case_without_the_campaign_record_has_no_campaign() -> None:
    """Campaign, preparation, ceasefire minimum are records: left out, they bind nobody."""
    result = of(TALKS, leave_out=("campaign",), deadline="fifteen-may")
    (found,) = result.found("clock-can-at-best-drawn")
    assert "calendar.tasks.campaign" not in found.arguments["subjects"]  # type: ignore[operator]


def test_sixty_days_of_ceasefire_and_six_months_of_preparation_are_what_kyiv_adds() -> None:
    table = of(TALKS).table("rules")
    world, kyiv = (table.cell(f"fifteen-may/{rule}", "earliest") for rule in ("world", "UA"))
    assert str(world) < str(kyiv)
    assert table.cell("fifteen-may/UA", "earliest-without") == world
    assert table.cell("fifteen-may/UA", "earliest") == "2026-08-14"  # 12 February + 183 days


def test_a_reported_date_stands_beside_its_denial() -> None:
    rows = {str(r.cells[0]): r.cells for r in of(TALKS).table("gantt").rows}
    assert rows["fifteen-may/announced"][2:] == ("announced", "2026-05-15", "2026-05-15", ("US",))
    denied = rows["fifteen-may/denied/votes-plan-denied"]
    assert denied[2:] == ("denied", "2026-02-11", "2026-02-11", ("zelenskyy",))
    assert rows["midterm-day/fixed"][3] == "2026-11-03"


def test_who_loses_and_whether_earlier_dates_were_kept_come_from_the_case() -> None:
    clocks = of(TALKS).table("clocks")
    at = "calendar.deadlines.fifteen-may"
    assert clocks.cell(at, "if-passed") == f"{at}.if-passed"
    assert clocks.cell(at, "kept-before") == f"{at}.kept-before"
    korea = of(KOREA)
    assert korea.table("clocks").cell("calendar.deadlines.ten-days", "if-passed") is None
    (unsaid,) = korea.found("loser-unsaid")
    assert "calendar.deadlines.ten-days" in unsaid.arguments["subjects"]  # type: ignore[operator]


def test_the_korean_case_knows_who_waits_for_whom_about_the_prisoners() -> None:
    result = of(KOREA)
    pairs = {(f.arguments["actor1"], f.arguments["actor2"]) for f in result.found("circle-pair")}
    assert (("US",), ("CN",)) in pairs
    assert {f.code for f in result.findings} >= {"clock-passed", "clock-cannot-drawn", "giving-way"}
