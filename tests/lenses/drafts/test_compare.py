"""Is every clause told against the text before it as what it is: kept, moved, dropped, unknown?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.drafts.building import small, told
from winset.results import Cell, Table

BEFORE = {
    "clauses": [
        {"n": "1", "sets": "line", "to": "road to river"},
        {"n": "2", "sets": "fort", "to": "yes"},
        {"n": "3", "sets": "guns", "to": "600 persons"},
        {"n": "4", "gist": "they part as friends"},
    ]
}


def compared(
    after: dict[str, Any], positions: dict[str, Any] | None = None, before: dict[str, Any] = BEFORE
) -> Table:
    drafts = {"before": before, "after": {"date": "2025-07-01", "authors": ["SO"], **after}}
    return told(small(drafts, positions)).table("clauses")


def cell(table: Table, issue: str, column: str) -> Cell:
    return table.cell(f"drafts.after.clauses.{issue}", column)


@pytest.mark.parametrize(
    ("to", "change"),
    [
        ("road to river", "kept"),
        ("road", "narrowed"),
        ("ridge to river", "widened"),
        ("sea", "moved"),
        ("unspecified", "made-vague"),
    ],
)
def test_what_became_of_a_clause(to: str, change: str) -> None:
    table = compared({"derives-from": "before", "clauses": [{"sets": "line", "to": to}]})
    assert cell(table, "line", "change") == change
    assert cell(table, "line", "compared") == "derives-from"


def test_an_open_clause_that_is_settled_is_made_precise() -> None:
    before = {"clauses": [{"sets": "line", "to": "unspecified"}]}
    after = {"derives-from": "before", "clauses": [{"sets": "line", "to": "road"}]}
    assert cell(compared(after, before=before), "line", "change") == "made-precise"


@pytest.mark.parametrize(
    ("rest", "change"), [("nothing", "left-out"), ("unknown", "unknown"), ("as before", "kept")]
)
def test_an_issue_that_no_clause_names_is_told_by_the_rest(rest: str, change: str) -> None:
    table = compared({"derives-from": "before", "rest": rest, "clauses": []})
    assert cell(table, "fort", "change") == change


def test_dropped_in_words_is_another_thing_than_left_out() -> None:
    clauses = [{"n": "2", "drops": "before 2"}]
    table = compared({"derives-from": "before", "rest": "as before", "clauses": clauses})
    assert cell(table, "fort", "change") == "dropped"
    assert cell(table, "guns", "change") == "kept"
    assert cell(table, "guns", "carried-over") == "carried-over"


def test_an_issue_of_its_own_is_new() -> None:
    table = compared({"derives-from": "before", "clauses": [{"sets": "host", "to": "inn"}]})
    assert cell(table, "host", "change") == "new"


def test_a_clause_that_fits_no_issue_stays_visible() -> None:
    table = compared({"derives-from": "before", "clauses": [{"n": "9", "gist": "bells are rung"}]})
    row = table.row("drafts.after.clauses.9.text")
    assert row.cells[table.index("change")] == "not-modelled"


def test_toward_and_away_follow_what_each_side_accepts() -> None:
    positions = {
        "guns": {"NO": {"accepts": "at most 600 persons"}, "SO": {"ideal": "1000 persons"}}
    }
    after = {"derives-from": "before", "clauses": [{"sets": "guns", "to": "800 persons"}]}
    table = compared(after, positions)
    assert cell(table, "guns", "toward") == ("SO",)
    assert cell(table, "guns", "away-from") == ("NO",)


def test_a_red_line_alone_tells_a_direction() -> None:
    positions = {"guns": {"SO": {"red-line": "at most 600 persons"}}}
    after = {"derives-from": "before", "clauses": [{"sets": "guns", "to": "800 persons"}]}
    assert cell(compared(after, positions), "guns", "toward") == ("SO",)


def test_nobody_is_moved_toward_who_said_nothing() -> None:
    after = {"derives-from": "before", "clauses": [{"sets": "guns", "to": "800 persons"}]}
    assert cell(compared(after), "guns", "toward") is None


def test_a_position_that_only_the_text_itself_shows_does_not_count() -> None:
    document = {"paper": {"title": "The text", "date": "2025-07-01", "grade": "A"}}
    clause = {"n": "3", "sets": "guns", "to": "800 persons", "sources": ["paper:3"]}
    drafts: dict[str, Any] = {
        "before": BEFORE,
        "after": {
            "date": "2025-07-01",
            "authors": ["SO"],
            "derives-from": "before",
            "clauses": [clause],
        },
    }
    own = {"guns": {"SO": {"accepts": "800 persons", "sources": ["paper:3"]}}}
    other = {"guns": {"SO": {"accepts": "800 persons", "sources": ["paper:7"]}}}
    shown = [
        told(small(drafts, positions, documents=document))
        .table("clauses")
        .cell("drafts.after.clauses.guns", "toward")
        for positions in (own, other)
    ]
    assert shown == [None, ("SO",)]


def test_a_parent_of_unknown_content_is_passed_through() -> None:
    drafts: dict[str, Any] = {
        "before": BEFORE,
        "between": {"date": "2025-06-15", "derives-from": "before", "rest": "unknown"},
        "after": {
            "date": "2025-07-01",
            "derives-from": "between",
            "clauses": [{"sets": "guns", "to": "800 persons"}],
        },
    }
    table = told(small(drafts)).table("clauses")
    assert cell(table, "guns", "other") == "before"
    assert cell(table, "guns", "through") == ("drafts.between",)
    assert table.cell("drafts.between.clauses.guns", "change") == "unknown"


def test_without_a_parent_the_earlier_text_on_most_of_its_issues_is_taken() -> None:
    drafts: dict[str, Any] = {
        "one": {"date": "2025-05-01", "clauses": [{"sets": "fort", "to": "yes"}]},
        "before": BEFORE,
        "after": {
            "date": "2025-07-01",
            "clauses": [{"sets": "fort", "to": "yes"}, {"sets": "guns", "to": "600 persons"}],
        },
    }
    table = told(small(drafts)).table("clauses")
    assert cell(table, "fort", "other") == "before"
    assert cell(table, "fort", "compared") == "nearest-earlier"
    with pytest.raises(KeyError):
        table.row("drafts.after.clauses.line")
