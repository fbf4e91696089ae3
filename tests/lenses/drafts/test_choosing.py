"""Which texts are told of, in which order, and what is said where there is nothing to tell?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.drafts.building import KOREA, TALKS, shipped, small, told
from winset import api
from winset.case.case import Case
from winset.errors import UsageError
from winset.lenses.drafts.order import main_texts, what_matters_first
from winset.lenses.drafts.terms import Texts
from winset.results import Result
from winset.views.words import languages, words


@pytest.mark.parametrize(
    "given", [("plan-28,plan-20",), ("plan-28", "plan-20"), ("plan-28, plan-20", "plan-28")]
)
def test_several_texts_stand_side_by_side_in_the_order_given(given: tuple[str, ...]) -> None:
    result = told(api.load(TALKS), draft=given)
    asked = ("drafts.plan-28", "drafts.plan-20")
    for id in ("leans", "distance", "provided"):
        assert result.table(id).column("draft") == asked
    assert result.table("lineage").column("draft")[:2] == asked
    for id in ("consents", "clauses", "tally", "verdicts"):
        table = result.table(id)
        drafts = [r.cells[table.index("draft")] for r in table.rows]
        assert tuple(dict.fromkeys(drafts)) == ("plan-28", "plan-20")
    assert result.table("revised").column("draft") == ("plan-20",)


def test_one_wrong_text_among_several_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match=r"draft: 'plan-29' .* did you mean plan-28\?"):
        told(api.load(TALKS), draft=("plan-20", "plan-29"))


def ordered(**drafts: Any) -> tuple[str, ...]:
    case = small(drafts)
    return what_matters_first(case, Texts(case))


FIRST = 12
"""Findings that stand open in the chapter, warnings among them."""
FULL = [
    {"n": str(n), "sets": i, "to": s}
    for n, (i, s) in enumerate({"line": "road", "fort": "yes", "host": "inn"}.items())
]
TRUCE = {"form": "text", "deal-type": "truce"}


def test_texts_in_force_then_the_main_family_then_the_rest() -> None:
    reactions = [{"who": "SO", "says": "evades"}, {"who": "NO", "says": "accepts"}]
    found = ordered(
        lone={**TRUCE, "date": "2025-09-01", "clauses": FULL[:1], "reactions": reactions},
        other={**TRUCE, "date": "2025-10-01", "clauses": FULL[:1]},
        first={**TRUCE, "date": "2025-02-01", "clauses": FULL, "reactions": reactions[:1]},
        hidden={**TRUCE, "date": "2025-03-01", "derives-from": "first", "rest": "unknown"},
        second={**TRUCE, "date": "2025-04-01", "derives-from": "hidden", "clauses": FULL},
        pact={**TRUCE, "date": "2025-01-01", "status": "agreed", "clauses": FULL[:1]},
    )
    assert found == ("pact", "first", "second", "hidden", "lone", "other")


def test_a_text_of_another_deal_type_is_not_of_the_main_ones() -> None:
    case = small(
        {
            "one": {**TRUCE, "clauses": FULL},
            "two": {**TRUCE, "clauses": FULL, "derives-from": "one"},
            "three": {"form": "text", "deal-type": "settlement", "clauses": FULL},
        }
    )
    assert set(main_texts(case, Texts(case))) == {"one", "two"}


def test_the_main_texts_of_the_talks() -> None:
    case = api.load(TALKS)
    assert set(main_texts(case, Texts(case))) == {"plan-28", "plan-19", "e3-text", "plan-20"}


def test_the_main_texts_come_in_the_first_dozen_sentences() -> None:
    """With their lean and, of the 28 points, the army's ceiling and the long-range arms."""
    result = shipped(TALKS)
    shown = result.findings[: FIRST - len(result.warnings)]
    told_of = {f.arguments["draft"] for f in shown}
    assert {"plan-28", "plan-19", "e3-text", "plan-20"} <= told_of
    (counter,) = [f for f in shown if f.code == "counter-said"]
    assert counter.arguments["issue2"] == ("army-size", "longrange")
    assert [f.arguments["draft"] for f in shown if f.code.startswith("lean")][:2] == [
        "paris-declaration",
        "plan-28",
    ]


