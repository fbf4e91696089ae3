"""Which id does a thing get on the page, and where does a citation lead back to?

Ids are made from the document's own ids, so the same input gives the same page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from winset.views.document.blocks import DataTable, Judgement
from winset.views.document.charts import Chart
from winset.views.document.check import DocumentError
from winset.views.document.model import Document
from winset.views.document.spans import Cite
from winset.views.document.walk import (
    all_sections,
    blocks_of_document,
    spans_of_document,
)


def slug(name: str) -> str:
    """``deals/freeze@2026`` -> ``deals-freeze-2026``: letters and digits, the rest hyphens."""
    return "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-")


def note_anchor(note: str) -> str:
    """The id of a note."""
    return f"n-{slug(note)}"


def mark_anchor(note: str) -> str:
    """The id of the first citation of a note."""
    return f"r-{slug(note)}"


def table_anchor(table: str) -> str:
    """The id of a table."""
    return f"t-{slug(table)}"


def row_anchor(table: str, row: str) -> str:
    """The id of a row."""
    return f"t-{slug(table)}-{slug(row)}"


def anchors(document: Document) -> Mapping[str, str]:
    """The id on the page of everything that a link may lead to; two that would share one are an
    error, for then a link would lead to the wrong place."""
    found: dict[str, str] = {note.id: note_anchor(note.id) for note in document.notes}
    for chapter in document.chapters:
        found[chapter.id] = f"c-{slug(chapter.id)}"
    for section in all_sections(document):
        found[section.id] = f"s-{slug(section.id)}"
    for block in blocks_of_document(document):
        if isinstance(block, Judgement):
            found[block.id] = f"k-{slug(block.id)}"
        elif isinstance(block, Chart):
            found[block.id] = f"f-{slug(block.id)}"
        elif isinstance(block, DataTable):
            found[block.id] = table_anchor(block.id)
            for row in block.rows:
                found[f"{block.id}/{row.id}"] = row_anchor(block.id, row.id)
    taken: dict[str, str] = {}
    for name, anchor in found.items():
        if anchor in taken:
            raise DocumentError(f"'{taken[anchor]}' and '{name}' would share the id {anchor}")
        taken[anchor] = name
    return found


@dataclass
class FirstMarks:
    """Hands the id of the back link to the first citation of each note that a reader can see.

    The one thing in the renderer that remembers: citations ask in reading order.
    """

    visible: frozenset[str]
    given: set[str] = field(default_factory=set)

    def anchor(self, note: str, hidden: bool) -> str | None:
        """The id for this citation if it is the first one, else none."""
        if note in self.given or (hidden and note in self.visible):
            return None
        self.given.add(note)
        return mark_anchor(note)


def first_marks(document: Document) -> FirstMarks:
    """A fresh memory for one rendering of ``document``."""
    seen = spans_of_document(document)
    visible = {s.span.note for s in seen if isinstance(s.span, Cite) and not s.hidden}
    return FirstMarks(frozenset(visible))
