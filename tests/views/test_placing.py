"""Do texts stand where they settle an issue, and does silence look like nothing else?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.views.inside import letters_faults
from winset.views.document import (
    Cite,
    LadderParty,
    Mark,
    Placed,
    PlacingChart,
    PlacingRow,
    Refusal,
    Rung,
    Sentence,
    Stand,
    Text,
)
from winset.views.document.charts.placing import silent_runs
from winset.views.report.placing import NARROW, WIDE, Size, placing_svg
from winset.views.summaries.placing import placing_table, placing_text
from winset.views.words import words

TITLE = Sentence(("M",), (Text("They are apart (declared)"), Cite("B3", "b3"), Text(".")))
PARTIES = (LadderParty("ONE", "ONE", "First side", 0), LadderParty("TWO", "TWO", "Second side", 1))
ROW = PlacingRow(
    "valley",
    "The valley",
    (Rung("all", "all of it"), Rung("half", "half of it"), Rung("none", "none of it")),
    (
        Placed("plan", "Plan", "settled", ("all", "half"), (Cite("B7", "b7"),)),
        Placed("answer", "Answer", "open"),
        Placed("lost", "Lost text", "unknown"),
        Placed("short", "Short text", "silent"),
    ),
    (Stand("ONE", ("all",), "Feb", "declared", "talks", (Cite("B3", "b3"),)),),
    (Refusal("ONE", ("none",), "legal", "Jan", "law"),),
)
CHART = PlacingChart("p", TITLE, PARTIES, (ROW,))


def drawing(chart: PlacingChart, size: Size = WIDE) -> str:
    return str(placing_svg(chart, "f", words("en", "page"), size))


def test_its_text_word_for_word() -> None:
    assert placing_text(CHART, words("en", "page")) == (
        "Texts on the scales of 1 issue. They are apart (declared). "
        "The valley, from all of it to none of it: "
        "First side accepts all of it (declared), red line, refuses none of it, "
        "nobody has said: half of it; Second side nobody has said anything; "
        "Plan: all of it, half of it; Answer: left open; Lost text: nobody knows; "
        "Short text: says nothing."
    )


def test_its_table_marks_silence() -> None:
    (row,) = placing_table(CHART, words("en", "page")).rows
    assert row.cells[1] == (Mark("unsaid"),)
    assert row.cells[2] == (Text("all of it, half of it"), Text(" "), Cite("B7", "b7"))
    assert row.cells[4] == (Mark("unsaid", word="nobody knows"),)
    assert row.cells[5] == (Text("says nothing"),)


def test_every_rung_is_accepted_refused_or_silent() -> None:
    assert silent_runs(ROW, "ONE") == (("half",),)
    assert silent_runs(ROW, "TWO") == (("all", "half", "none"),)
    assert Mark("unsaid") in CHART.marks
    # One run of the first side, the whole scale of the second, and the text that nobody knows.
    assert drawing(CHART).count('stroke="var(--ink-2)"') == 3


def test_a_text_is_ink_and_a_party_its_hue() -> None:
    found = drawing(CHART)
    assert 'fill="var(--p1)" stroke="var(--p1)"' in found
    assert "url(#hatch)" in found
    moved = replace(ROW, texts=(replace(ROW.texts[0], rungs=("none",)), *ROW.texts[1:]))
    assert drawing(replace(CHART, rows=(moved,))) != found


def test_what_could_be_accepted_is_broken_and_open() -> None:
    stand = replace(ROW.stands[0], condition="treaty", ground="inferred")
    found = drawing(replace(CHART, rows=(replace(ROW, stands=(stand,)),)))
    assert 'stroke-dasharray="5 3"' in found
    assert 'fill="var(--p1)" stroke="var(--p1)"' not in found


def test_a_red_line_is_a_bar_where_tolerance_ends() -> None:
    bars = re.compile(r'<rect [^>]*width="4" height="14" fill="var\(--ink\)"')
    assert len(bars.findall(drawing(CHART))) == 1
    soft = replace(ROW.refusals[0], red_line=False)
    assert not bars.findall(drawing(replace(CHART, rows=(replace(ROW, refusals=(soft,)),))))


def test_faults() -> None:
    assert list(CHART.faults) == []
    wrong = replace(
        ROW, texts=(Placed("plan", "Plan", "settled"), Placed("x", "X", "open", ("up",)))
    )
    assert list(replace(CHART, rows=(wrong,)).faults) == [
        "placing p: The valley has no rung up",
        "placing p: Plan is settled on The valley",
        "placing p: X is open on The valley",
    ]
    other = replace(ROW, stands=(replace(ROW.stands[0], party="SIX"),))
    assert list(replace(CHART, rows=(other,)).faults) == ["placing p: 'SIX' is no party of it"]


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_letters_are_inside_and_large_enough(language: str) -> None:
    page = words(language, "page")
    for size, least in ((WIDE, 11.2), (NARROW, 11.06)):
        assert letters_faults(str(placing_svg(CHART, "f", page, size)), size.wide, least) == []


def test_wide_and_narrow_carry_the_same_text() -> None:
    told = [re.search(r"<desc[^>]*>(.*?)</desc>", drawing(CHART, s)) for s in (WIDE, NARROW)]
    assert told[0]
    assert told[1]
    assert told[0][1] == told[1][1]
