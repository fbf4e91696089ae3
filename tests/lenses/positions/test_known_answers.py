"""What moved between the two founding documents, 6 December 2025 and 12 February 2026."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tests.case.looking import case
from winset import api
from winset.case.address import resolve
from winset.case.views import View
from winset.results import Cell, Result

FLAGSHIP = "russia-ukraine/2026-02-talks"
KOREA = "korea/1952-10-armistice"


@cache
def positions(only: tuple[str, ...] = ()) -> Result:
    """The lens on the flagship, by default compared with 6 December 2025."""
    return api.run("positions", api.view(case(FLAGSHIP), View(only=only)))


def move(result: Result, issue: str, actor: str, key: str) -> dict[str, Cell]:
    """One row of what moved, by column."""
    table = result.table("moves")
    row = table.row(f"{issue}.{actor}.{key}")
    return dict(zip((c.name for c in table.columns), row.cells, strict=True))


def said(address: Cell) -> str:
    """What stands in the case at an address."""
    return str(resolve(case(FLAGSHIP), str(address)).thing)


def changed(result: Result, section: str) -> dict[str, tuple[Cell, ...]]:
    """Subject -> then, now, kind, of one section of what else changed."""
    return {
        str(row.cells[2]): row.cells[3:6] for row in result.table("changes").where(section=section)
    }


def test_the_earlier_day_is_the_earlier_document() -> None:
    assert case(FLAGSHIP).case.since is not None
    assert case(FLAGSHIP).case.since.first == date(2025, 12, 6)
    assert positions().manifest.options == (("since", ""), ("assumptions", "False"))


@pytest.mark.parametrize("only", [(), ("A", "B")])
def test_guarantees_from_dispute_to_nato_like_common_ground(only: tuple[str, ...]) -> None:
    """Guarantees (A9, B11): Washington none on record, then NATO-like, shared with Europe."""
    american = move(positions(only), "guarantee", "US", "accepts")
    assert american["then"] is None
    assert said(american["now"]) == "nato-like"
    assert (american["kind"], american["date"]) == ("happened-since", "2026-02-12")
    assert positions(only).table("moves").row("guarantee.US.accepts").claims == (
        "nato-like-shared",
    )


@pytest.mark.parametrize("only", [(), ("A", "B")])
def test_donbas_became_harder_recognition_was_added(only: tuple[str, ...]) -> None:
    """Donbas (A3, B3): withdraw or force, then recognition by all as well."""
    land = move(positions(only), "land", "RU", "accepts")
    assert said(land["then"]) != said(land["now"]) == "withdraw-recognised"
    assert land["effect"] == "harder"
    recognition = move(positions(only), "recognition", "RU", "accepts")
    assert (recognition["then"], said(recognition["now"])) == (None, "yes")


def test_kyiv_said_the_same_on_land_again() -> None:
    """Kyiv (A16, B3): the same stance, restated; softening is a source's judgement (B12)."""
    stance = move(positions(("A", "B")), "land", "UA", "red-line")
    assert (stance["kind"], stance["effect"]) == ("unchanged-though-noisy", "none")
    soft = move(positions(("A", "B")), "land", "UA", "could-accept")
    assert (soft["then"], said(soft["now"])) == (
        None,
        "withdraw if guarantee at least nato-like",
    )
    assert soft["effect"] == "easier"


def test_votes_reported_and_denied() -> None:
    """Kyiv cornered to votes (B17) or denying them (B15): both stand."""
    assert "claims.votes-plan-denied" in changed(positions(("A", "B")), "contested")
    election = move(positions(("A", "B")), "election", "zelenskyy", "accepts")
    assert said(election["now"]).startswith("no or yes if order")
    referendum = move(positions(("A", "B")), "referendum", "zelenskyy", "could-accept")
    assert said(referendum["now"]) == "yes"


