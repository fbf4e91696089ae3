"""What every lens owes its readers, asked of all of them on every shipped case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.case.looking import case, days
from winset import api
from winset.case.address import resolve
from winset.case.directory import Directory
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text
from winset.case.record import Part
from winset.case.views import View
from winset.errors import LensError, Slip
from winset.lenses import LENSES
from winset.results import Cell, Quantity, Result, Table
from winset.units import CURRENCIES
from winset.views.words import languages, placeholders, words

DOCS = Path(__file__).parents[2] / "docs" / "lenses"
SHIPPED = tuple(s.path for s in api.cases())
LOOKS = ("whole", "earlier", "two documents", "what-if")
LENS = pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.NAME)
NAMED = ("actor", "party", "issue", "draft", "event", "document", "claim", "claims", "settlement")
ADDRESSES = ("address", "text-at", "ids")


def look(name: str, how: str) -> View:
    """Four ways to look at a case, so that codes of every kind turn up."""
    whole = case(name)
    match how:
        case "earlier":
            return View(as_of=days(name)[2 * len(days(name)) // 3])
        case "two documents":
            cited = sorted(whole.documents, key=lambda id: (-_weight(name, id), id))
            return View(only=tuple(cited[:2]))
        case "what-if":
            return View(scenarios=tuple(whole.scenarios)[:1], without=tuple(whole.claims)[:1])
    return View()


def _weight(name: str, document: str) -> int:
    return len(case(name).documents[document].paragraphs)


@cache
def result(lens: str, name: str, how: str) -> Result | None:
    """What the lens finds; None when it says that it cannot answer for this view."""
    try:
        return api.run(lens, api.draw(case(name), look(name, how), n=64))
    except LensError:
        return None


def results(lens: Any) -> Iterator[Result]:
    """Every result of a lens."""
    for name in SHIPPED:
        for how in LOOKS:
            found = result(lens.NAME, name, how)
            if found is not None:
                yield found


@LENS
def test_a_lens_has_the_shape_of_one(lens: Any) -> None:
    assert lens.__name__.rpartition(".")[2] == lens.NAME
    assert lens.QUESTION.endswith("?")
    assert tuple(sorted(set(lens.ANSWERS))) == lens.ANSWERS
    assert is_dataclass(lens.Options)
    assert all(f.metadata.get("help", "").endswith(".") for f in fields(lens.Options))
    assert lens.Options() == lens.Options()
    assert lens.Options.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_names_are_taken_once() -> None:
    assert len({lens.NAME for lens in LENSES}) == len(LENSES)


@LENS
def test_it_answers_for_every_shipped_case(lens: Any) -> None:
    assert all(result(lens.NAME, name, "whole") is not None for name in SHIPPED)


@LENS
def test_the_manifest_makes_the_result_again(lens: Any) -> None:
    for found in results(lens):
        assert found.lens == found.manifest.lens == lens.NAME
        assert [name for name, _ in found.manifest.options] == [
            f.name for f in fields(lens.Options)
        ]
        assert len(found.manifest.loaded) == len(found.manifest.viewed) == 64
        assert (found.manifest.viewed == found.manifest.loaded) == (not found.manifest.view)
        assert (found.manifest.seed, found.manifest.draws) == (1, 64)


@LENS
@pytest.mark.parametrize("language", languages())
def test_every_code_has_its_words_in_every_language(lens: Any, language: str) -> None:
    own, case_words = words(language, lens.NAME), words(language, "brief")
    for found in results(lens):
        for finding in found.findings:
            asked = placeholders(own[f"findings.{finding.code}"])
            assert {_plain(a) for a in asked} <= {_plain(a) for a in finding.arguments}, finding
        for warning in found.warnings:
            asked = placeholders(own[f"warnings.{warning.code}"])
            assert {_plain(a) for a in asked} <= {_plain(a) for a in warning.arguments}, warning
        for table in found.tables:
            assert own[f"tables.{table.id}"]
            for column in table.columns:
                assert own[f"columns.{column.name}"]
            for code in _codes(table):
                assert f"words.{code}" in own or f"codes.{code}" in case_words, (table.id, code)


def _plain(name: str) -> str:
    return name.replace("_", "-")


def _codes(table: Table) -> set[str]:
    """The codes in the word columns of a table; a clause's number is a word as it stands, and the
    words of an amount of money are those of its scale and its currency."""
    places = [i for i, column in enumerate(table.columns) if column.role in ("word", "words")]
    codes = {code for row in table.rows for i in places for code in _each(row.cells[i])}
    return {c for c in codes if any(sign.isalpha() for sign in c) and not _money(c)}


def _money(code: str) -> bool:
    scale, _, currency = code.partition("-")
    return scale in ("bn", "tn") and currency in CURRENCIES


def _each(cell: Cell) -> tuple[str, ...]:
    if cell is None or isinstance(cell, (Quantity, int, float)):
        return ()
    return cell if isinstance(cell, tuple) else (cell,)


@LENS
def test_a_number_in_a_finding_is_a_cell_of_a_table(lens: Any) -> None:
    for found in results(lens):
        cells = {number for table in found.tables for number in _numbers(table)}
        for finding in found.findings:
            told = [v for v in finding.arguments.values() if isinstance(v, (int, float))]
            assert set(map(float, told)) <= cells, (finding.code, dict(finding.arguments))


def _numbers(table: Table) -> Iterator[float]:
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell, Quantity):
                ends = (cell.median, cell.low50, cell.high50, cell.low90, cell.high90)
                yield from (end for end in ends if end is not None)
            elif isinstance(cell, (int, float)):
                yield float(cell)


@LENS
def test_whoever_and_whatever_a_table_names_is_in_the_case(lens: Any) -> None:
    own = words("en", lens.NAME)
    for name in SHIPPED:
        for how in LOOKS:
            found = result(lens.NAME, name, how)
            if found is None:
                continue
            seen = api.view(case(name), look(name, how)).case
            directory = Directory(seen)
            for table in found.tables:
                for column in table.columns:
                    if column.role not in (*NAMED, *ADDRESSES):
                        continue
                    for cell in table.column(column.name):
                        for id in _each(cell):
                            known = f"words.{id}" in own or _known(seen, directory, column.role, id)
                            assert known, (table.id, column.name, id)


def _known(seen: Any, directory: Directory, role: str, id: str) -> bool:
    match role:
        case "address" | "text-at" | "ids":
            return _resolves(seen, id) or any(id in ids for ids in directory.kinds.values())
        case "actor":
            return directory.has(("speaker",), id)
        case "claim" | "claims":
            return directory.has(("source",), id)
        case "settlement":
            issue, _, settlement = id.partition(".")
            record = seen.issues.get(issue)
            rungs = record.settlements if record is not None else ()
            return record is not None and (settlement in rungs or not rungs)
    return directory.has((role,), id)


def _resolves(seen: Any, address: str) -> bool:
    try:
        resolve(seen, address)
    except Slip:
        return False
    return True


@LENS
def test_rows_lead_back_to_the_case(lens: Any) -> None:
    for name in SHIPPED:
        found = result(lens.NAME, name, "whole")
        assert found is not None
        directory = Directory(case(name))
        for table in found.tables:
            for row in table.rows:
                assert all(_resolves(case(name), address) for address in row.addresses), row
                assert all(directory.has(("source-or-link",), c) for c in row.claims), row
        for finding in found.findings:
            assert all(directory.has(("source-or-link",), c) for c in finding.claims), finding


@cache
def _prose(name: str) -> frozenset[str]:
    """Every text of the case that is more than an id: labels, names, gists, what is said."""
    texts: set[str] = set()
    _gather(case(name), texts)
    return frozenset(text for text in texts if " " in text or not text.isascii())


def _gather(thing: Any, texts: set[str]) -> None:
    if isinstance(thing, Text):
        texts.update(part for _, part in thing.parts)
    elif isinstance(thing, Names):
        texts.update(thing.all())
    elif isinstance(thing, Part):
        for field in type(thing).model_fields:
            _gather(getattr(thing, field), texts)
    elif isinstance(thing, dict):
        for inner in thing.values():
            _gather(inner, texts)
    elif isinstance(thing, tuple):
        for inner in thing:
            _gather(inner, texts)


@LENS
@pytest.mark.parametrize("name", SHIPPED)
def test_a_result_holds_no_prose(lens: Any, name: str) -> None:
    found = result(lens.NAME, name, "whole")
    assert found is not None
    prose = _prose(name)
    for table in found.tables:
        for column in table.columns:
            for cell in table.column(column.name):
                if column.role != "figure":  # as somebody wrote it
                    assert not prose & set(_each(cell)), (table.id, column.name)
                if column.role in (*NAMED, "word", "words") and column.role != "settlement":
                    assert not any(" " in word for word in _each(cell)), (table.id, column.name)
    for told in (*found.findings, *found.warnings):
        for argument, value in told.arguments.items():
            parts = value if isinstance(value, tuple) else (value,)
            as_written = argument.startswith("figure")
            assert as_written or not prose & {p for p in parts if isinstance(p, str)}, told


@LENS
def test_dates_are_dates(lens: Any) -> None:
    for found in results(lens):
        for table in found.tables:
            for column in table.columns:
                if column.role == "date":
                    for cell in table.column(column.name):
                        for text in _each(cell):
                            assert When.parse(text).text == text


@LENS
def test_columns_of_numbers_hold_numbers(lens: Any) -> None:
    for found in results(lens):
        for table in found.tables:
            for column in table.columns:
                if column.role == "number":
                    assert all(
                        cell is None or isinstance(cell, (int, float, Quantity))
                        for cell in table.column(column.name)
                    ), (table.id, column.name)


def _told_by_a_fresh_process(program: str, seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def test_two_processes_give_the_same_bytes() -> None:
    program = (
        "from hashlib import sha256\n"
        "from winset import api\n"
        "for shipped in api.cases():\n"
        "    draws = api.draw(api.load(shipped.path), n=64)\n"
        "    for lens in api.lenses():\n"
        "        text = api.run(lens, draws).json()\n"
        "        print(shipped.path, lens.NAME, sha256(text.encode()).hexdigest())\n"
    )
    one, other = (_told_by_a_fresh_process(program, seed) for seed in ("1", "77"))
    assert one.splitlines() == other.splitlines()
    assert len(one.splitlines()) == len(SHIPPED) * len(LENSES)
    here = [result(lens.NAME, SHIPPED[0], "whole") for lens in LENSES]
    assert all(found is not None and json.loads(found.json()) == found.plain() for found in here)


@pytest.mark.parametrize("name", ["audit", "positions"])
def test_reading_what_was_said_needs_no_arrays(name: str) -> None:
    program = (
        "import sys\n"
        "from winset import api\n"
        "for shipped in api.cases():\n"
        f"    api.run('{name}', api.load(shipped.path)).json()\n"
        "print(*sorted({'numpy', 'scipy', 'numba', 'jinja2'} & set(sys.modules)))"
    )
    assert _told_by_a_fresh_process(program, "0").strip() == ""


def _listed_on_the_page(lens: Any) -> list[str]:
    """The lines of the page's list of tables."""
    text = (DOCS / f"{lens.NAME}.md").read_text(encoding="utf-8")
    table = text.partition("\n## Tables\n")[2]
    return [line for line in table.splitlines() if line.startswith("| `")]


@LENS
def test_its_page_lists_its_tables(lens: Any) -> None:
    """All of them, in order; a table that an option adds may stand there too."""
    found = result(lens.NAME, SHIPPED[0], "whole")
    assert found is not None
    made = [_line(table) for table in found.tables]
    assert [line for line in _listed_on_the_page(lens) if line in made] == made


def _line(table: Table) -> str:
    columns = "; ".join(
        f"{c.name} ({c.role}, {c.unit})" if c.unit else f"{c.name} ({c.role})"
        for c in table.columns
    )
    return f"| `{table.id}` | {columns} |"
