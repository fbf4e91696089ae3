"""Are days counted as an analyst would count them with a finger on the calendar?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.lenses.calendar.building import chain, changed, exactly, run, small
from winset import api
from winset.lenses import calendar
from winset.results import Quantity

NEW_YEAR = date(2026, 1, 1)


def day(number: int) -> str:
    """The day that is ``number`` days after new year's day."""
    return (NEW_YEAR + timedelta(days=number)).isoformat()


def task(result, id: str, column: str):  # type: ignore[no-untyped-def]
    return result.table("tasks").cell(f"calendar.tasks.{id}", column)


def test_ten_days_from_new_year_are_over_on_the_tenth() -> None:
    result = run(small(chain()))
    assert (task(result, "step", "begins"), task(result, "step", "earliest")) == (day(0), day(9))


def test_what_waits_may_begin_the_day_after_and_a_lag_adds_its_days() -> None:
    result = run(small(chain()))
    assert task(result, "meeting", "begins") == task(result, "meeting", "earliest") == day(10 + 20)


def test_a_day_of_its_own_counts_from_that_day() -> None:
    result = run(small(chain(step={"on": "2026-02-28"})))
    assert task(result, "meeting", "earliest") == "2026-03-20"


def test_start_to_start_waits_for_the_beginning_alone() -> None:
    result = run(small(chain(meeting={"takes": "1 day", "after": ["step start + 3 days"]})))
    assert task(result, "meeting", "earliest") == day(3)


@pytest.mark.parametrize(
    ("takes", "over"),
    [("12 hours", 0), ("1 week", 6), ("1 month", 30), ("6 months", 182), ("0 days", 0)],
)
def test_a_length_is_rounded_up_to_whole_days(takes: str, over: int) -> None:
    result = run(small({"step": {"takes": takes}}))
    assert task(result, "step", "earliest") == day(over)


def test_twelve_hours_later_is_the_next_day() -> None:
    tasks = {"signing": {"takes": "1 day"}, "quiet": {"after": ["signing + 12 hours"]}}
    assert task(run(small(tasks)), "quiet", "earliest") == day(2)


def test_not_before_holds_a_task_back() -> None:
    result = run(small({"step": {"takes": "10 days", "not-before": "2026-03-01"}}))
    assert task(result, "step", "earliest") == "2026-03-10"


def test_a_task_behind_something_past_may_be_under_way() -> None:
    """Its waits are over since 1 December: it began then, and is over 90 days later."""
    tasks = {"law": {"on": "2025-12-01"}, "canvass": {"takes": "90 days", "after": ["law"]}}
    result = run(small(tasks))
    assert task(result, "canvass", "earliest") == "2026-02-28"
    assert task(result, "law", "dated") == "fixed"


@pytest.mark.parametrize("takes", ["0 days", "1 day", "2 weeks", "90 days", "2 to 9 weeks"])
def test_a_task_that_should_be_over_but_is_not_recorded_so_ends_today(takes: str) -> None:
    """Nobody has recorded that it is over, so it is not: as of new year's day it ends that day."""
    tasks = {"law": {"on": "2025-06-01"}, "canvass": {"takes": takes, "after": ["law"]}}
    result = run(small(tasks))
    assert task(result, "canvass", "earliest") == task(result, "canvass", "range") == "2026-01-01"


def test_nothing_begins_before_the_day_asked_for() -> None:
    result = run(small(chain()), begin="2026-02-01")
    assert task(result, "step", "earliest") == "2026-02-10"
    assert ("begins-later", "2026-02-01") in [
        (w.code, w.arguments.get("date")) for w in result.warnings
    ]


def test_a_deadline_is_kept_on_its_last_day() -> None:
    for by, chance, slack in ((day(30), 100, 0), (day(29), 0, -1)):
        result = run(small(chain(), {"d": {"task": "meeting", "by": by}}))
        clocks = result.table("clocks")
        assert exactly(clocks.cell("calendar.deadlines.d", "chance")) == chance
        assert exactly(clocks.cell("calendar.deadlines.d", "slack")) == slack


