"""In which order does the report tell what it has to tell?"""

from __future__ import annotations

from dataclasses import replace

from winset.views.brief.bottom import bottom
from winset.views.brief.changed import changed
from winset.views.brief.clocks import clocks
from winset.views.brief.conflicts import conflicts
from winset.views.brief.foot import foot
from winset.views.brief.gaps import gaps
from winset.views.brief.judgements import judgements, likelihood
from winset.views.brief.ladders import ladders
from winset.views.brief.left import with_losses
from winset.views.brief.masthead import masthead
from winset.views.brief.material import Material
from winset.views.brief.matrix import matrix
from winset.views.brief.month import month_costs
from winset.views.brief.outlook import signposts
from winset.views.brief.resting import computed_tables, resting
from winset.views.brief.writing import Writing
from winset.views.chapters import chapters
from winset.views.document import Beside, Document, Part


def compose(
    material: Material,
    *,
    brief_only: bool = False,
    before: Document | None = None,
    without: tuple[str, ...] = (),
) -> Document:
    """The document: masthead, brief in its fixed order, chapters, notes of everything cited.

    ``before`` is the same report with the claims ``without`` still in it: a chapter then lists each
    sentence that went or changed.
    """
    writing = Writing(material)
    head = masthead(writing)
    parts: tuple[Part, ...] = (
        bottom(writing),
        *_judged(writing),
        changed(writing),
        matrix(writing),
        ladders(writing),
        clocks(writing),
        month_costs(writing),
        Beside((signposts(writing), gaps(writing), conflicts(writing)), (6, 7, 5)),
    )
    behind = () if brief_only else chapters(writing)
    document = Document(
        title=writing.labels.text(material.case.case.title),
        language=material.language,
        masthead=head,
        brief=parts if not brief_only else _within(parts),
        chapters=behind,
        foot=foot(writing),
    )
    if before is not None:
        document = with_losses(document, before, writing, without)
    notes = writing.citing.notes(resting(document), computed_tables(document))
    return replace(document, notes=notes)


def _judged(writing: Writing) -> tuple[Part, ...]:
    """Judgements beside the likelihood box, or above it while the box has no figures to show."""
    if writing.material.result("forecast") is not None:
        return (Beside((judgements(writing), likelihood(writing)), (7, 5)),)
    return (judgements(writing), likelihood(writing))


def _within(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The brief alone: 'and n more' has nowhere to lead, so it says where the rest is."""
    from winset.views.brief.alone import alone

    return alone(parts)
