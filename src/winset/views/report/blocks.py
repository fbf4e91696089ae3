"""How does each kind of block become HTML?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.views.document.blocks import (
    Block,
    Bullets,
    Columns,
    DataTable,
    Definitions,
    Details,
    Judgement,
    KeyOfMarks,
    Paragraph,
)
from winset.views.document.charts import Chart, LadderChart
from winset.views.report.charts import chart_html, marks_line
from winset.views.report.context import Context
from winset.views.report.key import key_html
from winset.views.report.markup import Markup, el, text
from winset.views.report.spans import (
    cites_html,
    sentence_html,
    sentences_html,
    spans_html,
)
from winset.views.report.table import more_html, table_html


def blocks_html(blocks: tuple[Block, ...], context: Context) -> Markup:
    """Blocks one after the other; judgements that follow each other make one list."""
    parts: list[Markup] = []
    for group in _grouped(blocks):
        if isinstance(group[0], Judgement):
            listed = (_judgement(one, context) for one in group if isinstance(one, Judgement))
            parts.append(el("ol", *listed, class_="kjs"))
        else:
            parts.append(_block(group[0], context))
    return text(*parts)


def _grouped(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        if group and not (isinstance(block, Judgement) and isinstance(group[-1], Judgement)):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _block(block: Block, context: Context) -> Markup:
    if isinstance(block, Chart):
        return chart_html(block, context)
    match block:
        case Paragraph():
            said = sentences_html(block.sentences, context)
            return el("p", said, class_="fine" if block.fine else None)
        case Bullets():
            return _bullets(block, context)
        case DataTable():
            return table_html(block, context)
        case KeyOfMarks():
            return key_html(context.marks, context.page) or text()
        case Judgement():
            return el("ol", _judgement(block, context), class_="kjs")
        case Definitions():
            terms = (
                el(
                    "div",
                    el("dt", item.term),
                    el("dd", spans_html(item.meaning, context)),
                )
                for item in block.items
            )
            return el("dl", *terms)
        case Details():
            inside = blocks_html(block.blocks, context.inside_details())
            classes = "po" if block.print_open else "scr"
            return el("details", el("summary", block.summary), inside, class_=classes)
        case Columns():
            return _columns(block, context)


def _bullets(block: Bullets, context: Context) -> Markup:
    if not block.items:
        assert block.empty is not None
        return el("p", sentence_html(block.empty, context), class_="none")
    items = (el("li", sentence_html(item, context)) for item in block.items)
    return text(el("ul", *items, class_="bul"), more_html(block.more, context))


def _judgement(block: Judgement, context: Context) -> Markup:
    """Drawn in reading order: the first to cite a note is where its back link leads."""
    page = context.page
    said = (el("b", block.label, class_="kn"), " ", sentence_html(block.sentence, context))
    confidence = sentence_html(block.confidence, context)
    rests = None
    if block.rests_on:
        cites = cites_html(block.rests_on, context)
        words = el("span", page["rests-on"], page["joins.space"], cites, class_="r")
        rests = text(" ", words)
    dissent = (
        el(
            "p",
            el("b", page["dissent"]),
            page["joins.space"],
            sentence_html(one, context),
            class_="d",
        )
        for one in block.dissent
    )
    return el(
        "li",
        el("p", *said, class_="j"),
        el("p", confidence, rests, class_="k"),
        *dissent,
        id=context.anchors[block.id],
    )


def _columns(block: Columns, context: Context) -> Markup:
    ratio = block.ratio or (1,) * len(block.parts)
    ladders = [b for part in block.parts for b in part if isinstance(b, LadderChart)]
    if len(ladders) == sum(len(part) for part in block.parts) > 0:
        drawn = (chart_html(one, context, explained=False) for one in ladders)
        line = el("p", marks_line(ladders[0], context), class_="below")
        return text(el("div", *drawn, class_="pair", style=share(ratio)), line)
    parts = (el("div", blocks_html(part, context)) for part in block.parts)
    return el("div", *parts, class_="cols", style=share(ratio))


def share(ratio: tuple[int, ...]) -> str:
    """The shares of the width as the style sheet reads them."""
    return "--share:" + " ".join(f"minmax(0,{part}fr)" for part in ratio)
