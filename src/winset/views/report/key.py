"""Which marks occur, and how does the key explain them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from winset.views.document.blocks import Block
from winset.views.document.charts import LadderChart, RangeStrips, TimeLine
from winset.views.document.spans import (
    ANSWERS,
    GROUNDS,
    MEANINGS,
    Cite,
    Ground,
    Mark,
    Span,
)
from winset.views.document.walk import Seen, blocks_within
from winset.views.marks import beside
from winset.views.report.glyphs import (
    WITHOUT_SYMBOL,
    glyph,
    ground_symbol_id,
)
from winset.views.report.markup import Markup, el, text
from winset.views.summaries.ladder import silences
from winset.views.words import Words


def marks_that_occur(seen: Iterable[Seen], blocks: Iterable[Block]) -> tuple[Mark, ...]:
    """The marks that a reader meets in the text and in the charts, each once."""
    found = [mark for one in seen if not one.hidden for mark in _of_span(one.span)]
    for block in blocks_within(tuple(blocks)):
        found.extend(_of_chart(block))
    return tuple(dict.fromkeys(found))


def key_html(marks: tuple[Mark, ...], page: Words) -> Markup | None:
    """The key: answers, how we know, and the other marks, in the order of the grammar."""
    groups = (
        ("key-answers", tuple(_answers(marks, page))),
        ("key-grounds", tuple(_grounds(marks, page))),
        ("key-others", tuple(_others(marks, page))),
    )
    items: list[Markup] = []
    for name, entries in groups:
        # The name of a group never parts from its first mark.
        title = el("span", page[name] + page["joins.colon"].rstrip(), class_="kl")
        named = zip((title, *(text() for _ in entries[1:])), entries, strict=False)
        items.extend(el("li", lead, entry) for lead, entry in named)
    if not items:
        return None
    return el("ul", *items, class_="key", aria_label=page["key-title"])


def key_symbols(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """The symbols that the key of these marks shows."""
    meanings, grounds = _meanings(marks), _grounds_of(marks)
    answers = (f"g-{meaning}" for meaning in meanings if meaning not in WITHOUT_SYMBOL)
    return (*answers, *(ground_symbol_id(ground) for ground in grounds))


def key_words(marks: tuple[Mark, ...], page: Words) -> tuple[tuple[str, str], ...]:
    """Meaning or ground and its explanation, for renderers that draw no glyphs."""
    answers = ((meaning, page[f"key.{meaning}"]) for meaning in _meanings(marks))
    grounds = ((ground, page[f"ground-key.{ground}"]) for ground in _grounds_of(marks))
    return (*answers, *grounds)


def _answers(marks: tuple[Mark, ...], page: Words) -> Iterator[Markup]:
    for meaning in _meanings(marks):
        if meaning in (*ANSWERS, "unsaid", "not-needed"):
            yield _entry(meaning, page)


def _others(marks: tuple[Mark, ...], page: Words) -> Iterator[Markup]:
    for meaning in _meanings(marks):
        if meaning not in (*ANSWERS, "unsaid", "not-needed"):
            yield _entry(meaning, page)


def _entry(meaning: str, page: Words) -> Markup:
    drawn = None if meaning in WITHOUT_SYMBOL else glyph(f"g-{meaning}")
    return text(drawn, page[f"key.{meaning}"])


def _grounds(marks: tuple[Mark, ...], page: Words) -> Iterator[Markup]:
    for ground in _grounds_of(marks):
        yield text(glyph(ground_symbol_id(ground)), page[f"ground-key.{ground}"])


def _meanings(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """The meanings in the order of the grammar; a reported or contested ground brings its glyph."""
    used = {meaning for mark in marks for meaning in (mark.meaning, *beside(mark))}
    return tuple(meaning for meaning in MEANINGS if meaning in used)


def _grounds_of(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    used = {mark.ground for mark in marks if mark.ground is not None}
    # Their glyphs stand among the other marks already.
    return tuple(g for g in GROUNDS if g in used and g not in ("reported", "contested"))


def _of_span(span: Span) -> Iterator[Mark]:
    if isinstance(span, Mark):
        yield span
    elif isinstance(span, Cite) and span.computed:
        yield Mark("computed")


def _of_chart(block: Block) -> Iterator[Mark]:
    match block:
        case LadderChart():
            yield from _of_ladder(block)
        case TimeLine():
            yield from _of_time_line(block)
        case RangeStrips():
            if any(strip.ends90 for strip in block.strips):
                yield Mark("range")
        case _:
            return


def _of_ladder(chart: LadderChart) -> Iterator[Mark]:
    grounds: list[Ground] = [stand.ground for stand in chart.stands]
    grounds.extend(refusal.ground for refusal in chart.refusals)
    for ground in dict.fromkeys(grounds):
        yield Mark("yes", ground)
    if any(stand.condition for stand in chart.stands):
        yield Mark("soft-line")
    if any(stand.rival for stand in chart.stands):
        yield Mark("rival")
    if chart.refusals:
        yield Mark("red-line")
    if any(silences(chart, party) for party in chart.parties):
        yield Mark("unsaid")
    for move in chart.moves:
        yield Mark("known-now" if move.known_only_now else "since")


def _of_time_line(chart: TimeLine) -> Iterator[Mark]:
    for pole in chart.poles:
        yield Mark(pole.kind)
        if pole.contested:
            yield Mark("contested")
    if chart.windows:
        yield Mark("window")
