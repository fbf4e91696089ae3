"""Is the page sound before a browser sees it: well-formed, self-contained, every link answered?"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup, Tag

from tests.views.specimen import LANGUAGES, specimen
from winset.views.document import (
    Chapter,
    Cite,
    Column,
    DataTable,
    Details,
    Document,
    KeyOfMarks,
    Mark,
    Masthead,
    Note,
    Paragraph,
    Row,
    Section,
    Sentence,
    Text,
)
from winset.views.document.check import DocumentError
from winset.views.report.html import html_page
from winset.views.words import words

VOID = {"meta", "br", "hr", "img", "col", "wbr", "link"}


class Nesting(HTMLParser):
    """Checks that every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.ids.update(value for name, value in attrs if name == "id" and value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-3:]}")
        else:
            self.open.pop()


def soup(language: str, *, chapters: bool = True) -> BeautifulSoup:
    return BeautifulSoup(html_page(specimen(language, chapters=chapters)), "html.parser")


def tags(root: BeautifulSoup | Tag, selector: str) -> list[Tag]:
    return list(root.select(selector))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapters", [True, False])
class TestTheSpecimen:
    def test_it_is_well_formed(self, language: str, chapters: bool) -> None:
        parser = Nesting()
        parser.feed(html_page(specimen(language, chapters=chapters)))
        parser.close()
        assert parser.faults == []
        assert parser.open == []
        assert [name for name, times in parser.ids.items() if times > 1] == []

    def test_it_needs_nothing_from_outside(self, language: str, chapters: bool) -> None:
        page = html_page(specimen(language, chapters=chapters))
        for word in ("http:", "https:", "//", "<script", "<link", "<iframe", "<img", "javascript:"):
            assert word not in page
        assert not re.search(r"\son[a-z]+=", page)
        assert not re.search(r'(?:src|href)="(?!#)', page)

    def test_the_same_document_gives_the_same_bytes(self, language: str, chapters: bool) -> None:
        first, second = (html_page(specimen(language, chapters=chapters)) for _ in range(2))
        assert first == second

    def test_it_says_its_language(self, language: str, chapters: bool) -> None:
        root = soup(language, chapters=chapters).select_one("html")
        assert root is not None
        assert root["lang"] == language

    def test_every_link_is_answered(self, language: str, chapters: bool) -> None:
        page = soup(language, chapters=chapters)
        ids = {str(tag["id"]) for tag in page.select("[id]")}
        asked = {str(tag["href"])[1:] for tag in page.select("a[href], use[href]")}
        assert asked <= ids
        labelled = {str(tag["aria-labelledby"]) for tag in page.select("[aria-labelledby]")}
        assert labelled <= ids

    def test_every_cited_note_leads_back(self, language: str, chapters: bool) -> None:
        page = soup(language, chapters=chapters)
        for note in {str(a["href"]) for a in tags(page, "a.c")}:
            back = page.select_one(f"{note} > a.back")
            assert back is not None, note
            mark = page.select_one(str(back["href"]))
            assert mark is not None
            assert mark["href"] == note
            # It is the first that a reader can see.
            seen = [
                a for a in tags(page, f'a.c[href="{note}"]') if a.find_parent("details") is None
            ]
            if seen:
                assert mark is seen[0]

    def test_no_caption_holds_a_link(self, language: str, chapters: bool) -> None:
        assert tags(soup(language, chapters=chapters), "caption a") == []

    def test_tables_keep_their_roles(self, language: str, chapters: bool) -> None:
        page = soup(language, chapters=chapters)
        for table in tags(page, "table"):
            assert table["role"] == "table"
            assert {row["role"] for row in tags(table, "tr")} == {"row"}
            assert all(cell["role"] == "cell" for cell in tags(table, "td"))
            assert all(cell.get_text(strip=True) for cell in tags(table, "td, th"))
            for cell in tags(table, "td"):
                nth = len(cell.find_previous_siblings()) + 1
                assert re.search(rf"--h{nth}:'.+?'", str(table["style"])), nth

    def test_every_picture_says_what_it_shows(self, language: str, chapters: bool) -> None:
        pictures = tags(soup(language, chapters=chapters), "svg[role=img]")
        assert len(pictures) == (12 if chapters else 6)
        for picture in pictures:
            title, told = picture.select_one("title"), picture.select_one("desc")
            assert title is not None
            assert told is not None
            assert len(told.get_text()) > 60
            assert picture["aria-labelledby"] == title["id"]
            assert picture["aria-describedby"] == told["id"]
        # All others are drawings beside their words.
        others = [svg for svg in tags(soup(language), "svg") if svg.get("role") != "img"]
        assert {svg["aria-hidden"] for svg in others} == {"true"}

    def test_every_chart_stands_in_a_table_too(self, language: str, chapters: bool) -> None:
        for figure in tags(soup(language, chapters=chapters), "figure.chart"):
            assert figure.select_one("details table tbody tr") is not None


