"""Does a kill at any moment leave the old file or the new one, and does undo give back the old?"""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from winset.case.edit import saving
from winset.case.edit.saving import UNDO, replace, undo, write
from winset.errors import UsageError

OLD, NEW = b"# old\nclaims: {}\n", "# new é\nclaims: {}\n".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.yaml").write_bytes(OLD)
    return tmp_path


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Whether a child that acts was killed before its ``step``-th line in the saving module."""
    child = os.fork()
    if child == 0:
        left = step

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal left
            if frame.f_code.co_filename != saving.__file__:
                return None
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        act()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is made by forking")
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_file(folder: Path) -> None:
    file = folder / "claims.yaml"
    seen = []
    step = 0
    while True:
        file.write_bytes(OLD)
        (folder / UNDO).unlink(missing_ok=True)
        killed = killed_at(step, lambda: replace(folder, "claims.yaml", OLD, NEW))
        seen.append(file.read_bytes())
        assert seen[-1] in (OLD, NEW)
        if not killed:
            break
        step += 1
        if seen[-1] == NEW:
            assert undo(folder).after == OLD
        else:
            with pytest.raises(UsageError, match="nothing to undo"):
                undo(folder)
        assert file.read_bytes() == OLD
    assert step > 40
    assert OLD in seen
    assert seen[-1] == NEW
    assert seen.index(NEW) < len(seen) - 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is made by forking")
def test_a_kill_while_undoing_leaves_the_old_or_the_new_file(folder: Path) -> None:
    file = folder / "claims.yaml"
    step = 0
    while True:
        file.write_bytes(OLD)
        replace(folder, "claims.yaml", OLD, NEW)
        killed = killed_at(step, lambda: undo(folder))
        assert file.read_bytes() in (OLD, NEW)
        if not killed:
            break
        step += 1
    assert step > 20
    assert file.read_bytes() == OLD


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(UsageError, match="cannot be written: No space left"):
        write(folder / "claims.yaml", NEW)
    assert [f.name for f in folder.iterdir()] == ["claims.yaml"]
    assert (folder / "claims.yaml").read_bytes() == OLD


def test_undo_gives_back_the_file_byte_for_byte(folder: Path) -> None:
    old = b"\xef\xbb\xbf# a mark at the start\r\nclaims: {}"
    (folder / "claims.yaml").write_bytes(old)
    replace(folder, "claims.yaml", old, NEW)
    assert (folder / "claims.yaml").read_bytes() == NEW
    undo(folder)
    assert (folder / "claims.yaml").read_bytes() == old
    assert not (folder / UNDO).exists()


def test_undo_of_a_new_file_takes_it_away(folder: Path) -> None:
    replace(folder, "events.yaml", None, NEW)
    assert undo(folder).after is None
    assert not (folder / "events.yaml").exists()


def test_undo_leaves_a_file_that_was_changed_since(folder: Path) -> None:
    replace(folder, "claims.yaml", OLD, NEW)
    (folder / "claims.yaml").write_bytes(NEW + b"# by hand\n")
    with pytest.raises(UsageError, match="has been changed since"):
        undo(folder)
    assert (folder / "claims.yaml").read_bytes() == NEW + b"# by hand\n"


def test_undo_leaves_a_file_that_was_removed_since(folder: Path) -> None:
    replace(folder, "claims.yaml", OLD, NEW)
    (folder / "claims.yaml").unlink()
    with pytest.raises(UsageError, match="has been changed since"):
        undo(folder)
    assert not (folder / "claims.yaml").exists()


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"[]",
        b'{"form": "winset-undo/1", "file": 3, "before": "", "after": ""}',
        b'{"form": "winset-undo/1", "file": "../claims.yaml", "before": "", "after": ""}',
        b'{"form": "winset-undo/1", "file": "notes.txt", "before": "", "after": ""}',
        b"\xff\xfe",
    ],
)
def test_an_undo_record_that_is_none_is_refused(folder: Path, record: bytes) -> None:
    (folder / UNDO).write_bytes(record)
    with pytest.raises(UsageError):
        undo(folder)
    assert (folder / "claims.yaml").read_bytes() == OLD


def test_a_file_that_changed_meanwhile_is_left(folder: Path) -> None:
    with pytest.raises(UsageError, match="was changed meanwhile"):
        replace(folder, "claims.yaml", b"something else", NEW)
    assert (folder / "claims.yaml").read_bytes() == OLD
    assert not (folder / UNDO).exists()


def test_rights_stay_and_a_link_is_followed_inside_the_folder(folder: Path) -> None:
    (folder / "claims.yaml").chmod(0o640)
    (folder / "linked.yaml").symlink_to("claims.yaml")
    replace(folder, "linked.yaml", OLD, NEW)
    assert (folder / "linked.yaml").is_symlink()
    assert (folder / "claims.yaml").read_bytes() == NEW
    assert stat.S_IMODE((folder / "claims.yaml").stat().st_mode) == 0o640


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside") / "claims.yaml"
    outside.write_bytes(OLD)
    (folder / "linked.yaml").symlink_to(outside)
    with pytest.raises(UsageError, match="no file of the case folder"):
        replace(folder, "linked.yaml", OLD, NEW)
    assert outside.read_bytes() == OLD
