"""Small exact cases: who stands on which rung, what is open, what moved, done by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case.looking import small
from winset import api
from winset.case.views import View
from winset.errors import LensError, UsageError
from winset.results import Result

HEAD = """\
case: {id: small, title: A small case, as-of: 2031-03-10, since: 2031-01-15, table: [NOR, SUD]}
parties:
  NOR: {names: Norland, role: belligerent, constituencies: {envoy: {kind: envoy, names: Envoy}}}
  SUD: {names: Sudland, role: belligerent}
  MED: {names: Medland, role: mediator}
documents:
  A: {title: A, date: 2031-01-15, length: 20}
  B: {title: B, date: 2031-03-10, length: 20}
"""


def read(folder: Path, text: str, wanted: View | None = None, **options: object) -> Result:
    """What the lens finds in the small case with these sections."""
    made = api.view(small(folder, text, HEAD), wanted)
    return api.run("positions", made, **options)


def states(result: Result, issue: str, actor: str) -> dict[str, object]:
    """Rung -> state of one actor."""
    rows = result.table("ladder").where(issue=issue, actor=actor)
    return {str(row.cells[2]).partition(".")[2]: row.cells[4] for row in rows}


LADDER = """\
positions:
  island:
    NOR: {since: 2031-01-10, accepts: [north, shared if watch is neighbours], sources: A:1}
    SUD: {since: 2031-01-10, red-line: north, sources: A:2}
    MED: {since: 2031-01-10, accepts: at least shared, sources: A:3}
"""


def test_each_rung_is_accepted_refused_conditional_or_unsaid(tmp_path: Path) -> None:
    result = read(tmp_path, LADDER)
    assert states(result, "island", "NOR") == {
        "north": "accepts",
        "shared": "accepts-if",
        "south": "refuses",
    }
    assert states(result, "island", "SUD") == {
        "north": "refuses",
        "shared": "unsaid",
        "south": "unsaid",
    }
    assert states(result, "island", "MED")["north"] == "refuses"
    assert set(states(result, "watch", "NOR").values()) == {"unsaid"}


def test_whoever_is_not_at_the_table_has_a_column_only_where_he_spoke(tmp_path: Path) -> None:
    result = read(tmp_path, LADDER)
    assert states(result, "island", "MED")
    assert states(result, "watch", "MED") == {}


def test_room_counts_the_table_alone_and_tells_silence_from_consent(tmp_path: Path) -> None:
    table = read(tmp_path, LADDER).table("overlap")
    room = {name: table.cell("issues.island", name) for name in (c.name for c in table.columns)}
    # North: refused by SUD; shared: conditional and unsaid; south: refused by NOR, unsaid by SUD.
    assert room == {
        "issue": "issues.island",
        "rungs": 3,
        "accepted-by-all": 0,
        "refused-by-none": 1,
        "refused-by-some": 2,
        "unsaid": 2,
        "cells": 6,
        "inferred": 0,
        "assumed": 0,
        "refusing": ("NOR", "SUD"),
        "confidence": "moderate",
        "decisive": 0,
    }


def test_an_issue_nobody_spoke_of_is_open_and_unsaid(tmp_path: Path) -> None:
    result = read(tmp_path, LADDER)
    table = result.table("overlap")
    assert table.cell("issues.watch", "refused-by-none") == 2
    assert table.cell("issues.watch", "unsaid") == 4
    assert table.cell("issues.watch", "refusing") is None
    assert table.cell("issues.watch", "confidence") == "low"
    assert [f.arguments["issue"] for f in result.found("ladder-closed")] == ["island"]


def test_what_could_soften_a_rung_stands_beside_what_was_said(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """\
positions:
  island:
    NOR:
      - {since: 2031-01-10, accepts: north, sources: A:1}
      - {since: 2031-01-11, could-accept: shared if watch is nobody, basis: inferred, sources: A:2}
      - {since: 2031-01-12, could-accept: south, basis: inferred, sources: A:3}
        """,
    )
    (shared,) = result.table("ladder").where(settlement="island.shared", actor="NOR")
    (south,) = result.table("ladder").where(settlement="island.south", actor="NOR")
    assert shared.cells[4:] == (
        "refuses",
        None,
        "positions.island.NOR.accepts@2031-01-10",
        None,
        "positions.island.NOR.could-accept@2031-01-11",
        "positions.island.NOR.could-accept@2031-01-11",
    )
    assert shared.claims == ("A:1", "A:2")
    assert south.cells[8:] == ("positions.island.NOR.could-accept@2031-01-12", None)


def test_the_weakest_ground_tells_the_confidence(tmp_path: Path) -> None:
    def confidence(folder: str, first: str, second: str) -> object:
        text = f"""\
