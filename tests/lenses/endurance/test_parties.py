"""What does a party get that has few accounts, bad figures, or a short series?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.lenses.endurance.building import AS_OF, account, case, figure, run, with_series
from winset import api
from winset.cli import leave_with
from winset.errors import LensError, UsageError
from winset.results import Result

ECONOMY = {
    "spent": figure("12 bn RUB"),
    "earned": figure("9 bn RUB"),
    "held": figure("6 bn RUB"),
}


def months(result: Result, key: str) -> Any:
    return result.table("runways").cell(key, "months")


def test_a_budget_without_a_commodity_has_a_runway() -> None:
    """Spending 12, revenue 9, reserves 6: two years."""
    made = case(
        economy=ECONOMY,
        accounts={
            "one-budget": account(
                "ONE", "budget", spending="economy.spent", revenue="economy.earned"
            ),
            "one-fund": account("ONE", "reserves", liquid="economy.held"),
        },
    )
    assert months(run(made), "ONE.reserves.whole-deficit-recorded") == pytest.approx(24.0)


def test_a_party_with_neither_has_unknown_runways() -> None:
    table = run(case()).table("runways")
    assert len(table.rows) == 10
    assert set(table.column("basis")) == {"unknown"}
    assert set(table.column("months")) == {None}


def test_a_surplus_is_not_a_runway() -> None:
    made = case(
        economy={**ECONOMY, "spent": figure("8 bn RUB")},
        accounts={
            "b": account("ONE", "budget", spending="economy.spent", revenue="economy.earned"),
            "r": account("ONE", "reserves", liquid="economy.held"),
        },
    )
    key = "ONE.reserves.whole-deficit-recorded"
    assert months(run(made), key) is None
    assert run(made).table("runways").cell(key, "basis") == "not-drawn-down"


def test_manpower_lasts_as_long_as_losses_exceed_recruits() -> None:
    made = case(
        front={"force": figure("90k persons", "persons"), "short": figure("9k persons", "persons")},
        accounts={"m": account("TWO", "manpower", force="front.force", short="front.short")},
    )
    assert months(run(made), "TWO.manpower.net-losses") == pytest.approx(10.0)


def sides_of(result: Result, table: str) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of a table by side, with the side's own name and addresses taken out."""
    found: dict[str, list[tuple[Any, ...]]] = {"ONE": [], "TWO": []}
    for row in result.table(table).rows:
        side = str(row.cells[1])
        cells = [c for c in row.cells[2:] if not (isinstance(c, str) and "." in c)]
        found[side].append(tuple(cells))
    return found


def test_mirrored_sides_mirror_the_output() -> None:
    """The same accounts with the names exchanged give the same figures, exchanged."""

    def made(first: str, second: str) -> Result:
        accounts = {
            "a-b": account(first, "budget", spending="economy.spent", revenue="economy.earned"),
            "a-r": account(first, "reserves", liquid="economy.held"),
            "b-m": account(second, "manpower", casualties_year="front.lost"),
        }
        signs = {"s": {"side": first, "label": "A sign", "goes": "worse", "basis": "stated"}}
        front = {
            "lost": {
                "label": "Lost",
                "unit": "persons",
                "observed": [{"at": "2025", "value": "10k to 14k persons", "basis": "stated"}],
            }
        }
        return run(case(economy=ECONOMY, front=front, accounts=accounts, indicators=signs))

    one, two = made("ONE", "TWO"), made("TWO", "ONE")
    for table in ("month-cost", "runways"):
        as_is, exchanged = sides_of(one, table), sides_of(two, table)
        assert as_is["ONE"] == exchanged["TWO"]
        assert as_is["TWO"] == exchanged["ONE"]
    methods = [sides_of_methods(r) for r in (one, two)]
    assert methods[0]["ONE"] == methods[1]["TWO"]
    assert methods[0]["TWO"] == methods[1]["ONE"]


def sides_of_methods(result: Result) -> dict[str, list[tuple[Any, ...]]]:
    rows = result.table("methods").rows
    return {
        s: [(r.cells[1], *r.cells[4:]) for r in rows if r.cells[3] == s] for s in ("ONE", "TWO")
    }


def seller(**changed: str) -> Any:
    values = {
        "price": "50 USD/bbl",
        "rate": "80 RUB/USD",
        "plan-price": "60 USD/bbl",
        "plan-rate": "90 RUB/USD",
        "plan": "9 tn RUB",
    }
    values |= {k.replace("_", "-"): v for k, v in changed.items()}
    units = {"price": "USD/bbl", "rate": "RUB/USD", "plan-price": "USD/bbl", "plan-rate": "RUB/USD"}
    return case(
        economy={k: figure(v, units.get(k, "RUB")) for k, v in values.items()},
        accounts={
            "c": account(
                "ONE",
                "commodity-revenue",
                price="economy.price",
                rate_now="economy.rate",
                price_plan="economy.plan-price",
                rate_plan="economy.plan-rate",
                revenue_plan="economy.plan",
            )
        },
    )


def test_the_linear_rule_by_hand() -> None:
    """9 tn times 50 * 80 over 60 * 90."""
    table = run(seller()).table("revenue-rules")
    assert table.cell("ONE.linear", "revenue") == pytest.approx(6.67)
    assert [r.cells[2] for r in table.rows] == ["linear"]


