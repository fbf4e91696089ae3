"""Does everything that cannot be answered get clear words, and the unknown stay unknown?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.calendar.building import TALKS, chain, changed, exactly, of, run, shipped, small
from winset.case.views import View
from winset.errors import LensError, UsageError
from winset.views.words import words


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_a_case_without_a_calendar_is_told_so_in_the_readers_language(language: str) -> None:
    from io import StringIO

    from rich.console import Console

    from winset.views.text import show

    result = run(small())
    assert [f.code for f in result.findings] == ["nothing-to-read"]
    screen = Console(file=StringIO(), width=1000)
    show(result, small(), language, screen)
    printed = screen.file.getvalue()  # type: ignore[attr-defined]
    assert words(language, "calendar")["findings.nothing-to-read"] in printed


def test_a_length_below_nothing_is_refused_in_a_what_if_as_in_a_file() -> None:
    with pytest.raises(UsageError, match="shorter than nothing"):
        run(shipped(TALKS), changed(calendar__tasks__law__takes="-3 weeks"))
    claims = {"ago": {"says": "a week ago", "value": "-7 days", "at": "P"}}
    documents = {"P": {"title": "A paper", "date": "2025-01-01", "length": "3"}}
    case = small({"step": {"takes": "from ago"}}, claims=claims, documents=documents)
    with pytest.raises(LensError, match="shorter than nothing"):
        run(case)


def test_each_length_has_a_share_of_its_own() -> None:
    tasks = {"often": {"takes": "0 to 10 days"}, "rare": {"takes": "2 to 10 days"}}
    told = {
        w.arguments["address"]: w.arguments["share"]
        for w in run(small(tasks), draws=4000).warnings
        if w.code == "below-zero"
    }
    # The lower end is the 5th per cent; 2 to 10 lies 6 from nothing, 2.47 deviations: 0.7 %.
    assert told["calendar.tasks.often"] == pytest.approx(5, abs=1.4)
    assert told["calendar.tasks.rare"] == "under-1"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"deadline": "fiften-may"}, "no 'fiften-may'; did you mean fifteen-may"),
        ({"leave_out": ("campain",)}, "did you mean campaign"),
        ({"revocable": ("guarante",)}, "did you mean guarantee"),
        ({"rule": "zelensky"}, "did you mean zelenskyy"),
        ({"rule": "nobody-at-all"}, "expected world, firm, all or one of"),
        ({"task": "votes"}, "task and by go together"),
        ({"by": "2026-05-15"}, "task and by go together"),
        ({"task": "votes", "by": "15.5.2026"}, "did you mean 2026-05-15"),
        ({"task": "votes", "by": "2026-06-01", "deadline": "fifteen-may"}, "not for both"),
        ({"task": "votes", "by": "2026-06-01", "leave_out": ("votes",)}, "left out and asked for"),
        ({"begin": "2026-01-01"}, "before the as-of day 2026-02-12"),
        ({"begin": "after 2026-03-01"}, "has no last day"),
        ({"first_part": 100}, "1 to 99 per cent"),
        ({"circles": 0}, "1 or more"),
        ({"circle": "first"}, "no number of a circle; expected 1, 2 ... or all"),
        ({"circle": "99"}, "there is no circle 99; 7 were found"),
    ],
)
def test_an_option_that_does_not_fit_is_told(options: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        run(shipped(TALKS), **options)


@pytest.mark.parametrize("takes", ["90", "4 km2", "5 persons"])
def test_a_length_without_a_unit_of_time_is_told(takes: str) -> None:
    with pytest.raises(LensError, match=r"calendar.tasks.step.takes: '.*' is not a length of time"):
        run(small({"step": {"takes": takes}}))


@pytest.mark.parametrize("takes", ["9000 years", "90000 years"])
def test_a_length_beyond_the_calendar_is_told(takes: str) -> None:
    with pytest.raises(LensError, match=r"beyond the (year 9999|calendar)"):
        run(small({"step": {"takes": takes}}))


def test_a_deadline_before_today_is_passed_and_nobody_is_said_to_have_kept_it() -> None:
    result = run(small(chain(), {"d": {"task": "meeting", "by": "2025-12-31"}}))
    clocks = result.table("clocks")
    at = "calendar.deadlines.d"
    assert clocks.cell(at, "stands") == "passed"
    assert clocks.cell(at, "chance") is None
    (told,) = result.found("clock-passed")
    assert told.arguments["then"] is None


@pytest.mark.parametrize(("on", "stands"), [("2025-12-01", "kept"), ("2025-12-24", "missed")])
def test_a_passed_deadline_is_kept_or_missed_where_the_day_is_recorded(
    on: str, stands: str
) -> None:
    result = run(small({"step": {"on": on}}, {"d": {"task": "step", "by": "2025-12-20"}}))
    assert result.table("clocks").cell("calendar.deadlines.d", "stands") == stands
    assert result.found(f"clock-{stands}")


def test_an_unknown_length_gives_a_bound_that_says_so() -> None:
    result = run(
        small(chain(step={"takes": "unknown"}), {"d": {"task": "meeting", "by": "2026-01-21"}})
    )
    assert result.table("tasks").cell("calendar.tasks.step", "length") is None
    assert result.table("tasks").cell("calendar.tasks.step", "dated") == "length-unknown"
    assert result.table("tasks").cell("calendar.tasks.meeting", "dated") == "bound"
    clocks = result.table("clocks")
    assert exactly(clocks.cell("calendar.deadlines.d", "chance")) == 100
    assert clocks.cell("calendar.deadlines.d", "undated") == 1
    (told,) = result.found("clock-can-at-best")
    assert told.arguments["address"] == ("calendar.tasks.step",)
    assert "undated" in [w.code for w in result.warnings]


def test_a_bound_that_is_too_late_is_too_late_for_certain() -> None:
    result = run(
        small(chain(step={"takes": "unknown"}), {"d": {"task": "meeting", "by": "2026-01-20"}})
    )
    assert result.found("clock-cannot")
    assert not result.found("clock-can-at-best")


def test_a_milestone_that_nobody_dated_is_undated_and_a_day_without_a_year_too() -> None:
    tasks = {
        "nod": {},
        "feast": {"on": "XXXX-03-18"},
        "later": {"on": "after 2026-05-01"},
        "quiet": {"takes": "0 days"},
        "end": {"after": ["nod", "feast", "later", "quiet"]},
    }
    result = run(small(tasks, {"d": {"task": "end", "by": "2026-06-01"}}))
    found = {r.cells[0]: r.cells for r in result.table("tasks").rows}
    dated = result.table("tasks").index("dated")
    for id in ("nod", "feast", "later", "quiet"):
        assert found[f"calendar.tasks.{id}"][dated] == "undated", id
    assert result.table("clocks").cell("calendar.deadlines.d", "earliest") == "2026-05-02"
    assert result.table("clocks").cell("calendar.deadlines.d", "undated") == 4


def test_a_range_that_reaches_below_zero_is_cut_and_counted() -> None:
    result = run(small({"step": {"takes": "0 to 10 days"}}), draws=2000)
    (told,) = [w for w in result.warnings if w.code == "below-zero"]
    assert told.arguments["address"] == "calendar.tasks.step"
    # A 90 % interval from 0 leaves a twentieth below it; four standard errors are 2 points.
    assert told.arguments["share"] == pytest.approx(5, abs=2)
    tasks = result.table("tasks")
    length = tasks.cell("calendar.tasks.step", "length")
    assert length.low90 >= 1  # type: ignore[union-attr]


def test_a_deadline_without_a_task_or_without_a_last_day_is_a_gap() -> None:
    deadlines = {"round": {"by": "2026-03"}, "open": {"task": "step", "by": "after 2026-03-01"}}
    result = run(small(chain(), deadlines))
    assert {f.code for f in result.findings} >= {"clock-no-task", "clock-no-day"}


def test_what_nobody_has_said_is_said() -> None:
    result = run(small(chain()))
    assert {f.code for f in result.findings} == {"no-deadline", "no-demand"}
    demand = {"first": {"by": "N", "task": "meeting", "only-after": "step"}}
    assert run(small(chain(), {}, demand)).found("no-circle")


def test_waits_that_a_what_if_makes_circular_are_a_circle_and_no_crash() -> None:
    view = changed(calendar__tasks__law__after="votes")
    result = run(shipped(TALKS), view, deadline="fifteen-may")
    assert result.found("circle-world")
    assert result.found("clock-circle")
    assert not result.table("exits").rows


def test_more_circles_than_asked_for_are_said_to_be_more() -> None:
    result = of(TALKS, circles=2)
    assert len(result.table("circles").rows) == 2
    assert not result.table("giving-way").rows
    assert "more-circles" in [w.code for w in result.warnings]


def test_a_view_of_the_first_document_has_no_clock_and_says_so() -> None:
    result = of(TALKS, View(only=("A",)))
    assert result.found("no-deadline")
    assert not result.table("clocks").rows
