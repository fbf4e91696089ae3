"""How is a record written as a person would: one line in braces, or a line for each key?"""

from __future__ import annotations

from typing import Any

from winset.case.reader import read

WIDTH = 120
"""Longer records are written with a line for each key."""

STEP = "  "


def lines_of(key: str, value: Any, indent: str, opened: int = 0) -> list[str]:
    """The lines of ``key: value`` in a map whose keys stand at ``indent``.

    So many levels as ``opened`` are written line by line even where one line would do.
    """
    head = f"{indent}{scalar(key, flow=False)}:"
    return _beneath(head, value, indent + STEP, opened)


def item_lines(value: Any, indent: str) -> list[str]:
    """The lines of one item of a list whose dashes stand at ``indent``."""
    return _beneath(f"{indent}-", value, indent + STEP, 0)


def _beneath(head: str, value: Any, indent: str, opened: int) -> list[str]:
    short = f"{head} {_one_line(value)}"
    if not isinstance(value, (dict, list)) or not value:
        return [short]
    if len(short) <= WIDTH and not opened:
        return [short]
    if isinstance(value, list):
        if not any(isinstance(item, (dict, list)) for item in value):
            return [short]
        return [head, *(line for item in value for line in item_lines(item, indent))]
    rest = max(opened - 1, 0)
    inner = [line for key, item in value.items() for line in lines_of(key, item, indent, rest)]
    if head.endswith("-"):
        return [f"{head} {inner[0].lstrip()}", *inner[1:]]
    return [head, *inner]


def _one_line(value: Any) -> str:
    """A value after its key on one line of a block map: text needs fewer quotes there."""
    return flow(value) if isinstance(value, (dict, list)) else scalar(str(value), flow=False)


def flow(value: Any) -> str:
    """A value in braces and brackets."""
    if isinstance(value, dict):
        parts = (f"{scalar(key, flow=True)}: {flow(item)}" for key, item in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(str(value), flow=True)


def scalar(text: str, *, flow: bool) -> str:
    """Text without quotes if it reads back as itself, else in the quotes that need least."""
    if _reads_back(text, text, flow):
        return text
    if "'" in text or not _reads_back(f"'{text}'", text, flow):
        return _double_quoted(text)
    return f'"{text}"' if _reads_back(f'"{text}"', text, flow) else f"'{text}'"


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _double_quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def _reads_back(written: str, text: str, flow: bool) -> bool:
    """Whether it is read as ``text``, both as a key and as a value."""
    if not written or "\n" in written or "\r" in written:
        return False
    around = f"{{{written}: {written}}}" if flow else f"{written}: {written}"
    tree = read("", around.encode("utf-8", "surrogatepass"))
    return tree.parsed and not tree.problems and tree.data == {text: text}