def test_both_languages_carry_the_same_records_in_the_same_order() -> None:
    def order(language: str) -> list[str]:
        return [
            str(tag.get("data-kind") or tag.get("href"))
            for tag in tags(soup(language), "main [data-kind], main a.c")
        ]

    assert order("en") == order("zh-Hant")


def small(*blocks: Paragraph | DataTable | KeyOfMarks | Details, language: str = "en") -> Document:
    notes = (
        Note(
            "b14",
            "B14",
            "paragraph",
            "Daily",
            "1 June",
            "C",
            (Text("A plan."),),
            (Cite("B15", "b15"),),
        ),
        Note("b15", "B15", "paragraph", "Daily", "2 June", "C", (Text("A denial."),)),
    )
    brief = (Section("only", "Only", blocks, page=1),)
    mast = Masthead("As known on 1 June 2031,", "compared with 1 May 2031")
    return Document("Small", language, mast, brief, notes=notes)


def line(*spans: Text | Cite | Mark, kind: str = "R", edited: bool = False) -> Paragraph:
    return Paragraph((Sentence((kind,), spans, edited=edited),))  # type: ignore[arg-type]


def body(document: Document) -> str:
    page = BeautifulSoup(html_page(document), "html.parser")
    section = page.select_one("#s-only")
    assert section is not None
    return str(section)


def test_a_small_page_word_for_word() -> None:
    document = small(
        line(Text("A plan is reported"), Cite("B14", "b14"), Cite("B15", "b15"), Text("."))
    )
    assert body(document) == (
        '<section aria-labelledby="h-only" id="s-only"><h2 id="h-only">Only</h2>'
        '<p><span data-kind="R">A plan is reported <span class="cs">['
        '<a class="c" href="#n-b14" id="r-b14">B14</a>, '
        '<a class="c" href="#n-b15" id="r-b15">B15</a>]</span>.</span></p></section>'
    )


def test_a_report_and_its_denial_in_one_pair_of_brackets() -> None:
    cites = (Cite("B14", "b14", "reported"), Cite("B15", "b15", "denied"))
    text = BeautifulSoup(body(small(line(Text("Votes"), *cites, Text(".")))), "html.parser")
    assert text.get_text().endswith("Votes [reported B14; denied B15].")
    chinese = small(
        line(Text("投票"), Cite("B14", "b14", "報道"), Cite("B15", "b15", "否認"), Text("。")),
        language="zh-Hant",
    )
    text = BeautifulSoup(body(chinese), "html.parser")
    assert text.get_text().endswith("投票〔報道B14；否認B15〕。")


def test_text_never_becomes_markup() -> None:
    found = body(small(line(Text("<script>alert('x')</script> & \"more\""))))
    assert "<script>" not in found
    assert "&lt;script&gt;" in found


def test_a_note_says_who_denies_it() -> None:
    page = BeautifulSoup(html_page(small(line(Text("x"), Cite("B14", "b14")))), "html.parser")
    note = page.select_one("#n-b14")
    assert note is not None
    assert note.get_text() == "B14 Daily, 1 June, grade C. A plan. Denied by [B15] back"
    other = page.select_one("#n-b15 > a.back")
    assert other is not None
    assert other["href"] == "#r-b15"
    assert page.select_one("#n-b14 #r-b15") is not None


