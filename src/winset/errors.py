"""What can be wrong with a case, and where: one record per problem, all problems in one error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the case: lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Slip(ValueError):
    """A piece of text that does not follow its grammar: what was found, expected, perhaps meant."""

    def __init__(self, found: str, expected: str = "", meant: str = "") -> None:
        self.found, self.expected, self.meant = found, expected, meant
        super().__init__(sentence(found, expected, meant))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a case.

    ``where`` is the address inside the case (may be empty for a file that does not parse);
    ``kind`` is a short stable name that the error folders and the property tests use.
    """

    place: Place
    where: str
    found: str
    expected: str = ""
    meant: str = ""
    kind: str = "wrong"

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return clipped(f"{self.place}: {where}{sentence(self.found, self.expected, self.meant)}")

    def at(self, place: Place) -> Problem:
        """The same problem seen at another place."""
        return replace(self, place=place)


class CaseError(Exception):
    """A case that cannot be used, with every problem found in one go."""

    def __init__(self, problems: Sequence[Problem], notes: Sequence[str] = ()) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.place, p.where, p.found)))
        self.notes = tuple(notes)
        super().__init__("\n".join([*map(str, self.problems), *self.notes]))


class UsageError(Exception):
    """A request that cannot be understood: a wrong option, an unknown name, a wrong address."""


class LensError(Exception):
    """A lens that cannot answer for this case; the message says what is missing."""


def sentence(found: str, expected: str = "", meant: str = "") -> str:
    """The words of a problem: found; expected; did you mean."""
    parts = [found]
    if expected:
        parts.append(f"expected {expected}")
    if meant:
        parts.append(f"did you mean {meant}?")
    return "; ".join(parts)


_LONGEST_SAID = 1500
_ENDLESS_WORD = re.compile(r"\S{121,}")
_LONGEST_WORD = 80
"""Longer words are no slips of the finger, and comparing them takes time."""


def clipped(said: str) -> str:
    """``said`` with what nobody could read, words of hundreds of letters, cut short."""
    if len(said) <= _LONGEST_SAID:
        return said
    said = _ENDLESS_WORD.sub(lambda word: f"{word.group()[:60]}...", said)
    return said if len(said) <= _LONGEST_SAID else f"{said[:_LONGEST_SAID]}..."


def nearest(word: str, legal: Iterable[str]) -> str:
    """The legal word most like ``word``, or nothing when none is close."""
    if len(word) > _LONGEST_WORD:
        return ""
    words = sorted({w for w in legal if len(w) <= _LONGEST_WORD})
    by_fold = {w.casefold(): w for w in reversed(words)}
    if word.casefold() in by_fold:
        return by_fold[word.casefold()]
    close = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


def one_of(words: Iterable[str], limit: int = 12) -> str:
    """'one of a, b, c' for an error message, cut when long."""
    listed = list(words)
    if len(listed) == 1:
        return listed[0]
    shown = ", ".join(listed[:limit])
    return f"one of {shown}" + (f" and {len(listed) - limit} more" if len(listed) > limit else "")
