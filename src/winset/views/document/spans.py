"""What can stand inside a line of the report: words, citations, marks, links?

A span is already in the reader's language. Punctuation belongs to the words around a citation:
``Text("A side refuses"), Cite("B3", "b3"), Text(".")`` prints *A side refuses [B3].* Citations
that follow each other directly share one pair of brackets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

# What a mark says. ``could-bend`` is a no with an open side, ``yes-if`` a yes with an open side.
Meaning = Literal[
    "yes",
    "no",
    "split",
    "unsaid",
    "not-needed",
    "yes-if",
    "could-bend",
    "reported",
    "contested",
    "red-line",
    "soft-line",
    "since",
    "known-now",
    "unchanged",
    "firm",
    "soft",
    "random",
    "window",
    "range",
    "rival",
    "computed",
]
MEANINGS: tuple[str, ...] = get_args(Meaning)

# How we know: the outline of the mark, firmest first.
Ground = Literal["declared", "legal", "text", "reported", "inferred", "assumed", "contested"]
GROUNDS: tuple[str, ...] = get_args(Ground)

# Only these have an outline that can say how we know.
ANSWERS: tuple[str, ...] = ("yes", "no", "split", "yes-if", "could-bend")


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A condition or a definition: italics in Latin script, nothing in Chinese."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """A lead-in or a label such as *Dissent.*; never emphasis inside a judgement."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: ``label`` as printed (``A3``, ``5``, ``deals 1``), ``note`` = id of its Note.

    ``role`` is a word before the label ("reported", "denied"); ``computed`` prints ``=`` before it.
    """

    label: str
    note: str
    role: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One glyph and the word beside it.

    ``word`` None = the standard words of the meaning (and of the ground, if any); a text = these
    words instead (*author*, *yes, if votes*); empty = the glyph alone: who hears the page or reads
    a word-processor file gets its words, plain text its plain form. ``ground_word`` does the same
    for the ground. ``also`` are further glyphs that are true at the same time.
    """

    meaning: Meaning
    ground: Ground | None = None
    word: str | None = None
    ground_word: str | None = None
    also: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link to something on the same page: ``target`` is the id of a section, chapter, table,
    row (``table/row``), judgement or note."""

    text: str
    target: str


Span: TypeAlias = Text | Emphasis | Strong | Cite | Mark | Link
Spans: TypeAlias = tuple[Span, ...]
