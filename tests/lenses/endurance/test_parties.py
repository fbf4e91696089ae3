"""What does a party get that has few accounts, bad figures, or a short series?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.lenses.endurance.building import AS_OF, account, case, figure, run, with_series
from winset import api
from winset.case.address import resolve
from winset.case.patch import Change
from winset.case.views import View
from winset.cli import leave_with
from winset.errors import LensError, UsageError
from winset.lenses import endurance
from winset.results import Result
from winset.views.words import languages, words

TALKS = "russia-ukraine/2026-02-talks"
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


@pytest.mark.parametrize(
    ("figure_", "value"),
    [("price", "-5 USD/bbl"), ("plan-price", "0 USD/bbl"), ("rate", "-80 RUB/USD")],
)
def test_a_figure_that_cannot_be_is_left_out_and_said_and_the_rest_goes_on(
    figure_: str, value: str
) -> None:
    made = seller(**{figure_.replace("-", "_"): value})
    polls = {
        "yes": {
            "label": "Yes",
            "unit": "percent",
            "observed": [
                {"at": "2025-12", "value": "40 %", "wording": "Would you?", "basis": "stated"}
            ],
        }
    }
    result = run(case(economy=made.economy, accounts=made.accounts, support=polls))
    assert not result.table("revenue-rules").rows
    warned = next(w for w in result.warnings if w.code == "figure-cannot-be")
    assert warned.arguments == {"party": "ONE", "address": f"economy.{figure_}", "figure": value}
    assert len(result.table("polls").rows) == 1
    assert result.table("month-cost").rows


def test_negative_reserves_pay_for_nothing_and_are_said() -> None:
    made = case(
        economy={**ECONOMY, "held": figure("-6 bn RUB")},
        accounts={
            "b": account("ONE", "budget", spending="economy.spent", revenue="economy.earned"),
            "r": account("ONE", "reserves", liquid="economy.held"),
        },
    )
    result = run(made)
    assert any(w.code == "figure-cannot-be" for w in result.warnings)
    assert set(result.table("runways").column("basis")) == {"unknown"}


def test_missing_figures_are_named() -> None:
    made = case(
        economy={"price": figure("50 USD/bbl", "USD/bbl")},
        accounts={"c": account("ONE", "commodity-revenue", price="economy.price")},
    )
    warned = next(w for w in run(made).warnings if w.code == "roles-missing-all")
    assert warned.arguments["roles"] == ("rate-now", "price-plan", "rate-plan", "revenue-plan")


def test_a_loss_that_fits_no_cut_off_is_said() -> None:
    """Ten dollars of sixty cost 1.5 tn on the straight line: 1.2 fits no cut-off above nothing."""
    made = seller()
    account_ = made.accounts["c"]
    figures = {**account_.figures, "per-ten-dollars": "economy.loss"}
    told = case(
        economy={**made.economy, "loss": figure("1.2 tn RUB")},
        accounts={"c": account_.model_copy(update={"figures": figures})},
    )
    assert any(w.code == "no-cut-off-fits" for w in run(told).warnings)
    assert not any(w.code == "no-cut-off-fits" for w in run(made).warnings)


def test_reserves_of_which_only_a_total_is_known_say_so() -> None:
    made = case(
        economy=ECONOMY,
        accounts={
            "b": account("ONE", "budget", spending="economy.spent", revenue="economy.earned"),
            "r": account("ONE", "reserves", total="economy.held"),
        },
    )
    result = run(made)
    row = result.table("runways").row("ONE.reserves.whole-deficit-recorded")
    assert row.cells[2] == "reserves-whole"
    assert any(w.code == "liquid-unsaid" for w in result.warnings)


def test_rival_values_give_a_row_for_each_and_no_middle() -> None:
    """Two deficits, 6 or 12 bn, against 6 bn held: a year, or half of one; never nine months."""
    made = case(
        economy={"short": figure("6 or 12 bn RUB"), "held": figure("6 bn RUB")},
        accounts={
            "b": account("ONE", "budget", deficit="economy.short"),
            "r": account("ONE", "reserves", liquid="economy.held"),
        },
    )
    for seed in (1, 2):
        result = run(made, seed=seed)
        key = "ONE.reserves.whole-deficit-recorded"
        assert [months(result, f"{key}.{n}") for n in (1, 2)] == [12.0, 6.0]
        told = next(f for f in result.findings if f.code == "buffer-lasts-readings")
        assert (told.arguments["low"], told.arguments["high"]) == (6.0, 12.0)


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
        ({"quantiles": "q.csv", "weeks": 0}, "weeks: 0 is too few"),
        ({"half_life": 0.0}, "half-life: 0 is not above 0"),
        ({"aim": "nobody"}, "this view has no variable nobody"),
        ({"quantiles": "q.csv", "quantity": "front.aria"}, "did you mean front.area"),
    ],
)
def test_wrong_options_are_refused_in_words(options: dict[str, Any], said: str) -> None:
    made = with_series(case(front=measured()), "front.area", list(range(300)))
    with pytest.raises(UsageError, match=said):
        run(made, **options)


def test_quantiles_of_what_has_no_series_are_refused_in_words() -> None:
    with pytest.raises(LensError, match="no quantity of this view has a series of an area"):
        run(case(), quantiles="q.csv")
    with pytest.raises(
        LensError, match=r"economy\.held has neither a series nor figures of months"
    ):
        run(case(economy=ECONOMY), quantiles="q.csv", quantity="economy.held")


def test_quantiles_of_a_short_series_are_refused_and_no_other_is_taken() -> None:
    """Kyiv's count of losses is long on that day; the area asked for by default is not."""
    draws = api.draw(api.load(TALKS), View(as_of=date(2024, 8, 1)), n=50)
    with pytest.raises(LensError, match=r"front\.area-held has 3 weeks of change"):
        endurance.run(draws, endurance.Options(quantiles="q.csv"))


