"""Does the small case show the whole case language, and is a copy a copy?"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.cli.helpers import KOREA, SHIPPED, files_of, winset
from winset import api
from winset.case.case import SECTIONS, Case
from winset.case.copying import TEMPLATE
from winset.case.load import gather
from winset.case.record import Part
from winset.errors import UsageError


def test_the_small_case_has_no_problems_and_its_own_name(tmp_path: Path) -> None:
    done = winset("new", "my-talks", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:3] == [
        "my-talks/calendar.yaml",
        "my-talks/case.yaml",
        "my-talks/causes.yaml",
    ]
    checked = winset("check", "my-talks", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "my-talks: no problems\n")


def test_a_folder_whose_name_is_no_id_keeps_the_case_s_own(tmp_path: Path) -> None:
    api.new(tmp_path / "My Talks")
    assert api.load(tmp_path / "My Talks").case.id == "two-shores-example"


def test_every_section_stands_in_it_with_a_comment() -> None:
    source = gather(TEMPLATE)
    assert set(source.sections) == set(SECTIONS)
    for section in SECTIONS:
        tree = source.homes[(section,)]
        lines = (TEMPLATE / tree.file).read_text("utf-8").splitlines()
        start = tree.keys[(section,)][0] - 1
        later = [
            line for (_, *inner), (line, _) in tree.keys.items() if not inner and line > start + 1
        ]
        around = lines[max(start - 3, 0) : min(later, default=len(lines)) - 1]
        assert any("#" in line for line in around) or section in COMMENTED_ABOVE, section


COMMENTED_ABOVE = {
    "families",
    "issues",
    "groups",
    "places",
    "packages",
    "links",
    "front",
    "support",
}
"""They stand under the comment of the section before them, or speak for themselves."""


def test_every_field_of_every_record_is_shown_somewhere() -> None:
    """In the small case, but for what a case on its own cannot show."""
    shown = set(given(api.load(TEMPLATE)))
    fields = {(cls.__name__, name) for cls in parts() for name in cls.model_fields}
    shared = set(Part.model_fields)
    common = {"sources", "basis", "confidence", "known", "note", "codes"}
    left = {(cls, name) for cls, name in fields - shown if name not in common | shared}
    assert left == {("Head", "extends")}
    assert {name for _, name in shown} >= common


def given(thing: Any) -> Iterator[tuple[str, str]]:
    """Every field that some record gives."""
    if isinstance(thing, Part):
        for name in thing.model_fields_set:
            yield type(thing).__name__, name
            yield from given(getattr(thing, name))
    elif isinstance(thing, dict):
        for one in thing.values():
            yield from given(one)
    elif isinstance(thing, tuple):
        for one in thing:
            yield from given(one)


def parts() -> set[type[Part]]:
    """Every kind of record that a case can hold."""
    found: set[type[Part]] = set()
    waiting: list[Any] = [Case]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Part):
            if one not in found:
                found.add(one)
                waiting += [field.annotation for field in one.model_fields.values()]
        else:
            waiting += get_args(one)
    return found


def test_the_small_case_has_no_problems_of_its_own_at_any_day() -> None:
    case = api.load(TEMPLATE)
    for document in case.documents.values():
        from winset.case.views import View

        assert api.view(case, View(as_of=document.date.last)).case.case.id == case.case.id


@pytest.mark.parametrize("shipped", SHIPPED)
def test_a_copy_is_a_copy_that_may_be_edited(tmp_path: Path, shipped: str) -> None:
    listed = api.new(tmp_path / "copy", shipped)
    assert files_of(tmp_path / "copy") == files_of(api.locate(shipped))
    assert sorted(listed) == sorted(files_of(tmp_path / "copy"))
    assert api.load(tmp_path / "copy") == api.load(shipped)
    for path in [tmp_path / "copy", *(tmp_path / "copy").rglob("*")]:
        assert path.stat().st_mode & stat.S_IWUSR


def test_what_stands_there_is_left(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note").write_text("x", "utf-8")
    (tmp_path / "file").write_text("x", "utf-8")
    for name in ("mine", "file"):
        done = winset("new", name, "--from", KOREA, cwd=tmp_path)
        assert done.returncode == 2
        assert f"{name} is there already" in done.stderr
        assert done.stdout == ""
    assert files_of(tmp_path) == {"file": b"x", "mine/note": b"x"}


def test_an_empty_folder_is_filled_and_a_deeper_one_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    api.new(tmp_path / "empty")
    api.new(tmp_path / "a" / "b")
    assert api.load(tmp_path / "empty").case.id == "empty"
    assert api.load(tmp_path / "a" / "b").case.id == "b"
    assert sorted(f.name for f in tmp_path.iterdir()) == ["a", "empty"]


def test_nothing_half_made_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("winset.case.copying._name", full)
    with pytest.raises(UsageError, match="cannot be written: No space left"):
        api.new(tmp_path / "mine")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_of_nothing_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=f"did you mean {KOREA}"):
        api.new("anything", "korea/1952-10-armistic")


def test_a_case_that_leans_on_another_is_not_copied(tmp_path: Path) -> None:
    api.new(tmp_path / "base")
    api.new(tmp_path / "later")
    head = tmp_path / "later" / "case.yaml"
    text = head.read_text("utf-8").replace("# extends: ../an-earlier-case", "extends: ../base")
    head.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="extends another case"):
        api.new(tmp_path / "copy", tmp_path / "later")
