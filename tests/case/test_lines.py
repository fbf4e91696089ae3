"""Is each settlement accepted, refused or unknown exactly as the recorded lines say?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.deals.building import case, ordered, party
from winset.case.answers import NO, UNKNOWN, YES
from winset.case.case import Case
from winset.case.deal import holds, of_draft
from winset.case.grammar.condition import Condition
from winset.case.grammar.settlement import SettlementSet
from winset.case.lines import Line, line, voice

LAND = ordered("hold", "swap", "leave", "cede")
HELP = ordered("none", "some", "full")
MEN = {"label": "Men", "kind": "amount", "unit": "persons", "range": "0 to 1 M persons"}
DAY = {"label": "Day", "kind": "date", "range": "2026-01-01 to 2026-12-31"}
ISSUES = {"land": LAND, "help": HELP, "men": MEN, "day": DAY}


def said(issue: str, *entries: dict[str, Any]) -> Case:
    """A case in which A alone has said something, on one issue."""
    return case({"A": party()}, ISSUES, {issue: {"A": list(entries)}})


def answer(of: Case, issue: str, **terms: str) -> Line:
    deal = {i: SettlementSet.parse(t) for i, t in terms.items()}
    return line(of, voice(of, issue, ["A"]), deal)


def test_a_red_line_alone_accepts_nothing() -> None:
    barred = said("land", {"red-line": "at least leave"})
    assert answer(barred, "land", land="cede").declared == NO
    assert answer(barred, "land", land="hold").declared == UNKNOWN


def test_accepted_settlements_refuse_all_others() -> None:
    wants = said("land", {"accepts": "hold to swap"})
    assert [answer(wants, "land", land=s).declared for s in ("hold", "swap", "leave")] == [
        YES,
        YES,
        NO,
    ]


def test_silence_a_wish_and_words_are_unknown() -> None:
    for entry in ({"ideal": "hold"}, {"says": "we shall see"}, {"accepts": "unknown"}):
        found = answer(said("land", entry), "land", land="hold")
        assert (found.declared, found.why) == (UNKNOWN, "unsaid")


def test_what_a_source_judges_possible_wins_over_a_red_line_at_assessed_only() -> None:
    soft = said(
        "land",
        {"red-line": "at least leave", "accepts": "hold"},
        {"could-accept": "leave if help at least full", "basis": "inferred"},
    )
    full, some = (answer(soft, "land", land="leave", help=h) for h in ("full", "some"))
    assert (full.declared, full.assessed) == (NO, YES)
    assert (some.declared, some.assessed) == (NO, NO)
    assert full.soft is not None
    assert full.soft.key == "could-accept"


def test_beside_an_acceptance_nobody_refuses_what_he_calls_best() -> None:
    same_day = said("land", {"accepts": "hold", "ideal": "swap"})
    older = said("land", {"accepts": "hold"}, {"ideal": "swap", "since": "2025-06-01"})
    for of in (same_day, older):
        found = answer(of, "land", land="swap")
        assert (found.declared, found.why) == (YES, "best")
        assert found.by is not None
        assert found.by.key == "ideal"
        assert found.beside is not None
        assert found.beside.key == "accepts"
        assert answer(of, "land", land="leave").declared == NO


def test_a_newer_acceptance_leaves_the_ideal_behind_unless_it_is_all_conditional() -> None:
    def newer(accepts: str | list[str]) -> Case:
        wish = {"ideal": "swap"}
        return said("land", wish, {"accepts": accepts, "since": "2025-06-01"})

    flat, bound = newer("hold"), newer("hold if help is full")
    mixed = newer(["hold", "leave if help is full"])
    assert answer(flat, "land", land="swap").declared == NO
    assert answer(mixed, "land", land="swap").declared == NO
    for help_ in ("none", "full"):
        assert answer(bound, "land", land="swap", help=help_).declared == YES
    assert answer(bound, "land", land="hold", help="none").declared == NO


def test_a_condition_put_on_the_ideal_itself_leaves_it_unknown_until_it_is_met() -> None:
    bound = said("land", {"ideal": "swap", "accepts": "anything if help is full"})
    unmet = answer(bound, "land", land="swap", help="none")
    assert (unmet.declared, unmet.why) == (UNKNOWN, "if-unmet")
    assert answer(bound, "land", land="hold", help="none").declared == NO
    assert answer(bound, "land", land="swap", help="full").declared == YES


def test_a_red_line_holds_against_what_is_called_best() -> None:
    barred = said("land", {"accepts": "hold", "ideal": "swap", "red-line": "swap if help is none"})
    assert answer(barred, "land", land="swap", help="none").declared == NO
    assert answer(barred, "land", land="swap", help="none to some").declared == UNKNOWN
    assert answer(barred, "land", land="swap", help="full").declared == YES


def test_an_issue_the_deal_leaves_out_makes_a_condition_false() -> None:
    bound = said("land", {"accepts": ["hold", "leave if help is full"]})
    left_out = answer(bound, "land", land="leave")
    assert (left_out.declared, left_out.why) == (NO, "if-unmet")


def test_a_condition_on_a_clause_left_open_is_unknown() -> None:
    bound = said("land", {"accepts": ["hold", "leave if help is full"]})
    for open_ in ("unspecified", "some to full"):
        assert answer(bound, "land", land="leave", help=open_).declared == UNKNOWN


def test_a_vague_clause_is_answered_only_where_every_reading_is() -> None:
    wants = said("land", {"accepts": "hold to swap"})
    assert answer(wants, "land", land="hold to swap").declared == YES
    assert answer(wants, "land", land="leave to cede").declared == NO
    both = answer(wants, "land", land="swap to leave")
    assert (both.declared, both.why) == (UNKNOWN, "open")


@pytest.mark.parametrize(
    ("accepts", "deal", "expected"),
    [
        ("at least 800k persons", "800k persons", YES),
        ("at least 800k persons", "799k persons", NO),
        ("above 600k persons", "600k persons", NO),
        ("500k to 700k persons", "600k to 700k persons", YES),
        ("500k to 700k persons", "600k to 800k persons", UNKNOWN),
        ("500k to 700k persons", "at least 800k persons", NO),
    ],
)
def test_amounts_are_compared_as_ranges(accepts: str, deal: str, expected: int) -> None:
    assert answer(said("men", {"accepts": accepts}), "men", men=deal).declared == expected


@pytest.mark.parametrize(
    ("accepts", "deal", "expected"),
    [
        ("before 2026-03-01", "2026-02", YES),
        ("before 2026-03-01", "2026-02-15 to 2026-03-15", UNKNOWN),
        ("before 2026-03-01", "never", NO),
        ("after 2026-06", "2026-06-30", NO),
        ("after 2026-06", "never", YES),
    ],
)
def test_days_are_compared_as_spans(accepts: str, deal: str, expected: int) -> None:
    assert answer(said("day", {"accepts": accepts}), "day", day=deal).declared == expected


def test_the_newest_line_holds_whoever_of_one_voice_said_it() -> None:
    made = case(
        {"A": party("chief", chief="leader")},
        ISSUES,
        {
            "land": {
                "A": {"accepts": "hold", "since": "2025-01-01"},
                "chief": {"accepts": "leave", "since": "2025-06-01"},
            }
        },
    )
    found = voice(made, "land", ["A", "chief"])
    assert found.accepts is not None
    assert found.accepts.speaker == "chief"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("land at least leave and help is full", YES),
        ("land is hold or help is full", YES),
        ("land is not leave", NO),
        ("(land is leave or land is cede) and help below full", NO),
    ],
)
def test_conditions_are_judged_in_a_deal(words: str, expected: int) -> None:
    made = case({"A": party()}, ISSUES, {})
    deal = {"land": SettlementSet.parse("leave"), "help": SettlementSet.parse("full")}
    assert holds(made, Condition.parse(words), deal) == expected


def test_a_counter_text_keeps_what_it_does_not_touch_or_drop() -> None:
    drafts = {
        "first": {
            "label": "First",
            "date": "2025-01-01",
            "authors": "A",
            "clauses": [
                {"n": "1", "sets": "land", "to": "leave"},
                {"n": "2", "sets": "help", "to": "unspecified", "readings": {"A": "full"}},
                {"n": "3", "sets": "men", "to": "600k persons"},
            ],
        },
        "second": {
            "label": "Second",
            "date": "2025-02-01",
            "authors": "A",
            "rest": "as first",
            "clauses": [
                {"n": "1", "sets": "land", "to": "hold"},
                {"n": "3", "drops": "first 3", "gist": "deleted"},
            ],
        },
    }
    made = case({"A": party()}, ISSUES, {}, drafts=drafts)
    terms = {issue: chosen.text for issue, chosen in of_draft(made, "second").items()}
    assert terms == {"land": "hold", "help": "unspecified"}
    assert of_draft(made, "second", "A")["help"].text == "full"