positions:
  amnesty:
    NOR: {{since: 2031-01-10, accepts: yes, {first}}}
    SUD: {{since: 2031-01-10, accepts: no, {second}}}
"""
        head = HEAD + "issues: {amnesty: {label: Amnesty, kind: yes-no}}\n"
        made = small(tmp_path / folder, text, head, issues="")
        result = api.run("positions", made, assumptions=True)
        return result.table("overlap").cell("issues.amnesty", "confidence")

    stated, inferred = "sources: A:1", "basis: inferred, sources: A:2"
    assert confidence("1", stated, stated) == "high"
    assert confidence("2", stated, inferred) == "moderate"
    assert confidence("3", inferred, inferred) == "low"
    assert confidence("4", stated, "note: ours") == "low"


MOVES = """\
positions:
  island:
    NOR:
      - since: 2031-01-10
        accepts: [north, shared]
        red-line: south
        salience: major
        sources: A:1
      - {since: 2031-02-01, accepts: north, salience: major, sources: B:1}
      - {since: 2031-02-02, red-line: south, sources: B:2}
    SUD:
      - {since: 2031-01-10, accepts: south, sources: A:2}
      - {since: 2031-02-05, accepts: at least shared, ideal: south, sources: B:3}
      - {since: 2031-01-05, could-accept: north, basis: reported, sources: B:4}
  watch:
    SUD: {since: 2031-01-09, red-line: nobody, sources: A:3}
    NOR: {since: 2031-02-07, red-line: neighbours, sources: B:5}
