"""Has the word-processor file real footnotes, each referred to, none lost, and no date?"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree

from tests.views.specimen import LANGUAGES, specimen
from tests.views.test_page import line, small
from winset.views.document import Cite, Mark, Text
from winset.views.document.walk import spans_of_document
from winset.views.docx import docx_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def texts(data: bytes) -> list[str]:
    """The footnotes in order, without their numbers."""
    notes = part(data, "word/footnotes.xml").findall(f"{W}footnote")
    return ["".join(t.text for t in note.iter(f"{W}t")).strip() for note in notes][2:]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapters", [True, False])
class TestTheSpecimen:
    def test_every_reference_has_its_footnote_once(self, language: str, chapters: bool) -> None:
        data = docx_bytes(specimen(language, chapters=chapters))
        body = part(data, "word/document.xml")
        referred = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
        notes = part(data, "word/footnotes.xml").findall(f"{W}footnote")
        assert referred == [str(n) for n in range(1, len(referred) + 1)]
        assert [note.get(f"{W}id") for note in notes] == ["-1", "0", *referred]
        assert all(note.find(f".//{W}footnoteRef") is not None for note in notes[2:])

    def test_every_cited_note_is_told_once(self, language: str, chapters: bool) -> None:
        document = specimen(language, chapters=chapters)
        cited = {s.span.note for s in spans_of_document(document) if isinstance(s.span, Cite)}
        assert len(texts(docx_bytes(document))) == len(cited)

    def test_later_citations_point_to_bookmarks(self, language: str, chapters: bool) -> None:
        body = part(docx_bytes(specimen(language, chapters=chapters)), "word/document.xml")
        marked = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
        fields = [node.get(f"{W}instr") for node in body.iter(f"{W}fldSimple")]
        assert fields
        for field in fields:
            name = re.search(r"NOTEREF (\S+)", field)
            assert name is not None
            assert name[1] in marked

    def test_the_part_is_announced(self, language: str, chapters: bool) -> None:
        data = docx_bytes(specimen(language, chapters=chapters))
        types = part(data, "[Content_Types].xml")
        assert any(n.get("PartName") == "/word/footnotes.xml" for n in types)
        relations = part(data, "word/_rels/document.xml.rels")
        assert any(n.get("Target") == "footnotes.xml" for n in relations)
        settings = part(data, "word/settings.xml")
        kept = settings.findall(f"{W}footnotePr/{W}footnote")
        assert [node.get(f"{W}id") for node in kept] == ["-1", "0"]

    def test_the_same_document_gives_the_same_bytes(self, language: str, chapters: bool) -> None:
        first, second = (docx_bytes(specimen(language, chapters=chapters)) for _ in range(2))
        assert first == second

    def test_it_holds_no_date_of_its_making(self, language: str, chapters: bool) -> None:
        data = docx_bytes(specimen(language, chapters=chapters))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        assert "created" not in core
        assert "modified" not in core

    def test_the_library_opens_it_again(self, language: str, chapters: bool) -> None:
        document = specimen(language, chapters=chapters)
        opened = docx.Document(io.BytesIO(docx_bytes(document)))
        assert opened.paragraphs[0].text == document.title
        assert len(opened.tables) >= 6


def body_of(data: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_footnote_word_for_word() -> None:
    data = docx_bytes(
        small(line(Text("A plan"), Cite("B14", "b14"), Cite("B15", "b15"), Text(".")))
    )
    assert texts(data) == [
        "B14: Daily, 1 June, grade C. A plan. Denied by [B15].",
        "B15: Daily, 2 June, grade C. A denial.",
    ]
    raised = part(data, "word/document.xml").findall(f".//{W}footnoteReference")
    assert len(raised) == 2


def test_a_note_cited_twice_is_told_once() -> None:
    twice = line(Text("A plan"), Cite("B14", "b14"), Text(" and again"), Cite("B14", "b14"))
    data = docx_bytes(small(twice))
    assert len(texts(data)) == 1
    fields = list(part(data, "word/document.xml").iter(f"{W}fldSimple"))
    assert ["".join(t.text for t in field.iter(f"{W}t")) for field in fields] == ["1"]


def test_report_and_denial_keep_their_words() -> None:
    cites = (Cite("B14", "b14", "reported"), Cite("B15", "b15", "denied"))
    assert "Votes (reported; denied)." in body_of(
        docx_bytes(small(line(Text("Votes"), *cites, Text("."))))
    )


def test_marks_are_words() -> None:
    marked = line(Mark("no", "declared"), Text("so far; "), Mark("since", word=""), Text("public"))
    assert "no (declared) so far; happened since: public" in body_of(docx_bytes(small(marked)))