def test_pressure_on_kyiv_has_a_calendar_now() -> None:
    """Time (A35, B4, B5, B14): open-ended stamina, then dated clocks."""
    clocks = changed(positions(("A", "B")), "deadlines")
    assert {
        "calendar.deadlines.announce",
        "calendar.deadlines.march-aim",
        "calendar.deadlines.fifteen-may",
        "calendar.deadlines.mediation-window",
        "calendar.deadlines.budget-year",
    } <= set(clocks)
    assert all(then is None for then, _, _ in clocks.values())


def test_pressure_on_moscow_has_figures_now() -> None:
    """One line on sanctions (A20, A35), then eight paragraphs on oil and budget (B21-B29)."""
    figures = changed(positions(("A", "B")), "economy")
    assert len(figures) >= 5
    assert {"economy.rouble", "economy.year-gap"} <= set(figures)
    assert all(then is None for then, _, _ in figures.values())


def test_the_american_fight_lost_its_names() -> None:
    """Named persons (A22-A29), then tendencies; Witkoff in charge, Rubio absent (B4, B9)."""
    influence = changed(positions(("A", "B")), "influence")
    assert influence["rubio"][2] == "gone-silent"
    assert said(influence["rubio"][1]) == "unknown"
    assert said(influence["witkoff"][1]) == "up"
    silent = {f.arguments["actor"] for f in positions(("A", "B")).found("unknown-since")}
    assert {"rubio", "ushakov", "dmitriev"} <= silent
    assert "witkoff" not in silent


def test_the_format_became_trilateral_with_a_technical_track() -> None:
    """Shuttles (A2, A3), then trilateral talks, a technical track, a prisoner swap (B2, B3)."""
    tracks = changed(positions(("A", "B")), "tracks")
    assert {
        "tracks.political",
        "tracks.military-technical",
        "tracks.prisoners",
    } <= set(tracks)
    assert said(tracks["tracks.political"][1]) == "blocked"
    assert said(tracks["tracks.prisoners"][1]) == "moving"
    events = changed(positions(("A", "B")), "events")
    assert {"events.abu-dhabi-2", "events.prisoners-home", "events.votes-pressed"} <= set(events)


def test_the_army_ceiling_went_from_600_to_800_thousand_in_the_text() -> None:
    """Point 6 of the 28 points, point 4 of the 20 points made from it."""
    then, now, kind = changed(positions(), "terms")["issues.army-size"]
    assert said(f"{then}.to") == "600k persons"
    assert said(f"{now}.to") == "800k persons"
    assert kind == "happened-since"


def test_what_happened_earlier_is_told_as_known_only_now() -> None:
    lead = move(positions(("A", "B")), "lead", "EUR", "accepts")
    assert (lead["kind"], lead["date"]) == ("known-only-now", "2025-02")
    assert changed(positions(("A", "B")), "drafts")["drafts.opening-2025-02"][2] == "known-only-now"


def test_no_assumption_of_ours_is_read_unless_asked_for() -> None:
    ladder = positions().table("ladder")
    assert not any(claim.startswith("fill-") for row in ladder.rows for claim in row.claims)
    read = api.run("positions", case(FLAGSHIP), assumptions=True).table("ladder")
    assert any(claim.startswith("fill-") for row in read.rows for claim in row.claims)


def test_in_the_second_case_the_line_is_settled_and_the_prisoners_are_not() -> None:
    result = api.run("positions", case(KOREA))
    overlap = result.table("overlap")
    closed = [str(f.arguments["issue"]) for f in result.found("ladder-closed")]
    assert "prisoners" in closed
    refused = overlap.cell("issues.prisoners", "refused-by-some")
    assert refused == overlap.cell("issues.prisoners", "rungs")


def test_a_what_if_is_told_with_the_result() -> None:
    from winset.case.patch import Change

    change = Change("set", "positions.land.RU.accepts", "freeze")
    result = api.run("positions", api.view(case(FLAGSHIP), View(changes=(change,))))
    told = [w for w in result.warnings if w.code == "changed-value"]
    assert [dict(w.arguments) for w in told] == [
        {"address": "positions.land.RU.accepts", "value": "freeze"}
    ]
