"""The map of the founding documents, the case, and how a value of one is told in the other."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import winset
from winset.case.case import Case
from winset.case.grammar.cite import Cite
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text
from winset.case.load import load
from winset.case.record import Record
from winset.case.references import Path as Place
from winset.case.references import walk

MAP = Path(__file__).parent.parent / "data" / "seedmap.json"
FOLDER = Path(winset.__file__).parent / "cases" / "russia-ukraine" / "2026-02-talks"
FOUNDING = ("A", "B")

Seed = dict[str, Any]

BASES = {
    "states": "stated",
    "reports": "reported",
    "infers": "inferred",
    "denies": "denied",
    "derived": "derived",
}

# Dates that the map tells in words, as the span they leave open.
SPANS = {
    "03-18": None,  # a year is never guessed
    "2025 (mid)": ("2025-05-01", "2025-09-30"),
    "2025 (autumn)": ("2025-09-01", "2025-11-30"),
    "2025 (before Nov)": ("0001-01-01", "2025-10-31"),
    "2025-10 (before sanctions)": ("2025-10-01", "2025-10-31"),
    "2025-11 (text B21) / before 2025-10-23 (caption B26)": ("2025-10-01", "2025-11-30"),
    "2025-11..12": ("2025-11-01", "2025-12-31"),
    "2026-02-04/05": ("2026-02-04", "2026-02-05"),
    "2026-02 (by 12th)": ("2026-02-01", "2026-02-12"),
    "2026-02 (ongoing)": ("2026-02-01", "2026-02-28"),
    "2026 spring": ("2026-03-01", "2026-05-31"),
    "2026-02/03": ("2026-02-01", "2026-03-31"),
    "2026 toward Nov": ("2026-02-01", "2026-11-30"),
    "2022-2025": ("2022-01-01", "2025-12-31"),
    "2026 budget": ("2026-01-01", "2026-12-31"),
    "2026 year end": ("2026-12-31", "2026-12-31"),
}


@cache
def seed() -> dict[str, Any]:
    return json.loads(MAP.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def case() -> Case:
    return load(FOLDER)


@cache
def coded() -> dict[str, list[tuple[Place, Record]]]:
    """Every record of the case by the id that the map gives it."""
    found: dict[str, list[tuple[Place, Record]]] = defaultdict(list)
    for path, record in walk(case()).records:
        for code in record.codes.get("seedmap", "").split(","):
            if code.strip():
                found[code.strip()].append((path, record))
    return dict(found)


def all_of(code: str, section: str) -> list[tuple[Place, Record]]:
    """The records of a section that carry a code of the map."""
    return [(path, r) for path, r in coded().get(code, []) if section in path]


def one(code: str, section: str) -> tuple[Place, Record]:
    """The one record of a section that carries a code; LookupError when there is none or more."""
    found = all_of(code, section)
    if len(found) != 1:
        raise LookupError(f"{len(found)} records in {section} carry the code {code}")
    return found[0]


@cache
def actors() -> dict[str, str]:
    """Id of an actor or outlet in the map -> id in the case."""
    ids = {}
    for code, found in coded().items():
        for path, _ in found:
            if path[0] in ("parties", "groups", "outlets"):
                ids[code] = str(path[-1])
    return ids


def paragraphs(record: Record) -> set[str]:
    """The paragraphs of the founding documents a record cites, named claims followed to theirs."""
    found: set[str] = set()
    queue, seen = list(record.rests_on), set[str]()
    while queue:
        cite: Cite = queue.pop()
        if cite.target in FOUNDING and cite.paragraph:
            found.add(f"{cite.target}{cite.paragraph}")
        elif cite.target in case().claims and cite.target not in seen:
            seen.add(cite.target)
            queue += case().claims[cite.target].rests_on
    return found


def span(told: str) -> tuple[date, date] | None:
    """The days a date of the map leaves open; None when it leaves the year open."""
    if told in SPANS:
        ends = SPANS[told]
        return (date.fromisoformat(ends[0]), date.fromisoformat(ends[1])) if ends else None
    first, _, last = told.partition("..")
    return _days(first)[0], _days(last or first)[1]


def _days(told: str) -> tuple[date, date]:
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", told)
    if not found:
        raise ValueError(f"the map tells a date in words this walk does not know: {told}")
    year, month, day = (int(p) if p else None for p in found.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def same_days(told: str, when: When | None) -> bool:
    """Whether a date of the case is the one the map tells."""
    wanted = span(told)
    if when is None:
        return False
    if wanted is None:
        return when.yearless and when.text.endswith(told)
    return ((when.first or date(1, 1, 1)), when.last) == wanted


def inside(told: str, when: When | None) -> bool:
    """Whether a date of the case is the one the map tells, or names days within it."""
    wanted = span(told)
    if when is None or wanted is None:
        return same_days(told, when)
    first, last = when.first or date(1, 1, 1), when.last or date(9999, 12, 31)
    return wanted[0] <= first and last <= wanted[1]


def spellings(told: str) -> list[str]:
    """The names in one string of the map: parted by strokes or commas, remarks in brackets cut."""
    plain = re.sub(r"\([^)]*\)", "", told).replace("《", "").replace("》", "")
    return [part.strip() for part in re.split(r" / |, ", plain) if part.strip()]


def every_name(*names: Names | None) -> set[str]:
    """All names in all languages, without regard to capitals."""
    return {name.casefold() for one_ in names if one_ is not None for name in one_.all()}


def in_both_languages(*texts: Text | None) -> bool:
    """Whether something is told in every language of the case."""
    return any(
        text is not None and set(text.languages) == set(case().case.languages) for text in texts
    )
