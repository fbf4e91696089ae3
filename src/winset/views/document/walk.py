"""Which spans does a part of the document hold, in reading order?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from winset.views.document.blocks import (
    Block,
    Bullets,
    Columns,
    DataTable,
    Definitions,
    Details,
    Judgement,
    KeyOfMarks,
    Paragraph,
)
from winset.views.document.charts import Chart, SvgFigure
from winset.views.document.model import Chapter, Document, Section, sections_of
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Span, Spans


@dataclass(frozen=True, slots=True)
class Seen:
    """A span and whether a reader sees it without opening anything."""

    span: Span
    hidden: bool


def spans_of_document(document: Document) -> Iterator[Seen]:
    """Every span of the brief, its foot and the chapters; notes are apart."""
    yield from _sentences(document.masthead.lines, False)
    for section in sections_of(document.brief):
        yield from spans_of_blocks(section.blocks)
    yield from spans_of_blocks(document.foot)
    for chapter in document.chapters:
        yield from spans_of_chapter(chapter)


def spans_of_chapter(chapter: Chapter) -> Iterator[Seen]:
    """Every span of a chapter."""
    yield from _sentences(chapter.lead, False)
    for section in chapter.sections:
        yield from spans_of_blocks(section.blocks)


def spans_of_blocks(blocks: tuple[Block, ...], hidden: bool = False) -> Iterator[Seen]:
    """Every span of some blocks, in reading order."""
    for block in blocks:
        yield from _block(block, hidden)


def blocks_of_document(document: Document) -> Iterator[Block]:
    """Every block, those inside columns and details too."""
    for section in sections_of(document.brief):
        yield from blocks_within(section.blocks)
    yield from blocks_within(document.foot)
    for chapter in document.chapters:
        for section in chapter.sections:
            yield from blocks_within(section.blocks)


def blocks_within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks and the blocks that stand inside them."""
    for block in blocks:
        yield block
        if isinstance(block, Details):
            yield from blocks_within(block.blocks)
        elif isinstance(block, Columns):
            for part in block.parts:
                yield from blocks_within(part)


def all_sections(document: Document) -> Iterator[Section]:
    """The sections of the brief, then those of the chapters."""
    yield from sections_of(document.brief)
    for chapter in document.chapters:
        yield from chapter.sections


def _block(block: Block, hidden: bool) -> Iterator[Seen]:
    if isinstance(block, Chart):
        yield from _chart(block, hidden)
        return
    match block:
        case Paragraph():
            yield from _sentences(block.sentences, hidden)
        case Bullets():
            yield from _sentences(block.items, hidden)
            yield from _sentence(block.empty, hidden)
        case DataTable():
            for row in block.rows:
                yield from _spans(row.head, hidden)
                for cell in row.cells:
                    yield from _spans(cell, hidden)
            yield from _sentence(block.empty, hidden)
        case Judgement():
            yield from _sentence(block.sentence, hidden)
            yield from _sentence(block.confidence, hidden)
            yield from _spans(block.rests_on, hidden)
            yield from _sentences(block.dissent, hidden)
        case Definitions():
            for item in block.items:
                yield from _spans(item.meaning, hidden)
        case Details():
            yield from spans_of_blocks(block.blocks, hidden=True)
        case Columns():
            for part in block.parts:
                yield from spans_of_blocks(part, hidden)
        case KeyOfMarks():
            return


def _chart(chart: Chart, hidden: bool) -> Iterator[Seen]:
    yield from _sentence(chart.title, hidden)
    if isinstance(chart, SvgFigure):
        yield from _spans(chart.below, hidden)
    # The citations of a chart are links only in its table, which opens on demand.
    yield from _spans(chart.cites, True)


def _sentences(sentences: tuple[Sentence, ...], hidden: bool) -> Iterator[Seen]:
    for sentence in sentences:
        yield from _sentence(sentence, hidden)


def _sentence(sentence: Sentence | None, hidden: bool) -> Iterator[Seen]:
    if sentence is not None:
        yield from _spans(sentence.spans, hidden)


def _spans(spans: Spans | tuple[Cite, ...], hidden: bool) -> Iterator[Seen]:
    for span in spans:
        yield Seen(span, hidden)
