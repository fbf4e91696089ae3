"""Do the flagship's figures give the answers that were printed or worked out by hand?"""

from __future__ import annotations

from datetime import date

import pytest

from winset import api
from winset.case.views import View
from winset.lenses import endurance
from winset.results import Result, Table

TALKS = "russia-ukraine/2026-02-talks"
ARMISTICE = "korea/1952-10-armistice"


@pytest.fixture(scope="module")
def found() -> Result:
    return api.run("endurance", api.draw(api.load(TALKS)))


def number(table: Table, key: str, column: str) -> float:
    cell = table.cell(key, column)
    assert isinstance(cell, (int, float))
    return float(cell)


def test_planned_revenue_is_40_tn_from_gap_and_share(found: Result) -> None:
    case = api.load(TALKS)
    gap, share = case.claims["year-gap"].value, case.claims["year-gap-share"].value
    assert gap is not None
    assert share is not None
    assert gap.value is not None
    assert share.value is not None
    assert gap.value.numbers[0] / (share.value.numbers[0] / 100) == pytest.approx(40.0e12)
    # Against the plan as published, 40.283 tn, the gap is 7.45 %.
    assert number(found.table("gap"), "RU.gap-1", "share-of-plan") == pytest.approx(7.45, abs=0.01)


def test_ten_dollars_are_1_51_tn_on_a_straight_line_and_1_8_with_a_cut_off(found: Result) -> None:
    rules = found.table("revenue-rules")
    assert number(rules, "RU.linear", "per-ten") == pytest.approx(1.51, abs=0.005)
    assert number(rules, "RU.cut-off", "per-ten") == pytest.approx(1.8)
    assert {r.cells[2] for r in rules.rows} == {"linear", "cut-off", "monthly"}


def test_a_gap_of_3_tn_opens_near_3600_roubles_a_barrel(found: Result) -> None:
    assert number(found.table("gap"), "RU.gap-1", "home-price") == pytest.approx(3610, abs=1)
    rivals = found.table("gap").column("gap")
    assert rivals == (3.0, 3.25, 4.3)


def test_the_rate_alone_costs_about_half_the_gap(found: Result) -> None:
    # 1.30 to 1.52 at the document's 92; the published plan has 92.2, which is 0.016 more.
    losses = found.table("rate-alone").column("loss")
    assert losses == (pytest.approx(1.32), pytest.approx(1.53))


def test_revenue_of_2025_month_by_month(found: Result) -> None:
    fit = found.table("revenue-fit")
    assert number(fit, "RU.2025", "plain-months") == 8
    assert number(fit, "RU.2025", "mean-error") < 8
    assert abs(number(fit, "RU.2025", "total-off")) < 3
    months = found.table("revenue-months")
    assert len([r for r in months.rows if str(r.cells[2]).startswith("2025")]) == 12
    # A month rests on an exchange rate that was recalled, and says so, but where the tax price of
    # the month before was printed in roubles.
    told = {
        str(r.cells[months.index("date")]): r.cells[months.index("assumed")] for r in months.rows
    }
    assert {m for m, how in told.items() if how == "sourced"} == {"2025-05", "2025-06", "2026-01"}


def test_the_fund_lasts_23_months_under_one_rule_and_6_to_9_under_another(found: Result) -> None:
    runways = found.table("runways")
    assert number(runways, "RU.reserves.shortfall", "months") == pytest.approx(23.2)
    assert number(runways, "RU.reserves.whole-deficit-recorded", "months") == pytest.approx(9.02)
    assert 6 <= number(runways, "RU.reserves.whole-deficit-linear", "months") <= 9
    assert 6 <= number(runways, "RU.reserves.whole-deficit-cut-off", "months") <= 9


def test_what_is_drawn_and_borrowed_is_the_deficit(found: Result) -> None:
    table = found.table("financing")
    assert len(table.rows) == 9
    for row in table.rows:
        deficit, drawn, borrowed = row.cells[4:7]
        assert isinstance(deficit, float)
        assert isinstance(drawn, float)
        assert isinstance(borrowed, float)
        assert abs(-drawn - borrowed + deficit) <= 1e-9


