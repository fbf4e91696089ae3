"""Does a document hold together: every citation has its note, every id is one, no cell is empty?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from winset.views.document.blocks import Bullets, Columns, DataTable, Judgement
from winset.views.document.charts import Chart
from winset.views.document.model import Beside, Document
from winset.views.document.sentences import Sentence
from winset.views.document.spans import ANSWERS, Cite, Link, Mark, Span
from winset.views.document.walk import (
    all_sections,
    blocks_of_document,
    spans_of_document,
)


class DocumentError(ValueError):
    """A document that cannot be shown, with everything that is wrong with it."""


def checked(document: Document) -> Document:
    """The same document, or an error that lists all its faults."""
    faults = problems(document)
    if faults:
        raise DocumentError("\n".join(faults))
    return document


def problems(document: Document) -> tuple[str, ...]:
    """Everything that is wrong with the structure of a document."""
    found = [*_ids(document), *_references(document), *_parts(document)]
    for block in blocks_of_document(document):
        if isinstance(block, Chart):
            found.extend(block.faults)
        match block:
            case DataTable():
                found.extend(_table(block))
            case Bullets():
                if not block.items and block.empty is None:
                    found.append("a list without items says nothing on why it is empty")
            case Columns():
                if block.ratio and len(block.ratio) != len(block.parts):
                    found.append("columns: as many shares of the width as parts are expected")
            case Judgement():
                found.extend(_kinds(block.sentence, f"judgement {block.id}"))
                if "K" not in block.confidence.kinds:
                    found.append(f"judgement {block.id}: its confidence is no sentence of kind K")
            case _:
                pass
    return tuple(dict.fromkeys(found))


def targets(document: Document) -> tuple[str, ...]:
    """Every id that a Link or a Note may lead to, but notes: each must be there once."""
    return tuple(_structure_ids(document))


def _structure_ids(document: Document) -> Iterator[str]:
    for chapter in document.chapters:
        yield chapter.id
    for section in all_sections(document):
        yield section.id
    for block in blocks_of_document(document):
        if isinstance(block, Judgement | Chart):
            yield block.id
        elif isinstance(block, DataTable):
            yield block.id
            for row in block.rows:
                yield f"{block.id}/{row.id}"


def _ids(document: Document) -> Iterator[str]:
    for name, times in Counter(_structure_ids(document)).items():
        if times > 1:
            yield f"the id '{name}' stands {times} times"
        if not name:
            yield "a part of the document has no id"
    for name, times in Counter(note.id for note in document.notes).items():
        if times > 1:
            yield f"the note '{name}' stands {times} times"


def _references(document: Document) -> Iterator[str]:
    notes = {note.id for note in document.notes}
    known = notes | set(_structure_ids(document))
    for seen in spans_of_document(document):
        yield from _span(seen.span, notes, known)
    for note in document.notes:
        for span in (*note.gist, *note.denied_by, *note.rests):
            yield from _span(span, notes, known)
        if note.at and note.at not in known:
            yield f"note {note.id}: nothing on the page has the id '{note.at}'"
    for block in blocks_of_document(document):
        more = block.more if isinstance(block, (DataTable, Bullets)) else None
        if more is not None and more.target not in known:
            yield f"'and n more' leads to '{more.target}', which is not on the page"


def _span(span: Span, notes: set[str], known: set[str]) -> Iterator[str]:
    if isinstance(span, Cite) and span.note not in notes:
        yield f"the citation '{span.label}' has no note '{span.note}'"
    elif isinstance(span, Link) and span.target not in known:
        yield f"the link '{span.text}' leads to '{span.target}', which is not on the page"
    elif isinstance(span, Mark) and span.ground is not None and span.meaning not in ANSWERS:
        yield f"a mark '{span.meaning}' has no outline that could say '{span.ground}'"


def _parts(document: Document) -> Iterator[str]:
    for part in document.brief:
        if isinstance(part, Beside) and len(part.ratio) != len(part.sections):
            yield "sections side by side: as many shares of the width as sections are expected"
    pages = [section.page for section in all_sections(document) if section.page]
    if pages != sorted(pages):
        yield "the sections of the brief do not stand in the order of their pages"


def _table(table: DataTable) -> Iterator[str]:
    if not table.rows and table.empty is None:
        yield f"table {table.id}: it has no rows and does not say why"
    for row in table.rows:
        if len(row.cells) + 1 != len(table.columns):
            count = f"{len(row.cells) + 1} cells for {len(table.columns)} columns"
            yield f"table {table.id}, row {row.id}: {count}"
        if not row.head or not all(row.cells):
            yield f"table {table.id}, row {row.id}: an empty cell; say 'unsaid' or 'not needed'"


def _kinds(sentence: Sentence, where: str) -> Iterator[str]:
    if {"L", "K"} <= set(sentence.kinds):
        yield f"{where}: likelihood and confidence share a sentence"
