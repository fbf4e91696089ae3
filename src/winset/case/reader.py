"""How a file of the case becomes plain maps, lists and text, each with its line and column.

One iterative pass over YAML events: no object is composed, nothing recurses, no scalar is typed.
Anchors, aliases, tags, merge and complex keys, a second document, control characters, nesting
deeper than 40 and files over 20 MB are refused with their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from winset.errors import Place, Problem

Node = Any
Path = tuple[str | int, ...]
LARGEST = 20 * 1024 * 1024
DEEPEST = 40
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Tree:
    """What one file says: ``data``, and where the key and the value of every address stand."""

    file: str
    data: dict[str, Node] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    parsed: bool = True

    def place(self, path: Path, key: bool = False) -> Place:
        """Where the key or the value at ``path`` stands; the start of the file when nowhere."""
        table = self.keys if key and path in self.keys else self.values
        line, column = table.get(path, (1, 1))
        return Place(self.file, line, column)

    def refuse(
        self, at: tuple[int, int], found: str, expected: str = "", kind: str = "yaml"
    ) -> None:
        """Note a problem of this file."""
        where = Place(self.file, *at)
        self.problems.append(Problem(where, "", found, expected, kind=kind))


class _Stop(Exception):
    """The file cannot be read any further."""


@dataclass(slots=True)
class _Open:
    """A map or list being filled; ``key`` is the map key that waits for its value."""

    node: dict[str, Node] | list[Node]
    path: Path
    flow: bool
    key: str | None = None
    key_at: tuple[int, int] = (1, 1)
    skip: bool = False


def read(file: str, raw: bytes) -> Tree:
    """The tree of one file; its problems are in ``Tree.problems``, never raised."""
    tree = Tree(file)
    text = _text(tree, raw)
    if text is None:
        tree.parsed = False
        return tree
    try:
        _Reading(tree).run(text)
    except _Stop:
        tree.parsed = False
    return tree


def _text(tree: Tree, raw: bytes) -> str | None:
    """Strict UTF-8 without control characters, or None with the problem noted."""
    if len(raw) > LARGEST:
        tree.refuse((1, 1), "the file is larger than 20 MB", "a smaller file", "too-large")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        tree.refuse(
            _end_of(before),
            "bytes that are not UTF-8",
            "a file saved as UTF-8",
            "encoding",
        )
        return None
    for index, letter in enumerate(text):
        code = ord(letter)
        if (
            (code < 32 and letter not in "\t\n\r")
            or 127 <= code < 160
            or code in (0xFFFE, 0xFFFF, 0xFEFF)
        ):
            tree.refuse(
                _end_of(text[:index]),
                f"control character U+{code:04X}",
                "plain text",
                "control-character",
            )
            return None
    return text


def _end_of(text: str) -> tuple[int, int]:
    """Line and column just after ``text``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


