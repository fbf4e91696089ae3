"""How a file becomes maps, lists and text with their places, and which YAML is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.case.reader import DEEPEST, LARGEST, Tree, read

TEXT = """\
case: {id: a, title: "A: b"}   # a comment
parties:
  NO:
    names: [Norland, 'the North']
    role: on
  SU: {note: |
       x}
"""


def _read(text: str) -> Tree:
    return read("x.yaml", text.encode("utf-8"))


def test_every_scalar_is_text_and_every_place_is_kept() -> None:
    tree = _read(TEXT.replace("  SU: {note: |\n       x}\n", "  SU:\n    note: 1e3\n"))
    assert tree.problems == []
    assert tree.data == {
        "case": {"id": "a", "title": "A: b"},
        "parties": {
            "NO": {"names": ["Norland", "the North"], "role": "on"},
            "SU": {"note": "1e3"},
        },
    }
    assert str(tree.place(("case", "title"), key=True)) == "x.yaml:1:15"
    assert str(tree.place(("case", "title"))) == "x.yaml:1:22"
    assert str(tree.place(("parties", "NO", "names", 1))) == "x.yaml:4:22"
    assert str(tree.place(("nowhere",))) == "x.yaml:1:1"


def test_a_byte_order_mark_at_the_start_is_allowed() -> None:
    tree = read("x.yaml", b"\xef\xbb\xbfcase: {id: a}")
    assert (tree.data, tree.problems) == ({"case": {"id": "a"}}, [])


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_a_file_may_say_nothing(text: str) -> None:
    tree = _read(text)
    assert (tree.data, tree.problems, tree.parsed) == ({}, [], True)


def test_nesting_is_read_to_its_limit_and_refused_beyond() -> None:
    def nested(depth: int) -> str:
        return "a: " + "[" * (depth - 1) + "]" * (depth - 1)

    assert _read(nested(DEEPEST)).problems == []
    (problem,) = _read(nested(DEEPEST + 1)).problems
    assert (
        str(problem) == f"x.yaml:1:{3 + DEEPEST}: nesting deeper than 40; expected a flatter file"
    )


REFUSED = {
    "a: &b c": "1:4: an anchor (&b); expected the words themselves",
    "a: *b": "1:4: an alias (*b); expected the words themselves",
    "a: !b c": "1:4: a tag (!b); expected plain text",
    "a: {<<: b}": "1:5: a merge key (<<); expected the keys themselves",
    "{a: b}: c": "1:1: a map or list as a key; expected a word as key",
    "? [a]\n: b": "1:3: a map or list as a key; expected a word as key",
    "a: b\n---\nc: d": "2:1: a second document in one file; expected one document a file",
    "- a": "1:1: a list at the top of the file; expected sections, each 'name:' and its records",
    "a": "1:1: text at the top of the file; expected sections, each 'name:' and its records",
    "a: b\nc: d\x07": "2:5: control character U+0007; expected plain text",
    "a: b\u2028c": "1:5: control character U+2028; expected plain text",
    "a: \ufeffb": "1:4: control character U+FEFF; expected plain text",
    "a: b: c": "1:5: not YAML: a second ': ' on one line; text with ? or \": \" needs quotes",
    "a: ? b": '1:4: not YAML: text that begins with ?; text with ? or ": " needs quotes',
    "a: {b: ?c}": '1:8: not YAML: text that begins with ?; text with ? or ": " needs quotes',
    "a: {b: c: d}": (
        "1:9: not YAML: a second ': ' before the next comma; a comma is missing, "
        'or text with ? or ": " needs quotes'
    ),
    "a: {b: c:}": (
        "1:9: not YAML: a ':' at the end of a word inside { }; text with ? or \": \" needs quotes"
    ),
    "a: {b: 'c' d}": (
        "1:12: not YAML: the { of line 1 has no }, or a comma is missing before this"
    ),
    "a: [b,,c]": (
        "1:7: not YAML: nothing stands where a value belongs; write one between the commas"
    ),
    "a:\n\tb: c": "2:1: not YAML: a tab; lines are indented with spaces",
    "a: %b": "1:4: not YAML: text that begins with %; it needs quotes",
    "a: @b": "1:4: not YAML: text that begins with @; it needs quotes",
    "a: * b": "1:4: not YAML: text that begins with *; it needs quotes",
    "a: - b": (
        "1:4: not YAML: a dash after a key; the first item of a list stands on its own line, "
        "or [a, b]"
    ),
    "a:\n  - b\n  c: d": "3:3: not YAML: a line in a list without its dash",
    "a:\n  b: c\n d: e": (
        "3:2: not YAML: a line indented unlike the lines around it; "
        "the keys of a record stand in one column"
    ),
    "a:\n  b: c\n    d: e": (
        "3:6: not YAML: a line indented as if it belonged to the text above; "
        "a key stands under its record"
    ),
    "a:\n  b: c\n  d\n": (
        "3:3: not YAML: a line that is neither 'key: value' nor part of a text; "
        "a key ends with ': '"
    ),
    "x:\n  a:b\n  c: d": "2:4: not YAML: no space after 'a:'; a key ends with ': '",
    'a: "b\nc: d': (
        "1:4: not YAML: a quote that is not closed; an apostrophe inside '...' is written twice"
    ),
    'a: "b" c': (
        "1:8: not YAML: something after the end of a value; "
        "nothing may follow a closing quote or bracket"
    ),
    'a: "\\q"': "1:5: not YAML: a backslash in double quotes; use single quotes",
    "a: |b\n  c": (
        "1:5: not YAML: text right after | or >; it begins on the next line, or needs quotes"
    ),
    "%YAML 1.3\n---\na: b": "1:1: not YAML: a directive (%); a case is plain YAML without any",
    "a: b\n...\nc: d": ("3:1: not YAML: text after the end of the document; one document a file"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_yaml_that_is_no_case_is_refused_in_words(text: str) -> None:
    tree = _read(text)
    assert [str(problem) for problem in tree.problems] == [f"x.yaml:{REFUSED[text]}"]
    assert not tree.parsed


TOLD = {
    "a: {b: c}\na: d": ["2:1: 'a' stands twice; expected it once (first on line 1)"],
    "a: {b: c, b: d, b: e}": [
        "1:11: a: 'b' stands twice; expected it once (first on line 1)",
        "1:17: a: 'b' stands twice; expected it once (first on line 1)",
    ],
    "a: {b: c, d e}": ["1:11: a: 'd e' has no value; text with a comma inside { } needs quotes"],
    "a: {b: }": ["1:5: a: 'b' has no value; expected a value, or no key at all"],
    "a:\n  b:\n  c: d": ["2:3: a: 'b' has no value; expected a value, or no key at all"],
    "a:\n  - b\n  -\n": ["3:4: an empty item in a list; expected a value after the dash"],
}


@pytest.mark.parametrize("text", TOLD)
def test_slips_that_leave_the_rest_readable_are_told_and_reading_goes_on(text: str) -> None:
    tree = _read(text + "\nz: {y: x}\n")
    assert [str(problem) for problem in tree.problems] == [f"x.yaml:{said}" for said in TOLD[text]]
    assert tree.parsed
    assert tree.data["z"] == {"y": "x"}


def test_the_first_of_two_equal_keys_counts() -> None:
    assert _read("a: {b: c}\na: {d: e}\n").data == {"a": {"b": "c"}}


def test_bytes_that_are_not_utf8_are_told_where_they_stand() -> None:
    (problem,) = read("x.yaml", b"a: b\nc: \xe9\n").problems
    assert str(problem) == "x.yaml:2:4: bytes that are not UTF-8; expected a file saved as UTF-8"


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    (problem,) = read("x.yaml", b"#" * (LARGEST + 1)).problems
    assert str(problem) == "x.yaml:1:1: the file is larger than 20 MB; expected a smaller file"


def test_a_file_with_a_thousand_slips_is_not_read_to_its_end() -> None:
    problems = _read("a: b\n" * 5000).problems
    assert len(problems) == 1001
    assert problems[-1].found == "1000 problems so far; the rest was not read"


words = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp")), max_size=8
).filter(lambda word: "\ufeff" not in word)
trees = st.dictionaries(
    words.filter(lambda word: word != "<<"),
    st.recursive(
        words,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(words.filter(lambda word: word != "<<"), inner, max_size=3),
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


@given(trees)
def test_what_was_written_is_read_and_every_place_points_at_it(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    tree = _read(text)
    assert tree.problems == []
    assert tree.data == data
    lines = text.split("\n")
    for path, (line, column) in tree.values.items():
        node: Any = data
        for step in path:
            node = node[step]
        shown = lines[line - 1][column - 1 :]
        start = json.dumps(node, ensure_ascii=False) if isinstance(node, str) else "[{"
        assert shown.startswith(start) if isinstance(node, str) else shown[0] in start
    for path, (line, column) in tree.keys.items():
        key = json.dumps(path[-1], ensure_ascii=False)
        assert lines[line - 1][column - 1 :].startswith(f"{key}:")
