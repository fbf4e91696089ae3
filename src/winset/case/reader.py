"""How a file of the case becomes plain maps, lists and text, each with its line and column.

One iterative pass over YAML events: no object is composed, nothing recurses, no scalar is typed.
Anchors, aliases, tags, merge and complex keys, a second document, control characters, nesting
deeper than 40 and files over 20 MB are refused with their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, Protocol

import yaml

from winset.case.notyaml import told
from winset.errors import Place, Problem

Node = Any
Path = tuple[str | int, ...]
LARGEST = 20 * 1024 * 1024
DEEPEST = 40
MOST_PROBLEMS = 1000
MOST_VALUES = 400_000
"""Far more than any case holds; a file with more would only wear out the machine."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Signs that no text needs; some of them YAML takes for the end of a line, which no editor does."""

_AGAIN = "again on line"
"""Begins the step under which the reader files what stands under a key for the second time."""

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


class _Marked(Protocol):
    """An event that may carry an anchor or a tag."""

    anchor: str | None
    tag: str | None


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
    key_end: object = None
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
    if found := _CONTROL.search(text):
        tree.refuse(
            _end_of(text[: found.start()]),
            f"control character U+{ord(found.group()):04X}",
            "plain text",
            "control-character",
        )
        return None
    return text


def _end_of(text: str) -> tuple[int, int]:
    """Line and column just after ``text``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _at(mark: object) -> tuple[int, int]:
    """Line and column of a mark, counted from 1."""
    return getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1


def _empty_node(event: yaml.Event) -> dict[str, Node] | list[Node]:
    return {} if isinstance(event, yaml.MappingStartEvent) else []


class _Reading:
    """One pass over the events of a file."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[_Open] = []
        self.documents = 0

    def run(self, text: str) -> None:
        for event in self._events(text):
            self._take(event)
            if len(self.tree.problems) >= MOST_PROBLEMS:
                at = _at(event.start_mark)
                self._stop(at, f"{MOST_PROBLEMS} problems so far; the rest was not read")

    def _events(self, text: str) -> Iterator[yaml.Event]:
        loader = _Parser(text)
        try:
            while (event := loader.get_event()) is not None:
                yield event
        except yaml.MarkedYAMLError as error:
            at, said = told(error, text)
            self._stop(at, said)
        except (yaml.YAMLError, ValueError, UnicodeError) as error:
            self._stop((1, 1), f"not YAML: {' '.join(str(error).split())}", "plain YAML")
        finally:
            loader.dispose()

    def _stop(
        self, at: tuple[int, int], found: str, expected: str = "", kind: str = "not-yaml"
    ) -> NoReturn:
        self.tree.refuse(at, found, expected, kind)
        raise _Stop

    def _take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None
        at = (mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._marked(event, at)
            self._scalar(event, at)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._marked(event, at)
            self._begin(event, at)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._stop(at, f"an alias (*{event.anchor})", "the words themselves", "alias")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                said = "a second document in one file"
                self._stop(at, said, "one document a file", "second-document")

    def _marked(self, event: _Marked, at: tuple[int, int]) -> None:
        if event.anchor is not None:
            self._stop(at, f"an anchor (&{event.anchor})", "the words themselves", "anchor")
        if event.tag is not None:
            self._stop(at, f"a tag ({event.tag})", "plain text", "tag")

    def _begin(
        self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, at: tuple[int, int]
    ) -> None:
        if len(self.stack) >= DEEPEST:
            self._stop(at, "nesting deeper than 40", "a flatter file", "too-deep")
        node = _empty_node(event)
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
        self.stack.append(_Open(node, path, bool(event.flow_style)))

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
            self._key(top, event, at)
            return
        if not event.style and event.value == "":
            self._no_value(top, at)
            return
        self._place(event.value, at)

    def _key(self, top: _Open, event: yaml.ScalarEvent, at: tuple[int, int]) -> None:
        key = event.value
        top.key_end = event.end_mark
        if key == "<<":
            self._stop(at, "a merge key (<<)", "the keys themselves", "merge-key")
        top.key, top.key_at, top.skip = key, at, False
        if (*top.path, key) in self.tree.keys:
            first = self.tree.keys[(*top.path, key)]
            place, where = Place(self.tree.file, *at), self._where(top.path)
            once = f"it once (first on line {first[0]})"
            said = f"'{key}' stands twice"
            self.tree.problems.append(Problem(place, where, said, once, kind="duplicate-key"))
            top.skip = True

    def _no_value(self, top: _Open, at: tuple[int, int]) -> None:
        """A key without a value: noted at the key, and the key counts as absent."""
        if isinstance(top.node, list):
            self.tree.refuse(at, "an empty item in a list", "a value after the dash", "no-value")
            return
        key, top.key = top.key or "", None
        if top.skip:
            return
        self.tree.keys[(*top.path, key)] = top.key_at
        found, expected = f"'{key}' has no value", "a value, or no key at all"
        if top.flow and at == _at(top.key_end):
            found, expected = f"{found}; text with a comma inside {{ }} needs quotes", ""
        place, where = Place(self.tree.file, *top.key_at), self._where(top.path)
        self.tree.problems.append(Problem(place, where, found, expected, kind="no-value"))

    def _where(self, path: Path) -> str:
        words = [step for step in path if isinstance(step, str)]
        return ".".join(word for word in words if not word.startswith(_AGAIN))

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
                return (*path, f"{_AGAIN} {at[0]}, {at[1]}")
        self.tree.values[path] = at
        if len(self.tree.values) > MOST_VALUES:
            self._stop(
                at, f"more than {MOST_VALUES} values in one file", "several files", "too-large"
            )
        return path
