"""2.8 Figures that do not add up: what is printed, what an identity gives, what is used."""

from __future__ import annotations

from winset.results import Finding
from winset.views.brief.telling import kind_of, told
from winset.views.brief.writing import Writing
from winset.views.document import Bullets, More, Section

QUOTA = 3


def conflicts(writing: Writing) -> Section:
    """Three at most, so that the page keeps every gap; the audit chapter holds the rest."""
    title = writing.words["conflicts.title"]
    result = writing.material.result("audit")
    if result is None:
        return Section(
            "conflicts", title, (Bullets((), empty=writing.gap(writing.missing("audit"))),), page=2
        )
    found = [f for f in result.findings if kind_of(writing, "audit", f.code) == "X"]
    items = tuple(told(writing, "audit", f) for f in distinct(found)[:QUOTA])
    more = More(len(found) - len(items), "audit-findings") if len(found) > len(items) else None
    empty = None if items else writing.gap(writing.words["conflicts.none"])
    return Section("conflicts", title, (Bullets(items, more=more, empty=empty),), page=2)


def distinct(found: list[Finding]) -> list[Finding]:
    """The findings, those first that share no claim with one before them: each figure once."""
    first: list[Finding] = []
    again: list[Finding] = []
    seen: set[str] = set()
    for finding in found:
        (again if seen & set(finding.claims) else first).append(finding)
        seen |= set(finding.claims)
    return first + again
