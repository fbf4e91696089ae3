"""What may stand in a table, and how is it found again?"""

from __future__ import annotations

import dataclasses

import pytest

from winset.results import Column, Quantity, Row, Table
from winset.results.table import ROLES

COLUMNS = (Column("month", "key"), Column("income", "number", "tn RUB"), Column("who", "actor"))


def table(*rows: Row) -> Table:
    """A table of three columns."""
    return Table("months", COLUMNS, rows)


JANUARY = Row(("january", Quantity(1.0, 0.8, 1.2, 0.5, 1.5, n=100), "RU"), ("economy.x",), ("A:1",))
FEBRUARY = Row(("february", None, "RU"))


def test_cells_are_found_by_row_key_and_column_name() -> None:
    found = table(JANUARY, FEBRUARY)
    assert found.row("january") is JANUARY
    assert found.cell("january", "who") == "RU"
    assert found.column("who") == ("RU", "RU")
    assert list(found.where(who="RU", income=None)) == [FEBRUARY]


def test_a_column_with_a_hyphen_is_asked_for_with_an_underscore() -> None:
    found = Table("t", (Column("a", "key"), Column("in-force", "word")), (Row(("x", "yes")),))
    assert len(list(found.where(in_force="yes"))) == 1


@pytest.mark.parametrize("asked", ["march", "", None])
def test_a_row_that_is_not_there_is_an_error(asked: object) -> None:
    with pytest.raises(KeyError):
        table(JANUARY).row(asked)  # type: ignore[arg-type]


def test_a_column_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no column outgo"):
        table(JANUARY).cell("january", "outgo")


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="'prose' is not a role"):
        Column("note", "prose")


def test_roles_are_listed_once() -> None:
    assert len(set(ROLES)) == len(ROLES)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((Row(("january", 1.0)),), "a row of 2 cells under 3 columns"),
        ((JANUARY, Row(("january", 2.0, "UA"))), "the key january names no single row"),
        ((Row((None, 2.0, "UA")),), "the key None names no single row"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(rows: tuple[Row, ...], told: str) -> None:
    with pytest.raises(ValueError, match=f"table months: {told}"):
        table(*rows)


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two columns of one name"):
        Table("t", (Column("a", "key"), Column("a", "word")))


def test_nothing_in_a_table_can_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        table(JANUARY).id = "other"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        JANUARY.cells = ()  # type: ignore[misc]


def test_what_nobody_said_stays_nothing() -> None:
    assert table(FEBRUARY).plain()["rows"][0]["cells"] == ["february", None, "RU"]


def test_a_quantity_tells_only_what_is_known_of_it() -> None:
    assert Quantity(2.0).plain() == {"median": 2.0}
    assert Quantity(2.0, low90=1.0, high90=3.0, n=9).plain() == {
        "median": 2.0,
        "low90": 1.0,
        "high90": 3.0,
        "n": 9,
    }
    assert Quantity.exactly(3).plain() == {"exact": 3}


@pytest.mark.parametrize(
    "numbers",
    [
        {"median": float("nan")},
        {"median": float("inf")},
        {"median": 1.0, "low90": 2.0, "high90": 3.0},
        {"median": 1.0, "low50": 0.1, "low90": 0.5},
        {"median": 1.0, "high90": 2.0, "exact": True},
        {"median": 1.0, "standard_error": 0.1, "exact": True},
    ],
)
def test_a_quantity_that_cannot_be_is_refused(numbers: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"quantity|exact"):
        Quantity(**numbers)  # type: ignore[arg-type]
