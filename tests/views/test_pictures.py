"""Do the chapters on texts and deals hold their pictures, and do these draw what the lens found?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from winset import api
from winset.case.judged import said
from winset.case.views import View
from winset.results import Result
from winset.views.brief import Material
from winset.views.brief.writing import Writing
from winset.views.chapters import deals, drafts
from winset.views.chapters.asked import ROLES
from winset.views.chapters.compared import compared, with_newest
from winset.views.document import (
    Block,
    Chapter,
    DataTable,
    Document,
    GridChart,
    LineageChart,
    Mark,
    Masthead,
    PlacingChart,
    Section,
    Text,
)
from winset.views.document.check import problems
from winset.views.document.walk import blocks_within

FLAGSHIP = "russia-ukraine/2026-02-talks"
KOREA = "korea/1952-10-armistice"
LENSES = ("positions", "drafts", "deals")


@cache
def writing(case: str, language: str = "en", until: str = "") -> Writing:
    """What a report on a case is written from, by the three lenses that the pictures read."""
    loaded = api.load(case)
    seen = api.view(loaded, View(as_of=date.fromisoformat(until))) if until else api.view(loaded)
    results = {lens: api.run(lens, seen) for lens in LENSES}
    spoken, _ = said(seen.case)
    return Writing(Material(spoken, seen.whole, results, {}, language, None))


def result(case: str, lens: str) -> Result:
    found = writing(case).material.result(lens)
    assert found is not None
    return found


def sections(case: str, language: str = "en", until: str = "") -> list[Section]:
    made = writing(case, language, until)
    found = {lens: made.material.result(lens) for lens in LENSES}
    assert found["drafts"] is not None
    assert found["deals"] is not None
    return [*drafts.pictures(made, found["drafts"]), *deals.pictures(made, found["deals"])]


def blocks(case: str, language: str = "en") -> list[Block]:
    return [b for section in sections(case, language) for b in blocks_within(section.blocks)]


def one(case: str, kind: type, id: str = "") -> object:
    (found,) = [b for b in blocks(case) if isinstance(b, kind) and id in ("", getattr(b, "id", ""))]
    return found


def test_the_four_texts_of_the_settlement_track_are_compared() -> None:
    assert compared(result(FLAGSHIP, "drafts")) == ("plan-28", "e3-text", "plan-19", "plan-20")
    # Both sides' last texts of October 1952 are among those of Korea.
    assert {"unc-three", "northern-october"} < set(compared(result(KOREA, "drafts")))


def test_the_newest_text_stands_beside_them_whoever_made_it() -> None:
    assert with_newest(result(FLAGSHIP, "drafts")) == (
        *compared(result(FLAGSHIP, "drafts")),
        "paris-declaration",
    )
    # Of a family of five the oldest makes room.
    *older, newest = with_newest(result(KOREA, "drafts"))
    assert tuple(older) == compared(result(KOREA, "drafts"))[1:]
    assert newest not in compared(result(KOREA, "drafts"))


def test_the_lineage_is_the_table_of_the_lens() -> None:
    chart = one(FLAGSHIP, LineageChart)
    assert isinstance(chart, LineageChart)
    table = result(FLAGSHIP, "drafts").table("lineage")
    assert {f"drafts.{text.id}" for text in chart.texts} == set(table.column("draft"))
    made = {(f"drafts.{tie.earlier}", f"drafts.{tie.later}") for tie in chart.ties if tie.made}
    assert made == {
        (parent, row.cells[0])
        for row in table.rows
        for parent in row.cells[table.index("derives-from")] or ()  # type: ignore[union-attr]
    }
    assert {text.id for text in chart.texts if text.compared} == set(
        with_newest(result(FLAGSHIP, "drafts"))
    )


def test_a_text_that_nobody_has_seen_is_brackets_all_the_way_down() -> None:
    table = one(FLAGSHIP, DataTable, "drafts-side-by-side")
    assert isinstance(table, DataTable)
    place = [column.id for column in table.columns].index("plan-19") - 1
    assert {row.cells[place] for row in table.rows} == {(Mark("unsaid", word="nobody knows"),)}


def test_a_consent_is_drawn_as_the_lens_found_it() -> None:
    table = one(FLAGSHIP, DataTable, "drafts-text-consents")
    assert isinstance(table, DataTable)
    found = result(FLAGSHIP, "drafts").table("consents")
    texts = [column.id for column in table.columns[1:]]
    drawn = {}
    for row in table.rows:
        role, _, actor = row.id.partition("-")
        if role in ROLES:
            drawn |= {
                f"drafts.{t}.{role}.{actor}": c for t, c in zip(texts, row.cells, strict=True)
            }
    asked = {
        row.cells[0]: row.cells[found.index("value")]
        for row in found.rows
        if row.cells[found.index("draft")] in texts and row.cells[found.index("role")] in ROLES
    }
    assert set(asked) <= set(drawn)
    for key, cell in drawn.items():
        mark = cell[0]
        assert isinstance(mark, Mark)
        if key not in asked:
            assert mark == Mark("not-needed"), key
        elif asked[key] == "unsaid":
            assert mark.meaning == "unsaid", key
        else:
            wanted = {"yes": {"yes"}, "no": {"no", "could-bend"}, "yes-but": {"yes-if"}}
            assert mark.meaning in wanted[str(asked[key])], key


def test_the_grid_is_the_zone() -> None:
    for case in (FLAGSHIP, KOREA):
        chart = one(case, GridChart)
        assert isinstance(chart, GridChart)
        packages, zone = (result(case, "deals").table(id) for id in ("packages", "zone"))
        assert len(chart.cells) == len(packages.rows)
        verdicts = sorted(
            (answer.reading, answer.verdict) for cell in chart.cells for answer in cell.answers
        )
        readings = [reading.id for reading in chart.readings]
        assert verdicts == sorted(
            (r, row.cells[packages.index(r)]) for row in packages.rows for r in readings
        )
        for answer_of, said_of in (("refusing", ("no",)), ("unsaid", ("unsaid", "open"))):
            drawn = sum(len(getattr(a, answer_of)) for c in chart.cells for a in c.answers)
            found = sum(row.cells[zone.index(r)] in said_of for row in zone.rows for r in readings)
            assert drawn == found, (case, answer_of)


def test_the_title_of_the_grid_says_what_is_assumed_and_what_is_unsaid() -> None:
    chart = one(FLAGSHIP, GridChart)
    assert isinstance(chart, GridChart)
    told = "".join(span.text for span in chart.title.spans if isinstance(span, Text))
    summary = result(FLAGSHIP, "deals").table("summary")
    for key, column in (
        ("declared.with", "packages"),
        ("declared.with", "out"),
        ("assessed.with", "assumed"),
        ("assessed.without", "unsaid"),
    ):
        assert str(summary.cell(key, column)) in told
    assert "alone" not in told


def test_the_placing_shows_a_text_on_the_rungs_it_names() -> None:
    chart = one(FLAGSHIP, PlacingChart)
    assert isinstance(chart, PlacingChart)
    rows = {row.id: {text.text: text for text in row.texts} for row in chart.rows}
    assert rows["land"]["plan-28"].rungs == ("buffer",)
    assert rows["land"]["plan-20"].rungs == ("freeze", "swaps", "economic-zone")
    assert rows["guarantee"]["plan-28"].says == "open"
    assert {row["plan-19"].says for row in rows.values()} == {"unknown"}


def test_who_blocks_a_package_is_what_the_lens_found() -> None:
    for case in (FLAGSHIP, KOREA):
        table = one(case, DataTable, "deals-blocking")
        assert isinstance(table, DataTable)
        meanings = {"yes": "yes", "yes-but": "yes-if", "no": "no", "split": "split"}
        for row in table.rows:
            for key in row.results:
                _, name, consent = key.split(" ", 2)
                found = result(case, "deals").table(name)
                side = f"{found.cell(consent, 'party')}-{found.cell(consent, 'role')}"
                place = [column.id for column in table.columns].index(side) - 1
                mark = row.cells[place][0]
                assert isinstance(mark, Mark)
                said_ = str(found.cell(consent, "declared-without"))
                wanted = meanings.get(said_, "unsaid")
                assert mark.meaning in ({wanted, "could-bend"} if wanted == "no" else {wanted})
                # Nothing here rests on an assumption of ours.
                assert mark.ground != "assumed"


def test_every_pairing_of_the_lens_has_its_cell() -> None:
    table = one(FLAGSHIP, DataTable, "deals-pairings")
    assert isinstance(table, DataTable)
    every = result(FLAGSHIP, "deals").table("exchanges")
    pairs = {
        (first, second)
        for row in every.rows
        for first in row.cells[every.index("first")]  # type: ignore[union-attr]
        for second in row.cells[every.index("second")]  # type: ignore[union-attr]
    }
    cells = [cell for row in table.rows for cell in row.cells]
    silent = [cell for cell in cells if isinstance(cell[0], Mark) and cell[0].meaning == "unsaid"]
    assert len(cells) - len(silent) == len(pairs)


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("case", [FLAGSHIP, KOREA])
def test_charts_hold_together_and_can_be_drawn(case: str, language: str) -> None:
    made = tuple(sections(case, language))
    document = Document("t", language, Masthead("x"), (), (Chapter("chapter-x", "x", made),))
    faults = [fault for fault in problems(document) if "has no note" not in fault]
    assert [fault for fault in faults if "leads to" not in fault] == []


def test_without_a_row_every_picture_says_why_there_is_none() -> None:
    made = writing(FLAGSHIP)
    bare = [
        replace(found, tables=tuple(replace(t, rows=()) for t in found.tables), findings=())
        for found in (result(FLAGSHIP, "drafts"), result(FLAGSHIP, "deals"))
    ]
    found = [*drafts.pictures(made, bare[0]), *deals.pictures(made, bare[1])]
    for section in found:
        gaps = [block for block in section.blocks if getattr(block, "empty", None) is not None]
        assert len(gaps) == 1, section.id
        assert not any(isinstance(b, LineageChart | GridChart | PlacingChart) for b in gaps)


def test_an_earlier_view_without_an_ordered_issue_has_no_scales() -> None:
    found = {section.id: section for section in sections(FLAGSHIP, until="2025-06-01")}
    assert isinstance(found["drafts-picture-lineage"].blocks[0], LineageChart)
    for empty in ("drafts-placing", "deals-picture-pairings"):
        assert getattr(found[empty].blocks[-1], "empty", None) is not None