"""


def test_what_moved_is_told_in_three_kinds_with_its_effect(tmp_path: Path) -> None:
    moves = read(tmp_path, MOVES).table("moves")
    told = {str(r.cells[0]): (r.cells[6], r.cells[7], r.cells[8], r.cells[9]) for r in moves.rows}
    assert told == {
        "island.NOR.accepts": ("happened-since", "harder", "2031-02-01", 1),
        "island.NOR.red-line": ("unchanged-though-noisy", "none", "2031-02-02", 1),
        "island.SUD.accepts": ("happened-since", "easier", "2031-02-05", 1),
        "island.SUD.could-accept": ("known-only-now", "easier", "2031-01-05", 1),
        "watch.NOR.red-line": ("happened-since", "harder", "2031-02-07", 1),
    }


def test_then_and_now_lead_to_the_entries(tmp_path: Path) -> None:
    row = read(tmp_path, MOVES).table("moves").row("island.NOR.accepts")
    assert row.cells[4:6] == (
        "positions.island.NOR.accepts@2031-01-10",
        "positions.island.NOR.accepts@2031-02-01",
    )
    assert row.claims == ("A:1", "B:1")


def test_a_first_word_is_no_move(tmp_path: Path) -> None:
    codes = [f.code for f in read(tmp_path, MOVES).findings if "-" in f.code]
    assert codes.count("moved-happened-since") == 2
    assert codes.count("moved-unchanged-though-noisy") == 1
    assert codes.count("first-happened-since") == 1
    assert codes.count("first-known-only-now") == 1


def test_compared_with_another_day(tmp_path: Path) -> None:
    moves = read(tmp_path, MOVES, since="2031-03-09").table("moves")
    # Only what document B brought on 10 March is new: all of it happened or was said before.
    assert {str(r.cells[6]) for r in moves.rows} == {"known-only-now", "unchanged-though-noisy"}


def test_a_line_that_ran_out_is_a_move(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """\
positions:
  island:
    NOR:
      - {since: 2031-01-10, accepts: north, sources: A:1}
      - {since: 2031-01-10, until: 2031-02-20, could-accept: shared, sources: A:2}
    SUD: {since: 2031-01-10, until: 2031-02-21, red-line: north, sources: A:3}
        """,
    )
    moves = result.table("moves")
    assert moves.row("island.NOR.could-accept").cells[4:] == (
        "positions.island.NOR.could-accept@2031-01-10",
        None,
        "happened-since",
        "harder",
        "2031-02-20",
        0,
    )
    assert moves.cell("island.SUD.red-line", "effect") == "easier"
    assert [f.arguments["date"] for f in result.found("ran-out")] == ["2031-02-20", "2031-02-21"]


@pytest.mark.parametrize(
    ("key", "before", "after", "effect"),
    [
        ("accepts", "north", "[north, shared]", "easier"),
        ("accepts", "[north, shared]", "north", "harder"),
        ("accepts", "north", "south", "shifted"),
        ("accepts", "north if watch is nobody", "north", "easier"),
        ("accepts", "north", "north if watch is nobody", "harder"),
        ("accepts", "north if watch is nobody", "[north if watch is nobody, shared]", "easier"),
        ("accepts", "north if watch is nobody", "north if watch is neighbours", "shifted"),
        ("accepts", "unknown", "north", "unknown"),
        ("red-line", "north", "at most shared", "harder"),
        ("red-line", "at most shared", "north", "easier"),
        ("could-accept", "north", "anything", "easier"),
        ("could-accept", "anything", "nothing", "harder"),
        ("ideal", "north", "shared", "shifted"),
        ("salience", "major", "minor", "shifted"),
    ],
)
def test_a_move_is_easier_when_more_stays_open(
    tmp_path: Path, key: str, before: str, after: str, effect: str
) -> None:
    result = read(
        tmp_path,
        f"""\
positions:
  island:
    NOR:
      - {{since: 2031-01-10, {key}: {before}, sources: A:1}}
      - {{since: 2031-02-10, {key}: {after}, sources: B:1}}
""",
    )
    assert result.table("moves").cell(f"island.NOR.{key}", "effect") == effect


def test_with_one_day_only_there_is_nothing_to_compare(tmp_path: Path) -> None:
    head = HEAD.replace(", since: 2031-01-15", "").replace("date: 2031-01-15", "date: 2031-03-10")
    result = api.run("positions", small(tmp_path, "positions: {}\n", head))
    assert result.table("moves").rows == result.table("changes").rows == ()
    assert [w.code for w in result.warnings] == ["no-earlier-day"]


@pytest.mark.parametrize("since", ["2031-03-10", "2031-04", "XXXX-01-01"])
def test_a_day_that_is_not_before_the_case_is_refused(tmp_path: Path, since: str) -> None:
    with pytest.raises(UsageError, match="is not before the case's as-of day 2031-03-10"):
        read(tmp_path, MOVES, since=since)


def test_a_day_that_is_no_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="since: 'soon' is not a date"):
        read(tmp_path, MOVES, since="soon")


def test_a_view_without_issues_cannot_be_read(tmp_path: Path) -> None:
    from datetime import date

    with pytest.raises(LensError, match="no issue"):
        read(tmp_path, MOVES.replace("A:", "B:"), View(as_of=date(2031, 1, 1)))


ASSUMED = """\
claims:
  filled: {says: we fill this in, basis: assumed}
positions:
  island:
    NOR:
      - {since: 2031-01-10, accepts: north, sources: A:1}
      - {since: 2031-01-10, accepts: shared, rival: yes, sources: A:2}
    SUD:
      - {since: 2031-01-10, accepts: shared, sources: filled}
      - {since: 2031-01-10, accepts: south, rival: yes, sources: A:3}
      - {since: 2031-01-10, could-accept: north, note: ours}
