"""Which pictures does the chapter on positions show? Every ordered issue's ladder."""

from __future__ import annotations

from winset.results import Result
from winset.views.brief.ladders import chart
from winset.views.brief.writing import Writing
from winset.views.document import Section


def pictures(writing: Writing, result: Result) -> list[Section]:
    """A ladder for each ordered issue on which somebody has said something."""
    sections = []
    for issue, record in writing.material.case.issues.items():
        if record.kind != "ordered" or not list(result.table("ladder").where(issue=issue)):
            continue
        title = writing.words.fill("ladders.of", issue=writing.labels.issue(issue))
        ladder = chart(writing, result, issue, prefix="chapter-chart")
        sections.append(Section(f"positions-ladder-{issue}", title, (ladder,)))
    return sections
