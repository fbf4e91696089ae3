"""Is a third party somebody whom both sides are on record as dealing with, and nobody else?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.calendar.building import KOREA, TALKS, of, shipped, small
from winset.lenses.calendar.third_parties import GUARANTORS, HOLDERS, ThirdParties

PAPER = {"P": {"title": "A paper", "date": "2025-01-01", "length": "3"}}
TRACK = {"label": "Talks", "kind": "political", "actors": ["N", "S", "M"], "sources": "P:1"}
ROUND = {"label": "A round", "date": "2025-06-01", "type": "consult", "sources": "P:2"}
SITES = {
    "hall": {"names": "The hall", "within": "town"},
    "town": {"names": "Middle"},
    "port": {"names": "The port"},
}


def between(**sections: Any) -> tuple[str, ...]:
    case = small(documents=PAPER, places=SITES, **sections)
    return ThirdParties(case).between({"N", "S"}, HOLDERS)


def test_who_sits_with_both_sides_on_a_track_can_hold() -> None:
    assert between(tracks={"talks": TRACK}) == ("M",)


@pytest.mark.parametrize(
    "sections",
    [
        {},
        {"tracks": {"talks": {**TRACK, "actors": ["N", "M"]}}},
        {"tracks": {"talks": {**TRACK, "sources": []}}},
        {"tracks": {"talks": {**TRACK, "basis": "assumed"}}},
        {"events": {"raid": {**ROUND, "type": "assault", "actors": ["N", "S", "M"]}}},
        {"events": {"round": {**ROUND, "actors": ["N", "S"], "place": "port"}}},
    ],
)
def test_a_tie_to_one_side_an_assumed_one_and_a_blow_are_no_ties_to_both(sections: Any) -> None:
    assert between(**sections) == ()


def test_a_host_is_tied_to_all_who_talked_at_his_place() -> None:
    assert between(events={"round": {**ROUND, "actors": ["chief", "S"], "place": "hall"}}) == ("M",)


def test_a_relation_ties_a_group_through_its_members_and_a_threat_unties() -> None:
    groups = {"BOTH": {"names": "Both shores", "members": ["N", "S"]}}
    trusted = {"BOTH>trusts>M": {"sources": "P:3"}}
    assert between(groups=groups, relations=trusted) == ("M",)
    threat = {**trusted, "S>threatens>M": {"sources": "P:3"}}
    assert between(groups=groups, relations=threat) == ()


def test_an_unsourced_role_is_none() -> None:
    case = small(tracks={"talks": {**TRACK, "sources": []}})
    assert ThirdParties(case).between({"N", "S"}, HOLDERS) == ()


def test_the_shipped_cases_name_nobody_absurd() -> None:
    """A host of one side, a holder by recollection and an alliance that one side fears are none."""
    talks, korea = (ThirdParties(shipped(path)) for path in (TALKS, KOREA))
    assert talks.between({"US", "UA"}, HOLDERS) == ("AE",)
    assert talks.between({"US", "UA"}, GUARANTORS) == ("EUR",)
    assert talks.between({"RU", "UA"}, GUARANTORS) == ("US",)
    assert talks.between({"RU", "UA", "US"}, GUARANTORS) == ()
    assert korea.between({"US", "CN"}, HOLDERS) == ("IN", "MX", "SE", "CH", "PL", "CS")
    for path in (TALKS, KOREA):
        table = of(path, circle="all").table("exits")
        named = {id for cell in table.column("third-parties") for id in cell or ()}  # type: ignore[union-attr]
        assert not named & {"IN", "BE", "NATO"} or path == KOREA


def test_no_vote_and_no_law_is_laid_in_anybodys_hands() -> None:
    table = of(TALKS, circle="all").table("exits")
    held = {row.cells[table.index("task")] for row in table.where(kind="escrow")}
    assert held
    for task in ("votes", "law", "referendum-yes", "ceasefire-hold", "ceasefire"):
        assert f"calendar.tasks.{task}" not in held


def test_where_nobody_is_on_record_it_is_said() -> None:
    table = of(TALKS, circle="4").table("exits")
    said = [row.cells[table.index("third-parties")] for row in table.where(kind="guarantee")]
    assert said
    assert set(said) == {("nobody-on-record",)}
