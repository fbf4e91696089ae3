"""Which text was made from which, by whom, and what became of it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from winset.views.document.charts.ladder import LadderParty
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Ground, Mark


@dataclass(frozen=True, slots=True)
class LineageText:
    """One text: printed ``when``, ``authors`` and ``notes`` (status, release, who disowned it).

    ``content`` says how much of it is known: *known*, *unwritten* (an understanding, a stance, an
    agenda) or *unknown*. ``leans`` are the parties that sources see it lean to; ``compared`` texts
    stand side by side elsewhere and are set in bold.
    """

    id: str
    label: str
    when: str
    authors: str
    notes: tuple[str, ...] = ()
    content: Literal["known", "unwritten", "unknown"] = "known"
    leans: tuple[LadderParty, ...] = ()
    compared: bool = False
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """``later`` was made from ``earlier`` (``made``; the outline says how we know), or only came
    after it."""

    earlier: str
    later: str
    made: bool = True
    ground: Ground = "declared"


@dataclass(frozen=True, slots=True)
class LineageChart:
    """Which text was made from which. Texts run from top to bottom, earliest first."""

    id: str
    title: Sentence
    texts: tuple[LineageText, ...]
    ties: tuple[Tie, ...] = ()

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What it rests on, in the order of its records."""
        return tuple(cite for one in self.texts for cite in one.cites)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        found = [Mark("unsaid")] if any(t.content == "unknown" for t in self.texts) else []
        grounds = {tie.ground for tie in self.ties if tie.made}
        if "reported" in grounds:
            found.append(Mark("reported"))
        if "contested" in grounds:
            found.append(Mark("contested"))
        return tuple(found)

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        order = [text.id for text in self.texts]
        for name in sorted({id for id in order if order.count(id) > 1}):
            yield f"lineage {self.id}: the text '{name}' stands {order.count(name)} times"
        for tie in self.ties:
            missing = [end for end in (tie.earlier, tie.later) if end not in order]
            if missing:
                yield f"lineage {self.id}: a tie names no text of it: {', '.join(missing)}"
            elif order.index(tie.earlier) >= order.index(tie.later):
                yield f"lineage {self.id}: {tie.later} stands above what it comes after"
