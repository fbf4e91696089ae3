"""Do the two founding documents give the acceptance tables and the eight flips made by hand?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from winset import api
from winset.case.views import View
from winset.results import Result

SEED = Path(__file__).parents[2] / "cases" / "data" / "seedmap.json"
TALKS = "russia-ukraine/2026-02-talks"
LAND = {"freeze": "freeze", "withdraw": "withdraw", "withdraw+recog": "withdraw-recognised"}
GUARANTEE = {
    "none": "no-guarantee",
    "limited": "limited",
    "NATO-like": "nato-like",
    "troops": "nato-like-troops",
    "membership": "membership",
}
CONSENTS = {
    "RU": "RU.signs",
    "UA": "UA.signs",
    "UA ratifiers": "UA.ratifies",
    "US": "US.delivers",
    "EUR": "EUR.delivers",
}
FLIPS = {
    "ratifiers accept withdrawal for >= NATO-like": "ratifiers-bend",
    "Russia accepts freeze with <= NATO-like": "moscow-freezes-nato-like",
    "Russia accepts freeze with <= limited (B22 lever works)": "moscow-freezes-limited",
    "Russia tolerates only limited guarantee (A24)": "moscow-limited-only",
    "Europe refuses withdrawal": "europe-refuses-withdrawal",
    "US allows allied troops": "us-allows-troops",
    "Kyiv content with limited": "kyiv-content-with-limited",
    "Russia freeze+limited and Kyiv limited and Europe limited together": "all-three-limited",
}


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    """The tables made by hand."""
    found: dict[str, Any] = json.loads(SEED.read_text("utf-8"))["acceptance_check"]
    return found


@pytest.fixture(scope="module")
def talks() -> Any:
    return api.load(TALKS)


@pytest.fixture(scope="module")
def founding(talks: Any) -> Result:
    """The lens on the two founding documents, with the recorded assumptions."""
    return api.run("deals", api.view(talks, View(only=("A", "B"))))


@pytest.fixture(scope="module")
def unassumed(talks: Any) -> Result:
    """The same with the assumed consents taken out by the case's own scenario."""
    wanted = View(only=("A", "B"), scenarios=("without-assumed-consents",))
    return api.run("deals", api.view(talks, wanted))


def package(words: str) -> str:
    land, guarantee = words.split(" | ")
    return f"land={LAND[land]}, guarantee={GUARANTEE[guarantee]}"


def blockers(result: Result, strength: str) -> dict[str, set[str]]:
    """Package -> the consents it lacks, read from the table of consents."""
    zone = result.table("zone")
    found: dict[str, set[str]] = {str(k): set() for k in zone.column("package")}
    for row in zone.rows:
        if row.cells[zone.index(strength)] == "no":
            key = str(row.cells[zone.index("package")])
            found[key].add(f"{row.cells[zone.index('party')]}.{row.cells[zone.index('role')]}")
    return found


@pytest.mark.parametrize(
    ("strength", "name"), [("declared", "stated_blockers"), ("assessed", "soft_blockers")]
)
def test_fifteen_packages_are_blocked_by_whom_the_hand_made_table_says(
    founding: Result, table: dict[str, Any], strength: str, name: str
) -> None:
    expected = {package(p): {CONSENTS[b] for b in who} for p, who in table[name].items()}
    assert len(expected) == 15
    assert blockers(founding, strength) == expected


def test_as_declared_no_package_passes_and_the_freeze_is_refused_by_moscow_alone(
    founding: Result,
) -> None:
    summary, near = founding.table("summary"), founding.table("near-misses")
    assert summary.cell("declared.with", "in-zone") == 0
    assert summary.cell("declared.with", "possibly") == 0
    [row] = near.where(strength="declared")
    assert row.cells[near.index("package")] == "land=freeze, guarantee=nato-like"
    assert row.cells[near.index("refused-by")] == ("RU",)


def test_as_assessed_the_withdrawal_is_refused_by_ukrainian_ratifiers_alone(
    founding: Result,
) -> None:
    near = founding.table("near-misses")
    row = near.row("land=withdraw, guarantee=nato-like assessed")
    assert (row.cells[near.index("party")], row.cells[near.index("role")]) == ("UA", "ratifies")
    assert row.cells[near.index("lacking")] == 1


def test_eight_flips_open_what_the_hand_made_list_says(
    founding: Result, table: dict[str, Any]
) -> None:
    flips = founding.table("flips")
    for flip in table["flip_tests"]:
        opened = flips.cell(FLIPS[flip["flip"]], "which") or ()
        assert opened == tuple(map(package, flip["opens"])), flip["flip"]


def test_of_the_single_flips_only_two_open_a_deal(founding: Result) -> None:
    flips = founding.table("flips")
    opening = [
        row.cells[0]
        for row in flips.where(kind="single")
        if row.cells[0] in FLIPS.values() and row.cells[flips.index("opens")]
    ]
    assert opening == ["ratifiers-bend", "moscow-freezes-nato-like"]


def test_without_the_assumptions_the_first_package_lacks_words_of_kyiv_its_ratifiers_and_europe(
    unassumed: Result,
) -> None:
    zone = unassumed.table("zone")
    unsaid = {
        (row.cells[zone.index("party")], row.cells[zone.index("role")]): row.cells[
            zone.index("unsaid-on")
        ]
        for row in zone.where(package="land=freeze, guarantee=nato-like")
        if row.cells[zone.index("assessed")] == "unsaid"
    }
    assert unsaid == {
        ("UA", "signs"): ("land", "guarantee"),
        ("UA", "ratifies"): ("land", "guarantee"),
        ("EUR", "delivers"): ("land",),
    }


def test_the_columns_without_assumptions_read_as_the_scenario_that_removes_them(
    founding: Result, unassumed: Result
) -> None:
    beside, removed = founding.table("zone"), unassumed.table("zone")
    for row in beside.rows:
        other = removed.row(str(row.cells[0]))
        for strength in ("declared", "assessed"):
            left = row.cells[beside.index(f"{strength}-without")]
            assert left == other.cells[removed.index(strength)], row.cells[0]


def test_nothing_is_said_to_be_blocked_alone_without_its_count_of_silence(
    founding: Result,
) -> None:
    for finding in founding.found("lacks-one"):
        assert {"others", "stated", "inferred", "unsaid", "unsaidwithout"} <= set(finding.arguments)