def test_eight_eight_and_three_signs(found: Result) -> None:
    counts = found.table("indicator-counts")
    goes = ("worse", "better", "steady", "unknown")
    told = {
        side: sum(number(counts, side, g) for g in goes) for side in map(str, counts.column("side"))
    }
    assert told == {"RU": 8, "UA": 8, "US": 3}


def test_a_month_is_told_for_both_sides_and_never_added_up(found: Result) -> None:
    table = found.table("month-cost")
    assert {r.cells[1] for r in table.rows} == {"RU", "UA"}
    for side in ("RU", "UA"):
        told = {r.cells[2] for r in table.where(side=side)}
        assert told == {"land", "lives", "money", "recovery"}
    units = {r.cells[table.index("unit")] for r in table.rows} - {None}
    assert units == {"km2", "persons", "bn-RUB", "bn-UAH", "bn-USD"}
    land = next(table.where(side="UA", what="land"))
    low, middle, high = land.cells[3:6]
    assert isinstance(low, float)
    assert isinstance(middle, float)
    assert isinstance(high, float)
    # The year 2025 brought about 4,300 to 5,600 km2: 360 to 470 a month.
    assert low < 360 < high
    assert 300 < middle < 470
    claimed = next(table.where(side="RU", basis="series-four-weeks"))
    assert claimed.cells[table.index("claimed")] == "claimed"


def test_no_row_of_the_methods_says_who_wins(found: Result) -> None:
    table = found.table("methods")
    assert len(set(table.column("method"))) >= 6
    for row in table.rows:
        if row.cells[2] in ("theory", "empirical"):
            assert row.cells[3] is None
    # What theory leaves open is open alike for both sides: its ranges lie evenly around a half.
    for row in table.where(unit="%", kind="theory"):
        low, high = row.cells[5:7]
        assert isinstance(low, float)
        assert isinstance(high, float)
        assert low + high == pytest.approx(100)


def test_a_wider_discount_costs_revenue_even_where_the_volume_is_kept(found: Result) -> None:
    table = found.table("sanctions")
    assert number(table, "RU.majors-listed.workarounds", "volume") == 100
    change = number(table, "RU.majors-listed.workarounds", "change")
    assert number(table, "RU.majors-listed.no-workarounds", "change") < change < 0


def test_without_weight_the_sanction_changes_nothing_exactly() -> None:
    draws = api.draw(api.load(TALKS))
    table = endurance.run(draws, endurance.Options(oil_weight=0.0)).table("sanctions")
    names = [c.name for c in table.columns]
    places = [names.index(n) for n in ("discount", "price", "volume", "low", "revenue", "high")]
    rows = {tuple(r.cells[p] for p in places) for r in table.rows}
    assert len(rows) == 1
    assert table.column("change") == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("day", [date(2025, 12, 6), date(2026, 2, 12)])
def test_both_dates_run_and_read_nothing_later(day: date) -> None:
    draws = api.draw(api.load(TALKS), View(as_of=day), n=100)
    result = endurance.run(draws, endurance.Options())
    assert result.json()
    for row in result.table("pace").rows:
        assert date.fromisoformat(str(row.cells[3])) < day


def test_in_december_the_runway_is_not_known_yet() -> None:
    draws = api.draw(api.load(TALKS), View(as_of=date(2025, 12, 6)), n=100)
    table = endurance.run(draws, endurance.Options()).table("runways")
    assert set(table.column("months")) == {None}


def test_the_other_case_has_unknown_runways_and_its_own_signs() -> None:
    result = endurance.run(api.draw(api.load(ARMISTICE), n=100), endurance.Options())
    assert set(result.table("runways").column("basis")) == {"unknown"}
    counts = result.table("indicator-counts")
    assert (number(counts, "US", "worse"), number(counts, "KR", "better")) == (3, 2)
    # A count of past wars published later could not have been known then.
    assert [r.cells[4] for r in result.table("methods").where(method="hazard")] == ["no-count-then"]