GATE = [
    {"n": "1", "sets": "fort", "to": "yes", "delivers": "NO"},
    {"n": "2", "sets": "line", "to": "road", "signs": ["NO", "SO"]},
]


def revised(positions: dict[str, Any], clauses: list[dict[str, Any]] = GATE) -> Result:
    """A text that both sign, whose clause on the fort asks North alone."""
    return told(small({"one": {"authors": ["scribe"], "clauses": clauses}}, positions))


WANTS_NO = {"NO": {"accepts": "no"}}


def test_whom_a_clause_does_not_ask_is_named_where_a_change_goes_against_his_wish() -> None:
    result = revised({"fort": {**WANTS_NO, "SO": {"ideal": "yes"}}})
    (step,) = result.table("next-revision").rows
    table = result.table("next-revision")
    assert step.cells[table.index("yes")] == ("NO",)
    assert step.cells[table.index("no")] is None
    assert step.cells[table.index("against-wish-of")] == ("SO",)
    (found,) = result.found("revise-unasked")
    assert found.arguments["actors"] == ("SO",)


def test_a_recorded_red_line_of_one_who_is_not_asked_counts_as_a_vote_against() -> None:
    result = revised({"fort": {**WANTS_NO, "SO": {"red-line": "no"}}})
    table = result.table("next-revision")
    (step,) = table.rows
    assert step.cells[table.index("no")] == ("SO",)
    assert step.cells[table.index("crosses")] == ("SO",)
    assert step.cells[table.index("why")] == "mends-at-a-cost"
    assert result.found("revise-crosses")


def test_a_change_that_ends_no_refusal_and_crosses_such_a_line_is_not_proposed() -> None:
    wishes = {"NO": {"ideal": "no"}}
    assert revised({"fort": {**wishes, "SO": {"ideal": "yes"}}}).table("next-revision").rows
    barred = revised({"fort": {**wishes, "SO": {"red-line": "no"}}})
    assert not barred.table("next-revision").rows


def test_whom_no_clause_asks_wants_nothing() -> None:
    """South alone would have it otherwise, and is not asked: nothing is proposed."""
    result = revised({"fort": {"SO": {"accepts": "no"}}})
    assert not result.table("next-revision").rows


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        ({"rest": "unknown"}, "content-unknown"),
        ({"clauses": [{"n": "1", "gist": "they part as friends"}]}, "settles-nothing"),
        ({"clauses": [{"n": "1", "sets": "guns", "to": "10 persons"}]}, "no-other-wording"),
    ],
)
def test_where_there_is_nothing_to_revise_it_says_why(draft: dict[str, Any], why: str) -> None:
    result = told(small({"one": draft}), revise="one")
    assert result.table("revised").cell("drafts.one", "stopped") == why
    (found,) = result.found("revision-nothing")
    assert found.arguments == {"draft": "one", "why": why}


@pytest.mark.parametrize("draft", ["plan-19", "kremlin-december"])
def test_texts_of_unknown_content_are_not_revised_in_silence(draft: str) -> None:
    assert told(api.load(TALKS), revise=draft).found("revision-nothing")


def apart(draws: int) -> list[str]:
    clause = {
        "n": "1",
        "sets": "line",
        "to": "unspecified",
        "readings": {"NO": "road", "SO": "sea"},
        "delivery": {"by": "SO", "credibility": {"NO": "20 to 60 %"}},
    }
    case: Case = small(
        {"one": {"authors": ["scribe"], "clauses": [clause]}},
        {"line": {"NO": {"accepts": "road"}, "SO": {"accepts": "sea"}}},
    )
    result = api.run("drafts", api.draw(case, n=draws))
    return [w.code for w in result.warnings]


def test_few_draws_are_warned_of_where_draws_are_used() -> None:
    assert "few-draws" in apart(20)
    assert "few-draws" not in apart(1000)
    bare = api.run("drafts", api.draw(small({"one": {"clauses": GATE}}), n=20))
    assert "few-draws" not in [w.code for w in bare.warnings]


@pytest.mark.parametrize("language", languages())
def test_an_empty_table_says_what_was_looked_for(language: str) -> None:
    own = words(language, "drafts")
    for path in (TALKS, KOREA):
        for table in shipped(path).tables:
            assert table.id in ("lineage", "leans") or f"empty.{table.id}" in own
