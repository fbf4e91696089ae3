"""What falls with a claim, a paragraph or a document, and what stands?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case.looking import NAMES, case, faults, small
from winset.case.stance import stance
from winset.case.views import View, as_written, view, without_claims
from winset.errors import UsageError

TWO_PAPERS = """\
documents:
  A: {title: A, date: 2031-01-15, length: 9}
  B: {title: B, date: 2031-03-10, length: 9}
"""


@pytest.mark.parametrize("name", NAMES)
def test_without_each_claim_there_is_no_fault(name: str) -> None:
    for claim in case(name).claims:
        assert faults(without_claims(case(name), [claim])) == [], claim


@pytest.mark.parametrize("name", NAMES)
def test_without_each_document_there_is_no_fault(name: str) -> None:
    for document in case(name).documents:
        left = without_claims(case(name), [document])
        assert faults(left) == [], document
        assert document not in left.documents


@pytest.mark.parametrize("name", NAMES)
def test_whoever_and_whatever_the_case_is_about_stays(name: str) -> None:
    whole = case(name)
    left = without_claims(whole, whole.documents)
    assert left.parties.keys() == whole.parties.keys()
    rungs = {id: issue.settlements for id, issue in whole.issues.items()}
    assert {id: issue.settlements for id, issue in left.issues.items()} == rungs
    assert left.calendar.tasks.keys() == whole.calendar.tasks.keys()


def test_a_fact_falls_with_its_only_source(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  landing: {label: Landing, date: 2031-01-10, type: other, sources: A:1}
  answer: {label: Answer, date: 2031-01-11, type: other, sources: [A:2, B:2]}
    """,
    )
    assert without_claims(made, ["A"]).events.keys() == {"answer"}
    assert without_claims(made, ["A:1"]).events.keys() == {"answer"}
    assert without_claims(made, ["A:2"]).events.keys() == {"landing", "answer"}
    assert without_claims(made, ["A:2", "B"]).events.keys() == {"landing"}


def test_a_fact_with_another_source_loses_only_the_citation(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  answer: {label: Answer, date: 2031-01-11, type: other, sources: [A:2, {at: [B:2, A:3], by: NOR}]}
    """,
    )
    left = without_claims(made, ["A"]).events["answer"]
    assert [cite.text for cite in left.rests_on] == ["B:2"]


def test_a_source_older_than_a_fact_does_not_hold_it_up(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  answer: {label: Answer, date: 2031-02-20, type: other, sources: [A:2, B:2]}
    """,
    )
    assert "answer" in without_claims(made, ["A"]).events
    assert "answer" not in without_claims(made, ["B"]).events


def test_what_never_had_a_source_stands(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  guess: {label: Guess, date: 2031-01-11, type: other, note: ours}
    """,
    )
    assert "guess" in without_claims(made, ["A", "B"]).events


def test_claims_that_rest_on_a_claim_fall_with_it_and_so_does_what_cites_them(
    tmp_path: Path,
) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
claims:
  seen: {says: a boat was seen, at: A:1}
  counted: {says: twelve boats, at: A:2, rests-on: seen}
  feared: {says: an invasion, at: B:1, rests-on: counted}
  printed: {says: in print, at: B:2}
events:
  alarm: {label: Alarm, date: 2031-01-15, type: other, sources: feared}
  protest: {label: Protest, date: 2031-01-15, type: other, sources: [counted, printed]}
    """,
    )
    left = without_claims(made, ["seen"])
    assert left.claims.keys() == {"printed"}
    assert left.events.keys() == {"protest"}
    assert [c.text for c in left.events["protest"].rests_on] == ["printed"]


