"""What is a whole report, before anything is drawn?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from winset.views.document.blocks import Block
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Link, Spans

# document: a source cited by paragraph; source: a numbered note; paragraph: our gist of one
# paragraph of a document; computed: a table of a lens; method: how something is computed.
NoteKind = Literal["document", "source", "paragraph", "computed", "method"]

# The brief prints these; the others stand in the notes chapter and on screen.
PRINTED_WITH_BRIEF: tuple[str, ...] = ("document", "source")


@dataclass(frozen=True, slots=True)
class Note:
    """What a citation leads to.

    ``label`` is as printed in the citation; ``at`` = the id of what the note is about on this page
    (a table, ``table/row``, a section), if it stands there; ``denied_by`` = citations of the
    denials; ``rests`` = links to the judgements and tables that stand on it.
    """

    id: str
    label: str
    kind: NoteKind
    publisher: str = ""
    date: str = ""
    grade: str = ""
    gist: Spans = ()
    denied_by: tuple[Cite, ...] = ()
    rests: tuple[Link, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part. ``page`` = the page of the printed brief it stands on (0 outside the brief);
    ``style``: lead = the bottom line, box = the likelihood box, the only tinted area, line = one
    sentence, on paper beside its heading."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    page: int = 0
    style: Literal["plain", "lead", "box", "line"] = "plain"


@dataclass(frozen=True, slots=True)
class Beside:
    """Sections side by side in the given shares of the width (7:5, 1:1:1)."""

    sections: tuple[Section, ...]
    ratio: tuple[int, ...]


Part: TypeAlias = Section | Beside


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one lens found, at length."""

    id: str
    title: str
    sections: tuple[Section, ...]
    lead: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the page: ``as_of`` = "As known on <date>," ``compared`` = the rest of that line;
    ``lines`` count what the case holds; ``fingerprint`` names case and seed."""

    as_of: str
    compared: str = ""
    lines: tuple[Sentence, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report in one language. Renderers read it and add nothing but the words of the page."""

    title: str
    language: str
    masthead: Masthead
    brief: tuple[Part, ...]
    chapters: tuple[Chapter, ...] = ()
    notes: tuple[Note, ...] = ()
    foot: tuple[Block, ...] = ()


def sections_of(parts: tuple[Part, ...]) -> Iterator[Section]:
    """The sections of a brief in reading order."""
    for part in parts:
        if isinstance(part, Beside):
            yield from part.sections
        else:
            yield part
