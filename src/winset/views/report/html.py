"""How does a whole document become one page that needs nothing from outside?

No script, no outside address, no time stamp: the same document gives the same bytes.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from winset.views.document.check import checked
from winset.views.document.model import (
    PRINTED_WITH_BRIEF,
    Chapter,
    Document,
    Part,
    Section,
    sections_of,
)
from winset.views.key import marks_of_brief, marks_of_chapter
from winset.views.report.anchors import slug
from winset.views.report.blocks import blocks_html, share
from winset.views.report.context import Context, context_of
from winset.views.report.glyphs import HATCH, LOGO, symbols
from winset.views.report.markup import Markup, el, text
from winset.views.report.notes import notes_html
from winset.views.report.spans import sentences_html
from winset.views.report.table import NAME


def html_page(document: Document) -> str:
    """The page as text; write it as UTF-8."""
    document = checked(document)
    context = context_of(document)
    page = context.page
    title = f"{document.title}, {document.masthead.as_of}".rstrip(",，. ")
    body = _body(document, context)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
        el("style", Markup(style()), _column_names(body)),
    )
    skip = el("a", page["skip"], class_="skip", href="#main")
    whole = el(
        "html",
        head,
        el("body", _drawings(body), skip, body),
        lang=document.language,
    )
    return f"<!doctype html>\n{whole}\n"


@cache
def style() -> str:
    """The style sheet of the page."""
    return files("winset.views.report").joinpath("style.css").read_text(encoding="utf-8")


def _column_names(body: str) -> Markup:
    """Each cell's column name, for as many columns as the widest table has."""
    widest = max(map(int, re.findall(rf"{NAME}(\d+):", body)), default=0)
    rules = (f"td:nth-child({n}) {{ {NAME}: var({NAME}{n}); }}\n" for n in range(2, widest + 1))
    return Markup("".join(rules))


def _body(document: Document, context: Context) -> Markup:
    """Masthead, brief, foot, sources; then the chapters and the other notes.

    All that cites is drawn before the notes, whose back links ask who cited them first.
    """
    brief = context.with_marks(marks_of_brief(document), heading=2)
    masthead = _masthead(document, brief)
    parts = _parts(document, brief)
    foot = _foot(document, brief)
    chapters = [
        _chapter(chapter, context.with_marks(marks_of_chapter(chapter), heading=3))
        for chapter in document.chapters
    ]
    sources, others = _sources(document, brief), _other_notes(document, brief)
    return text(masthead, el("main", *parts, foot, sources, *chapters, others, id="main"))


def _masthead(document: Document, context: Context) -> Markup:
    page, mast = context.page, document.masthead
    logo = el(
        "svg",
        el("use", href="#logo"),
        viewbox="0 0 40 24",
        aria_hidden="true",
        focusable="false",
    )
    name = page["report" if document.chapters else "brand"]
    lines = sentences_html(mast.lines, context) if mast.lines else None
    compared = text(page["joins.space"], mast.compared) if mast.compared else None
    fingerprint = el("span", mast.fingerprint, class_="fp") if mast.fingerprint else None
    return el(
        "header",
        el("p", logo, el("b", "Winset"), " ", el("span", name), class_="brand"),
        el("h1", document.title),
        el("p", el("b", mast.as_of), compared, class_="asof"),
        el("p", lines, page["joins.space"], fingerprint, class_="mast")
        if lines or fingerprint
        else None,
        _contents(document, context),
        id="top",
    )


def _contents(document: Document, context: Context) -> Markup | None:
    if not document.chapters:
        return None
    links = (
        el("li", el("a", chapter.title, href=f"#{context.anchors[chapter.id]}"))
        for chapter in document.chapters
    )
    title = context.page["contents"]
    heading = el("b", title, aria_hidden="true")
    return el("nav", heading, el("ul", *links), class_="toc scr", aria_label=title)


def _parts(document: Document, context: Context) -> list[Markup]:
    drawn: list[Markup] = []
    page = 1
    for part in document.brief:
        number = next((s.page for s in sections_of((part,)) if s.page), page)
        drawn.append(_part(part, context, breaks=number > page))
        page = max(page, number)
    return drawn


def _part(part: Part, context: Context, *, breaks: bool) -> Markup:
    if isinstance(part, Section):
        return _section(part, context, breaks=breaks)
    inside = (_section(section, context, breaks=False) for section in part.sections)
    ratio = "-".join(map(str, part.ratio))
    classes = f"beside r{ratio}" + (" brk" if breaks else "")
    return el("div", *inside, class_=classes, style=share(part.ratio))


def _section(section: Section, context: Context, *, breaks: bool) -> Markup:
    name = context.anchors[section.id]
    classes = [
        section.style if section.style != "plain" else "",
        "brk" if breaks else "",
    ]
    return el(
        "section",
        el(f"h{context.heading}", section.title, id=f"h-{slug(section.id)}"),
        blocks_html(section.blocks, context),
        id=name,
        class_=" ".join(one for one in classes if one) or None,
        # The parts of a chapter are no landmarks: a page with a hundred of them has none.
        aria_labelledby=f"h-{slug(section.id)}" if context.heading == 2 else None,
    )


def _foot(document: Document, context: Context) -> Markup | None:
    if not document.foot:
        return None
    return el(
        "section",
        el("h2", context.page["foot"], id="h-foot"),
        blocks_html(document.foot, context),
        id="s-foot",
        class_="foot",
        aria_labelledby="h-foot",
    )


def _sources(document: Document, context: Context) -> Markup | None:
    """What the brief prints of its notes: documents and numbered sources."""
    listed = tuple(note for note in document.notes if note.kind in PRINTED_WITH_BRIEF)
    if not listed:
        return None
    return el(
        "section",
        el("h2", context.page["source-notes"], id="h-sources"),
        notes_html(listed, context, "printed"),
        id="s-sources",
        class_="sources",
        aria_labelledby="h-sources",
    )


def _other_notes(document: Document, context: Context) -> Markup | None:
    """The notes chapter: paragraphs in our words, what was computed, methods."""
    page = context.page
    groups: list[Markup] = []
    for kind in ("paragraph", "computed", "method"):
        listed = tuple(note for note in document.notes if note.kind == kind)
        if listed:
            groups.append(el("h3", page[f"{kind}-notes"]))
            groups.append(notes_html(listed, context, kind) or text())
    if not groups:
        return None
    # A brief on its own is two printed pages; the notes chapter is printed with the chapters.
    classes = "chap" if document.chapters else "chap scr"
    heading = el("h2", page["notes"], id="h-notes", class_="chapter")
    return el(
        "section",
        heading,
        *groups,
        id="s-notes",
        class_=classes,
        aria_labelledby="h-notes",
    )


def _chapter(chapter: Chapter, context: Context) -> Markup:
    lead = el("p", sentences_html(chapter.lead, context), class_="chlead") if chapter.lead else None
    return el(
        "section",
        el("h2", chapter.title, id=f"h-{slug(chapter.id)}", class_="chapter"),
        lead,
        *(_section(section, context, breaks=False) for section in chapter.sections),
        id=context.anchors[chapter.id],
        class_="chap",
        aria_labelledby=f"h-{slug(chapter.id)}",
    )


def _drawings(body: Markup) -> Markup:
    """The definitions of the glyphs that the page uses, once for the whole page."""
    wanted = re.findall(r'href="#(g-[a-z-]+)"', body)
    return el(
        "svg",
        el("defs", HATCH),
        symbols(wanted),
        LOGO,
        width=0,
        height=0,
        class_="defs",
        aria_hidden="true",
        focusable="false",
    )