"""


def test_our_own_assumptions_are_left_out_and_counted(tmp_path: Path) -> None:
    result = read(tmp_path, ASSUMED)
    assert states(result, "island", "SUD")["south"] == "accepts"
    assert states(result, "island", "SUD")["shared"] == "refuses"
    (warning,) = [w for w in result.warnings if w.code == "assumptions-left-out"]
    assert warning.arguments["count"] == 2


def test_our_own_assumptions_are_read_when_asked_for(tmp_path: Path) -> None:
    result = read(tmp_path, ASSUMED, assumptions=True)
    assert states(result, "island", "SUD")["shared"] == "accepts"
    assert [w.code for w in result.warnings] == []
    assert result.table("overlap").cell("issues.island", "assumed") == 3


def test_a_reading_not_followed_keeps_its_own_address(tmp_path: Path) -> None:
    ladder = read(tmp_path, ASSUMED).table("ladder")
    (row,) = ladder.where(settlement="island.south", actor="SUD")
    assert row.cells[6] == "positions.island.SUD.rival.accepts@2031-01-10"
    assert row.claims == ("A:3",)


STANDING = """\
mandates:
  envoy-on-island: {envoy: envoy, principal: NOR, may-bind: island, since: 2031-01-02, sources: A:1}
  envoy-abroad: {envoy: envoy, principal: NOR, since: 2030-12-01, overruled-by: NOR, sources: A:2}
tracks:
  prisoners:
    label: Prisoners
    kind: humanitarian
    status:
      - {since: 2031-01-10, stands: open, sources: A:3}
      - {since: 2031-02-10, stands: moving, says: lists swapped, sources: B:3}
  land: {label: Land, kind: political, sources: A:4}
drafts:
  second: {label: Second, date: 2031-02-20, authors: SUD, derives-from: first, sources: B:5,
           disowned-by: {who: envoy, sources: B:6}, clauses: [{n: 1, sets: island, to: shared}],
           reactions: [{who: SUD, says: rejects, on: 2031-02-21, sources: B:7},
                       {who: SUD, says: yes-but, on: 2031-02-25, text-seen: yes, sources: B:8}]}
  first: {label: First, date: 2031-01-09, authors: [NOR, MED], inputs: SUD, sources: A:5,
          status: offer, release: {how: leaked}, clauses: [{n: 1, sets: island, to: north}]}
