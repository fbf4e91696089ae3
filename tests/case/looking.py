"""How do the tests look at a case: which cases, which days, and is a view sound?"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

from winset import api
from winset.case.case import Case
from winset.case.checks import CHECKS, Checking
from winset.case.checks.aliases import aliases
from winset.case.checks.counters import counters
from winset.case.checks.files import files
from winset.case.checks.languages import languages
from winset.case.gaps import Gaps
from winset.case.knowing import Knowing
from winset.case.load import Source, load

ISLAND = Path(__file__).parents[1] / "errors" / "base"
"""A small invented case with something of every section."""

FOLDERS: dict[str, Path] = {s.path: s.folder for s in api.cases()} | {"island": ISLAND}
NAMES = tuple(FOLDERS)

WRITTEN = (files, languages, aliases, counters)
"""Checks on what is written, which no view changes or which an earlier view may lack."""

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

    A view may know a single settlement of an issue, or none: nobody had named another yet.
    """
    source = Source(Path(), sections=view.plain())
    checking = Checking(view, source, Gaps())
    found = [p for one in CHECKS if one not in WRITTEN for p in one(checking)]
    return [str(p) for p in found if "a scale of two settlements or more" not in p.expected]
