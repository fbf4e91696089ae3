"""Does a grid of packages say who refuses each, and never take silence for a yes?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.views.inside import letters_faults
from winset.views.document import (
    Cite,
    GridAnswer,
    GridCell,
    GridChart,
    GridReading,
    LadderParty,
    Mark,
    Rung,
    Sentence,
    Text,
    Voice,
)
from winset.views.report.grid import NARROW, WIDE, Size, below, grid_svg
from winset.views.summaries.grid import grid_table, grid_text
from winset.views.words import words

TITLE = Sentence(("M",), (Text("One of two is out (declared)"), Cite("B3", "b3"), Text(".")))
PARTIES = (LadderParty("ONE", "ONE", "First side", 0), LadderParty("TWO", "TWO", "Second side", 1))
VOICES = (
    Voice("ONE.signs", "ONE", "First side signs"),
    Voice("TWO.signs", "TWO", "Second side signs", "s"),
    Voice("TWO.ratifies", "TWO", "Second side ratifies", "r"),
)
READINGS = (GridReading("declared", "As declared"), GridReading("declared-without", "Bare"))
OUT = (
    GridAnswer("declared", "out", ("ONE.signs",), near=True),
    GridAnswer("declared-without", "out", ("ONE.signs",), (), ("TWO.ratifies",), near=True),
)
IN = (
    GridAnswer("declared", "in-zone"),
    GridAnswer("declared-without", "possibly", unsaid=("TWO.signs", "TWO.ratifies")),
)


def grid() -> GridChart:
    """Two packages: one that a party refuses, one that all accept as far as we assume."""
    return GridChart(
        "g",
        TITLE,
        "valley",
        "guarantee",
        (Rung("keep", "keep it"),),
        (Rung("none", "no guarantee"), Rung("full", "full guarantee")),
        READINGS,
        PARTIES,
        VOICES,
        (GridCell("keep", "none", OUT), GridCell("keep", "full", IN)),
    )


def drawing(chart: GridChart, size: Size = WIDE) -> str:
    return str(grid_svg(chart, "f", words("en", "page"), size))


def test_its_text_word_for_word() -> None:
    assert grid_text(grid(), words("en", "page")) == (
        "Grid of packages: valley down, guarantee across. 2 packages, 1 by 2. "
        "One of two is out (declared). "
        "keep it + no guarantee: As declared: out, refused by: First side signs, "
        "only one consent refused; Bare: out, refused by: First side signs, "
        "not said: Second side ratifies, only one consent refused. "
        "keep it + full guarantee: As declared: in the zone; "
        "Bare: possibly, not said: Second side signs, Second side ratifies."
    )


def test_its_table_marks_silence() -> None:
    rows = grid_table(grid(), words("en", "page")).rows
    assert [row.id for row in rows] == ["keep-none", "keep-full"]
    assert rows[0].cells[0] == (
        Text("out, refused by: First side signs, only one consent refused"),
    )
    unsaid = "not said: Second side signs, Second side ratifies"
    assert rows[1].cells[1][-1] == Mark("unsaid", word=unsaid)


def test_a_refusal_is_filled_and_a_silence_in_brackets() -> None:
    found = drawing(grid())
    assert re.search(r'<rect [^>]*fill="var\(--p1\)"', found)
    # The second party refuses nothing: its hue fills nothing, its code stands in brackets.
    assert not re.search(r'<rect [^>]*fill="var\(--p2\)"', found)
    assert "TWO r" in found
    assert "TWO s r" in found
    assert grid().marks == (Mark("unsaid"),)


def test_in_the_zone_is_said_in_words_and_possibly_too() -> None:
    found = drawing(grid())
    assert ">all say yes<" in found
    assert ">possibly<" in found


def test_one_consent_lacking_is_framed_once() -> None:
    assert drawing(grid()).count('stroke-width="2.2"') == 1
    apart = tuple(replace(answer, near=False) for answer in OUT)
    far = replace(grid(), cells=(GridCell("keep", "none", apart), grid().cells[1]))
    assert 'stroke-width="2.2"' not in drawing(far)
    assert "grid.below-near" not in below(far)


def test_faults() -> None:
    assert list(grid().faults) == []
    wrong = replace(OUT[0], verdict="in-zone")
    chart = replace(grid(), cells=(GridCell("keep", "none", (wrong, OUT[1])), grid().cells[1]))
    assert list(chart.faults) == [
        "grid g, keep and none: 'in-zone' is not what those asked have said"
    ]
    silent = GridAnswer("declared", "in-zone", unsaid=("ONE.signs",))
    chart = replace(grid(), cells=(grid().cells[0], GridCell("keep", "full", (silent, IN[1]))))
    assert list(chart.faults) == [
        "grid g, keep and full: 'in-zone' is not what those asked have said"
    ]
    assert list(replace(grid(), cells=grid().cells[:1]).faults) == [
        "grid g: its cells are not one for each row and column"
    ]


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_letters_are_inside_and_large_enough(language: str) -> None:
    page = words(language, "page")
    for size, least in ((WIDE, 11.2), (NARROW, 11.06)):
        assert letters_faults(str(grid_svg(grid(), "f", page, size)), size.wide, least) == []


def test_wide_and_narrow_carry_the_same_text() -> None:
    told = [re.search(r"<desc[^>]*>(.*?)</desc>", drawing(grid(), s)) for s in (WIDE, NARROW)]
    assert told[0]
    assert told[1]
    assert told[0][1] == told[1][1]