def test_a_negative_price_is_refused_in_words() -> None:
    with pytest.raises(LensError, match="a negative price: -5"):
        run(seller(price="-5 USD/bbl"))


def test_a_plan_of_nothing_is_refused_in_words() -> None:
    with pytest.raises(LensError, match="the plan price is 0; it must be above zero"):
        run(seller(plan_price="0 USD/bbl"))


def test_missing_figures_are_named() -> None:
    made = case(
        economy={"price": figure("50 USD/bbl", "USD/bbl")},
        accounts={"c": account("ONE", "commodity-revenue", price="economy.price")},
    )
    warned = next(w for w in run(made).warnings if w.code == "roles-missing")
    assert warned.arguments["roles"] == ("rate-now", "price-plan", "rate-plan", "revenue-plan")


def measured(claimed: bool = False) -> dict[str, Any]:
    series = {"file": "series/area.csv", "claimed": claimed}
    return {"area": {"label": "Area", "unit": "km2", "basis": "stated", "series": [series]}}


SIGN = {
    "s": {
        "side": "TWO",
        "label": "Losing ground",
        "goes": "worse",
        "measured-by": "front.area",
        "basis": "stated",
    }
}


def test_a_steady_advance_costs_the_side_whose_sign_says_so() -> None:
    """Ten km2 a day, never varying: 304 a month, without a range."""
    made = with_series(
        case(front=measured(), indicators=SIGN), "front.area", list(range(0, 3000, 10))
    )
    table = run(made).table("month-cost")
    row = table.row("TWO.land.series")
    assert row.cells[3:6] == (304.0, 304.0, 304.0)
    assert table.cell("ONE.land", "middle") is None


def test_a_short_series_gives_its_pace_and_no_range() -> None:
    made = with_series(case(front=measured(), indicators=SIGN), "front.area", list(range(60)))
    result = run(made)
    assert not result.table("fan").rows
    assert result.table("month-cost").cell("TWO.land.series", "basis") == "series-short"
    warned = next(w for w in result.warnings if w.code == "series-short")
    assert (warned.arguments["count"], warned.arguments["needed"]) == (8, 26)


def test_a_day_before_the_series_is_said() -> None:
    made = with_series(
        case(front=measured()), "front.area", [1.0, 2.0], first=AS_OF + timedelta(days=5)
    )
    assert [w.code for w in run(made).warnings] == ["series-not-begun"]


def test_rows_after_the_day_change_nothing() -> None:
    levels = list(np.cumsum(np.random.default_rng(1).normal(10, 5, 300)))
    known = with_series(case(front=measured()), "front.area", levels)
    before = run(known).table("fan")
    start = AS_OF - timedelta(days=len(levels) - 1)
    longer = with_series(case(front=measured()), "front.area", [*levels, 9e6, 9e7], first=start)
    assert run(longer).table("fan") == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"rule": "liner"}, "did you mean linear"),
        ({"oil_weight": 2.0}, "oil-weight: 2 is not from 0 to 1"),
        ({"quantiles": "q.csv", "weeks": 0}, "weeks: 0 is not from 1"),
        ({"quantiles": "q.csv", "quantity": "front.aria"}, "did you mean front.area"),
    ],
)
def test_wrong_options_are_refused_in_words(options: dict[str, Any], said: str) -> None:
    made = with_series(case(front=measured()), "front.area", list(range(300)))
    with pytest.raises(UsageError, match=said):
        run(made, **options)


def test_quantiles_of_what_has_no_series_are_refused_in_words() -> None:
    with pytest.raises(LensError, match="no quantity of this view has a series"):
        run(case(), quantiles="q.csv")
    with pytest.raises(LensError, match=r"economy\.held has no series of 26 weeks"):
        run(case(economy=ECONOMY), quantiles="q.csv", quantity="economy.held")


def test_quantiles_are_written_as_date_quantile_value(tmp_path: Path) -> None:
    to = tmp_path / "q.csv"
    asked = ["run", "endurance", "russia-ukraine/2026-02-talks", "--quantiles", str(to)]
    assert leave_with([*asked, "--weeks", "2", "--json", "--draws", "50"]) == 0
    lines = to.read_text("utf-8").splitlines()
    assert lines[0] == "date,quantile,value"
    assert len(lines) == 1 + 2 * 7
    days = [date.fromisoformat(line.split(",")[0]) for line in lines[1:]]
    assert sorted(set(days)) == [date(2026, 2, 18), date(2026, 2, 25)]
    values = [float(line.split(",")[2]) for line in lines[1:8]]
    assert values == sorted(values)


def test_every_number_of_a_finding_is_a_cell() -> None:
    result = api.run("endurance", api.draw(api.load("russia-ukraine/2026-02-talks"), n=50))
    for finding in result.findings:
        cells = {
            cell
            for table, key in finding.rows
            for cell in result.table(table).row(key).cells
            if isinstance(cell, (int, float))
        }
        for name, value in finding.arguments.items():
            if finding.rows and isinstance(value, (int, float)):
                assert value in cells, f"{finding.code}: {name}"
