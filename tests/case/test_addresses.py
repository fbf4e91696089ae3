"""Does every address lead back to what it names, and a wrong one to the nearest right one?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case.looking import NAMES, case, small
from winset.case.address import addressable, resolve
from winset.case.naming import address_of, entry_address, said
from winset.case.record import Record
from winset.case.references import walk
from winset.errors import Slip


def _leads_back(whole: object, path: tuple[str | int, ...], address: str) -> bool:
    found = resolve(whole, address).path  # type: ignore[arg-type]
    return found == path or found[:-1] == path


@pytest.mark.parametrize("name", NAMES)
def test_the_address_of_every_record_leads_back_to_it(name: str) -> None:
    """Or to what is around it, where an address cannot tell it from its neighbours."""
    whole = case(name)
    around = []
    for path, _ in walk(whole).records:
        address = address_of(whole, path)
        if not _leads_back(whole, path, address):
            found = resolve(whole, address).path
            assert path[: len(found)] == found, address
            around.append(path)
    inside = [p for p in around if _in_a_dated_entry(whole, p) or _has_a_name_of_parts(whole, p)]
    assert all(_undated_rule(whole, p) or _a_nameless_twin(whole, p) for p in {*around} - {*inside})


def _in_a_dated_entry(whole: object, path: tuple[str | int, ...]) -> bool:
    from winset.case.naming import at

    owners = [at(whole, path[:n]) for n in range(1, len(path))]
    lists = [isinstance(path[n], int) for n in range(1, len(path))]
    return any(
        isinstance(o, Record) and o.own_date is not None and listed
        for o, listed in zip(owners[1:], lists, strict=False)
    )


def _has_a_name_of_parts(whole: object, path: tuple[str | int, ...]) -> bool:
    from winset.case.naming import at

    thing = at(whole, path)
    return any("." in str(getattr(thing, key, "")) for key in ("changes", "value"))


def _undated_rule(whole: object, path: tuple[str | int, ...]) -> bool:
    return path[2:3] == ("ratification",)


def _a_nameless_twin(whole: object, path: tuple[str | int, ...]) -> bool:
    from winset.case.naming import at

    entry, others = at(whole, path), at(whole, path[:-1])
    return entry.by is None and sum(o.at.text == entry.at.text for o in others) > 1


@pytest.mark.parametrize("name", NAMES)
def test_every_position_has_an_address_of_its_own(name: str) -> None:
    whole = case(name)
    for issue, by_actor in whole.positions.items():
        for actor, entries in by_actor.items():
            for place in range(len(entries)):
                path = ("positions", issue, actor, place)
                assert _leads_back(whole, path, address_of(whole, path))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_position_says_has_an_address(name: str) -> None:
    whole = case(name)
    for issue, by_actor in whole.positions.items():
        for actor, entries in by_actor.items():
            for place, entry in enumerate(entries):
                for key in said(entry):
                    address = entry_address(issue, actor, entry, key)
                    found = resolve(whole, address)
                    assert found.path == ("positions", issue, actor, place, key), address


@pytest.mark.parametrize("name", NAMES)
def test_every_address_in_a_case_names_something(name: str) -> None:
    whole = case(name)
    for reference in walk(whole).references:
        if reference.kinds == ("path",):
            addressable(whole, reference.id)


ENTRIES = """\
documents:
  A: {title: A, date: 2031-01-15, length: 9}
outlets: {courier: The Courier, herald: The Herald}
positions:
  island:
    NOR:
      - {since: 2031-01-02, accepts: north, sources: A:1}
      - {since: 2031-01-02, accepts: shared, salience: major, rival: yes, sources: A:2}
      - {since: 2031-01-02, could-accept: shared, sources: A:2}
      - {since: 2031-01-10, red-line: south, sources: A:3}
drafts:
  text:
    label: Text
    date: 2031-01-05
    authors: NOR
    clauses:
      - {n: 1, sets: island, to: north}
      - {n: 1, sets: watch, to: nobody}
      - {n: 2a, gist: prisoners}
    reactions:
      - {who: SUD, says: rejects, on: 2031-01-06, sources: A:4}
      - {who: NOR, says: accepts, on: 2031-01-06, sources: A:4}
