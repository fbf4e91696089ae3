"""The brief of the flagship prints on two A4 pages, in both languages; nothing scrolls sideways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from winset import api

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGSHIP = "russia-ukraine/2026-02-talks"


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_brief_prints_on_two_pages(browser: Browser, language: str) -> None:
    document = api.report(api.load(FLAGSHIP), language=language, brief=True)
    page = browser.new_page()
    page.set_content(api.render(document, "html").decode())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page(?!s)", printed)) == 2


@pytest.mark.browser
@pytest.mark.parametrize("wide", [320, 1280])
def test_the_report_does_not_scroll_sideways(browser: Browser, wide: int) -> None:
    document = api.report(api.load(FLAGSHIP), language="zh-Hant")
    page = browser.new_page(viewport={"width": wide, "height": 900})
    page.set_content(api.render(document, "html").decode())
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    page.close()
    assert over == 0
