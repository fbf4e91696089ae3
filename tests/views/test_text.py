"""Can a person read a result in a terminal?"""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from winset import api
from winset.results import Column, Finding, Manifest, Quantity, Result, Row, Table
from winset.views.plain import columns_wide
from winset.views.text import show

CASE = "korea/1952-10-armistice"


def printed(result: Result, language: str = "en", wide: int = 100) -> str:
    screen = Console(file=io.StringIO(), width=wide, highlight=False, color_system=None)
    show(result, api.load(CASE), language, screen)
    written = screen.file
    assert isinstance(written, io.StringIO)
    return written.getvalue()


def elsewhere(*columns: Column, row: tuple[object, ...]) -> Result:
    """The result of a lens that is not ours."""
    table = Table("things", columns, (Row(row),))  # type: ignore[arg-type]
    finding = Finding("one-thing", {"count": 1})
    return Result("their-lens", (table,), (finding,), (), Manifest("their-lens"))


def test_a_lens_from_elsewhere_is_printed_in_its_own_names() -> None:
    result = elsewhere(
        Column("thing", "key"),
        Column("share", "number", "%"),
        Column("who", "actor"),
        row=("a", Quantity(34, 30, 40, 22, 51), None),
    )
    text = printed(result)
    assert "their-lens" in text
    assert "one-thing: count 1" in text
    assert "share, %" in text
    assert "34 (22-51)" in text
    # Nobody has said: never blank.
    assert "[ ]" in text


def test_a_table_too_wide_for_the_window_is_printed_row_by_row() -> None:
    columns = tuple(Column(f"c{n}", "word") for n in range(12))
    result = elsewhere(*columns, row=tuple(f"v{n}" for n in range(12)))
    assert "  c7: v7\n" in printed(result, wide=80)
    assert "c7: v7" not in printed(result, wide=200)


def test_words_in_square_brackets_are_no_commands() -> None:
    result = elsewhere(Column("thing", "key"), Column("cite", "word"), row=("a", "[bold]B3[/bold]"))
    assert "[bold]B3[/bold]" in printed(result)


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("wide", [80, 120])
@pytest.mark.parametrize("lens", [one.NAME for one in api.lenses()])
def test_every_lens_prints_tables_a_person_can_read(lens: str, language: str, wide: int) -> None:
    result = api.run(lens, api.load(CASE))
    text = printed(result, language, wide)
    assert "None" not in text
    assert "Quantity(" not in text
    assert max(columns_wide(row) for row in text.splitlines()) <= wide
    # Every table is there, with its title.
    assert len(text.splitlines()) > 3 * len(result.tables)


def test_the_same_result_prints_the_same_text() -> None:
    result = api.run(api.lenses()[0], api.load(CASE))
    assert printed(result) == printed(result)