front:
  held:
    label: Held
    unit: km2
    observed:
      - {at: 2031-01-01, by: courier, value: 900 km2, sources: A:5}
      - {at: 2031-01-01, by: herald, value: 800 km2, sources: A:5}
      - {at: 2031-01-08, by: herald, value: 700 km2, sources: A:5}
"""


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("positions.island.NOR@2031-01-02", ("positions", "island", "NOR", 0)),
        ("positions.island.NOR.accepts", ("positions", "island", "NOR", 0, "accepts")),
        ("positions.island.NOR.accepts@2031-01-10", ("positions", "island", "NOR", 0, "accepts")),
        ("positions.island.NOR.red-line", ("positions", "island", "NOR", 3, "red-line")),
        ("positions.island.NOR.rival@2031-01-02", ("positions", "island", "NOR", 1)),
        ("positions.island.NOR.rival.accepts", ("positions", "island", "NOR", 1, "accepts")),
        ("positions.island.NOR.could-accept", ("positions", "island", "NOR", 2, "could-accept")),
        ("positions.island.NOR.salience", ("positions", "island", "NOR", 1, "salience")),
        ("drafts.text.clauses.1-island", ("drafts", "text", "clauses", 0)),
        ("drafts.text.clauses.1-watch.to", ("drafts", "text", "clauses", 1, "to")),
        ("drafts.text.2a.gist", ("drafts", "text", "clauses", 2, "gist")),
        ("drafts.text.reactions.NOR", ("drafts", "text", "reactions", 1)),
        ("drafts.text.reactions.SUD@2031-01-06", ("drafts", "text", "reactions", 0)),
        ("drafts.text.reactions.SUD.says", ("drafts", "text", "reactions", 0, "says")),
        ("front.held.observed.herald@2031-01-01", ("front", "held", "observed", 1)),
        ("front.held.observed.herald.value", ("front", "held", "observed", 2, "value")),
        ("front.held@2031-01-01", ("front", "held", "observed", 0)),
        ("front.held.observed@2031-01-08", ("front", "held", "observed", 2)),
        ("NOR", ("parties", "NOR")),
        ("NOR.role", ("parties", "NOR", "role")),
    ],
)
def test_an_address_by_example(tmp_path: Path, address: str, path: tuple[str | int, ...]) -> None:
    assert resolve(small(tmp_path, ENTRIES), address).path == path


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("positons.island.NOR.accepts", "positions.island.NOR.accepts"),
        ("positions.harbour.NOR.accepts", ""),
        ("positions.iland.NOR.accepts", "positions.island.NOR.accepts"),
        ("positions.island.NOR.acepts", "positions.island.NOR.accepts"),
        ("positions.island.NOR.accepts@2030-12-31", "2031-01-02"),
        ("drafts.text.clauses.1", "drafts.text.clauses.1-island"),
        ("drafts.tex.clauses.2a", "drafts.text.clauses.2a"),
        ("front.hold", "front.held"),
        ("NRO.role", "NOR.role"),
        ("NOR.rolle", "NOR.role"),
    ],
)
def test_a_wrong_address_is_refused_with_the_nearest_right_one(
    tmp_path: Path, address: str, meant: str
) -> None:
    with pytest.raises(Slip) as refused:
        resolve(small(tmp_path, ENTRIES), address)
    assert refused.value.meant == meant
    assert address in str(refused.value)


def test_a_day_in_an_address_means_what_was_in_force_then(tmp_path: Path) -> None:
    made = small(tmp_path, ENTRIES)
    assert resolve(made, "positions.island.NOR.accepts@2031-01-05").path[3] == 0
    assert resolve(made, "positions.island.NOR@2031-02-01").path[3] == 3
    assert resolve(made, "front.held.observed.herald.value@2031-01-05").path[3] == 1


def test_a_day_that_is_no_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Slip, match="'soon' is not a date"):
        resolve(small(tmp_path, ENTRIES), "positions.island.NOR@soon")
