"""Does a case small enough to do by hand come out: near misses, payers, exchanges, openings?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.deals.building import case, ordered, party
from winset import api
from winset.case.case import Case
from winset.results import Result

LAND = ordered("hold", "swap", "leave")
HELP = ordered("none", "some", "full")
SPACE = {
    "all": {
        "label": "All",
        "issues": {"land": ["hold", "swap", "leave"], "help": ["none", "some", "full"]},
    }
}


def swap() -> Case:
    """A holds and wants help; B wants land and bears little help; C ratifies for A.

    land x help: A takes hold with some or full help, B takes swap or leave with none or some. C
    bars leaving. No package has every yes; four lack that of one person alone.
    """
    return case(
        {"A": party("a and C1", a="leader", C1="ratifier"), "B": party()},
        {"land": LAND, "help": HELP},
        {
            "land": {
                "A": {"accepts": "hold", "salience": "decisive"},
                "C1": {"red-line": "leave", "accepts": "hold to swap"},
                "B": {"accepts": "at least swap"},
            },
            "help": {
                "A": {"accepts": "at least some"},
                "C1": {"accepts": "anything", "basis": "assumed"},
                "B": {"accepts": "at most some"},
            },
        },
        SPACE,
    )  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Result:
    return api.run("deals", swap())


def test_four_packages_lack_one_consent(found: Result) -> None:
    near = found.table("near-misses")
    lacking = {
        str(r.cells[near.index("package")]): r.cells[near.index("refused-by")]
        for r in near.where(strength="assessed")
    }
    assert lacking == {
        "land=hold, help=some": ("B",),
        "land=hold, help=full": ("B",),
        "land=swap, help=none": ("A",),
        "land=swap, help=some": ("A",),
    }


def test_of_the_other_answers_the_grounds_are_counted(found: Result) -> None:
    near = found.table("near-misses")
    cells = dict(
        zip(
            (c.name for c in near.columns),
            near.row("land=swap, help=some assessed").cells,
            strict=True,
        )
    )
    # C1 on land (stated) and help (assumed), B on land and help (stated).
    assert (cells["others"], cells["stated"], cells["assumed"], cells["unsaid"]) == (4, 3, 1, 0)
    assert (cells["others-without"], cells["unsaid-without"]) == (4, 1)


def test_who_pays_and_by_how_many_rungs(found: Result) -> None:
    smallest = found.table("smallest-changes")
    row = smallest.row("land=swap, help=some")
    assert row.cells[smallest.index("lines")] == 1
    assert row.cells[smallest.index("payers")] == ("A",)
    assert row.cells[smallest.index("rungs")] == 1


def test_every_minimal_set_of_lines_that_opens_the_zone(found: Result) -> None:
    openings = found.table("openings")
    sets = {tuple(sorted(str(r.cells[0]).split())) for r in openings.rows}
    # hold+some: B's land. swap+some: A's land. Every other package needs one of these and more.
    assert sets == {("A.land",), ("B.land",)}


def test_single_consents_open_exactly_the_near_misses(found: Result) -> None:
    counted = found.table("flips-counted")
    assert counted.cell("consent", "opening") == 4


def test_a_supposed_change_stands_beside_the_case_as_it_is() -> None:
    changed = api.run("deals", swap(), if_=("positions.land.B.accepts=anything",))
    supposed = changed.table("supposed")
    assert supposed.cell("declared.as-supposed", "in-zone") == 1
    assert supposed.cell("declared.as-it-stands", "in-zone") == 0
    moved = changed.table("supposed-packages")
    row = moved.row("land=hold, help=some declared")
    assert row.cells[moved.index("no-longer-refuse")] == ("B",)


def test_exchanging_one_term_makes_a_package_signable() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": LAND, "help": HELP},
        {
            "land": {"A": {"accepts": "hold to swap"}, "B": {"accepts": "at least swap"}},
            "help": {"A": {"accepts": "anything"}, "B": {"accepts": "anything"}},
        },
        SPACE,
    )
    result = api.run("deals", made)
    smallest = result.table("smallest-changes")
    row = smallest.row("land=leave, help=none")
    assert row.cells[smallest.index("clauses")] == 1
    assert row.cells[smallest.index("changed")] == ("land.swap",)
    assert row.cells[smallest.index("result")] == "in-zone"
    # B accepts both leave and swap: nothing recorded says that it is worse off.
    assert row.cells[smallest.index("gainers")] == ("A",)
    assert row.cells[smallest.index("clause-payers")] is None


def test_an_or_rule_is_opened_by_either_house() -> None:
    made = case(
        {"A": party("a and (S or H)", a="leader", S="ratifier", H="ratifier"), "B": party()},
        {"land": LAND},
        {
            "land": {
                "A": {"accepts": "anything"},
                "S": {"accepts": "hold"},
                "H": {"accepts": "hold"},
                "B": {"accepts": "leave"},
            }
        },
        {"all": {"label": "All", "issues": {"land": ["leave"]}}},
    )
    openings = api.run("deals", made).table("openings")
    assert [str(r.cells[0]) for r in openings.rows] == ["H.land", "S.land"]
    changes = api.run("deals", made).table("smallest-changes")
    assert changes.rows[0].cells[changes.index("lines")] == 1


def test_a_party_asked_by_clause_is_not_asked_on_the_rest() -> None:
    drafts: dict[str, Any] = {
        "text": {
            "label": "Text",
            "date": "2025-01-01",
            "authors": "A",
            "clauses": [
                {"n": "1", "sets": "land", "to": "leave", "signs": ["A", "B"], "can-undo": "D"},
                {"n": "2", "sets": "help", "to": "full", "delivers": "C"},
            ],
        }
    }
    made = case(
        {"A": party(), "B": party(), "C": party()},
        {"land": LAND, "help": HELP},
        {
            "land": {
                "A": {"accepts": "leave"},
                "B": {"accepts": "leave"},
                "C": {"accepts": "hold"},
            },
            "help": {"C": {"accepts": "full"}, "A": {"accepts": "none"}},
        },
        SPACE,
        packages={
            "text": {
                "label": "Text",
                "from-draft": "text",
                "settles": {"land": "leave", "help": "full"},
            }
        },
        drafts=drafts,
    )
    made = made.model_copy(update={"parties": {**made.parties, "D": made.parties["C"]}})
    result = api.run("deals", made)
    named = result.table("named-packages")
    assert named.cell("packages.text", "declared") == "in-zone"
    assert named.cell("packages.text", "could-undo") == ("D",)
    zone = result.table("named-zone")
    assert {r.cells[zone.index("party")] for r in zone.rows} == {"A", "B", "C"}


def test_better_for_one_and_worse_for_nobody() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": LAND, "help": HELP},
        {
            "land": {"A": {"accepts": "hold"}, "B": {"accepts": "leave"}},
            "help": {
                "A": {"ranking": ["full", "some", "none"], "accepts": "full"},
                "B": {"ranking": ["full", "some", "none"], "accepts": "full"},
            },
        },
        SPACE,
    )
    result = api.run("deals", made)
    improvements = result.table("improvements")
    for row in improvements.rows:
        assert "help=full" in str(row.cells[improvements.index("instead")])


def test_a_recorded_reaction_is_foretold_without_itself() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": LAND},
        {
            "land": {
                "A": {"accepts": "hold", "sources": "paper:1"},
                "B": [
                    {"accepts": "anything", "sources": "paper:2"},
                    {"red-line": "leave", "sources": "paper:3", "since": "2025-02-01"},
                ],
            }
        },
        {"all": {"label": "All", "issues": {"land": ["hold", "swap", "leave"]}}},
        documents={"paper": {"title": "Paper", "date": "2025-01-01", "length": "9"}},
        drafts={
            "plan": {
                "label": "Plan",
                "date": "2025-03-01",
                "authors": "A",
                "clauses": [{"n": "1", "sets": "land", "to": "leave"}],
                "reactions": [
                    {"who": "A", "says": "rejects", "sources": "paper:4"},
                    {"who": "B", "says": "rejects", "sources": "paper:3"},
                ],
            }
        },
    )
    result = api.run("deals", made)
    fit = result.table("fit")
    # A refuses by an older line: a hit. B's red line is the reaction itself: what is left says yes.
    assert fit.cell("plan.A@2025-03-01", "fit") == "hit"
    assert fit.cell("plan.B@2025-03-01", "fit") == "miss"
    assert fit.cell("plan.B@2025-03-01", "left-out") == 1