def test_the_prospect_of_no_deal_is_told_person_by_person(found: Result) -> None:
    table = found.table("no-deal")
    parties = {"RU", "UA", "US", "EUR"}
    assert {r.cells[2] for r in table.rows} <= parties
    case = api.load(TALKS)
    worth = {str(r.cells[1]) for r in table.where(part="worth")}
    for party in ("RU", "UA"):
        assert set(case.parties[party].constituencies) <= worth
    patrons = {(r.cells[2], r.cells[10]) for r in table.where(part="patron")}
    assert ("UA", "WEST") in patrons
    # Nobody's unsaid worth is a number.
    unsaid = [r for r in table.where(part="worth") if r.cells[-1] == "unknown"]
    assert unsaid
    assert all(r.cells[7] is None for r in unsaid)


def test_same_seed_same_bytes_other_seed_other_draws() -> None:
    case = api.load(TALKS)
    one, same, other = (
        endurance.run(api.draw(case, n=300, seed=s), endurance.Options()).json() for s in (1, 1, 2)
    )
    assert one == same
    assert one != other


def test_polls_keep_their_wording_apart(found: Result) -> None:
    table = found.table("polls")
    numbers = {str(r.cells[0]): r.cells[table.index("wording")] for r in table.rows}
    assert numbers["cede-donbas.1"] == numbers["cede-donbas.2"]
    assert numbers["freeze-unrecognised.1"] != numbers["freeze-unrecognised.2"]
    assert table.cell("cede-donbas.2", "split-sample") == "split"
    assert table.cell("cede-donbas.2", "error") == "5.8 %"


def test_help_lasts_as_long_as_the_planned_need_lets_it(found: Result) -> None:
    assert found.table("aid").cell("UA.loan", "figure") == "90 bn EUR"
    # 2.08 tn hryvnias a year at 50.14 a euro are 3.457 bn euros a month.
    runways = found.table("runways")
    monthly = 2080 / 50.14 / 12
    whole = number(runways, "UA.external-aid.loan-against-need", "months")
    assert whole == pytest.approx(90 / monthly, rel=0.01)
    part = number(runways, "UA.external-aid.loan-budget-against-need", "months")
    assert part == pytest.approx(30 / monthly, rel=0.01)


def test_totals_counted_twice_give_a_pace_and_one_of_a_span_its_mean(found: Result) -> None:
    table = found.table("month-cost")
    # From 152 bn USD of damage at the end of 2023 to 176 bn at the end of 2024: 366 days.
    damage = number(table, "UA.recovery.damage-1", "middle")
    assert damage == pytest.approx(24 / 366 * 30.4375, abs=0.01)
    dead = {r.cells[table.index("by")]: r for r in table.where(side="UA", what="lives")}
    assert dead["zelenskyy"].cells[table.index("basis")] == "growth-of-total"
    # 500,000 to 600,000 from 24 February 2022 to the end of 2025: 1,406 days.
    total = number(table, "UA.lives.casualties-1", "low")
    assert total == pytest.approx(500_000 / 1406 * 30.4375, rel=0.01)
    alone = next(table.where(basis="running-total-only"))
    assert alone.cells[table.index("middle")] is None


def test_recruits_against_losses_are_told_by_pair_of_counters(found: Result) -> None:
    table = found.table("manpower")
    gained = number(table, "RU.recruits-1", "middle")
    assert gained == pytest.approx(454_700 / 12, rel=0.01)
    for counter in ("uk-mod", "csis"):
        row = next(r for r in table.where(what="balance", **{"losses-by": counter}))
        balance = row.cells[table.index("middle")]
        assert balance == pytest.approx((454_700 - 415_000) / 12, rel=0.01)
    # What somebody reports himself stands beside it, of the other sign.
    assert number(table, "RU.balance-told", "middle") < 0
