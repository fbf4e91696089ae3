"""2.7 What we do not know: the gaps the audit ranks first, by how much hangs on them."""

from __future__ import annotations

from winset.views.brief.telling import kind_of, told
from winset.views.brief.writing import Writing
from winset.views.document import Bullets, More, Section

QUOTA = 5


def gaps(writing: Writing) -> Section:
    """Five gaps at most; the audit chapter holds the rest."""
    title = writing.words["gaps.title"]
    result = writing.material.result("audit")
    if result is None:
        return Section(
            "gaps", title, (Bullets((), empty=writing.gap(writing.missing("audit"))),), page=2
        )
    found = [f for f in result.findings if kind_of(writing, "audit", f.code) == "G"]
    items = tuple(told(writing, "audit", f) for f in found[:QUOTA])
    more = More(len(found) - len(items), "audit-findings") if len(found) > len(items) else None
    empty = None if items else writing.gap(writing.words["gaps.none"])
    return Section("gaps", title, (Bullets(items, more=more, empty=empty),), page=2)
