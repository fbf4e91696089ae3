"""What a grammar says when it refuses a text."""

from __future__ import annotations

from winset.case.grammar.phrase import Phrase
from winset.errors import Slip


def refusal(grammar: type[Phrase], text: str) -> str | None:
    """What is found wrong with ``text``, or None when the grammar takes it; no other error."""
    try:
        grammar.parse(text)
    except Slip as slip:
        return slip.found
    return None
