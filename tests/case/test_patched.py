"""What does a what-if change: what is in force when set, one more entry when added?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case.looking import case, faults, small
from winset.case.case import Case
from winset.case.patch import Change
from winset.case.positions import Position
from winset.case.stance import stance
from winset.case.views import View, patched, view
from winset.errors import UsageError

POSITIONS = """\
documents:
  A: {title: A, date: 2031-01-15, length: 9}
positions:
  island:
    NOR:
      - {since: 2031-01-02, accepts: north, red-line: south, line: legal, sources: A:1}
      - {since: 2031-01-10, could-accept: shared, confidence: low, basis: inferred, sources: A:2}
      - {since: 2031-01-11, could-accept: south if watch is nobody, says: perhaps, sources: A:3}
"""


@pytest.fixture
def made(tmp_path: Path) -> Case:
    """One party with a stated line and two soft ones."""
    return small(tmp_path, POSITIONS)


def entries(made: Case, how: str, address: str, value: object) -> tuple[Position, ...]:
    """The party's entries after one change."""
    changed = patched(made, [Change(how, address, value)])  # type: ignore[arg-type]
    assert faults(changed) == []
    return changed.positions["island"]["NOR"]


def test_setting_what_somebody_accepts_is_a_new_entry_of_the_as_of_day(made: Case) -> None:
    *before, new = entries(made, "set", "positions.island.NOR.accepts", "shared")
    assert tuple(before) == made.positions["island"]["NOR"]
    assert new.plain() == {"basis": "assumed", "since": "2031-03-10", "accepts": "shared"}
    changed = patched(made, [Change("set", "positions.island.NOR.accepts", "shared")])
    held = stance(changed, "island", "NOR").held
    assert str(held["accepts"].accepts) == "shared"
    assert held["red_line"].since.text == "2031-01-02"


def test_setting_a_soft_line_replaces_all_soft_lines(made: Case) -> None:
    first, second, new = entries(made, "set", "positions.island.NOR.could-accept", "south")
    assert first == made.positions["island"]["NOR"][0]
    assert (second.could_accept, str(second.says)) == (None, "perhaps")
    assert new.plain() == {"basis": "assumed", "since": "2031-03-10", "could-accept": "south"}


def test_nothing_takes_all_soft_lines_away(made: Case) -> None:
    left = entries(made, "set", "positions.island.NOR.could-accept", "nothing")
    assert [e.could_accept for e in left] == [None, None]


def test_adding_a_soft_line_keeps_the_others(made: Case) -> None:
    added = entries(made, "add", "positions.island.NOR.could-accept", "south")
    assert added[:3] == made.positions["island"]["NOR"]
    assert added[3].stands_as == "assumed"


def test_adding_what_somebody_accepts_holds_from_the_as_of_day(made: Case) -> None:
    added = entries(made, "add", "positions.island.NOR.accepts", "shared")
    assert added[:3] == made.positions["island"]["NOR"]
    changed = patched(made, [Change("add", "positions.island.NOR.accepts", "shared")])
    again = patched(changed, [Change("add", "positions.island.NOR.accepts", "south")])
    assert faults(again) == []
    assert str(stance(again, "island", "NOR").held["accepts"].accepts) == "south"


def test_a_dated_entry_is_changed_alone_and_the_rest_of_it_keeps_its_source(made: Case) -> None:
    first, *others, new = entries(made, "set", "positions.island.NOR.accepts@2031-01-02", "shared")
    assert first.plain() == {
        "sources": ["A:1"],
        "since": "2031-01-02",
        "red-line": "south",
        "line": "legal",
    }
    assert tuple(others) == made.positions["island"]["NOR"][1:]
    assert new.plain() == {"basis": "assumed", "since": "2031-01-02", "accepts": "shared"}


def test_a_red_line_that_is_replaced_takes_its_kind_along(made: Case) -> None:
    first, *_ = entries(made, "set", "positions.island.NOR.red-line@2031-01-02", "shared to south")
    assert (first.red_line, first.line) == (None, None)


def test_how_sure_a_line_is_changes_on_the_line_itself(made: Case) -> None:
    changed = entries(made, "set", "positions.island.NOR.confidence@2031-01-10", "high")
    assert [str(e.confidence) for e in changed] == ["None", "high", "None"]
    assert changed[1].stands_as == "assumed"
    assert len(changed) == 3


def test_somebody_without_a_position_can_be_given_one(made: Case) -> None:
    changed = patched(made, [Change("set", "positions.watch.SUD.accepts", ["nobody"])])
    (entry,) = changed.positions["watch"]["SUD"]
    assert str(entry.accepts) == "nobody"
    assert faults(changed) == []


