"""Does the lens set what a settlement hands over against what goes without a deal?"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from winset import api
from winset.case.patch import Change
from winset.case.views import View
from winset.draws.figures import known_rows, series
from winset.models.front import returning_pace, weekly
from winset.results import Result

TALKS = "russia-ukraine/2026-02-talks"
WITHDRAW = "land.withdraw"


@cache
def found(view: View | None = None) -> Result:
    case = api.load(TALKS)
    return api.run("deals", api.view(case, view) if view is not None else case)


def cells(result: Result, key: str) -> dict[str, Any]:
    table = result.table("against-no-deal")
    return {c.name: table.cell(key, c.name) for c in table.columns}


def test_the_land_handed_over_is_the_newest_figure_on_record() -> None:
    one = cells(found(), f"{WITHDRAW} UA")
    assert one["amount-low"] < 5180 < one["amount-high"]
    assert one["amount"] == pytest.approx(5180, rel=0.01)


def test_without_a_deal_the_range_is_that_of_the_series_own_past() -> None:
    case = api.load(TALKS)
    rows = next(known_rows(case, q) for a, q, _ in series(case) if a == "front.area-held")
    _, levels = weekly([d for d, _ in rows], [v for _, v in rows])
    low, high = returning_pace(np.diff(levels), 26, (0.05, 0.95))
    one = cells(found(), f"{WITHDRAW} UA")
    assert one["weeks"] == 26
    # A thousand draws find the ends of the range to a few per cent.
    assert one["without-low"] == pytest.approx(low, rel=0.1)
    assert one["without-high"] == pytest.approx(high, rel=0.05)


def test_months_until_equal_follow_from_amount_and_pace() -> None:
    one = cells(found(), f"{WITHDRAW} UA")
    pace = one["without"] / (7 * 26 / 30.4375)
    assert one["months"] == pytest.approx(one["amount"] / pace, rel=0.05)
    assert one["months-low"] < one["months"] < one["months-high"]
    assert one["says"] == "more"


def test_who_takes_mirrors_who_gives() -> None:
    gives, takes = (cells(found(), f"{WITHDRAW} {p}") for p in ("UA", "RU"))
    assert (gives["part"], takes["part"]) == ("gives", "takes")
    for name in ("amount", "without", "says", "months"):
        assert gives[name] == takes[name]


def test_a_settlement_of_which_nobody_says_what_it_hands_over_is_not_compared() -> None:
    keys = {row.cells[0] for row in found().table("against-no-deal").rows}
    assert not any(str(key).startswith("land.freeze") for key in keys)


def test_a_what_if_moves_the_comparison() -> None:
    view = View(changes=(Change("set", "front.donbas-rest", "900 km2"),))
    one = cells(found(view), f"{WITHDRAW} UA")
    assert one["amount"] == pytest.approx(900)
    assert one["says"] == "less"


def test_an_amount_whose_source_is_left_out_is_an_older_one_or_none() -> None:
    older = cells(found(View(without=("donbas-rest-2026",))), f"{WITHDRAW} UA")
    assert older["amount"] == pytest.approx(6600, rel=0.01)


def test_a_firm_of_ones_own_is_no_patron() -> None:
    assert cells(found(), f"{WITHDRAW} RU")["depends-on"] is None
    assert set(cells(found(), f"{WITHDRAW} UA")["depends-on"]) == {"WEST", "eu"}


def test_the_sentence_says_that_the_pace_is_carried_beyond_its_trial() -> None:
    assert any(w.code == "pace-beyond-trial" for w in found().warnings)


def test_a_case_without_such_a_settlement_has_no_such_table() -> None:
    korea = api.run("deals", api.load("korea/1952-10-armistice"))
    assert all(table.id != "against-no-deal" for table in korea.tables)


def test_a_series_whose_source_is_left_out_is_not_quoted() -> None:
    one = cells(found(View(without=("deepstate",))), f"{WITHDRAW} UA")
    assert one["says"] == "unmeasured"
    assert one["without"] is None
