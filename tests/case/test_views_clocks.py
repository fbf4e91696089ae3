"""What was known on a day? What happened, and when somebody said so, are two clocks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.case.looking import ISSUES, NAMES, case, days, small
from winset.case.case import Case
from winset.case.fingerprint import canonical
from winset.case.references import walk
from winset.case.views import View, as_of, only, view

FLAGSHIP = "russia-ukraine/2026-02-talks"
DECEMBER = date(2025, 12, 6)
TWO_PAPERS = """\
documents:
  A: {title: A, date: 2031-01-15, length: 9}
  B: {title: B, date: 2031-03-10, length: 9}
"""
JANUARY, FEBRUARY, MARCH = date(2031, 1, 15), date(2031, 2, 15), date(2031, 3, 10)


def test_nothing_of_the_later_founding_document_shows_on_the_day_of_the_earlier() -> None:
    seen = as_of(case(FLAGSHIP), DECEMBER)
    cited = {cite.target for _, record in walk(seen).records for cite in record.rests_on}
    assert "A" in cited
    assert "B" not in cited
    assert "B" not in seen.documents
    assert "B:" not in canonical(seen)


def test_what_the_later_document_tells_of_an_earlier_day_shows_only_later(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  secret-talks: {label: Secret talks, date: 2031-01-02, type: consult, sources: B:3}
    """,
    )
    assert made.events["secret-talks"].date.last < JANUARY
    assert as_of(made, JANUARY).events == {}
    assert as_of(made, MARCH).events.keys() == {"secret-talks"}


def test_a_day_that_was_known_wins_over_the_days_of_the_sources(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  open-talks: {label: Talks, date: 2031-01-02, type: consult, sources: B:3, known: 2031-01-03}
  sealed: {label: Sealed, date: 2031-01-02, type: consult, sources: A:3, known: 2031-03-01}
    """,
    )
    assert as_of(made, JANUARY).events.keys() == {"open-talks"}
    assert as_of(made, MARCH).events.keys() == {"open-talks", "sealed"}


def test_later_citations_vanish_from_a_fact_that_stays(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  landing: {label: Landing, date: 2031-01-10, type: other, sources: [A:1, B:1]}
    """,
    )
    cites = as_of(made, FEBRUARY).events["landing"].rests_on
    assert [c.text for c in cites] == ["A:1"]


def test_a_source_older_than_a_fact_has_not_told_of_it(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  landing: {label: Landing, date: 2031-02-01, type: other, sources: [A:1, B:1]}
claims:
  both: {says: both papers, at: [A:2, B:2]}
positions:
  island:
    NOR: {since: 2031-02-01, accepts: north, sources: both}
    """,
    )
    assert as_of(made, FEBRUARY).events == {}
    assert as_of(made, FEBRUARY).positions == {}
    assert as_of(made, FEBRUARY).claims.keys() == {"both"}
    assert as_of(made, MARCH).positions.keys() == {"island"}


def test_a_fact_dated_after_the_day_never_shows(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  later: {label: Later, date: 2031-02-20, type: other, known: 2031-01-01}
    """,
    )
    assert as_of(made, FEBRUARY).events == {}


def test_a_fact_of_a_month_is_known_at_its_end(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
events:
  february: {label: In February, date: 2031-02, type: other}
  this-month: {label: This month, date: 2031-03, type: other}
    """,
    )
    assert as_of(made, FEBRUARY).events == {}
    assert as_of(made, date(2031, 3, 1)).events.keys() == {"february"}
    assert as_of(made, MARCH).events.keys() == {"february", "this-month"}


def test_undated_judgements_vanish_from_earlier_views_and_are_counted(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
variables: {war: War, anger: Anger}
links:
  war>anger: {sign: same}
  anger>war: {sign: opposite, sources: A:1}
drafts:
  text:
    label: Text
    date: 2031-01-10
    authors: NOR
    clauses: [{n: 1, gist: clauses are as old as their text}]
    """,
    )
    early = view(made, View(as_of=JANUARY))
    assert early.case.links.keys() == {"anger>war"}
    assert early.case.drafts["text"].clauses
    assert early.undated_hidden == 1
    assert view(made, View(as_of=MARCH)).undated_hidden == 0
    assert view(made).undated_hidden == 0


