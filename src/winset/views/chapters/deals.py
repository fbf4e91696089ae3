"""Which pictures does the chapter on deals show? The package space, who blocks what, and what has
been traded for what."""

from __future__ import annotations

from winset.results import Result
from winset.views.brief.writing import Writing
from winset.views.chapters.blocking import blocking
from winset.views.chapters.grid import grid, title
from winset.views.chapters.pairings import pairings, pairings_told
from winset.views.document import Block, Bullets, KeyOfMarks, Paragraph, Section


def pictures(writing: Writing, result: Result) -> list[Section]:
    """The pictures in reading order; each section says why it is empty where it is."""
    own = writing.own("deals")
    told = pairings_told(writing, result)
    lead: tuple[Block, ...] = (Paragraph((told,)),) if told is not None else ()
    return [
        Section("deals-picture-grid", own["pictures.grid"], _space(writing, result)),
        Section(
            "deals-picture-blocking",
            own["pictures.blocking"],
            (blocking(writing, result), KeyOfMarks()),
        ),
        Section(
            "deals-picture-pairings",
            own["pictures.pairings"],
            (*lead, pairings(writing, result)),
        ),
    ]


def _space(writing: Writing, result: Result) -> tuple[Block, ...]:
    """The grid; without one the same finding in a sentence, and why there is no grid."""
    own = writing.own("deals")
    chart = grid(writing, result)
    if chart is not None:
        return (chart,)
    if not result.table("packages").rows:
        return (Bullets((), empty=writing.gap(own["pictures.no-space"])),)
    said = Paragraph((title(writing, result), writing.gap(own["pictures.no-grid"])))
    return (said,)
