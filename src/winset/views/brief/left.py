"""Which sentences go, or change, when a claim is left out?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from winset.views.brief.citing import spans_of
from winset.views.brief.writing import Writing
from winset.views.document import (
    Bullets,
    Chapter,
    Cite,
    DataTable,
    Document,
    Judgement,
    Mark,
    Paragraph,
    Section,
    Sentence,
    Spans,
)
from winset.views.document.model import sections_of
from winset.views.document.walk import blocks_within
from winset.views.marks import spoken_mark

Line = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What a sentence or row says, what it cites, and the claims it rests on."""


def with_losses(
    document: Document, before: Document, writing: Writing, without: tuple[str, ...]
) -> Document:
    """``document`` with a chapter that lists each sentence of ``before`` it no longer holds."""
    now = {line[:2] for line in lines(document, writing)}
    lost = [line for line in lines(before, writing) if line[:2] not in now]
    named = writing.listed([w.replace(":", "") for w in without])
    items = tuple(
        Sentence(("M",), spans_of(writing.words["left.item"], said=said), claims)
        for said, _, claims in lost
    )
    empty = writing.gap(writing.words.fill("left.none", claims=named))
    title = writing.words.fill("left.title", claims=named)
    section = Section("left-out-list", title, (Bullets(items, empty=None if items else empty),))
    chapter = Chapter("chapter-left-out", title, (section,))
    return replace(document, chapters=(*document.chapters, chapter))


def lines(document: Document, writing: Writing) -> Iterator[Line]:
    """Every sentence and table row of the brief: one that loses a citation is another sentence."""
    for section in sections_of(document.brief):
        for block in blocks_within(section.blocks):
            yield from _of_block(block, writing)


def _of_block(block: object, writing: Writing) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield from (_line(s, writing) for s in block.sentences)
    elif isinstance(block, Bullets):
        yield from (_line(s, writing) for s in block.items)
    elif isinstance(block, Judgement):
        yield from (_line(s, writing) for s in (block.sentence, *block.dissent))
    elif isinstance(block, DataTable):
        for row in block.rows:
            cells = [_said(c, writing) for c in (row.head, *row.cells)]
            spans = (row.head, *row.cells)
            cited = tuple(label for cell in spans for label in _cited(cell))
            yield writing.page["joins.semicolon"].join(c for c in cells if c), cited, row.claims


def _line(sentence: Sentence, writing: Writing) -> Line:
    return _said(sentence.spans, writing), _cited(sentence.spans), sentence.claims


def _cited(spans: Spans) -> tuple[str, ...]:
    return tuple(span.label for span in spans if isinstance(span, Cite))


def _said(spans: Spans, writing: Writing) -> str:
    """The words of some spans; citations are left out, marks are spoken."""
    parts = []
    for span in spans:
        if isinstance(span, Cite):
            continue
        parts.append(spoken_mark(span, writing.page) if isinstance(span, Mark) else span.text)
    return " ".join("".join(parts).split())
