"""Do the chapters on endurance and the calendar draw what their results hold, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from winset import api
from winset.case.views import View
from winset.results import Quantity, Result
from winset.views.brief.material import Material
from winset.views.brief.writing import Writing
from winset.views.chapters import PICTURES
from winset.views.chapters.scales import decimals, of_amounts, of_levels
from winset.views.document import (
    Bullets,
    FanChart,
    GanttChart,
    RangeStrips,
    Section,
    Text,
)
from winset.views.document.walk import blocks_within
from winset.views.summaries import table_of, text_of

FLAGSHIP = "russia-ukraine/2026-02-talks"
CASES = [shipped.path for shipped in api.cases()]
LENSES = ("endurance", "calendar")
LANGUAGES = ("en", "zh-Hant")


@cache
def result(path: str, lens: str) -> Result:
    return api.run(lens, api.draw(api.load(path), n=64))


@cache
def sections(path: str, lens: str, language: str = "en") -> tuple[Section, ...]:
    seen = api.view(api.load(path), View())
    material = Material(seen.case, api.load(path), {lens: result(path, lens)}, {}, language, None)
    return tuple(PICTURES[lens](Writing(material), result(path, lens)))


def charts(path: str, lens: str, kind: type, language: str = "en") -> list[object]:
    found = sections(path, lens, language)
    blocks = (block for section in found for block in blocks_within(section.blocks))
    return [block for block in blocks if isinstance(block, kind)]


def numbers(found: Result, table: str) -> set[float]:
    """Every number in a table."""
    cells = (cell for row in found.table(table).rows for cell in row.cells)
    return {float(cell) for cell in cells if isinstance(cell, (int, float))}


def dates(found: Result, *tables: str) -> set[str]:
    """Every day in some tables."""
    cells = (cell for table in tables for row in found.table(table).rows for cell in row.cells)
    return {cell for cell in cells if isinstance(cell, str)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("path", CASES)
def test_every_picture_holds_together_and_has_words_and_a_table(
    path: str, lens: str, language: str
) -> None:
    page = Writing(Material(api.load(path), api.load(path), {}, {}, language, None)).page
    for kind in (FanChart, GanttChart, RangeStrips):
        for chart in charts(path, lens, kind, language):
            assert list(chart.faults) == []  # type: ignore[attr-defined]
            assert text_of(chart, page)  # type: ignore[arg-type]
            assert table_of(chart, page).rows  # type: ignore[arg-type,union-attr]
            assert chart.title.results  # type: ignore[attr-defined]


def test_every_number_of_a_fan_is_a_cell() -> None:
    found = result(FLAGSHIP, "endurance")
    seen, ahead = numbers(found, "seen"), numbers(found, "weeks-ahead")
    fans = charts(FLAGSHIP, "endurance", FanChart)
    assert len(fans) == len(set(found.table("seen").column("quantity"))) > 0
    for fan in fans:
        assert isinstance(fan, FanChart)
        assert {o.value for o in fan.observed if o.value is not None} <= seen
        for told in fan.ahead:
            assert {told.low, told.low50, told.middle, told.high50, told.high} <= ahead
        assert {value for guess in fan.baselines for value in guess.values} <= ahead


def test_a_fan_ends_where_its_ranges_failed_on_the_past() -> None:
    """The claimed losses held four weeks ahead and no further."""
    fans = {f.id: f for f in charts(FLAGSHIP, "endurance", FanChart) if isinstance(f, FanChart)}
    area, losses = fans["chapter-fan-front-area-held"], fans["chapter-fan-front-losses-claimed"]
    assert (len(area.ahead), area.missing) == (26, "")
    assert len(losses.ahead) == 4
    assert losses.missing.startswith("beyond 4 weeks no range is given")
    said = "".join(span.text for span in losses.title.spans if isinstance(span, Text))
    assert "as claimed by" in said
    assert "no end date follows" in said


def test_the_weeks_of_the_fan_agree_with_its_horizons() -> None:
    found = result(FLAGSHIP, "endurance")
    fan, weeks = found.table("fan"), found.table("weeks-ahead")
    for row in fan.rows:
        key = f"{row.cells[fan.index('quantity')]}.{row.cells[fan.index('weeks')]}"
        assert weeks.cell(key, "middle") == row.cells[fan.index("level")]
        assert weeks.cell(key, "date") == row.cells[fan.index("date")]


def test_every_number_of_the_strips_is_a_cell_and_every_row_is_there() -> None:
    found = result(FLAGSHIP, "endurance")
    drawn = {id: c for c in charts(FLAGSHIP, "endurance", RangeStrips) if (id := c.id)}  # type: ignore[attr-defined]
    runways = drawn.pop("chapter-runways")
    assert isinstance(runways, RangeStrips)
    assert [s.id for s in runways.strips] == list(found.table("runways").column("row"))
    assert set(told(runways)) <= numbers(found, "runways")
    table = found.table("month-cost")
    with_figures = {
        unit
        for unit, middle in zip(table.column("unit"), table.column("middle"), strict=True)
        if middle is not None
    }
    assert {id.removeprefix("chapter-month-") for id in drawn} == with_figures
    for chart in drawn.values():
        assert isinstance(chart, RangeStrips)
        assert set(told(chart)) <= numbers(found, "month-cost")


def told(chart: RangeStrips) -> Iterator[float]:
    for strip in chart.strips:
        yield from strip.ends90 or ()
        if strip.median is not None:
            yield strip.median


def test_a_belligerents_own_figure_says_claimed_by() -> None:
    table = result(FLAGSHIP, "endurance").table("month-cost")
    claimed = {str(row.cells[0]) for row in table.where(claimed="claimed")}
    strips = [
        strip
        for chart in charts(FLAGSHIP, "endurance", RangeStrips)
        if isinstance(chart, RangeStrips)
        for strip in chart.strips
        if strip.id in claimed
    ]
    assert strips
    assert all("claimed by" in strip.label for strip in strips)


def test_every_day_of_the_calendar_is_a_cell() -> None:
    found = result(FLAGSHIP, "calendar")
    known = dates(found, "gantt", "tasks")
    (chart,) = charts(FLAGSHIP, "calendar", GanttChart)
    assert isinstance(chart, GanttChart)
    for step in chart.steps:
        for day in (step.start, step.end, step.latest, *(step.spread or ())):
            assert day is None or day.isoformat() in known, step.label
    for clock in chart.clocks:
        assert clock.day.isoformat() in known
        assert {day.isoformat() for day in clock.denied} <= known
    assert any(clock.denied for clock in chart.clocks)
    assert any(step.start is None for step in chart.steps)
    assert len(chart.steps) + chart.more == len(found.table("tasks").rows)
    days = [step.start for step in chart.steps if step.start is not None]
    assert days == sorted(days)
    decides = found.table("tasks").column("criticality")
    assert {s.decides for s in chart.steps if s.decides is not None} <= {
        cell.median for cell in decides if isinstance(cell, Quantity)
    }


def test_a_case_without_series_and_costs_says_so() -> None:
    found = sections("korea/1952-10-armistice", "endurance")
    said = [b.empty for s in found for b in s.blocks if isinstance(b, Bullets)]
    assert len(said) == len(found) == 3
    assert all(one is not None and one.kinds == ("G",) for one in said)


@pytest.mark.parametrize("lens", LENSES)
def test_a_new_case_draws_what_little_it_has(lens: str, tmp_path: Path) -> None:
    """The case that ``winset new`` writes has a series of a few weeks: points, and no range."""
    api.new(tmp_path / "new")
    path = str(tmp_path / "new")
    assert sections(path, lens)
    for fan in charts(path, lens, FanChart):
        assert isinstance(fan, FanChart)
        assert not fan.ahead
        assert "weeks are too few" in fan.missing


@pytest.mark.parametrize("values", [[4.8, 26.0], [-50.0, 300.0], [0.0], [1720.0], [-3.0, -1.0]])
def test_an_axis_of_amounts_holds_zero_and_all_of_them(values: list[float]) -> None:
    low, high = of_amounts(values)
    assert low <= min(0.0, *values, 0.0)
    assert high >= max(0.0, *values, 0.0)
    assert low == 0 or min(values) < 0


def test_levels_are_cut_only_where_zero_would_leave_most_blank() -> None:
    assert of_levels([112000.0, 119000.0])[0] > 0
    assert of_levels([10.0, 90.0])[0] == 0
    assert [decimals([v]) for v in (634.5, 23.2, 5.24, 7.0)] == [0, 1, 2, 0]
