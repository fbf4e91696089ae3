"""What if a picture is drawn elsewhere?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark, Spans


@dataclass(frozen=True, slots=True)
class SvgFigure:
    """A picture drawn elsewhere (a Vega-Lite chart turned into SVG, a loop diagram): ``wide`` and
    ``narrow`` are complete <svg> elements without script, outside address or id; ``summary`` is its
    text: what it is, axes, main finding, each row, what is missing."""

    id: str
    title: Sentence
    wide: str
    narrow: str
    summary: str
    below: Spans = ()

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What is drawn elsewhere cites in its title alone."""
        return ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """It uses none of the marks of the grammar."""
        return ()

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        for made in (self.wide, self.narrow):
            if not made.lstrip().startswith("<svg") or "<script" in made or " href=" in made:
                yield f"figure {self.id}: it is no plain <svg> without script and links"