def test_a_note_that_nothing_cites_leads_nowhere() -> None:
    page = BeautifulSoup(html_page(small(line(Text("x"), Cite("B15", "b15")))), "html.parser")
    assert page.select_one("#n-b15 > a.back") is not None
    assert page.select_one("#n-b14 > a.back") is None


def test_an_edited_sentence_says_so() -> None:
    assert "edited by the analyst" in body(small(line(Text("x"), edited=True)))
    assert "edited" not in body(small(line(Text("x"))))


def test_a_glyph_that_stands_alone_is_told_to_those_who_hear() -> None:
    found = body(small(line(Mark("since", word=""), Text("public"))))
    assert '<span class="vh">happened since: </span>' in found
    assert 'aria-hidden="true"' in found
    twice = body(
        small(line(Mark("unchanged", word=""), Text("Unchanged although much reported: x")))
    )
    assert "vh" not in twice


def test_the_key_lists_the_marks_that_occur_and_no_other() -> None:
    rows = (Row("r", (Text("One"),), ((Mark("no", "declared"),), (Mark("unsaid"),))),)
    columns = (Column("p", "Package"), Column("a", "A signs"), Column("b", "B signs"))
    document = small(DataTable("t", "Consents", columns, rows), KeyOfMarks())
    page = BeautifulSoup(html_page(document), "html.parser")
    key = [item.get_text() for item in tags(page, ".key li")]
    assert key == ["Answer:no", "nobody has said", "How we know:declared"]
    drawn = {str(use["href"])[1:] for use in tags(page, "use")}
    defined = {str(symbol["id"]) for symbol in tags(page, "symbol")}
    assert drawn == defined


def test_what_is_hidden_needs_no_key() -> None:
    hidden = Details("More", (line(Mark("split"), Text("inside")),))
    page = BeautifulSoup(html_page(small(hidden, KeyOfMarks())), "html.parser")
    assert tags(page, ".key") == []
    # Its symbol is drawn all the same.
    assert page.select_one("symbol#g-split") is not None


def test_a_chapter_has_a_key_of_its_own() -> None:
    chapter = Chapter("c", "C", (Section("inner", "Inner", (line(Mark("yes")), KeyOfMarks())),))
    document = small(line(Mark("no")), KeyOfMarks())
    both = Document("Small", "en", document.masthead, document.brief, (chapter,))
    keys = tags(BeautifulSoup(html_page(both), "html.parser"), ".key")
    assert [key.get_text() for key in keys] == ["Answer:no", "Answer:yes"]


def test_an_empty_table_keeps_its_head_and_says_why() -> None:
    empty = Sentence(("G",), (Text("Nobody listed any."),))
    found = body(
        small(DataTable("t", "List", (Column("a", "Thing"), Column("b", "Off", "%")), (), empty))
    )
    assert "Off, %" in found
    assert "Nobody listed any." in found


def test_a_consent_that_is_not_needed_is_a_word_for_readers() -> None:
    rows = (Row("r", (Text("One"),), ((Mark("not-needed"),),)),)
    found = body(small(DataTable("t", "", (Column("a", "A"), Column("b", "B")), rows)))
    assert '<span class="nn">consent not needed</span>' in found


def test_two_things_that_would_share_an_id_are_refused() -> None:
    columns = (Column("a", "A"),)
    rows = (Row("b c", (Text("1"),), ()), Row("b/c", (Text("2"),), ()))
    with pytest.raises(DocumentError, match="would share the id t-t-b-c"):
        html_page(small(DataTable("t", "", columns, rows)))


def test_a_page_in_a_language_without_words_is_refused() -> None:
    from winset.errors import UsageError

    with pytest.raises(UsageError, match="no words in language 'fr'"):
        html_page(small(line(Text("x")), language="fr"))


def test_ranges_stay_on_one_line() -> None:
    assert '<span class="nb">15–40\u00a0%</span>' in body(
        small(line(Text("gives 15–40\u00a0% now")))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_alone_prints_no_notes_chapter(language: str) -> None:
    notes = soup(language, chapters=False).select_one("#s-notes")
    assert notes is not None
    assert "scr" in notes["class"]
    with_chapters = soup(language).select_one("#s-notes")
    assert with_chapters is not None
    assert "scr" not in with_chapters["class"]
    assert words(language, "page")["notes"] in notes.get_text()
