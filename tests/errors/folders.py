"""The folders of mistakes: a base case, and beside it what each mistake changes in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from winset.case.load import load
from winset.errors import CaseError

HERE = Path(__file__).parent
BASE = HERE / "base"
EXPECTED = "expected.txt"
MISTAKES = sorted(folder.name for folder in HERE.iterdir() if (folder / EXPECTED).is_file())


def laid_over(mistake: str, folder: Path) -> Path:
    """The base case with the files of ``mistake`` in place of its own, written to ``folder``."""
    case = folder / "case"
    shutil.copytree(BASE, case)
    shutil.copytree(
        HERE / mistake, case, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED)
    )
    return case


def said_of(case: Path) -> str:
    """What ``winset check`` says of a case, line by line; nothing when it is sound."""
    try:
        load(case)
    except CaseError as error:
        return f"{error}\n"
    return ""
