"""Is a doubted figure told as printed, as an identity gives it, and as used?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.audit.building import run, small
from tests.lenses.audit.test_identities import case_of
from winset.case.views import View
from winset.lenses.audit.identities.look_up import Names
from winset.lenses.audit.identities.solve import given


def solved(check: str, id: str, **values: Any) -> str | None:
    """What the rest of a check gives for a claim."""
    case = case_of(check, **values)
    return given(case.identities["it"].check, id, Names(case))


@pytest.mark.parametrize(
    ("check", "values", "expected"),
    [
        ("a + b = c", {"b": "3 km2", "c": "8 km2"}, "5 km2"),
        ("b + a = c", {"b": "3 km2", "c": "8 km2"}, "5 km2"),
        ("a - b = c", {"b": "3 km2", "c": "8 km2"}, "11 km2"),
        ("b - a = c", {"b": "9 km2", "c": "8 km2"}, "1 km2"),
        ("a * b = c", {"b": "50 %", "c": "8 km2"}, "16 km2"),
        ("a / land = c", {"c": "20 %"}, "120000 km2"),
        ("land / a = c", {"c": "200 %"}, "300000 km2"),
        ("c = a", {"c": "8 km2"}, "8 km2"),
        ("c = (b + a) * 2", {"b": "1 km2", "c": "8 km2"}, "3 km2"),
    ],
)
def test_an_identity_is_solved_for_the_doubted_figure(
    check: str, values: dict[str, str], expected: str
) -> None:
    assert solved(check, "a", a="7 km2", **values) == expected


def test_a_date_is_given_by_the_other_one() -> None:
    assert solved("a before b", "a", a="2025-11", b="2025-10-23") == "before 2025-10-23"
    assert solved("a before b", "b", a="2025-11-05", b="2025-10-23") == "after 2025-11-05"


def test_a_figure_that_occurs_twice_is_not_solved_for() -> None:
    assert solved("a + a = c", "a", a="7 km2", c="8 km2") is None


def doubted(**claim: Any) -> Any:
    """The audit of a case with one doubted figure of 4 km2 that should be 5."""
    named = {k.replace("_", "-"): v for k, v in claim.items()}
    claims = {
        "a": {"says": "a", "value": "4 km2", "at": "P:1", "suspect": "odd", **named},
        "b": {"says": "b", "value": "5 km2", "at": "Q:1"},
    }
    return small(claims=claims, identities={"it": {"check": "a = b"}})


def test_printed_given_and_used_in_one_sentence() -> None:
    result = run(doubted(corrected_to={"value": "about 5 km2", "at": "Q:2"}))
    (found,) = result.found("figure-used-given")
    assert dict(found.arguments) == {
        "claim": "a",
        "document": "P",
        "figure": "4 km2",
        "at": "identities.it",
        "figure2": "5 km2",
        "figure3": "about 5 km2",
    }
    assert found.claims == ("a", "P:1", "Q:2")
    assert [w.code for w in result.warnings if w.kind == "suspect-figure"] == ["suspect-corrected"]


def test_without_a_correction_the_printed_figure_is_kept_and_said_so() -> None:
    result = run(doubted())
    assert result.found("figure-kept-given")
    assert [w.code for w in result.warnings if w.kind == "suspect-figure"] == ["suspect-kept"]


def test_as_written_undoes_the_correction() -> None:
    case = doubted(corrected_to="b")
    assert run(case).table("figures").cell("claims.a", "used") == "5 km2"
    written = run(case, View(as_written=True))
    assert written.table("figures").cell("claims.a", "used") == "4 km2"
    assert written.found("figure-kept-given")


def test_a_list_is_told_as_a_list() -> None:
    claims = {
        "a": {
            "says": "a",
            "value": ["N", "S"],
            "at": "P:1",
            "suspect": "odd",
            "corrected-to": {"value": ["S"], "at": "P:1"},
        }
    }
    result = run(small(claims=claims, identities={"it": {"check": "every a is buyer"}}))
    (found,) = result.found("list-used")
    assert (found.arguments["who"], found.arguments["actors"]) == (("N", "S"), ("S",))
    assert result.table("figures").cell("claims.a", "raised-by") == ("identities.it",)


def test_words_alone_are_told_as_doubted() -> None:
    result = run(doubted(value="unknown"))
    assert result.found("figure-kept")
    claims = {"a": {"says": "a", "words": "almost all", "at": "P:1", "suspect": "odd"}}
    assert run(small(claims=claims)).found("figure-suspect")
