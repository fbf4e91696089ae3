"""How does a line of spans become HTML?"""

from __future__ import annotations

import re

from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Emphasis, Link, Mark, Span, Strong, Text
from winset.views.gluing import by_role, runs
from winset.views.marks import beside, ground_word_of, lone_words, word_of
from winset.views.report.anchors import note_anchor
from winset.views.report.context import Context
from winset.views.report.glyphs import WITHOUT_SYMBOL, glyph, symbol_id
from winset.views.report.markup import Markup, el, text

_RANGE = re.compile(r"([\d.,]+\u2013[\d.,]*\d(?:\u00a0\S{1,6}|%)?)")


def spans_html(spans: tuple[Span, ...], context: Context) -> Markup:
    """Spans as phrasing content."""
    parts: list[str | Markup] = []
    groups = tuple(runs(spans, context.page))
    for place, (blank, group) in enumerate(groups):
        parts.append(blank)
        cites = tuple(span for span in group if isinstance(span, Cite))
        after = groups[place + 1][1][0] if place + 1 < len(groups) else None
        parts.append(cites_html(cites, context) if cites else _span(group[0], after, context))
    return text(*parts)


def sentences_html(sentences: tuple[Sentence, ...], context: Context) -> Markup:
    """Sentences that run on."""
    parts: list[str | Markup] = []
    for place, sentence in enumerate(sentences):
        parts.append(context.page["joins.space"] if place else "")
        parts.append(sentence_html(sentence, context))
    return text(*parts)


def sentence_html(sentence: Sentence, context: Context) -> Markup:
    """A sentence; its kind and what its computed part stands on are kept for whoever checks it."""
    edited = None
    if sentence.edited:
        edited = text(" ", el("span", context.page["edited"], class_="ed"))
    return el(
        "span",
        spans_html(sentence.spans, context),
        edited,
        data_kind=" ".join(sentence.kinds),
        data_view=sentence.view or None,
        data_strength=sentence.strength or None,
    )


def cites_html(cites: tuple[Cite, ...], context: Context) -> Markup:
    """Citations in one pair of brackets; the first visible one of a note is where *back* leads."""
    page = context.page
    parts: list[str | Markup] = [page["cite.open"]]
    for place, (role, own) in enumerate(by_role(cites)):
        lead = page["cite.semicolon"] if place else ""
        parts.append(lead + (role + page["joins.space"] if role else ""))
        for count, cite in enumerate(own):
            parts += [page["cite.comma"]] if count else []
            parts.append(_cite(cite, context))
    parts.append(page["cite.close"])
    return el("span", *parts, class_="cs")


def _cite(cite: Cite, context: Context) -> Markup:
    sign: Markup | None = None
    if cite.computed:
        spoken = el("span", context.page["computed"] + " ", class_="vh")
        sign = text(el("span", "= ", aria_hidden="true"), spoken)
    return el(
        "a",
        sign,
        cite.label,
        class_="c",
        id=context.first.anchor(cite.note, context.hidden),
        href=f"#{note_anchor(cite.note)}",
    )


def _span(span: Span, after: Span | None, context: Context) -> Markup:
    match span:
        case Text():
            return words_html(span.text)
        case Emphasis():
            return el("em", span.text)
        case Strong():
            return el("b", span.text)
        case Link():
            return el("a", span.text, href=f"#{context.anchors[span.target]}")
        case Mark():
            return mark_html(span, after, context)
        case Cite():
            return cites_html((span,), context)


def words_html(words: str) -> Markup:
    """Words, with ranges such as 15–40 % kept on one line."""
    parts = _RANGE.split(words)
    # The split leaves the ranges at the odd places.
    return text(*(el("span", p, class_="nb") if i % 2 else p for i, p in enumerate(parts)))


def mark_html(mark: Mark, after: Span | None, context: Context) -> Markup:
    """A glyph with its word; glyph and first word stay on one line."""
    page = context.page
    word, ground = word_of(mark, page), ground_word_of(mark, page)
    if mark.meaning in WITHOUT_SYMBOL:
        return el("span", word or page[f"marks.{mark.meaning}"], class_="nn")
    glyphs = [glyph(symbol_id(mark))]
    glyphs.extend(glyph(f"g-{meaning}") for meaning in beside(mark))
    if not word:
        # The glyph stands alone; what it means is told to those who hear the page.
        spoken = lone_words(mark, after, page)
        hidden = el("span", spoken, class_="vh") if spoken else None
        return el("span", *glyphs, hidden, class_="nb")
    first, rest = _first_word(word)
    said = (
        el("span", *glyphs, el("b", first), class_="nb"),
        el("b", rest) if rest else None,
    )
    if not ground:
        return text(*said)
    return text(*said, page["joins.space"] or " ", el("span", ground, class_="q"))


def _first_word(word: str) -> tuple[str, str]:
    """The part of a word that stays with its glyph; Chinese may part after two characters."""
    first, blank, rest = word.partition(" ")
    if not first.isascii():
        return first[:2], first[2:] + blank + rest
    return first, blank + rest
