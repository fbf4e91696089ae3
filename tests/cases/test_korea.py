"""Is the Korean case whole, honestly dated, and are its eight plants marked as what they are?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import winset
from winset.case.case import Case
from winset.case.claims import Claim
from winset.case.directory import Directory
from winset.case.grammar.check import Arithmetic, Before, Call, Day, Equal, Every
from winset.case.load import load
from winset.case.record import Record
from winset.case.references import walk
from winset.case.views import View, view

FOLDER = Path(winset.__file__).parent / "cases" / "korea" / "1952-10-armistice"
SHEET = "practice-sheet"
KINDS = ("X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8")


@pytest.fixture(scope="module")
def korea() -> Case:
    return load(FOLDER)


def figure(case: Case, claim: str) -> float:
    """The figure a claim prints, before any correction."""
    asserted = case.claims[claim].value
    assert asserted is not None
    assert asserted.value is not None
    middle = asserted.value.middle
    assert middle is not None
    return middle


def day(case: Case, claim: str) -> date:
    asserted = case.claims[claim].value
    assert asserted is not None
    assert asserted.when is not None
    assert asserted.when.first is not None
    return asserted.when.first


def planted(case: Case) -> Iterator[tuple[str, Record]]:
    """Every record that says which kind of anomaly it plants."""
    for _, record in walk(case).records:
        if "plant" in record.codes:
            yield record.codes["plant"], record


def settles(case: Case, issue: str, who: str, key: str) -> str:
    """The newest thing somebody said about an issue under one key."""
    said = [getattr(entry, key) for entry in case.positions[issue][who]]
    return str([one for one in said if one is not None][-1])


# What the case knows, and when


def test_it_is_of_31_october_1952_and_two_languages(korea: Case) -> None:
    assert str(korea.case.as_of) == "1952-10-31"
    assert korea.case.languages == ("en", "zh-Hant")
    assert korea.case.table == ("US", "CN", "KP")


def test_nothing_is_later_than_the_day_of_the_case(korea: Case) -> None:
    last = korea.case.as_of.last
    assert last is not None
    late = [id for id, d in korea.documents.items() if not d.date.starts_by(last)]
    for _, record in walk(korea).records:
        begun = record.own_date
        if record.ROLE == "fact" and begun is not None and not begun.starts_by(last):
            late.append(str(begun))
        if record.known is not None and not record.known.over_by(last):
            late.append(str(record.known))
    assert late == []


def test_looking_on_the_day_itself_hides_nothing(korea: Case) -> None:
    seen = view(korea, View(as_of=korea.case.as_of.last)).case
    assert seen.claims.keys() == korea.claims.keys()
    assert seen.drafts.keys() == korea.drafts.keys()
    assert seen.events.keys() == korea.events.keys()
    assert seen.positions.keys() == korea.positions.keys()


def test_every_day_a_document_became_known_gives_a_case_without_loose_ends(korea: Case) -> None:
    days = sorted({d.date.last for d in korea.documents.values() if d.date.last is not None})
    assert len(days) > 30
    held = 0
    for known in days:
        seen = view(korea, View(as_of=known)).case
        directory = Directory(seen)
        loose = [
            (known, reference.id)
            for reference in walk(seen).references
            if (kinds := tuple(k for k in reference.kinds if k != "path"))
            and not directory.has(kinds, reference.id)
        ]
        assert loose == []
        assert len(seen.claims) >= held, f"a claim known before is gone on {known}"
        held = len(seen.claims)


def test_the_april_package_and_the_october_recess_are_two_different_days(korea: Case) -> None:
    april = view(korea, View(as_of=date(1952, 4, 28))).case
    october = view(korea, View(as_of=date(1952, 10, 8))).case
    assert settles(april, "prisoners", "CN", "accepts") == "everyone"
    assert settles(october, "prisoners", "CN", "accepts") == "at most by-nationality"
    assert settles(october, "prisoners", "CN", "red_line") == "at least neutral-choice"
    assert settles(april, "returners", "US", "accepts") == "70k persons"
    assert settles(october, "returners", "US", "accepts") == "at most 83k persons"
    assert {"unc-three", "northern-october"} <= october.drafts.keys() - april.drafts.keys()
    assert "recess-october" in october.events.keys() - april.events.keys()
    assert {s.stands for s in october.tracks["track-prisoners"].status} > {
        s.stands for s in april.tracks["track-prisoners"].status
    }


def test_what_rests_on_memory_says_so(korea: Case) -> None:
    memory = {id for id, d in korea.documents.items() if id.startswith("memory-")}
    assert memory
    assert {korea.documents[id].grade for id in memory} == {"F"}
    assert {id for id, d in korea.documents.items() if d.grade == "F"} == memory | {SHEET}


def test_what_peking_let_india_say_stands_beside_its_denial(korea: Case) -> None:
    assert korea.claims["alternative-b-denied"].denies == ("alternative-b",)
    alone = view(korea, View(scenarios=("india-misheard",))).case
    assert "alternative-b" not in alone.claims
    assert not any(p.could_accept for p in alone.positions["prisoners"]["CN"])


# The eight plants


def test_all_eight_kinds_are_planted_and_each_says_so(korea: Case) -> None:
    found = list(planted(korea))
    assert sorted({kind for kind, _ in found}) == list(KINDS)
    for _, record in found:
        assert record.note is not None
        for language in korea.case.languages:
            assert record.note.written_in(language, "en"), language
        assert "planted for practice" in record.note.in_language("en", "en")


def test_no_plant_leans_on_a_real_source_and_no_fact_on_a_plant(korea: Case) -> None:
    sheets = {SHEET} | {id for id, c in korea.claims.items() if "plant" in c.codes}
    for _, record in planted(korea):
        assert {cite.target for cite in record.rests_on} <= sheets
        assert record.rests_on
        if isinstance(record, Claim):
            assert record.stands_as in ("assumed", "denied")
            assert record.grade == 6
    for _, record in walk(korea).records:
        if "plant" not in record.codes and record is not korea.outlets["practice-desk"]:
            assert {cite.target for cite in record.rests_on}.isdisjoint(sheets)


def test_x1_the_figure_and_its_share_do_not_agree(korea: Case) -> None:
    share = figure(korea, "planted-willing") / figure(korea, "planted-held")
    printed = figure(korea, "planted-share") / 100
    assert abs(share - printed) / printed > 0.05
    assert str(korea.identities["planted-share-agrees"].within) == "5 %"


def test_x2_the_offer_is_dated_after_its_refusal(korea: Case) -> None:
    test = korea.identities["planted-order-of-days"].check.test
    assert isinstance(test, Before)
    assert day(korea, test.first.id) > day(korea, test.second.id)


def test_x3_a_supplier_stands_among_the_monitors(korea: Case) -> None:
    test = korea.identities["planted-monitors"].check.test
    assert isinstance(test, Every)
    listed = korea.claims[test.claim.id].value
    assert listed is not None
    wrong = [id for id in listed.ids if test.role not in korea.parties[id].role]
    assert wrong == ["SU"]


def test_x4_the_year_of_the_war_is_one_too_few(korea: Case) -> None:
    test = korea.identities["planted-count-of-years"].check.test
    assert isinstance(test, Equal)
    assert isinstance(test.left, Arithmetic)
    assert isinstance(test.left.left, Call)
    begun, ended = (
        date.fromisoformat(a.iso) for a in test.left.left.arguments if isinstance(a, Day)
    )
    assert str(korea.events["war-begins"].date) == begun.isoformat()
    assert (begun.month, begun.day) == (ended.month, ended.day)
    assert figure(korea, "planted-war-year") == ended.year - begun.year


def test_x5_a_caption_misspells_a_name_the_case_knows(korea: Case) -> None:
    known = korea.parties["US"].constituencies["unc-delegation"].misspelt
    caption = korea.documents[SHEET].gist("6")
    assert known is not None
    assert caption is not None
    assert caption.gist is not None
    printed = " ".join(words for _, words in caption.gist.parts)
    assert all(any(name in printed for name in names) for _, names in known.parts)
    right = korea.parties["US"].constituencies["unc-delegation"].names.all()
    assert not any(name in printed for name in right)


def test_x6_a_caption_gives_a_day_without_a_year(korea: Case) -> None:
    assert korea.events["planted-tent-photo"].date.yearless
    assert [id for id, e in korea.events.items() if e.date.yearless] == ["planted-tent-photo"]


def test_x7_a_claim_stands_beside_its_denial(korea: Case) -> None:
    assert korea.claims["planted-date-denied"].denies == ("planted-date-set",)
    assert korea.claims["planted-date-denied"].stands_as == "denied"


def test_x8_a_figure_has_two_readings(korea: Case) -> None:
    asserted = korea.claims["planted-fifth-more"].value
    assert asserted is not None
    assert asserted.value is not None
    assert asserted.value.shape == "rivals"
    assert asserted.value.numbers == pytest.approx((70_000 * 1.2, 70_000 / 0.8))


def test_without_plants_leaves_all_of_them_out_and_nothing_else(korea: Case) -> None:
    clean = view(korea, View(scenarios=("without-plants",))).case
    assert list(planted(clean)) == []
    assert SHEET not in clean.documents
    real = {id for id, c in korea.claims.items() if "plant" not in c.codes}
    assert set(clean.claims) == real
    assert set(clean.events) == set(korea.events) - {"planted-tent-photo"}
    assert set(clean.identities) == {
        id for id, i in korea.identities.items() if "plant" not in i.codes
    }
    assert "Harisson" not in str([clean.documents, clean.claims, clean.events])
    assert clean.positions == korea.positions
    assert clean.drafts == korea.drafts
