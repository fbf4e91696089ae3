"""Does the calendar keep what every lens promises: keys, numbers, sentences in every language?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import winset.lenses.calendar
from tests.lenses.calendar.building import KOREA, SHIPPED, TALKS, of, run, shipped
from winset.case.views import View
from winset.results import Finding, Quantity, Result
from winset.views.words import placeholders, words

HOME = Path(winset.lenses.calendar.__file__).parent
LANGUAGES = ("en", "zh-Hant")


def results() -> Iterator[Result]:
    """Both cases, both days, and options that bring out the rarer sentences."""
    yield from (of(path) for path in SHIPPED)
    yield of(TALKS, View(as_of=date(2025, 12, 6)))
    yield of(TALKS, View(only=("A",)))
    yield of(TALKS, rule="all", without_contested=True)
    yield of(KOREA, rule="US", leave_out=("choice",), begin="1952-12-01", circles=1)
    yield of(TALKS, task="guarantee", by="2026-05-15", rule="US")


def numbers(result: Result, finding: Finding) -> Iterator[float]:
    for table, key in finding.rows:
        for cell in result.table(table).row(key).cells:
            if isinstance(cell, Quantity):
                yield cell.median
            elif isinstance(cell, (int, float)):
                yield cell


def test_a_number_in_a_finding_is_a_cell_of_its_rows() -> None:
    for result in results():
        for finding in result.findings:
            told = {v for v in finding.arguments.values() if isinstance(v, (int, float))}
            assert told <= set(numbers(result, finding)), finding


def test_keys_name_one_row_each_and_quantities_are_honest() -> None:
    for result in results():
        for table in result.tables:
            keys = [row.cells[0] for row in table.rows]
            assert len(set(keys)) == len(keys), table.id
            for row in table.rows:
                for cell in row.cells:
                    if isinstance(cell, Quantity) and cell.low90 is not None:
                        ends = (cell.low90, cell.low50, cell.median, cell.high50, cell.high90)
                        assert list(ends) == sorted(ends), (table.id, keys)  # type: ignore[type-var]


def test_addresses_lead_somewhere() -> None:
    from winset.case.address import resolve

    for path in SHIPPED:
        for table in of(path).tables:
            for row in table.rows:
                for address in row.addresses:
                    resolve(shipped(path), address)
                for place, column in enumerate(table.columns):
                    if column.role in ("address", "text-at") and row.cells[place] is not None:
                        resolve(shipped(path), str(row.cells[place]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_gets_all_it_asks_for(language: str) -> None:
    own = words(language, "calendar")
    for result in results():
        told = [(f"findings.{f.code}", f.arguments) for f in result.findings]
        told += [(f"warnings.{w.code}", w.arguments) for w in result.warnings]
        for key, arguments in told:
            missing = set(placeholders(own[key])) - set(arguments)
            assert not missing, (key, missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_columns_and_codes_have_words(language: str) -> None:
    own = words(language, "calendar")
    for result in results():
        for table in result.tables:
            assert f"tables.{table.id}" in own
            for place, column in enumerate(table.columns):
                assert f"columns.{column.name}" in own, column
                if column.role in ("word", "words") and column.name != "exit":
                    for row in table.rows:
                        cell = row.cells[place]
                        codes = cell if isinstance(cell, tuple) else (cell,)
                        assert not [c for c in codes if c is not None and f"words.{c}" not in own]


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_in_actor_cells_that_are_no_actors_are_words(language: str) -> None:
    from winset.case.directory import Directory

    own = words(language, "calendar")
    for path in SHIPPED:
        actors = Directory(shipped(path)).kinds["actor"]
        for table in of(path).tables:
            for place, column in enumerate(table.columns):
                if column.role not in ("ids", "actor"):
                    continue
                for row in table.rows:
                    cell = row.cells[place]
                    for id in cell if isinstance(cell, tuple) else (cell,):
                        known = id is None or "." in str(id) or id in actors
                        assert known or f"words.{id}" in own, (table.id, id)


def source() -> str:
    return "\n".join(f.read_text(encoding="utf-8") for f in sorted(HOME.rglob("*.py")))


def test_no_sentence_is_left_over_and_none_is_missing() -> None:
    """Codes are made of a stem and an ending in a few places; those are spelled out here."""
    own = words("en", "calendar")
    text = source()
    made = {f"clock-{s}" for s in ("passed", "kept", "missed", "no-task", "no-day")}
    made |= {f"clock-{s}" for s in ("cannot", "cannot-drawn", "may", "may-at-best")}
    made |= {
        f"clock-{s}{b}{d}"
        for s in ("can", "random")
        for b in ("", "-at-best")
        for d in ("", "-drawn")
    }
    made |= {f"shrink{s}{b}" for s in ("", "-wait") for b in ("", "-in-draws")}
    made |= {
        f"exit-{kind}{how}"
        for kind in ("split", "escrow", "guarantee")
        for how in ("", "-range", "-nobody")
    }
    made.add("exit-together")
    for section in ("findings", "warnings"):
        keys = {k.partition(".")[2] for k in own if k.startswith(f"{section}.")}
        assert not [key for key in keys if f'"{key}"' not in text and key not in made]
    assert not [code for code in made if f"findings.{code}" not in own]
    written = set(re.findall(r'(?:told|Finding)\(\s*"([a-z-]+)"', text))
    assert not [code for code in written if f"findings.{code}" not in own]


def test_both_languages_say_the_same_things() -> None:
    english, chinese = (words(language, "calendar") for language in LANGUAGES)
    assert set(english) == set(chinese)
    for key in english:
        if key.startswith(("findings.", "warnings.")):
            assert set(placeholders(english[key])) == set(placeholders(chinese[key])), key


@pytest.mark.parametrize("path", SHIPPED)
def test_the_same_question_gets_the_same_bytes(path: str) -> None:
    assert run(shipped(path)).json() == run(shipped(path)).json()


@pytest.mark.parametrize("path", SHIPPED)
def test_another_seed_moves_drawn_dates_a_little_and_exact_ones_not_at_all(path: str) -> None:
    from winset import api
    from winset.lenses import calendar

    one, other = (
        api.run(calendar, api.draw(shipped(path), n=1000, seed=seed)).table("clocks")
        for seed in (1, 2)
    )
    place = one.index("slack")
    for first, second in zip(one.rows, other.rows, strict=True):
        a, b = first.cells[place], second.cells[place]
        assert (a is None) == (b is None)
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            assert a == b if a.exact else abs(a.median - b.median) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", SHIPPED)
def test_the_terminal_prints_it_in_words(path: str, language: str) -> None:
    from io import StringIO

    from rich.console import Console

    from winset.views.text import show

    screen = Console(file=StringIO(), width=100)
    show(of(path), shipped(path), language, screen)
    printed = screen.file.getvalue()  # type: ignore[attr-defined]
    assert words(language, "calendar")["tables.clocks"] in printed
    for code in ("none-needed", "third-party", "all-demands", "law-or-calendar", "part-must-do"):
        assert code not in printed


def test_the_page_lists_every_table_and_column() -> None:
    page = (HOME.parents[3] / "docs" / "lenses" / "calendar.md").read_text("utf-8")
    for table in of(KOREA).tables:
        columns = "; ".join(
            f"{c.name} ({c.role}{', ' + c.unit if c.unit else ''})" for c in table.columns
        )
        assert f"| `{table.id}` | {columns} |" in page, table.id


def test_asking_for_the_lens_loads_no_arrays() -> None:
    import subprocess
    import sys

    ask = "import sys, winset.lenses; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
