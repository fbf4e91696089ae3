"""Does the audit keep what every lens promises: keys, numbers, sentences in every language?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import winset.lenses.audit
from tests.lenses.audit.building import KOREA, SHIPPED, TALKS, audited, run, small
from winset.errors import UsageError
from winset.lenses.audit.anomalies.table import ELSEWHERE
from winset.lenses.audit.order import CONFLICTS, COUNTS, SILENCES
from winset.results import Finding, Quantity, Result
from winset.views.words import placeholders, words

HOME = Path(winset.lenses.audit.__file__).parent
LANGUAGES = ("en", "zh-Hant")
RESULTS = [(TALKS, ()), (TALKS, ("A", "B")), (KOREA, ())]


def numbers(result: Result, finding: Finding) -> Iterator[float]:
    """Every number in the rows that a finding was read from."""
    for table, key in finding.rows:
        for cell in result.table(table).row(key).cells:
            if isinstance(cell, Quantity):
                yield cell.median
            elif isinstance(cell, (int, float)):
                yield cell


@pytest.mark.parametrize(("path", "only"), RESULTS)
def test_a_number_in_a_finding_is_a_cell_of_its_rows(path: str, only: tuple[str, ...]) -> None:
    result = audited(path, only)
    for finding in result.findings:
        cells = set(numbers(result, finding))
        told = {v for v in finding.arguments.values() if isinstance(v, (int, float))}
        assert told <= cells, finding


@pytest.mark.parametrize(("path", "only"), RESULTS)
def test_keys_name_one_row_each(path: str, only: tuple[str, ...]) -> None:
    for table in audited(path, only).tables:
        keys = [row.cells[0] for row in table.rows]
        assert len(set(keys)) == len(keys), table.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "only"), RESULTS)
def test_every_sentence_gets_all_it_asks_for(
    path: str, only: tuple[str, ...], language: str
) -> None:
    own = words(language, "audit")
    result = audited(path, only)
    told = [(f"findings.{f.code}", f.arguments) for f in result.findings]
    told += [(f"warnings.{w.code}", w.arguments) for w in result.warnings]
    for key, arguments in told:
        missing = set(placeholders(own[key])) - set(arguments)
        assert not missing, (key, missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_columns_and_codes_have_words(language: str) -> None:
    own = words(language, "audit")
    for path in SHIPPED:
        for table in audited(path).tables:
            assert f"tables.{table.id}" in own
            for place, column in enumerate(table.columns):
                assert f"columns.{column.name}" in own, column
                if column.role == "word":
                    codes = {str(r.cells[place]) for r in table.rows if r.cells[place] is not None}
                    assert not [c for c in codes if f"words.{c}" not in own]


def source() -> str:
    """The text of every file of the lens."""
    return "\n".join(f.read_text(encoding="utf-8") for f in sorted(HOME.rglob("*.py")))


def codes_in_the_source() -> set[str]:
    """The codes of findings and warnings that stand in the lens's files as they are."""
    text = source()
    found = set(re.findall(r'told\(\s*"([a-z0-9-]+)"', text))
    found |= set(re.findall(r'(?:warned|Caution)\("[a-z-]+", "([a-z-]+)"', text))
    found |= set(re.findall(r'(?:Silence|Anomaly)\(\s*"([a-z-]+)"', text))
    found |= {
        code
        for pair in re.findall(r'code = "([a-z-]+)" if .* else "([a-z-]+)"', text)
        for code in pair
    }
    return found - set(ELSEWHERE)


def test_codes_are_found_in_the_source() -> None:
    expected = {"cells-filled", "stale-position", "mandate-unknown", "figure-used", "year-missing"}
    assert expected <= codes_in_the_source()


@pytest.mark.parametrize("section", ["findings", "warnings"])
def test_no_sentence_is_left_over(section: str) -> None:
    text = source()
    keys = [k.partition(".")[2] for k in words("en", "audit") if k.startswith(f"{section}.")]
    made = {f"gap-{state}" for state in ("empty", "assumed", "words")}
    made |= {"figure-used-given", "figure-kept-given"}
    assert not [key for key in keys if f'"{key}"' not in text and key not in made]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_in_the_source_has_its_sentence(language: str) -> None:
    own = words(language, "audit")
    lacking = [
        code
        for code in sorted(codes_in_the_source())
        if f"findings.{code}" not in own and f"warnings.{code}" not in own
    ]
    assert not lacking


def test_both_languages_have_the_same_keys_and_places() -> None:
    english, chinese = (words(language, "audit") for language in LANGUAGES)
    assert set(english) == set(chinese)
    for key in english:
        if key.startswith(("findings.", "warnings.")):
            assert set(placeholders(chinese[key])) <= set(placeholders(english[key])), key


def test_every_kind_of_silence_and_conflict_is_dealt_out() -> None:
    english = words("en", "audit")
    dealt = {code for pile in (*SILENCES, *CONFLICTS) for code in pile} | set(COUNTS)
    assert all(f"findings.{code}" in english for code in dealt)
    marked = {
        key.removeprefix("kinds."): english[key] for key in english if key.startswith("kinds.")
    }
    conflicts = {code for pile in CONFLICTS for code in pile}
    assert conflicts == {code for code, kind in marked.items() if kind == "X"}
    silences = {code for pile in SILENCES for code in pile}
    late = {code for code, kind in marked.items() if kind == "G"} - silences
    assert late == {"gap-empty", "gap-assumed", "gap-words"}


@pytest.mark.parametrize("option", [{"few": -1}, {"few": 101}, {"stale_after": -1}, {"told": -1}])
def test_an_option_outside_its_range_is_refused(option: dict[str, int]) -> None:
    with pytest.raises(UsageError, match=next(iter(option)).replace("_", "-")):
        run(small(), **option)


def test_the_page_lists_every_table_with_its_columns() -> None:
    page = (Path(__file__).parents[3] / "docs" / "lenses" / "audit.md").read_text("utf-8")
    for table in audited(KOREA).tables:
        columns = "; ".join(
            f"{c.name} ({c.role}{', ' + c.unit if c.unit else ''})" for c in table.columns
        )
        assert f"| `{table.id}` | {columns} |" in page, table.id
