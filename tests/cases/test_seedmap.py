"""Is everything that was mapped in the two founding documents in the case, value for value?

Every top-level key of the map has a home here or a reason why it has none; every field of every
record is compared, retold in our own words (then something must be told, in both languages), or
listed with the reason why it is not carried. The last tests show that a changed value is noticed.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .seedmap import causes, figures, people, talks
from .seedmap.reading import Seed, case, coded, seed

Compare = Callable[[Seed], list[str]]

# Key of the map -> what compares one of its records.
HOMES: dict[str, Compare] = {
    "actors": people.actor,
    "relations": people.relation,
    "influence_changes": people.influence,
    "places": people.place,
    "issues": talks.issue,
    "positions": talks.position,
    "drafts": talks.draft,
    "lineage": talks.line_of_descent,
    "events": talks.event,
    "numbers": figures.number,
    "anomalies": figures.anomaly,
    "derived_checks": figures.derived,
    "paragraph_gists": figures.gist,
    "deadlines": causes.deadline,
    "dependencies": causes.dependency,
    "dependency_cycles": causes.cycle,
    "document_forecasts": causes.forecast,
    "levers": causes.lever,
    "attrition_indicators": causes.tiring,
}
# Keys whose value is no list of records.
SINGLE: dict[str, Compare] = {
    "meta": figures.meta,
    "expressions_of_certainty": figures.hedges,
    "term_variants": figures.terms,
}
CAUSAL: dict[str, Compare] = {"links": causes.link, "loops": causes.loop}
HOMELESS = {
    "queries": "questions to the program: its commands answer them, a case does not hold them",
    "acceptance_check": "its verdicts are computed; here only that each flip has a scenario",
}

# Prose, which the case tells in its own words: tested is that something is told, in both languages.
RETOLD = {
    "actors": {"role"},
    "relations": {"note"},
    "influence_changes": {"reason"},
    "places": {"use"},
    "issues": {"name", "note"},
    "positions": {"position", "note"},
    "drafts": {"name"},
    "events": {"title", "effects"},
    "numbers": {"what"},
    "deadlines": {"what"},
    "document_forecasts": {"text"},
    "levers": {"name", "channel"},
    "links": {"condition"},
    "loops": {"name"},
    "paragraph_gists": {"gist"},
    "attrition_indicators": {"indicator"},
    "anomalies": {"what"},
    "derived_checks": {"what"},
}
# Fields that the case does not carry, and why.
NOT_CARRIED = {
    "positions.date_basis": "where a month comes from stands in the notes of the events",
    "drafts.date_basis": "where a month comes from stands in the notes of the events",
    "events.date_basis": "stands in the notes of the events, as prose",
    "numbers.date_basis": "stands in the notes of the events, as prose",
    "events.precision": "a date of the case shows its own precision",
    "document_forecasts.resolves_by": "how it resolved is compared",
    "derived_checks.compare": "an identity of its own, where it is known",
    "dependencies.needs": "prose; the steps are compared through the table of waits",
    "dependencies.requires": "prose; the steps are compared through the table of waits",
    "dependency_cycles.cycle": "prose; the edges are compared",
    "dependency_cycles.meaning": "prose; what to do about a circle is the calendar's to say",
}


def records() -> Iterator[tuple[str, Compare, Seed]]:
    for key, compare in HOMES.items():
        for entry in seed()[key]:
            yield key, compare, entry
    for key, compare in CAUSAL.items():
        for entry in seed()["causal"][key]:
            yield key, compare, entry


def compared(key: str, entry: Seed) -> set[str]:
    """The fields of a record that are compared value for value."""
    if key == "issues" and entry["parent"] is None:
        return {"id"}  # a cluster is a heading of the case: it has an id and a name, no more
    return {
        field
        for field in entry
        if field not in RETOLD.get(key, set()) and f"{key}.{field}" not in NOT_CARRIED
    }


def wrong(compare: Compare, entry: Seed) -> list[str]:
    """What is amiss with a record; a record that cannot even be looked up is amiss."""
    try:
        return compare(entry)
    except (LookupError, ValueError, TypeError, AttributeError) as problem:
        return [f"{type(problem).__name__}: {problem}"]


def test_every_key_of_the_map_has_a_home_or_a_reason() -> None:
    assert set(seed()) == {*HOMES, *SINGLE, *HOMELESS, "causal"}
    assert set(seed()["causal"]) == {*CAUSAL, "variables"}


@pytest.mark.parametrize("key", [*HOMES, *CAUSAL])
def test_every_record_of_the_map_stands_in_the_case(key: str) -> None:
    amiss = {
        str(entry.get("id") or [*entry.values()][:3]): found
        for own, compare, entry in records()
        if own == key and (found := wrong(compare, entry))
    }
    assert amiss == {}


@pytest.mark.parametrize("key", SINGLE)
def test_what_is_no_list_stands_in_the_case(key: str) -> None:
    assert wrong(SINGLE[key], seed()[key]) == []


def test_every_variable_stands_in_the_case() -> None:
    amiss = {
        id: found
        for id, name in seed()["causal"]["variables"].items()
        if (found := causes.variable(id, name))
    }
    assert amiss == {}


def test_every_flip_of_the_acceptance_table_has_a_scenario() -> None:
    flips = seed()["acceptance_check"]["flip_tests"]
    assert [f["flip"] for f in flips if causes.flip(f)] == []
    assert len(set(causes.FLIPS.values())) == len(flips)


def test_no_code_of_the_case_names_what_the_map_does_not_hold() -> None:
    known = {e["id"] for key in HOMES for e in seed()[key] if "id" in e}
    known |= {e["id"] for key in CAUSAL for e in seed()["causal"][key]}
    known |= set(seed()["causal"]["variables"])
    assert set(coded()) - known == set()


def test_the_founding_documents_alone_tell_of_the_events_of_the_map_and_no_others() -> None:
    from winset.case.views import View, view

    events = view(case(), View(only=("A", "B"))).case.events
    codes = {c.strip() for e in events.values() for c in e.codes["seedmap"].split(",")}
    assert {c for c in codes if c.startswith("E")} == {e["id"] for e in seed()["events"]}
    assert len(events) == len(seed()["events"])


# --- these tests can fail: a changed value is noticed ---


def changed(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return {"+": "-", "-": "+", "R": "B", "B": "R"}.get(value, f"otherwise {value}")
        case [] | None:
            return None
        case list():
            last = max(i for i, item in enumerate(value) if item is not None)
            return [*value[:last], changed(value[last]), *value[last + 1 :]]
        case dict():
            last = list(value)[-1]
            return {**value, last: changed(value[last])}
    raise TypeError(f"no other value for {value!r}")


def fields() -> list[tuple[str, str]]:
    found = {(key, f): None for key, _, entry in records() for f in sorted(compared(key, entry))}
    return list(found)


@pytest.mark.parametrize(("key", "field"), fields())
def test_a_changed_value_is_noticed_in_every_record(key: str, field: str) -> None:
    unnoticed, tried = [], 0
    for own, compare, entry in records():
        if own != key or field not in compared(key, entry) or entry[field] in (None, [], ""):
            continue
        mutant = {**copy.deepcopy(entry), field: changed(entry[field])}
        tried += 1
        if not wrong(compare, mutant):
            unnoticed.append((entry.get("id"), entry[field], mutant[field]))
    assert tried
    assert unnoticed == []


@pytest.mark.parametrize("key", SINGLE)
def test_a_change_in_what_is_no_list_is_noticed(key: str) -> None:
    mutant = copy.deepcopy(seed()[key])
    if key == "meta":
        mutant["documents"][0]["captions"].pop()
    else:
        first = next(k for k in mutant if k != "note")
        mutant[first] = changed(mutant[first])
    assert wrong(SINGLE[key], mutant) != []