def test_start_by_asks_for_the_beginning() -> None:
    deadline = {"task": "step", "start-by": "2026-01-01"}
    result = run(small({"step": {"takes": "40 days"}}, {"d": deadline}))
    assert exactly(result.table("clocks").cell("calendar.deadlines.d", "chance")) == 100


def test_a_span_ends_on_its_last_day_and_a_random_one_on_any() -> None:
    tasks = {"step": {"takes": "16 days"}}
    firm = run(small(tasks, {"d": {"task": "step", "by": "2026-01"}}))
    assert exactly(firm.table("clocks").cell("calendar.deadlines.d", "slack")) == 15
    random = run(
        small(tasks, {"d": {"task": "step", "by": "2026-01", "kind": "random"}}), draws=4000
    )
    chance = random.table("clocks").cell("calendar.deadlines.d", "chance")
    assert isinstance(chance, Quantity)
    # Of 31 days sixteen, the 16th to the 31st, keep it: 51.6 %, four standard errors are 3.2.
    assert chance.median == pytest.approx(100 * 16 / 31, abs=3.2)
    assert "drawn-from-span" in [w.code for w in random.warnings]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_random_day_is_none_that_has_gone(seed: int) -> None:
    """Of 1 December to 30 January the days from 1 January are left: 30 days, of which a task of
    three days from new year's day keeps all but the first two."""
    deadline = {"task": "step", "by": "2025-12-01 to 2026-01-30", "kind": "random"}
    draws = api.draw(small({"step": {"takes": "3 days"}}, {"d": deadline}), n=4000, seed=seed)
    clocks = api.run(calendar, draws).table("clocks")
    at = "calendar.deadlines.d"
    chance = clocks.cell(at, "chance")
    assert isinstance(chance, Quantity)
    # Four standard errors of 28 in 30 over 4,000 draws are 1.6 points.
    assert chance.median == pytest.approx(100 * 28 / 30, abs=1.6)
    assert clocks.cell(at, "last-day") == "2026-01-01 to 2026-01-30"
    left = clocks.cell(at, "left")
    assert isinstance(left, Quantity)
    assert left.low90 is not None
    assert left.low90 >= 0


def test_a_random_day_is_told_as_a_span_and_never_as_a_deadline() -> None:
    deadlines = {
        "d": {"task": "step", "by": "2025-12-01 to 2026-01-30", "kind": "random"},
        "e": {"label": "A round", "by": "2025-12-01 to 2026-01-30", "kind": "random"},
        "f": {"task": "nod", "by": "2025-12-01 to 2026-01-30", "kind": "random"},
        "g": {"task": "step", "by": "2025-12-01 to 2025-12-30", "kind": "random"},
    }
    tasks = {"step": {"takes": "3 days"}, "nod": {}}
    result = run(small(tasks, {id: {"label": id, **d} for id, d in deadlines.items()}))
    for code in ("clock-random", "clock-expected", "clock-undated-random"):
        (told,) = result.found(code)
        assert told.arguments["date"] == "2026-01-01"
        assert "2026-01-30" in (told.arguments.get("date2"), told.arguments.get("date5"))
    assert result.table("clocks").cell("calendar.deadlines.g", "stands") == "passed"


def test_the_latest_day_leaves_room_for_all_that_follows() -> None:
    result = run(small(chain(), {"d": {"task": "meeting", "by": day(50)}}))
    paths = result.table("paths")
    assert paths.cell("d/step", "latest") == day(29)
    assert paths.cell("d/meeting", "latest") == day(50)
    assert exactly(paths.cell("d/step", "slack")) == 20
    assert exactly(paths.cell("d/step", "criticality")) == 100


