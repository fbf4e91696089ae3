"""How is a file of a case replaced so that a kill leaves the old or the new one, and taken back?

The undo record is a hidden file in the case folder: the loader reads ``*.yaml`` alone. It holds the
last change only: the file, what stood in it, and the fingerprint of what was written.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from winset.errors import UsageError

UNDO = ".winset-undo.json"
_FORM = "winset-undo/1"


@dataclass(frozen=True, slots=True)
class Replacement:
    """One file of a case, before and after; None where there is no such file."""

    file: str
    before: bytes | None
    after: bytes | None


def replace(folder: Path, file: str, before: bytes | None, after: bytes) -> None:
    """Write ``after`` to a file that held ``before``, and first what would undo it.

    Raises UsageError when the file is no longer as the change found it, or cannot be written.
    """
    path = _inside(folder, file)
    if _bytes(path) != before:
        raise UsageError(f"{file} was changed meanwhile, so nothing was written; do the same again")
    record = {
        "form": _FORM,
        "file": file,
        "before": None if before is None else before.decode("utf-8"),
        "after": sha256(after).hexdigest(),
    }
    write(folder / UNDO, json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8"))
    write(path, after)


def undo(folder: Path) -> Replacement:
    """Take back the last change: the file is again what it was, byte for byte.

    Raises UsageError when there is none, or when the file has been changed since.
    """
    record = _last(folder)
    file, before = record["file"], record["before"]
    path = _inside(folder, file)
    now = _bytes(path)
    old = None if before is None else before.encode("utf-8")
    if now == old:
        _remove(folder / UNDO)
        raise UsageError(f"nothing to undo: {file} is as it was before the last addition")
    if now is None or sha256(now).hexdigest() != record["after"]:
        raise UsageError(
            f"{file} has been changed since the last addition, so it is left as it is; "
            "take the lines out by hand"
        )
    if old is None:
        _remove(path)
    else:
        write(path, old)
    _remove(folder / UNDO)
    return Replacement(file, now, old)


def write(path: Path, data: bytes) -> None:
    """Replace the file in one step; whatever happens, it is whole. Raises UsageError."""
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _same_rights(target, Path(name))
            os.replace(name, target)  # noqa: PTH105 - the call that the promise rests on
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        _settle(target.parent)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _same_rights(target: Path, fresh: Path) -> None:
    """A new file gets the rights any new file would get, a replaced one keeps its own."""
    if target.exists():
        shutil.copymode(target, fresh)
    else:
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(0o666 & ~mask)


def _settle(folder: Path) -> None:
    """Let the folder's own entry reach the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _last(folder: Path) -> dict[str, Any]:
    try:
        record = json.loads((folder / UNDO).read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError("nothing to undo: no addition is on record for this case") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"nothing to undo: {UNDO} cannot be read ({error})") from error
    if not isinstance(record, dict) or record.get("form") != _FORM or not _whole(record):
        raise UsageError(f"nothing to undo: {UNDO} is not a record of an addition")
    return record


def _whole(record: dict[str, Any]) -> bool:
    file, before = record.get("file"), record.get("before")
    return isinstance(file, str) and (before is None or isinstance(before, str))


def _inside(folder: Path, file: str) -> Path:
    """The path of a file of the case, which must be a plain file right inside its folder."""
    path = folder / file
    plain = Path(file).name == file and file.endswith((".yaml", ".yml"))
    if not plain or not path.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"{file} is no file of the case folder")
    return path


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _remove(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
