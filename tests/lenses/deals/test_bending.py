"""Soft lines that bend only at times: chances by hand, and as a range where nobody says more."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.deals.building import case, ordered, party
from winset import api
from winset.case.case import Case
from winset.lenses.deals import bending as lens
from winset.results import Result

SPACE = {"all": {"label": "All", "issues": {"land": ["hold", "leave"]}}}
SOFT = {"could-accept": "hold", "basis": "inferred"}


def small(a: dict[str, Any], b: dict[str, Any], **more: Any) -> Case:
    """Both at first accept only leaving; what is soft is given."""
    said = {"accepts": "leave"}
    rows = {"A": [said, {**SOFT, **a}], "B": [said, {**SOFT, **b}]}
    return case(
        {"A": party(), "B": party()},
        {"land": ordered("hold", "leave")},
        {"land": rows},
        SPACE,
        **more,
    )


def found(result: Result, row: str) -> tuple[object, ...]:
    """Not refused at least and at most, given at least and at most, causes."""
    table = result.table("bending")
    names = ("open-low", "open-high", "yes-low", "yes-high", "causes")
    return tuple(table.cell(f"land=hold {row}", n) for n in names)


def test_each_consent_has_its_own_chance_and_all_together_bounds() -> None:
    result = api.run("deals", small({"confidence": "60 to 70 %"}, {"confidence": "80 to 90 %"}))
    assert found(result, "A.signs") == (60, 70, 60, 70, 1)
    assert found(result, "B.signs") == (80, 90, 80, 90, 1)
    # At least 60 + 80 - 100, at most the less likely of the two; no product.
    assert found(result, "everybody") == (40, 70, 40, 70, 2)
    assert [f.code for f in result.findings].count("bends") == 1


def test_readings_of_one_claim_stand_or_fall_together() -> None:
    shared = {"confidence": "60 to 70 %", "sources": "both-bend"}
    result = api.run(
        "deals",
        small(
            shared,
            shared,
            documents={"N": {"title": "N", "date": "2025-01-01", "grade": "B", "paragraphs": "2"}},
            claims={"both-bend": {"says": "they bend together", "at": "N:1"}},
        ),
    )
    assert found(result, "everybody") == (60, 70, 60, 70, 1)


def test_what_is_unsaid_is_not_refused_and_not_given() -> None:
    made = case(
        {"A": party(), "B": party()},
        {"land": ordered("hold", "leave")},
        {"land": {"A": [{"accepts": "leave"}, {**SOFT, "confidence": "60 to 70 %"}]}},
        SPACE,
    )
    result = api.run("deals", made)
    assert found(result, "A.signs") == (60, 70, 60, 70, 1)
    assert found(result, "everybody") == (60, 70, 0, 0, 1)


def test_one_of_two_ratifiers_is_likelier_than_either() -> None:
    made = case(
        {"A": party("gov and (east or west)", gov="leader", east="ratifier", west="ratifier")},
        {"land": ordered("hold", "leave")},
        {
            "land": {
                "A": {"accepts": "hold"},
                "east": [{"accepts": "leave"}, {**SOFT, "confidence": "20 to 30 %"}],
                "west": [{"accepts": "leave"}, {**SOFT, "confidence": "40 to 50 %"}],
            }
        },
        SPACE,
    )
    assert found(api.run("deals", made), "A.ratifies") == (40, 80, 40, 80, 2)


def test_without_soft_lines_there_is_no_such_table() -> None:
    made = case(
        {"A": party()},
        {"land": ordered("hold", "leave")},
        {"land": {"A": {"accepts": "hold"}}},
        SPACE,
    )
    assert "bending" not in {t.id for t in api.run("deals", made).tables}


def test_packages_with_too_many_readings_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lens, "MOST", 1)
    result = api.run("deals", small({"confidence": "60 to 70 %"}, {"confidence": "80 to 90 %"}))
    [told] = [w for w in result.warnings if w.code == "bending-left-out"]
    assert told.arguments == {"count": 1}
