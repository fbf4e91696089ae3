"""Are the series files of a case inside it, with the columns, dates and figures they need?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from winset.case.attached import Sheet, attached, sheet
from winset.case.checks.figures import quantities
from winset.case.checks.fits import span_of
from winset.case.grammar.when import When
from winset.case.quantities import Quantity, Series
from winset.errors import Place, Problem, Slip, nearest, one_of

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_TOLD = 5
"""So many rows of a file are told one by one; a file wrong throughout is wrong once."""


def files(checking: Checking) -> list[Problem]:
    """Every series whose file, column, date or figure is not there or not right."""
    found: list[Problem] = []
    for path, quantity in quantities(checking):
        for index, series in enumerate(quantity.series):
            place = (*path, "series", index)
            if not checking.whole(place):
                continue
            beside = _beside(checking, place)
            try:
                table = _opened(checking, beside, series.file)
            except Slip as slip:
                found.append(_told(checking, (*place, "file"), slip))
                continue
            file = (beside / series.file).as_posix()
            series._sheet = table  # the one time the file is read: lenses open none
            found += _of_series(checking, place, series, quantity, table, file)
    return found


def _told(checking: Checking, path: Path, slip: Slip) -> Problem:
    return checking.problem(path, slip.found, slip.expected, slip.meant, kind="series")


def _beside(checking: Checking, path: Path) -> FilePath:
    """The folder of the file that names the series: the base's own when cases extend another."""
    tree = checking.source.tree_of(path)
    return FilePath(tree.file).parent if tree is not None else FilePath()


def _opened(checking: Checking, beside: FilePath, name: str) -> Sheet:
    source = checking.source
    if (known := (beside / name).as_posix()) not in source.series:
        source.series[known] = attached(source.folder / beside, name)
    return sheet(name, source.series[known])


def _of_series(
    checking: Checking, path: Path, series: Series, quantity: Quantity, table: Sheet, file: str
) -> Iterator[Problem]:
    missing = [
        (key, name)
        for key, name in (
            ("date-column", series.date_column),
            ("value-column", series.value_column),
        )
        if name not in table.columns
    ]
    for key, name in missing:
        given = checking.stands((*path, key))
        slip = Slip(
            f"{series.file} has no column '{name}'",
            one_of(table.columns),
            nearest(name, table.columns),
        )
        yield _told(checking, (*path, key) if given else (*path, "file"), slip)
    if missing:
        return
    when, value = table.columns.index(series.date_column), table.columns.index(series.value_column)
    wrong = list(_of_rows(table, when, value, span_of(quantity.bounds)))
    where = ".".join(map(str, path[:2]))
    for line, column, slip in wrong[:_TOLD]:
        place = Place(file, line, column)
        yield Problem(place, where, slip.found, slip.expected, slip.meant, kind="series")
    if len(wrong) > _TOLD:
        place = Place(file, wrong[_TOLD][0], 1)
        yield Problem(place, where, f"{len(wrong) - _TOLD} more rows like these", kind="series")


def _of_rows(
    table: Sheet, when: int, value: int, bounds: tuple[float, float] | None
) -> Iterator[tuple[int, int, Slip]]:
    """(line, column, slip) of what is wrong in each row."""
    seen: dict[str, int] = {}
    for line, row in table.rows:
        if len(row) <= max(when, value):
            few = "one cell" if len(row) == 1 else f"{len(row)} cells"
            yield line, 1, Slip(f"a row of {few}", f"one for each of {len(table.columns)} columns")
            continue
        day, figure = row[when].strip(), row[value].strip()
        if (slip := _day(day)) is not None:
            yield line, _column(row, when), slip
        elif day in seen:
            yield (
                line,
                _column(row, when),
                Slip(f"a second row of {day}", f"it once (line {seen[day]})"),
            )
        seen.setdefault(day, line)
        if not _NUMBER.fullmatch(figure):
            said = f"'{figure[:40]}' is not a number" if figure else "no figure"
            yield line, _column(row, value), Slip(said, "a plain number, or no row at all")
        elif bounds is not None and not bounds[0] <= float(figure) <= bounds[1]:
            yield (
                line,
                _column(row, value),
                Slip(f"{figure} lies outside the bounds", f"{bounds[0]:g} to {bounds[1]:g}"),
            )


def _column(row: tuple[str, ...], cell: int) -> int:
    return sum(len(one) + 1 for one in row[:cell]) + 1


@cache
def _day(text: str) -> Slip | None:
    """The slip when ``text`` is not a day, month or year."""
    try:
        day = When.parse(text[:60])
    except Slip as slip:
        return slip
    if day.first is None or day.last is None:
        return Slip(f"'{text}' is not a day", "a day, month or year")
    return None
