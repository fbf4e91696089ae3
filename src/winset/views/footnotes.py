"""How does a word-processor file get real footnotes, which its library does not write?

The library knows parts and relations; this file adds the part that holds the footnotes, the two
separators that every such part begins with, the styles, and the reference inside a run.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TEXT_STYLE, REFERENCE_STYLE = "footnote text", "footnote reference"


class Footnotes:
    """Collects footnotes while the body is written; ``finish`` puts them into the file."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.texts: list[str] = []
        _add_styles(document)
        self.reference_style = document.styles[REFERENCE_STYLE].style_id

    def add(self, paragraph: Paragraph, text: str) -> int:
        """A reference at the end of ``paragraph`` to a new footnote; its number is returned."""
        self.texts.append(text)
        number = len(self.texts)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        run = self._raised(paragraph)
        run._r.append(reference)
        # A bookmark around the reference lets later citations point to the same footnote.
        run._r.addprevious(_bookmark("w:bookmarkStart", number, name=_name(number)))
        run._r.addnext(_bookmark("w:bookmarkEnd", number))
        return number

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """The number of an earlier footnote, as a field that follows when footnotes move."""
        field: Any = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" NOTEREF {_name(number)} \\f \\h ")
        run = self._raised(paragraph)
        run.text = str(number)
        run._r.addprevious(field)
        field.append(run._r)

    def comma(self, paragraph: Paragraph) -> None:
        """The comma between two raised numbers."""
        self._raised(paragraph).text = ","

    def _raised(self, paragraph: Paragraph) -> Run:
        run = paragraph.add_run()
        run._r.style = self.reference_style
        return run

    def finish(self) -> None:
        """Writes the part of the footnotes and says in the settings which two are separators."""
        root: Any = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        root.append(_separator(-1, "separator"))
        root.append(_separator(0, "continuationSeparator"))
        for number, text in enumerate(self.texts, 1):
            root.append(_footnote(number, text, self.document))
        main = self.document.part
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, _serialised(root), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        properties: Any = OxmlElement("w:footnotePr")
        for number in (-1, 0):
            entry = OxmlElement("w:footnote")
            entry.set(qn("w:id"), str(number))
            properties.append(entry)
        # The order of the settings is fixed; footnotes come right before the compatibility part.
        settings: Any = self.document.settings.element
        before = settings.find(qn("w:compat"))
        if before is None:
            settings.append(properties)
        else:
            before.addprevious(properties)


def _name(number: int) -> str:
    return f"_RefNote{number}"


def _bookmark(tag: str, number: int, name: str = "") -> Any:
    mark: Any = OxmlElement(tag)
    mark.set(qn("w:id"), str(number))
    if name:
        mark.set(qn("w:name"), name)
    return mark


def _footnote(number: int, text: str, document: WordDocument) -> Any:
    note: Any = OxmlElement("w:footnote")
    note.set(qn("w:id"), str(number))
    paragraph: Any = OxmlElement("w:p")
    properties: Any = OxmlElement("w:pPr")
    style: Any = OxmlElement("w:pStyle")
    style.set(qn("w:val"), document.styles[TEXT_STYLE].style_id)
    properties.append(style)
    paragraph.append(properties)
    mark: Any = OxmlElement("w:r")
    mark_properties: Any = OxmlElement("w:rPr")
    mark_style: Any = OxmlElement("w:rStyle")
    mark_style.set(qn("w:val"), document.styles[REFERENCE_STYLE].style_id)
    mark_properties.append(mark_style)
    mark.append(mark_properties)
    mark.append(OxmlElement("w:footnoteRef"))
    paragraph.append(mark)
    run: Any = OxmlElement("w:r")
    words: Any = OxmlElement("w:t")
    words.text = f" {text}"
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    paragraph.append(run)
    note.append(paragraph)
    return note


def _separator(number: int, kind: str) -> Any:
    return parse_xml(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


def _add_styles(document: WordDocument) -> None:
    text: Any = document.styles.add_style(TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8)
    text.paragraph_format.space_after = Pt(0)
    reference: Any = document.styles.add_style(REFERENCE_STYLE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def _serialised(root: Any) -> bytes:
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