def test_changes_travel_with_the_view(made: Case) -> None:
    change = Change("set", "positions.island.NOR.accepts", "shared")
    seen = view(made, View(changes=(change,)))
    assert seen.changes == (change,)
    assert seen.steps == (("set", "positions.island.NOR.accepts = shared"),)
    assert seen.viewed != seen.loaded


def test_a_quantity_takes_the_figure_and_its_counters_fall_silent() -> None:
    changed = patched(case("island"), [Change("set", "economy.bread-price", "9 USD")])
    bread = changed.economy["bread-price"]
    assert (str(bread.value), bread.observed, bread.stands_as) == ("9 USD", (), "assumed")
    assert bread.bounds == "0 to 10 USD"
    assert faults(changed) == []


def test_a_claim_with_another_figure_cites_nothing() -> None:
    changed = patched(case("island"), [Change("set", "claims.area-courier.value", "700 km2")])
    assert changed.claims["area-courier"].rests_on == ()
    assert changed.claims["area-courier"].stands_as == "assumed"


def test_a_clause_by_its_number_and_a_rule_by_its_party() -> None:
    changed = patched(
        case("island"),
        [
            Change("set", "drafts.first-text.clauses.1.to", "north"),
            Change("set", "NOR.ratification", "chancellor and senate"),
            Change("set", "calendar.deadlines.may.by", "2031-06-01"),
            Change("set", "levers.end-blockade", {"state": "pulled"}),
        ],
    )
    assert str(changed.drafts["first-text"].clauses[0].to) == "north"
    assert changed.parties["NOR"].ratification[0].rule.text == "chancellor and senate"
    assert changed.calendar.deadlines["may"].by is not None
    assert changed.calendar.deadlines["may"].stands_as == "assumed"
    assert (changed.levers["end-blockade"].state, changed.levers["end-blockade"].rests_on) == (
        "pulled",
        (),
    )
    assert faults(changed) == []


REFUSED = [
    ("set", "positions.island.NOR.accepts", "noth", "'noth' is no settlement of island"),
    ("set", "positions.island.NOR.accepts", "noth", "did you mean north?"),
    ("set", "positions.island.NOR.accepts", "shared if wach is nobody", "did you mean watch?"),
    ("set", "positions.island.NRO.accepts", "north", "did you mean positions.island.NOR.accepts?"),
    ("set", "positions.iland.NOR.accepts", "north", "did you mean positions.island.NOR.accepts?"),
    ("set", "positions.island.NOR.acepts", "north", "did you mean positions.island.NOR.accepts?"),
    ("set", "positions.fleet.NOR.accepts", "3 days", "is in days, but fleet is in persons"),
    ("set", "positions.island.NOR.accepts@2030-01-01", "north", "no entry of 2030-01-01"),
    ("set", "positions.amnesty.NOR.accepts@2031-01-01", "yes", "NOR has no entry on amnesty"),
    ("set", "positions.amnesty.NOR.confidence", "high", "NOR has no entry on amnesty"),
    ("set", "economy.bread-price", "3 days", "bread-price is in USD"),
    ("set", "economy.bread-price", "1,5 USD", "did you mean 1.5 USD?"),
    ("set", "calendar.deadlines.may", "2031-06-01", "a whole record cannot be one text"),
    ("set", "calendar.deadlines.may.by", "soon", "'soon' is not a date"),
    ("set", "NOR.ratification", "chancelor", "did you mean chancellor?"),
    ("set", "levers.end-blockade", {"stat": "pulled"}, "unknown key 'stat'"),
    ("set", "drafts", "none", "a whole section cannot be set"),
    ("set", "case.as-of", "2031-01-01", "the head of a case is no what-if"),
    ("set", "nobody.influence", "up", "'nobody' in the address 'nobody.influence'"),
    ("add", "economy.bread-price", "9 USD", "only a position can be added"),
]


@pytest.mark.parametrize(("how", "address", "value", "told"), REFUSED)
def test_what_does_not_fit_is_refused_in_words(
    how: str, address: str, value: object, told: str
) -> None:
    with pytest.raises(UsageError) as refused:
        patched(case("island"), [Change(how, address, value)])  # type: ignore[arg-type]
    assert str(refused.value).startswith(f"{how} {address}: ")
    assert told in str(refused.value)


def test_a_settlement_that_an_earlier_view_does_not_show_is_refused_there() -> None:
    from tests.case.looking import days

    early = days("russia-ukraine/2026-02-talks")[0]
    change = Change("set", "positions.land.RU.accepts", "economic-zone")
    assert view(case("russia-ukraine/2026-02-talks"), View(changes=(change,))).changes
    with pytest.raises(UsageError):
        view(case("russia-ukraine/2026-02-talks"), View(as_of=early, changes=(change,)))
