"""Does the lens keep what every lens promises: keys, numbers, sentences in every language?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import winset.lenses.drafts
from tests.lenses.drafts.building import KOREA, SHIPPED, TALKS, shipped, small, told
from winset import api
from winset.case.address import resolve
from winset.case.views import View
from winset.errors import LensError, UsageError
from winset.results import Quantity
from winset.views.words import placeholders, words

HOME = Path(winset.lenses.drafts.__file__).parent
LANGUAGES = ("en", "zh-Hant")


@pytest.mark.parametrize("path", SHIPPED)
def test_a_number_in_a_finding_is_a_cell_of_its_rows(path: str) -> None:
    result = shipped(path)
    for finding in result.findings:
        cells = {
            cell.median if isinstance(cell, Quantity) else cell
            for table, key in finding.rows
            for cell in result.table(table).row(key).cells
        }
        said = {v for v in finding.arguments.values() if isinstance(v, (int, float))}
        assert said <= cells, finding


@pytest.mark.parametrize("path", SHIPPED)
def test_keys_name_one_row_each(path: str) -> None:
    for table in shipped(path).tables:
        keys = [row.cells[0] for row in table.rows]
        assert len(set(keys)) == len(keys), table.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", SHIPPED)
def test_every_sentence_gets_all_it_asks_for(path: str, language: str) -> None:
    own = words(language, "drafts")
    result = shipped(path)
    said = [(f"findings.{f.code}", f.arguments) for f in result.findings]
    said += [(f"warnings.{w.code}", w.arguments) for w in result.warnings]
    for key, arguments in said:
        assert set(placeholders(own[key])) <= set(arguments), key


@pytest.mark.parametrize("path", SHIPPED)
def test_every_address_is_one_of_the_case(path: str) -> None:
    case = api.load(path)
    for table in shipped(path).tables:
        for row in table.rows:
            for address in row.addresses:
                resolve(case, address)
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.role in ("text-at", "address") and cell is not None:
                    resolve(case, str(cell))


@pytest.mark.parametrize(
    "day", ["2025-03-31", "2025-08-31", "2025-11-30", "2025-12-06", "2026-01-31"]
)
def test_an_earlier_view_knows_only_the_texts_of_its_day(day: str) -> None:
    case = api.load(TALKS)
    view = api.view(case, View(as_of=date.fromisoformat(day)))
    result = told(view)  # type: ignore[arg-type]
    lineage = result.table("lineage")
    for row in lineage.rows:
        written = case.drafts[str(row.cells[0]).removeprefix("drafts.")].date
        assert written.first is None or written.first <= date.fromisoformat(day)
    for table in result.tables:
        for row in table.rows:
            for address in row.addresses:
                resolve(view.case, address)


def codes_in_the_source() -> set[str]:
    """Every code a finding or a warning of the lens can carry."""
    text = "".join(p.read_text("utf-8") for p in sorted(HOME.glob("*.py")))
    found = set(re.findall(r'_said\(\s*\w+,\s*row,\s*"([a-z-]+)"', text))
    found |= set(re.findall(r'Finding\(\s*"([a-z-]+)"', text))
    return found | set(re.findall(r'Caution\(\s*"[a-z-]+",\s*"([a-z-]+)"', text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_source_has_its_sentence(language: str) -> None:
    own = words(language, "drafts")
    known = {key.split(".", 1)[1] for key in own if key.startswith(("findings.", "warnings."))}
    assert len(codes_in_the_source()) > 15
    assert codes_in_the_source() <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_columns_and_codes_have_words(language: str) -> None:
    own = words(language, "drafts")
    for path in SHIPPED:
        for table in shipped(path).tables:
            assert f"tables.{table.id}" in own
            for place, column in enumerate(table.columns):
                assert f"columns.{column.name}" in own, column
                if column.role in ("word", "words") and column.name not in ("n", "basis"):
                    cells = [r.cells[place] for r in table.rows]
                    codes = {
                        str(one)
                        for cell in cells
                        for one in (cell if isinstance(cell, tuple) else (cell,))
                        if cell is not None
                    }
                    brief = words(language, "brief")
                    missing = {
                        c for c in codes if f"words.{c}" not in own and f"codes.{c}" not in brief
                    }
                    assert not missing, (table.id, column.name)


def test_both_languages_say_the_same_things() -> None:
    assert list(words("en", "drafts")) == list(words("zh-Hant", "drafts"))


@pytest.mark.parametrize("path", SHIPPED)
def test_the_same_case_gives_the_same_result(path: str) -> None:
    case = api.load(path)
    assert told(case).json() == told(case).json()


def test_another_seed_moves_nothing_but_the_mediator() -> None:
    case = api.load(KOREA)
    one, other = (api.run("drafts", api.draw(case, seed=seed)) for seed in (1, 2))
    for first, second in zip(one.tables, other.tables, strict=True):
        if first.id not in ("next-revision", "revised"):
            assert first == second


def test_one_text_alone_shows_its_ancestors_in_the_lineage() -> None:
    result = told(api.load(TALKS), draft="plan-20")
    shown = result.table("lineage").column("draft")
    assert "drafts.plan-20" in shown
    assert "drafts.plan-28" in shown
    assert {r.cells[1] for r in result.table("consents").rows} == {"plan-20"}


def test_a_text_can_be_held_against_another() -> None:
    table = told(api.load(TALKS), draft="plan-20", against="e3-text").table("clauses")
    assert {r.cells[table.index("other")] for r in table.rows} <= {"e3-text", "plan-28", None}
    assert table.cell("drafts.plan-20.clauses.army-size", "change") == "kept"
    assert table.cell("drafts.plan-20.clauses.army-size", "compared") == "asked"


def test_an_unknown_text_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match=r"draft: 'plan-29' .* did you mean plan-28\?"):
        told(api.load(TALKS), draft="plan-29")


def test_a_case_without_texts_is_told_so() -> None:
    with pytest.raises(LensError, match="drafts has nothing to read"):
        told(small({}))


def test_no_rounds_are_refused() -> None:
    with pytest.raises(UsageError, match="rounds: 0 is too few"):
        told(small({"one": {"clauses": [{"sets": "fort", "to": "yes"}]}}), rounds=0)


def test_a_text_on_no_modelled_issue_is_told_so_not_counted() -> None:
    result = told(small({"one": {"clauses": [{"n": "1", "gist": "they part as friends"}]}}))
    (caution,) = [w for w in result.warnings if w.code == "no-modelled-issue"]
    assert caution.arguments["draft"] == "one"
    assert result.table("leans").cell("drafts.one", "lean") is None
    (clause,) = result.table("clauses").rows
    assert clause.cells[result.table("clauses").index("change")] == "not-modelled"


def test_the_page_lists_every_table_as_it_is() -> None:
    page = (Path(__file__).parents[3] / "docs" / "lenses" / "drafts.md").read_text("utf-8")
    for table in shipped(TALKS).tables:
        columns = "; ".join(
            f"{c.name} ({c.role}{', ' + c.unit if c.unit else ''})" for c in table.columns
        )
        assert f"| `{table.id}` | {columns} |" in page
