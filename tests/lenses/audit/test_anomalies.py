"""Does each general check raise what it should, and nothing else?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.audit.building import run, small
from winset.lenses.audit.anomalies import ANOMALIES


def anomalies(kind: str, **sections: Any) -> list[tuple[Any, Any]]:
    """(address, forms) of the anomalies of a kind."""
    table = run(small(**sections)).table("anomalies")
    return [(r.cells[1], r.cells[3]) for r in table.rows if r.cells[2] == kind]


def test_a_sound_case_raises_nothing() -> None:
    assert run(small()).table("anomalies").rows == ()


def test_each_check_stands_in_the_list_once() -> None:
    assert len({check.__name__ for check in ANOMALIES}) == len(ANOMALIES) == 10


def event(**keys: Any) -> dict[str, Any]:
    return {"e": {"label": "e", "date": "2025-03-01", "type": "other", "sources": "P:1", **keys}}


def test_misspelt_names_are_shown_where_the_gist_prints_them() -> None:
    parties = small().plain()["parties"]
    parties["N"]["constituencies"]["chief"]["misspelt"] = "Hte chief"
    documents = small().plain()["documents"]
    documents["P"]["paragraphs"] = {"2": {"gist": "caption: Hte chief waves", "kind": "caption"}}
    result = run(small(parties=parties, documents=documents))
    (row,) = result.table("anomalies").rows
    assert row.cells[1:] == ("chief", "name-misspelt", "Hte chief", ("documents.P",))
    assert row.claims == ("P:2",)


@pytest.mark.parametrize(
    ("names", "forms"),
    [
        (["Ivan Petrov", "Ivan Petroff"], "Ivan Petrov / Ivan Petroff"),
        (["Ivan Petrov", "Petrov"], None),
        (["Ivan Petrov", "The general"], None),
        (["伊凡", "伊万"], "伊凡 / 伊万"),
        (["伊凡", "彼得"], None),
        (["伊凡", "伊凡諾夫"], None),
    ],
)
def test_spellings_are_told_from_other_names(names: list[str], forms: str | None) -> None:
    parties = small().plain()["parties"]
    parties["N"]["constituencies"]["chief"]["names"] = {"en": names}
    found = anomalies("name-varies", parties=parties)
    assert found == ([("chief", forms)] if forms else [])


def test_several_words_for_one_term() -> None:
    terms = {"pledge": {"en": ["pledge", "promise"]}, "line": {"en": "line"}}
    assert anomalies("term-varies", terms=terms) == [("terms.pledge", "pledge / promise")]


def test_a_day_without_a_year() -> None:
    assert anomalies("year-missing", events=event(date="XXXX-03-18")) == [
        ("events.e", "XXXX-03-18")
    ]
    claims = {"c": {"says": "c", "at": "P:1", "date": "XXXX-03"}}
    assert anomalies("year-missing", claims=claims) == [("claims.c", "XXXX-03")]
    assert anomalies("year-missing", events=event()) == []


def test_two_readings_of_one_figure() -> None:
    claims = {"c": {"says": "c", "at": "P:1", "value": "4 or 5 km2"}}
    assert anomalies("two-readings", claims=claims) == [("claims.c", "4 or 5 km2")]
    count = {"at": "2025-03-01", "value": "4 or 5 persons", "sources": "P:1"}
    front = {"men": {"label": "Men", "unit": "persons", "observed": [count]}}
    assert anomalies("two-readings", front=front) == [("front.men", "4 or 5 persons")]


def counts(*observed: tuple[str, str, str], **keys: str) -> dict[str, Any]:
    """A quantity counted by outlets: (counter, day, value)."""
    many = [{"by": by, "at": at, "value": v, "sources": "P:1", **keys} for by, at, v in observed]
    return {
        "outlets": {"one": {"names": "One"}, "two": {"names": "Two"}},
        "front": {"men": {"label": "Men", "unit": "persons", "observed": many}},
    }


def test_rival_counts_differ_by_more_than_their_error() -> None:
    day = "2025-03-01"
    far = counts(("one", day, "400 persons"), ("two", day, "500 persons"))
    assert anomalies("counts-differ", **far) == [
        ("front.men@2025-03-01", "400 persons / 500 persons")
    ]
    wide = counts(("one", day, "400 persons"), ("two", day, "500 persons"), error="15 %")
    assert anomalies("counts-differ", **wide) == []
    ranges = counts(("one", day, "350 to 450 persons"), ("two", day, "440 to 500 persons"))
    assert anomalies("counts-differ", **ranges) == []
    about = counts(("one", day, "about 400 persons"), ("two", day, "about 440 persons"))
    assert anomalies("counts-differ", **about) == []


def test_rounding_one_counter_and_other_days_are_no_rivals() -> None:
    day = "2025-03-01"
    rounded = counts(("one", day, "37.3k persons"), ("two", day, "37.28k persons"))
    assert anomalies("counts-differ", **rounded) == []
    same = counts(("one", day, "400 persons"), ("one", day, "500 persons"))
    assert anomalies("counts-differ", **same) == []
    apart = counts(("one", day, "400 persons"), ("two", "2025-04-01", "500 persons"))
    assert anomalies("counts-differ", **apart) == []


def test_only_the_counts_that_disagree_are_named() -> None:
    day = "2025-03-01"
    three = counts(
        ("one", day, "400 persons"), ("two", day, "500 persons"), ("P", day, "400 persons")
    )
    ((_, forms),) = anomalies("counts-differ", **three)
    assert forms == "400 persons / 500 persons"


def test_an_error_in_points_widens_a_share() -> None:
    day = "2025-03-01"
    polls = counts(("one", day, "40 %"), ("two", day, "44 %"), error="2 points")
    polls["support"] = {"yes": {**polls.pop("front")["men"], "unit": "%"}}
    assert anomalies("counts-differ", **polls) == []
    tight = counts(("one", day, "40 %"), ("two", day, "45 %"), error="2 points")
    tight["support"] = {"yes": {**tight.pop("front")["men"], "unit": "%"}}
    assert anomalies("counts-differ", **tight) == [("support.yes@2025-03-01", "40 % / 45 %")]


def test_a_claim_that_differs_from_the_count_that_is_used() -> None:
    sections = counts(("one", "2025-03-01", "400 persons"), ("two", "2025-03-01", "500 persons"))
    sections["front"]["men"]["use"] = "two"
    claim = {"says": "c", "at": "P:1", "value": "400 persons", "about": "front.men@2025-03-01"}
    found = anomalies("differs-from-count", **sections, claims={"c": claim})
    assert found == [("claims.c", "400 persons / 500 persons")]
    near = {**claim, "value": "about 490 persons"}
    assert anomalies("differs-from-count", **sections, claims={"c": near}) == []


def test_a_corrected_claim_is_still_told_against_the_count() -> None:
    claims = {
        "c": {
            "says": "c",
            "at": "P:1",
            "value": "400 persons",
            "about": "front.men",
            "suspect": "odd",
            "corrected-to": "d",
        },
        "d": {"says": "d", "at": "Q:1", "value": "500 persons"},
    }
    sections = counts(("one", "2025-03-01", "from c"))
    found = anomalies("differs-from-count", **sections, claims=claims)
    assert found == [("claims.c", "400 persons / 500 persons")]


def test_an_event_that_a_claim_dates_differently() -> None:
    claim = {"says": "c", "at": "P:1", "value": "2025-04", "about": "events.e.date"}
    assert anomalies("dated-differently", events=event(), claims={"c": claim}) == [
        ("events.e", "2025-03-01 / 2025-04")
    ]
    near = {**claim, "value": "2025-03"}
    assert anomalies("dated-differently", events=event(), claims={"c": near}) == []


def test_claims_that_contradict_each_other_on_a_day() -> None:
    claims = {
        "c": {"says": "c", "at": "P:1", "value": "2025-04"},
        "d": {"says": "d", "at": "Q:1", "value": "2025-05-02", "contradicts": "c"},
    }
    assert anomalies("dated-differently", claims=claims) == [("claims.c", "2025-04 / 2025-05-02")]


def test_suspects_and_broken_identities() -> None:
    claims = {
        "c": {"says": "c", "at": "P:1", "value": "4 km2", "suspect": "odd"},
        "d": {"says": "d", "at": "P:2", "value": "5 km2"},
    }
    sections = {"claims": claims, "identities": {"it": {"check": "c = d"}}}
    assert anomalies("figure-doubted", **sections) == [("claims.c", "4 km2")]
    assert anomalies("identity-broken", **sections) == [("identities.it", "4 km2 / 5 km2")]
