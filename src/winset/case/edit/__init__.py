"""How does a case grow? A record goes into the right file, checked with all the rest before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from winset.case.edit.adding import Addition, planned
from winset.case.edit.kinds import KINDS, Kind, kind_called
from winset.case.edit.saving import Replacement, replace, undo
from winset.case.load import gather, load_source
from winset.errors import CaseError

BEFORE = "note: nothing was written; these problems stood in the case before, so mend them first"
NOW = "note: nothing was written; lines are counted as if the addition stood there"

__all__ = [
    "KINDS",
    "Addition",
    "Kind",
    "Replacement",
    "kind_called",
    "replace",
    "tried",
    "undo",
]


def tried(folder: Path, kind: str, fields: Mapping[str, Any]) -> Addition:
    """What adding one record would write, after a check of the whole case with it.

    Raises CaseError when the case would have problems, UsageError when there is no place for it.
    """
    source = gather(folder)
    if source.problems or any(tree.problems for tree in source.trees):
        _as_it_is(folder)
    addition = planned(source, kind_called(kind), fields)
    try:
        load_source(folder, {addition.file: addition.after})
    except CaseError as error:
        _as_it_is(folder)
        raise CaseError(error.problems, (*error.notes, NOW)) from error
    return addition


def _as_it_is(folder: Path) -> None:
    """Raises CaseError when the case has problems of its own, before anything is added."""
    try:
        load_source(folder)
    except CaseError as error:
        raise CaseError(error.problems, (*error.notes, BEFORE)) from error
