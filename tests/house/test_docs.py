"""Is the documentation whole, and does it ask nothing of the network?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built with warnings as errors."""
    folder = tmp_path_factory.mktemp("docs")
    build = ("-W", "--keep-going", "-q", "-d", folder / "cache", DOCS, folder / "html")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *map(str, build)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return folder / "html"


def asked_of_the_network(page: Path) -> list[str]:
    """What a browser would fetch from elsewhere to show the page; links to follow do not count."""
    tree = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    wanted = [str(tag["src"]) for tag in tree.find_all(src=True)]
    wanted += [str(tag["href"]) for tag in tree.find_all("link", href=True)]
    return [address for address in wanted if address.startswith(("http:", "https:", "//"))]


def test_no_page_asks_the_network(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert built / "index.html" in pages
    assert {page.name: asked_of_the_network(page) for page in pages} == {
        page.name: [] for page in pages
    }


def test_no_style_sheet_asks_the_network(built: Path) -> None:
    sheets = sorted(built.rglob("*.css"))
    assert sheets
    outside = ("url(http", "url(//", 'url("http', "url('http", "@import url")
    found = {
        sheet.name
        for sheet in sheets
        if any(sign in sheet.read_text("utf-8", errors="replace") for sign in outside)
    }
    assert found == set()


def test_every_lens_has_its_page() -> None:
    from winset.lenses import LENSES

    without = [lens.NAME for lens in LENSES if not (DOCS / "lenses" / f"{lens.NAME}.md").exists()]
    assert without == []


def test_every_verb_has_its_section() -> None:
    from typer.main import get_command

    from winset.cli.app import app

    verbs = set(get_command(app).commands)  # type: ignore[attr-defined]
    page = (DOCS / "reference" / "commands.md").read_text("utf-8")
    described = {
        line.removeprefix("## `winset ").rstrip("`")
        for line in page.splitlines()
        if line.startswith("## `winset ")
    }
    assert described == verbs
