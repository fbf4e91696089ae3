"""Which broken inputs does the reader get? Input i of a seed is the same whatever ran before.

Four sorts: bytes that are no case, text of a small case with slips in it, records of the shipped
cases with words in the wrong places, and the nastiness that ends interpreters.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from winset.case.reader import read

ROOT = Path(__file__).parents[2]
Node = Any
KEYS = ", ".join(f"key-{i}: x" for i in range(20))

# Words that some grammar might swallow, or choke on.
WORDS: tuple[str, ...] = (
    *("", " ", "~", "null", "NO", "on", "12-31", "1e3", "0x1F", "?", "-", ":", "#", "|", ">", "%"),
    *("*a", "&a b", "!a b", "<<", "---", "...", "{", "}", "[", "]", ",", "'", '"', "\\", "@", "`"),
    *("9" * 5000, "-" + "9" * 5000, "1." + "0" * 5000, "1" + "0" * 400 + " km2", "0" * 300 + "1"),
    *("inf", "nan", "-inf", "1e999", "1e-999", "1_000", "1,200", "1,5", "-0", "+5 %", "5 %%"),
    *("1 to 2 to 3", "2 to 1", "1 to", "to 1", "about about 3", "about", "1 or", "or", "1 or 2 or"),
    *("78 (60 %) or 3 (50 %)", "78 (1e9 %) or 3", "3 兆 USD", "3 萬 km2", "5 k k", "5 kkm2", "M"),
    *(
        "normal(0; 0)",
        "normal(1; -1)",
        "beta(0; 0)",
        "beta(1; 1; 5; 1)",
        "beta(1;1;1)",
        "uniform(;)",
    ),
    *("triangular(1; 2)", "normal(" * 50, "uniform(1; 1)", "normal(nan; inf)", "from", "from from"),
    *("from " + "x" * 9999, "unknown", "anything", "nothing", "unspecified", "never", "decisive"),
    *("0000-00-00", "0000", "0001-01-01", "before 0001-01-01", "after 9999-12-31", "9999", "10000"),
    *(
        "winter 9999",
        "spring 0000",
        "XXXX-13-45",
        "XXXX-02-30",
        "XXXX-02-29",
        "2026-02-30",
        "before",
    ),
    *(
        "2026-02 to 2025-01",
        "2026-2-3",
        "15.5.2026",
        "99/99/9999",
        "٢٠٢٦-٠٢-٠١",
        "²",
        "before after",
    ),
    *(
        "after after 9999",
        "2026 to 9999-12-31",
        "32 Foo 2026",
        "2026-02-05T00:00:00Z",
        "1582-10-10",
    ),
    *("(" * 300 + ")" * 300, "(" * 39 + "a is b" + ")" * 39, "a and " * 500 + "a", "a or (" * 100),
    *(
        "a is b and " * 500 + "a is b",
        "is",
        "a is",
        "a is not",
        "a at least",
        "if",
        "a if",
        "a if b",
    ),
    *("a if (b is c", "at least", "at least at least", "below", "a to b to c", "a to", "not a"),
    *(
        "2 of (a, a)",
        "99999999999999999999 of (a)",
        "9" * 5000 + " of (a)",
        "0 of (a)",
        "-1 of (a)",
    ),
    *(
        "60 % of (a 1e999, b nan)",
        "60 % of (a, b)",
        "600 % of (a 1)",
        "majority of ()",
        "all of (a",
    ),
    *(
        "majority of (" + ", ".join(f"a{i}" for i in range(500)) + ")",
        "2 of a",
        "of",
        "((a))",
        "()",
    ),
    *("(a if (b if (c is d)))", "(" * 60 + "a if b is c" + ")" * 60, "² of (a, b)"),
    *(
        "a - b * " * 300 + "a = 1",
        "1/0 = 1",
        "a =",
        "= a",
        "a = b = c",
        "weekday(weekday(a)) = monday",
    ),
    *(
        "years(a) = 1",
        "years(a, b, c) = 1",
        "weekday(a) = someday",
        "2026-13-45 before a",
        "every a is",
    ),
    *(
        "every every is every",
        "a before before",
        "(" * 100 + "a" + ")" * 100 + " = 1",
        "9" * 400 + " = 1",
    ),
    *(
        "law + 90 days",
        "law+90 days",
        "law + -5 days",
        "law + 9e9 weeks",
        "law + unknown",
        " + 5 days",
    ),
    *("A:0", "A:99999", "A:" + "9" * 5000, "A:²", "A:1:2", ":1", "A:", "x" * 10000, "A:14b", "B18"),
    *(
        "positions..",
        ".",
        "..",
        "a.b.c.d.e.f",
        "positions.a.b.accepts@",
        "@2026",
        "case.as-of",
        "@@",
    ),
    *("front.a@2026-99-99", "parties.parties", "drafts.a.clauses.0", "calendar.tasks", "case@9999"),
    *(
        "../../etc/passwd",
        "/etc/passwd",
        "/dev/zero",
        "series/../../x",
        "\\\\host\\x",
        "C:\\x",
        "a" * 999,
    ),
    *(
        "\ufeff",
        "\u2028",
        "\x85",
        "\x00",
        "\x1b[31m",
        "\ud800",
        "\U0010ffff",
        "👩‍👩‍👧",
        "‮abc",
        "a\nb",
        "a\tb",
    ),
)


@cache
def _texts() -> tuple[str, ...]:
    """Small whole cases as one text each: every section, none of the weight."""
    base = ROOT / "tests/errors/base"
    whole = "\n".join(p.read_text(encoding="utf-8") for p in sorted(base.glob("*.yaml")))
    few = ("case", "documents", "who", "issues", "positions")
    part = "\n".join((base / f"{name}.yaml").read_text(encoding="utf-8") for name in few)
    return whole, part, part


@cache
def _trees() -> tuple[dict[str, Node], ...]:
    """The records of every shipped case and of the base case, as plain maps."""
    heads = sorted((ROOT / "src/winset/cases").rglob("case.yaml"))
    found = []
    for folder in [ROOT / "tests/errors/base", *(head.parent for head in heads)]:
        sections: dict[str, Node] = {}
        for file in sorted(folder.glob("*.yaml")):
            sections |= read(file.name, file.read_bytes()).data
        if "case" in sections:
            found.append(sections)
    return tuple(found)


def made(seed: int, index: int) -> bytes:
    """Input ``index`` of ``seed``: what a file case.yaml holds."""
    rng = random.Random(f"{seed}:{index}")
    if index % 400 == 399:
        return rng.choice(MONSTERS)(rng)
    sort = rng.random()
    if sort < 0.2:
        return _bytes(rng)
    if sort < 0.42:
        return _soup(rng)
    if sort < 0.8:
        return _slipped(rng)
    return _shuffled(rng)


def _bytes(rng: random.Random) -> bytes:
    """Bytes that mean nothing, or a text cut and filled with such."""
    noise = rng.randbytes(rng.randrange(1, 400))
    if rng.random() < 0.5:
        return noise
    text = rng.choice(_texts()).encode()
    at = rng.randrange(len(text))
    return text[:at] + noise[: rng.randrange(1, 9)] + text[at + rng.randrange(9) :]


def _soup(rng: random.Random) -> bytes:
    """The signs of YAML and the words of the grammars in no order."""
    signs = ("\n", "\n  ", "\n    ", ": ", "- ", ", ", "{", "}", "[", "]", "case", "a", "'", '"')
    parts = [
        rng.choice(signs) if rng.random() < 0.7 else rng.choice(WORDS)[:300]
        for _ in range(rng.randrange(1, 120))
    ]
    return "".join(parts).encode("utf-8", "surrogatepass")


def _slipped(rng: random.Random) -> bytes:
    """A small case with one to four slips of the hand in its text."""
    text = rng.choice(_texts())
    for _ in range(rng.randrange(1, 5)):
        text = rng.choice(_SLIPS)(rng, text)
    return text.encode("utf-8", "surrogatepass")


def _place(rng: random.Random, text: str) -> int:
    return rng.randrange(len(text)) if text else 0


def _lose_letters(rng: random.Random, text: str) -> str:
    at = _place(rng, text)
    return text[:at] + text[at + rng.randrange(1, 6) :]


def _add_word(rng: random.Random, text: str) -> str:
    at = _place(rng, text)
    return text[:at] + rng.choice(WORDS) + text[at:]


def _other_letter(rng: random.Random, text: str) -> str:
    at = _place(rng, text)
    return text[:at] + rng.choice(" \n\t:,-{}[]'\"?&*!|>%@`#aA0\r\x00\ufeff…萬") + text[at + 1 :]


def _other_value(rng: random.Random, text: str) -> str:
    """One value of one line exchanged for another word."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    lines[at] = f"{key}{colon}{rng.choice(WORDS)}"
    return "\n".join(lines)


