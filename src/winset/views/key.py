"""Which marks does a reader meet in a brief or a chapter, so that its key can explain them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from winset.views.document.blocks import Block
from winset.views.document.charts import Chart
from winset.views.document.model import Chapter, Document, sections_of
from winset.views.document.spans import GROUNDS, MEANINGS, Cite, Mark, Span
from winset.views.document.walk import Seen, blocks_within, spans_of_blocks, spans_of_chapter
from winset.views.marks import beside
from winset.views.words import Words


def marks_of_brief(document: Document) -> tuple[Mark, ...]:
    """The marks that occur in the brief."""
    sections = sections_of(document.brief)
    blocks = tuple(block for section in sections for block in section.blocks)
    return _occurring(spans_of_blocks(blocks), blocks)


def marks_of_chapter(chapter: Chapter) -> tuple[Mark, ...]:
    """The marks that occur in a chapter."""
    blocks = tuple(block for section in chapter.sections for block in section.blocks)
    return _occurring(spans_of_chapter(chapter), blocks)


def meanings_of(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """The meanings in the order of the grammar; a reported or contested ground brings its glyph."""
    used = {meaning for mark in marks for meaning in (mark.meaning, *beside(mark))}
    return tuple(meaning for meaning in MEANINGS if meaning in used)


def grounds_of(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """How we know, firmest first; reported and contested stand among the meanings already."""
    used = {mark.ground for mark in marks if mark.ground is not None}
    return tuple(g for g in GROUNDS if g in used and g not in ("reported", "contested"))


def key_words(marks: tuple[Mark, ...], page: Words) -> tuple[tuple[str, str], ...]:
    """Each meaning and ground with its explanation, for renderers that draw no glyphs."""
    answers = ((meaning, page[f"key.{meaning}"]) for meaning in meanings_of(marks))
    grounds = ((ground, page[f"ground-key.{ground}"]) for ground in grounds_of(marks))
    return (*answers, *grounds)


def _occurring(seen: Iterable[Seen], blocks: Iterable[Block]) -> tuple[Mark, ...]:
    """The marks in the text and in the charts, each once."""
    found = [mark for one in seen if not one.hidden for mark in _of_span(one.span)]
    for block in blocks_within(tuple(blocks)):
        if isinstance(block, Chart):
            found.extend(block.marks)
    return tuple(dict.fromkeys(found))


def _of_span(span: Span) -> Iterator[Mark]:
    if isinstance(span, Mark):
        yield span
    elif isinstance(span, Cite) and span.computed:
        yield Mark("computed")
