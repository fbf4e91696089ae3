"""How any value of a case is named: section.id.key, with @DATE for a dated entry, never a list index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Path = tuple[str | int, ...]
_DATES = ("since", "at", "on", "made")
_OWN_NAMES = ("n", "who", "draft", "changes", "value", "judgement", "file")


def printed(path: Path, raw: Callable[[Path], Any]) -> str:
    """The address of a path: list places are told by the entry's date or own name, else left out."""
    words: list[str] = []
    for index, step in enumerate(path):
        if isinstance(step, str):
            words.append(step)
            continue
        entry = raw(path[: index + 1])
        if isinstance(entry, dict):
            date = next(
                (entry[k] for k in _DATES if isinstance(entry.get(k), str)), None
            )
            name = next(
                (entry[k] for k in _OWN_NAMES if isinstance(entry.get(k), str)), None
            )
            if date and words:
                words[-1] += f"@{date}"
            elif name:
                words.append(name)
    return ".".join(words)
