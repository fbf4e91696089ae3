"""Which numbered points does a text hold, as it came: plain, Markdown or a word-processor file?

The points are found by the one way of numbering that gives the longest run; whatever is numbered
otherwise, or again from one, belongs to the point it stands in.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from winset.errors import UsageError
from winset.exchange.texts_numerals import CHINESE, ordinal

LARGEST = 20_000_000
UNPACKED = 100_000_000
PLAIN = (".txt", ".text", "")
MARKDOWN = (".md", ".markdown")
WORD = ".docx"
_EXPECTED = "expected .txt, .md or .docx"
_D = "0-9０-９"
_NOUNS = "point|article|section|clause|paragraph|item"
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE if name == "word" else 0))
    for name, pattern in (
        ("article", rf"第\s*([{_D}{CHINESE}]{{1,7}})\s*[條點款項章]\s*[：:、．.，]?\s*(.*)"),
        (
            "word",
            rf"(?:{_NOUNS})\s+([{_D}]{{1,3}}|[IVXLC]{{1,7}})(?!\w)\s*[.:)\-–—]*\s*(.*)",
        ),
        ("dot", rf"([{_D}]{{1,3}})[.．、](?![{_D}])\s*(.*)"),
        ("brackets", rf"[(（]\s*([{_D}]{{1,3}})\s*[)）]\s*(.*)"),
        ("bracket", rf"([{_D}]{{1,3}})[)）]\s*(.*)"),
        ("chinese", rf"([{CHINESE}]{{1,5}})[、．.]\s*(.*)"),
        ("chinese-brackets", rf"[(（]\s*([{CHINESE}]{{1,5}})\s*[)）]\s*(.*)"),
        ("roman", r"([IVXLC]{1,7})[.)]\s+(.*)"),
        ("bare", rf"([{_D}]{{1,3}})\s+([^\W\d_a-z].*)"),
    )
)
_FARTHEST = 5
"""Numbers may be missing, but not more than these in a row: a year is no point."""


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point: its own number, its words, the line it begins on."""

    n: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A text as read: what stands before the first point, the points, what to know of them."""

    name: str
    title: str
    points: tuple[Point, ...]
    missing: tuple[int, ...]
    language: str
    preamble: tuple[tuple[int, str], ...] = ()
    """The lines before the first point that hold words, with their numbers: the title first."""


def read(path: Path, *, paragraphs: bool = False) -> Paper:
    """The points of a text; with ``paragraphs`` each paragraph is one, numbered in order.

    Raises UsageError when the file cannot be read, is empty, or holds no numbered point.
    """
    lines = _lines(path)
    if not any(line.strip() for line in lines):
        raise UsageError(f"{path.name} is empty: there is no text in it")
    if paragraphs:
        return _by_paragraph(path.name, lines)
    found = _longest(lines)
    if not found:
        raise UsageError(
            f"no numbered point was found in {path.name}; expected lines such as '1. ...', "
            "'Article 1 ...', '（一）...' or '第一條 ...'; with --paragraphs each paragraph is one"
        )
    return _paper(path.name, lines, found)


def _paper(name: str, lines: Sequence[str], found: Sequence[tuple[int, int, str]]) -> Paper:
    """The points from the lines where they begin: (line, number, rest of the line)."""
    points = []
    for place, (start, number, rest) in enumerate(found):
        end = found[place + 1][0] if place + 1 < len(found) else len(lines)
        words = " ".join(part for part in (rest, *map(str.strip, lines[start + 1 : end])) if part)
        points.append(Point(str(number), _tight(words), start + 1))
    numbers = [number for _, number, _ in found]
    missing = tuple(n for n in range(numbers[0], numbers[-1]) if n not in numbers)
    before = tuple((k, w.strip()) for k, w in enumerate(lines[: found[0][0]], 1) if w.strip())
    title = before[0][1] if before else ""
    language = language_of(" ".join(lines))
    return Paper(name, title[:200], tuple(points), missing, language, before)


def _by_paragraph(name: str, lines: Sequence[str]) -> Paper:
    """Every run of lines between empty ones as a point."""
    points: list[Point] = []
    run: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            run.append(line.strip())
        elif run:
            points.append(Point(str(len(points) + 1), _tight(" ".join(run)), number - len(run)))
            run = []
    return Paper(name, "", tuple(points), (), language_of(" ".join(lines)))


def _tight(words: str) -> str:
    """Without the spaces that joining lines leaves between Chinese signs."""
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])", "", words)


def language_of(text: str) -> str:
    """Traditional Chinese when a fifth of its letters are Chinese signs, else English."""
    letters = [c for c in text if c.isalpha()]
    signs = sum("\u4e00" <= c <= "\u9fff" for c in letters)
    return "zh-Hant" if letters and signs * 5 >= len(letters) else "en"


# --- Where points begin --------------------------------------------------------------------------


def _longest(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """The longest run of rising numbers that one way of numbering gives."""
    best: list[tuple[int, int, str]] = []
    for _, pattern in _STYLES:
        marks = list(_marks(lines, pattern))
        if len(marks) > 1 and {number for _, number, _ in marks} == {1}:
            marks = [(line, place, rest) for place, (line, _, rest) in enumerate(marks, 1)]
        starts = [0, *(n for n, mark in enumerate(marks) if mark[1] == 1)]
        for start in dict.fromkeys(starts):
            run = _rising(marks[start:])
            if len(run) > len(best):
                best = run
    return best


def _marks(lines: Sequence[str], pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    for place, line in enumerate(lines):
        found = pattern.fullmatch(line.strip())
        number = ordinal(found.group(1)) if found else None
        if found and number:
            yield place, number, found.group(2).strip()


def _rising(marks: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    run: list[tuple[int, int, str]] = []
    for mark in marks:
        if not run or 0 < mark[1] - run[-1][1] <= _FARTHEST:
            run.append(mark)
    return run


# --- The lines of a file -------------------------------------------------------------------------


def _lines(path: Path) -> list[str]:
    kind = path.suffix.lower()
    if kind not in (*PLAIN, *MARKDOWN, WORD):
        raise UsageError(
            f"{path.name}: a {kind} file cannot be read; {_EXPECTED}, so save it as one"
        )
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path.name} is larger than {LARGEST // 1_000_000} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path.name} cannot be read: {error.strerror}") from error
    if kind == WORD:
        return _of_word(path, raw)
    text = _decoded(path.name, raw)
    lines = text.splitlines()
    return [_without_marks(line) for line in lines] if kind in MARKDOWN else lines


def _decoded(name: str, raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif raw.startswith(b"PK\x03\x04"):
        raise UsageError(f"{name} is a packed file, not a text; {_EXPECTED}")
    else:
        encoding = "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{name} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8 first"
        ) from error
    if "\x00" in text:
        raise UsageError(f"{name} is no text: it holds a zero byte; {_EXPECTED}")
    return text


_HEADING = re.compile(r"^\s{0,3}(?:>\s?)*(?:#{1,6}\s+|[-*+]\s+)?")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")


def _without_marks(line: str) -> str:
    """A line of Markdown without heading, quote, bullet, link and emphasis signs."""
    bare = _LINK.sub(r"\1", _HEADING.sub("", line, count=1))
    for _ in range(3):
        bare = _EMPHASIS.sub(r"\2", bare)
    return re.sub(r"^([0-9]{1,3})\\([.)])", r"\1\2", bare)


def _of_word(path: Path, raw: bytes) -> list[str]:
    """The paragraphs of a .docx, tables included; numbers that Word counts are put before them."""
    import io

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    no_word_file = UsageError(
        f"{path.name} is no Word document: it is not a .docx inside; save it as .docx or as text"
    )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise UsageError(f"{path.name} unpacks to more than {UNPACKED // 1_000_000} MB")
        document = Document(io.BytesIO(raw))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise no_word_file from error
    counters: dict[str, int] = {}
    return [line for line in _paragraphs(document, counters) for line in line.split("\n")]


def _paragraphs(document: Any, counters: dict[str, int]) -> Iterator[str]:
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document)
        number = _counted(document, paragraph, counters)
        text = paragraph.text
        own = any(pattern.fullmatch(text.strip()) for _, pattern in _STYLES[:-1])
        yield f"{number}. {text}" if number is not None and text.strip() and not own else text


def _counted(document: Any, paragraph: Any, counters: dict[str, int]) -> int | None:
    """The number Word shows before a paragraph of the outermost numbered level; None without."""
    from docx.oxml.ns import qn

    properties = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    if properties is None and paragraph.style is not None:
        style = paragraph.style.element.find(qn("w:pPr"))
        properties = style.find(qn("w:numPr")) if style is not None else None
    if properties is None:
        return None
    level, number = properties.find(qn("w:ilvl")), properties.find(qn("w:numId"))
    if number is None or (level is not None and level.get(qn("w:val")) != "0"):
        return None
    id = number.get(qn("w:val"))
    start = _start_of(document, id)
    if start is None:
        return None
    counters[id] = counters[id] + 1 if id in counters else start
    return counters[id]


def _start_of(document: Any, id: str) -> int | None:
    """The first number of a list; None for bullets and lists that are not there."""
    from docx.oxml.ns import qn

    try:
        numbering = document.part.numbering_part.element
    except (NotImplementedError, KeyError, AttributeError):
        return None
    for own in numbering.findall(qn("w:num")):
        if own.get(qn("w:numId")) != id:
            continue
        abstract = own.find(qn("w:abstractNumId")).get(qn("w:val"))
        for shape in numbering.findall(qn("w:abstractNum")):
            if shape.get(qn("w:abstractNumId")) != abstract:
                continue
            level = shape.find(qn("w:lvl"))
            if level is None:
                return None
            kind, start = level.find(qn("w:numFmt")), level.find(qn("w:start"))
            if kind is None or kind.get(qn("w:val")) in ("bullet", "none"):
                return None
            return int(start.get(qn("w:val"))) if start is not None else 1
    return None
