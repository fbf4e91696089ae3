"""Which names and terms are spelt in several ways?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from winset.case.grammar.words import Names
from winset.case.who import Party
from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.ground import Ground

ALIKE = 0.8
"""From this likeness on two names in letters are spellings of one name (a judgement)."""


def names_spelt_several_ways(ground: Ground) -> Iterator[Anomaly]:
    """Spellings of one name, and the several words the documents use for one term.

    Parties are left out: the short names of a state look alike and are no misspellings.
    """
    for path, record in ground.records.items():
        names = getattr(record, "names", None)
        if isinstance(names, Names) and not isinstance(record, Party):
            for _, own in names.parts:
                if forms := _variants(own):
                    yield Anomaly("name-varies", ground.addresses[path], forms)
    for term, names in ground.case.terms.items():
        for _, own in names.parts:
            if len(own) > 1:
                yield Anomaly("term-varies", f"terms.{term}", own)


def _variants(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are spellings of another one, not other names for the same thing."""
    return tuple(name for name in names if any(_alike(name, other) for other in names))


def _alike(a: str, b: str) -> bool:
    """In letters: as many words, nearly the same. In characters: as long, with one in common."""
    if a == b or _in_letters(a) != _in_letters(b):
        return False
    if not _in_letters(a):
        return len(a) == len(b) and bool(set(a) & set(b))
    alike = SequenceMatcher(None, a.casefold(), b.casefold(), autojunk=False).ratio()
    return len(a.split()) == len(b.split()) and alike >= ALIKE


def _in_letters(name: str) -> bool:
    """Whether a name is written in an alphabet."""
    return all(ord(character) < 0x2E80 for character in name)
