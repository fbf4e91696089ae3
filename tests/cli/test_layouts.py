"""Does a new record go into any layout a person may have chosen, and leave the rest alone?"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from winset.case.edit.inserting import with_item, with_key
from winset.case.edit.writing import flow, item_lines, lines_of, scalar
from winset.case.reader import read
from winset.errors import UsageError

RECORD = {"says": "so: it is, {really}", "at": ["N:1", "N:2"]}

MAPS = {
    "a line each": "claims:\n  a: {says: x}\n  b: {says: y}\n",
    "a comment on the last line": "claims:\n  a: {says: x}  # why\n",
    "comments after the last": "claims:\n  a: {says: x}\n  # until here\n\n# and here\n",
    "another section after it": "claims:\n  a: {says: x}\n\nevents:\n  b: {says: y}\n",
    "no line break at the end": "claims:\n  a: {says: x}",
    "windows": "claims:\r\n  a: {says: x}\r\n  b: {says: y}\r\nevents: {}\r\n",
    "block records": "claims:\n    a:\n        says: x\n        at: [N:1,\n          N:2]\n",
    "empty lines between": "claims:\n  a: {says: x}\n\n  b: {says: y}\n\n  # end\nevents: {}\n",
    "folded text last": "claims:\n  a:\n    says: >-\n      one\n      two\n\n\nevents: {}\n",
    "text that keeps its end": "claims:\n  a:\n    says: |+\n      one\n\n\nevents: {}\n",
    "text with a hash": "claims:\n  a:\n    says: |\n      one\n      # no comment\n\nevents: {}\n",
    "braces": "claims: {a: {says: x}, b: {says: y}}  # c\nevents: {}\n",
    "braces over lines": "claims: {\n  a: {says: x},  # one\n  b: {says: y}   # two\n}\nevents: {}",
    "braces with a last comma": "claims: {a: {says: x},}\n",
    "empty braces": "claims: {}\nevents: {}\n",
    "json": '{"claims": {"a": {"says": "x"}}, "events": {}}\n',
    "quoted keys": "\"claims\":\n  'a': {says: x}\n",
    "plain text over lines": "claims:\n  a:\n    says: one\n      two\n      three\n  # c\n",
}


@pytest.mark.parametrize("layout", MAPS)
def test_a_key_goes_to_the_end_of_its_map(layout: str) -> None:
    text = MAPS[layout]
    made = with_key(text, ("claims",), "new", RECORD)
    assert without_insertions(text, made)
    before, after = read("", text.encode()).data, read("", made.encode())
    assert not after.problems
    assert after.data == {**before, "claims": {**before["claims"], "new": RECORD}}
    assert list(after.data["claims"])[-1] == "new"


@pytest.mark.parametrize(
    "text", ["", "# a file of comments\n", "events:\n  a: {says: x}", "a: b\n"]
)
def test_a_section_goes_to_the_end_of_the_file(text: str) -> None:
    made = with_key(text, (), "claims", {"new": RECORD}, opened=1)
    assert made.startswith(text)
    assert read("", made.encode()).data == {
        **read("", text.encode()).data,
        "claims": {"new": RECORD},
    }
    assert "\nclaims:\n  new: " in f"\n{made}"


LISTS = {
    "braces alone": "p:\n  i:\n    RU: {since: 1}  # c\n    UA: {since: 2}\n",
    "braces over lines": "p:\n  i:\n    RU: {since: 1,\n      note: x}  # c\n    UA: {}\n",
    "braces on the next line": "p:\n  i:\n    RU:\n      {since: 1}\n    UA: {since: 2}\n",
    "block alone": "p:\n  i:\n    RU:\n      # first\n      since: 1\n\n      note: |\n        a\n"
    "\n         b\n    UA: {since: 2}\n",
    "all in braces": "p: {i: {RU: {since: 1}, UA: {since: 2}}}\n",
    "json": '{"p": {"i": {"RU": {"since": "1"}, "UA": {"since": "2"}}}}\n',
    "dashes": "p:\n  i:\n    RU:\n      # one\n      - {since: 1}  # c\n    UA: {since: 2}\n",
    "dashes under the key": "p:\n  i:\n    RU:\n    - since: 1\n      note: x\n    UA: {}\n",
    "brackets": "p:\n  i:\n    RU: [{since: 1}]  # c\n",
    "brackets over lines": "p:\n  i:\n    RU: [\n      {since: 1},  # c\n    ]\n",
    "windows": "p:\r\n  i:\r\n    RU: {since: 1}\r\n    UA: {since: 2}\r\n",
}


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("layout", LISTS)
def test_an_item_goes_to_its_place_and_one_alone_becomes_a_list(layout: str, place: int) -> None:
    text = LISTS[layout]
    made = with_item(text, ("p", "i", "RU"), RECORD, place)
    assert without_insertions(text, made)
    before, after = read("", text.encode()).data, read("", made.encode())
    assert not after.problems
    old = before["p"]["i"]["RU"]
    items = old if isinstance(old, list) else [old]
    assert after.data["p"]["i"]["RU"] == [*items[:place], RECORD, *items[place:]]
    assert {k: v for k, v in after.data["p"]["i"].items() if k != "RU"} == {
        k: v for k, v in before["p"]["i"].items() if k != "RU"
    }


def test_where_nothing_can_go_in_safely_nothing_goes_in() -> None:
    # A literal text at the end of a file without a line break would gain one.
    with pytest.raises(UsageError, match="safely"):
        with_key("claims:\n  a:\n    says: |\n      one", ("claims",), "new", RECORD)


def without_insertions(before: str, after: str) -> bool:
    """Whether every sign of ``before`` stands in ``after``, in order: something was only put in."""
    signs = iter(after)
    return all(sign in signs for sign in before)


TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
    ),
    min_size=1,
    max_size=40,
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(TEXTS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(TEXTS)
@example("no")
@example("a: b")
@example("a #b")
@example("- a")
@example("'a'")
@example('"a"')
@example("a, b")
@example("{a}")
@example("a:")
@example("<<")
@example("?")
@example(" a ")
@example("\\")
@example("&a")
@example("*a")
@example("!a")
@example("---")
@example("...")
@example("%a")
def test_text_is_quoted_only_where_it_would_read_otherwise(text: str) -> None:
    if text == "<<":
        return  # a merge key is refused even in quotes, so it can only be a value
    for in_braces, line in ((True, "k: {{a: {}}}"), (False, "k: {}")):
        tree = read("", line.format(scalar(text, flow=in_braces)).encode())
        assert not tree.problems
        assert tree.data == {"k": {"a": text} if in_braces else text}


@given(VALUES)
def test_any_record_reads_back_as_it_was(value: object) -> None:
    if "<<" in str(value):
        return
    for text in (
        f"k: {flow(value)}\n",
        "\n".join(lines_of("k", value, "")),
        "\n".join(lines_of("k", value, "", opened=2)),
        "k:\n" + "\n".join(item_lines(value, "  ")),
    ):
        tree = read("", text.encode())
        assert not tree.problems
        assert tree.data["k"] in (value, [value])
