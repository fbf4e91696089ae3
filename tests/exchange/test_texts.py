"""Are the numbered points of a text found, however it is numbered and whatever file it came in?"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from winset.errors import UsageError
from winset.exchange.texts import Paper, read

LATIN = ["a ceasefire begins", "prisoners are exchanged", "the line is watched"]
SIGNS = ["立即停火", "交換戰俘", "設立監察"]


def paper(folder: Path, text: str, name: str = "text.txt", **options: Any) -> Paper:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, **options)


@pytest.mark.parametrize(
    "form",
    [
        "{n}. {words}",
        "{n}) {words}",
        "({n}) {words}",
        "Article {n}. {words}",
        "Point {n}: {words}",
        "POINT {n} – {words}",
        "{roman}. {words}",
    ],
)
def test_ways_to_number_in_english(tmp_path: Path, form: str) -> None:
    lines = [form.format(n=n, roman="I" * n, words=words) for n, words in enumerate(LATIN, 1)]
    found = paper(tmp_path, "\n".join(["A draft", "", *lines]))
    assert [(p.n, p.text) for p in found.points] == [(str(n), w) for n, w in enumerate(LATIN, 1)]
    assert found.title == "A draft"
    assert found.language == "en"


@pytest.mark.parametrize(
    "form",
    [
        "{n}、{words}",
        "{wide}．{words}",
        "{sign}、{words}",
        "（{sign}）{words}",
        "第{sign}條　{words}",
        "第{n}點：{words}",
    ],
)
def test_ways_to_number_in_chinese(tmp_path: Path, form: str) -> None:
    lines = [
        form.format(n=n, wide="０１２３"[n], sign="零一二三"[n], words=words)
        for n, words in enumerate(SIGNS, 1)
    ]
    found = paper(tmp_path, "\n".join(["草案", *lines]))
    assert [(p.n, p.text) for p in found.points] == [(str(n), w) for n, w in enumerate(SIGNS, 1)]
    assert found.language == "zh-Hant"


def test_points_beyond_ten_in_chinese(tmp_path: Path) -> None:
    signs = ["九", "十", "十一", "十二", "二十", "二十一"]
    found = paper(tmp_path, "\n".join(f"第{s}條 甲" for s in signs))
    assert [p.n for p in found.points] == ["9", "10", "11", "12"]
    assert found.missing == ()


def test_lines_that_go_on_belong_to_their_point(tmp_path: Path) -> None:
    found = paper(tmp_path, "1. a ceasefire\n   on the whole line\n\n2. prisoners")
    assert [p.text for p in found.points] == ["a ceasefire on the whole line", "prisoners"]
    joined = paper(tmp_path, "一、立即\n停火\n二、交換")
    assert [p.text for p in joined.points] == ["立即停火", "交換"]


def test_points_numbered_again_inside_a_point_stay_in_it(tmp_path: Path) -> None:
    text = "1. land\n  (1) the east\n  (2) the south\n2. guarantees\n  1. by whom\n3. money"
    found = paper(tmp_path, text)
    assert [p.n for p in found.points] == ["1", "2", "3"]
    assert found.points[0].text == "land (1) the east (2) the south"


def test_a_year_at_the_head_of_a_line_is_no_point(tmp_path: Path) -> None:
    found = paper(tmp_path, "1. one\n2. two\n1991. the borders of that year\n3. three")
    assert [p.n for p in found.points] == ["1", "2", "3"]


def test_missing_points_are_told(tmp_path: Path) -> None:
    assert paper(tmp_path, "1. one\n2. two\n5. five").missing == (3, 4)


def test_markdown_headings_emphasis_and_lists_of_ones(tmp_path: Path) -> None:
    headed = paper(tmp_path, "# Draft\n\n## 1. Land\nfreeze\n\n## 2. **Guns**\n", "a.md")
    assert [(p.n, p.text) for p in headed.points] == [("1", "Land freeze"), ("2", "Guns")]
    ones = paper(tmp_path, "1. **Land** is [frozen](x)\n1. Guns\n1. Money\n", "b.md")
    assert [p.text for p in ones.points] == ["Land is frozen", "Guns", "Money"]


def test_paragraphs_can_stand_for_points(tmp_path: Path) -> None:
    found = paper(tmp_path, "One thing.\n\nAnother\nthing.\n", paragraphs=True)
    assert [(p.n, p.text) for p in found.points] == [("1", "One thing."), ("2", "Another thing.")]


def word_file(path: Path, lines: list[tuple[str, str]]) -> Path:
    from docx import Document

    document = Document()
    for style, words in lines:
        document.add_paragraph(words, style=style or None)
    document.save(str(path))
    return path


def test_a_word_file_with_typed_numbers(tmp_path: Path) -> None:
    lines = [("Title", "A draft"), ("", "1. a ceasefire"), ("", "2. prisoners")]
    found = read(word_file(tmp_path / "a.docx", lines))
    assert [(p.n, p.text) for p in found.points] == [("1", "a ceasefire"), ("2", "prisoners")]


def test_a_word_file_whose_numbers_word_counts(tmp_path: Path) -> None:
    lines = [
        ("", "A draft"),
        ("List Number", "a ceasefire"),
        ("List Bullet", "on land"),
        ("List Number", "prisoners"),
    ]
    found = read(word_file(tmp_path / "a.docx", lines))
    assert [(p.n, p.text) for p in found.points] == [
        ("1", "a ceasefire on land"),
        ("2", "prisoners"),
    ]


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.txt", b"", "a.txt is empty: there is no text in it"),
        ("a.txt", b" \n\n", "a.txt is empty"),
        ("a.txt", b"They agree to stop.\n", "no numbered point was found in a.txt; expected lines"),
        ("a.txt", "停火".encode("big5"), r"a.txt is not UTF-8 text \(byte 1\); save it as UTF-8"),
        ("a.txt", b"1. one\x00\n", "a.txt is no text: it holds a zero byte"),
        ("a.txt", b"PK\x03\x04rest", "a.txt is a packed file, not a text"),
        ("a.docx", b"1. one", "a.docx is no Word document: it is not a .docx inside"),
        ("a.docx", b"PK\x03\x04broken", "a.docx is no Word document"),
        ("a.pdf", b"%PDF", "a.pdf: a .pdf file cannot be read; expected .txt, .md or .docx"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(UsageError, match=said):
        read(path)


def test_a_packed_file_that_is_no_word_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("notes.txt", "1. one")
    with pytest.raises(UsageError, match="is no Word document"):
        read(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.txt cannot be read: No such file"):
        read(tmp_path / "none.txt")


def test_a_mark_of_byte_order_and_wide_text_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        path = tmp_path / "a.txt"
        path.write_bytes("1. one\n2. two\n".encode(encoding))
        assert [p.text for p in read(path).points] == ["one", "two"]
