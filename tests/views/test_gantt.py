"""Does the calendar of steps show dates, bars and ranges, and silence as brackets?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.specimen import LANGUAGES, gantt
from tests.views.specimen import Writer as Say
from tests.views.strokes import letters, outside
from winset.views.document import Cite, GanttChart, Mark, Sentence, Text
from winset.views.document.charts import Clock, Step
from winset.views.report import gantt as drawn_gantt
from winset.views.report.gantt import gantt_svg
from winset.views.summaries.gantt import gantt_table, gantt_text
from winset.views.words import words

SIZES = (drawn_gantt.WIDE, drawn_gantt.NARROW)
START, END = date(2031, 6, 1), date(2031, 12, 31)
TODAY = date(2031, 6, 20)
TITLE = Sentence(("M",), (Text("One of two is missed"), Text(".")))

VOTE = Clock(
    "vote",
    "Vote",
    date(2031, 9, 15),
    "firm",
    source="League",
    contested=True,
    denied=(date(2031, 6, 19),),
    cites=(Cite("B13", "b13"),),
)
LAW = Step(
    "law",
    "Law",
    "computed",
    date(2031, 6, 21),
    date(2031, 7, 30),
    (date(2031, 7, 1), date(2031, 8, 20)),
    date(2031, 7, 10),
    "Vote",
    100,
    cites=(Cite("B15", "b15"),),
)
NOD = Step("nod", "Nod", "undated", missing="nobody has said when")


def small(**changes: object) -> GanttChart:
    chart = GanttChart(
        "small", TITLE, "law and plain sense", START, END, TODAY, (VOTE,), (LAW, NOD), more=3
    )
    return replace(chart, **changes)  # type: ignore[arg-type]


def drawing(
    chart: GanttChart, size: drawn_gantt.Size = drawn_gantt.WIDE, language: str = "en"
) -> str:
    return str(gantt_svg(chart, "g", words(language, "page"), size))


def test_its_text_word_for_word() -> None:
    assert gantt_text(small(), words("en", "page")).replace("\u00a0", " ") == (
        "Calendar of steps from 1 Jun 2031 to 31 Dec 2031, as of 20 Jun 2031, under the order "
        "asked by law and plain sense. One of two is missed. 15 Sep 2031: Vote (firm, reported "
        "and denied, denied on 19 Jun 2031, League, B13); Law: 21 Jun 2031 to 30 Jul 2031, 90 %: "
        "1 Jul 2031 to 20 Aug 2031, reckoned, at the latest 10 Jul 2031 for Vote, decides in 100 "
        "% of the draws, B15; Nod: nobody has said when; and 3 more."
    )


def test_its_text_in_chinese() -> None:
    told = gantt_text(gantt(Say("zh-Hant")), words("zh-Hant", "page"))
    assert told.startswith("步驟日程，自2031年6月1日至")
    assert "有報道，亦有否認" in told
    assert "無人說過何時" in told


def test_its_table_keeps_denial_and_silence() -> None:
    table = gantt_table(small(), words("en", "page"))
    vote, law, nod = table.rows
    assert vote.cells[3] == (
        Mark("firm", word="firm, denied on 19\u00a0Jun\u00a02031", also=("contested",)),
    )
    assert vote.cells[4][-1] == Cite("B13", "b13")
    assert law.cells[2][0] == Text(
        "at the latest 10\u00a0Jul\u00a02031 for Vote, decides in 100 % of the draws"
    )
    assert nod.cells[0] == (Mark("unsaid", word="nobody has said when"),)


def test_an_empty_one_says_so() -> None:
    empty = small(clocks=(), steps=(), more=0)
    assert gantt_text(empty, words("en", "page")).endswith("No step and no date is recorded.")
    assert gantt_table(empty, words("en", "page")).empty is not None
    assert outside(drawing(empty)) == []


def test_a_step_without_a_day_is_a_bracket_and_no_bar() -> None:
    svg = drawing(small(clocks=(), steps=(NOD,), more=0))
    assert "nobody has said when" in svg
    assert 'fill="var(--wash)"' not in svg
    assert Mark("unsaid") in small().marks
    assert Mark("unsaid") not in small(steps=(LAW,)).marks


def test_neighbours_without_a_day_share_their_bracket() -> None:
    more = tuple(replace(NOD, id=f"n{n}", label=f"Step {n}") for n in range(4))
    one, four = (drawing(small(steps=steps)) for steps in ((NOD,), more))
    assert one.count("nobody has said when<") == four.count("nobody has said when<")
    circle = replace(NOD, id="c", missing="no day, in a circle")
    assert "no day, in a circle<" in drawing(small(steps=(*more, circle)))


def test_what_decides_has_a_heavier_outline() -> None:
    light = replace(LAW, decides=20)
    assert 'stroke-width="2.8"' in drawing(small(steps=(LAW,)))
    assert 'stroke-width="2.8"' not in drawing(small(steps=(light,)))


def test_a_bound_is_broken_and_a_fixed_day_is_solid() -> None:
    assert 'stroke-dasharray="4 2.6"' in drawing(
        small(clocks=(), steps=(replace(LAW, kind="bound"),))
    )
    day = Step("day", "Day", "fixed", date(2031, 9, 1), date(2031, 9, 1))
    shape = re.search(
        r'<path d="M[\d.]+ [\d.]+l8 8l-8 8l-8 -8Z" fill="var\(--ink\)"',
        drawing(small(clocks=(), steps=(day,))),
    )
    assert shape is not None


def test_a_denied_date_carries_both_arrows() -> None:
    assert drawing(small()).count("#g-contested") == 1
    assert Mark("contested") in small().marks
    quiet = small(clocks=(replace(VOTE, contested=False),))
    assert "#g-contested" not in drawing(quiet)


def test_a_latest_day_outside_the_axis_is_an_arrow_at_its_end() -> None:
    before = small(clocks=(), steps=(replace(LAW, latest=date(2030, 1, 1)),))
    inside = small(clocks=(), steps=(LAW,))
    assert outside(drawing(before)) == []
    assert drawing(inside).count("<rect") == drawing(before).count("<rect") + 1


def test_no_hue() -> None:
    assert not re.search(r"var\(--p\d\)", drawing(small()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"end": START}, "it ends before it starts"),
        ({"as_of": date(2030, 1, 1)}, "its as-of day lies outside its axis"),
        ({"clocks": (replace(VOTE, day=date(2033, 1, 1)),)}, "Vote lies outside its axis"),
        ({"steps": (replace(LAW, end=date(2031, 6, 20)),)}, "Law lies outside its axis"),
        ({"steps": (replace(LAW, end=None),)}, "Law has a start without an end"),
        ({"steps": (replace(NOD, missing=""),)}, "Nod has no day and does not say why"),
        ({"steps": (replace(LAW, against=""),)}, "Law has a latest day and does not say for what"),
    ],
)
def test_its_faults(changes: dict[str, object], said: str) -> None:
    assert any(said in fault for fault in small(**changes).faults)
    assert not list(small().faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_large_enough_and_inside(language: str) -> None:
    for size in SIZES:
        svg = drawing(gantt(Say(language)), size, language)
        assert outside(svg) == []
        assert all(given >= 11.2 for _, given, *_ in letters(svg))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_drawings_carry_the_same_text(language: str) -> None:
    told = {
        re.findall(r"<desc[^>]*>(.*?)</desc>", drawing(gantt(Say(language)), size, language))[0]
        for size in SIZES
    }
    assert len(told) == 1


days = st.integers(0, (END - START).days)


@given(
    st.lists(st.tuples(days, days, days, days, days), max_size=12),
    st.lists(st.tuples(days, days), max_size=6),
    st.integers(0, 4),
    st.sampled_from(["x", "A step with a rather long name that somebody has to read on a phone"]),
)
def test_nothing_is_ever_drawn_outside(
    found: list[tuple[int, ...]], dates: list[tuple[int, int]], silent: int, label: str
) -> None:
    def day(number: int) -> date:
        return START + timedelta(days=number)

    steps = []
    for place, five in enumerate(found):
        start, end = sorted(five[:2])
        early, late = sorted(five[2:4])
        steps.append(
            Step(
                f"s{place}",
                label,
                "bound" if place % 2 else "computed",
                day(start),
                day(end),
                (day(early), day(late)),
                day(five[4] - 30),
                "a date",
                100.0 * (place % 3 > 0),
                contested=place % 3 == 1,
            )
        )
    steps += [replace(NOD, id=f"n{n}", label=label) for n in range(silent)]
    clocks = tuple(
        Clock(
            f"c{place}",
            label,
            day(max(pair)),
            ("firm", "soft", "random")[place % 3],  # type: ignore[arg-type]
            day(min(pair)),
            "somebody who sets dates",
            contested=place % 2 == 1,
        )
        for place, pair in enumerate(dates)
    )
    chart = small(clocks=clocks, steps=tuple(steps))
    assert not list(chart.faults)
    for size in SIZES:
        assert outside(drawing(chart, size)) == []
