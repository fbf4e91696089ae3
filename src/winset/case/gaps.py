"""What of a case could not be read, so that the rest can still be checked without false alarms?"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from winset.case.grammar.words import is_language_map

Path = tuple[str | int, ...]
UNREAD = "?"
"""Stands for an id or a text that could not be read: every check knows it."""

_GONE = object()


@dataclass(frozen=True)
class Gaps:
    """Where something was left out, the ids that may stand there, and how list places moved."""

    lost: frozenset[Path] = frozenset()
    ids: frozenset[str] = frozenset()
    left: Any = None
    moved: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)

    def whole(self, path: Path) -> bool:
        """Whether nothing at, under or around ``path`` of the case was left out."""
        if not self.lost:
            return True
        real = self.original(path)
        return real not in self._around and not under(real, self.lost)

    @cached_property
    def _around(self) -> frozenset[Path]:
        """Everything that something was left out of, and what was left out itself."""
        return frozenset(path[:end] for path in self.lost for end in range(len(path) + 1))

    def original(self, path: Path) -> Path:
        """``path`` of the case as it stands in the files, before items were left out of lists."""
        if not self.moved:
            return path
        standing = settle(self.left, path)
        real: list[str | int] = []
        for index, step in enumerate(standing):
            places = self.moved.get(standing[:index])
            if isinstance(step, int) and places is not None and step < len(places):
                real.append(places[step])
            else:
                real.append(step)
        return (*real, *_beyond(path, standing))


def settle(node: Any, path: Path) -> Path:
    """``path`` as it stands in the files: one thing may stand for a list of one or a bare label."""
    real: list[str | int] = []
    for index, step in enumerate(path):
        if _inside(node, step):
            real.append(step)
            node = node[step]
        elif isinstance(step, int) and not isinstance(node, list):
            continue
        elif not (
            is_language_map(node) and path[index + 1 : index + 2] and path[index + 1] in node
        ):
            break
    return tuple(real)


def _inside(node: Any, step: str | int) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node)


def _beyond(path: Path, standing: Path) -> Path:
    """The steps of ``path`` that stand nowhere: the absent key and what would be under it."""
    at = 0
    for index, step in enumerate(path):
        if at < len(standing) and standing[at] == step:
            at += 1
        elif not isinstance(step, int):
            return path[index:]
    return ()


def under(path: Path, paths: Container[Path]) -> bool:
    """Whether ``path`` is one of ``paths`` or stands under one."""
    return any(path[:end] in paths for end in range(len(path) + 1))


@dataclass(slots=True)
class Remnant:
    """The raw case without what is lost and with stand-ins for what no record can lack."""

    lost: set[Path] = field(default_factory=set)
    stand_ins: dict[Path, Any] = field(default_factory=dict)

    def of(self, sections: Any) -> tuple[Any, dict[Path, tuple[int, ...]]]:
        """What is left of ``sections``, and for each shortened list the places that are left."""
        touched = {
            path[:length]
            for path in (*self.lost, *self.stand_ins)
            for length in range(len(path) + 1)
        }
        moved: dict[Path, tuple[int, ...]] = {}
        return self._left(sections, (), (), touched, moved), moved

    def _left(
        self,
        node: Any,
        path: Path,
        new: Path,
        touched: set[Path],
        moved: dict[Path, tuple[int, ...]],
    ) -> Any:
        if path in self.lost:
            return _GONE
        if path in self.stand_ins:
            return self.stand_ins[path]
        if path not in touched:
            return node
        if isinstance(node, dict):
            left = {
                key: self._left(item, (*path, key), (*new, key), touched, moved)
                for key, item in node.items()
            }
            left |= {
                str(at[-1]): word
                for at, word in self.stand_ins.items()
                if at[:-1] == path and at[-1] not in node
            }
            return {key: item for key, item in left.items() if item is not _GONE}
        if isinstance(node, list):
            return self._left_of_list(node, path, new, touched, moved)
        return node

    def _left_of_list(
        self,
        node: list[Any],
        path: Path,
        new: Path,
        touched: set[Path],
        moved: dict[Path, tuple[int, ...]],
    ) -> list[Any]:
        places = tuple(i for i in range(len(node)) if (*path, i) not in self.lost)
        if len(places) < len(node):
            moved[new] = places
        return [
            self._left(node[place], (*path, place), (*new, index), touched, moved)
            for index, place in enumerate(places)
        ]


def unread_ids(keys: Iterable[Path], left: Any) -> frozenset[str]:
    """The keys that stand in the files but not in what is left of the case: any may be an id."""
    return frozenset(str(path[-1]) for path in keys if not _stands(path, left))


def _stands(path: Path, node: Any) -> bool:
    """Whether a key is there as it is written: tried at once, for nearly every key is."""
    inner = node
    try:
        for step in path:
            inner = inner[step]
    except (KeyError, IndexError, TypeError):
        return settle(node, path) == path
    return True
