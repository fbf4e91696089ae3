"""What every build of the brief must pass: kinds, sources, both sides, gaps, languages alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from winset import api
from winset.case.views import View
from winset.views.document import (
    Bullets,
    Cite,
    DataTable,
    Document,
    Judgement,
    Paragraph,
    Sentence,
    Text,
)
from winset.views.document.model import sections_of
from winset.views.document.walk import blocks_within

CASES = [s.path for s in api.cases()]
LANGUAGES = ("en", "zh-Hant")
FLAGSHIP = "russia-ukraine/2026-02-talks"
SECTIONS = [
    "bottom",
    "judgements",
    "likely",
    "changed",
    "matrix",
    "ladders",
    "clocks",
    "signposts",
    "gaps",
    "conflicts",
]
DESIRE = re.compile(r"\b(wants?|wishes|believes?|desires?|hopes?)\b")


@cache
def report(path: str, language: str, as_of: date | None = None) -> Document:
    return api.report(api.view(api.load(path), View(as_of=as_of)), language=language)


def sentences(document: Document) -> Iterator[Sentence]:
    yield from document.masthead.lines
    for section in sections_of(document.brief):
        for block in blocks_within(section.blocks):
            if isinstance(block, Paragraph):
                yield from block.sentences
            elif isinstance(block, Bullets):
                yield from (*block.items, *((block.empty,) if block.empty else ()))
            elif isinstance(block, DataTable) and block.empty is not None:
                yield block.empty
            elif isinstance(block, Judgement):
                yield from (block.sentence, block.confidence, *block.dissent)


def words_of(sentence: Sentence) -> str:
    return "".join(s.text for s in sentence.spans if isinstance(s, Text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", CASES)
def test_every_sentence_has_a_kind_and_a_ground(path: str, language: str) -> None:
    for one in sentences(report(path, language)):
        assert one.kinds, words_of(one)
        grounded = one.claims or one.results or one.kinds[0] in ("G", "J") or "K" in one.kinds
        assert grounded, f"{one.kinds} {words_of(one)}"


@pytest.mark.parametrize("path", CASES)
def test_likelihood_and_confidence_stand_apart(path: str) -> None:
    for one in sentences(report(path, "en")):
        assert not {"L", "K"} <= set(one.kinds)
        if "L" in one.kinds:
            assert re.search(r"\d+–\d+", words_of(one)), "a likelihood without its range"


@pytest.mark.parametrize("path", CASES)
def test_no_public_position_is_told_as_a_wish(path: str) -> None:
    for one in sentences(report(path, "en")):
        if "P" in one.kinds:
            assert not DESIRE.search(words_of(one)), words_of(one)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", CASES)
def test_nothing_contested_stands_with_one_side_only(path: str, language: str) -> None:
    """Wherever the brief says 'reported' of a source it also says 'denied' of another."""
    from winset.views.words import words

    brief = words(language, "brief")
    reported, denied = brief["codes.reported"], brief["codes.denied"]
    seen = 0
    for where, roles in roles_of(report(path, language)):
        if reported in roles or denied in roles:
            seen += 1
            assert {reported, denied} <= roles, where
    if path == FLAGSHIP:
        assert seen > 0


def roles_of(document: Document) -> Iterator[tuple[str, set[str]]]:
    """The roles of the citations of each sentence and each table cell."""
    for one in sentences(document):
        yield words_of(one), {s.role for s in one.spans if isinstance(s, Cite)}
    for section in sections_of(document.brief):
        for block in blocks_within(section.blocks):
            if isinstance(block, DataTable):
                for row in block.rows:
                    for cell in row.cells:
                        yield row.id, {s.role for s in cell if isinstance(s, Cite)}


@pytest.mark.parametrize("path", CASES)
def test_both_languages_carry_the_same_records_in_the_same_order(path: str) -> None:
    english, chinese = (records(report(path, language)) for language in LANGUAGES)
    assert english == chinese


def records(document: Document) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for section in sections_of(document.brief):
        found.append((section.id,))
        for block in blocks_within(section.blocks):
            if isinstance(block, DataTable):
                found += [(block.id, r.id, r.claims, r.results) for r in block.rows]
    found += [(s.kinds, s.claims, s.results) for s in sentences(document)]
    return found


@pytest.mark.parametrize("path", CASES)
def test_no_section_is_dropped_when_it_has_nothing(path: str) -> None:
    """As of the first document there is no earlier day and little else: every section says so."""
    case = api.load(path)
    from winset.case.knowing import Knowing

    first = min(Knowing(case).documents.values())
    for day in (None, first):
        found = [s.id for s in sections_of(report(path, "en", day).brief)]
        kept = [
            id
            for id in SECTIONS
            if id in found or (id == "ladders" and any(f.startswith("ladder-") for f in found))
        ]
        assert kept == SECTIONS, found


@pytest.mark.parametrize("path", CASES)
def test_leaving_a_claim_out_lists_what_rested_on_it(path: str) -> None:
    """The sentences that rest on a claim left out go or change, and are listed."""
    case = api.load(path)
    whole = report(path, "en")
    claim = next(
        c
        for one in sentences(whole)
        if "M" not in one.kinds
        for c in one.claims
        if c in case.claims
    )
    rested = [words_of(one) for one in sentences(whole) if claim in one.claims]
    left = api.report(api.view(case, View(without=(claim,))))
    listed = left.chapters[-1].sections[0].blocks[0]
    assert isinstance(listed, Bullets)
    now = [words_of(one) for one in sentences(left)]
    said = " ".join(words_of(one) for one in listed.items)
    for sentence in rested:
        start = sentence.strip()[:40]
        assert sentence in now or start in said, sentence
    assert listed.items, "a claim that the brief cites was left out and nothing changed"


def test_the_brief_keeps_its_quotas() -> None:
    english, chinese = report(FLAGSHIP, "en"), report(FLAGSHIP, "zh-Hant")
    for document in (english, chinese):
        tables = {
            b.id: b
            for s in sections_of(document.brief)
            for b in blocks_within(s.blocks)
            if isinstance(b, DataTable)
        }
        assert len(tables["changed-table"].rows) <= 7
        assert len(tables["matrix-table"].rows) <= 6
        assert len(tables["clocks-table"].rows) <= 6
    assert length(english) <= 1100
    assert length(chinese) <= 1900


def length(document: Document) -> int:
    """Words in English, characters in Chinese; the key of marks and the notes do not count."""
    parts = [words_of(one) for one in sentences(document)]
    for section in sections_of(document.brief):
        parts.append(section.title)
        for block in blocks_within(section.blocks):
            if isinstance(block, DataTable):
                parts += [c.name for c in block.columns]
                parts += [
                    s.text
                    for r in block.rows
                    for cell in (r.head, *r.cells)
                    for s in cell
                    if isinstance(s, Text)
                ]
    text = " ".join(parts)
    if document.language == "en":
        return len(text.split())
    return len(re.findall(r"[\u4e00-\u9fff]", text))
