"""How ratification rules are written: and, or, counts, shares, conditions; and what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case.grammar.refusals import refusal
from winset.case.grammar.condition import Condition
from winset.case.grammar.ratification import Count, Joint, OnlyIf, Ratification, Share, Yes
from winset.errors import Slip

LAND = Condition.parse("land at least withdraw")

RULES = {
    "leader": Yes("leader"),
    "leader and senate": Joint("and", (Yes("leader"), Yes("senate"))),
    "a or b and c": Joint("or", (Yes("a"), Joint("and", (Yes("b"), Yes("c"))))),
    "(a or b) and c": Joint("and", (Joint("or", (Yes("a"), Yes("b"))), Yes("c"))),
    "2 of (army, navy, air-force)": Count(2, ("army", "navy", "air-force")),
    "majority of (a, b, c)": Count(2, ("a", "b", "c")),
    "majority of (a, b, c, d)": Count(3, ("a", "b", "c", "d")),
    "all of (a, b)": Count(2, ("a", "b")),
    "60 % of (a 30, b 20)": Share(0.6, (("a", 30.0), ("b", 20.0))),
    "leader and (voters if land at least withdraw)": Joint(
        "and", (Yes("leader"), OnlyIf(Yes("voters"), LAND))
    ),
    "leader and (a or 1 of (b, c) if land at least withdraw)": Joint(
        "and",
        (Yes("leader"), OnlyIf(Joint("or", (Yes("a"), Count(1, ("b", "c")))), LAND)),
    ),
    "(a if (land is freeze or land is swaps) and order is first)": OnlyIf(
        Yes("a"), Condition.parse("(land is freeze or land is swaps) and order is first")
    ),
}


@pytest.mark.parametrize("text", RULES)
def test_each_form_is_read_as_it_is_meant(text: str) -> None:
    rule = Ratification.parse(text)
    assert rule.rule == RULES[text]
    assert Ratification.accept(rule.dumped()) == rule


def test_a_rule_names_its_members_once_and_the_issues_of_its_conditions() -> None:
    rule = Ratification.parse("a and (b or a) and (c if land is freeze)")
    assert rule.members() == ("a", "b", "c")
    assert rule.pointers() == (
        ("actor", "a"),
        ("actor", "b"),
        ("actor", "c"),
        ("issue", "land"),
    )


REFUSED = {
    "": "an empty rule",
    "a and": "'a and' breaks off",
    "and a": "'and' in 'and a' stands where somebody's id belongs",
    "a b": "'b' in 'a b' stands where and, or or the end belongs",
    "a and voters if land is freeze": "a condition goes in brackets: (voters if land is freeze)",
    "(a or b": "'(a or b' leaves a bracket open",
    "2 of a": "'2 of a' names nobody after 'of'",
    "2 of (a, b": "'2 of (a, b' leaves a bracket open",
    "4 of (a, b, c)": "'4 of (a, b, c)' asks for 4 of 3 members",
    "0 of (a, b)": "'0 of (a, b)' asks for 0 of 2 members",
    "most of (a, b)": "'most of (a, b)' asks for most of 2 members",
    "2 of (a, a)": "'a' stands twice in '2 of (a, a)'",
    "2 of (a b, c)": "'2 of (a b, c)' has a member that is not one id",
    "majority of ()": "'majority of ()' has a member that is not one id",
    "60 % of (a, b)": "'60 % of (a, b)' lacks a weight",
    "60 % of (a inf, b nan)": "'60 % of (a inf, b nan)' lacks a weight",
    "600 % of (a 1)": "'600 % of (a 1)' has a share or weight out of range",
    "60 % of (a 0, b 0)": "'60 % of (a 0, b 0)' has a share or weight out of range",
    "(" * 50 + "a" + ")" * 50: "brackets nest deeper than 40",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_rule_nobody_could_apply_is_refused(text: str) -> None:
    with pytest.raises(Slip) as slip:
        Ratification.parse(text)
    assert slip.value.found == REFUSED[text]


ids = st.from_regex(r"[g-n][g-n0-9]{1,6}", fullmatch=True).filter(lambda word: word != "if")
members = st.lists(ids, min_size=1, max_size=5, unique=True)
counts = members.map(lambda who: f"{len(who)} of ({', '.join(who)})")
shares = members.map(lambda who: f"50 % of ({', '.join(f'{w} 10' for w in who)})")
conditional = ids.map(lambda who: f"({who} if land is freeze)")
rules = st.recursive(
    st.one_of(ids, counts, shares, conditional),
    lambda inner: st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map(
        lambda three: f"({three[0]}{three[1]}{three[2]})"
    ),
    max_leaves=8,
)


@given(rules)
def test_a_rule_is_read_back(text: str) -> None:
    rule = Ratification.parse(text)
    assert Ratification.accept(rule.dumped()) == rule
    assert set(rule.members()) <= set(re.findall(r"[a-z0-9]+", text))


@given(st.text(alphabet="abc(),% 12ofandrif", max_size=60))
def test_any_text_is_a_rule_or_a_slip(text: str) -> None:
    assert refusal(Ratification, text) != ""
