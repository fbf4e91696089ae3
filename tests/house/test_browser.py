"""Can the tests look at a page the way a reader does?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.browser
def test_the_browser_shows_a_page_in_both_languages(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 600})
    page.set_content('<h1>Who blocks what</h1><p lang="zh-Hant">未表態</p>')
    assert page.inner_text("h1") == "Who blocks what"
    assert page.inner_text("p") == "未表態"
    assert page.evaluate("innerWidth") == 390
    page.close()


def asks_for_the_browser_where_there_is_none(tmp_path: Path, **environment: str) -> str:
    """What pytest says of a test that wants a browser on a machine without one."""
    conftest = Path(__file__).parent.parent / "conftest.py"
    (tmp_path / "conftest.py").write_text(conftest.read_text("utf-8"), "utf-8")
    (tmp_path / "test_page.py").write_text("def test_page(browser):\n    pass\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rs",
        "-p",
        "no:cacheprovider",
        "test_page.py",
    ]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PATH": "", **environment}, capture_output=True, text=True
    )
    return done.stdout


def test_without_a_browser_the_tests_of_the_page_are_skipped(tmp_path: Path) -> None:
    said = asks_for_the_browser_where_there_is_none(tmp_path)
    assert "1 skipped" in said
    assert "no browser on this machine" in said


def test_where_a_browser_is_required_its_lack_fails(tmp_path: Path) -> None:
    said = asks_for_the_browser_where_there_is_none(tmp_path, WINSET_BROWSER="required")
    assert "1 error" in said
    assert "no browser on this machine" in said
