"""Who stands where on one issue?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Ground, Mark


@dataclass(frozen=True, slots=True)
class Rung:
    """One settlement of an ordered issue; ``short`` is the label where room is narrow."""

    id: str
    label: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class LadderParty:
    """A column: the code that stands on the hue, the name for readers, the place in ``case.table``
    (0 = first), which picks the hue."""

    id: str
    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A party accepts neighbouring ``rungs``: a dated position with its channel and citations.

    ``when`` and ``channel`` are printed words ("24 Dec", "text"). With a ``condition`` the mark is
    open to the right and lies on top of the hatch it would open. ``rival`` marks of one party are
    joined by a bracket.
    """

    party: str
    rungs: tuple[str, ...]
    when: str
    ground: Ground
    channel: str = ""
    cites: tuple[Cite, ...] = ()
    condition: str = ""
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A party refuses ``rungs``: hatch, and for a red line a bar at the last rung tolerated."""

    party: str
    rungs: tuple[str, ...]
    ground: Ground
    when: str = ""
    channel: str = ""
    cites: tuple[Cite, ...] = ()
    red_line: bool = True


@dataclass(frozen=True, slots=True)
class Move:
    """A party stood at ``origin`` (empty ring) and moved to ``to``: a solid arrow if it happened
    since the earlier date, a hollow and broken one if it happened before and is known only now."""

    party: str
    origin: str
    to: str
    when: str
    channel: str = ""
    cites: tuple[Cite, ...] = ()
    known_only_now: bool = False


@dataclass(frozen=True, slots=True)
class LadderChart:
    """Who stands where on one issue. Rungs run from top to bottom. Every rung that a party neither
    accepts nor refuses is drawn as silence by the renderer: nobody has to list the gaps."""

    id: str
    title: Sentence
    issue: str
    rungs: tuple[Rung, ...]
    parties: tuple[LadderParty, ...]
    stands: tuple[Stand, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def cites(self) -> tuple[Cite, ...]:
        """What it rests on, in the order of its records."""
        return tuple(cite for entry in self._entries for cite in entry.cites)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks a reader meets in it."""
        grounds: list[Ground] = [stand.ground for stand in self.stands]
        grounds.extend(refusal.ground for refusal in self.refusals)
        found = [Mark("yes", ground) for ground in dict.fromkeys(grounds)]
        if any(stand.condition for stand in self.stands):
            found.append(Mark("soft-line"))
        if any(stand.rival for stand in self.stands):
            found.append(Mark("rival"))
        if self.refusals:
            found.append(Mark("red-line"))
        if any(silences(self, party) for party in self.parties):
            found.append(Mark("unsaid"))
        found.extend(Mark("known-now" if m.known_only_now else "since") for m in self.moves)
        return tuple(found)

    @property
    def faults(self) -> Iterator[str]:
        """What in it does not hold together."""
        order = [rung.id for rung in self.rungs]
        parties = {party.id for party in self.parties}
        for entry in self._entries:
            if entry.party not in parties:
                yield f"ladder {self.id}: '{entry.party}' has no column"
        covering: tuple[Stand | Refusal, ...] = (*self.stands, *self.refusals)
        for named in covering:
            missing = [rung for rung in named.rungs if rung not in order]
            if missing or not named.rungs:
                yield f"ladder {self.id}: {named.party} names no rung of it: {', '.join(missing)}"
        for stand in self.stands:
            places = sorted(order.index(rung) for rung in stand.rungs if rung in order)
            if places and places != list(range(places[0], places[-1] + 1)):
                yield (
                    f"ladder {self.id}: a mark of {stand.party} covers rungs that are no neighbours"
                )
        for move in self.moves:
            if move.origin not in order or move.to not in order or move.origin == move.to:
                yield f"ladder {self.id}: {move.party} moves from '{move.origin}' to '{move.to}'"

    @property
    def _entries(self) -> tuple[Stand | Refusal | Move, ...]:
        return (*self.stands, *self.refusals, *self.moves)


def silences(chart: LadderChart, party: LadderParty) -> tuple[tuple[str, ...], ...]:
    """Runs of neighbouring rungs on which a party has said nothing, now or before."""
    spoken = {rung for stand in chart.stands if stand.party == party.id for rung in stand.rungs}
    spoken |= {rung for no in chart.refusals if no.party == party.id for rung in no.rungs}
    spoken |= {move.origin for move in chart.moves if move.party == party.id}
    runs: list[list[str]] = []
    open_run = False
    for rung in chart.rungs:
        if rung.id in spoken:
            open_run = False
        elif open_run:
            runs[-1].append(rung.id)
        else:
            runs.append([rung.id])
            open_run = True
    return tuple(tuple(run) for run in runs)
