"""How is the key of marks drawn: answers, how we know, and the other marks?"""

from __future__ import annotations

from winset.views.document.spans import ANSWERS, Mark
from winset.views.key import grounds_of, meanings_of
from winset.views.report.glyphs import WITHOUT_SYMBOL, glyph, ground_symbol_id
from winset.views.report.markup import Markup, el, text
from winset.views.words import Words

_ANSWERS = (*ANSWERS, "unsaid", "not-needed")


def key_html(marks: tuple[Mark, ...], page: Words) -> Markup | None:
    """The key of these marks, in the order of the grammar."""
    meanings = meanings_of(marks)
    answers = tuple(_entry(one, page) for one in meanings if one in _ANSWERS)
    others = tuple(_entry(one, page) for one in meanings if one not in _ANSWERS)
    grounds = tuple(
        text(glyph(ground_symbol_id(ground)), page[f"ground-key.{ground}"])
        for ground in grounds_of(marks)
    )
    groups = (("key-answers", answers), ("key-grounds", grounds), ("key-others", others))
    items: list[Markup] = []
    for name, entries in groups:
        # The name of a group never parts from its first mark.
        title = el("span", page[name] + page["joins.colon"].rstrip(), class_="kl")
        leads = (title, *(text() for _ in entries[1:]))
        items.extend(el("li", *pair) for pair in zip(leads, entries, strict=False))
    if not items:
        return None
    return el("ul", *items, class_="key", aria_label=page["key-title"])


def _entry(meaning: str, page: Words) -> Markup:
    drawn = None if meaning in WITHOUT_SYMBOL else glyph(f"g-{meaning}")
    return text(drawn, page[f"key.{meaning}"])
