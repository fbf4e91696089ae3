"""The foot: words and bands, views and strengths, what the case leaves out, how earlier briefs scored."""

from __future__ import annotations

from winset.views.brief.writing import Writing
from winset.views.document import Block, Definition, Definitions, Text


def foot(writing: Writing) -> tuple[Block, ...]:
    """Definitions, in the order of the specification."""
    words = writing.words
    names = ["kinds", "bands", "views", "strengths", "grades", "left-out", "score"]
    items = [
        Definition(words[f"foot.{name}"], (Text(words[f"foot.{name}-says"]),)) for name in names
    ]
    for lens in writing.material.results:
        items.append(Definition(lens, (Text(words[f"methods.{lens}"]),)))
    note = writing.labels.text(writing.material.case.case.note)
    if note:
        items.append(Definition(words["foot.case"], (Text(note),)))
    return (Definitions(tuple(items)),)
