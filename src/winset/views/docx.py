"""How does a document become a word-processor file with real footnotes?

Marks are words here, citations are footnotes, charts become their text and their table. The file
holds no date of its making: the same document gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from winset.views.document.blocks import (
    Block,
    Bullets,
    Column,
    Columns,
    DataTable,
    Definitions,
    Details,
    Judgement,
    KeyOfMarks,
    More,
    Paragraph,
)
from winset.views.document.charts import Chart, SvgFigure
from winset.views.document.check import checked
from winset.views.document.model import Document, Section, sections_of
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Emphasis, Mark, Span, Spans, Strong
from winset.views.gluing import by_role, runs
from winset.views.marks import lone_words, spoken_mark
from winset.views.plain import note_text
from winset.views.summaries import table_of
from winset.views.summaries.bare import bare, label_of
from winset.views.words import Words, words

if TYPE_CHECKING:
    from winset.views.footnotes import Footnotes

# Faces that are on the machines of those who open such files.
_LATIN, _CHINESE = "Arial", "Microsoft JhengHei"
_WASH, _RULE = "F1EEE6", "CFCBC1"
# Files in the archive carry this day, not the day on which they were written.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def docx_bytes(document: Document) -> bytes:
    """The bytes of a .docx file."""
    document = checked(document)
    writer = _Writer(document)
    writer.write()
    return _undated(writer.word)


class _Writer:
    """Walks through the document once and writes into one word-processor file."""

    def __init__(self, document: Document) -> None:
        import docx

        from winset.views.footnotes import Footnotes

        self.document = document
        self.page: Words = words(document.language, "page")
        self.notes = {note.id: note for note in document.notes}
        self.cited: dict[str, int] = {}
        self.word: Any = docx.Document()
        _lay_out(self.word, document)
        self.footnotes: Footnotes = Footnotes(self.word)
        self.cell_style: str = self.word.styles["Cell"].style_id

    def write(self) -> None:
        document, page = self.document, self.page
        mast = document.masthead
        self.word.add_heading(document.title, 0)
        line = self.word.add_paragraph()
        line.add_run(mast.as_of).bold = True
        line.add_run(page["joins.space"] + mast.compared)
        counted = self.word.add_paragraph(style="Small")
        self._sentences(counted, mast.lines)
        counted.add_run(page["joins.space"] + mast.fingerprint)
        for section in sections_of(document.brief):
            self._section(section, 1)
        if document.foot:
            self.word.add_heading(page["foot"], 1)
            self._blocks(document.foot)
        for chapter in document.chapters:
            self.word.add_page_break()
            self.word.add_heading(chapter.title, 1)
            if chapter.lead:
                self._sentences(self.word.add_paragraph(), chapter.lead)
            for section in chapter.sections:
                self._section(section, 2)
        self._documents()
        self.footnotes.finish()

    def _section(self, section: Section, level: int) -> None:
        self.word.add_heading(section.title, level)
        for block in section.blocks:
            if section.style == "lead" and isinstance(block, Paragraph):
                for sentence in block.sentences:
                    self._sentences(self.word.add_paragraph(style="Lead"), (sentence,))
            else:
                self._block(block, tinted=section.style == "box")

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block, *, tinted: bool = False) -> None:
        match block:
            case Paragraph():
                style = "Small" if block.fine else None
                self._sentences(self.word.add_paragraph(style=style), block.sentences)
            case Bullets():
                self._bullets(block)
            case DataTable():
                self._table(block, tinted=tinted)
            case Judgement():
                self._judgement(block)
            case Definitions():
                for item in block.items:
                    paragraph = self.word.add_paragraph(style="Small")
                    paragraph.add_run(item.term + self.page["joins.colon"]).bold = True
                    self._spans(paragraph, item.meaning)
            case Details():
                self.word.add_paragraph().add_run(block.summary).bold = True
                self._blocks(block.blocks)
            case Columns():
                for part in block.parts:
                    self._blocks(part)
            case SvgFigure():
                self._sentences(self.word.add_paragraph(), (block.title,))
                self.word.add_paragraph(block.summary, style="Small")
            case KeyOfMarks():
                # Marks are words in this file, so there is nothing to explain.
                return
            case _ if isinstance(block, Chart):
                self._chart(block)

    def _chart(self, chart: Chart) -> None:
        self._sentences(self.word.add_paragraph(), (chart.title,))
        table = table_of(chart, self.page)
        if table is not None:
            self._table(table)

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            self._sentences(self.word.add_paragraph(style="List Bullet"), (item,))
        if not block.items and block.empty is not None:
            self._sentences(self.word.add_paragraph(), (block.empty,))
        self._more(block.more)

    def _more(self, more: More | None) -> None:
        if more is not None and more.count > 0:
            self.word.add_paragraph(self.page.fill("more", n=more.count), style="Small")

    def _judgement(self, block: Judgement) -> None:
        page = self.page
        said = self.word.add_paragraph()
        said.add_run(f"{block.label}  ").bold = True
        said.paragraph_format.space_after = 0
        said.paragraph_format.keep_with_next = True
        self._sentences(said, (block.sentence,))
        basis = self.word.add_paragraph(style="Small")
        self._sentences(basis, (block.confidence,))
        if block.rests_on:
            basis.add_run(f" {page['rests-on']}{page['joins.space']}")
            basis.add_run(page["cite.comma"].join(label_of(cite) for cite in block.rests_on))
            self._cite(basis, block.rests_on)
        for sentence in block.dissent:
            dissent = self.word.add_paragraph(style="Small")
            dissent.add_run(page["dissent"] + page["joins.space"]).bold = True
            self._sentences(dissent, (sentence,))

    def _table(self, table: DataTable, *, tinted: bool = False) -> None:
        if table.caption:
            caption = self.word.add_paragraph(table.caption, style="Small")
            caption.paragraph_format.keep_with_next = True
        grid: Any = self.word.add_table(rows=1 + len(table.rows), cols=len(table.columns))
        _rules(grid)
        heads: list[Spans] = [
            (Strong(", ".join(part for part in (one.name, one.unit) if part)),)
            for one in table.columns
        ]
        lines = [heads, *([row.head, *row.cells] for row in table.rows)]
        widths = self._widths(table, lines)
        for place, (row, line) in enumerate(zip(grid.rows, lines, strict=True)):
            for column, cell, spans, width in zip(
                table.columns, row.cells, line, widths, strict=True
            ):
                cell.width = width
                self._fill(cell, spans, column, bold=place > 0 and column is table.columns[0])
                if tinted:
                    _tint(cell)
        _whole_rows(grid)
        if not table.rows and table.empty is not None:
            self._sentences(self.word.add_paragraph(style="Small"), (table.empty,))
        self._more(table.more)
        self.word.add_paragraph(style="Small")

    def _widths(self, table: DataTable, lines: list[list[Spans]]) -> list[Any]:
        """Columns as wide as the table says, else by how much they have to hold."""
        from docx.shared import Mm

        given = [column.width for column in table.columns]
        if any(given):
            left = max(100 - sum(given), 8 * given.count(0))
            weights = [float(width or left / given.count(0)) for width in given]
        else:
            longest = [
                max(len(bare(line[i], self.page)) for line in lines) for i in range(len(given))
            ]
            # Twice the text does not need twice the width: it may take a second line.
            weights = [max(5.0, min(length, 80) ** 0.7) for length in longest]
        return [Mm(174 * weight / sum(weights)) for weight in weights]

    def _fill(self, cell: Any, spans: Spans, column: Column, *, bold: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        # By its id: looking a style up by name takes most of the time of a long report.
        paragraph._p.style = self.cell_style
        if column.align == "right":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._spans(paragraph, spans, bold=bold)

    def _sentences(self, paragraph: Any, sentences: tuple[Sentence, ...]) -> None:
        for place, sentence in enumerate(sentences):
            if place:
                paragraph.add_run(self.page["joins.space"])
            self._spans(paragraph, sentence.spans)
            if sentence.edited:
                paragraph.add_run(f" [{self.page['edited']}]")

    def _spans(self, paragraph: Any, spans: tuple[Span, ...], *, bold: bool = False) -> None:
        groups = tuple(runs(spans, self.page))
        for place, (blank, group) in enumerate(groups):
            after = groups[place + 1][1][0] if place + 1 < len(groups) else None
            cites = tuple(span for span in group if isinstance(span, Cite))
            if cites:
                self._cite(paragraph, cites)
                continue
            span, said = group[0], blank + self._words(group[0], after)
            if isinstance(after, Cite) and not after.role:
                # The raised number takes no blank before it.
                said = said.rstrip()
            run = paragraph.add_run(said if paragraph.runs else said.lstrip())
            run.bold = True if bold or isinstance(span, Strong) else None
            latin = self.document.language == "en"
            run.italic = True if isinstance(span, Emphasis) and latin else None

    def _words(self, span: Span, after: Span | None) -> str:
        if isinstance(span, Mark):
            lone = span.word == "" and span.meaning != "not-needed"
            return (
                lone_words(span, after, self.page).rstrip()
                if lone
                else spoken_mark(span, self.page)
            )
        return "" if isinstance(span, Cite) else span.text

    def _cite(self, paragraph: Any, cites: tuple[Cite, ...]) -> None:
        """Citations with a role are words with a number each; others share one footnote."""
        page = self.page
        if not any(cite.role for cite in cites):
            self._footnote(paragraph, cites)
            return
        paragraph.add_run(page["joins.open"])
        for place, (role, own) in enumerate(by_role(cites)):
            blank = page["cite.semicolon"] if place else ""
            labels = page["cite.comma"].join(label_of(cite) for cite in own)
            paragraph.add_run(blank + (role or labels))
            self._footnote(paragraph, own)
        paragraph.add_run(page["joins.close"])

    def _footnote(self, paragraph: Any, cites: tuple[Cite, ...]) -> None:
        """A footnote for each note: a new one, or the number of the one that told it before."""
        for place, cite in enumerate(dict.fromkeys(cites)):
            if place:
                self.footnotes.comma(paragraph)
            if cite.note in self.cited:
                self.footnotes.refer(paragraph, self.cited[cite.note])
            else:
                self.cited[cite.note] = self.footnotes.add(paragraph, self._told(cite))

    def _told(self, cite: Cite) -> str:
        note = self.notes[cite.note]
        return f"{label_of(cite)}{self.page['joins.colon']}{note_text(note, self.page)}"

    def _documents(self) -> None:
        """The documents by name: paragraphs are cited, they are not."""
        listed = [note for note in self.document.notes if note.kind == "document"]
        if listed:
            self.word.add_heading(self.page["source-notes"], 1)
        for note in listed:
            paragraph = self.word.add_paragraph(style="Small")
            paragraph.add_run(f"{note.label} ").bold = True
            paragraph.add_run(note_text(note, self.page))


def _lay_out(word: Any, document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    for name, size in (("Normal", 9.5), ("Title", 20), ("Heading 1", 12.5), ("Heading 2", 11)):
        style = word.styles[name]
        style.font.size = Pt(size)
        style.font.name = _LATIN
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # A theme font would win over the named one.
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), _CHINESE)
        fonts.set(qn("w:hAnsi"), _LATIN)
    word.styles["Normal"].paragraph_format.space_after = Pt(4)
    # The template draws a coloured line under the title.
    title = word.styles["Title"].element.pPr
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)
    for name, size, after in (("Small", 8.5, 4), ("Lead", 11.5, 6), ("Cell", 8.5, 0)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(after)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = document.title, "Winset", ""
    properties.language = "zh-TW" if document.language == "zh-Hant" else document.language
    _without_days(properties)
    _language(word, properties.language)


def _without_days(properties: Any) -> None:
    """The template carries the day on which it was made."""
    for element in list(properties._element):
        if element.tag.endswith(("}created", "}modified")):
            properties._element.remove(element)


def _language(word: Any, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    run = word.styles["Normal"].element.get_or_add_rPr()
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), "en-GB" if language == "en" else language)
    said.set(qn("w:eastAsia"), language if language != "en" else "zh-TW")
    run.append(said)


def _rules(grid: Any) -> None:
    """Hairlines between rows, no vertical lines."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, size, colour in (
            ("top", 8, "000000"),
            ("bottom", 4, _RULE),
            ("insideH", 4, _RULE),
        )
    )
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")
    # The schema wants the borders before the layout.
    layout = grid._tbl.tblPr.find(f"{{{borders.nsmap['w']}}}tblLook")
    if layout is None:
        grid._tbl.tblPr.append(borders)
    else:
        layout.addprevious(borders)


def _tint(cell: Any) -> None:
    """The likelihood box is the only tinted area."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_WASH}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shade))


def _whole_rows(grid: Any) -> None:
    """A row stays on one page, and the head is repeated on the next."""
    from docx.oxml.parser import OxmlElement

    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _undated(word: Any) -> bytes:
    """The file with its parts in one order and without the time at which they were packed."""
    written, packed = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as read, zipfile.ZipFile(packed, "w") as write:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            write.writestr(entry, read.read(name))
    return packed.getvalue()