def _swap_lines(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _repeat_lines(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join(
        [*lines[: at + 3], *lines[at : at + 3] * rng.randrange(1, 4), *lines[at + 3 :]]
    )


def _indent(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    lines[at] = " " * rng.randrange(9) + lines[at].lstrip()
    return "\n".join(lines)


def _break_off(rng: random.Random, text: str) -> str:
    return text[: _place(rng, text)]


_SLIPS: tuple[Callable[[random.Random, str], str], ...] = (
    *(_lose_letters, _add_word, _other_letter, _other_value, _other_value),
    *(_swap_lines, _repeat_lines, _indent, _break_off),
)


def _shuffled(rng: random.Random) -> bytes:
    """Some records of a shipped case with words, keys and whole records in the wrong places."""
    tree = _some_records(rng, rng.choice(_trees()))
    for _ in range(rng.randrange(1, 6)):
        holder, key = _somewhere(rng, tree)
        _spoil(rng, tree, holder, key)
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _some_records(rng: random.Random, tree: dict[str, Node]) -> dict[str, Node]:
    """The head, and a few records of each section, copied so that they can be spoiled."""
    few = {}
    for section, records in tree.items():
        if section == "case" or not isinstance(records, dict):
            few[section] = records
        elif section in ("parties", "issues", "calendar") or rng.random() < 0.2:
            ids = rng.sample(sorted(records), min(len(records), rng.randrange(1, 3)))
            few[section] = {id: records[id] for id in ids}
    copy: dict[str, Node] = json.loads(json.dumps(few))
    return copy


def _somewhere(rng: random.Random, tree: Node) -> tuple[Node, Node]:
    """A random map or list in the tree, and a key or place in it."""
    holder, key = tree, rng.choice(sorted(tree))
    while isinstance(holder[key], (dict, list)) and holder[key] and rng.random() < 0.85:
        holder = holder[key]
        key = rng.choice(sorted(holder)) if isinstance(holder, dict) else rng.randrange(len(holder))
    return holder, key


def _spoil(rng: random.Random, tree: Node, holder: Node, key: Node) -> None:
    how = rng.randrange(8)
    if how <= 3:
        holder[key] = rng.choice(WORDS)
    elif how == 4:
        other, place = _somewhere(rng, tree)
        holder[key] = json.loads(json.dumps(other[place]))
    elif how == 5:
        holder[key] = [holder[key]] * rng.randrange(4)
    elif how == 6 and isinstance(holder, dict):
        holder[rng.choice(WORDS)[:50]] = holder.pop(key)
    elif isinstance(holder, dict):
        del holder[key]


def _of(make: Callable[[int], str], *sizes: int) -> Callable[[random.Random], bytes]:
    return lambda rng: make(rng.choice(sizes)).encode("utf-8", "surrogatepass")


def _many_unknown(count: int) -> str:
    """Many references to nothing, each looking for its nearest word."""
    rows = "\n".join(f"  c{i}: {{says: x, at: nosuch-{i}, by: who-{i}}}" for i in range(count))
    return f"{_texts()[1]}\nclaims:\n{rows}\n"


def _many_wrong(count: int) -> str:
    """Many claims whose date is none, in a case that is otherwise sound."""
    rows = "\n".join(f"  c{i}: {{says: x, at: A:1, date: no day}}" for i in range(count))
    return f"{_texts()[1]}\nclaims:\n{rows}\n"


def _many_keys(count: int) -> str:
    """Many records with keys that nobody knows."""
    rows = "\n".join(f"  c{i}: {{says: x, {KEYS}}}" for i in range(count))
    return f"{_texts()[1]}\nclaims:\n{rows}\n"


def _long_words(count: int) -> str:
    word = "abcdefghij" * count
    return f"{_texts()[1]}\nclaims:\n  {word}x: {{says: x, denies: {word}y, by: {word}}}\n"


MONSTERS: tuple[Callable[[random.Random], bytes], ...] = (
    *(_of(lambda n, s=sign: s * n, 1000, 100_000) for sign in ("[", "{", "- ", "? ", ": ", "a: [")),
    *(
        _of(lambda n, s=sign: s * n, 100_000)
        for sign in ("{a: ", "!", "&a ", "*", "'", '"', "\\", "%")
    ),
    *(
        _of(lambda n, s=sign: s * n, 100_000)
        for sign in ("---\n", "#\n", "\n", "\r", "\t", " ", ",")
    ),
    *(
        _of(lambda n, s=sign: s * n, 1_000_000)
        for sign in ("x", "x ", "a: ", "\u2028", "é", "a:b,")
    ),
    _of(lambda n: "case: " + "x" * n, 100_000, 3_000_000),
    _of(lambda n: 'case: "' + "x\\n" * n, 100_000),
    _of(lambda n: "case: |\n" + "  x\n" * n, 100_000),
    _of(lambda n: "case: {" + ", ".join(f"k{i}: v" for i in range(n)) + "}", 10_000),
    _of(lambda n: "\n".join(f"k{i}: v" for i in range(n)), 10_000),
    _of(lambda n: "a: b\n" * n, 50_000),
    _of(lambda n: "case: [" + "a, " * n + "]", 100_000),
    _of(lambda n: "\n".join(" " * i + "a:" for i in range(n)), 39, 41, 1500),
    _of(lambda n: "\n".join(" " * i + "- a" for i in range(n)), 1500),
    _of(lambda n: "a: &a [x, x]\n" + "".join(f"k{i}: &k{i} [*a, *a]\n" for i in range(n)), 30),
    _of(lambda n: "case: " + "9" * n, 5000, 1_000_000),
    _of(lambda n: "x" * n + ": y", 1025, 100_000),
    _of(lambda n: "case: {id: a}\n" + "# " + "c" * n, 1_000_000),
    _of(lambda n: "\ufeff" * n + "case: {id: a}", 2, 1000),
    _of(_many_unknown, 100, 400),
    _of(_many_wrong, 100, 1000),
    _of(_many_keys, 50, 100),
    _of(_long_words, 5, 100, 5000),
)
