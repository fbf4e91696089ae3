"""Each mistake gives exactly the sentences that stand beside it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.errors.folders import BASE, EXPECTED, HERE, MISTAKES, laid_over, said_of

PLACED = re.compile(r"(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+): .+")


def test_the_base_case_is_sound() -> None:
    assert said_of(BASE) == ""


def test_there_are_many_mistakes_and_none_says_what_another_says() -> None:
    said = [(HERE / mistake / EXPECTED).read_text(encoding="utf-8") for mistake in MISTAKES]
    assert len(MISTAKES) >= 80
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_mistake_is_told_as_it_should_be(mistake: str, tmp_path: Path) -> None:
    case = laid_over(mistake, tmp_path)
    said = said_of(case)
    assert said == (HERE / mistake / EXPECTED).read_text(encoding="utf-8")
    assert str(tmp_path) not in said
    for line in said.splitlines():
        if not line.startswith("note: "):
            _points_at_something(case, line)


def _points_at_something(case: Path, message: str) -> None:
    """The place of a message is a word of the file, not a blank."""
    found = PLACED.fullmatch(message)
    assert found, message
    lines = (case / found["file"]).read_text(encoding="utf-8").splitlines()
    row, column = int(found["line"]), int(found["column"])
    assert lines[row - 1][column - 1 : column] not in ("", " "), message


def test_the_command_line_prints_the_same_and_fails(tmp_path: Path) -> None:
    case = laid_over("everything-at-once", tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "winset", "check", str(case)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 1
    assert run.stdout == (HERE / "everything-at-once" / EXPECTED).read_text(encoding="utf-8")
    assert "Traceback" not in run.stderr
