"""Which words and which plain form belong to a mark?"""

from __future__ import annotations

from winset.views.document.spans import Cite, Mark, Meaning, Span
from winset.views.words import Words

# The form for terminal and plain text, followed there by the words.
PLAIN: dict[str, str] = {
    "yes": "+",
    "no": "x",
    "split": "+/x",
    "unsaid": "[ ]",
    "not-needed": "",
    "yes-if": "+>?",
    "could-bend": "x>?",
    "reported": '"',
    "contested": "<>",
    "red-line": "|##",
    "soft-line": ">?",
    "since": "->",
    "known-now": "~>",
    "unchanged": "==",
    "firm": "|",
    "soft": ":",
    "random": ".",
    "window": "{ }",
    "range": "m (lo-hi)",
    "rival": "a | b",
    "computed": "[= ]",
}


def word_of(mark: Mark, page: Words) -> str:
    """The word beside the glyph; empty when the glyph stands alone."""
    return page[f"marks.{mark.meaning}"] if mark.word is None else mark.word


def ground_word_of(mark: Mark, page: Words) -> str:
    """How we know, in words; what a text shows depends on whether it was proposed or refused."""
    if mark.ground_word is not None:
        return mark.ground_word
    if mark.ground is None:
        return ""
    if mark.ground == "text" and mark.meaning in ("yes", "yes-if"):
        return page["grounds.text-yes"]
    if mark.ground == "text" and mark.meaning in ("no", "could-bend"):
        return page["grounds.text-no"]
    return page[f"grounds.{mark.ground}"]


def beside(mark: Mark) -> tuple[Meaning, ...]:
    """The further glyphs: those the mark names, and the one of a reported or contested ground."""
    grounds: tuple[Meaning, ...] = ()
    if mark.ground == "reported":
        grounds = ("reported",)
    elif mark.ground == "contested":
        grounds = ("contested",)
    return tuple(dict.fromkeys((*mark.also, *grounds)))


def lone_words(mark: Mark, after: Span | None, page: Words) -> str:
    """What a glyph without a word says to somebody who does not see it; nothing when the text after
    it says the same."""
    said = page["joins.comma"].join(
        page[f"marks.{meaning}"] for meaning in (mark.meaning, *mark.also)
    )
    text = "" if after is None or isinstance(after, (Mark, Cite)) else after.text
    if text.strip().casefold().startswith(said.casefold()):
        return ""
    return said + page["joins.colon"]


def plain_mark(mark: Mark, page: Words) -> str:
    """``x no (declared)``; the form alone where the word is left to the text after it."""
    if mark.meaning == "not-needed":
        return word_of(mark, page) or page["marks.not-needed"]
    word, ground = word_of(mark, page), ground_word_of(mark, page)
    if ground:
        word = (word + page["joins.open"] + ground + page["joins.close"]).strip()
    parts = [PLAIN[mark.meaning], *([word] if word else [])]
    parts.extend(PLAIN[meaning] for meaning in beside(mark))
    return " ".join(parts)


def spoken_mark(mark: Mark, page: Words) -> str:
    """The mark in words only, for a word-processor file and for a chart's text summary."""
    word = word_of(mark, page) or page[f"marks.{mark.meaning}"]
    ground = ground_word_of(mark, page)
    also = tuple(page[f"marks.{meaning}"] for meaning in mark.also)
    extra = page["joins.comma"].join(part for part in (ground, *also) if part)
    return word + (page["joins.open"] + extra + page["joins.close"] if extra else "")
