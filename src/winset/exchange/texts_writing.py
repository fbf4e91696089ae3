"""How does a text go into the files of a case: both records or none, checked with all the rest?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from winset.case.edit.inserting import with_key
from winset.case.edit.saving import replace
from winset.case.load import gather, load_source
from winset.errors import CaseError, UsageError
from winset.exchange.texts_skeleton import Skeleton

_BOM = b"\xef\xbb\xbf"
_NOTE = "note: nothing was written; lines are counted as if the text stood there"


def into(folder: Path, made: Skeleton) -> tuple[str, ...]:
    """Write the document and the draft; the files written.

    Raises UsageError when an id is taken or nothing is said of the author, CaseError when the
    case would have problems.
    """
    if not made.draft["authors"] and not made.unsigned:
        raise UsageError(
            "a draft in a case needs authors: say who wrote it with --authors, "
            "or --authors unknown where nobody knows"
        )
    instead: dict[str, bytes] = {}
    for section, id, record in (
        ("documents", made.document_id, made.document),
        ("drafts", made.id, made.draft),
    ):
        file, after = _with(folder, instead, section, id, record)
        instead[file] = after
    before = {file: _bytes(folder / file) for file in instead}
    try:
        load_source(folder, instead)
    except CaseError as error:
        raise CaseError(error.problems, (*error.notes, _NOTE)) from error
    for file, after in instead.items():
        replace(folder, file, before[file], after)
    return tuple(instead)


def _with(
    folder: Path, instead: dict[str, bytes], section: str, id: str, record: dict[str, Any]
) -> tuple[str, bytes]:
    """The file that holds the section, or will, with one more record in it."""
    source = gather(folder, instead)
    if id in (source.sections.get(section) or {}):
        raise UsageError(f"{section}.{id} is there already; choose another id with --id")
    home = source.tree_of((section,))
    own = home is not None and "/" not in home.file
    file = home.file if home is not None and own else f"{section}.yaml"
    raw = instead.get(file, _bytes(folder / file)) or b""
    text = raw.decode("utf-8-sig")
    if own:
        made = with_key(text, (section,), id, record)
    else:
        made = with_key(text, (), section, {id: record}, opened=1)
    return file, (_BOM if raw.startswith(_BOM) else b"") + made.encode("utf-8")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
