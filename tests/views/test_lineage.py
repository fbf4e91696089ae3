"""Does a lineage of texts say and draw what was made from what, and what nobody knows?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.views.inside import letters_faults
from winset.views.document import (
    Cite,
    LadderParty,
    LineageChart,
    LineageText,
    Mark,
    Sentence,
    Text,
    Tie,
)
from winset.views.report.lineage import NARROW, WIDE, Plan, Size, below, lineage_svg
from winset.views.summaries.lineage import lineage_table, lineage_text
from winset.views.words import words

TITLE = Sentence(("M",), (Text("One was made from another"), Cite("B3", "b3"), Text(".")))
ONE = LadderParty("ONE", "ONE", "First side", 0)


def lineage(language: str = "en") -> LineageChart:
    """Four texts: a plan, one made from it, one that only came after, one that nobody knows."""
    said = {"en": ("Valley plan", "envoy"), "zh-Hant": ("谷地方案", "使者")}[language]
    return LineageChart(
        "line",
        TITLE,
        (
            LineageText("plan", said[0], "1 Jan", said[1], ("offer",), leans=(ONE,)),
            LineageText("talk", "Understanding", "May", "both", (), "unwritten"),
            LineageText(
                "answer",
                "Answer to the plan",
                "2 Jun to 4 Jun",
                "the other side and its friends",
                ("negotiating text", "leaked by the press"),
                compared=True,
                cites=(Cite("B7", "b7"),),
            ),
            LineageText("lost", "Lost text", "Dec", "nobody we know", (), "unknown"),
        ),
        (
            Tie("plan", "talk", False),
            Tie("plan", "answer", True, "inferred"),
            Tie("answer", "lost", True, "declared"),
        ),
    )


def drawing(chart: LineageChart, size: Size = WIDE) -> str:
    return str(lineage_svg(chart, "f", words("en", "page"), size))


def test_its_text_word_for_word() -> None:
    assert lineage_text(lineage(), words("en", "page")) == (
        "Lineage of 4 texts, earliest first. From 1 Jan to Dec. One was made from another. "
        "Valley plan (1 Jan): by envoy; offer; leans to First side, sources say. "
        "Understanding (May): by both; after Valley plan. "
        "Answer to the plan (2 Jun to 4 Jun): by the other side and its friends; negotiating text; "
        "leaked by the press; made from Valley plan (inferred). "
        "Lost text (Dec): by nobody we know; nobody knows what it settles; "
        "made from Answer to the plan (declared). "
        "Nobody knows what these settle: Lost text."
    )


def test_its_text_in_chinese() -> None:
    told = lineage_text(lineage("zh-Hant"), words("zh-Hant", "page"))
    assert told.startswith("文本沿革，共 4 份，最早在前。自1 Jan至Dec。")
    assert "脫胎自谷地方案（來源推斷）" in told
    assert "無人知其規定者：Lost text。" in told


def test_its_table_keeps_made_from_and_after_apart() -> None:
    table = lineage_table(lineage(), words("en", "page"))
    rows = {row.id: row.cells for row in table.rows}
    assert rows["answer"][2] == (Text("Valley plan (inferred)"),)
    assert rows["answer"][3] == (Text("none"),)
    assert rows["talk"][3] == (Text("Valley plan"),)
    assert rows["answer"][-1][-1] == Cite("B7", "b7")


def test_silence_is_a_bracket() -> None:
    rows = {row.id: row.cells for row in lineage_table(lineage(), words("en", "page")).rows}
    assert rows["lost"][-1] == (Mark("unsaid", word="nobody knows what it settles"),)
    # That no source sees it lean is no leaning to nobody.
    assert rows["answer"][4] == (Mark("unsaid"),)
    assert lineage().marks == (Mark("unsaid"),)
    known = replace(lineage().texts[3], content="known")
    whole = replace(lineage(), texts=(*lineage().texts[:3], known))
    assert drawing(whole) != drawing(lineage())
    assert "lineage.below-unknown" in below(lineage())
    assert "lineage.below-unknown" not in below(whole)


@pytest.mark.parametrize(
    ("ground", "dash"), [("inferred", "5 3"), ("assumed", "0.1 4.2"), ("declared", "")]
)
def test_how_a_derivation_is_known_is_its_outline(ground: str, dash: str) -> None:
    ties = (Tie("plan", "answer", True, ground),)  # type: ignore[arg-type]
    found = drawing(replace(lineage(), ties=ties))
    heavy = re.findall(r'<path [^>]*stroke-width="2"[^>]*>', found)
    assert len(heavy) == 1
    assert (f'stroke-dasharray="{dash}"' in heavy[0]) == bool(dash)


def test_only_after_is_a_thin_line_without_an_arrow() -> None:
    found = drawing(replace(lineage(), ties=(Tie("plan", "talk", False),)))
    assert 'stroke-width="2"' not in found
    assert found.count('stroke-width="0.9"') == 1


def test_two_lines_that_overlap_have_a_track_each() -> None:
    ties = (Tie("plan", "lost"), Tie("talk", "answer"), Tie("answer", "lost"))
    plan = Plan(replace(lineage(), ties=ties), words("en", "page"), WIDE)
    lanes = {track.earlier: track.lane for track in plan.tracks}
    assert lanes["plan"] != lanes["talk"]
    assert lanes["talk"] == lanes["answer"]


def test_faults() -> None:
    chart = lineage()
    assert list(chart.faults) == []
    backwards = replace(chart, ties=(Tie("answer", "plan"), Tie("plan", "nowhere")))
    assert list(backwards.faults) == [
        "lineage line: plan stands above what it comes after",
        "lineage line: a tie names no text of it: nowhere",
    ]
    twice = replace(chart, texts=(*chart.texts, chart.texts[0]))
    assert list(twice.faults) == ["lineage line: the text 'plan' stands 2 times"]


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_letters_are_inside_and_large_enough(language: str) -> None:
    page = words(language, "page")
    for size, least in ((WIDE, 11.2), (NARROW, 11.06)):
        svg = str(lineage_svg(lineage(language), "f", page, size))
        assert letters_faults(svg, size.wide, least) == []


def test_wide_and_narrow_carry_the_same_text() -> None:
    told = [re.search(r"<desc[^>]*>(.*?)</desc>", drawing(lineage(), s)) for s in (WIDE, NARROW)]
    assert told[0]
    assert told[1]
    assert told[0][1] == told[1][1]
