"""Waits, checks, sources, texts, names, confidences and saliences: forms, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case.grammar.refusals import refusal
from winset.case.claims import Asserted
from winset.case.grammar.check import (
    Arithmetic,
    Before,
    Call,
    Check,
    Day,
    Equal,
    Every,
    Name,
    Number,
)
from winset.case.grammar.cite import Cite
from winset.case.grammar.phrase import Phrase
from winset.case.grammar.wait import Wait
from winset.case.grammar.words import Names, Text
from winset.case.positions import Salience
from winset.case.record import Confidence
from winset.errors import Slip

WAITS = {
    "law": ("law", "end", None),
    "law start": ("law", "start", None),
    "law end": ("law", "end", None),
    "law + 90 days": ("law", "end", (90.0,)),
    "ceasefire + 2 to 8 weeks": ("ceasefire", "end", (2.0, 8.0)),
    "law start + 1 month": ("law", "start", (1.0,)),
}


@pytest.mark.parametrize("text", WAITS)
def test_a_wait_names_a_task_an_edge_and_a_lag(text: str) -> None:
    wait = Wait.parse(text)
    assert (wait.task, wait.edge, wait.lag.numbers if wait.lag else None) == WAITS[text]
    assert Wait.accept(wait.dumped()) == wait
    assert wait.pointers() == (("task", wait.task),)


CHECKS = {
    "a / b = c": Equal(Arithmetic("/", Name("a"), Name("b")), Name("c")),
    "(1 - share) * whole = rest": Equal(
        Arithmetic("*", Arithmetic("-", Number(1), Name("share")), Name("whole")), Name("rest")
    ),
    "a - b - c = 0": Equal(
        Arithmetic("-", Arithmetic("-", Name("a"), Name("b")), Name("c")), Number(0)
    ),
    "a-b = c": Equal(Name("a-b"), Name("c")),
    "a before b": Before(Name("a"), Name("b")),
    "every buyers is buyer": Every(Name("buyers"), "buyer"),
    "weekday(miami) = thursday": Equal(Call("weekday", (Name("miami"),)), Name("thursday")),
    "years(2022-02-24, 2026-02-12) = 4": Equal(
        Call("years", (Day("2022-02-24"), Day("2026-02-12"))), Number(4)
    ),
}


@pytest.mark.parametrize("text", CHECKS)
def test_a_check_is_arithmetic_dates_or_roles(text: str) -> None:
    check = Check.parse(text)
    assert check.test == CHECKS[text]
    assert Check.accept(check.dumped()) == check


def test_a_check_points_at_what_it_names_but_not_at_weekdays() -> None:
    assert Check.parse("weekday(a) = monday").names() == ("a",)
    assert Check.parse("a + a = b").pointers() == (("figure", "a"), ("figure", "b"))


REFUSED: dict[tuple[type[Phrase], str], tuple[str, str]] = {
    (Wait, "law+90 days"): ("'law+90 days' is not a wait", "law + 90 days"),
    (Wait, "law and order"): ("'law and order' is not a wait", ""),
    (Wait, "law + 5 km2"): ("'5 km2' in 'law + 5 km2' is not a length of time", ""),
    (Wait, "law + -5 days"): ("'law + -5 days' waits for a time before", ""),
    (Wait, ""): ("'' is not a wait", ""),
    (Check, "a"): ("'a' has no = after 'a'", ""),
    (Check, "a ="): ("'a =' breaks off", ""),
    (Check, "a = b = c"): ("'=' in 'a = b = c' stands where the check should end", ""),
    (Check, "a = b ; c"): ("'; c' in 'a = b ; c' is not part of a check", ""),
    (Check, "(a = b"): ("'(a = b' leaves a bracket open", ""),
    (Check, "years(a) = 1"): ("years() has 1 arguments in 'years(a) = 1'", ""),
    (Check, "2026-02-30 = a"): ("'2026-02-30' is not a date: February 2026 has 28 days", ""),
    (Check, "a + " * 150 + "a = 1"): ("a check of more than 200 words", ""),
    (Check, "(" * 50 + "a" + ")" * 50 + " = 1"): ("brackets nest deeper than 40", ""),
    (Cite, "A 14"): ("'A 14' is not a source", ""),
    (Cite, "A:"): ("'A:' is not a source", ""),
    (Cite, "A:99999999"): ("'A:99999999' is not a source", ""),
    (Cite, ""): ("'' is not a source", ""),
    (Text, "  "): ("empty text", ""),
    (Names, " "): ("an empty name", ""),
    (Confidence, "lowish"): ("'lowish' is not a confidence", "low"),
    (Confidence, "120 %"): ("'120 %' is not a chance", ""),
    (Confidence, "3 km2"): ("'3 km2' is not a chance", ""),
    (Salience, "desisive"): ("'desisive' is not a salience", "decisive"),
    (Salience, "30 to 160"): ("'30 to 160' is not a salience", ""),
    (Asserted, "2025-13"): ("'2025-13' is not a date: there is no month 13", ""),
}


@pytest.mark.parametrize(("grammar", "text"), REFUSED, ids=lambda one: str(one)[-20:])
def test_a_slip_is_told_in_words(grammar: type[Phrase], text: str) -> None:
    with pytest.raises(Slip) as slip:
        grammar.parse(text)
    assert (slip.value.found, slip.value.meant) == REFUSED[grammar, text]


CITES = {
    "A:14": ("A", "14", "A14"),
    "B:3a": ("B", "3a", "B3a"),
    "poll-2026": ("poll-2026", "", "poll-2026"),
}


@pytest.mark.parametrize("text", CITES)
def test_a_source_is_a_claim_a_document_or_a_paragraph(text: str) -> None:
    cite = Cite.parse(text)
    assert (cite.target, cite.paragraph, cite.printed) == CITES[text]
    assert Cite.accept(cite.dumped()) == cite


def test_confidence_is_a_band_or_a_chance() -> None:
    assert Confidence.parse("low").numbers == (0.10, 0.40)
    assert Confidence.parse("20 to 45 %").numbers == (0.20, 0.45)
    assert Confidence.parse("0.3").numbers == (0.3,)


def test_a_claim_gives_a_figure_a_date_or_a_list() -> None:
    assert Asserted.parse("about 6600 km2").value is not None
    assert Asserted.parse("2025-12-04").when is not None
    assert Asserted.accept(["CN", "IN"]).ids == ("CN", "IN")
    assert Asserted.parse("2025").value is not None


def test_text_is_read_in_its_language_then_in_the_first() -> None:
    text = Text.accept({"en": "land", "fr": "terre"})
    assert text.in_language("fr", "en") == "terre"
    assert text.in_language("de", "en") == "land"
    assert Text.parse("land").in_language("fr", "en") == "land"
    assert text.languages == ("en", "fr")


def test_names_are_printed_first_and_matched_all() -> None:
    names = Names.accept({"en": ["Norland", "the North"], "fr": "Norlande"})
    assert names.all() == ("Norland", "the North", "Norlande")
    assert names.in_language("fr", "en") == "Norlande"


@pytest.mark.parametrize(
    "given_", [{}, [], {"en": ""}, {"en": []}, {"en": {"a": "b"}}, {"": "a", "en": "b"}, None]
)
def test_a_name_that_names_nothing_is_refused(given_: object) -> None:
    with pytest.raises(Slip):
        Names.accept(given_)


@pytest.mark.parametrize("given_", [{}, [], {"en": ["a"]}, {"": "a"}, None])
def test_text_that_is_no_text_is_refused(given_: object) -> None:
    with pytest.raises(Slip):
        Text.accept(given_)


words = st.text(min_size=1, max_size=20).filter(str.strip)
language_maps = st.dictionaries(st.sampled_from(["en", "fr", "zh-Hant"]), words, min_size=1)
name_maps = st.dictionaries(
    st.sampled_from(["en", "fr", "zh-Hant"]),
    st.one_of(words, st.lists(words, min_size=1, max_size=3)),
    min_size=1,
)


@given(st.one_of(words, language_maps))
def test_text_is_read_back(written: object) -> None:
    text = Text.accept(written)
    assert Text.accept(text.dumped()) == text


@given(st.one_of(words, name_maps))
def test_names_are_read_back(written: object) -> None:
    names = Names.accept(written)
    assert Names.accept(names.dumped()) == names


@given(st.text(max_size=40))
def test_any_text_is_read_or_told_as_a_slip(text: str) -> None:
    for grammar in (Wait, Check, Cite, Text, Names, Confidence, Salience, Asserted):
        assert refusal(grammar, text) != ""
