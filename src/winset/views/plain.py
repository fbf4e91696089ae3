"""How does a document read as plain text, with its notes at the end?

Marks are their plain forms followed by the words, citations keep their labels in brackets, and
every label that is cited stands in the list of notes. Charts become their text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from winset.views.document.blocks import (
    Block,
    Bullets,
    Columns,
    DataTable,
    Definitions,
    Details,
    Judgement,
    KeyOfMarks,
    More,
    Paragraph,
    Row,
)
from winset.views.document.charts import Chart, SvgFigure
from winset.views.document.check import checked
from winset.views.document.model import Document, Note, Section, sections_of
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark, Span
from winset.views.gluing import by_role, runs
from winset.views.key import key_words, marks_of_brief, marks_of_chapter
from winset.views.marks import PLAIN, plain_mark
from winset.views.summaries import text_of
from winset.views.summaries.bare import label_of
from winset.views.words import Words, words

WIDTH = 80


def plain_text(document: Document) -> str:
    """The whole document as text that ends with a line break."""
    document = checked(document)
    page = words(document.language, "page")
    paragraphs = [*_masthead(document, page)]
    brief = _key(marks_of_brief(document), page)
    for section in sections_of(document.brief):
        paragraphs.extend(_section(section, page, "-", brief))
    if document.foot:
        paragraphs.append(_heading(page["foot"], "-"))
        paragraphs.extend(_blocks(document.foot, page, brief))
    for chapter in document.chapters:
        key = _key(marks_of_chapter(chapter), page)
        paragraphs.append(_heading(chapter.title, "="))
        paragraphs.extend(wrapped(sentence_text(one, page)) for one in chapter.lead)
        for section in chapter.sections:
            paragraphs.extend(_section(section, page, "-", key))
    paragraphs.extend(_notes(document, page))
    return "\n\n".join(part for part in paragraphs if part) + "\n"


def spans_text(spans: tuple[Span, ...], page: Words) -> str:
    """A line of spans in plain text."""
    parts: list[str] = []
    for blank, group in runs(spans, page):
        cites = tuple(span for span in group if isinstance(span, Cite))
        parts.append(blank + (_cites(cites, page) if cites else _span(group[0], page)))
    return re.sub(r" {2,}", " ", "".join(parts)).strip(" ")


def sentence_text(sentence: Sentence, page: Words) -> str:
    """A sentence in plain text; one that the analyst overwrote says so."""
    said = spans_text(sentence.spans, page)
    return f"{said} [{page['edited']}]" if sentence.edited else said


def columns_wide(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _cites(cites: tuple[Cite, ...], page: Words) -> str:
    parts: list[str] = []
    for role, own in by_role(cites):
        lead = role + page["joins.space"] if role else ""
        parts.append(lead + page["cite.comma"].join(label_of(cite) for cite in own))
    return page["cite.open"] + page["cite.semicolon"].join(parts) + page["cite.close"]


def _span(span: Span, page: Words) -> str:
    match span:
        case Mark():
            return plain_mark(span, page)
        case Cite():
            return _cites((span,), page)
        case _:
            return span.text


def _masthead(document: Document, page: Words) -> Iterator[str]:
    mast = document.masthead
    yield _heading(document.title, "=")
    yield wrapped(page["joins.space"].join(part for part in (mast.as_of, mast.compared) if part))
    lines = [sentence_text(line, page) for line in mast.lines]
    yield wrapped(page["joins.space"].join(part for part in (*lines, mast.fingerprint) if part))


def _section(section: Section, page: Words, rule: str, key: str) -> Iterator[str]:
    yield _heading(section.title, rule)
    if section.style == "lead":
        # The sentences of the bottom line stand apart.
        yield from (
            wrapped(sentence_text(one, page))
            for block in section.blocks
            if isinstance(block, Paragraph)
            for one in block.sentences
        )
        others = tuple(block for block in section.blocks if not isinstance(block, Paragraph))
        yield from _blocks(others, page, key)
    else:
        yield from _blocks(section.blocks, page, key)


def _blocks(blocks: tuple[Block, ...], page: Words, key: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, page, key)


def _block(block: Block, page: Words, key: str) -> Iterator[str]:
    match block:
        case Paragraph():
            told = [sentence_text(one, page) for one in block.sentences]
            yield wrapped(page["joins.space"].join(told))
        case Bullets():
            yield from _bullets(block, page)
        case DataTable():
            yield from _table(block, page)
        case KeyOfMarks():
            yield key
        case Judgement():
            yield _judgement(block, page)
        case Definitions():
            colon = page["joins.colon"]
            for item in block.items:
                yield wrapped(item.term + colon + spans_text(item.meaning, page), "  ")
        case Details():
            yield wrapped(block.summary + page["joins.colon"].rstrip())
            yield from _blocks(block.blocks, page, key)
        case Columns():
            for part in block.parts:
                yield from _blocks(part, page, key)
        case SvgFigure():
            yield wrapped(f"{sentence_text(block.title, page)} {block.summary}")
        case _ if isinstance(block, Chart):
            yield wrapped(text_of(block, page))


def _bullets(block: Bullets, page: Words) -> Iterator[str]:
    if not block.items:
        assert block.empty is not None
        yield wrapped(sentence_text(block.empty, page))
        return
    yield "\n".join(wrapped("- " + sentence_text(item, page), "  ") for item in block.items)
    yield _more(block.more, page)


def _more(more: More | None, page: Words) -> str:
    return page.fill("more", n=more.count) if more is not None and more.count > 0 else ""


def _judgement(block: Judgement, page: Words) -> str:
    lines = [f"{block.label}  {sentence_text(block.sentence, page)}"]
    rests = ""
    if block.rests_on:
        space = page["joins.space"]
        rests = f" {page['rests-on']}{space}{_cites(block.rests_on, page)}"
    lines.append("     " + sentence_text(block.confidence, page) + rests)
    dissent = page["dissent"] + page["joins.space"]
    lines.extend("     " + dissent + sentence_text(one, page) for one in block.dissent)
    return "\n".join(wrapped(line, "     ") for line in lines)


def _table(table: DataTable, page: Words) -> Iterator[str]:
    if table.caption:
        yield wrapped(table.caption)
    if not table.rows:
        heads = " | ".join(_head(table, place) for place in range(len(table.columns)))
        reason = "" if table.empty is None else sentence_text(table.empty, page)
        yield f"{heads}\n{wrapped(reason)}"
    elif table.narrow == "compact":
        yield _grid(table, page)
    else:
        yield "\n".join(_card(table, row, page) for row in table.rows)
    yield _more(table.more, page)


def _head(table: DataTable, place: int) -> str:
    column = table.columns[place]
    return ", ".join(part for part in (column.name, column.unit) if part)


def _card(table: DataTable, row: Row, page: Words) -> str:
    """A row as its header and one indented line per cell."""
    lines = [wrapped(spans_text(row.head, page))]
    for place, cell in enumerate(row.cells, 1):
        words_ = _head(table, place) + page["joins.colon"] + spans_text(cell, page)
        lines.append(wrapped("  " + words_, "    "))
    return "\n".join(lines)


def _grid(table: DataTable, page: Words) -> str:
    """A table of numbers in columns."""
    lines = [[_head(table, place) for place in range(len(table.columns))]]
    lines += [
        [spans_text(row.head, page), *(spans_text(cell, page) for cell in row.cells)]
        for row in table.rows
    ]
    wide = [max(columns_wide(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            _padded(cell, wide[place], right=table.columns[place].align == "right")
            for place, cell in enumerate(line)
        ).rstrip()
        for line in lines
    )


def _padded(cell: str, wide: int, *, right: bool) -> str:
    blank = " " * (wide - columns_wide(cell))
    return blank + cell if right else cell + blank


def _key(marks: tuple[Mark, ...], page: Words) -> str:
    """The plain forms that occur; how we know stands in words beside each mark anyway."""
    entries = [
        f"{PLAIN[meaning]} {told}".strip()
        for meaning, told in key_words(marks, page)
        if meaning in PLAIN
    ]
    if not entries:
        return ""
    return wrapped(page["key-title"] + page["joins.colon"] + page["joins.semicolon"].join(entries))


def _notes(document: Document, page: Words) -> Iterator[str]:
    if not document.notes:
        return
    yield _heading(page["notes"], "=")
    yield "\n".join(wrapped(_note(note, page), "    ") for note in document.notes)


def _note(note: Note, page: Words) -> str:
    label = page.fill("plain.note", label=note.label)
    return f"{label} {note_text(note, page)}"


def note_text(note: Note, page: Words) -> str:
    """What a note says: publisher, date, grade, our gist, who denies it."""
    grade = page.fill("grade", grade=note.grade) if note.grade else ""
    origin = [part for part in (note.publisher, note.date, grade) if part]
    parts = [page["joins.comma"].join(origin) + page["joins.end"]] if origin else []
    if note.gist:
        parts.append(spans_text(note.gist, page))
    if note.denied_by:
        space = page["joins.space"]
        parts.append(page["denied-by"] + space + _cites(note.denied_by, page) + page["joins.end"])
    return page["joins.space"].join(parts)


def _heading(title: str, rule: str) -> str:
    return f"{title}\n{rule * min(WIDTH, columns_wide(title))}"


def wrapped(text: str, later: str = "", wide: int = WIDTH) -> str:
    """``text`` in lines of at most ``wide`` columns; lines after the first begin with ``later``."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if columns_wide(line + piece.rstrip()) > wide and line.strip():
            lines.append(line.rstrip(" "))
            line = later + piece.lstrip(" ")
        else:
            line += piece
    return "\n".join([*lines, line.rstrip(" ")])


_NO_START = "、，。；：！？）〕」』》…"
_NO_END = "（〔「『《"


def _pieces(text: str) -> Iterable[str]:
    """Parts between which a line may end: after a blank, between Chinese characters."""
    pieces: list[str] = []
    for letter in text:
        wide = unicodedata.east_asian_width(letter) in "WF"
        if not pieces:
            pieces.append(letter)
            continue
        last = pieces[-1][-1]
        after_wide = unicodedata.east_asian_width(last) in "WF"
        breaks = (last == " " and letter != " ") or wide or after_wide
        if breaks and letter not in _NO_START and last not in _NO_END and letter != " ":
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces
