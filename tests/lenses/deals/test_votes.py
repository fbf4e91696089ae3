"""Does how a vote comes out travel through the ratification rule as yes, no or not known?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.deals.building import case, ordered, party
from winset import api
from winset.case.case import Case
from winset.lenses.deals.ballots import outcome, vote_of
from winset.models.answers import NO, UNKNOWN, YES
from winset.results import Result

LAND = ordered("hold", "leave")
SPACE = {"all": {"label": "All", "issues": {"land": ["hold", "leave"]}}}


def voting(vote: dict[str, str], poll: dict[str, str] | None = None) -> Case:
    """A's voters take anything, by a vote; B takes anything."""
    a: dict[str, Any] = party("a and voters", a="leader", voters="public")
    a["constituencies"]["voters"]["vote"] = vote
    quantity = {"label": "Poll", "unit": "percent", "observed": [{"at": "2025-12", **(poll or {})}]}
    return case(
        {"A": a, "B": party()},
        {"land": LAND},
        {"land": {w: {"accepts": "anything"} for w in ("A", "voters", "B")}},
        SPACE,
        **({"support": {"poll": quantity}} if poll else {}),
    )


def poll(share: str, error: str = "3 %") -> dict[str, str]:
    return {"value": share, "error": error, "by": "A"}


def codes(result: Result) -> set[str]:
    return {w.code for w in result.warnings}


@pytest.mark.parametrize(
    ("vote", "given", "expected"),
    [
        ({"turnout": "30 %", "quorum": "50 %"}, None, NO),
        ({"turnout": "45 to 65 %", "quorum": "50 %"}, None, None),
        ({"passes-with": "50 %", "yes-share": "support.poll"}, poll("70 %"), YES),
        ({"passes-with": "50 %", "yes-share": "support.poll"}, poll("30 %"), NO),
        # 46 % and an error of 3 %: within twice the error of one half.
        ({"passes-with": "50 %", "yes-share": "support.poll"}, poll("46 %"), UNKNOWN),
        ({"passes-with": "60 %", "yes-share": "support.poll"}, poll("46 %"), NO),
        (
            {"turnout": "45 to 65 %", "quorum": "50 %", "yes-share": "support.poll"},
            poll("70 %"),
            UNKNOWN,
        ),
        (
            {"turnout": "45 to 65 %", "quorum": "50 %", "yes-share": "support.poll"},
            poll("30 %"),
            NO,
        ),
        ({"passes-with": "50 %"}, None, None),
    ],
)
def test_a_result_is_certain_only_where_both_ends_of_the_figures_agree(
    vote: dict[str, str], given: dict[str, str] | None, expected: int | None
) -> None:
    made = voting(vote, given)
    found = vote_of(made, "voters")
    assert found is not None
    assert outcome(made, found) == expected


@pytest.mark.parametrize(
    ("share", "verdict"), [("70 %", "in-zone"), ("30 %", "out"), ("48 %", "possibly")]
)
def test_the_result_decides_what_the_voters_take(share: str, verdict: str) -> None:
    result = api.run("deals", voting({"yes-share": "support.poll"}, poll(share)))
    assert set(result.table("packages").column("declared")) == {verdict}


def test_a_vote_never_gives_a_consent_that_no_line_gives() -> None:
    made = voting({"yes-share": "support.poll"}, poll("90 %"))
    silent = made.model_copy(update={"positions": {"land": {"A": made.positions["land"]["A"]}}})
    assert set(api.run("deals", silent).table("packages").column("declared")) == {"possibly"}


def test_a_quorum_out_of_reach_is_told_and_no_line_opens_it() -> None:
    result = api.run("deals", voting({"turnout": "30 %", "quorum": "50 %"}))
    assert {"quorum-out-of-reach", "rule-never-passes"} <= codes(result)
    assert result.found("opened-by-nothing")
    assert not [t for t in result.tables if t.id in ("openings", "changes")]
    zone = result.table("zone")
    row = zone.row("land=hold A.ratifies")
    assert row.cells[zone.index("why")] == "vote"
    assert row.cells[zone.index("ground")] == "inferred"


def test_few_draws_of_a_vote_are_told() -> None:
    made = voting({"yes-share": "support.poll"}, poll("48 %"))
    assert "few-draws" in codes(api.run("deals", api.draw(made, n=5)))
    assert "few-draws" not in codes(api.run("deals", api.draw(made, n=1000)))
