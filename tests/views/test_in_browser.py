"""How does the page look to a reader: two sheets of paper, a phone, the dark, a screen reader?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from tests.views.specimen import LANGUAGES, specimen
from tests.views.test_page import small
from winset.views.document import Column, DataTable, Row, Text
from winset.views.report.html import html_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# The width and height of an A4 sheet between its margins, in CSS pixels (96 to the inch).
SHEET_WIDE = round((210 - 2 * 12) / 25.4 * 96)
SHEET_HIGH = (297 - 11 - 10) / 25.4 * 96


@contextmanager
def shown(browser: Browser, html: str, wide: int, **context: Any) -> Iterator[Page]:
    """The page in a window of some width."""
    page = browser.new_page(viewport={"width": wide, "height": 900}, **context)
    try:
        page.set_content(html)
        yield page
    finally:
        page.close()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page(?!s)", pdf))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_is_two_sheets_of_paper(browser: Browser, language: str) -> None:
    html = html_page(specimen(language, chapters=False))
    with shown(browser, html, 1280) as page:
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_per_cent_of_each_sheet_stay_free(browser: Browser, language: str) -> None:
    html = html_page(specimen(language, chapters=False))
    with shown(browser, html, SHEET_WIDE) as page:
        page.emulate_media(media="print")
        ends = page.evaluate(
            """() => {
                const second = document.querySelector('.brk').getBoundingClientRect().top;
                const parts = [...document.querySelector('main').children];
                const last = Math.max(...parts.map(p => p.getBoundingClientRect().bottom));
                return [second, last - second];
            }"""
        )
        assert all(end <= 0.97 * SHEET_HIGH for end in ends), [end / SHEET_HIGH for end in ends]


def test_page_two_opens_with_the_ladders(browser: Browser) -> None:
    with shown(browser, html_page(specimen("en", chapters=False)), SHEET_WIDE) as page:
        page.emulate_media(media="print")
        assert page.evaluate("document.querySelector('.brk h2').innerText").startswith(
            "Where each side stands"
        )
        before = page.evaluate("document.querySelector('.brk').previousElementSibling.id")
        assert before == "s-who-blocks"


def test_the_specimen_is_as_long_as_a_brief_may_be() -> None:
    """So that its fit says something: 1,100 English words, 1,900 Chinese characters at most."""
    counts = {}
    for language in LANGUAGES:
        page = BeautifulSoup(html_page(specimen(language, chapters=False)), "html.parser")
        for out in page.select(".scr, .key, .sources, .foot, svg, style, title, .vh, .cs, .skip"):
            out.decompose()
        text = page.get_text(" ")
        counts[language] = len([word for word in text.split() if re.search(r"\w", word)])
        if language != "en":
            counts[language] = len(re.findall(r"[\u3400-\u9fff]", text)) + len(
                re.findall(r"[A-Za-z0-9]+", text)
            )
    assert 1000 <= counts["en"] <= 1100
    assert 1500 <= counts["zh-Hant"] <= 2200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1280, 390])
def test_nothing_serious_for_a_screen_reader(
    browser: Browser, language: str, scheme: str, wide: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    html = html_page(specimen(language))
    with shown(browser, html, wide, color_scheme=scheme) as page:
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        found = Axe().run(page).response["violations"]
        grave = [one for one in found if one["impact"] in ("serious", "critical")]
        assert [(one["id"], [n["html"][:120] for n in one["nodes"][:3]]) for one in grave] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wide", [320, 390, 641, 768, 900, 1000, 1280])
def test_nothing_sticks_out_sideways(browser: Browser, language: str, wide: int) -> None:
    with shown(browser, html_page(specimen(language)), wide) as page:
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
        for name in ("#n-b2", "#n-b13"):
            page.evaluate(f"location.hash = '{name}'")
            assert page.evaluate("document.documentElement.scrollWidth") <= wide


# The size of every letter that is shown: its own in HTML, scaled by the drawing in SVG.
SIZES = """
() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, holder = node.parentElement;
        if (!node.textContent.trim() || holder.closest('style, title, desc, .vh, .nn')) continue;
        if (!holder.checkVisibility({contentVisibilityAuto: true})) continue;
        let size = parseFloat(getComputedStyle(holder).fontSize);
        const svg = holder.closest('svg');
        if (svg) size *= svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        found.push([size, svg !== null, node.textContent.trim().slice(0, 40)]);
    }
    return found;
}
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wide", [390, 641, 901, 1280])
def test_no_letter_on_the_screen_is_too_small(browser: Browser, language: str, wide: int) -> None:
    with shown(browser, html_page(specimen(language)), wide) as page:
        small = [
            (size, text)
            for size, drawn, text in page.evaluate(SIZES)
            if size < (10.99 if drawn else 12)
        ]
        assert small == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_on_paper_is_too_small(browser: Browser, language: str) -> None:
    with shown(browser, html_page(specimen(language)), SHEET_WIDE) as page:
        page.emulate_media(media="print")
        points = [(size * 72 / 96, text) for size, _, text in page.evaluate(SIZES)]
        assert [one for one in points if one[0] < 6.49] == []


