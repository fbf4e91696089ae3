"""The masthead: as of when, compared with when, what the case holds, which case it is."""

from __future__ import annotations

from winset.views import figures
from winset.views.brief.telling import told
from winset.views.brief.writing import Writing
from winset.views.document import Masthead, Sentence, Text
from winset.views.words import words


def masthead(writing: Writing) -> Masthead:
    """Counts come from the audit; the findings it names for the head stand in its own order."""
    brief, material = writing.words, writing.material
    compared = (
        brief.fill("masthead.compared", day=figures.day(material.since, writing.language))
        if material.since is not None
        else brief["masthead.not-compared"]
    )
    result = material.result("audit")
    if result is None:
        lines: tuple[Sentence, ...] = (writing.gap(brief["masthead.no-audit"]),)
    else:
        codes = words(writing.language, "audit").items_of("masthead")
        lines = tuple(told(writing, "audit", f) for code in codes for f in result.found(code))
    if material.view:
        lines = (*lines, Sentence(("M",), (Text(brief.fill("masthead.view", view=material.view)),)))
    if material.undated:
        lines = (
            *lines,
            Sentence(("G",), (Text(brief.fill("masthead.undated", n=material.undated)),)),
        )
    first = next(iter(material.results.values()), None)
    mark = (
        brief.fill(
            "masthead.fingerprint", print=first.manifest.loaded[:10], seed=first.manifest.seed
        )
        if first
        else ""
    )
    return Masthead(
        as_of=brief.fill("masthead.as-of", day=figures.day(material.today, writing.language))
        + writing.page["joins.comma"].rstrip(),
        compared=compared,
        lines=lines,
        fingerprint=mark,
    )