"""
INFLUENCE = HEAD.replace(
    "names: Envoy}",
    """names: Envoy, influence: [
      {since: 2031-03-10, goes: unknown, note: not named, known: 2031-03-10},
      {since: 2031-01-05, goes: up, sources: A:6}]}""",
)


@pytest.fixture
def standing(tmp_path: Path) -> Result:
    """Envoys, tracks, texts and reactions."""
    return api.run("positions", small(tmp_path, STANDING, INFLUENCE))


def test_influence_is_told_in_order_of_time_and_the_last_word_is_in_force(standing: Result) -> None:
    rows = [row.cells[3:] for row in standing.table("influence").rows]
    assert rows == [
        ("2031-01-05", "up", None, "stated", None),
        ("2031-03-10", "unknown", "envoy.influence.note@2031-03-10", "assumed", "in-force"),
    ]
    (silent,) = standing.found("unknown-since")
    assert dict(silent.arguments) == {"actor": "envoy", "date": "2031-03-10"}
    changed = standing.table("changes").row("influence.envoy")
    assert changed.cells[3:6] == (
        "envoy.influence.goes@2031-01-05",
        "envoy.influence.goes@2031-03-10",
        "gone-silent",
    )


def test_a_mandate_that_names_no_issue_is_unknown_not_unlimited(standing: Result) -> None:
    table = standing.table("mandates")
    assert table.column("mandate") == ("mandates.envoy-abroad", "mandates.envoy-on-island")
    assert table.column("may-bind") == (None, ("issues.island",))
    assert table.column("overruled-by") == (("NOR",), None)


def test_the_pen_is_told_in_order_of_time(standing: Result) -> None:
    rows = {str(row.cells[0]): row.cells[1:] for row in standing.table("pen").rows}
    assert list(rows) == ["drafts.first", "drafts.second"]
    assert rows["drafts.first"] == (
        "2031-01-09", ("NOR", "MED"), ("SUD",), None, "offer", "leaked", None,
    )  # fmt: skip
    assert rows["drafts.second"] == (
        "2031-02-20", ("SUD",), None, ("drafts.first",), None, None, ("envoy",),
    )  # fmt: skip


def test_a_track_of_which_nobody_spoke_stands_unknown(standing: Result) -> None:
    told = {str(f.arguments["track"]): f.code for f in standing.findings if "track" in f.arguments}
    assert told == {"tracks.prisoners": "track-stands", "tracks.land": "track-unknown"}
    (row,) = standing.table("changes").where(section="tracks")
    assert row.cells[2:6] == (
        "tracks.prisoners",
        "tracks.prisoners.status.stands@2031-01-10",
        "tracks.prisoners.status.stands@2031-02-10",
        "happened-since",
    )


def test_every_reaction_has_its_day(standing: Result) -> None:
    rows = [row.cells[:6] for row in standing.table("reactions").rows]
    assert rows == [
        (
            "drafts.second.reactions.SUD@2031-02-21",
            "second", "SUD", "rejects", "2031-02-21", None,
        ),
        (
            "drafts.second.reactions.SUD@2031-02-25",
            "second", "SUD", "yes-but", "2031-02-25", "yes",
        ),
    ]  # fmt: skip


def test_terms_are_compared_with_the_text_a_text_was_made_from(standing: Result) -> None:
    (row,) = standing.table("changes").where(section="terms")
    assert row.cells[2:7] == (
        "issues.island",
        "drafts.first.clauses.1",
        "drafts.second.clauses.1",
        "happened-since",
        "2031-02-20",
    )


HYPOTHESES = """\
claims:
  talks: {says: talks, at: A:1}
  attack: {says: attack, at: A:2}
  leave: {says: troops leave, at: A:3}
hypotheses:
  intent:
    asks: Does the north mean it?
    options: {bluff: bluff, earnest: in earnest, time: time}
    evidence:
      talks: {bluff: consistent, earnest: consistent, time: consistent}
      attack: {bluff: consistent, earnest: inconsistent, time: consistent}
      leave: {bluff: inconsistent, earnest: consistent}
"""


def test_hypotheses_are_told_apart_by_what_tells_them_apart(tmp_path: Path) -> None:
    result = read(tmp_path, HYPOTHESES)
    rows = {
        str(row.cells[0]).rpartition(".")[2]: row.cells[3:]
        for row in result.table("hypotheses").rows
    }
    # inconsistent, consistent, neutral, unread, telling against: by hand.
    assert rows == {
        "bluff": (1, 2, 0, 0, 1),
        "earnest": (1, 2, 0, 0, 1),
        "time": (0, 2, 0, 1, 0),
    }
    (found,) = result.found("least-against")
    assert found.arguments["options"] == ("hypotheses.intent.options.time",)
    diagnostic = {row.cells[2]: row.cells[5] for row in result.table("evidence").rows}
    assert diagnostic == {"attack": "diagnostic", "leave": "diagnostic", "talks": "tells-nothing"}


def test_a_tie_between_hypotheses_is_told_as_one(tmp_path: Path) -> None:
    result = read(tmp_path, HYPOTHESES.replace(", time: consistent}", ", time: inconsistent}"))
    (found,) = result.found("least-against-tied")
    assert found.arguments["against"] == 1
    assert found.arguments["options"] == (
        "hypotheses.intent.options.bluff",
        "hypotheses.intent.options.earnest",
    )
