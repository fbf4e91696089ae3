"""The program knows no case: no id, name or alias of a shipped one stands in the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from winset import api
from winset.case.case import Case
from winset.case.grammar.words import Names

SOURCE = Path(api.__file__).parent

# Words that cases share with the method: what a negotiation is made of, and plain English.
METHOD_WORDS = frozenset(
    {
        "american",
        "army",
        "capital",
        "center",
        "centre",
        "chinese",
        "command",
        "eastern",
        "economy",
        "european",
        "general",
        "group",
        "independent",
        "island",
        "joint",
        "journal",
        "mark",
        "media",
        "north",
        "office",
        "people",
        "practice",
        "press",
        "republic",
        "state",
        "states",
        "strategic",
        "time",
        "times",
        "today",
        "union",
        "white",
        "world",
    }
)


@cache
def cases() -> tuple[Case, ...]:
    return tuple(api.load(shipped.path) for shipped in api.cases())


def proper_words(case: Case) -> Iterator[str]:
    """Ids, and proper words of the names, of parties, people, groups, places and outlets; ids of
    drafts and documents."""
    named: list[tuple[str, tuple[Names | None, ...]]] = []
    for id, party in case.parties.items():
        named.append((id, (party.names, party.misspelt)))
        named += [(c, (r.names, r.misspelt)) for c, r in party.constituencies.items()]
    named += [(id, (group.names,)) for id, group in case.groups.items()]
    named += [(id, (place.names, place.misspelt)) for id, place in case.places.items()]
    named += [(id, (outlet.names, outlet.misspelt)) for id, outlet in case.outlets.items()]
    for id, records in named:
        yield id
        for names in records:
            for name in names.all() if names is not None else ():
                yield from re.findall(r"\b[A-ZÀ-Ý][A-Za-zÀ-ÿ]{3,}", name)
                yield from (han for han in re.findall(r"[\u4e00-\u9fff]{3,}", name))
    yield from case.drafts
    yield from case.documents


@cache
def forbidden() -> frozenset[str]:
    found = {word.casefold() for case in cases() for word in proper_words(case)}
    return frozenset(w for w in found if w not in METHOD_WORDS and (len(w) >= 4 or not w.isascii()))


def words_of(text: str) -> Iterator[str]:
    """Words, hyphenated words, and runs of Chinese characters of a piece of source."""
    folded = text.casefold()
    yield from re.findall(r"[a-zà-ÿ]{4,}", folded)
    yield from re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", folded)


def strings_and_names(file: Path) -> Iterator[tuple[int, str]]:
    """Every string and identifier of a Python file, every line of any other text."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    for node in ast.walk(ast.parse(text)):
        line = getattr(node, "lineno", 1)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield line, node.value
        for attribute in ("id", "attr", "arg", "name"):
            value = getattr(node, attribute, None)
            if isinstance(value, str):
                yield line, value.replace("_", " ")


def source_files() -> list[Path]:
    found = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.yaml"), *SOURCE.rglob("*.css")]
    return sorted(f for f in found if "cases" not in f.relative_to(SOURCE).parts[:1])


def offences(file: Path, banned: frozenset[str]) -> list[str]:
    han = [w for w in banned if not w.isascii() and re.search(r"[\u4e00-\u9fff]", w)]
    found = []
    for line, text in strings_and_names(file):
        hits = {w for w in words_of(text) if w in banned} | {w for w in han if w in text}
        found += [f"{file.relative_to(SOURCE)}:{line}: {word}" for word in sorted(hits)]
    return found


def test_no_word_of_a_case_stands_in_the_source() -> None:
    banned = forbidden()
    assert len(banned) > 200
    found = [one for file in source_files() for one in offences(file, banned)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "planted", ["id = 'moscow'", "witkoff = 1", "x = 'the talks in panmunjom'", "x = '澤連斯基'"]
)
def test_a_planted_word_is_found(planted: str, tmp_path: Path) -> None:
    banned = forbidden()
    file = tmp_path / "planted.py"
    file.write_text(planted, encoding="utf-8")
    han = [w for w in banned if re.search(r"[\u4e00-\u9fff]", w)]
    hits = [
        w
        for _, text in strings_and_names(file)
        for w in (*(w for w in words_of(text) if w in banned), *(w for w in han if w in text))
    ]
    assert hits


def test_the_method_words_are_needed() -> None:
    """A word of the list that no source uses, or no case names, would only widen the hole."""
    named = {word.casefold() for case in cases() for word in proper_words(case)}
    used: set[str] = set()
    for file in source_files():
        for _, text in strings_and_names(file):
            used |= set(words_of(text))
    idle = sorted(w for w in METHOD_WORDS if w not in named or w not in used)
    assert not idle, f"not needed: {' '.join(idle)}"
