"""Does a party answer a text through its ratification rule, with its members as grounds?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.drafts.building import PARTIES, small, told
from winset.results import Result

CLAUSES = [{"n": "1", "sets": "line", "to": "road", "signs": ["NO", "SO"]}]
YES, NO = {"accepts": "anything"}, {"accepts": "sea"}


def judged(rule: str, lines: dict[str, Any], **draft: Any) -> Result:
    """South under a rule, with lines of its members on where the line runs."""
    parties = {**PARTIES, "SO": {**PARTIES["SO"], "ratification": rule}}
    text = {"authors": ["scribe"], "clauses": CLAUSES, **draft}
    return told(small({"one": text}, {"line": lines}, parties=parties))


@pytest.mark.parametrize(
    ("rule", "lines", "value"),
    [
        ("queen or council", {"queen": NO}, "unsaid"),
        ("queen or council", {"queen": NO, "council": YES}, "yes"),
        ("queen or council", {"queen": NO, "council": NO}, "no"),
        ("queen and council", {"queen": NO}, "no"),
        ("2 of (queen, council, people)", {"queen": YES, "council": NO}, "unsaid"),
        ("2 of (queen, council, people)", {"council": NO, "people": NO}, "no"),
        ("60 % of (queen 30, council 70)", {"council": YES}, "yes"),
        ("queen and (people if line at least river)", {"queen": YES, "people": NO}, "yes"),
    ],
)
def test_a_party_says_what_its_rule_makes_of_its_members(
    rule: str, lines: dict[str, Any], value: str
) -> None:
    assert judged(rule, lines).table("verdicts").cell("drafts.one.SO", "value") == value


def test_the_members_stand_beside_it_as_grounds() -> None:
    lines = {"queen": NO, "council": YES}
    table = judged("2 of (queen, council, people)", lines).table("verdicts")
    assert table.cell("drafts.one.SO", "accepting") == ("council",)
    assert table.cell("drafts.one.SO", "refusing") == ("SO",)
    assert table.cell("drafts.one.SO", "silent") == ("people",)


def test_yes_but_of_the_speaker_is_yes_but_of_the_party_if_its_ratifiers_agree() -> None:
    reactions = [{"who": "queen", "says": "yes-but", "on": "2025-06-02"}]
    for council, value in ((YES, "yes-but"), (NO, "no")):
        result = judged("queen and council", {"council": council}, reactions=reactions)
        assert result.table("verdicts").cell("drafts.one.SO", "value") == value


def test_a_refusal_that_others_make_up_for_is_counted_apart() -> None:
    result = judged("queen or council", {"queen": NO, "council": YES})
    signed = result.table("signed")
    assert signed.cell("drafts.one.signs", "no") == 0
    assert signed.cell("drafts.one.signs", "refusing") is None
    assert signed.cell("drafts.one.signs", "made-up-for") == 1
    assert result.table("distance").cell("drafts.one", "refused") is None
    assert not result.found("signers-refuse")


def test_whoever_delivers_without_being_in_the_rule_must_agree_too() -> None:
    clauses = [{"n": "1", "sets": "line", "to": "road", "signs": "SO", "delivers": "people"}]
    result = judged("queen", {"queen": YES, "people": NO}, clauses=clauses)
    assert result.table("verdicts").cell("drafts.one.SO", "value") == "no"


def test_silent_ratifiers_of_a_party_whose_speaker_agrees_are_told() -> None:
    clauses = [{"n": n, "sets": i, "to": s} for n, i, s in (("1", "line", "road"),)]
    clauses += [{"n": "2", "sets": "fort", "to": "yes"}, {"n": "3", "sets": "host", "to": "inn"}]
    reactions = [{"who": "SO", "says": "accepts", "on": "2025-06-02"}]
    result = judged("queen and council", {}, clauses=clauses, reactions=reactions)
    (found,) = result.found("ratifiers-silent")
    assert found.arguments["party"] == "SO"
    assert found.arguments["actors"] == ("council",)


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("envoy", "envoy-wrote-it"),
        ("member", "members-wrote-it"),
        ("faction", "part-wrote-it"),
    ],
)
def test_who_of_a_party_wrote_the_text_is_told_by_what_he_is(kind: str, known: str) -> None:
    people = {**PARTIES["NO"]["constituencies"], "clerk": {"kind": kind, "names": "The clerk"}}
    parties = {**PARTIES, "NO": {**PARTIES["NO"], "constituencies": people}}
    case = small({"one": {"authors": ["clerk"], "clauses": CLAUSES}}, parties=parties)
    table = told(case).table("consents")
    assert table.cell("drafts.one.signs.NO", "value") == "unsaid"
    assert table.cell("drafts.one.signs.NO", "known") == known


def test_an_author_takes_his_own_text_before_his_older_lines() -> None:
    table = judged("queen", {"queen": NO}, authors=["queen"]).table("consents")
    assert table.cell("drafts.one.signs.SO", "value") == "yes"
    assert table.cell("drafts.one.signs.SO", "known") == "own-text"
    assert table.cell("drafts.one.signs.SO", "lines") == "no"


def test_who_rejected_a_text_no_line_of_his_refuses_is_named() -> None:
    clauses = [
        {"n": str(n), "sets": i, "to": s}
        for n, (i, s) in enumerate({"line": "road", "fort": "yes", "host": "inn"}.items())
    ]
    reactions = [{"who": "SO", "says": "rejects", "on": "2025-06-02"}]
    result = judged("queen", {}, clauses=clauses, reactions=reactions)
    assert result.table("distance").cell("drafts.one", "rejected-by") == ("SO",)
    assert not result.found("nobody-refuses")
    (found,) = result.found("nobody-refuses-rejected")
    assert found.arguments["actors"] == ("SO",)
