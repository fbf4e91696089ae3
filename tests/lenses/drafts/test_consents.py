"""Whose consent does a text ask, in which role, and how is each answer known?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.drafts.building import small, told
from winset.results import Cell, Table

CLAUSES = [
    {"n": "1", "sets": "line", "to": "road", "signs": ["NO", "SO"], "delivers": "SO"},
    {"n": "2", "sets": "fort", "to": "yes", "delivers": "NO", "can-undo": "NO"},
]


def consents(positions: dict[str, Any], **draft: Any) -> Table:
    text = {"authors": ["scribe"], "clauses": CLAUSES, **draft}
    return told(small({"one": text}, positions)).table("consents")


def value(table: Table, role: str, actor: str) -> tuple[Cell, Cell]:
    key = f"drafts.one.{role}.{actor}"
    return table.cell(key, "value"), table.cell(key, "known")


def test_everybody_is_asked_by_clause() -> None:
    asked = {(r.cells[2], r.cells[3]) for r in consents({}).rows}
    assert asked == {
        ("signs", "NO"),
        ("signs", "SO"),
        ("ratifies", "council"),
        ("delivers", "SO"),
        ("delivers", "NO"),
        ("can-undo", "NO"),
    }


def test_a_vote_is_asked_only_where_the_text_meets_its_condition() -> None:
    sea = [{"n": "1", "sets": "line", "to": "sea", "signs": ["NO", "SO"]}]
    perhaps = [{"n": "1", "sets": "line", "to": "road to river", "signs": ["NO", "SO"]}]
    assert consents({}, clauses=sea).cell("drafts.one.ratifies.people", "needed") == "needed"
    table = consents({}, clauses=perhaps)
    assert table.cell("drafts.one.ratifies.people", "needed") == "perhaps-needed"


def test_silence_is_unsaid_never_yes() -> None:
    assert value(consents({}), "signs", "SO") == ("unsaid", "unsaid")


def test_a_yes_needs_every_clause_asked() -> None:
    line = {"line": {"NO": {"accepts": "anything"}}}
    both = {**line, "fort": {"NO": {"accepts": "yes", "basis": "inferred"}}}
    assert value(consents(line), "signs", "NO")[0] == "unsaid"
    assert value(consents(both), "signs", "NO") == ("yes", "inferred")


@pytest.mark.parametrize(
    ("entry", "known"),
    [
        ({"red-line": "at least road", "line": "legal"}, "legal"),
        ({"red-line": "at least road"}, "declared"),
        ({"accepts": "ridge", "channel": "text"}, "text"),
        ({"accepts": "ridge", "basis": "inferred"}, "inferred"),
    ],
)
def test_a_refusal_says_of_what_kind_its_line_is(entry: dict[str, str], known: str) -> None:
    table = consents({"line": {"SO": entry}})
    assert value(table, "signs", "SO") == ("no", known)
    assert table.cell("drafts.one.signs.SO", "refuses") == ("issues.line",)


def test_a_ruler_speaks_for_his_party() -> None:
    table = consents({"line": {"queen": {"accepts": "ridge"}}})
    assert value(table, "signs", "SO")[0] == "no"


def test_a_reaction_to_the_text_counts_before_older_lines() -> None:
    positions = {"line": {"SO": {"accepts": "ridge"}}}
    table = consents(positions, reactions=[{"who": "SO", "says": "yes-but", "on": "2025-06-03"}])
    assert value(table, "signs", "SO") == ("yes-but", "reaction")
    assert table.cell("drafts.one.signs.SO", "lines") == "no"


def test_a_line_drawn_later_overtakes_a_reaction() -> None:
    positions = {"line": {"SO": {"since": "2025-08-01", "accepts": "ridge"}}}
    table = consents(positions, reactions=[{"who": "SO", "says": "accepts", "on": "2025-06-03"}])
    assert value(table, "signs", "SO") == ("no", "declared")


def test_evading_and_silence_are_no_consent() -> None:
    for says in ("evades", "silent"):
        table = consents({}, reactions=[{"who": "SO", "says": says}])
        assert value(table, "signs", "SO") == ("unsaid", "reaction")


def test_writing_a_text_is_the_principals_yes_not_the_envoys() -> None:
    assert value(consents({}, authors=["ruler"]), "signs", "NO") == ("yes", "own-text")
    assert value(consents({}, authors=["scribe"]), "signs", "NO") == ("unsaid", "envoy-wrote-it")


def test_nobody_takes_a_text_whose_content_is_unknown() -> None:
    positions = {
        "line": {"NO": {"accepts": "anything"}, "SO": {"red-line": "at least road"}},
        "fort": {"NO": {"accepts": "anything"}},
    }
    table = consents(positions, rest="unknown")
    assert value(table, "signs", "NO") == ("unsaid", "content-unknown")
    assert value(table, "delivers", "NO") == ("unsaid", "content-unknown")
    assert value(table, "signs", "SO") == ("no", "declared")


def test_a_clause_left_open_can_be_answered_by_nobody() -> None:
    clauses = [{"n": "1", "sets": "line", "to": "unspecified", "signs": ["NO", "SO"]}]
    positions = {"line": {"SO": {"accepts": "road"}}}
    table = consents(positions, clauses=clauses)
    assert value(table, "signs", "SO") == ("unsaid", "left-open")


def test_where_a_clause_names_nobody_the_table_is_asked() -> None:
    table = consents({}, clauses=[{"n": "1", "sets": "fort", "to": "yes"}])
    assert {r.cells[3] for r in table.rows if r.cells[2] == "signs"} == {"NO", "SO"}


def test_a_soft_line_is_shown_beside_the_refusal() -> None:
    positions = {
        "line": {
            "SO": [
                {"accepts": "ridge"},
                {"since": "2025-02-01", "could-accept": "road if fort is yes"},
            ]
        }
    }
    table = consents(positions)
    assert value(table, "signs", "SO")[0] == "no"
    assert table.cell("drafts.one.signs.SO", "could-bend") == (
        "positions.line.SO.could-accept@2025-02-01",
    )


def test_our_assumptions_are_left_out_unless_asked_for() -> None:
    case = small(
        {"one": {"authors": ["scribe"], "clauses": CLAUSES}},
        {"line": {"SO": {"accepts": "ridge", "basis": "assumed"}}},
    )
    without, with_ = told(case), told(case, assumptions=True)
    assert value(without.table("consents"), "signs", "SO")[0] == "unsaid"
    assert value(with_.table("consents"), "signs", "SO") == ("no", "assumed")
    assert [w.code for w in without.warnings] == ["assumptions-left-out"]


@pytest.mark.parametrize(
    ("since", "until", "standing"),
    [
        ("2025-05-01", None, "mandated"),
        ("2025-05-01", "2025-05-20", "mandate-over"),
        ("2025-07-01", None, "mandate-later"),
    ],
)
def test_the_mandate_in_force_on_the_day_of_the_text(
    since: str, until: str | None, standing: str
) -> None:
    mandate: dict[str, Any] = {
        "envoy": "scribe",
        "principal": "NO",
        "since": since,
        "may-bind": ["line"],
        **({"until": until} if until else {}),
    }
    case = small({"one": {"authors": ["scribe"], "clauses": CLAUSES}}, mandates={"pen": mandate})
    table = told(case).table("mandate")
    assert table.cell("drafts.one.authors.scribe", "standing") == standing
    assert table.cell("drafts.one.authors.scribe", "beyond") == ("issues.fort",)


def test_a_check_list_tells_silence_from_an_open_clause_and_from_the_unknown() -> None:
    provisions = {"border": "the border", "watch": "who watches", "judge": "who judges"}
    clauses = [
        {"n": "1", "sets": "line", "to": "road", "provides": "border"},
        {"n": "2", "sets": "host", "to": "unspecified", "provides": "watch"},
    ]
    drafts = {
        "one": {"clauses": clauses},
        "two": {"rest": "unknown", "clauses": []},
        "three": {"rest": "as one", "clauses": [{"n": "2", "drops": "one 2"}]},
    }
    table = told(small(drafts, provisions=provisions)).table("provisions")
    states = {
        (draft, p): table.cell(f"drafts.{draft}.{p}", "state")
        for draft in drafts
        for p in provisions
    }
    assert states == {
        ("one", "border"): "provided",
        ("one", "watch"): "left-open",
        ("one", "judge"): "silent",
        ("two", "border"): "unknown",
        ("two", "watch"): "unknown",
        ("two", "judge"): "unknown",
        ("three", "border"): "provided",
        ("three", "watch"): "silent",
        ("three", "judge"): "silent",
    }