@pytest.mark.parametrize("wide", [320, 390, 820, 900, 901, 1280])
def test_each_chart_is_drawn_once(browser: Browser, wide: int) -> None:
    with shown(browser, html_page(specimen("en")), wide) as page:
        shown_ = page.evaluate(
            """() => [...document.querySelectorAll('figure')].map(figure =>
                [...figure.querySelectorAll('svg[role=img]')]
                    .filter(svg => getComputedStyle(svg).display !== 'none')
                    .map(svg => svg.classList[0]))"""
        )
        assert all(len(one) == 1 for one in shown_)
        lying = page.evaluate(
            "getComputedStyle(document.querySelector('.timeline .wide')).display !== 'none'"
        )
        assert lying == (wide > 900)


# Texts of one drawing whose boxes lie on each other by more than a hair.
CLASHES = """
() => {
    const found = [];
    for (const svg of document.querySelectorAll('svg[role=img]')) {
        const texts = [...svg.querySelectorAll('text')].filter(t => t.getBBox().width > 0);
        const boxes = texts.map(t => t.getBBox());
        for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
            const a = boxes[i], b = boxes[j];
            const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            if (wide > 2 && high > 6)
                found.push([svg.classList[0], texts[i].textContent, texts[j].textContent]);
        }
    }
    return found;
}
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wide", [390, 1280])
def test_no_words_of_a_drawing_lie_on_each_other(
    browser: Browser, language: str, wide: int
) -> None:
    with shown(browser, html_page(specimen(language)), wide) as page:
        assert page.evaluate(CLASHES) == []


def test_a_called_note_is_a_sheet_with_a_way_back(browser: Browser) -> None:
    with shown(browser, html_page(specimen("en")), 1280) as page:
        page.click("#s-bottom-line a[href='#n-b2']")
        note = page.evaluate(
            """() => {
                const note = document.querySelector('#n-b2'), box = note.getBoundingClientRect();
                return [getComputedStyle(note).position, Math.round(box.bottom), innerHeight];
            }"""
        )
        assert note == ["fixed", note[2], note[2]]
        page.click("#n-b2 a.back")
        assert page.evaluate("location.hash") == "#r-b2"
        outline = page.evaluate("getComputedStyle(document.querySelector('#r-b2')).outlineStyle")
        assert outline == "solid"


def test_the_keyboard_reaches_everything(browser: Browser) -> None:
    with shown(browser, html_page(specimen("en", chapters=False)), 1280) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getAttribute('href')")
        assert focused == "#n-a3"
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


def test_wide_tables_become_cards_with_their_labels(browser: Browser) -> None:
    with shown(browser, html_page(specimen("en")), 390) as page:
        cell = page.locator("#t-blockers-freeze-treaty td").first
        assert cell.evaluate("e => getComputedStyle(e).display") == "grid"
        assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Talvia signs"'
        # On a card an empty cell would look like silence, so the words come out.
        missing = page.locator("#t-blockers-truce .nn").first
        assert missing.bounding_box()["width"] > 40  # type: ignore[index]
        roles = page.evaluate("document.querySelectorAll('#t-blockers [role=cell]').length")
        assert roles == 25


def test_the_dark_page_is_dark_and_paper_is_white(browser: Browser) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with shown(browser, html_page(specimen("en")), 1280, color_scheme="dark") as page:
        assert page.evaluate(ground) == "rgb(21, 23, 27)"
        page.emulate_media(media="print")
        assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_the_page_asks_nothing_of_the_network(browser: Browser) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html_page(specimen("zh-Hant")))
    page.close()
    assert asked == []


@pytest.mark.parametrize("many", [5, 8, 12])
@pytest.mark.parametrize("wide", [641, 1000, 1280])
def test_a_table_of_many_columns_fits_every_window(browser: Browser, many: int, wide: int) -> None:
    columns = tuple(Column(f"c{n}", f"Column number {n}") for n in range(many))
    cells = tuple((Text(f"positions.land.party.salience-{n}@2031-06-01"),) for n in range(1, many))
    table = DataTable("t", "Many", columns, (Row("r", (Text("one"),), cells),))
    with shown(browser, html_page(small(table)), wide) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
        card = page.evaluate("getComputedStyle(document.querySelector('td')).display") == "grid"
        assert card == (many > 9 or (many > 6 and wide <= 1000))
        assert page.evaluate("document.querySelectorAll('[role=cell]').length") == many - 1


def test_landmarks_have_names_of_their_own(browser: Browser) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with shown(browser, html_page(specimen("en")), 1280) as page:
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found] == []
