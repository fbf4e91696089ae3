"""Is a document that does not hold together refused, with every fault named?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.views.specimen import LANGUAGES, land_ladder, specimen, strips, time_line
from tests.views.specimen import Writer as Say
from winset.views.document import (
    Beside,
    Block,
    Bullets,
    Cite,
    Column,
    Columns,
    DataTable,
    Document,
    Judgement,
    LadderChart,
    Link,
    Mark,
    Masthead,
    More,
    Move,
    Note,
    Paragraph,
    Pole,
    Row,
    Section,
    Sentence,
    Spans,
    Stand,
    Strip,
    SvgFigure,
    Text,
)
from winset.views.document.check import DocumentError, checked, problems

SAY = Say("en")


def page(*blocks: Block, notes: tuple[Note, ...] = ()) -> Document:
    """The smallest document that holds some blocks."""
    brief = (Section("only", "Only", blocks, page=1),)
    return Document("Title", "en", Masthead("As known on a day,"), brief, notes=notes)


def said(*spans: Text | Cite | Link | Mark) -> Paragraph:
    """A paragraph of one sentence."""
    return Paragraph((Sentence(("F",), spans),))


def table(*cells: Spans, columns: int = 2) -> DataTable:
    """A table of one row."""
    heads = tuple(Column(str(place), str(place)) for place in range(columns))
    return DataTable("t", "", heads, (Row("r", (Text("head"),), cells),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapters", [True, False])
def test_the_specimen_holds_together(language: str, chapters: bool) -> None:
    assert problems(specimen(language, chapters=chapters)) == ()


NOTE = Note("a3", "A3", "paragraph")

BROKEN: dict[str, tuple[Document, str]] = {
    "a citation without note": (page(said(Cite("A3", "a3"))), "the citation 'A3' has no note 'a3'"),
    "a link to nowhere": (page(said(Link("there", "there"))), "leads to 'there'"),
    "a note that stands twice": (page(notes=(NOTE, NOTE)), "the note 'a3' stands 2 times"),
    "a note about nothing on the page": (
        page(notes=(replace(NOTE, at="t/r"),)),
        "nothing on the page has the id 't/r'",
    ),
    "an id that stands twice": (
        page(table((Text("x"),)), table((Text("x"),))),
        "'t' stands 2 times",
    ),
    "an empty cell": (page(table(())), "an empty cell"),
    "a missing cell": (page(table((Text("x"),), columns=3)), "2 cells for 3 columns"),
    "a table that is silent on why it is empty": (
        page(DataTable("t", "", (Column("a", "a"),), ())),
        "has no rows and does not say why",
    ),
    "a list that is silent on why it is empty": (page(Bullets(())), "nothing on why it is empty"),
    "n more that lead nowhere": (
        page(Bullets((Sentence(("G",), (Text("x"),)),), more=More(3, "gone"))),
        "'and n more' leads to 'gone'",
    ),
    "an outline on a mark without one": (
        page(said(Mark("unsaid", "declared"))),
        "a mark 'unsaid' has no outline",
    ),
    "columns and shares that differ": (page(Columns(((), ()), (1,))), "as many shares"),
    "a judgement whose confidence is no K": (
        page(
            Judgement("kj1", "KJ1", Sentence(("M",), (Text("x"),)), Sentence(("M",), (Text("y"),)))
        ),
        "its confidence is no sentence of kind K",
    ),
    "likelihood and confidence in one sentence": (
        page(
            Judgement(
                "kj1", "KJ1", Sentence(("L", "K"), (Text("x"),)), Sentence(("K",), (Text("y"),))
            )
        ),
        "likelihood and confidence share a sentence",
    ),
    "a mark of a party without column": (
        page(replace(land_ladder(SAY), stands=(Stand("XX", ("freeze",), "Jun", "declared"),))),
        "'XX' has no column",
    ),
    "a mark on rungs that are no neighbours": (
        page(
            replace(
                land_ladder(SAY),
                stands=(Stand("MER", ("recognised", "freeze"), "Jun", "declared"),),
            )
        ),
        "rungs that are no neighbours",
    ),
    "a move to nowhere": (
        page(replace(land_ladder(SAY), moves=(Move("TAL", "freeze", "moon", "Jun"),))),
        "moves from 'freeze' to 'moon'",
    ),
    "a date outside the axis": (
        page(replace(time_line(SAY), poles=(Pole("p", "Later", date(2040, 1, 1), "firm"),))),
        "Later lies outside its axis",
    ),
    "a range without basis": (
        page(replace(strips(SAY), strips=(Strip("s", "Some", (1, 9), (2, 5), 3),))),
        "neither n nor basis",
    ),
    "a range out of order": (
        page(replace(strips(SAY), strips=(Strip("s", "Some", (4, 9), (2, 5), 3, basis="n"),))),
        "out of order",
    ),
    "a row without range or reason": (
        page(replace(strips(SAY), strips=(Strip("s", "Some"),))),
        "has no range and does not say why",
    ),
    "a figure with a script": (
        page(SvgFigure("f", Sentence(("M",), (Text("x"),)), "<svg><script/></svg>", "<svg/>", "")),
        "no plain <svg>",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_does_not_hold_is_named(name: str) -> None:
    document, fault = BROKEN[name]
    notes = (*document.notes, *specimen("en", chapters=False).notes)
    whole = document if "note" in name or "citation" in name else replace(document, notes=notes)
    found = problems(whole)
    assert [one for one in found if fault in one], found
    with pytest.raises(DocumentError):
        checked(whole)


def test_all_faults_come_at_once() -> None:
    document = page(said(Cite("A3", "a3")), table(()), Bullets(()))
    assert len(problems(document)) == 3


def test_pages_run_forward() -> None:
    one, two = (Section(str(n), str(n), (), page=n) for n in (1, 2))
    document = Document("Title", "en", Masthead("As known,"), (two, one))
    assert "order of their pages" in problems(document)[0]


def test_sections_side_by_side_need_their_shares() -> None:
    one = Section("1", "1", (), page=1)
    document = Document("Title", "en", Masthead("As known,"), (Beside((one,), (1, 1)),))
    assert "as many shares" in problems(document)[0]


def test_a_ladder_without_positions_is_all_silence() -> None:
    chart: LadderChart = replace(land_ladder(SAY), stands=(), refusals=(), moves=())
    notes = tuple(replace(note, rests=()) for note in specimen("en", chapters=False).notes)
    assert problems(page(chart, notes=notes)) == ()
