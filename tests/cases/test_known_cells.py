"""Do the two founding documents alone fill the cells of party and issue counted by hand?"""

from __future__ import annotations

from pathlib import Path

import pytest

import winset
from winset.case.case import Case
from winset.case.load import load
from winset.case.views import View, view

FOLDER = Path(winset.__file__).parent / "cases" / "russia-ukraine" / "2026-02-talks"
FOUNDING = ("A", "B")


@pytest.fixture(scope="module")
def talks() -> Case:
    return load(FOLDER)


@pytest.fixture(scope="module")
def founding(talks: Case) -> Case:
    """The case as the two founding documents alone tell it."""
    return view(talks, View(only=FOUNDING)).case


def said(case: Case, issue: str, actor: str) -> bool:
    """Whether somebody has a position there that is more than our own assumption."""
    entries = case.positions.get(issue, {}).get(actor, ())
    return any(entry.stands_as != "assumed" for entry in entries)


def filled(case: Case, party: str, issue: str) -> bool:
    """Whether the party or one of its constituencies has said something about the issue."""
    return any(said(case, issue, who) for who in (party, *case.parties[party].constituencies))


def all_cells(case: Case) -> list[tuple[str, str]]:
    return [(party, issue) for party in case.case.table for issue in case.issues]


def test_four_parties_and_thirty_four_issues_make_136_cells(founding: Case) -> None:
    assert len(founding.case.table) == 4
    assert len(founding.issues) == 34
    assert len(all_cells(founding)) == 136


def test_forty_two_cells_have_a_position_of_the_party_or_its_people(founding: Case) -> None:
    assert sum(filled(founding, party, issue) for party, issue in all_cells(founding)) == 42


def test_thirty_nine_cells_have_a_position_of_the_party_itself(founding: Case) -> None:
    assert sum(said(founding, issue, party) for party, issue in all_cells(founding)) == 39


def test_a_cell_that_only_an_assumption_fills_is_not_counted(founding: Case) -> None:
    assert founding.positions["guarantee"]["UA"], "the assumption itself is on record"
    assert not filled(founding, "UA", "guarantee")


def test_later_texts_bring_issues_and_rungs_that_the_founding_documents_lack(
    talks: Case, founding: Case
) -> None:
    assert set(talks.issues) > set(founding.issues)
    assert list(founding.issues["land"].scale) == ["freeze", "withdraw", "withdraw-recognised"]
    assert len(talks.issues["land"].scale) >= 6
