"""How do the tests look at a case: which cases, which days, and is a view sound?"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

from winset import api
from winset.case.case import Case
from winset.case.checks import CHECKS, ON_A_SOUND_CASE, Checking
from winset.case.checks.aliases import aliases
from winset.case.checks.counters import counters
from winset.case.checks.files import files
from winset.case.checks.languages import languages
from winset.case.gaps import Gaps
from winset.case.knowing import Knowing
from winset.case.load import Source, load
from winset.errors import Problem

ISLAND = Path(__file__).parents[1] / "errors" / "base"
"""A small invented case with something of every section."""

FOLDERS: dict[str, Path] = {s.path: s.folder for s in api.cases()} | {"island": ISLAND}
NAMES = tuple(FOLDERS)

WRITTEN = (files, languages, aliases, counters)
"""Checks on what is written, which no view changes or which an earlier view may lack."""

AS_WRITTEN = (files, languages, aliases, counters)
"""Checks of what somebody wrote: no view changes it, or is at fault where it lacks some of it."""

HEAD = """\
case: {id: small, title: A small case, as-of: 2031-03-10, table: [NOR, SUD]}
parties:
  NOR: {names: Norland, role: belligerent}
  SUD: {names: Sudland, role: belligerent}
"""
ISSUES = """\
issues:
  island: {label: The island, kind: ordered, scale: {north: north, shared: shared, south: south}}
  watch: {label: Who watches, kind: unordered, scale: {neighbours: neighbours, nobody: nobody}}
"""


@cache
def case(name: str) -> Case:
    """The case of that name, loaded once."""
    return load(FOLDERS[name])


@cache
def days(name: str) -> tuple[date, ...]:
    """The days on which one of its documents became known."""
    return tuple(sorted(set(Knowing(case(name)).documents.values())))


def small(folder: Path, text: str, head: str = HEAD, issues: str = ISSUES) -> Case:
    """A case of two parties and two issues, with the sections of ``text`` added."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(head + issues, encoding="utf-8")
    (folder / "more.yaml").write_text(dedent(text), encoding="utf-8")
    return load(folder)


def faults(view: Case) -> list[str]:
    """What is wrong with a view, by every check of a case but those on what no view can change.

    A view may know a single settlement of an issue, or none, since nobody had named another yet;
    and it may lack the figures of the counter that is to be used.
    """
    found = _problems(view, Source(Path()))
    # Only the words of a message need what stands in the files, and writing that down takes long.
    return [str(p) for p in _problems(view, Source(Path(), sections=view.plain()))] if found else []


def _problems(view: Case, source: Source) -> list[Problem]:
    checking = Checking(view, source, Gaps())
    found = [p for one in CHECKS if one not in AS_WRITTEN for p in one(checking)]
    wrong = [p for p in found if "a scale of two settlements or more" not in p.expected]
    return wrong or [p for one in ON_A_SOUND_CASE for p in one(checking)]
