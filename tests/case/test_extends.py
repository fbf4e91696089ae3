"""A case laid over another: whole records replaced, some gone, every slip told in its own file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.errors.folders import BASE
from winset.case.load import load
from winset.errors import CaseError


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A case that extends the base case and changes one position and one task."""
    shutil.copytree(BASE, tmp_path / "base")
    folder = tmp_path / "later"
    folder.mkdir()
    head = (BASE / "case.yaml").read_text(encoding="utf-8")
    head = head.replace("fighting:", "extends: ../base\n  fighting:")
    (folder / "case.yaml").write_text(head, encoding="utf-8")
    (folder / "changes.yaml").write_text(
        "positions:\n"
        "  island:\n"
        "    SUD: {since: 2031-03-10, accepts: shared, sources: B:4}\n"
        "  fleet: gone\n"
        "calendar:\n"
        "  tasks:\n"
        "    law: {label: The law, takes: 3 weeks, by: senate}\n",
        encoding="utf-8",
    )
    return folder


def test_a_record_replaces_the_whole_record_and_gone_removes_it(later: Path) -> None:
    case = load(later)
    (entry,) = case.positions["island"]["SUD"]
    assert (str(entry.accepts), entry.red_line) == ("shared", None)
    assert len(case.positions["island"]["NOR"]) == 2
    assert "fleet" not in case.positions
    assert str(case.calendar.tasks["law"].takes) == "3 weeks"
    assert str(case.calendar.tasks["truce"].takes) == "0 days"


def _spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("base/positions.yaml", "accepts: north", "accepts: nort", "../base/positions.yaml:4:38: "),
        ("base/calendar.yaml", "1 day,", "1 USD,", "../base/calendar.yaml:5:36: "),
        ("base/who.yaml", "role: [mediator", "role: [meditator", "../base/who.yaml:22:38: "),
        ("later/changes.yaml", "accepts: shared", "accepts: share", "changes.yaml:3:39: "),
        ("later/changes.yaml", "by: senate", "by: senat", "changes.yaml:7:47: "),
        ("base/series/area.csv", "905", "n/a", "../base/series/area.csv:3:12: "),
    ],
)
def test_a_slip_is_told_in_the_file_that_holds_it(
    later: Path, file: str, old: str, new: str, told: str
) -> None:
    _spoil(later.parent / file, old, new)
    with pytest.raises(CaseError) as error:
        load(later)
    (problem,) = error.value.problems
    assert str(problem).startswith(told)


def test_three_cases_in_a_row_are_laid_over_one_another(later: Path, tmp_path: Path) -> None:
    last = tmp_path / "last"
    last.mkdir()
    head = (later / "case.yaml").read_text(encoding="utf-8").replace("../base", "../later")
    (last / "case.yaml").write_text(head, encoding="utf-8")
    assert load(last).positions == load(later).positions
    _spoil(tmp_path / "base/positions.yaml", "ideal: yes", "ideal: maybe")
    with pytest.raises(CaseError, match=r"\.\./later/\.\./base/positions\.yaml:12:37: ") as error:
        load(last)
    assert len(error.value.problems) == 1
