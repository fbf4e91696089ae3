"""Where does a new key or a new item go in the text of a file, so that nothing else moves?

Everything is an insertion: no byte that stood in the file is changed or left out. Each way of
inserting is tried on the text and kept only if the file then reads as it did, with the new piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from winset.case.edit.spans import Layout, Span, layout
from winset.case.edit.writing import STEP, flow, item_lines, lines_of, scalar
from winset.case.reader import Path, read
from winset.errors import UsageError


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text that goes in at an offset of the old text."""

    offset: int
    text: str


Way = list[Insertion]


def with_key(text: str, path: Path, key: str, value: Any, opened: int = 0) -> str:
    """``text`` with ``key: value`` as the last entry of the map at ``path``.

    So many levels of it as ``opened`` are written line by line.
    """

    def add(data: Any) -> None:
        _at(data, path)[key] = value

    return _first_that_reads(
        text, add, lambda found: _ways_for_key(found, path, key, value, opened)
    )


def with_item(text: str, path: Path, value: Any, place: int) -> str:
    """``text`` with ``value`` at ``place`` of the list at ``path``; one alone becomes a list."""

    def add(data: Any) -> None:
        owner = _at(data, path[:-1])
        old = owner[path[-1]]
        items = list(old) if isinstance(old, list) else [old]
        items.insert(place, value)
        owner[path[-1]] = items

    return _first_that_reads(text, add, lambda found: _ways_for_item(found, path, value, place))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _first_that_reads(
    text: str, add: Callable[[Any], None], ways: Callable[[Layout], Iterator[Way]]
) -> str:
    """The text by the first way that gives exactly what ``add`` does to the data."""
    wanted = deepcopy(read("", text.encode()).data)
    add(wanted)
    for way in ways(layout(text)):
        made = _inserted(text, way)
        tree = read("", made.encode())
        if tree.parsed and not tree.problems and _alike(tree.data, wanted):
            return made
    raise UsageError("this part of the file is laid out so that nothing can be added to it safely")


def _alike(one: Any, other: Any) -> bool:
    """Equal, and in the same order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return bool(one == other)


def _inserted(text: str, way: Way) -> str:
    for one in sorted(way, key=lambda one: one.offset, reverse=True):
        text = text[: one.offset] + one.text + text[one.offset :]
    return text


def _ways_for_key(found: Layout, path: Path, key: str, value: Any, opened: int) -> Iterator[Way]:
    if path not in found.values:
        yield _at_the_end_of_the_file(found, lines_of(key, value, "", opened))
        return
    owner = found.values[path]
    parts = found.inside.get(path, [])
    if owner.flow:
        pair = f"{scalar(key, flow=True)}: {flow(value)}"
        if parts:
            yield [Insertion(found.values[parts[-1]].end, f", {pair}")]
        else:
            yield [Insertion(owner.start + 1, pair)]
        return
    indent = " " * found.keys[parts[0]].column
    lines = lines_of(key, value, indent, opened)
    apart = [""] if _apart(found, parts) or not path else []
    yield _after(found, found.values[parts[-1]], [*apart, *lines])


def _ways_for_item(found: Layout, path: Path, value: Any, place: int) -> Iterator[Way]:
    owner = found.values[path]
    items = found.inside.get(path, [])
    if owner.kind != "list":
        yield from _ways_to_make_a_list(found, path, value, place)
    elif owner.flow and not items:
        yield [Insertion(owner.start + 1, flow(value))]
    elif owner.flow and place == 0:
        yield [Insertion(found.values[items[0]].start, f"{flow(value)}, ")]
    elif owner.flow:
        yield [Insertion(found.values[items[place - 1]].end, f", {flow(value)}")]
    else:
        lines = item_lines(value, " " * owner.column)
        yield _after(found, found.values[items[place - 1]] if place else found.keys[path], lines)


def _ways_to_make_a_list(found: Layout, path: Path, value: Any, place: int) -> Iterator[Way]:
    """One record alone becomes the first or second item of a list."""
    one = found.values[path]
    if not _in_flow(found, path):
        indent = " " * found.keys[path].column + STEP
        lines = item_lines(value, indent)
        yield (
            _alone_in_braces(found, path, lines, place)
            if one.flow
            else [
                *_indented(found, one),
                *_after(found, one if place else found.keys[path], lines),
            ]
        )
    first, last = ("[", f", {flow(value)}]") if place else (f"[{flow(value)}, ", "]")
    yield [Insertion(one.start, first), Insertion(one.end, last)]


def _in_flow(found: Layout, path: Path) -> bool:
    return any(found.values[path[:length]].flow for length in range(len(path)))


def _alone_in_braces(found: Layout, path: Path, lines: list[str], place: int) -> Way:
    """A dash between the key and the braces, on a line of its own; the new lines around it."""
    one, key = found.values[path], found.keys[path]
    dash = f"{found.line_break}{' ' * key.column}{STEP}-"
    colon = found.text.index(":", key.end) + 1
    if place:
        return [Insertion(colon, dash), *_after(found, one, lines)]
    return [Insertion(colon, "".join(f"{found.line_break}{line}" for line in lines) + dash)]


def _indented(found: Layout, one: Span) -> Way:
    """A dash before the first line of a record in block style, and all its lines moved in."""
    moved = [
        start for start in found.line_starts(one.start, one.end) if found.line_end(start) > start
    ]
    return [Insertion(one.start, "- "), *(Insertion(start, STEP) for start in moved)]


def _apart(found: Layout, parts: list[Path]) -> bool:
    """Whether an empty line stands between the last two entries of a map."""
    if len(parts) < 2:
        return False
    between = found.text[found.values[parts[-2]].end : found.keys[parts[-1]].start]
    return any(not line.strip() for line in between.splitlines()[1:-1])


def _after(found: Layout, span: Span, lines: list[str]) -> Way:
    """Lines after the last line of a piece, and after the comment on it."""
    if found.at_line_start(span.end):
        return [Insertion(span.end, "".join(f"{line}{found.line_break}" for line in lines))]
    inserted = "".join(f"{found.line_break}{line}" for line in lines)
    return [Insertion(found.line_end(span.end), inserted)]


def _at_the_end_of_the_file(found: Layout, lines: list[str]) -> Way:
    end = len(found.text)
    start = "" if found.at_line_start(end) else found.line_break
    return [Insertion(end, start + "".join(f"{line}{found.line_break}" for line in lines))]
