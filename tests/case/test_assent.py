"""What does somebody say to a text, or to a deal made from it?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lenses.drafts.building import small
from winset.case.acts import act_of
from winset.case.agreeing import agreed
from winset.case.answers import NO, UNKNOWN, YES, Answer
from winset.case.assent import answers, fit, says
from winset.case.consents import names_of
from winset.case.deal import of_draft
from winset.case.grammar.ratification import Ratification
from winset.case.grammar.settlement import SettlementSet
from winset.models.ratification import at_least, weighted

TEXT = [
    {"n": "1", "sets": "line", "to": "road to river", "readings": {"SO": "road"}},
    {"n": "2", "sets": "fort", "to": "unspecified"},
    {"n": "3", "sets": "host", "to": "abbey"},
]


def said(
    positions: dict[str, Any], deal: dict[str, str] | None = None, **draft: Any
) -> tuple[str, bool]:
    """South's one answer to the text, or to a deal made from it."""
    case = small({"one": {"authors": ["scribe"], "clauses": TEXT, **draft}}, positions)
    terms = of_draft(case, "one") | {
        i: SettlementSet.parse(words) for i, words in (deal or {}).items()
    }
    names = names_of(case, "SO")
    return says(act_of(case, "one", names), answers(case, "one", terms, names, terms).values())


def reacted(what: str, on: str = "2025-06-03") -> dict[str, Any]:
    return {"reactions": [{"who": "SO", "says": what, "on": on}]}


REFUSING = {"host": {"SO": {"accepts": "inn"}}}


@pytest.mark.parametrize(
    ("what", "answer"),
    [("accepts", "yes"), ("yes-but", "yes-but"), ("rejects", "no"), ("evades", "unsaid")],
)
def test_a_reaction_weighs_before_older_lines(what: str, answer: str) -> None:
    assert said(REFUSING, **reacted(what)) == (answer, True)


def test_to_have_written_a_text_weighs_before_older_lines() -> None:
    assert said(REFUSING) == ("no", False)
    assert said(REFUSING, authors=["queen"]) == ("yes", True)


def test_a_line_drawn_later_weighs_more_than_the_authors_pen() -> None:
    later = {"host": {"SO": {"since": "2025-09-01", "accepts": "inn"}}}
    assert said(later, authors=["queen"]) == ("no", False)


def test_a_line_of_the_days_of_the_text_is_not_drawn_later() -> None:
    same = {"host": {"SO": {"since": "2025-06-02", "accepts": "inn"}}}
    assert said(same, authors=["queen"], date="2025-06-01 to 2025-06-03") == ("yes", True)


def test_our_assumption_is_no_line_that_he_drew_later() -> None:
    later = {"host": {"SO": {"since": "2025-09-01", "accepts": "inn", "basis": "assumed"}}}
    assert said(later, **reacted("yes-but")) == ("yes-but", True)


def test_a_reaction_is_to_the_text_as_its_reader_reads_it() -> None:
    refusing = {"line": {"SO": {"accepts": "road"}}}
    assert said(refusing, {"line": "road"}, **reacted("yes-but"))[0] == "yes-but"
    assert said(refusing, {"line": "river"}, **reacted("yes-but")) == ("no", False)


def test_what_the_text_leaves_open_nobody_has_taken() -> None:
    assert said({}, {"fort": "yes"}, **reacted("accepts"))[0] == "unsaid"
    takes = {"fort": {"SO": {"accepts": "yes"}}}
    assert said(takes, {"fort": "yes"}, **reacted("accepts")) == ("yes", True)
    bars = {"fort": {"SO": {"red-line": "yes"}}}
    assert said(bars, {"fort": "yes"}, **reacted("accepts")) == ("no", False)


def test_a_rejection_tells_nothing_of_other_terms() -> None:
    assert said({}, {"host": "inn"}, **reacted("rejects")) == ("unsaid", False)
    assert said({}, {"fort": "yes"}, **reacted("rejects")) == ("no", True)


def test_how_a_deal_settles_a_point_beside_the_text() -> None:
    case = small({"one": {"clauses": TEXT}})
    found = {
        (issue, words): fit(case, "one", ("SO",), issue, SettlementSet.parse(words))
        for issue, words in (
            ("line", "road"),
            ("line", "road to river"),
            ("line", "river"),
            ("fort", "yes"),
            ("fort", "unspecified"),
            ("guns", "10 persons"),
        )
    }
    assert list(found.values()) == [
        *("as-text", "as-text", "otherwise"),
        *("filled", "as-text", "otherwise"),
    ]


def test_asked_on_no_modelled_issue_only_an_act_can_answer() -> None:
    assert says(None, ()) == ("unsaid", False)


answer = st.sampled_from([NO, UNKNOWN, YES])


@given(st.lists(answer, min_size=3, max_size=3), st.integers(1, 3))
def test_k_of_n_is_that_of_the_arrays(given_: list[Answer], need: int) -> None:
    rule = Ratification.parse(f"{need} of (a, b, c)").rule
    ours = agreed(rule, dict(zip("abc", given_, strict=True)).__getitem__, lambda c: YES)
    theirs = at_least(need, np.array([[int(a)] for a in given_], dtype=np.int8))
    assert int(ours) == int(theirs[0])


@given(st.lists(answer, min_size=3, max_size=3))
def test_weights_are_those_of_the_arrays(given_: list[Answer]) -> None:
    rule = Ratification.parse("60 % of (a 30, b 20, c 50)").rule
    ours = agreed(rule, dict(zip("abc", given_, strict=True)).__getitem__, lambda c: YES)
    theirs = weighted(0.6, (30, 20, 50), np.array([[int(a)] for a in given_], dtype=np.int8))
    assert int(ours) == int(theirs[0])


@pytest.mark.parametrize(
    ("words", "no", "met", "party"),
    [
        ("a or b", "a", YES, UNKNOWN),
        ("a and b", "a", YES, NO),
        ("a and (b if fort is yes)", "b", NO, YES),
        ("a and (b if fort is yes)", "b", UNKNOWN, UNKNOWN),
        ("a or (b if fort is yes)", "a", NO, NO),
    ],
)
def test_a_party_through_its_rule(words: str, no: str, met: Answer, party: Answer) -> None:
    rule = Ratification.parse(words).rule
    said_ = {"a or b": UNKNOWN}.get(words, YES)
    assert agreed(rule, lambda who: NO if who == no else said_, lambda c: met) == party
