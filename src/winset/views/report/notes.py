"""How are notes drawn: as a list, and as a sheet at the foot of the window when one is called?"""

from __future__ import annotations

from winset.views.document.model import Note
from winset.views.report.anchors import mark_anchor, note_anchor
from winset.views.report.context import Context
from winset.views.report.markup import Markup, el, text
from winset.views.report.spans import cites_html, spans_html

# A longer list of what rests on a note opens on demand.
LONG = 6


def notes_html(notes: tuple[Note, ...], context: Context, class_: str) -> Markup | None:
    """A list of notes."""
    if not notes:
        return None
    return el("ol", *(_note(note, context) for note in notes), class_=f"notes {class_}")


def _note(note: Note, context: Context) -> Markup:
    parts = (
        el("b", note.label, class_="nl"),
        text(_origin(note, context)),
        el("span", spans_html(note.gist, context), class_="gist") if note.gist else None,
        _denied(note, context),
        _at(note, context),
        _rests(note, context),
        _back(note, context),
    )
    # One blank between the parts that are there.
    lines = [child for part in parts if part for child in (" ", part)]
    named = "pub" if note.publisher else None
    return el("li", *lines[1:], id=note_anchor(note.id), class_=named)


def _denied(note: Note, context: Context) -> Markup | None:
    if not note.denied_by:
        return None
    cites = cites_html(note.denied_by, context.inside_details())
    return el("span", context.page["denied-by"], context.page["joins.space"], cites, class_="den")


def _origin(note: Note, context: Context) -> str:
    """Publisher, date and grade, as far as they are known."""
    page = context.page
    grade = page.fill("grade", grade=note.grade) if note.grade else ""
    parts = [part for part in (note.publisher, note.date, grade) if part]
    return page["joins.comma"].join(parts) + (page["joins.end"] if parts else "")


def _at(note: Note, context: Context) -> Markup | None:
    if not note.at:
        return None
    link = el("a", context.page["see"], href=f"#{context.anchors[note.at]}")
    return el("span", link, class_="scr")


def _rests(note: Note, context: Context) -> Markup | None:
    page = context.page
    if not note.rests:
        return None
    links = [el("a", link.text, href=f"#{context.anchors[link.target]}") for link in note.rests]
    parts: list[str | Markup] = []
    for place, link in enumerate(links):
        parts += [page["cite.comma"] if place else "", link]
    if len(links) > LONG:
        summary = page.fill("rests-count", n=len(links))
        return el("details", el("summary", summary), *parts, class_="scr")
    return el("span", page["rests-here"], page["joins.colon"], *parts, class_="rst scr")


def _back(note: Note, context: Context) -> Markup | None:
    """To the first mark that cites the note; a note that nothing cites leads nowhere."""
    if note.id not in context.first.given:
        return None
    words = context.page["back"]
    label = f"{words}: {note.label}"
    return el("a", words, href=f"#{mark_anchor(note.id)}", class_="back", aria_label=label)
