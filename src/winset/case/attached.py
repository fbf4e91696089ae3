"""What stands in a file that a case names? Only plain files inside the case folder are opened."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path as FilePath

from winset.errors import Slip, nearest

LARGEST = 20 * 1024 * 1024
_FORM = "a plain file inside the case folder"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: its column names, and each row with the line it ends on."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def attached(folder: FilePath, name: str) -> bytes:
    """The bytes of the file ``name`` of a case; a Slip when it is not there or not inside."""
    given = FilePath(name)
    if "\0" in name or "\\" in name or given.is_absolute() or ".." in given.parts:
        raise Slip(f"{name} leads out of the case folder", _FORM)
    path = folder / given
    try:
        if not path.exists() and not path.is_symlink():
            raise Slip(f"there is no file {name or 'without a name'}", meant=_beside(folder, path))
        if not path.resolve().is_relative_to(folder.resolve()):
            raise Slip(f"{name} leads out of the case folder", _FORM)
        if not path.is_file():
            raise Slip(f"{name} is not a plain file", _FORM)
        if path.stat().st_size > LARGEST:
            raise Slip(f"{name} is larger than 20 MB", "a smaller file")
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it leads in a circle"
        raise Slip(f"{name} cannot be read: {told}", "a file that can be read") from error


def _beside(folder: FilePath, path: FilePath) -> str:
    """The file of the same folder whose name is most like this one."""
    if not path.parent.is_dir():
        return ""
    near = nearest(path.name, [f.name for f in path.parent.iterdir()])
    return (path.parent / near).relative_to(folder).as_posix() if near else ""


def sheet(name: str, raw: bytes) -> Sheet:
    """The columns and rows of a CSV file; a Slip when it is not one."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Slip(f"{name} holds bytes that are not UTF-8", "a file saved as UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = tuple(next(reader, []))
        rows = tuple((reader.line_num, tuple(row)) for row in reader if row)
    except csv.Error as error:
        line = reader.line_num
        raise Slip(f"{name} is not CSV on line {line}: {error}", "rows parted by commas") from None
    if not columns:
        raise Slip(f"{name} is empty", "a line of column names, then rows")
    return Sheet(tuple(column.strip() for column in columns), rows)
