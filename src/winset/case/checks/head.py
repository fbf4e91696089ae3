"""Does the head of the case say what it is about, as of which day, and who sits at the table?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.grammar.words import LANGUAGE
from winset.errors import Problem, Slip

if TYPE_CHECKING:
    from winset.case.checks import Checking

Found = Iterator[tuple[tuple[str | int, ...], Slip]]


def head(checking: Checking) -> list[Problem]:
    """Everything wrong with the section ``case`` itself."""
    return [
        checking.problem(("case", *path), slip.found, slip.expected, slip.meant, kind="head")
        for path, slip in _of_head(checking)
        if checking.whole(("case", path[0]))
    ]


def _of_head(checking: Checking) -> Found:
    own = checking.case.case
    if not own.as_of.exact:
        yield ("as-of",), Slip(f"'{own.as_of}' is not one day", "a day such as 2026-02-12")
    if not own.table:
        yield ("table",), Slip("nobody sits at the table", "the parties whose yes a deal needs")
    yield from _once("table", own.table)
    yield from _once("fighting", own.fighting)
    if not own.languages:
        yield ("languages",), Slip("no language", "a list such as [en, zh-Hant]")
    yield from _once("languages", own.languages)
    for index, language in enumerate(own.languages):
        if not LANGUAGE.fullmatch(language):
            yield (
                ("languages", index),
                Slip(f"'{language}' is not a language code", "a code such as en, fr or zh-Hant"),
            )


def _once(key: str, words: tuple[str, ...]) -> Found:
    for index, word in enumerate(words):
        if word in words[:index]:
            yield (key, index), Slip(f"'{word}' stands twice", "it once")
