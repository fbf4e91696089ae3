"""Are days counted as an analyst would count them with a finger on the calendar?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.lenses.calendar.building import chain, changed, exactly, run, small
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


def test_a_task_that_should_be_over_but_is_not_recorded_so_ends_today() -> None:
    tasks = {"law": {"on": "2025-06-01"}, "canvass": {"takes": "90 days", "after": ["law"]}}
    assert task(run(small(tasks)), "canvass", "earliest") == "2025-12-31"


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
