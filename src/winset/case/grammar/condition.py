"""How a condition on a deal is written: ISSUE at least SETTLEMENT, joined by and, or, brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from winset.case.grammar.phrase import Phrase, Pointer
from winset.errors import Slip, nearest

Comparison = Literal["is", "is not", "at least", "at most", "below", "above"]
COMPARISONS: tuple[Comparison, ...] = (
    "is not",
    "is",
    "at least",
    "at most",
    "below",
    "above",
)
_FORM = "a condition such as land at least withdraw and guarantee is full"
_DEEPEST = 40
_SIGNS = {
    "=": "is",
    "==": "is",
    "!=": "is not",
    ">=": "at least",
    "<=": "at most",
    "<": "below",
    ">": "above",
}


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of an issue's settlement with a settlement or a figure."""

    issue: str
    comparison: Comparison
    settlement: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several tests that must all hold (``and``) or of which one must (``or``)."""

    word: Literal["and", "or"]
    parts: tuple[Test | Joined, ...]


Tree = Test | Joined


@dataclass(frozen=True, slots=True)
class Condition(Phrase):
    """A condition on a deal's settlements. An issue the deal leaves out makes its test false."""

    FORM: ClassVar[str] = _FORM
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "land at least withdraw",
        "(land is freeze or land is swaps) and order is together",
    )

    tree: Tree = Test("", "is", "")

    @classmethod
    def parse(cls, text: str) -> Self:
        words = tokens(text)
        tree, rest = _joined(words, 0, text, 0)
        if rest != len(words):
            raise Slip(f"'{words[rest]}' in '{text}' is one bracket too many", _FORM)
        return cls(text=text.strip(), tree=tree)

    def tests(self) -> tuple[Test, ...]:
        """All comparisons in it, left to right."""
        return tuple(_tests(self.tree))

    def pointers(self) -> tuple[Pointer, ...]:
        return tuple(("issue", t.issue) for t in self.tests())


def tokens(text: str) -> list[str]:
    """Words and brackets of ``text``."""
    return re.findall(r"[()]|[^\s()]+", text)


def _tests(tree: Tree) -> list[Test]:
    if isinstance(tree, Test):
        return [tree]
    return [t for part in tree.parts for t in _tests(part)]


def _joined(words: list[str], at: int, text: str, depth: int) -> tuple[Tree, int]:
    """A run of alternatives: ``or`` binds looser than ``and``."""
    if depth > _DEEPEST:
        raise Slip("brackets nest deeper than 40", _FORM)
    alternatives: list[Tree] = []
    while True:
        both: list[Tree] = []
        while True:
            part, at = _part(words, at, text, depth)
            both.append(part)
            if at < len(words) and words[at] == "and":
                at += 1
                continue
            break
        alternatives.append(both[0] if len(both) == 1 else Joined("and", tuple(both)))
        if at < len(words) and words[at] == "or":
            at += 1
            continue
        return (
            alternatives[0] if len(alternatives) == 1 else Joined("or", tuple(alternatives))
        ), at


def _part(words: list[str], at: int, text: str, depth: int) -> tuple[Tree, int]:
    if at >= len(words):
        raise Slip(f"'{text}' breaks off", _FORM)
    if words[at] == "(":
        inner, at = _joined(words, at + 1, text, depth + 1)
        if at >= len(words) or words[at] != ")":
            raise Slip(f"'{text}' leaves a bracket open", "a closing bracket")
        return inner, at + 1
    issue = words[at]
    comparison, after = _comparison(words, at + 1, text)
    end = after
    while end < len(words) and words[end] not in ("and", "or", "(", ")"):
        end += 1
    if end == after:
        raise Slip(f"'{text}' names no settlement after '{comparison}'", _FORM)
    return Test(issue, comparison, " ".join(words[after:end])), end


def _comparison(words: list[str], at: int, text: str) -> tuple[Comparison, int]:
    for comparison in COMPARISONS:
        length = comparison.count(" ") + 1
        if words[at : at + length] == comparison.split():
            return comparison, at + length
    found = words[at] if at < len(words) else ""
    said = f"'{found}' in '{text}' compares nothing" if found else f"'{text}' compares nothing"
    raise Slip(
        said,
        "is, is not, at least, at most, below or above",
        _SIGNS.get(found) or nearest(found, COMPARISONS),
    )