def _undated(whole: Case) -> int:
    """Facts of no day at all that are no part of another fact."""
    facts = {path: r for path, r in walk(whole).records if r.ROLE == "fact"}
    return sum(
        not (fact.rests_on or fact.known or fact.own_date)
        and all(path[:length] not in facts for length in range(len(path)))
        for path, fact in facts.items()
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_earlier_view_has_no_undated_judgement_and_counts_them_all(name: str) -> None:
    seen = view(case(name), View(as_of=days(name)[0]))
    assert _undated(seen.case) == 0
    assert seen.undated_hidden == _undated(case(name))


@pytest.mark.parametrize("name", NAMES)
def test_as_of_its_own_day_a_case_is_itself(name: str) -> None:
    whole = case(name)
    assert as_of(whole, whole.case.as_of.last) == whole
    assert as_of(whole, date(2999, 1, 1)) == whole


@pytest.mark.parametrize("name", NAMES)
def test_all_documents_are_the_whole_case(name: str) -> None:
    assert only(case(name), case(name).documents) == case(name)


@pytest.mark.parametrize("name", NAMES)
def test_an_earlier_view_of_a_later_view_is_the_earlier_view(name: str) -> None:
    early, late = days(name)[0], days(name)[len(days(name)) // 2]
    assert as_of(as_of(case(name), late), early) == as_of(case(name), early)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_known_stays_known(name: str) -> None:
    """Claims, drafts and events of an earlier view stand in every later one."""
    known: set[str] = set()
    for day in days(name):
        seen = as_of(case(name), day)
        ids = {*seen.claims, *seen.drafts, *seen.events}
        assert known <= ids, day
        known = ids


def test_a_frame_shows_when_a_visible_fact_needs_it(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
groups:
  LEAGUE: {names: the League, members: [MED, FAR]}
relations:
  NOR>sells-to>LEAGUE: {sources: A:1}
places: {isle: {names: the isle, sources: B:1}, bay: {names: the bay, within: isle, sources: B:1}}
events:
  landing: {label: Landing, date: 2031-01-10, type: other, place: bay, sources: A:2}
    """,
        head="""\
case: {id: small, title: A small case, as-of: 2031-03-10, table: [NOR, SUD]}
parties:
  NOR: {names: Norland, role: belligerent}
  SUD: {names: Sudland, role: belligerent}
  MED: {names: Medland, role: bystander, sources: B:1}
  FAR: {names: Farland, role: bystander, sources: B:1}
  ODD: {names: Oddland, role: bystander, sources: B:1}
""",
    )
    seen = as_of(made, JANUARY)
    assert seen.parties.keys() == {"NOR", "SUD", "MED", "FAR"}
    assert seen.groups["LEAGUE"].members == ("MED", "FAR")
    assert seen.places.keys() == {"isle", "bay"}


def test_rungs_that_only_later_texts_name_do_not_show(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS
        + """
positions:
  island:
    NOR: {since: 2031-01-10, accepts: north if island-watch is us, sources: A:1}
    SUD: {since: 2031-03-10, accepts: zone, sources: B:1}
spaces:
  both: {label: Both, issues: {island: [north, zone, south], island-watch: [us, them]}}
packages:
  zoned: {label: Zoned, settles: {island: zone}}
  plain: {label: Plain, settles: {island: south}}
scenarios:
  zone-now: {label: A zone, add: {positions.island.NOR.could-accept: zone}}
  south-now: {label: South, add: {positions.island.NOR.could-accept: south}}
    """,
        issues="""\
issues:
  island:
    label: The island
    kind: ordered
    scale: {north: north, zone: {label: zone, sources: B:1}, south: south}
  island-watch:
    label: Watch
    kind: unordered
    scale: {us: {label: us, sources: B:2}, them: {label: them, sources: B:2}}
""",
    )
    seen = as_of(made, JANUARY)
    assert tuple(seen.issues["island"].scale) == ("north", "south")
    assert tuple(seen.issues["island-watch"].scale) == ("us",)
    assert seen.spaces["both"].issues == {"island": ("north", "south"), "island-watch": ("us",)}
    assert seen.packages.keys() == {"plain"}
    assert seen.scenarios.keys() == {"south-now"}


def test_a_party_with_no_recorded_position_stays_in_a_view_of_documents(tmp_path: Path) -> None:
    made = small(
        tmp_path,
        TWO_PAPERS,
        head="""\
case: {id: small, title: A small case, as-of: 2031-03-10, table: [NOR, SUD]}
parties:
  NOR: {names: Norland, role: belligerent}
  SUD: {names: Sudland, role: belligerent}
  ODD: {names: Oddland, role: bystander}
""",
    )
    assert "ODD" in only(made, ["A"]).parties
    assert "ODD" not in as_of(made, JANUARY).parties


def test_only_some_documents_then_as_of_a_day() -> None:
    whole = case(FLAGSHIP)
    both = view(whole, View(only=("A", "B"), as_of=DECEMBER)).case
    assert both.documents.keys() == {"A"}
    assert both == as_of(only(whole, ["A", "B"]), DECEMBER)
    positions = {
        c.target
        for by_actor in both.positions.values()
        for entries in by_actor.values()
        for e in entries
        for c in e.rests_on
    }
    assert positions <= {"A", *both.claims}


def test_the_day_of_a_view_is_its_own_as_of_day() -> None:
    assert as_of(case(FLAGSHIP), DECEMBER).case.as_of.text == "2025-12-06"


def test_issues_that_nobody_spoke_of_yet_are_not_there() -> None:
    made = case("island")
    seen = as_of(made, JANUARY)
    assert "island" in seen.issues
    assert "island:" in ISSUES
    assert "fleet" not in seen.issues
