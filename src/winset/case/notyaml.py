"""What does an error of the YAML parser mean to somebody who typed a case?"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

At = tuple[int, int]
Told = tuple[At, str]
"""Line and column of the slip, and what it is."""

QUOTES = 'text with ? or ": " needs quotes'


_CLOSE_COLON = re.compile(r"[\s-]*([\w-]+:)(?=[^\s:])")
"""A key whose colon stands close to its value."""


def told(error: yaml.MarkedYAMLError, text: str) -> Told:
    """Where ``text`` stops being YAML, and what is most likely wrong there."""
    here, begun = _at(error.problem_mark), _at(error.context_mark)
    letter = _letter(text, here)
    for words, tell in _MEANINGS:
        if error.problem is not None and words in error.problem:
            at, said = tell(text, here, begun, letter)
            return at, f"not YAML: {said}"
    said = " ".join(part for part in (error.context, error.problem) if part)
    return here, f"not YAML: {said}; {QUOTES}"


def _at(mark: object) -> At:
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return line + 1, column + 1


def _line(text: str, at: At) -> str:
    lines = text.splitlines()
    return lines[at[0] - 1] if 0 < at[0] <= len(lines) else ""


def _letter(text: str, at: At) -> str:
    line = _line(text, at)
    return line[at[1] - 1] if 0 < at[1] <= len(line) else ""


def _second_colon(text: str, here: At, begun: At, letter: str) -> Told:
    before = _line(text, here)[: here[1] - 1]
    above = (here[0] - 1, here[1])
    for at, line in ((here, before), (above, _line(text, above))):
        if found := _CLOSE_COLON.match(line):
            said = f"no space after '{found.group(1)}'; a key ends with ': '"
            return (at[0], found.end()), said
    if ": " in before or before.rstrip().endswith(":"):
        return here, f"a second ': ' on one line; {QUOTES}"
    return (
        here,
        "a line indented as if it belonged to the text above; a key stands under its record",
    )


def _flow(text: str, here: At, begun: At, letter: str) -> Told:
    if letter == ":":
        return here, f"a second ': ' before the next comma; a comma is missing, or {QUOTES}"
    bracket = _letter(text, begun)
    closing = "}" if bracket == "{" else "]"
    return (
        here,
        f"the {bracket} of line {begun[0]} has no {closing}, or a comma is missing before this",
    )


def _block_key(text: str, here: At, begun: At, letter: str) -> Told:
    if not _line(text, here)[: here[1] - 1].strip():
        return (
            here,
            "a line indented unlike the lines around it; the keys of a record stand in one column",
        )
    return here, "something after the end of a value; nothing may follow a closing quote or bracket"


def _first_letter(text: str, here: At, begun: At, letter: str) -> Told:
    if letter == "\t":
        return here, "a tab; lines are indented with spaces"
    return here, f"text that begins with {letter or 'such a sign'}; it needs quotes"


def _at_the_start(text: str, here: At, begun: At, letter: str) -> Told:
    return begun, f"text that begins with {_letter(text, begun)}; it needs quotes"


def _nothing(text: str, here: At, begun: At, letter: str) -> Told:
    if letter == "?":
        return here, f"text that begins with ?; {QUOTES}"
    return here, "nothing stands where a value belongs; write one between the commas"


def _open_quote(text: str, here: At, begun: At, letter: str) -> Told:
    return begun, "a quote that is not closed; an apostrophe inside '...' is written twice"


def _no_colon(text: str, here: At, begun: At, letter: str) -> Told:
    return begun, "a line that is neither 'key: value' nor part of a text; a key ends with ': '"


def _always(said: str) -> Callable[[str, At, At, str], Told]:
    return lambda text, here, begun, letter: (here, said)


_MEANINGS: tuple[tuple[str, Callable[[str, At, At, str], Told]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("mapping keys are not allowed", _always(f"text that begins with ?; {QUOTES}")),
    ("did not find expected ',' or", _flow),
    ("did not find expected key", _block_key),
    ("did not find expected '-' indicator", _always("a line in a list without its dash")),
    (
        "block sequence entries are not allowed",
        _always("a dash after a key; the first item of a list stands on its own line, or [a, b]"),
    ),
    ("cannot start any token", _first_letter),
    ("did not find expected alphabetic", _at_the_start),
    ("found unexpected end of stream", _open_quote),
    (
        "found unknown escape character",
        _always("a backslash in double quotes; use single quotes"),
    ),
    ("could not find expected ':'", _no_colon),
    (
        "did not find expected comment or line break",
        _always("text right after | or >; it begins on the next line, or needs quotes"),
    ),
    ("found unexpected ':'", _always(f"a ':' at the end of a word inside {{ }}; {QUOTES}")),
    ("did not find expected node content", _nothing),
    ("<document start>", _always("text after the end of the document; one document a file")),
    ("incompatible YAML document", _always("a directive (%); a case is plain YAML without any")),
)
