"""Are denials told with both sides, and old words on issues that moved?"""

from __future__ import annotations

from typing import Any

from tests.lenses.audit.building import entry, run, small
from winset.results import Result


def test_a_denial_brings_both_sides_dates_and_weights() -> None:
    case = small(
        claims={
            "plan": {"says": "a plan", "by": "S", "at": "P:1"},
            "no-plan": {
                "says": "no plan",
                "basis": "denied",
                "by": "chief",
                "at": "Q:1",
                "date": "2026-01-09",
                "denies": "plan",
            },
        },
        events={"e": {"label": "e", "date": "2025-03-01", "type": "other", "sources": "plan"}},
    )
    result = run(case)
    (row,) = result.table("contested").rows
    names = [c.name for c in result.table("contested").columns]
    cells = dict(zip(names, row.cells, strict=True))
    assert (cells["claim"], cells["by"], cells["date"], cells["sources"], cells["rests"]) == (
        "plan",
        "S",
        "2025-06-01",
        ("P:1",),
        1,
    )
    assert (cells["other"], cells["other-by"], cells["other-date"]) == (
        "no-plan",
        "chief",
        "2026-01-09",
    )
    (found,) = result.found("denied")
    assert found.claims == ("plan", "no-plan")
    assert [str(r.cells[2]) for r in result.table("anomalies").rows] == ["claim-denied"]


def test_a_contradiction_is_told_as_one() -> None:
    claims = {
        "one": {"says": "one", "at": "P:1"},
        "two": {"says": "two", "at": "Q:1", "contradicts": "one"},
    }
    result = run(small(claims=claims))
    assert len(result.found("contradicted")) == 1
    assert not result.found("denied")


def stale(days: int = 180, **positions: Any) -> Result:
    return run(small(positions={"line": positions}), stale_after=days)


def test_an_old_word_is_stale_when_another_party_moved_since() -> None:
    # 396 days from new year 2025 to the end of January 2026, less one.
    result = stale(
        N=entry(accepts="near"), S=entry(accepts="far", since="2025-09-01", sources="Q:1")
    )
    (row,) = result.table("stale").rows
    assert row.cells[1:] == ("line", "N", "2025-01-01", 395, ("S",), "2025-09-01")
    assert [w.code for w in result.warnings if w.kind == "stale"] == ["stale-position"]


def test_not_when_it_is_younger_than_asked_nor_when_nobody_moved() -> None:
    later = entry(accepts="far", since="2025-09-01", sources="Q:1")
    assert not stale(395, N=entry(accepts="near"), S=later).table("stale").rows
    assert not stale(N=entry(accepts="near")).table("stale").rows
    assert not stale(N=entry(accepts="near"), council=later).table("stale").rows, "own people"


def test_saying_the_same_again_is_no_move() -> None:
    again = [entry(accepts="far"), entry(accepts="far", since="2025-09-01", sources="Q:1")]
    assert not stale(N=entry(accepts="near"), S=again).table("stale").rows


def test_our_own_assumption_neither_ages_nor_moves() -> None:
    assumed = entry(accepts="far", since="2025-09-01", basis="assumed")
    assert not stale(N=entry(accepts="near"), S=assumed).table("stale").rows
