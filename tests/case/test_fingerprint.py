"""Which changes of a case folder change its fingerprint? What it says, never how it is laid out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.case.looking import FOLDERS, ISLAND, NAMES, case
from winset.case.fingerprint import fingerprint
from winset.case.load import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small case."""
    return Path(shutil.copytree(ISLAND, tmp_path / "copy"))


def _sections(folder: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    for file in sorted(folder.glob("*.yaml")):
        found |= yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def _written(folder: Path, files: dict[str, dict[str, object]]) -> None:
    for file in folder.glob("*.yaml"):
        file.unlink()
    for name, sections in files.items():
        text = yaml.safe_dump(sections, allow_unicode=True, sort_keys=False, default_style='"')
        (folder / name).write_text(text, encoding="utf-8")


def _turned(node: object) -> object:
    """The same maps with their keys the other way round, but for scales."""
    if isinstance(node, dict):
        keys = list(node) if {"label", "kind"} <= node.keys() else list(reversed(node))
        return {key: _turned(node[key]) if key != "scale" else node[key] for key in keys}
    return [_turned(one) for one in node] if isinstance(node, list) else node


def test_it_is_64_hexadecimal_digits() -> None:
    assert len(fingerprint(case("island"))) == 64
    assert set(fingerprint(case("island"))) <= set("0123456789abcdef")


def test_comments_blank_lines_and_quotes_do_not_count(folder: Path) -> None:
    for file in folder.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("note: money", 'note: "money"')
        file.write_text(f"# A comment\n\n{text}\n\n# The end\n", encoding="utf-8")
    assert fingerprint(load(folder)) == fingerprint(case("island"))


def test_block_and_flow_style_do_not_count(folder: Path) -> None:
    _written(folder, {"case.yaml": _sections(folder)})
    assert fingerprint(load(folder)) == fingerprint(case("island"))


def test_the_split_into_files_and_the_order_of_keys_do_not_count(folder: Path) -> None:
    sections = _sections(folder)
    parts = {
        f"{n:02}-{name}.yaml": {name: _turned(s)}
        for n, (name, s) in enumerate(reversed(sections.items()))
    }
    _written(folder, parts)
    assert fingerprint(load(folder)) == fingerprint(case("island"))


def test_one_thing_and_a_list_of_one_are_the_same(folder: Path) -> None:
    text = (folder / "drafts.yaml").read_text(encoding="utf-8")
    (folder / "drafts.yaml").write_text(
        text.replace("authors: MED", "authors: [MED]"), encoding="utf-8"
    )
    assert fingerprint(load(folder)) == fingerprint(case("island"))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("case.yaml", "as-of: 2031-03-10", "as-of: 2031-03-11"),
        ("claims.yaml", "about 900 km2", "900 km2"),
        ("claims.yaml", "grade: 3", "grade: 2"),
        ("issues.yaml", "the north holds it", "The north holds it"),
        ("positions.yaml", "confidence: low", "confidence: medium"),
        ("documents.yaml", "1: the leaders", "1: The leaders"),
        ("calendar.yaml", "kind: firm", "kind: soft"),
        ("stamina.yaml", "known-after: 1 day", "known-after: 2 days"),
        ("who.yaml", "fr: Norlande", "fr: Norlandie"),
    ],
)
def test_any_value_counts(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert fingerprint(load(folder)) != fingerprint(case("island"))


def _fingerprint_with(folder: Path, old: str, new: str) -> str:
    text = (folder / "issues.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "issues.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return fingerprint(load(folder))


def test_the_order_of_an_ordered_scale_counts_and_of_another_does_not(folder: Path) -> None:
    """Which rung stands above which is what an ordered scale says."""
    neighbours, nobody = "neighbours: the neighbours", "nobody: nobody"
    unordered = (f"{neighbours}, {nobody}", f"{nobody}, {neighbours}")
    assert _fingerprint_with(folder, *unordered) == fingerprint(case("island"))
    ordered = ("kind: unordered", "kind: ordered")
    assert _fingerprint_with(folder, *ordered) != fingerprint(case("island"))
    back = (unordered[1], unordered[0])
    before = fingerprint(load(folder))
    assert _fingerprint_with(folder, *back) != before


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_case_is_lost_in_its_plain_form(name: str, tmp_path: Path) -> None:
    """Written down as JSON, which is YAML too, it reads as the same case."""
    series = FOLDERS[name] / "series"
    if series.is_dir():
        shutil.copytree(series, tmp_path / "series")
    plain = json.dumps(case(name).plain(), ensure_ascii=False)
    (tmp_path / "case.yaml").write_text(plain, encoding="utf-8")
    again = load(tmp_path)
    assert again == case(name)
    assert fingerprint(again) == fingerprint(case(name))


def test_two_processes_agree(tmp_path: Path) -> None:
    program = (
        "import sys; from winset import api; from winset.case.fingerprint import fingerprint\n"
        "for s in api.cases(): print(s.path, fingerprint(api.load(s.path)))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            cwd=tmp_path,
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed, locale in (("1", "C"), ("2", "C.UTF-8"))
    }
    assert len(told) == 1
    assert len(told.pop().splitlines()) == 2
