"""Where on each ordered issue does each text stand, and what do the parties accept there?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from winset.views.document.charts.ladder import LadderParty, Refusal, Rung, Stand
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Mark


@dataclass(frozen=True, slots=True)
class Placed:
    """One text on one issue: the ``rungs`` it leaves to choose from.

    ``says`` is *settled*, *open* (it names the issue and settles nothing), *unknown* (nobody knows
    what it says) or *silent* (it is known to say nothing).
    """

    text: str
    label: str
    says: Literal["settled", "open", "unknown", "silent"]
    rungs: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacingRow:
    """One issue: its rungs from one end to the other, what the parties at the table accept and
    refuse, and where the texts stand."""

    id: str
    issue: str
    rungs: tuple[Rung, ...]
    texts: tuple[Placed, ...]
    stands: tuple[Stand, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacingChart:
    """The texts on the scale of each issue, below what each party accepts there. A rung on which a
    party has said nothing is drawn as silence by the renderer."""

    id: str
    title: Sentence
    parties: tuple[LadderParty, ...]
    rows: tuple[PlacingRow, ...]

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What it rests on, in the order of its records."""
        found: list[Cite] = []
        for row in self.rows:
            found.extend(cite for stand in row.stands for cite in stand.cites)
            found.extend(cite for refusal in row.refusals for cite in refusal.cites)
            found.extend(cite for text in row.texts for cite in text.cites)
        return tuple(found)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        found = []
        if any(refusal.red_line for row in self.rows for refusal in row.refusals):
            found.append(Mark("red-line"))
        if any(_silent(self, row) for row in self.rows):
            found.append(Mark("unsaid"))
        return tuple(found)

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        parties = {party.id for party in self.parties}
        for row in self.rows:
            order = [rung.id for rung in row.rungs]
            if len(order) < 2:
                yield f"placing {self.id}: {row.issue} has no scale"
            said: tuple[Stand | Refusal, ...] = (*row.stands, *row.refusals)
            for entry in said:
                if entry.party not in parties:
                    yield f"placing {self.id}: '{entry.party}' is no party of it"
            placed: tuple[Stand | Refusal | Placed, ...] = (*said, *row.texts)
            for named in placed:
                missing = [rung for rung in named.rungs if rung not in order]
                if missing:
                    yield f"placing {self.id}: {row.issue} has no rung {', '.join(missing)}"
            for text in row.texts:
                if (text.says == "settled") != bool(text.rungs):
                    yield f"placing {self.id}: {text.label} is {text.says} on {row.issue}"


def silent_runs(row: PlacingRow, party: str) -> tuple[tuple[str, ...], ...]:
    """Runs of neighbouring rungs on which a party has said nothing."""
    spoken = {r for stand in row.stands if stand.party == party for r in stand.rungs}
    spoken |= {r for refusal in row.refusals if refusal.party == party for r in refusal.rungs}
    runs: list[list[str]] = []
    last_silent = False
    for rung in row.rungs:
        silent = rung.id not in spoken
        if silent and last_silent:
            runs[-1].append(rung.id)
        elif silent:
            runs.append([rung.id])
        last_silent = silent
    return tuple(tuple(run) for run in runs)


def _silent(chart: PlacingChart, row: PlacingRow) -> bool:
    unknown = any(text.says == "unknown" for text in row.texts)
    return unknown or any(silent_runs(row, party.id) for party in chart.parties)
