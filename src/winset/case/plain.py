"""What would a file hold for a piece of a case: plain maps, lists and text?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from winset.case.grammar.phrase import Phrase
from winset.case.record import Part


def plain(thing: Any) -> Any:
    """The inverse of reading, without defaults; None stays None."""
    match thing:
        case Part():
            return thing.plain()
        case Phrase():
            return thing.dumped()
        case Mapping():
            return {key: plain(one) for key, one in thing.items()}
        case tuple() | list():
            return [plain(one) for one in thing]
        case bool():
            return "yes" if thing else "no"
    return thing