def test_quantiles_that_the_lens_withholds_are_not_written() -> None:
    draws = api.draw(api.load(TALKS), n=50)
    asked = endurance.Options(quantiles="q.csv", quantity="front.losses-claimed", weeks=26)
    with pytest.raises(LensError, match="26 weeks ahead failed, or could not be tried"):
        endurance.run(draws, asked)
    with pytest.raises(LensError, match=r"may be written up to .* weeks ahead"):
        endurance.run(draws, endurance.Options(quantiles="q.csv", weeks=104))


def monthly(count: int, bounds: str = "") -> Any:
    """Figures of so many months that rise by ten each, with a little of this and that."""
    rng = np.random.default_rng(3)
    levels = np.cumsum(10 + rng.normal(0, 2, count))
    observed = [
        {
            "at": f"{2020 + n // 12}-{n % 12 + 1:02d}",
            "value": f"{level:.1f} RUB",
            "basis": "stated",
        }
        for n, level in enumerate(levels)
    ]
    told = {"label": "A figure", "unit": "RUB", "observed": observed}
    return case(economy={"monthly": {**told, "bounds": bounds} if bounds else told})


def test_quantiles_of_monthly_figures_step_by_the_month() -> None:
    result = run(monthly(60), quantiles="q.csv", quantity="economy.monthly", weeks=13)
    table = result.table("quantiles")
    days = sorted({str(d) for d in table.column("date")})
    assert days == ["2025-01-31", "2025-02-28", "2025-03-31"]
    assert set(table.column("quantity")) == {"economy.monthly"}
    assert set(table.column("unit")) == {"RUB"}


def test_too_few_months_are_refused_in_words() -> None:
    with pytest.raises(LensError, match=r"has 11 months of change .*; 26 are needed"):
        run(monthly(12), quantiles="q.csv", quantity="economy.monthly")


def test_quantiles_keep_to_the_bounds_of_the_quantity() -> None:
    made = monthly(60, "0 to 605 RUB")
    result = run(made, quantiles="q.csv", quantity="economy.monthly", weeks=13)
    values = [v for v in result.table("quantiles").column("value") if isinstance(v, float)]
    assert max(values) == 605.0
    assert any(w.code == "quantiles-cut" for w in result.warnings)


def test_quantiles_are_written_with_their_quantity_and_unit(tmp_path: Path) -> None:
    to = tmp_path / "q.csv"
    asked = ["run", "endurance", TALKS, "--quantiles", str(to)]
    assert leave_with([*asked, "--weeks", "2", "--json", "--draws", "50"]) == 0
    lines = to.read_text("utf-8").splitlines()
    assert lines[0] == "date,quantile,value,quantity,unit"
    assert len(lines) == 1 + 2 * 7
    rows = [line.split(",") for line in lines[1:]]
    assert {tuple(row[3:]) for row in rows} == {("front.area-held", "km2")}
    days = [date.fromisoformat(row[0]) for row in rows]
    assert sorted(set(days)) == [date(2026, 2, 18), date(2026, 2, 25)]
    values = [float(row[2]) for row in rows[:7]]
    assert values == sorted(values)


