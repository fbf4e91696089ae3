"""Has every mark a drawing, a plain form and words in every language, all of them different?"""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from winset.views.document import GROUNDS, MEANINGS, Mark
from winset.views.document.spans import ANSWERS
from winset.views.marks import PLAIN, ground_word_of, plain_mark, spoken_mark, word_of
from winset.views.report.glyphs import (
    SYMBOLS,
    WITHOUT_SYMBOL,
    ground_symbol_id,
    symbol_id,
    symbols_of,
)
from winset.views.words import languages, words


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_has_a_drawing_and_a_plain_form(meaning: str) -> None:
    if meaning in WITHOUT_SYMBOL:
        assert f"g-{meaning}" not in SYMBOLS
        assert PLAIN[meaning] == ""
    else:
        assert f"g-{meaning}" in SYMBOLS
        assert PLAIN[meaning]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_has_words(language: str, meaning: str) -> None:
    page = words(language, "page")
    assert page[f"marks.{meaning}"]
    assert page[f"key.{meaning}"]


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ground_has_an_outline_for_every_answer_and_words(ground: str) -> None:
    assert ground_symbol_id(ground) in SYMBOLS
    for answer in ANSWERS:
        assert f"g-{answer}-{ground}" in SYMBOLS
    for language in languages():
        page = words(language, "page")
        assert page[f"grounds.{ground}"]
        assert page[f"ground-key.{ground}"]


# These are told apart by the glyph that stands beside them, not by their outline.
BESIDE = ("reported", "contested")

# A condition without a ground of its own is drawn as what a source infers: a soft line.
SOFT = ("g-yes-if-inferred", "g-could-bend-inferred")


def test_no_two_marks_are_drawn_alike() -> None:
    drawn = {
        name: re.sub(r'id="[^"]*"', "", drawing)
        for name, drawing in SYMBOLS.items()
        if (name not in SOFT and not (name.count("-") and name.rpartition("-")[2] in BESIDE))
        or name in ("g-reported", "g-contested", "g-ground-reported", "g-ground-contested")
    }
    alike = [pair for pair in combinations(drawn, 2) if drawn[pair[0]] == drawn[pair[1]]]
    assert alike == []


@pytest.mark.parametrize("ground", BESIDE)
def test_a_report_and_a_denial_bring_their_own_glyph(ground: str) -> None:
    mark = Mark("yes", ground)  # type: ignore[arg-type]
    assert symbols_of(mark) == (f"g-yes-{ground}", f"g-{ground}")
    assert PLAIN[ground] in plain_mark(mark, words("en", "page"))


def test_the_plain_forms_differ() -> None:
    forms = [form for form in PLAIN.values() if form]
    assert len(set(forms)) == len(forms)
    assert all(form.isascii() for form in forms)


def test_drawings_are_ink_on_paper_and_stay_in_their_box() -> None:
    for name, drawing in SYMBOLS.items():
        colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) - {"none"}
        assert colours <= {"var(--ink)", "var(--paper)", "url(#hatch)"}, name
        box = re.search(r'viewBox="0 0 (\d+) 24"', drawing)
        assert box is not None, name
        assert int(box[1]) in (24, 48)


def test_the_words_beside_a_mark() -> None:
    page = words("en", "page")
    no = Mark("no", "text")
    assert (word_of(no, page), ground_word_of(no, page)) == ("no", "by refusing a text")
    assert plain_mark(no, page) == "x no (by refusing a text)"
    assert plain_mark(Mark("yes", "declared"), page) == "+ yes (declared)"
    conditional = Mark("yes-if", word="yes, if votes", also=("contested",))
    assert plain_mark(conditional, page) == "+>? yes, if votes <>"
    assert spoken_mark(conditional, page) == "yes, if votes (reported and denied)"
    assert plain_mark(Mark("not-needed"), page) == "consent not needed"
    assert plain_mark(Mark("unsaid"), page) == "[ ] unsaid"


def test_the_words_beside_a_mark_in_chinese() -> None:
    page = words("zh-Hant", "page")
    assert plain_mark(Mark("no", "declared"), page) == "x 拒絕（公開表明）"
    assert spoken_mark(Mark("unsaid"), page) == "未表態"


def test_symbol_ids_are_stable() -> None:
    assert symbol_id(Mark("could-bend")) == "g-could-bend"
    assert symbol_id(Mark("no", "legal")) == "g-no-legal"