def test_of_two_roads_the_longer_decides_and_the_other_has_slack() -> None:
    tasks = {
        "long": {"takes": "30 days"},
        "short": {"takes": "10 days"},
        "end": {"after": ["long", "short"]},
    }
    paths = run(small(tasks, {"d": {"task": "end", "by": day(30)}})).table("paths")
    assert [exactly(paths.cell(f"d/{t}", "criticality")) for t in ("long", "short")] == [100, 0]
    assert [exactly(paths.cell(f"d/{t}", "slack")) for t in ("long", "short")] == [0, 20]


def test_criticality_is_a_share_of_draws_when_lengths_are_drawn() -> None:
    """Two equal roads of 20 to 40 days: each decides in half of the draws, or both at once."""
    tasks = {
        "one": {"takes": "20 to 40 days"},
        "two": {"takes": "20 to 40 days"},
        "end": {"after": ["one", "two"]},
    }
    result = run(small(tasks, {"d": {"task": "end", "by": "2026-02-01"}}), draws=4000)
    shares = [result.table("paths").cell(f"d/{t}", "criticality") for t in ("one", "two")]
    both = sum(s.median for s in shares if isinstance(s, Quantity))
    assert 100 <= both <= 112  # ties, in whole days of a spread of six, are about one in twenty
    assert all(isinstance(s, Quantity) and 45 < s.median < 62 for s in shares)


def test_what_must_shrink_is_told_for_lengths_and_for_waits() -> None:
    shrink = run(small(chain(), {"d": {"task": "meeting", "by": day(25)}})).table("shrink")
    assert exactly(shrink.cell("d/step", "to")) == 5
    assert exactly(shrink.cell("d/meeting<step", "to")) == 15
    assert shrink.cell("d/meeting<step", "what") == "wait"


def test_what_cannot_keep_the_date_alone_has_no_row() -> None:
    result = run(small(chain(), {"d": {"task": "meeting", "by": day(15)}}))
    assert [r.cells[0] for r in result.table("shrink").rows] == ["d/meeting<step"]
    result = run(small(chain(), {"d": {"task": "meeting", "by": day(1)}}))
    assert not result.table("shrink").rows
    assert result.found("shrink-none")


def test_a_fixed_day_before_its_waits_is_told() -> None:
    result = run(small(chain(meeting={"on": "2026-01-15", "after": ["step + 20 days"]})))
    fixed = result.table("fixed-days")
    assert fixed.cell("calendar.tasks.meeting", "waits-allow") == day(30)
    assert exactly(fixed.cell("calendar.tasks.meeting", "slack")) == -16
    assert result.found("fixed-too-early")


@pytest.mark.parametrize(
    ("by", "stands"), [(day(40), "clock-fixed"), (day(20), "clock-fixed-cannot")]
)
def test_a_fixed_day_that_its_waits_hold_back_is_held_against_its_deadline(
    by: str, stands: str
) -> None:
    """Set for the 15th, allowed on the 31st: kept by 10 February, not by 21 January."""
    tasks = chain(meeting={"on": "2026-01-15", "after": ["step + 20 days"]})
    result = run(small(tasks, {"d": {"task": "meeting", "by": by}}))
    clocks = result.table("clocks")
    slack = (date.fromisoformat(by) - NEW_YEAR).days - 30
    assert exactly(clocks.cell("calendar.deadlines.d", "slack")) == slack
    assert exactly(clocks.cell("calendar.deadlines.d", "chance")) == (100 if slack >= 0 else 0)
    assert clocks.cell("calendar.deadlines.d", "earliest") == day(30)
    assert result.found(stands)
    assert exactly(result.table("rules").cell("d/world", "slack")) == slack


def test_a_fixed_day_that_hangs_on_what_nobody_dated_is_a_bound() -> None:
    tasks = {"nod": {}, "meeting": {"on": "2026-01-15", "after": ["nod"]}}
    result = run(small(tasks, {"d": {"task": "meeting", "by": day(20)}}))
    assert result.table("clocks").cell("calendar.deadlines.d", "undated") == 1
    (told,) = result.found("clock-fixed-at-best")
    assert told.arguments["address"] == ("calendar.tasks.nod",)