def test_a_series_falls_with_its_source() -> None:
    """Without the map nothing is told of the map: no range, no cost, no sign's figure."""
    draws = api.draw(api.load(TALKS), View(without=("deepstate",)), n=50)
    result = endurance.run(draws, endurance.Options())
    for name in ("pace", "fan", "fan-test", "seen", "weeks-ahead"):
        addresses = set(result.table(name).column("quantity"))
        assert "front.area-held" not in addresses, name
        assert "front.losses-claimed" in addresses, name
    assert "km2" not in result.table("month-cost").column("unit")
    assert result.table("indicators").cell("ua-front", "date") != "2026-02-11"
    warned = [w.arguments for w in result.warnings if w.code == "series-source-out"]
    assert warned == [{"address": "front.area-held"}]


def test_a_document_that_does_not_tell_of_a_series_shows_none_and_writes_none() -> None:
    draws = api.draw(api.load(TALKS), View(only=("A",)), n=50)
    result = endurance.run(draws, endurance.Options())
    assert not result.table("pace").rows
    # Nor does the document give any other cost: what is priced elsewhere cites elsewhere.
    assert not [r for r in result.table("month-cost").rows if r.cells[3] is not None]
    with pytest.raises(LensError):
        endurance.run(draws, endurance.Options(quantiles="q.csv"))


def test_a_value_set_in_place_of_a_series_is_said() -> None:
    changed = View(changes=(Change("set", "front.area-held", "117000 km2"),))
    result = endurance.run(api.draw(api.load(TALKS), changed, n=50), endurance.Options())
    warned = [w.arguments for w in result.warnings if w.code == "series-set-aside"]
    assert warned == [{"address": "front.area-held"}]
    # The value itself is there: it is an answer to a what-if, and needs no source.
    assert result.table("indicators").cell("ua-front", "newest") == "117000 km2"


@pytest.mark.parametrize(("state", "said"), [("threatened", 2), ("pulled", 2), ("dropped", 0)])
def test_a_lever_is_told_by_its_state(state: str, said: int) -> None:
    changed = View(changes=(Change("set", "levers.majors-listed.state", state),))
    result = endurance.run(api.draw(api.load(TALKS), changed, n=50), endurance.Options())
    rows = list(result.table("sanctions").where(state="workarounds"))
    assert len(rows) == said
    assert {r.cells[3] for r in rows} == ({state} if said else set())
    # A lever that is not pulled moves nothing else.
    moved = endurance.run(
        api.draw(api.load(TALKS), changed, n=50), endurance.Options(oil_weight=0.0)
    )
    same = moved.table("deficits").rows == result.table("deficits").rows
    assert same == (state != "pulled")


def test_each_wording_of_a_poll_is_told_once() -> None:
    result = endurance.run(api.draw(api.load(TALKS), n=50), endurance.Options())
    table = result.table("wordings")
    numbers = result.table("polls").column("wording")
    assert sorted(table.column("wording")) == sorted(set(numbers))
    for at in table.column("question"):
        assert str(resolve(api.load(TALKS), str(at)).thing)


def test_numbers_have_the_digits_that_matter() -> None:
    result = endurance.run(api.draw(api.load(TALKS), n=50), endurance.Options())
    long = {
        (table.id, row.cells[0], cell)
        for table in result.tables
        if table.id != "no-deal"
        for row in table.rows
        for cell in row.cells
        if isinstance(cell, float) and len(f"{abs(cell):.15g}".replace(".", "").strip("0")) > 6
    }
    assert not long


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


def test_every_code_the_lens_may_use_has_its_sentence_in_every_language() -> None:
    """Codes made of parts: each part that the code can have, whether or not a case shows it."""
    readings = ("", "-read")
    codes = {
        *(f"{c}{f}{r}" for c in ("revenue-by-rule", "deficit-by-rule") for f in ("", "-flat")
          for r in readings),
        *(f"gap-{o}{f}{r}" for o in ("open", "opens") for f in ("", "-flat") for r in readings),
        *(f"push-on-discount{o}{r}" for o in ("", "-one", "-unobserved") for r in readings),
        *(f"push-on-reserves{r}" for r in readings),
        *(f"month-costs{e}{b}" for e in ("", "-flat", "-between")
          for b in ("", "-counted", "-claimed")),
        "month-costs-readings", "buffer-lasts-readings", "fit", "fit-in-sample", "fading-seen",
        "aim-reached", "aim-hangs-on", "aim-if",
    }  # fmt: skip
    cautions = {
        "roles-missing", "roles-missing-all", "no-cut-off-fits", "series-source-out",
        "series-set-aside", "liquid-unsaid", "figure-cannot-be", "aim-not-reached", "aim-unsaid",
        "quantiles-cut", "push-asked",
    }  # fmt: skip
    for language in languages():
        said = words(language, "endurance")
        assert not [c for c in codes if f"findings.{c}" not in said]
        assert not [c for c in cautions if f"warnings.{c}" not in said]
