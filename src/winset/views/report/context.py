"""What does every part of the page need to know while it is drawn?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from winset.views.document.model import Document
from winset.views.document.spans import Mark
from winset.views.report.anchors import FirstMarks, anchors, first_marks
from winset.views.words import Words, words


@dataclass(frozen=True)
class Context:
    """The words of the page, the ids that links lead to, and where we are.

    ``hidden`` = inside something that opens on demand; ``heading`` = the level of the next heading;
    ``marks`` = the marks of this brief or chapter, for its key.
    """

    page: Words
    anchors: Mapping[str, str]
    first: FirstMarks
    hidden: bool = False
    heading: int = 2
    marks: tuple[Mark, ...] = ()

    def inside_details(self) -> Context:
        """The same place, seen only when something is opened."""
        return replace(self, hidden=True)

    def with_marks(self, marks: tuple[Mark, ...], heading: int) -> Context:
        """A new brief or chapter."""
        return replace(self, marks=marks, heading=heading)


def context_of(document: Document) -> Context:
    """The place at the top of ``document``."""
    page = words(document.language, "page")
    return Context(page, anchors(document), first_marks(document))
