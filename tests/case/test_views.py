"""Does a view do what it says, in one order, and leave the case alone?"""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from pydantic import ValidationError

from tests.case.looking import NAMES, case, days, faults
from winset.case.fingerprint import fingerprint
from winset.case.patch import Change
from winset.case.views import View, as_of, only, patched, view, without_claims
from winset.errors import UsageError

FLAGSHIP = "russia-ukraine/2026-02-talks"
ISLAND_FLAGS = {
    "only": ("A", "B"),
    "as_of": date(2031, 3, 1),
    "without": ("plan",),
    "changes": (Change("set", "positions.island.SUD.accepts", "shared"),),
}


def test_no_view_is_the_case_itself() -> None:
    seen = view(case("island"))
    assert seen.case is case("island")
    assert (seen.steps, seen.changes, seen.undated_hidden) == ((), (), 0)
    assert seen.viewed == seen.loaded == fingerprint(case("island"))


@pytest.mark.parametrize("flags", list(itertools.permutations(ISLAND_FLAGS)))
def test_the_order_of_the_flags_does_not_matter(flags: tuple[str, ...]) -> None:
    wanted = View(**{flag: ISLAND_FLAGS[flag] for flag in flags})
    straight = view(case("island"), View(**ISLAND_FLAGS))
    assert view(case("island"), wanted) == straight
    assert [name for name, _ in straight.steps] == ["only", "as-of", "without", "set"]


def test_the_four_steps_one_after_the_other_are_the_view() -> None:
    step = only(case("island"), ISLAND_FLAGS["only"])
    step = as_of(step, ISLAND_FLAGS["as_of"])
    step = patched(step, ISLAND_FLAGS["changes"])  # the plan is of 10 March: nothing to leave out
    assert view(case("island"), View(**ISLAND_FLAGS)).case == step


@pytest.mark.parametrize("name", NAMES)
def test_a_view_leaves_the_case_as_it_was(name: str) -> None:
    whole = case(name)
    before = fingerprint(whole)
    as_of(whole, days(name)[0])
    only(whole, list(whole.documents)[:1])
    without_claims(whole, list(whole.claims)[:3])
    assert fingerprint(whole) == before


def test_a_view_is_frozen() -> None:
    seen = as_of(case("island"), days("island")[0])
    with pytest.raises(ValidationError, match="frozen"):
        seen.claims = {}
    with pytest.raises(ValidationError, match="frozen"):
        seen.parties["NOR"].voice = "senate"


def test_a_view_carries_both_fingerprints() -> None:
    seen = view(case("island"), View(as_of=days("island")[0]))
    assert seen.loaded == fingerprint(case("island"))
    assert seen.viewed == fingerprint(seen.case) != seen.loaded
    assert seen.whole is case("island")


def test_a_document_the_case_does_not_have_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'pol' is no document.*did you mean poll\?"):
        only(case("island"), ["A", "pol"])


def test_a_scenario_the_case_does_not_have_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'north-bend' is no scenario.*mean north-bends\?"):
        view(case("island"), View(scenarios=("north-bend",)))


def test_a_scenario_about_what_a_view_does_not_show_is_refused() -> None:
    early = days("island")[0]
    assert "without-the-plan" not in as_of(case("island"), early).scenarios
    with pytest.raises(UsageError, match="about things that this view does not show"):
        view(case("island"), View(as_of=early, scenarios=("without-the-plan",)))


@pytest.mark.parametrize("name", NAMES)
def test_each_scenario_applies_and_leaves_no_fault(name: str) -> None:
    for id, scenario in case(name).scenarios.items():
        seen = view(case(name), View(scenarios=(id,)))
        assert faults(seen.case) == [], id
        assert seen.steps == (("scenario", id),)
        assert len(seen.changes) == len(scenario.set) + len(scenario.add)
        assert seen.case != case(name), id


@pytest.mark.parametrize("name", NAMES)
def test_scenarios_of_positions_change_positions_alone(name: str) -> None:
    for id, scenario in case(name).scenarios.items():
        addresses = {*scenario.set, *scenario.add}
        if scenario.without or not all(a.startswith("positions.") for a in addresses):
            continue
        changed = view(case(name), View(scenarios=(id,))).case
        assert changed.model_copy(update={"positions": case(name).positions}) == case(name)
        touched = {tuple(a.split(".")[1:3]) for a in addresses}
        for issue, by_actor in changed.positions.items():
            for actor, entries in by_actor.items():
                if (issue, actor) not in touched:
                    assert entries == case(name).positions[issue][actor]


def test_what_is_asked_directly_comes_after_the_scenario() -> None:
    mine = Change("set", "positions.island.chancellor.could-accept", "south")
    seen = view(case("island"), View(scenarios=("north-bends",), changes=(mine,)))
    assert [c.value for c in seen.changes] == ["shared", "south"]
    (entry,) = seen.case.positions["island"]["chancellor"]
    assert str(entry.could_accept) == "south"


def test_a_scenario_leaves_out_its_claims_too() -> None:
    seen = view(case("island"), View(scenarios=("without-the-plan",)))
    assert "plan" not in seen.case.claims
    assert (
        seen.case
        == without_claims(case("island"), ["plan"])
        == view(case("island"), View(without=("plan",))).case
    )


def test_the_assumed_consents_of_the_flagship_are_one_switch() -> None:
    whole = case(FLAGSHIP)
    assumed = [id for id in whole.claims if id.startswith("fill-")]
    seen = view(whole, View(scenarios=("without-assumed-consents",))).case
    assert assumed
    assert not any(id.startswith("fill-") for id in seen.claims)
    left = [
        cite.target
        for by_actor in seen.positions.values()
        for entries in by_actor.values()
        for entry in entries
        for cite in entry.rests_on
    ]
    assert not any(target.startswith("fill-") for target in left)


def test_a_case_that_is_cut_by_hand_has_faults() -> None:
    """What the tests of soundness ask can be answered with yes."""
    documents = {id: d for id, d in case("island").documents.items() if id != "A"}
    assert any(
        "source 'A:3'" in fault
        for fault in faults(case("island").model_copy(update={"documents": documents}))
    )
    links = {id: link for id, link in case("island").links.items() if id != "prices>anger"}
    assert faults(case("island").model_copy(update={"links": links}))
