"""A text leaks: does it become a cited page, from its file to the report, in either language?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.helpers import FLAGSHIP, copy_of, winset
from winset import api

CHINESE = (
    "烏克蘭兵額上限為七十萬人。",
    "頓巴斯其餘地區設非軍事緩衝區，各方部隊不得進駐。",
    "停火六十日內舉行公投。",
)
ENGLISH = """Non-paper
10 February 2026

Article 1. Ukraine's armed forces will be limited to 800,000 personnel.
Article 2. Ukraine will not join NATO.
"""


def chinese(folder: Path) -> Path:
    """A Word file whose numbers Word counts, its date on the second line."""
    from docx import Document

    made = Document()
    made.add_heading("和平框架草案", 0)
    made.add_paragraph("二〇二六年二月十一日，外洩文本")
    for point in CHINESE:
        made.add_paragraph(point, style="List Number")
    path = folder / "外洩.docx"
    made.save(str(path))
    return path


def english(folder: Path) -> Path:
    path = folder / "non-paper.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("made", "day", "terms", "parent", "language"),
    [
        (
            chinese,
            "2026-02-11",
            ("1=army-size", "2=land:buffer", "3=referendum:yes"),
            ("--derives-from", "plan-28"),
            "zh-Hant",
        ),
        # Of most leaks nobody knows what they were made from.
        (english, "2026-02-10", ("1=army-size", "2=nato-renounced:yes"), (), "en"),
    ],
)
def test_a_leaked_text_becomes_a_cited_page(
    made: object,
    day: str,
    terms: tuple[str, ...],
    parent: tuple[str, ...],
    language: str,
    tmp_path: Path,
) -> None:
    file = made(tmp_path)  # type: ignore[operator]
    own = copy_of(FLAGSHIP, tmp_path / "talks")

    first = winset("import", "draft", file, own, "--lang", language, "--output", tmp_path / "s")
    assert first.returncode == 0, first.stderr
    assert day in first.stdout
    assert ("by proposal" if language == "en" else "僅按建議") in first.stdout

    words = [w for term in terms for w in ("--map", term)]
    assert "--derives-from" in first.stdout
    said = ("--authors", "unknown", "--release", "leaked", "--id", "leak", "--lang", language)
    said += parent
    written = winset("import", "draft", file, own, *words, *said, "--write")
    assert written.returncode == 0, written.stderr
    claim = ("--says", "The text is real", "--at", "leak-text:1", "--by", "UA")
    assert winset("add", "claim", own, "--id", "leak-real", *claim).returncode == 0
    assert winset("check", own).returncode == 0
    assert api.load(own).drafts["leak"].date.text == day

    page = tmp_path / "page.html"
    done = winset("report", own, "--lang", language, "--output", page)
    assert done.returncode == 0, done.stderr
    # Each point is cited by its number, under one note that names the text.
    cited = re.findall(r'href="#n-doc-leak-text">\d+:(\d)<', page.read_text("utf-8"))
    assert set(cited) == {term.partition("=")[0] for term in terms}
