"""Does plain text keep everything: marks, citations, notes, the order of the page?"""

from __future__ import annotations

import re

import pytest

from tests.views.specimen import LANGUAGES, specimen
from tests.views.test_page import line, small
from winset.views.document import Cite, Column, DataTable, Emphasis, Mark, Row, Strong, Text
from winset.views.document.walk import spans_of_document
from winset.views.gluing import spaced
from winset.views.plain import columns_wide, plain_text, spans_text
from winset.views.words import words


def test_a_small_one_word_for_word() -> None:
    rows = (
        Row(
            "r",
            (Text("Freeze"),),
            ((Mark("no", "declared"), Cite("B14", "b14")), (Mark("unsaid"),)),
        ),
    )
    columns = (Column("p", "Package"), Column("a", "A signs"), Column("b", "B signs"))
    document = small(
        line(Text("A plan is reported"), Cite("B14", "b14"), Cite("B15", "b15"), Text(".")),
        DataTable("t", "Consents", columns, rows),
    )
    assert (
        plain_text(document)
        == """\
Small
=====

As known on 1 June 2031, compared with 1 May 2031

Only
----

A plan is reported [B14, B15].

Consents

Freeze
  A signs: x no (declared) [B14]
  B signs: [ ] unsaid

Notes
=====

[B14] Daily, 1 June, grade C. A plan. Denied by [B15].
[B15] Daily, 2 June, grade C. A denial.
"""
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapters", [True, False])
class TestTheSpecimen:
    def test_every_label_that_is_cited_stands_in_the_notes(
        self, language: str, chapters: bool
    ) -> None:
        document = specimen(language, chapters=chapters)
        text = plain_text(document)
        page = words(language, "page")
        notes = text.split(f"\n{page['notes']}\n")[1]
        cited = {s.span.label for s in spans_of_document(document) if isinstance(s.span, Cite)}
        for label in cited:
            assert page.fill("plain.note", label=label) in notes

    def test_no_line_is_wider_than_eighty(self, language: str, chapters: bool) -> None:
        text = plain_text(specimen(language, chapters=chapters))
        assert max(columns_wide(line) for line in text.splitlines()) <= 80

    def test_every_section_stands_in_order(self, language: str, chapters: bool) -> None:
        document = specimen(language, chapters=chapters)
        text = plain_text(document)
        heads = re.findall(r"^(.+)\n[-=]+$", text, re.MULTILINE)
        assert heads[0] == document.title
        assert len(heads) >= 12

    def test_the_same_document_gives_the_same_text(self, language: str, chapters: bool) -> None:
        first, second = (plain_text(specimen(language, chapters=chapters)) for _ in range(2))
        assert first == second


def test_numbers_stand_in_columns() -> None:
    text = plain_text(specimen("en", chapters=False))
    assert "Outcome, by                   31 Jul   15 Sep    1 Mar  30 Jun\n" in text
    assert "Ratified                     under 5  under 5  under 5    5–10\n" in text


def test_chinese_columns_count_two() -> None:
    assert columns_wide("未表態") == 6
    text = plain_text(specimen("zh-Hant", chapters=False))
    lines = [row for row in text.splitlines() if row.endswith(("5–10", "5–15", "35–50"))]
    assert len({columns_wide(row) for row in lines if "–" in row and "%" not in row}) == 1


@pytest.mark.parametrize(
    ("spans", "english", "chinese"),
    [
        ((Text("a"), Cite("B3", "b3"), Text(".")), "a [B3].", "a〔B3〕."),
        ((Text("a "), Cite("B3", "b3"), Text(" b")), "a [B3] b", "a 〔B3〕 b"),
        ((Text("("), Cite("B3", "b3"), Text(")")), "([B3])", "(〔B3〕)"),
        ((Mark("unsaid"), Text("so far")), "[ ] unsaid so far", "[ ] 未表態 so far"),
        ((Mark("unsaid"), Text("; then")), "[ ] unsaid; then", "[ ] 未表態; then"),
        ((Text("a"), Text(""), Cite("B3", "b3")), "a [B3]", "a〔B3〕"),
        ((Strong("Dissent."), Text(" b "), Emphasis("c")), "Dissent. b c", "Dissent. b c"),
        ((Cite("d 1", "d", computed=True),), "[=\u00a0d\u00a01]", "〔=\u00a0d\u00a01〕"),
    ],
)
def test_blanks_stand_where_the_script_wants_them(
    spans: tuple[Text | Cite | Mark | Strong | Emphasis, ...], english: str, chinese: str
) -> None:
    assert spans_text(spans, words("en", "page")) == english
    assert spans_text(spans, words("zh-Hant", "page")) == chinese


def test_an_empty_text_takes_no_part() -> None:
    assert [span for _, span in spaced((Text(""), Text("a")), words("en", "page"))] == [Text("a")]
