"""Where does each piece of a case file begin and end, and how is it laid out there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import yaml

from winset.case.reader import Path

_BREAK = re.compile(r"\r\n|\n|\r")
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

Kind = Literal["map", "list", "text"]


@dataclass(slots=True)
class Span:
    """One piece of a file: offsets of its first character and of the one after its last.

    ``flow``: written in braces or brackets. ``column`` counts from 0: of a block list its dashes.
    """

    kind: Kind
    start: int
    end: int
    column: int
    flow: bool = False


@dataclass(slots=True)
class Layout:
    """The text of a file with the spans of all values and keys, and what stands in what."""

    text: str
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    inside: dict[Path, list[Path]] = field(default_factory=dict)

    @property
    def line_break(self) -> str:
        """How the file ends its lines."""
        found = _BREAK.search(self.text)
        return found.group() if found else "\n"

    def line_end(self, offset: int) -> int:
        """Where the line of ``offset`` ends, before its break."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def at_line_start(self, offset: int) -> bool:
        """Whether a line begins at ``offset``."""
        return offset == 0 or self.text[offset - 1] in "\r\n"

    def line_starts(self, start: int, end: int) -> Iterator[int]:
        """Where lines begin after ``start`` and before ``end``."""
        for found in _BREAK.finditer(self.text, start, end):
            if found.end() < end:
                yield found.end()


def layout(text: str) -> Layout:
    """The layout of a file that the case's reader has found nothing wrong with."""
    found = Layout(text)
    ruler = _Ruler(text)
    open_: list[tuple[Path, str | None]] = []
    for event in _events(text):
        if isinstance(event, _ENDS):
            path, _ = open_.pop()
            _close(found, path, event, ruler)
        elif isinstance(event, yaml.ScalarEvent) and _awaits_key(found, open_):
            path, _ = open_[-1]
            open_[-1] = (path, event.value)
            found.keys[(*path, event.value)] = _text_span(event, ruler)
        elif isinstance(event, (*_STARTS, yaml.ScalarEvent)):
            path = _path_of_next(found, open_)
            if isinstance(event, yaml.ScalarEvent):
                found.values[path] = _text_span(event, ruler)
            else:
                kind: Kind = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
                mark = event.start_mark
                start = ruler.at(mark)
                flow = bool(event.flow_style)
                found.values[path] = Span(kind, start, start, getattr(mark, "column", 0), flow)
                open_.append((path, None))
    return found


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _Parser(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


def _awaits_key(found: Layout, open_: list[tuple[Path, str | None]]) -> bool:
    if not open_:
        return False
    path, key = open_[-1]
    return found.values[path].kind == "map" and key is None


def _path_of_next(found: Layout, open_: list[tuple[Path, str | None]]) -> Path:
    """The path of the value that comes now, which is noted as a part of what is open."""
    if not open_:
        return ()
    parent, key = open_[-1]
    parts = found.inside.setdefault(parent, [])
    path = (*parent, len(parts) if key is None else key)
    parts.append(path)
    open_[-1] = (parent, None)
    return path


def _close(found: Layout, path: Path, event: yaml.Event, ruler: _Ruler) -> None:
    """A flow map ends at its brace; a block one with its last part, not with later comments."""
    span = found.values[path]
    span.end = ruler.at(event.end_mark) if span.flow else found.values[found.inside[path][-1]].end


def _text_span(event: yaml.ScalarEvent, ruler: _Ruler) -> Span:
    start, end = ruler.at(event.start_mark), ruler.at(event.end_mark)
    if event.style in ("|", ">"):
        written = ruler.text[start:end]
        header = _BREAK.split(written, 1)[0].split("#")[0]
        if "+" not in header:
            end = start + len(written.rstrip())
    return Span("text", start, end, getattr(event.start_mark, "column", 0))


class _Ruler:
    """Tells the offset of a mark that the parser set (it counts lines and columns from 0)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def at(self, mark: object) -> int:
        line = getattr(mark, "line", 0)
        if line >= len(self.starts):
            return len(self.text)
        return min(self.starts[line] + int(getattr(mark, "column", 0)), len(self.text))
