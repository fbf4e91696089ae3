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
                "A": {"ranking": ["full", "some", "none"], "accepts": "anything"},
                "B": {"ranking": ["full", "some", "none"], "accepts": "anything"},
            },
        },
        SPACE,
    )
    result = api.run("deals", made)
    improvements = result.table("improvements")
    # Whoever gives way on land, both would rather have full help than none.
    assert improvements.rows
    order = ("none", "some", "full")
    for row in improvements.rows:
        before, after = (
            str(row.cells[improvements.index(name)]).rpartition("=")[2]
            for name in ("package", "instead")
        )
        assert order.index(after) >= order.index(before)


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
                "authors": "C",
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


def told() -> dict[str, Any]:
    """A's line of the day and a line that this very text showed, its own lines and others'."""
    return {
        "land": {
            "A": {"accepts": "hold", "sources": ["paper:5", "paper:8"]},
            "B": {"red-line": "leave", "line": "text", "since": "2025-03-01", "sources": "paper:6"},
            "C": [
                {"accepts": "leave", "sources": "paper:1"},
                {"accepts": "hold", "basis": "assumed", "since": "2025-02-01"},
            ],
        },
        "help": {"A": {"accepts": "none", "sources": "paper:4"}},
    }


def reacted(**reactions: dict[str, Any]) -> Result:
    made = case(
        {"A": party(), "B": party(), "C": party()},
        {"land": LAND, "help": HELP},
        told(),
        SPACE,
        documents={"paper": {"title": "Paper", "date": "2025-01-01", "length": "9"}},
        drafts={
            "plan": {
                "label": "Plan",
                "date": "2025-03-01",
                "authors": "somebody",
                "sources": "paper:1",
                "clauses": [{"n": "1", "sets": "land", "to": "leave"}],
                "reactions": [{"who": who, **said} for who, said in reactions.items()],
            }
        },
    )
    return api.run("deals", made)


def test_a_line_that_the_text_itself_showed_foretells_nothing() -> None:
    fit = reacted(B={"says": "rejects", "sources": "paper:7"}).table("fit")
    assert fit.cell("plan.B@2025-03-01", "fit") == "unsaid"
    assert fit.cell("plan.B@2025-03-01", "left-out") == 1


def test_a_hit_that_rests_on_an_assumption_is_none_without_it() -> None:
    result = reacted(C={"says": "rejects", "sources": "paper:7"})
    fit, counted = result.table("fit"), result.table("fit-counted")
    # What C said before is the text's own source; what is left of C's lines is our assumption.
    assert fit.cell("plan.C@2025-03-01", "fit") == "hit"
    assert fit.cell("plan.C@2025-03-01", "fit-without") == "unsaid"
    assert (counted.cell("hit", "reactions"), counted.cell("hit", "reactions-without")) == (1, 0)


def test_a_text_that_was_not_seen_or_is_ones_own_is_no_test() -> None:
    unseen = reacted(A={"says": "rejects", "text-seen": "no", "sources": "paper:7"})
    assert unseen.table("fit").cell("plan.A@2025-03-01", "fit") == "unseen"
    own = reacted(somebody={"says": "accepts", "sources": "paper:7"})
    assert own.table("fit").cell("plan.somebody@2025-03-01", "fit") == "own-text"


@pytest.mark.parametrize(("source", "named"), [("paper:4", None), ("paper:5", ("land",))])
def test_a_hit_says_on_which_issue_and_whether_the_source_names_it(
    source: str, named: tuple[str, ...] | None
) -> None:
    result = reacted(A={"says": "rejects", "sources": source})
    fit = result.table("fit")
    assert fit.cell("plan.A@2025-03-01", "rests-on") == ("land",)
    assert fit.cell("plan.A@2025-03-01", "named") == named


def test_only_lines_and_texts_count_as_put_together() -> None:
    made = case(
        {"A": party(), "B": party(), "C": party()},
        {"land": LAND, "help": HELP},
        {
            "land": {
                "A": {"accepts": ["hold", "swap if help is full"]},
                "B": {"could-accept": "swap if help is full", "sources": "paper:1"},
                "C": {"accepts": "swap if help is full", "basis": "assumed"},
            }
        },
        SPACE,
        documents={"paper": {"title": "Paper", "date": "2025-01-01", "length": "9"}},
        packages={"ours": {"label": "Ours", "settles": {"land": "swap", "help": "full"}}},
    )
    result = api.run("deals", made)
    ladder, every = result.table("exchange-ladder"), result.table("exchanges")
    assert ladder.cell("land=swap, help=full", "pairings") == 1
    assert ladder.cell("land=swap, help=full", "by") == ("A",)
    assert ladder.cell("land=swap, help=full", "not-counted") == 3
    kinds = {r.cells[every.index("kind")]: r.cells[every.index("by")] for r in every.rows}
    assert kinds == {"line": ("A",), "reading": ("paper",), "assumed": None, "package": None}


def test_what_he_calls_best_is_no_refusal_in_a_package() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": LAND},
        {"land": {"A": {"accepts": "hold", "ideal": "swap"}, "B": {"accepts": "swap"}}},
        {"all": {"label": "All", "issues": {"land": ["hold", "swap", "leave"]}}},
    )
    result = api.run("deals", made)
    assert result.table("packages").cell("land=swap", "declared") == "in-zone"


def test_no_exchange_says_only_what_was_tried() -> None:
    """Four terms hang on each other in a ring: three at once never open it, four do."""
    rungs = ["lo", "hi"]
    issues = {f"i{n}": ordered(*rungs) for n in range(4)}
    positions = {
        f"i{n}": {
            "A": {"accepts": "hi"},
            "B": {"accepts": ["hi", f"lo if i{(n + 1) % 4} is lo"]},
        }
        for n in range(4)
    }
    spaces = {"all": {"label": "All", "issues": dict.fromkeys(issues, rungs)}}
    packages = {"low": {"label": "Low", "settles": dict.fromkeys(issues, "lo")}}
    made = case({"A": party(), "B": party()}, issues, positions, spaces, packages=packages)
    result = api.run("deals", made)
    assert result.table("summary").cell("declared.with", "in-zone") == 1
    [said] = result.found("no-exchange")
    smallest = result.table("smallest-changes")
    assert said.arguments == {"packages": (smallest.rows[0].cells[smallest.index("package")],)}
