"""Which pictures does the chapter on texts show? Where each came from, what each says side by side,
and whose consent each has."""

from __future__ import annotations

from winset.results import Result
from winset.views.brief.writing import Writing
from winset.views.chapters.asked import consents, signing_told
from winset.views.chapters.compared import with_newest
from winset.views.chapters.lineage import lineage
from winset.views.chapters.placing import placing
from winset.views.chapters.texts import changes_told, side_by_side
from winset.views.document import Bullets, KeyOfMarks, Paragraph, Section


def pictures(writing: Writing, result: Result) -> list[Section]:
    """The pictures in reading order; each section says why it is empty where it is."""
    texts = with_newest(result)
    return [_lineage(writing, result, texts), *_side_by_side(writing, result, texts)]


def _lineage(writing: Writing, result: Result, texts: tuple[str, ...]) -> Section:
    own = writing.own("drafts")
    chart = lineage(writing, result, texts)
    empty = Bullets((), empty=writing.gap(own["pictures.no-lineage"]))
    title = own["pictures.lineage"]
    return Section("drafts-picture-lineage", title, (empty if chart is None else chart,))


def _side_by_side(writing: Writing, result: Result, texts: tuple[str, ...]) -> list[Section]:
    own = writing.own("drafts")
    if len(texts) < 2:
        empty = writing.gap(own["pictures.no-texts"])
        title = own.fill("pictures.texts", texts=writing.words["unsaid"])
        return [Section("drafts-texts", title, (Bullets((), empty=empty),))]
    names = writing.listed([writing.labels.at(f"drafts.{text}") for text in texts])
    told = changes_told(writing, result, texts)
    lead = (Bullets(told),) if told else ()
    chart = placing(writing, result, texts)
    no_chart = Bullets((), empty=writing.gap(own["pictures.no-placing"]))
    signing = Paragraph((signing_told(writing, result, texts),))
    return [
        Section(
            "drafts-texts",
            own.fill("pictures.texts", texts=names),
            (*lead, side_by_side(writing, result, texts), KeyOfMarks()),
        ),
        Section(
            "drafts-asked",
            own["pictures.consents"],
            (signing, consents(writing, result, texts)),
        ),
        Section(
            "drafts-placing",
            own["pictures.placing"],
            (no_chart if chart is None else chart,),
        ),
    ]