def test_a_claim_told_in_another_claim_falls_with_that_one(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
claims:
  told: {says: told, at: A:1}
  retold: {says: retold, at: told}
    """,
    )
    assert without_claims(made, ["A"]).claims == {}


def test_a_denial_goes_without_what_it_denies_but_switches_nothing_off(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
claims:
  plan: {says: a vote in May, at: A:1, by: SUD}
  no-plan: {says: no such plan, at: B:1, by: NOR, basis: denied, denies: plan}
events:
  row: {label: Row, date: 2031-01-15, type: other, sources: plan}
    """,
    )
    assert "row" in made.events
    left = without_claims(made, ["plan"])
    assert left.claims["no-plan"].denies == ()
    assert "row" not in left.events


def test_dropping_the_other_reading_promotes_its_rival(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
positions:
  island:
    NOR:
      - {since: 2031-01-10, accepts: north, sources: A:1}
      - {since: 2031-01-10, accepts: shared, rival: yes, sources: A:2}
    """,
    )
    assert str(stance(made, "island", "NOR").held["accepts"].accepts) == "north"
    assert len(stance(made, "island", "NOR").rivals["accepts"]) == 1
    left = stance(without_claims(made, ["A:1"]), "island", "NOR")
    assert str(left.held["accepts"].accepts) == "shared"
    assert left.rivals == {}


def test_a_loop_goes_with_any_of_its_links(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
variables: {war: War, prices: Prices, anger: Anger}
links:
  war>prices: {sign: same, sources: A:1}
  prices>anger: {sign: same, sources: A:2}
  anger>war: {sign: opposite, sources: B:1}
loops:
  bread: {through: [war, prices, anger]}
    """,
    )
    assert without_claims(made, ["A:2"]).loops == {}
    assert without_claims(made, ["war>prices"]).links.keys() == {"prices>anger", "anger>war"}
    assert without_claims(made, ["war>prices"]).loops == {}


def test_a_counter_text_whose_model_is_gone_leaves_the_rest_unknown(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
drafts:
  first:
    label: First
    date: 2031-01-10
    authors: NOR
    clauses: [{n: 1, sets: island, to: north}, {n: 2, gist: prisoners}]
    sources: A:1
  counter:
    label: Counter
    date: 2031-01-12
    authors: SUD
    rest: as first
    clauses: [{n: 1, drops: first 1}, {n: 2, drops: first 2, gist: deleted}]
    sources: B:1
    """,
    )
    left = without_claims(made, ["A"]).drafts["counter"]
    assert left.rest == "unknown"
    assert [(c.n, c.drops) for c in left.clauses] == [("2", None)]


def test_a_correction_without_its_source_leaves_the_printed_figure(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
claims:
  printed: {says: area, value: 900 km2, at: A:1, suspect: too much, corrected-to: counted}
  counted: {says: counted, value: 800 km2, at: B:1}
  given:
    says: given
    value: 9 km2
    at: A:2
    suspect: too small
    corrected-to: {value: 90 km2, at: B:2}
    """,
    )
    left = without_claims(made, ["B"]).claims
    assert left["printed"].corrected_to is None
    assert left["given"].corrected_to is None
    assert made.claims["given"].corrected_to is not None


def test_as_written_undoes_corrections_and_nothing_else(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
claims:
  printed: {says: area, value: 900 km2, at: A:1, suspect: too much, corrected-to: counted}
  counted: {says: counted, value: 800 km2, at: B:1}
    """,
    )
    written = as_written(made)
    assert written.claims["printed"].corrected_to is None
    assert str(written.claims["printed"].suspect) == "too much"
    assert written.claims["counted"] == made.claims["counted"]
    assert view(made, View(as_written=True)).case == written
    assert view(made, View(as_written=True)).steps == (("as-written", "yes"),)


def test_a_source_the_case_does_not_have_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UsageError, match=r"'plan-denid' is no claim.*did you mean plan-denied\?"):
        without_claims(case("island"), ["plan-denid"])


def test_a_source_that_a_view_does_not_show_can_still_be_left_out() -> None:
    early = case("island").documents["A"].date.last
    seen = view(case("island"), View(as_of=early, without=("plan-denied",)))
    assert seen.case == view(case("island"), View(as_of=early)).case
