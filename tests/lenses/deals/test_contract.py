"""Does the lens keep what every lens promises: keys, numbers, sentences in every language?"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import winset.lenses.deals
from tests.lenses.deals.building import elicited
from winset import api
from winset.case.views import View
from winset.results import Quantity, Result
from winset.views.words import placeholders, words

HOME = Path(winset.lenses.deals.__file__).parent
LANGUAGES = ("en", "zh-Hant")
TALKS, KOREA = "russia-ukraine/2026-02-talks", "korea/1952-10-armistice"
RUNS = (
    (TALKS, "", (), ()),
    (TALKS, "", ("A", "B"), ()),
    (TALKS, "first-truce", (), ("positions.guarantee.US.accepts=no-guarantee",)),
    (KOREA, "", (), ()),
    ("elicited", "", (), ()),
)


@cache
def found(path: str, space: str, only: tuple[str, ...], supposed: tuple[str, ...]) -> Result:
    made = elicited() if path == "elicited" else api.load(path)
    return api.run("deals", api.view(made, View(only=only)), space=space, if_=supposed)


@pytest.mark.parametrize("run", RUNS)
def test_a_number_in_a_finding_is_a_cell_of_its_rows(run: tuple) -> None:  # type: ignore[type-arg]
    result = found(*run)
    assert result.findings
    for finding in result.findings:
        cells = {
            cell.median if isinstance(cell, Quantity) else cell
            for table, key in finding.rows
            for cell in result.table(table).row(key).cells
        }
        said = {v for v in finding.arguments.values() if isinstance(v, (int, float))}
        assert said <= cells, finding


@pytest.mark.parametrize("run", RUNS)
def test_keys_name_one_row_each(run: tuple) -> None:  # type: ignore[type-arg]
    for table in found(*run).tables:
        keys = [row.cells[0] for row in table.rows]
        assert len(set(keys)) == len(keys), table.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("run", RUNS)
def test_every_sentence_gets_all_it_asks_for(run: tuple, language: str) -> None:  # type: ignore[type-arg]
    own, result = words(language, "deals"), found(*run)
    said = [(f"findings.{f.code}", f.arguments) for f in result.findings]
    said += [(f"warnings.{w.code}", w.arguments) for w in result.warnings]
    for key, arguments in said:
        assert set(placeholders(own[key])) <= set(arguments), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("run", RUNS)
def test_tables_columns_units_and_codes_have_words(run: tuple, language: str) -> None:  # type: ignore[type-arg]
    own, brief = words(language, "deals"), words(language, "brief")
    for table in found(*run).tables:
        assert f"tables.{table.id}" in own
        for place, column in enumerate(table.columns):
            assert f"columns.{column.name}" in own, (table.id, column)
            assert not column.unit or column.unit == "%" or f"units.{column.unit}" in brief
            if column.role == "word":
                codes = {str(r.cells[place]) for r in table.rows if r.cells[place] is not None}
                assert not [
                    c for c in codes if f"words.{c}" not in own and f"codes.{c}" not in brief
                ], (table.id, column)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_the_lens_can_give_has_its_sentence(language: str) -> None:
    text = "".join(p.read_text("utf-8") for p in sorted(HOME.rglob("*.py")))
    told = set(re.findall(r'told\(\s*"([a-z-]+)"', text))
    told |= set(re.findall(r'Finding\("([a-z-]+)"', text))
    told |= {c for pair in re.findall(r'"([a-z-]+)" if .*? else "([a-z-]+)"', text) for c in pair}
    warned = set(re.findall(r'Caution\("[a-z-]+", "([a-z-]+)"', text))
    own = words(language, "deals")
    assert {"lacks-one", "opens-several", "fit-counted"} <= told
    assert {"no-position", "few-draws"} <= warned
    codes = {c for c in told if f"findings.{c}" in own}
    assert {k.removeprefix("findings.") for k in own if k.startswith("findings.")} == codes
    assert not [c for c in warned if f"warnings.{c}" not in own]


def test_the_same_view_gives_the_same_bytes() -> None:
    talks = api.load(TALKS)
    assert api.run("deals", talks).json() == api.run("deals", talks).json()


def test_importing_the_lens_loads_no_arrays() -> None:
    import subprocess
    import sys

    ask = "import sys, winset.lenses; print('numpy' in sys.modules, 'scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("run", RUNS)
def test_the_page_of_the_lens_lists_every_table_and_column(run: tuple) -> None:  # type: ignore[type-arg]
    page = (Path(__file__).parents[3] / "docs" / "lenses" / "deals.md").read_text("utf-8")
    for table in found(*run).tables:
        columns = "; ".join(
            f"{c.name} ({c.role}{', ' + c.unit if c.unit else ''})" for c in table.columns
        )
        assert f"| `{table.id}` | {columns} |" in page
