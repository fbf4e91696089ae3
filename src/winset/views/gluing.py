"""Where does a blank stand between two spans?

Whoever composes a sentence need not think of the blank before a citation or after a mark: English
puts one, Chinese only after a mark, and nobody puts two.
"""

from __future__ import annotations

from collections.abc import Iterator

from winset.views.document.spans import Cite, Mark, Span
from winset.views.words import Words

_CLOSING = ",.;:!?)]}’”…%，。；：！？、）〕」』"
_OPENING = "([{‘“（〔「『"


def spaced(spans: tuple[Span, ...], page: Words) -> Iterator[tuple[str, Span]]:
    """Each span with the blank that stands before it."""
    before: Span | None = None
    for span in spans:
        if not isinstance(span, (Cite, Mark)) and not span.text:
            continue
        yield _blank(before, span, page) if _apart(before, span) else "", span
        before = span


def runs(spans: tuple[Span, ...], page: Words) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The same, with citations that follow each other put together."""
    group: list[Span] = []
    blank = ""
    for lead, span in spaced(spans, page):
        if isinstance(span, Cite) and group and isinstance(group[-1], Cite):
            group.append(span)
            continue
        if group:
            yield blank, tuple(group)
        group, blank = [span], lead
    if group:
        yield blank, tuple(group)


def by_role(cites: tuple[Cite, ...]) -> tuple[tuple[str, tuple[Cite, ...]], ...]:
    """Citations by what they do: those that support first, then each role with all of its own.

    A support that stood behind a denial would read as one more denial.
    """
    found: dict[str, list[Cite]] = {"": []}
    for cite in cites:
        found.setdefault(cite.role, []).append(cite)
    return tuple((role, tuple(own)) for role, own in found.items() if own)


def _blank(before: Span | None, span: Span, page: Words) -> str:
    """A mark and the words after it stay apart in every language."""
    apart = isinstance(before, Mark) and not isinstance(span, Cite)
    return " " if apart else page["joins.space"]


def _apart(before: Span | None, span: Span) -> bool:
    if before is None or (isinstance(before, Cite) and isinstance(span, Cite)):
        return False
    last, first = _last(before), _first(span)
    if last.isspace() or first.isspace():
        return False
    if isinstance(span, (Cite, Mark)):
        return last not in _OPENING
    return isinstance(before, (Cite, Mark)) and first not in _CLOSING


def _last(span: Span) -> str:
    return "]" if isinstance(span, (Cite, Mark)) else (span.text[-1:] or " ")


def _first(span: Span) -> str:
    return "[" if isinstance(span, (Cite, Mark)) else (span.text[:1] or " ")
