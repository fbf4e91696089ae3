"""The foot: words and bands, views and strengths, what is left out, earlier scores."""

from __future__ import annotations

from winset.views.brief.writing import Writing
from winset.views.document import Block, Definition, Definitions, Text


def foot(writing: Writing) -> tuple[Block, ...]:
    """How to read sentences, words of chance where there are any, views and strengths.

    What each lens does stands at the head of its chapter.
    """
    words = writing.words
    likely = writing.material.result("forecast") is not None
    names = ("kinds", *(("bands",) if likely else ()), "views", "left-out", "score")
    items = [
        Definition(words[f"foot.{name}"], (Text(words[f"foot.{name}-says"]),)) for name in names
    ]
    return (Definitions(tuple(items)),)
