"""Do the flagship's figures give the answers that were printed or worked out by hand?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from winset import api
from winset.case.knowing import Knowing
from winset.case.patch import Change
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
    assert number(found.table("gap"), "RU.gap-1.linear.1", "share-of-plan") == pytest.approx(
        7.45, abs=0.01
    )


def test_ten_dollars_are_1_51_tn_on_a_straight_line_and_1_8_with_a_cut_off(found: Result) -> None:
    rules = found.table("revenue-rules")
    for reading in (1, 2):
        assert number(rules, f"RU.linear.{reading}", "per-ten") == pytest.approx(1.51, abs=0.005)
        assert number(rules, f"RU.cut-off.{reading}", "per-ten") == pytest.approx(1.8)
    assert {r.cells[2] for r in rules.rows} == {"linear", "cut-off", "monthly"}


def test_a_gap_of_3_tn_opens_near_3600_roubles_a_barrel(found: Result) -> None:
    gap = found.table("gap")
    for reading in (1, 2):
        key = f"RU.gap-1.linear.{reading}"
        assert number(gap, key, "home-price") == pytest.approx(3610, abs=1)
        # At 40.95 USD a barrel it is open already.
        assert gap.cell(key, "open") == "open"
    # 3,610 at 78.6 and at 76.4 roubles a dollar.
    prices = [number(gap, f"RU.gap-1.linear.{reading}", "price") for reading in (1, 2)]
    assert prices == pytest.approx([45.9, 47.3], abs=0.05)
    # The ends of a range are told, not its middle.
    assert set(gap.column("gap")) == {3.0, 3.5, 4.3}
    assert {r.cells[2] for r in gap.rows} == {"linear", "cut-off", "monthly"}


def test_two_readings_of_the_rate_are_told_apart_and_no_seed_moves_them() -> None:
    """No median of two rival values: one row for each, the same whatever is drawn."""
    case = api.load(TALKS)
    runs = [endurance.run(api.draw(case, n=200, seed=seed), endurance.Options()) for seed in (1, 2)]
    rules = [r.table("revenue-rules") for r in runs]
    assert rules[0].rows == rules[1].rows
    readings = [rules[0].cell(f"RU.linear.{n}", "reading") for n in (1, 2)]
    assert readings == ["78.6 RUB/USD", "76.4 RUB/USD"]
    revenues = [number(rules[0], f"RU.linear.{n}", "revenue") for n in (1, 2)]
    assert revenues == [5.28, 5.13]
    for name in ("deficits", "runways", "month-cost"):
        tables = [r.table(name) for r in runs]
        read = [
            [row for row in t.rows if row.cells[t.index("reading")] is not None] for t in tables
        ]
        assert read[0]
        assert read[0] == read[1]


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
    # Its yield is nobody's published figure, so that no month is sourced throughout.
    derived = {m for m, how in told.items() if how == "derived"}
    assert derived == {"2025-05", "2025-06", "2026-01"}
    assert "sourced" not in told.values()
    # Three of twelve months are exact by construction, and the finding says so.
    assert number(fit, "RU.2025", "exact-months") == 3
    assert any(f.code == "fit-in-sample" for f in found.findings)


def test_the_fund_lasts_23_months_under_one_rule_and_6_to_9_under_another(found: Result) -> None:
    runways = found.table("runways")
    assert number(runways, "RU.reserves.shortfall", "months") == pytest.approx(23.2)
    assert number(runways, "RU.reserves.whole-deficit-recorded", "months") == pytest.approx(9.02)
    for rule in ("linear", "cut-off"):
        for reading in (1, 2):
            key = f"RU.reserves.whole-deficit-{rule}.{reading}"
            assert 6 <= number(runways, key, "months") <= 9


def test_what_is_drawn_and_borrowed_is_the_deficit(found: Result) -> None:
    table = found.table("financing")
    # Two readings of one revenue rule, as recorded, as estimated; each under three draw rules.
    assert len(table.rows) == 12
    for row in table.rows:
        deficit, drawn, borrowed = row.cells[5:8]
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
        low, high = row.cells[6:8]
        assert isinstance(low, float)
        assert isinstance(high, float)
        assert low + high == pytest.approx(100, abs=0.2)


def test_a_wider_discount_costs_revenue_even_where_the_volume_is_kept(found: Result) -> None:
    table = found.table("sanctions")
    for reading in (1, 2):
        kept, lost = (
            f"RU.majors-listed.{state}.{reading}" for state in ("workarounds", "no-workarounds")
        )
        assert number(table, kept, "volume") == 100
        assert number(table, lost, "change") < number(table, kept, "change") < 0
        # What is lost of revenue is the deficit's, and shortens what reserves would last.
        before = f"RU.majors-listed.before.{reading}"
        for column, wider in (("deficit", True), ("months", False)):
            values = [number(table, key, column) for key in (before, kept, lost)]
            assert values == sorted(values, reverse=not wider)


def test_without_weight_the_sanction_changes_nothing_exactly() -> None:
    draws = api.draw(api.load(TALKS))
    table = endurance.run(draws, endurance.Options(oil_weight=0.0)).table("sanctions")
    names = [c.name for c in table.columns]
    told = ("discount", "price", "volume", "low", "revenue", "high", "deficit", "months")
    for reading in ("78.6 RUB/USD", "76.4 RUB/USD"):
        own = [r for r in table.rows if r.cells[names.index("reading")] == reading]
        assert len({tuple(r.cells[names.index(n)] for n in told) for r in own}) == 1
    assert set(table.column("change")) == {0.0}


def test_the_discount_fades_as_workarounds_spread_beside_what_is_on_record(found: Result) -> None:
    table = found.table("fading")
    told = [
        (number(table, str(row.cells[0]), "with-workarounds"), row.cells[table.index("date")])
        for row in table.rows
    ]
    # It phases in over four to ten weeks from 21 November, and wears off from then on.
    assert told[0] == (12.0, "2025-11")
    after = [value for value, day in told if str(day) >= "2026-02"]
    assert after == sorted(after, reverse=True)
    assert after[0] > after[-1]
    without = {
        number(table, str(r.cells[0]), "without-workarounds")
        for r in table.rows
        if str(r.cells[table.index("date")]) >= "2026-03"
    }
    assert len(without) == 1
    seen = {
        str(r.cells[table.index("date")]): (
            r.cells[table.index("observed-from")],
            r.cells[table.index("observed-to")],
        )
        for r in table.rows
        if r.cells[table.index("observed-from")] is not None
    }
    assert seen == {"2025-12": (26.0, 28.0), "2026-01": (26.0, 27.0)}


@pytest.mark.parametrize(
    "options",
    [{"oil_weight": 0.5}, {"workarounds": False}, {"erosion": 0.5}, {"rule": "monthly"}],
)
def test_an_option_moves_revenue_deficit_and_runway_through_one_path(
    found: Result, options: dict[str, Any]
) -> None:
    other = endurance.run(api.draw(api.load(TALKS)), endurance.Options(**options))
    for name in ("deficits", "runways", "month-cost", "financing", "sanctions"):
        assert other.table(name).rows != found.table(name).rows, name
    if "rule" not in options:
        assert other.table("revenue-rules").rows != found.table("revenue-rules").rows
        assert any(w.code == "push-asked" for w in other.warnings)
    else:
        assert {r.cells[2] for r in other.table("deficits").where(party="RU")} == {
            "monthly",
            "recorded",
            "estimated",
        }


def test_volume_without_a_buyer_counts_only_without_workarounds(found: Result) -> None:
    case = api.load(TALKS)
    kept = endurance.run(api.draw(case), endurance.Options(lost=0.3))
    assert kept.table("deficits").rows == found.table("deficits").rows
    less, more = (
        endurance.run(api.draw(case), endurance.Options(workarounds=False, lost=lost))
        for lost in (0.1, 0.3)
    )
    for reading in (1, 2):
        key = f"RU.linear.{reading}"
        deficits = [number(r.table("deficits"), key, "deficit") for r in (found, less, more)]
        assert deficits == sorted(deficits)
        assert deficits[0] < deficits[-1]


def test_a_discount_that_is_set_moves_price_revenue_deficit_and_runway(found: Result) -> None:
    changed = View(changes=(Change("set", "economy.urals-discount", "20 USD/bbl"),))
    other = endurance.run(api.draw(api.load(TALKS), changed), endurance.Options())
    # 26 to 27 on record: 6.5 dollars more a barrel, 1.51 tn for ten at the planned rate.
    for reading, rate in ((1, 78.6), (2, 76.4)):
        key = f"RU.linear.{reading}"
        more = number(other.table("revenue-rules"), key, "revenue") - number(
            found.table("revenue-rules"), key, "revenue"
        )
        assert more == pytest.approx(6.5 * 8.919 / 59 * rate / 92.2, abs=0.02)
        less = number(found.table("deficits"), key, "deficit") - number(
            other.table("deficits"), key, "deficit"
        )
        assert less == pytest.approx(more, abs=0.02)
    runway = "RU.reserves.whole-deficit-linear.1"
    assert number(other.table("runways"), runway, "months") > number(
        found.table("runways"), runway, "months"
    )


def test_fiscal_stress_reaches_the_aim_by_four_paths_of_which_none_is_all_stated(
    found: Result,
) -> None:
    """Deficit to endurance directly, and through taxes, weariness and the rest of the economy."""
    sums = found.table("aim-sums")
    row = dict(zip((c.name for c in sums.columns), sums.rows[0].cells, strict=True))
    assert (row["start"], row["aim"]) == ("variables.deficit", "variables.moscow-flexibility")
    assert (row["paths"], row["same"], row["opposite"]) == (4, 4, 0)
    assert (row["links"], row["inferred"], row["stated-paths"]) == (9, 8, 0)
    links = found.table("aim-links")
    weak = links.row("RU.moscow-flexibility.deficit>russian-endurance")
    assert weak.cells[links.index("when")] == "links.deficit>russian-endurance.when"
    assert "B:28" in weak.claims


@pytest.mark.parametrize("day", [date(2025, 12, 6), date(2026, 2, 12)])
def test_both_dates_run_and_read_nothing_later(day: date) -> None:
    draws = api.draw(api.load(TALKS), View(as_of=day), n=100)
    result = endurance.run(draws, endurance.Options())
    assert result.json()
    for row in result.table("pace").rows:
        assert date.fromisoformat(str(row.cells[3])) < day


def test_in_december_revenue_and_runway_rest_on_what_was_published_by_then() -> None:
    """Plan 8.918 at 59 USD and 92.2 RUB; November's tax price 44.87 USD at 76.97 RUB; 4.16 in the
    fund on 1 October, 137.6 bn short of the base in December, 5.737 of deficit in the revised plan.
    """
    day = date(2025, 12, 6)
    case = api.view(api.load(TALKS), View(as_of=day)).case
    result = endurance.run(api.draw(case, n=100), endurance.Options())
    (row,) = result.table("revenue-rules").where(party="RU")
    assert row.cells[2] == "linear"
    assert row.cells[5] == pytest.approx(8.918 * 44.87 * 76.97 / (59 * 92.2), rel=2e-3)
    months = {
        str(r.cells[4]): r.cells[7] for r in result.table("runways").where(side="RU") if r.cells[7]
    }
    assert months["shortfall"] == pytest.approx(4.16 / 0.1376, rel=2e-3)
    assert months["whole-deficit-recorded"] == pytest.approx(12 * 4.16 / 5.737, rel=2e-3)
    known = Knowing(api.load(TALKS))
    cited = {
        c
        for name in ("revenue-rules", "runways")
        for r in result.table(name).rows
        for c in r.claims
    }
    days = {known.documents.get(c.partition(":")[0]) or known.claims.get(c) for c in cited}
    assert None not in days
    assert max(d for d in days if d is not None) <= day


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
