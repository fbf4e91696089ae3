"""Does the reference of the case language leave nothing out, and are its examples a case?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from docs._ext import case_format, grammars
from winset.case.address import resolve
from winset.case.case import OUTCOMES, SECTIONS, Case
from winset.case.grammar.condition import COMPARISONS
from winset.case.grammar.phrase import Phrase
from winset.case.grammar.settlement import Stretch
from winset.case.grammar.value import Shape
from winset.case.load import load
from winset.case.record import OneOf, Part, Record
from winset.case.schema import schema
from winset.case.who import ROLES
from winset.units import MULTIPLIERS, UNITS, canonical_unit

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "case-format.md"
TEXT = PAGE.read_text(encoding="utf-8")
MARKERS = case_format.MARKER.findall(TEXT)
PARTS = tuple(part for section in SECTIONS for part in case_format.own_parts(section))


def test_every_section_stands_on_the_page_once() -> None:
    assert sorted(MARKERS) == sorted(case_format.names())


def test_each_section_has_a_heading_of_its_name() -> None:
    for section in SECTIONS:
        assert f"### `{section}`\n\n<!-- case-format: {section} -->" in TEXT


def _of(annotation: object) -> set[type[Part]]:
    found = {annotation} if isinstance(annotation, type) and issubclass(annotation, Part) else set()
    return found.union(*(_of(inner) for inner in get_args(annotation)))


def test_no_record_of_the_language_is_left_out() -> None:
    known: set[type[Part]] = set()
    queue = [Case]
    while queue:
        part = queue.pop()
        inner = set().union(*(_of(f.annotation) for f in part.model_fields.values())) - known
        known |= inner
        queue += inner
    assert known == {*PARTS, case_format.Citation}


@pytest.mark.parametrize("part", [*PARTS, Record], ids=lambda part: part.__name__)
def test_every_key_has_its_line_and_its_meaning(part: type[Part]) -> None:
    lines = list(case_format._keys(part))
    keys = [f.alias or n for n, f in case_format.own_fields(part).items()]
    assert [line.split("`")[1] for line in lines[2:]] == keys
    for line in lines[2:]:
        _, key, holds, _, meaning, _ = re.split(r"(?<!\\)\|", line)
        assert holds.strip(), key
        assert meaning.strip(), f"{part.__name__}: {key} has no description"


def test_every_fixed_word_is_listed() -> None:
    written = "".join(case_format.written(name) for name in MARKERS)
    for part in (*PARTS, Record):
        for field in part.model_fields.values():
            for marker in field.metadata:
                if isinstance(marker, OneOf):
                    assert all(f"`{word}`" in written for word in marker.words)
    assert all(f"`{word}`" in written for word in (*ROLES, *OUTCOMES))


def test_every_link_has_its_target() -> None:
    written = MARKER_FREE
    targets = set(re.findall(r"^\(([a-z-]+)\)=$", written, re.MULTILINE))
    headings = {
        re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^##+ (.+)$", written, re.MULTILINE)
    }
    for target in re.findall(r"\]\(#([a-z-]+)\)", written):
        assert target in targets | headings, target


MARKER_FREE = case_format.MARKER.sub(lambda found: case_format.written(found.group(1)), TEXT)


def _phrases() -> set[type[Phrase]]:
    found: set[type[Phrase]] = set()
    for part in (*PARTS, Record, case_format.Citation):
        for field in part.model_fields.values():
            queue = [field.annotation]
            while queue:
                one = queue.pop()
                if isinstance(one, type) and issubclass(one, Phrase):
                    found.add(one)
                queue += get_args(one)
    return found


def test_every_grammar_is_described() -> None:
    assert _phrases() <= {grammar.phrase for grammar in grammars.GRAMMARS}


@pytest.mark.parametrize("grammar", grammars.GRAMMARS, ids=lambda grammar: grammar.title)
def test_every_form_is_read(grammar: grammars.Grammar) -> None:
    for form in grammar.forms:
        assert grammar.phrase.accept(form.example), form
    for example in grammar.phrase.EXAMPLES:
        listed = example.startswith("[")
        assert grammar.phrase.accept(yaml.safe_load(example) if listed else example)


def test_every_shape_of_a_figure_has_a_form() -> None:
    shapes = {grammars.Value.accept(form.example).shape for form in grammars.FIGURE.forms}
    assert shapes == set(get_args(Shape))


def test_every_stretch_of_settlements_has_a_form() -> None:
    stretches = {
        alternative.stretch
        for form in grammars.SETTLEMENTS.forms
        for alternative in grammars.SettlementSet.accept(form.example).alternatives
    }
    assert stretches == set(get_args(Stretch))


def test_every_comparison_is_named() -> None:
    told = " ".join(f"{form.example} {form.meaning}" for form in grammars.CONDITION.forms)
    assert all(comparison in told for comparison in COMPARISONS)


def test_every_unit_and_multiplier_is_named() -> None:
    written = grammars.units()
    assert all(f"`{word}`" in written for word in (*UNITS, *MULTIPLIERS))
    assert all(canonical_unit(unit) == unit for unit in UNITS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The case that the examples of the page are."""
    folder = tmp_path_factory.mktemp("page")
    for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)):
        name = "case.yaml" if number == 0 else f"{number:02}.yaml"
        (folder / name).write_text(block, encoding="utf-8")
    (table,) = re.findall(r"```text\n(date,.*?)```", TEXT, re.DOTALL)
    (folder / "series").mkdir()
    (folder / "series" / "bread.csv").write_text(table, encoding="utf-8")
    return load(folder)


def test_the_examples_are_a_case_that_shows_every_section(made: Case) -> None:
    shown = made.plain()
    assert set(shown) == set(SECTIONS)


def test_the_examples_show_most_keys(made: Case) -> None:
    """A key that no example shows is named here, so that leaving it out was a choice."""
    unshown = {
        "adds", "belligerent", "claim", "claimed", "codes", "contradicts", "cuts-against",
        "date-column", "ends", "extends", "file", "level", "outcome", "prisoners", "split-sample",
        "start-by", "url", "voids-if", "words", "worth", "worth-if",
    }  # fmt: skip
    shown: set[str] = set()
    _keys_in(made.plain(), shown)
    keys = {f.alias or n for part in PARTS for n, f in part.model_fields.items()}
    assert keys - shown <= unshown


def _keys_in(plain: object, shown: set[str]) -> None:
    if isinstance(plain, dict):
        shown.update(plain)
        for inner in plain.values():
            _keys_in(inner, shown)
    elif isinstance(plain, list):
        for inner in plain:
            _keys_in(inner, shown)


def test_the_addresses_of_the_page_name_something(made: Case) -> None:
    table = TEXT.partition("## Addresses")[2].partition("## Small")[0]
    addresses = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    assert len(addresses) >= 10
    for address in addresses:
        assert resolve(made, address).path


def test_examples_are_plain_yaml() -> None:
    for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL):
        (section,) = yaml.load(block, Loader=yaml.BaseLoader)
        assert section in SECTIONS


def test_the_schema_for_editors_describes_every_key() -> None:
    made = schema()
    records = [made, *made["$defs"].values()]
    for record in records:
        for name, held in record.get("properties", {}).items():
            assert held.get("description"), (record.get("title"), name)
