"""Who takes a clause as he reads it and refuses it as another does; what does a definition move?"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

from tests.lenses.drafts.building import small, told
from winset.models.readings import delivered_at
from winset.results import Quantity, Result

CLAUSE: dict[str, Any] = {
    "n": "1",
    "sets": "line",
    "to": "unspecified",
    "readings": {"ruler": "river", "queen": "road"},
    "signs": ["NO", "SO"],
}
APART = {"line": {"NO": {"accepts": "at least river"}, "SO": {"accepts": "at most road"}}}


def read(positions: dict[str, Any], **clause: Any) -> Result:
    return told(small({"one": {"clauses": [{**CLAUSE, **clause}]}}, positions))


def test_each_takes_his_own_reading_and_refuses_the_others() -> None:
    found = read(APART)
    table = found.table("readings")
    for actor, prevails in (("NO", "queen"), ("SO", "ruler")):
        row = table.row(f"drafts.one.clauses.1.{actor}.{prevails}")
        assert row.cells[table.index("surface")] == "accepts"
        assert row.cells[table.index("delivered")] == "refuses"
        assert row.cells[table.index("debt")] == "owed"
    assert found.table("debt").cell("drafts.one.clauses.1", "owed-by") == ("NO", "SO")
    surface = found.table("surface")
    assert surface.cell("drafts.one.each-his-own", "accepting") == ("NO", "SO")
    assert surface.cell("drafts.one.queen", "accepting") == ("SO",)
    assert surface.cell("drafts.one.queen", "refusing") == ("NO",)


def test_who_takes_both_readings_is_owed_nothing() -> None:
    table = read({"line": {"NO": {"accepts": "anything"}}}).table("readings")
    assert table.cell("drafts.one.clauses.1.NO.queen", "debt") == "none"


def test_who_has_said_nothing_of_the_other_reading_is_perhaps_owed() -> None:
    positions = {"line": {"NO": {"accepts": "at least river"}}}
    clause = {"readings": {"ruler": "river", "queen": "unspecified"}}
    assert (
        read(positions, **clause).table("readings").cell("drafts.one.clauses.1.NO.queen", "debt")
        == "perhaps"
    )


def test_what_is_refused_as_read_is_no_debt() -> None:
    positions = {"line": {"NO": {"accepts": "sea"}}}
    table = read(positions).table("readings")
    assert table.cell("drafts.one.clauses.1.NO.queen", "debt") == "refused-as-read"


def test_the_answers_are_those_of_the_texts_own_day() -> None:
    later = {"since": "2025-09-01", "accepts": "sea"}
    positions = {"line": {"NO": [{"accepts": "at least river"}, later]}}
    assert read(positions).table("debt").cell("drafts.one.clauses.1", "owed-by") == ("NO",)


@pytest.mark.parametrize("chance", [Fraction(0), Fraction(1, 4), Fraction(2, 3), Fraction(1)])
def test_what_he_gets_is_the_mean_of_both_ends(chance: Fraction) -> None:
    """By hand: c when he takes only his own reading, 1 - c when only the other, else 0 or 1."""
    for surface, delivered in product((0, 1, 2), repeat=2):
        low, high = delivered_at(surface, delivered, np.array([float(chance)]))
        least = chance * (surface == 2) + (1 - chance) * (delivered == 2)
        most = chance * (surface >= 1) + (1 - chance) * (delivered >= 1)
        assert low[0] == pytest.approx(float(least), abs=1e-15)
        assert high[0] == pytest.approx(float(most), abs=1e-15)


def test_more_credible_delivery_never_leaves_him_worse_off() -> None:
    chances = np.linspace(0, 1, 11)
    low, high = delivered_at(2, 0, chances)
    assert np.all(np.diff(low) >= 0)
    assert np.array_equal(low, high)


def test_a_credibility_per_reader_weighs_the_two() -> None:
    found = read(APART, delivery={"by": "SO", "credibility": {"ruler": "25 %"}})
    table = found.table("readings")
    mine = table.cell("drafts.one.clauses.1.NO.queen", "at-credibility")
    assert isinstance(mine, Quantity)
    assert mine.median == 0.25
    assert (mine.low90, mine.high90) == (0.25, 0.25)
    assert table.cell("drafts.one.clauses.1.SO.ruler", "credibility") is None


def test_defining_an_open_clause_tells_whose_answer_changes_on_which_issue() -> None:
    positions = {
        "line": APART["line"],
        "fort": {"SO": {"accepts": "yes if line at most road"}},
    }
    fort = {"n": "2", "sets": "fort", "to": "yes", "signs": ["NO", "SO"]}
    table = told(small({"one": {"clauses": [CLAUSE, fort]}}, positions)).table("definitions")
    key = "drafts.one.clauses.line.{}.SO.fort"
    assert table.cell(key.format("road"), "answer") == "opens"
    assert table.cell(key.format("sea"), "answer") == "closes"
    assert table.cell("drafts.one.clauses.line.sea.NO.line", "answer") == "opens"


def test_a_mere_text_lists_nothing_that_could_be_defined() -> None:
    found = told(small({"one": {"clauses": [{"n": "1", "sets": "oath", "to": "unspecified"}]}}))
    (row,) = found.table("definitions").rows
    assert row.cells[-1] == "nothing-listed"
    assert [f.arguments["issues"] for f in found.found("defined-nowhere")] == [("oath",)]


def test_a_figure_left_open_can_be_any_that_somebody_named() -> None:
    positions = {
        "guns": {"NO": {"accepts": "at most 600 persons"}, "SO": {"accepts": "900 persons"}}
    }
    clauses = [{"n": "1", "sets": "guns", "to": "unspecified"}]
    table = told(small({"one": {"clauses": clauses}}, positions)).table("definitions")
    named = {r.cells[table.index("defined-as")] for r in table.rows}
    assert named == {"guns.600 persons", "guns.900 persons"}
