"""How sets of settlements and conditions are written, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case.grammar.refusals import refusal
from winset.case.grammar.condition import Condition, Joined
from winset.case.grammar.condition import Test as Comparison
from winset.case.grammar.settlement import SettlementSet
from winset.errors import Slip

FORMS = {
    "freeze": ("is", ("freeze",)),
    "at least withdraw": ("at least", ("withdraw",)),
    "at most 600k persons": ("at most", ("600k persons",)),
    "below 600k persons": ("below", ("600k persons",)),
    "above limited": ("above", ("limited",)),
    "before 2026-11-03": ("before", ("2026-11-03",)),
    "after 2026-03": ("after", ("2026-03",)),
    "0 to 400 km2": ("to", ("0", "400 km2")),
    "vague to limited": ("to", ("vague", "limited")),
    "anything": ("anything", ()),
    "nothing": ("nothing", ()),
    "unknown": ("unknown", ()),
    "unspecified": ("unspecified", ()),
}


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize("bound", ["", " if land at least withdraw"])
def test_each_form_is_read_with_and_without_a_condition(text: str, bound: str) -> None:
    (one,) = SettlementSet.parse(text + bound).alternatives
    assert (one.stretch, one.ends) == FORMS[text]
    condition = Comparison("land", "at least", "withdraw") if bound else None
    assert (one.condition.tree if one.condition else None) == condition


def test_a_list_is_one_or_the_other() -> None:
    chosen = SettlementSet.accept(["0 km2", "0 to 400 km2 if land at least withdraw"])
    assert [a.stretch for a in chosen.alternatives] == ["is", "to"]
    assert chosen.pointers() == (("issue", "land"),)
    assert SettlementSet.accept(chosen.dumped()) == chosen


SETS_REFUSED = {
    "at least": "'at least' names no settlement after 'at least'",
    "if land is freeze": "'if land is freeze' names no settlement",
    "": "'' names no settlement",
    "freeze if": "'freeze if' breaks off after 'if'",
    "freeze if land": "'land' compares nothing",
}


@pytest.mark.parametrize("text", SETS_REFUSED)
def test_a_set_without_settlement_is_refused(text: str) -> None:
    with pytest.raises(Slip) as slip:
        SettlementSet.parse(text)
    assert slip.value.found == SETS_REFUSED[text]


@pytest.mark.parametrize("given_", [[], [["a"]], {"a": "b"}, None, 3])
def test_what_is_neither_text_nor_a_list_of_text_is_refused(given_: object) -> None:
    with pytest.raises(Slip):
        SettlementSet.accept(given_)


CONDITIONS = {
    "land is freeze": Comparison("land", "is", "freeze"),
    "land is not freeze": Comparison("land", "is not", "freeze"),
    "army at most 600k persons": Comparison("army", "at most", "600k persons"),
    "land is freeze and guarantee above vague": Joined(
        "and", (Comparison("land", "is", "freeze"), Comparison("guarantee", "above", "vague"))
    ),
    "a is b or c is d and e is f": Joined(
        "or",
        (
            Comparison("a", "is", "b"),
            Joined("and", (Comparison("c", "is", "d"), Comparison("e", "is", "f"))),
        ),
    ),
    "(a is b or c is d) and e is f": Joined(
        "and",
        (
            Joined("or", (Comparison("a", "is", "b"), Comparison("c", "is", "d"))),
            Comparison("e", "is", "f"),
        ),
    ),
    "((a is b))": Comparison("a", "is", "b"),
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_conditions_bind_and_before_or(text: str) -> None:
    assert Condition.parse(text).tree == CONDITIONS[text]


CONDITIONS_REFUSED = {
    "land": ("'land' compares nothing", ""),
    "land withdraw": ("'withdraw' in 'land withdraw' compares nothing", ""),
    "land >= withdraw": ("'>=' in 'land >= withdraw' compares nothing", "at least"),
    "land = withdraw": ("'=' in 'land = withdraw' compares nothing", "is"),
    "land is": ("'land is' names no settlement after 'is'", ""),
    "land is freeze and": ("'land is freeze and' breaks off", ""),
    "(land is freeze": ("'(land is freeze' leaves a bracket open", ""),
    "land is freeze)": ("')' in 'land is freeze)' is one bracket too many", ""),
    "(" * 50 + "a is b" + ")" * 50: ("brackets nest deeper than 40", ""),
}


@pytest.mark.parametrize("text", CONDITIONS_REFUSED)
def test_a_condition_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(Slip) as slip:
        Condition.parse(text)
    assert (slip.value.found, slip.value.meant) == CONDITIONS_REFUSED[text]


ids = st.from_regex(r"[a-m][a-m0-9]{0,6}(-[a-m0-9]{1,4})?", fullmatch=True).filter(
    lambda word: word not in ("if", "is", "and", "or", "below")
)
tests = st.tuples(
    ids, st.sampled_from(["is", "is not", "at least", "at most", "below", "above"]), ids
).map(" ".join)
conditions = st.recursive(
    tests,
    lambda inner: st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map(
        lambda three: f"({three[0]}{three[1]}{three[2]})"
    ),
    max_leaves=8,
)
stretches = st.one_of(
    ids,
    st.tuples(st.sampled_from(["at least ", "at most ", "below ", "above "]), ids).map("".join),
    st.tuples(ids, st.just(" to "), ids).map("".join),
    st.sampled_from(["anything", "nothing", "unknown"]),
)
alternatives = st.one_of(stretches, st.tuples(stretches, st.just(" if "), conditions).map("".join))


@given(conditions)
def test_a_condition_is_read_back_with_all_its_tests(text: str) -> None:
    condition = Condition.parse(text)
    assert Condition.accept(condition.dumped()) == condition
    assert len(condition.tests()) == text.count(" and ") + text.count(" or ") + 1


@given(st.one_of(alternatives, st.lists(alternatives, min_size=1, max_size=4)))
def test_a_set_is_read_back(written: str | list[str]) -> None:
    chosen = SettlementSet.accept(written)
    assert SettlementSet.accept(chosen.dumped()) == chosen
    assert len(chosen.alternatives) == (len(written) if isinstance(written, list) else 1)


@given(st.text(alphabet="ab() ifsandort-0 least", max_size=60))
def test_any_text_is_a_condition_or_a_slip(text: str) -> None:
    for grammar in (Condition, SettlementSet):
        assert refusal(grammar, text) != ""
