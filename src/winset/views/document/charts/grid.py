"""Which combination of two issues' settlements could all sign, and who refuses the others?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from winset.views.document.charts.ladder import LadderParty, Rung
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark

Verdict = Literal["in-zone", "possibly", "out"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One needed consent: the party and, where it has several, the role in short (``r``).

    ``name`` is the same in words."""

    id: str
    party: str
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class GridReading:
    """A way of reading the case: *declared* or *assessed*, with or without our assumptions."""

    id: str
    label: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class GridAnswer:
    """A package in one reading: the verdict, who refuses, who is split inside, who has not said.

    ``near``: only one consent is lacking.
    """

    reading: str
    verdict: Verdict
    refusing: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A package: one settlement of each of the two issues, and its answers reading by reading."""

    row: str
    column: str
    answers: tuple[GridAnswer, ...]


@dataclass(frozen=True, slots=True)
class GridChart:
    """A package space of two issues: rows are settlements of one, columns of the other."""

    id: str
    title: Sentence
    row_issue: str
    column_issue: str
    rows: tuple[Rung, ...]
    columns: tuple[Rung, ...]
    readings: tuple[GridReading, ...]
    parties: tuple[LadderParty, ...]
    voices: tuple[Voice, ...]
    cells: tuple[GridCell, ...]

    @property
    def cites(self) -> tuple[Cite, ...]:
        """It is computed: it cites in its title alone."""
        return ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        silent = any(answer.unsaid for cell in self.cells for answer in cell.answers)
        return (Mark("unsaid"),) if silent else ()

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        rows, columns = {r.id for r in self.rows}, {c.id for c in self.columns}
        voices, parties = {v.id for v in self.voices}, {p.id for p in self.parties}
        readings = [reading.id for reading in self.readings]
        for voice in self.voices:
            if voice.party not in parties:
                yield f"grid {self.id}: '{voice.party}' is no party of it"
        seen = [(cell.row, cell.column) for cell in self.cells]
        if sorted(seen) != sorted((r, c) for r in rows for c in columns):
            yield f"grid {self.id}: its cells are not one for each row and column"
        for cell in self.cells:
            where = f"grid {self.id}, {cell.row} and {cell.column}"
            if [answer.reading for answer in cell.answers] != readings:
                yield f"{where}: its answers are not one for each reading, in their order"
            for answer in cell.answers:
                named = {*answer.refusing, *answer.split, *answer.unsaid}
                if named - voices:
                    yield f"{where}: nobody asked is called {', '.join(sorted(named - voices))}"
                if answer.verdict != verdict_of(answer):
                    yield f"{where}: '{answer.verdict}' is not what those asked have said"


def verdict_of(answer: GridAnswer) -> str:
    """Out when somebody refuses, possibly when somebody has not said (or differs inside)."""
    if answer.refusing:
        return "out"
    return "possibly" if answer.unsaid or answer.split else "in-zone"
