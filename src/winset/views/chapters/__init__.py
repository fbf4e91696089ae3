"""Which chapters stand behind the brief: one for each lens, and the case's own outlook?

A chapter shows its lens's pictures, its findings, then its tables. A lens with pictures of its own
has a file here; the others get the general chapter.
"""

from __future__ import annotations

from collections.abc import Callable

from winset.results import Result
from winset.views.brief.clocks import all_clocks
from winset.views.brief.outlook import all_signposts
from winset.views.brief.writing import Writing
from winset.views.chapters import calendar, deals, drafts, endurance, positions
from winset.views.chapters.general import findings, table_sections
from winset.views.document import Bullets, Chapter, Section, Sentence, Text

PICTURES: dict[str, Callable[[Writing, Result], list[Section]]] = {
    "positions": positions.pictures,
    "endurance": endurance.pictures,
    "calendar": calendar.pictures,
    "drafts": drafts.pictures,
    "deals": deals.pictures,
}


def chapters(writing: Writing) -> tuple[Chapter, ...]:
    """A chapter per lens that ran or failed, then the outlook of the case."""
    found = [
        _chapter(writing, lens) for lens in (*writing.material.results, *writing.material.failures)
    ]
    outlook = Chapter(
        "chapter-outlook",
        writing.words["chapters.outlook"],
        (all_clocks(writing), all_signposts(writing)),
    )
    return (*found, outlook)


def _chapter(writing: Writing, lens: str) -> Chapter:
    title = writing.words.get(f"chapters.{lens}", lens)
    result = writing.material.result(lens)
    if result is None:
        why = writing.gap(writing.missing(lens))
        section = Section(f"{lens}-failed", title, (Bullets((), empty=why),))
        return Chapter(f"chapter-{lens}", title, (section,), (why,))
    lead = (Sentence(("M",), (Text(writing.words[f"methods.{lens}"]),)),)
    draw = PICTURES.get(lens)
    sections = [
        *(draw(writing, result) if draw is not None else ()),
        findings(writing, lens, result),
        *table_sections(writing, lens, result),
    ]
    return Chapter(f"chapter-{lens}", title, tuple(sections), lead)
