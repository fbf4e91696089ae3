"""Does a fan show what was seen as points, ranges only where they held, and silence as brackets?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.specimen import LANGUAGES, fan
from tests.views.specimen import Writer as Say
from tests.views.strokes import letters, outside
from winset.views.document import Cite, FanChart, Mark, Sentence, Text
from winset.views.document.charts import Ahead, Baseline, Observed, silent_spans
from winset.views.report import fan as drawn_fan
from winset.views.report.apart import apart
from winset.views.report.fan import fan_svg
from winset.views.summaries.fan import fan_table, fan_text
from winset.views.words import words

SIZES = (drawn_fan.WIDE, drawn_fan.NARROW)
START = date(2031, 1, 1)
TITLE = Sentence(("M",), (Text("It grows"), Cite("endurance 7", "c", computed=True), Text(".")))


def week(number: int) -> date:
    return START + timedelta(weeks=number)


def small(**changes: object) -> FanChart:
    chart = FanChart(
        id="small",
        title=TITLE,
        what="Area",
        unit="km²",
        as_of=week(2) + timedelta(days=1),
        low=0,
        high=200,
        observed=(Observed(week(0), 100), Observed(week(1), 110), Observed(week(2), 120)),
        ahead=(
            Ahead(week(3), 118, 125, 130, 135, 142),
            Ahead(week(4), 120, 133, 140, 147, 160),
        ),
        baselines=(Baseline("walk", (131, 141)),),
        sources=(Cite("3", "3"),),
    )
    return replace(chart, **changes)  # type: ignore[arg-type]


def drawing(chart: FanChart, size: drawn_fan.Size = drawn_fan.WIDE, language: str = "en") -> str:
    return str(fan_svg(chart, "f", words(language, "page"), size))


def dots(svg: str) -> int:
    return svg.count('stroke="none"')


def test_its_text_word_for_word() -> None:
    assert fan_text(small(), words("en", "page")).replace("\u00a0", " ") == (
        "Fan of Area in km², 1 Jan 2031 to 29 Jan 2031, as of 16 Jan 2031; axis from 0 to 200. "
        "It grows. Seen: 3 weekly figures, from 100 (1 Jan 2031) to 120 (15 Jan 2031). "
        "29 Jan 2031: 140 (50 %: 133–147; 90 %: 120–160); walk 141 (29 Jan 2031)."
    )


def test_its_text_in_chinese() -> None:
    told = fan_text(fan(Say("zh-Hant")), words("zh-Hant", "page"))
    assert told.startswith("扇形圖：河谷佔領面積（平方公里），")
    assert "座標並非由零開始。" in told
    assert "4週以外不給區間" in told


def test_its_table_has_a_row_for_each_week_and_cites_the_last_seen() -> None:
    table = fan_table(small(), words("en", "page"))
    assert [column.id for column in table.columns] == [
        "day",
        "seen",
        "median",
        "fifty",
        "ninety",
        "guess-1",
    ]
    assert len(table.rows) == 5
    assert table.rows[2].cells[0][-1] == Cite("3", "3")
    assert table.rows[0].cells[1] == (Text("past"),)
    assert [cell[0] for cell in table.rows[4].cells] == [
        Text("not yet"),
        Text("140"),
        Text("133–147"),
        Text("120–160"),
        Text("141"),
    ]


def test_a_series_without_ranges_says_why_between_brackets() -> None:
    bare = small(ahead=(), baselines=(), missing="no range: held too seldom")
    svg = drawing(bare)
    assert dots(svg) == 3
    assert "held too seldom" in svg
    assert Mark("unsaid") in bare.marks
    assert Mark("range") not in bare.marks
    assert "no range: held too seldom." in fan_text(bare, words("en", "page"))
    last = fan_table(bare, words("en", "page")).rows[-1]
    assert last.cells[1] == (Mark("unsaid", word="no range: held too seldom"),)


def test_ranges_that_end_early_say_why_below_the_plot() -> None:
    svg = drawing(small(missing="beyond 2 weeks no range is given"))
    assert "beyond 2 weeks no range is given" in svg
    assert 'fill="var(--wash)"' in svg


def test_a_week_that_nobody_counted_is_a_bracket_and_no_point() -> None:
    chart = small(
        observed=(Observed(week(0), 100), Observed(week(1), None), Observed(week(2), 120))
    )
    assert silent_spans(chart) == ((week(0), week(1)),)
    assert dots(drawing(chart)) == 2
    told = fan_text(chart, words("en", "page")).replace("\u00a0", " ")
    assert "Nobody counted from 1 Jan 2031 to 8 Jan 2031." in told
    row = fan_table(chart, words("en", "page")).rows[1]
    assert row.cells[0] == (Mark("unsaid", word="nobody counted"),)


def test_a_series_that_ended_long_before_is_silent_since() -> None:
    late = small(as_of=week(12), ahead=(), baselines=(), missing="none")
    assert silent_spans(late) == ((week(2), week(12)),)


def test_points_are_never_joined() -> None:
    alone = drawing(small(ahead=(), baselines=(), missing="none"))
    shapes = re.findall(r'<path d="([^"]*)"', alone)
    assert not [d for d in shapes if d.count("L") > 1]


def test_levels_break_the_axis_and_amounts_do_not() -> None:
    page = words("en", "page")
    broken, whole = small(low=80), small()
    assert "The axis does not start at zero." in fan_text(broken, page)
    assert "The axis" not in fan_text(whole, page)
    assert drawing(broken).count("<rect") == drawing(whole).count("<rect") + 1


def test_computed_marks_are_ink() -> None:
    assert not re.search(r"var\(--p\d\)", drawing(small()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"low": 200}, "the axis has no length"),
        ({"observed": ()}, "it shows nothing that was seen"),
        ({"ahead": (), "baselines": ()}, "it has no range and does not say why"),
        ({"as_of": START}, "something was seen after its as-of day"),
        ({"high": 150}, "something lies outside its axis"),
        ({"baselines": (Baseline("walk", (1,)),)}, "walk has no value for each day ahead"),
        ({"ahead": (Ahead(week(1), 1, 2, 3, 4, 5),), "baselines": ()}, "its days are out of order"),
        (
            {"ahead": (Ahead(week(3), 5, 4, 3, 2, 1),), "baselines": ()},
            "the ends on 2031-01-22 are out of order",
        ),
    ],
)
def test_its_faults(changes: dict[str, object], said: str) -> None:
    assert any(said in fault for fault in small(**changes).faults)
    assert not list(small().faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_large_enough_and_inside(language: str) -> None:
    for size in SIZES:
        svg = drawing(fan(Say(language)), size, language)
        assert outside(svg) == []
        assert all(given >= 11.2 for _, given, *_ in letters(svg))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_drawings_carry_the_same_text(language: str) -> None:
    told = {
        re.findall(r"<desc[^>]*>(.*?)</desc>", drawing(fan(Say(language)), size, language))[0]
        for size in SIZES
    }
    assert len(told) == 1


values = st.floats(0, 1e7, allow_nan=False)


@given(
    st.lists(st.none() | values, min_size=1, max_size=60),
    st.lists(st.lists(values, min_size=5, max_size=5), max_size=26),
    st.integers(0, 60),
)
def test_nothing_is_ever_drawn_outside(
    seen: list[float | None], ranges: list[list[float]], late: int
) -> None:
    ahead = tuple(
        Ahead(week(len(seen) + place), *sorted(ends)) for place, ends in enumerate(ranges)
    )
    numbers = [v for v in seen if v is not None] + [v for ends in ranges for v in ends]
    chart = small(
        observed=tuple(Observed(week(place), value) for place, value in enumerate(seen)),
        ahead=ahead,
        baselines=(Baseline("a plain guess", tuple(ends.middle for ends in ahead)),),
        as_of=week(len(seen) - 1) + timedelta(days=late),
        high=max([1.0, *numbers]) * 1.05,
        missing="" if ahead else "no range is given, because such ranges held too seldom",
    )
    assert not list(chart.faults)
    for size in SIZES:
        svg = drawing(chart, size)
        assert outside(svg) == []
        assert dots(svg) == sum(value is not None for value in seen)


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), max_size=7))
def test_labels_never_lie_on_one_another(wanted: list[tuple[float, float]]) -> None:
    wanted.sort()
    middles, highs = [m for m, _ in wanted], [h for _, h in wanted]
    tops = apart(middles, highs, 0, 300)
    for place, top in enumerate(tops):
        assert -1e-6 <= top <= 300 - highs[place] + 1e-6
        if place:
            assert top >= tops[place - 1] + highs[place - 1] - 1e-6
