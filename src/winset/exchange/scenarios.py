"""Which formats of negotiations in numbers can be read? One reader each; this tuple is the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from winset.exchange import genius, geniusweb, negmas, negolog
from winset.exchange.scenario import Scenario

Reader = Callable[[Sequence[Path]], Scenario]
READERS: tuple[tuple[str, Reader], ...] = (
    ("genius", genius.read),
    ("geniusweb", geniusweb.read),
    ("negolog", negolog.read),
    ("negmas", negmas.read),
)
"""Name of a format and its reader, which takes the domain first, if any, then the profiles."""