class _Reading:
    """One pass over the events of a file."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[_Open] = []
        self.documents = 0

    def run(self, text: str) -> None:
        for event in self._events(text):
            self._take(event)

    def _events(self, text: str) -> Iterator[yaml.Event]:
        loader = _Parser(text)
        try:
            while loader.check_event():
                yield loader.get_event()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            said = " ".join(str(part) for part in (error.context, error.problem) if part)
            self._stop(
                at,
                f"not YAML: {said}",
                'one key: value a line; text with ? or ": " needs quotes',
            )
        except (yaml.YAMLError, ValueError, UnicodeError) as error:
            self._stop((1, 1), f"not YAML: {' '.join(str(error).split())}", "plain YAML")
        finally:
            loader.dispose()

    def _stop(self, at: tuple[int, int], found: str, expected: str, kind: str = "not-yaml") -> None:
        self.tree.refuse(at, found, expected, kind)
        raise _Stop

    def _take(self, event: yaml.Event) -> None:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(
                    at,
                    "a second document in one file",
                    "one document a file",
                    "second-document",
                )
        elif isinstance(event, yaml.AliasEvent):
            self._stop(at, f"an alias (*{event.anchor})", "the words themselves", "alias")
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._marked(event, at)
            self._begin(event, at)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end(at)
        elif isinstance(event, yaml.ScalarEvent):
            self._marked(event, at)
            self._scalar(event, at)

    def _marked(self, event: yaml.NodeEvent, at: tuple[int, int]) -> None:
        if event.anchor is not None:
            self._stop(at, f"an anchor (&{event.anchor})", "the words themselves", "anchor")
        if getattr(event, "tag", None) is not None:
            self._stop(at, f"a tag ({event.tag})", "plain text", "tag")

    def _begin(self, event: yaml.Event, at: tuple[int, int]) -> None:
        if len(self.stack) >= DEEPEST:
            self._stop(at, "nesting deeper than 40", "a flatter file", "too-deep")
        node: dict[str, Node] | list[Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self.stack and isinstance(self.stack[-1].node, dict) and self.stack[-1].key is None:
            self._stop(at, "a map or list as a key", "a word as key", "complex-key")
        path = self._place(node, at) if self.stack else ()
        if not self.stack:
            if isinstance(node, list):
                self._stop(
                    at,
                    "a list at the top of the file",
                    "sections, each 'name:' and its records",
                    "top-level",
                )
            self.tree.data = node
            self.tree.values[()] = at
        self.stack.append(_Open(node, path, bool(event.flow_style)))  # type: ignore[attr-defined]

    def _end(self, at: tuple[int, int]) -> None:
        self.stack.pop()

    def _scalar(self, event: yaml.ScalarEvent, at: tuple[int, int]) -> None:
        if not self.stack:
            if event.value.strip():
                self._stop(
                    at,
                    "text at the top of the file",
                    "sections, each 'name:' and its records",
                    "top-level",
                )
            return
        top = self.stack[-1]
        if isinstance(top.node, dict) and top.key is None:
            self._key(top, event.value, at)
            return
        if not event.style and event.value == "":
            self._empty(top, at)
            return
        self._place(event.value, at)

    def _key(self, top: _Open, key: str, at: tuple[int, int]) -> None:
        assert isinstance(top.node, dict)
        if key == "<<":
            self._stop(at, "a merge key (<<)", "the keys themselves", "merge-key")
        top.key, top.key_at, top.skip = key, at, False
        if key in top.node or (*top.path, key) in self.tree.keys:
            first = self.tree.keys[(*top.path, key)]
            self.tree.refuse(
                at,
                f"'{key}' stands twice",
                f"it once (first on line {first[0]})",
                "duplicate-key",
            )
            top.skip = True

    def _empty(self, top: _Open, at: tuple[int, int]) -> None:
        """A key without a value: noted at the key, and the key counts as absent."""
        if isinstance(top.node, list):
            self.tree.refuse(at, "an empty item in a list", "a value after the dash", "no-value")
            return
        hint = (
            "text with a comma inside { } needs quotes" if top.flow else "a value, or no key at all"
        )
        key, top.key = top.key, None
        self.tree.keys.setdefault((*top.path, key or ""), top.key_at)
        self.tree.problems.append(
            Problem(
                Place(self.tree.file, *top.key_at),
                ".".join(str(step) for step in top.path),
                f"'{key}' has no value",
                "" if top.flow else hint,
                kind="no-value",
            )
            if not top.flow
            else Problem(
                Place(self.tree.file, *top.key_at),
                ".".join(str(step) for step in top.path),
                f"'{key}' has no value; {hint}",
                kind="no-value",
            )
        )

    def _place(self, node: Node, at: tuple[int, int]) -> Path:
        """Put ``node`` into the map or list that is open, and remember where it stands."""
        top = self.stack[-1]
        if isinstance(top.node, list):
            path = (*top.path, len(top.node))
            top.node.append(node)
        else:
            assert top.key is not None
            path, key = (*top.path, top.key), top.key
            if not top.skip:
                top.node[key] = node
                self.tree.keys[path] = top.key_at
            top.key = None
            if top.skip:
                return (*path, "(again)")
        self.tree.values[path] = at
        return path
