"""What are the plain words of some spans, without citations?"""

from __future__ import annotations

import re

from winset.views.document.spans import Cite, Mark, Span
from winset.views.figures import NO_BREAK_SPACE
from winset.views.marks import spoken_mark
from winset.views.words import Words


def bare(spans: tuple[Span, ...], page: Words) -> str:
    """The words of spans in one line: marks in words, citations left out."""
    parts = [_bare(span, page) for span in spans]
    line = re.sub(r"\s+", " ", "".join(parts)).strip()
    # A citation leaves the blank that stood before it.
    return re.sub(r" ([,.;:)])", r"\1", line)


def cited(when: str, channel: str, labels: str, page: Words) -> str:
    """Date, channel and citation of a position in words: ``24 Dec, text, 3``."""
    return page["joins.comma"].join(part for part in (when, channel, labels) if part)


def labels_of(cites: tuple[Cite, ...], page: Words) -> str:
    """The labels of citations as a chart prints them: ``B3, B14``."""
    return page["cite.comma"].join(label_of(cite) for cite in cites)


def label_of(cite: Cite) -> str:
    """The label of a citation, kept in one piece: ``B3``, ``= deals 1``."""
    label = ("= " if cite.computed else "") + cite.label
    return label.replace(" ", NO_BREAK_SPACE)


def listed(names: list[str], page: Words) -> str:
    """Several names in one line."""
    return page["cite.comma"].join(names)


def _bare(span: Span, page: Words) -> str:
    if isinstance(span, Cite):
        return ""
    if isinstance(span, Mark):
        return spoken_mark(span, page)
    return span.text
