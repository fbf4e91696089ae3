"""Is a result the same bytes for the same findings, and does nothing in it dangle?"""

from __future__ import annotations

import json

import pytest

from winset.results import Caution, Column, Finding, Manifest, Quantity, Result, Row, Table

MONTHS = Table(
    "months",
    (Column("month", "key"), Column("income", "number", "tn RUB"), Column("from", "ids")),
    (
        Row(
            ("january", Quantity.exactly(1.5), ("RU", "UA")), ("economy.income@2026-01",), ("A:1",)
        ),
        Row(("二月", None, None)),
    ),
)
LOW = Finding(
    "income-low",
    {"month": "january", "income": 1.5},
    ("A:1",),
    "reported",
    (("months", "january"),),
)
STALE = Caution("stale", "old-figure", {"month": "二月"})


def result() -> Result:
    """One table, one finding, one warning."""
    manifest = Manifest("months", (("since", ""),), (("only", "A"),), "aa", "bb", 1, 100)
    return Result("months", (MONTHS,), (LOW,), (STALE,), manifest)


def test_a_result_says_what_it_is() -> None:
    plain = result().plain()
    assert plain["schema"] == "winset-result/1"
    assert list(plain) == ["schema", "lens", "tables", "findings", "warnings", "manifest"]


def test_equal_results_are_equal_bytes() -> None:
    assert result() == result()
    assert result().json() == result().json()


def test_the_json_has_sorted_keys_and_real_signs() -> None:
    text = result().json()
    assert "二月" in text
    read = json.loads(text)
    assert json.dumps(read, ensure_ascii=False, sort_keys=True, indent=2) == text
    assert read["tables"][0]["rows"][0]["cells"] == ["january", {"exact": 1.5}, ["RU", "UA"]]
    assert read["tables"][0]["rows"][1]["cells"] == ["二月", None, None]
    assert read["findings"][0]["arguments"] == {"income": 1.5, "month": "january"}
    assert read["manifest"]["view"] == [["only", "A"]]


def test_the_order_of_arguments_does_not_count() -> None:
    turned = Finding(
        "income-low",
        {"income": 1.5, "month": "january"},
        ("A:1",),
        "reported",
        (("months", "january"),),
    )
    assert turned == LOW
    assert turned.plain() == LOW.plain()
    assert list(turned.plain()["arguments"]) == ["income", "month"]


def test_arguments_cannot_be_changed_afterwards() -> None:
    given: dict[str, str | int | float | tuple[str, ...] | None] = {"month": "january"}
    finding = Finding("income-low", given)
    given["month"] = "march"
    assert finding.arguments["month"] == "january"
    with pytest.raises(TypeError):
        finding.arguments["month"] = "march"  # type: ignore[index]


def test_tables_and_findings_are_found_by_name() -> None:
    assert result().table("months") is MONTHS
    assert result().found("income-low") == (LOW,)
    assert result().found("income-high") == ()
    with pytest.raises(KeyError, match="months has no table weeks"):
        result().table("weeks")


def test_two_tables_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two tables of one id"):
        Result("months", (MONTHS, MONTHS))


def test_a_finding_about_a_row_that_is_not_there_is_refused() -> None:
    wrong = Finding("income-low", rows=(("months", "march"),))
    with pytest.raises(ValueError, match=r"income-low names the row \('months', 'march'\)"):
        Result("months", (MONTHS,), (wrong,))


def test_a_number_that_is_none_cannot_be_written() -> None:
    table = Table("t", (Column("a", "key"), Column("b", "number")), (Row(("x", float("nan"))),))
    with pytest.raises(ValueError, match="Out of range"):
        Result("t", (table,)).json()


def test_results_import_neither_draws_nor_models() -> None:
    import subprocess
    import sys

    program = "import sys, winset.results; print('\\n'.join(m for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    loaded = set(done.stdout.splitlines())
    assert not {m for m in loaded if m.startswith(("winset.draws", "winset.models", "winset.case"))}
    assert "numpy" not in loaded
