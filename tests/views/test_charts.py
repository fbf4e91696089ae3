"""Do the drawings say what their data say, and does silence never look like anything else?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.specimen import LANGUAGES, guarantee_ladder, land_ladder, strips, time_line
from tests.views.specimen import Writer as Say
from winset.views.document import (
    Cite,
    LadderChart,
    LadderParty,
    Mark,
    Move,
    Pole,
    RangeStrips,
    Refusal,
    Rung,
    Sentence,
    Stand,
    Strip,
    Text,
    TimeLine,
    Window,
)
from winset.views.document.charts import silences
from winset.views.report import ladder
from winset.views.report import strips as drawn_strips
from winset.views.report.ladder import ladder_svg
from winset.views.report.letters import width, wrap
from winset.views.report.markup import Markup
from winset.views.report.months import ticks
from winset.views.report.strips import axis_points, strips_svg
from winset.views.report.timeline import Lying, timeline_svg
from winset.views.summaries.ladder import ladder_table, ladder_text
from winset.views.summaries.strips import strips_table, strips_text
from winset.views.summaries.timeline import timeline_table, timeline_text
from winset.views.words import words

TITLE = Sentence(("M",), (Text("Nothing in common"), Cite("B3", "b3"), Text(".")))
RUNGS = (Rung("top", "all of it"), Rung("half", "half of it"), Rung("none", "none of it"))
ONE = LadderParty("ONE", "ONE", "First side", 0)


def small_ladder(**changes: object) -> LadderChart:
    chart = LadderChart(
        "small",
        TITLE,
        "valley",
        RUNGS,
        (ONE,),
        (Stand("ONE", ("top",), "Feb", "declared", "talks", (Cite("B3", "b3"),)),),
        (Refusal("ONE", ("none",), "legal", "Jan", "law", (Cite("B6", "b6"),)),),
    )
    return replace(chart, **changes)  # type: ignore[arg-type]


def drawing(chart: LadderChart, size: ladder.Size = ladder.WIDE) -> str:
    return str(ladder_svg(chart, "f-small", words("en", "page"), size))


class TestLadder:
    def test_its_text_word_for_word(self) -> None:
        assert ladder_text(small_ladder(), words("en", "page")) == (
            "Position ladder, valley. 3 rungs, from all of it at the top to none of it at the "
            "bottom. Nothing in common. First side: accepts all of it (declared, Feb, talks, B3); "
            "red line, refuses none of it (bound by law, Jan, law, B6); nobody has said: "
            "half of it."
        )

    def test_its_text_in_chinese(self) -> None:
        told = ladder_text(land_ladder(Say("zh-Hant")), words("zh-Hant", "page"))
        assert told.startswith("立場階梯：洛溫谷。共 6 級，最上為並獲各方承認，最下為就地凍結。")
        assert "紅線，拒絕緩衝區視同塔爾維亞、經濟區" in told
        assert "無人提及：" in told

    def test_a_party_without_a_word_is_silent_on_every_rung(self) -> None:
        chart = small_ladder(stands=(), refusals=())
        assert silences(chart, ONE) == (("top", "half", "none"),)
        assert "First side: nobody has said anything." in ladder_text(chart, words("en", "page"))
        assert drawing(chart).count(">unsaid<") == 1

    def test_silence_is_a_mark_in_the_table(self) -> None:
        rows = ladder_table(small_ladder(), words("en", "page")).rows
        assert [row.cells[0][0] for row in rows] == [
            Mark("yes", "declared"),
            Mark("unsaid"),
            Mark("no", "legal"),
        ]

    def test_where_a_party_stood_before_is_no_silence(self) -> None:
        moved = small_ladder(moves=(Move("ONE", "half", "top", "Dec", "press"),))
        assert silences(moved, ONE) == ()
        assert "moved from half of it to all of it (Dec, press)" in ladder_text(
            moved, words("en", "page")
        )

    def test_a_red_line_is_a_bar_where_tolerance_ends(self) -> None:
        with_bar = drawing(small_ladder())
        refusal = replace(small_ladder().refusals[0], red_line=False)
        without = drawing(small_ladder(refusals=(refusal,)))
        assert 'height="4.8"' in with_bar
        assert 'height="4.8"' not in without
        assert "url(#hatch)" in with_bar
        assert "url(#hatch)" in without

    def test_a_condition_is_open_and_in_italics(self) -> None:
        stand = replace(small_ladder().stands[0], condition="treaty", ground="inferred")
        found = drawing(small_ladder(stands=(stand,)))
        assert re.search(r'font-style="italic"[^>]*>if treaty<', found)
        chinese = ladder_svg(
            small_ladder(stands=(stand,)), "f", words("zh-Hant", "page"), ladder.WIDE
        )
        assert "italic" not in chinese

    @pytest.mark.parametrize(("ground", "dash"), [("inferred", "5 3"), ("assumed", "0.1 4.2")])
    def test_the_outline_says_how_we_know(self, ground: str, dash: str) -> None:
        stand = replace(small_ladder().stands[0], ground=ground)  # type: ignore[arg-type]
        assert f'stroke-dasharray="{dash}"' in drawing(small_ladder(stands=(stand,)))
        assert 'fill="var(--p1)" stroke="var(--p1)"' in drawing(small_ladder())

    def test_hue_follows_the_place_at_the_table(self) -> None:
        parties = tuple(LadderParty(f"P{n}", f"P{n}", f"Party {n}", n) for n in range(8))
        found = drawing(small_ladder(parties=parties, stands=(), refusals=()))
        assert [f"var(--p{n})" in found for n in range(1, 8)] == [True] * 6 + [False]
        assert found.count('fill="var(--p6)"') == 3

    def test_known_only_now_is_a_hollow_broken_arrow(self) -> None:
        move = Move("ONE", "half", "top", "Dec", known_only_now=True)
        assert 'stroke-dasharray="3 2.4"' in drawing(small_ladder(moves=(move,)))
        since = replace(move, known_only_now=False)
        assert 'stroke-dasharray="3 2.4"' not in drawing(small_ladder(moves=(since,)))

    def test_rival_readings_are_joined_and_never_merged(self) -> None:
        found = ladder_svg(guarantee_ladder(Say("en")), "f", words("en", "page"), ladder.WIDE)
        assert found.count(">if valley<") == 2

    @given(st.data())
    def test_every_rung_is_said_refused_left_or_silent(self, data: st.DataObject) -> None:
        names = [rung.id for rung in RUNGS]
        accepts = data.draw(st.sets(st.sampled_from(names)))
        refuses = data.draw(st.sets(st.sampled_from(names)))
        chart = small_ladder(
            stands=tuple(Stand("ONE", (rung,), "Feb", "declared") for rung in sorted(accepts)),
            refusals=(Refusal("ONE", tuple(sorted(refuses)), "declared"),) if refuses else (),
        )
        silent = {rung for run in silences(chart, ONE) for rung in run}
        assert silent == set(names) - accepts - refuses
        assert drawing(chart).count(">unsaid<") == len(silences(chart, ONE))


class TestTimeLine:
    def test_its_text_word_for_word(self) -> None:
        chart = TimeLine(
            "t",
            Sentence(("M",), (Text("It does not fit."),)),
            date(2031, 6, 1),
            date(2031, 12, 31),
            date(2031, 6, 20),
            (Pole("vote", "vote", date(2031, 9, 15), "soft", "", (Cite("B13", "b13"),), True),),
            (Window("law", "law", date(2031, 7, 1), date(2031, 7, 31), "set"),),
        )
        told = timeline_text(chart, words("en", "page")).replace("\u00a0", " ")
        assert told == (
            "Time line from 1 Jun 2031 to 31 Dec 2031, as of 20 Jun 2031. It does not fit. "
            "1 Jul 2031 to 31 Jul 2031: law (set); "
            "15 Sep 2031: vote (soft, reported and denied, B13)."
        )

    def test_a_circle_is_told(self) -> None:
        told = timeline_text(time_line(Say("en")), words("en", "page"))
        assert "League: treaty only after vote (part of a circle)." in told
        assert "election board: vote only after ceasefire." in told

    def test_the_order_of_steps_follows_the_language(self) -> None:
        rows = {
            language: timeline_table(time_line(Say(language)), words(language, "page")).rows
            for language in LANGUAGES
        }
        assert rows["en"][-1].head == (Text("vote only after ceasefire"),)
        assert rows["zh-Hant"][-1].head == (Text("先停火，後投票"),)

    def test_an_empty_one_says_so(self) -> None:
        chart = replace(time_line(Say("en")), poles=(), windows=(), demands=())
        assert timeline_text(chart, words("en", "page")).endswith("No date is recorded.")
        assert timeline_table(chart, words("en", "page")).rows == ()

    def test_a_circle_is_heavier(self) -> None:
        page = words("en", "page")
        circle = timeline_svg(time_line(Say("en")), "f", page, narrow=False)
        assert circle.count('stroke-width="3"') == 2

    def test_kinds_of_dates_are_drawn_apart(self) -> None:
        page = words("en", "page")
        base = time_line(Say("en"))
        drawn = {
            kind: timeline_svg(
                replace(
                    base,
                    windows=(),
                    demands=(),
                    poles=(Pole("p", "P", date(2031, 9, 1), kind),),  # type: ignore[arg-type]
                ),
                "f",
                page,
                narrow=False,
            )
            for kind in ("firm", "soft", "random")
        }
        shafts = {
            kind: re.search(r'<path d="M[\d.]+ 4\.0V[^>]*>', svg) for kind, svg in drawn.items()
        }
        assert len({str(shaft and shaft[0]) for shaft in shafts.values()}) == 3

    @given(st.lists(st.integers(0, 390), min_size=1, max_size=9, unique=True))
    def test_no_label_crosses_the_pole_of_another_date(self, days: list[int]) -> None:
        base = time_line(Say("en"))
        poles = tuple(
            Pole(f"p{day}", f"a date that somebody set {day}", base.start + timedelta(day), "firm")
            for day in days
        )
        plan = Lying(replace(base, poles=poles), words("en", "page"))
        for (early, row), (late, other) in pairwise(plan.poles):
            label_end = plan.x(early.day) + plan.text_left(early) + width(early.label, 12, True)
            if label_end > plan.x(late.day):
                # The later pole starts below the label.
                assert other > row

    @pytest.mark.parametrize(
        ("start", "end", "count"),
        [
            (date(2031, 6, 1), date(2032, 6, 30), 13),
            (date(2031, 6, 15), date(2031, 8, 2), 2),
            (date(2030, 1, 1), date(2032, 12, 31), 12),
            (date(2020, 1, 1), date(2032, 12, 31), 13),
        ],
    )
    def test_ticks_are_months_quarters_or_years(self, start: date, end: date, count: int) -> None:
        assert len(ticks(start, end)) == count


class TestStrips:
    def test_its_text_and_table(self) -> None:
        page = words("en", "page")
        told = strips_text(strips(Say("en")), page)
        assert "Talvia, reserves: 25 (50 %: 20–31; 90 %: 14–41)" in told
        assert "baseline straight line 18; observed 22, 27 (n = 400 draws)." in told
        assert "valley militia: no account in the case." in told
        rows = strips_table(strips(Say("en")), page).rows
        assert rows[2].cells[0] == (Text("no account in the case"),)

    def test_a_missing_estimate_is_a_bracket_and_no_zero(self) -> None:
        chart = RangeStrips("s", TITLE, "months", 0, 10, (Strip("a", "A", missing="no account"),))
        drawn = strips_svg(chart, "f", words("en", "page"), drawn_strips.WIDE)
        assert "no account" in drawn
        assert drawn.count("<rect") == 0

    def test_a_number_without_a_range_says_so_and_is_one_stroke(self) -> None:
        page = words("en", "page")
        strip = Strip("a", "A", (7, 7), None, 7, basis="n")
        chart = RangeStrips("s", TITLE, "months", 0, 10, (strip,))
        assert "A: 7 (no range given) (n)." in strips_text(chart, page)
        assert strips_table(chart, page).rows[0].cells[1] == (Text("none"),)
        assert not chart.marks
        drawn = strips_svg(chart, "f", page, drawn_strips.WIDE)
        assert drawn.count('stroke-width="2.4"') == 1

    def test_rival_readings_have_no_middle_and_are_joined(self) -> None:
        page = words("en", "page")
        strip = Strip("a", "A", (4, 7), basis="two readings", rival=True)
        chart = RangeStrips("s", TITLE, "months", 0, 10, (strip,))
        assert "A: 4 | 7 (rival readings) (two readings)." in strips_text(chart, page)
        assert chart.marks == (Mark("rival"),)
        assert ">4 | 7<" in strips_svg(chart, "f", page, drawn_strips.WIDE)
        wrong = replace(chart, strips=(replace(strip, median=5),))
        assert any("rival readings and a middle" in fault for fault in wrong.faults)

    def test_long_labels_take_the_width_of_the_page(self) -> None:
        label = "What a month costs, counted by somebody who has a long name indeed"
        long = RangeStrips("s", TITLE, "USD", 0, 9, (Strip("a", label, missing="none"),))
        assert drawn_strips.size_of(long, narrow=False) == drawn_strips.BROAD
        assert drawn_strips.size_of(strips(Say("en")), narrow=False) == drawn_strips.WIDE

    def test_an_axis_that_does_not_start_at_zero_is_broken(self) -> None:
        page = words("en", "page")
        chart = RangeStrips(
            "s", TITLE, "USD", 40, 80, (Strip("a", "A", (45, 70), (50, 60), 55, basis="n"),)
        )
        whole = replace(chart, low=0)
        assert "The axis does not start at zero." in strips_text(chart, page)
        assert "The axis" not in strips_text(whole, page)
        broken, sound = (strips_svg(c, "f", page, drawn_strips.WIDE) for c in (chart, whole))
        assert broken.count("<rect") == sound.count("<rect") + 1

    @given(st.floats(0, 1e6), st.floats(0.01, 1e6))
    def test_the_axis_has_a_few_round_points(self, low: float, length: float) -> None:
        points = axis_points(low, low + length)
        assert 2 <= len(points) <= 11
        assert all(low - 1e-6 * length <= p <= low + length * (1 + 1e-6) for p in points)


def all_drawings(language: str) -> dict[str, tuple[Markup, float, float]]:
    """Every drawing of the specimen with its width and its smallest letters."""
    page, say = words(language, "page"), Say(language)
    found: dict[str, tuple[Markup, float, float]] = {}
    for size, least in ((ladder.WIDE, 11.8), (ladder.NARROW, 11.06)):
        for name, chart in (("land", land_ladder(say)), ("guarantee", guarantee_ladder(say))):
            found[f"{name} {size.name}"] = (ladder_svg(chart, name, page, size), size.wide, least)
    for narrow, wide, least in ((False, 900, 11.2), (True, 360, 11.06)):
        found[f"time line {narrow}"] = (
            timeline_svg(time_line(say), "t", page, narrow=narrow),
            wide,
            least,
        )
    for row in (drawn_strips.WIDE, drawn_strips.NARROW):
        found[f"strips {row.name}"] = (strips_svg(strips(say), "s", page, row), row.wide, 11.06)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_large_enough_and_inside_the_drawing(language: str) -> None:
    for name, (svg, wide, least) in all_drawings(language).items():
        for attributes, said in re.findall(r"<text ([^>]*)>([^<]*)</text>", svg):
            size = float(re.search(r'font-size="([\d.]+)"', attributes)[1])  # type: ignore[index]
            x = float(re.search(r'x="([-\d.]+)"', attributes)[1])  # type: ignore[index]
            long = width(said, size, "font-weight" in attributes)
            left = (
                x - long / 2 if "middle" in attributes else x - long if '"end"' in attributes else x
            )
            assert size >= least, (name, said)
            assert left >= -1, (name, said)
            assert left + long <= wide + 1, (name, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_drawings_carry_the_same_text(language: str) -> None:
    for kind in ("land", "guarantee"):
        told = {
            str(re.search(r"<desc[^>]*>(.*?)</desc>", svg)[1])  # type: ignore[index]
            for name, (svg, _, _) in all_drawings(language).items()
            if name.startswith(kind)
        }
        assert len(told) == 1


def test_lines_break_where_each_script_allows() -> None:
    assert wrap("swaps later, from the line", 80, 12) == ("swaps later,", "from the line")
    assert wrap("日後由接觸線起換地，再議", 60, 12) == ("日後由接", "觸線起換", "地，再議")
    assert all(not line.startswith("，") for line in wrap("甲乙丙丁，戊己", 50, 12))
    assert wrap("", 80, 12) == ()
    assert wrap("unbreakable", 30, 12)[0] != "unbreakable"
    assert "".join(wrap("unbreakable", 30, 12)) == "unbreakable"