def test_a_held_back_day_that_just_keeps_its_deadline_has_no_day_to_spare() -> None:
    tasks = chain(meeting={"on": "2026-01-15", "after": ["step + 20 days"]})
    clocks = run(small(tasks, {"d": {"task": "meeting", "by": day(30)}})).table("clocks")
    assert exactly(clocks.cell("calendar.deadlines.d", "slack")) == 0
    assert exactly(clocks.cell("calendar.deadlines.d", "chance")) == 100


@pytest.mark.parametrize(("by", "said"), [(day(24), True), (day(34), False)])
def test_what_must_shrink_is_told_only_where_most_draws_miss(by: str, said: bool) -> None:
    """20 to 40 days, so 30 in the middle; then one day."""
    tasks = {"step": {"takes": "20 to 40 days"}, "end": {"takes": "1 day", "after": ["step"]}}
    result = run(small(tasks, {"d": {"task": "end", "by": by}}), draws=1000)
    assert bool(result.found("shrink-in-draws")) is said
    missed = result.table("shrink").cell("d/step", "missed")
    assert isinstance(missed, Quantity)
    assert (missed.median > 50) is said
    assert 0 < missed.median < 100


def test_a_month_that_most_draws_still_keep_asks_for_nothing_shorter() -> None:
    """60 days of work in the middle, till 10 April: begun on 31 January most draws keep it."""
    tasks = {"step": {}, "work": {"takes": "20 to 100 days", "after": ["step"]}}
    result = run(small(tasks, {"d": {"task": "work", "by": "2026-04-10"}}), draws=1000)
    assert "2026-01-31" in result.table("if-dated").column("comes")
    told = [f.arguments["date"] for f in result.found("if-dated")]
    assert "2026-01-31" not in told
    assert "2026-02-28" in told


def test_two_deadlines_of_one_task_are_told_apart_by_their_dates() -> None:
    deadlines = {id: {"task": "meeting", "by": by} for id, by in (("d", day(20)), ("e", day(25)))}
    result = run(small(chain(step={"takes": "2 to 9 weeks"}), deadlines))
    for name in ("paths", "shrink", "rules", "clocks"):
        table = result.table(name)
        column = "date" if name == "clocks" else "due"
        assert set(table.column(column)) == {day(20), day(25)}, name


def test_the_readers_own_day_can_be_asked_for() -> None:
    result = run(small(chain()), task="meeting", by=day(30))
    assert exactly(result.table("clocks").cell("asked", "chance")) == 100
    assert result.table("clocks").cell("asked", "set-by") == ("reader",)


def test_a_length_given_by_a_claim_is_that_claims() -> None:
    claims = {
        "statute": {"says": "ninety days", "value": "90 days", "at": "P"},
        "slip": {
            "says": "nine",
            "value": "9 days",
            "at": "P",
            "suspect": "a digit",
            "corrected-to": "statute",
        },
    }
    documents = {"P": {"title": "A paper", "date": "2025-01-01", "length": "3"}}
    for source in ("statute", "slip"):
        case = small({"canvass": {"takes": f"from {source}"}}, claims=claims, documents=documents)
        assert task(run(case), "canvass", "earliest") == day(89)


def test_a_what_if_moves_only_what_it_should() -> None:
    case = small(
        {**chain(), "other": {"takes": "2 to 9 weeks"}},
        {"d": {"task": "meeting", "by": day(30)}, "e": {"task": "other", "by": day(30)}},
    )
    before, after = run(case), run(case, changed(calendar__tasks__step__takes="12 days"))
    row = before.table("clocks").row("calendar.deadlines.e")
    assert row == after.table("clocks").row("calendar.deadlines.e")
    assert exactly(after.table("clocks").cell("calendar.deadlines.d", "slack")) == -2
