"""A case is read from its folder and the cases it extends, nowhere else; nothing is written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.errors.folders import BASE
from winset.case.load import load
from winset.errors import CaseError

# Loads a case twice (the first time imports what it needs) and tells what the second load touched.
WATCHING = """
import json, sys
from winset.case.load import load
from winset.errors import CaseError

def attempt():
    try:
        load(sys.argv[1])
    except CaseError as error:
        return str(error)
    return ""

attempt()
touched = []

def hook(event, arguments):
    if event == "open" or event.startswith(("os.", "shutil.", "subprocess.", "socket.")):
        touched.append([event, *map(str, arguments)])

sys.addaudithook(hook)
said = attempt()
print(json.dumps([said, touched]))
"""
LOOKING = ("os.listdir", "os.scandir", "os.getcwd")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A sound case inside a folder that also holds what it must not read."""
    folder = tmp_path / "case"
    shutil.copytree(BASE, folder)
    (tmp_path / "secret.yaml").write_text("provisions: {secret: told}\n", encoding="utf-8")
    (tmp_path / "secret.csv").write_text("date,area\n2031-01-01,880\n", encoding="utf-8")
    return folder


def watched(case: Path) -> tuple[str, list[list[str]]]:
    """What a load of ``case`` says, and every file and folder it touches."""
    run = subprocess.run(
        [sys.executable, "-c", WATCHING, str(case)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    said, touched = json.loads(run.stdout)
    return said, touched


def assert_touched_only(folders: list[Path], touched: list[list[str]]) -> None:
    allowed = [folder.resolve() for folder in folders]
    for event, *arguments in touched:
        if event == "open":
            path, mode, _ = arguments
            assert mode in ("r", "rb"), (event, arguments)
            assert any(Path(path).resolve().is_relative_to(a) for a in allowed), arguments
        else:
            assert event in LOOKING, (event, arguments)
            assert Path(arguments[0]).resolve() in allowed, (event, arguments)


def said_of(case: Path) -> str:
    with pytest.raises(CaseError) as error:
        load(case)
    return str(error.value)


def test_a_sound_case_touches_its_own_folder_alone(case: Path) -> None:
    said, touched = watched(case)
    assert said == ""
    assert_touched_only([case], touched)
    names = {Path(arguments[0]).name for event, *arguments in touched if event == "open"}
    assert names == {f.name for f in case.rglob("*") if f.suffix in (".yaml", ".csv")}


def test_a_case_that_extends_another_touches_both(case: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    head = (case / "case.yaml").read_text(encoding="utf-8")
    head = head.replace("fighting:", "extends: ../case\n  fighting:")
    (later / "case.yaml").write_text(head, encoding="utf-8")
    said, touched = watched(later)
    assert said == ""
    assert_touched_only([later, case], touched)


def _series(case: Path, file: str) -> None:
    text = (case / "stamina.yaml").read_text(encoding="utf-8")
    assert "file: series/area.csv" in text
    text = text.replace("file: series/area.csv", f"file: {json.dumps(file)}")
    (case / "stamina.yaml").write_text(text, encoding="utf-8")


def _link(case: Path, name: str, target: str | Path) -> None:
    (case / name).unlink(missing_ok=True)
    (case / name).symlink_to(target)


def _in_turn(*steps: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda case: [step(case) for step in steps]


OUT = "leads out of the case folder; expected a plain file inside the case folder"
NOT_PLAIN = "is not a plain file; expected a plain file inside the case folder"
TRICKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "series above": (lambda c: _series(c, "../secret.csv"), f"../secret.csv {OUT}"),
    "series around": (
        lambda c: _series(c, "series/../../secret.csv"),
        f"series/../../secret.csv {OUT}",
    ),
    "series absolute": (lambda c: _series(c, str(c.parent / "secret.csv")), f"secret.csv {OUT}"),
    "series with backslash": (lambda c: _series(c, "..\\secret.csv"), f"..\\secret.csv {OUT}"),
    "series is a device": (lambda c: _series(c, "/dev/zero"), f"/dev/zero {OUT}"),
    "series is a folder": (lambda c: _series(c, "series"), f"series {NOT_PLAIN}"),
    "series has no name": (lambda c: _series(c, ""), f" {NOT_PLAIN}"),
    "series name too long": (lambda c: _series(c, "x" * 300), "cannot be read: File name too long"),
    "series link leads out": (
        lambda c: _link(c, "series/area.csv", c.parent / "secret.csv"),
        f"series/area.csv {OUT}",
    ),
    "series folder is a link": (
        _in_turn(
            lambda c: shutil.rmtree(c / "series"),
            lambda c: (c / "series").symlink_to(c.parent),
            lambda c: _series(c, "series/secret.csv"),
        ),
        f"series/secret.csv {OUT}",
    ),
    "series is a pipe": (
        _in_turn(
            lambda c: (c / "series/area.csv").unlink(), lambda c: os.mkfifo(c / "series/area.csv")
        ),
        f"series/area.csv {NOT_PLAIN}",
    ),
    "series link in a circle": (
        lambda c: _link(c, "series/area.csv", "area.csv"),
        "series/area.csv",
    ),
    "file link leads out": (
        lambda c: _link(c, "extra.yaml", c.parent / "secret.yaml"),
        f"extra.yaml:1:1: extra.yaml {OUT}",
    ),
    "file link to a device": (
        lambda c: _link(c, "extra.yaml", "/dev/zero"),
        f"extra.yaml:1:1: extra.yaml {OUT}",
    ),
    "file link leads nowhere": (
        lambda c: _link(c, "extra.yaml", "nowhere.yaml"),
        f"extra.yaml:1:1: extra.yaml {NOT_PLAIN}",
    ),
    "file link in a circle": (
        lambda c: _link(c, "extra.yaml", "extra.yaml"),
        "extra.yaml:1:1: extra.yaml",
    ),
    "file is a folder": (
        lambda c: (c / "extra.yaml").mkdir(),
        f"extra.yaml:1:1: extra.yaml {NOT_PLAIN}",
    ),
    "file is a pipe": (
        lambda c: os.mkfifo(c / "extra.yaml"),
        f"extra.yaml:1:1: extra.yaml {NOT_PLAIN}",
    ),
    "file too large": (
        lambda c: os.truncate(os.open(c / "extra.yaml", os.O_CREAT | os.O_WRONLY), 21 * 2**20),
        "extra.yaml:1:1: extra.yaml is larger than 20 MB; expected a smaller file",
    ),
    "extends itself": (
        lambda c: _head(c, "extends: ../case"),
        "case.extends: ../case extends itself",
    ),
    "extends a file": (
        lambda c: _head(c, "extends: ../secret.yaml"),
        "case.extends: there is no case at ../secret.yaml",
    ),
    "extends an absolute folder": (
        lambda c: _head(c, f"extends: {c}"),
        "a folder with a case.yaml, named from this one",
    ),
    "extends a name too long": (
        lambda c: _head(c, "extends: " + "x" * 300),
        "case.extends: there is no case at xxx",
    ),
}


def _head(case: Path, line: str) -> None:
    text = (case / "case.yaml").read_text(encoding="utf-8")
    text = text.replace("  fighting:", f"  {line}\n  fighting:")
    (case / "case.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("trick", TRICKS)
def test_what_is_not_a_plain_file_of_the_case_is_refused_and_not_read(
    trick: str, case: Path
) -> None:
    play, told = TRICKS[trick]
    play(case)
    said, touched = watched(case)
    assert told in said
    assert "secret: told" not in said
    assert_touched_only([case], touched)


def test_a_link_that_stays_inside_is_followed(case: Path) -> None:
    (case / "kept").mkdir()
    (case / "issues.yaml").rename(case / "kept" / "issues.txt")
    _link(case, "issues.yaml", "kept/issues.txt")
    load(case)


def test_hidden_files_and_other_endings_are_left_alone(case: Path) -> None:
    _link(case, ".#case.yaml", "somebody@host.1234")
    (case / ".hidden.yaml").write_bytes(b"\xff")
    (case / "case.yaml~").write_bytes(b"\xff")
    (case / "notes.txt").write_bytes(b"\xff")
    load(case)


def test_a_file_that_cannot_be_read_is_told_and_stops_the_cross_checks(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = Path.read_bytes

    def refused(self: Path) -> bytes:
        if self.name == "who.yaml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refused)
    said = said_of(case)
    told, note = said.splitlines()
    assert told == (
        "who.yaml:1:1: who.yaml cannot be read: Permission denied; expected a file that can be read"
    )
    assert note.startswith("note: who.yaml could not be read")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_told(case: Path) -> None:
    (case / "who.yaml").chmod(0)
    assert "who.yaml cannot be read: Permission denied" in said_of(case)


@pytest.mark.parametrize("name", ["nowhere", "secret.yaml", "x" * 300, "a\0b"])
def test_a_folder_that_is_none_is_told(case: Path, name: str) -> None:
    assert "there is no folder" in said_of(case.parent / name)


def test_a_name_that_is_not_unicode_can_be_printed(case: Path) -> None:
    bad = os.fsdecode(b"bad\xff.yaml")
    (case / bad).write_bytes(b"[")
    said = said_of(case)
    assert said.encode("utf-8").startswith(b"bad\\udcff.yaml:1:")


def test_an_empty_folder_has_no_case(tmp_path: Path) -> None:
    assert "no section 'case' in any file" in said_of(tmp_path)


def test_checking_a_case_leaves_it_as_it_was(case: Path) -> None:
    before = {f: (f.stat().st_mtime_ns, f.read_bytes()) for f in case.rglob("*") if f.is_file()}
    load(case)
    after = {f: (f.stat().st_mtime_ns, f.read_bytes()) for f in case.rglob("*") if f.is_file()}
    assert before == after
