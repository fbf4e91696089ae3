"""Who would take what a text says on an issue, what would he rather have, how much does it matter?

Answers come from ``winset.case.lines``, so that every lens reads a line alike; this page adds what
a comparison of texts needs: wishes, their distance, and positions of the text's own day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from winset.case.answers import NO, YES
from winset.case.case import Case
from winset.case.consents import names_of
from winset.case.deal import Deal, holds
from winset.case.directory import Directory
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.lines import Line, Said, line, voice
from winset.case.positions import Position
from winset.case.stance import stance
from winset.lenses.drafts.reach import (
    Reach,
    joined,
    of_alternative,
    of_set,
    outside,
    reaches_an_end,
)

POSITIVE = ("ideal", "accepts")
WEIGHTS = ("decisive", "major", "minor", "unweighted")
ORDERED = ("ordered", "amount", "date")


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody had said on an issue on a day: the newest entry of each kind."""

    issue: str
    day: date
    held: Mapping[str, Said]
    later: bool = False

    def get(self, key: str) -> SettlementSet | None:
        """The settlements under a key."""
        said = self.held.get(key)
        found: SettlementSet | None = getattr(said.entry, key) if said is not None else None
        return found


class Stands:
    """Where everybody of one case stands."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._names: dict[str, tuple[str, ...]] = {}

    @cached_property
    def party_of(self) -> Mapping[str, str]:
        """Everybody's party."""
        return Directory(self.case).parties_of

    def names(self, actor: str) -> tuple[str, ...]:
        """The ids under which somebody's positions stand."""
        if actor not in self._names:
            self._names[actor] = names_of(self.case, actor)
        return self._names[actor]

    def speaks(self, actor: str) -> bool:
        """Whether somebody is a party or its voice, and so nobody's envoy."""
        return self.party_of.get(actor) in self.names(actor)

    def each(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Groups as their members, everybody once."""
        found: dict[str, None] = {}
        for actor in actors:
            group = self.case.groups.get(actor)
            found.update(dict.fromkeys(group.members if group is not None else (actor,)))
        return tuple(found)

    def answer(self, issue: str, actor: str, deal: Deal, day: date | None = None) -> Line:
        """What somebody says on ``day`` to what a deal says on an issue."""
        return line(self.case, voice(self.case, issue, self.names(actor), day), deal)

    def word(self, issue: str, actor: str, day: date) -> Word:
        """What somebody had said by ``day``."""
        held: dict[str, Said] = {}
        for name in self.names(actor):
            for key, entry in stance(self.case, issue, name, day).held.items():
                other = held.get(key)
                if other is None or _first(other.entry) < _first(entry):
                    held[key] = Said(name, issue, key.replace("_", "-"), entry)
        return Word(issue, day, held)

    def nearest(self, issue: str, actor: str, day: date) -> Word:
        """What somebody had said by ``day``; without a wish by then, the first recorded later."""
        now = self.word(issue, actor, day)
        if any(now.get(key) is not None for key in POSITIVE):
            return now
        then = [self.word(issue, actor, first) for first in self._later(issue, actor, day)]
        wished = [w for w in then if any(w.get(key) is not None for key in POSITIVE)]
        barred = [w for w in then if "red_line" in w.held] if "red_line" not in now.held else []
        found = next(iter(wished or barred), None)
        return Word(issue, found.day, found.held, True) if found is not None else now

    def _later(self, issue: str, actor: str, day: date) -> list[date]:
        return sorted(
            {
                entry.since.first
                for name in self.names(actor)
                for entry in self.case.positions.get(issue, {}).get(name, ())
                if entry.since.first is not None and entry.since.first > day
            }
        )

    def wanted(self, word: Word, deal: Deal) -> Reach | None:
        """What somebody calls best, else accepts, where no condition on it fails in the deal."""
        record = self.case.issues[word.issue]
        for key in POSITIVE:
            chosen = word.get(key)
            found = self._standing(record, chosen, deal) if chosen is not None else None
            if found is not None and not found.empty:
                return found
        return None

    def _standing(self, issue: Issue, chosen: SettlementSet, deal: Deal) -> Reach | None:
        """The points of a set but for those whose condition the deal fails."""
        parts = [
            part
            for one in chosen.alternatives
            if one.condition is None or holds(self.case, one.condition, deal) != NO
            if (part := of_alternative(issue, one)) is not None
        ]
        return joined(parts, issue.kind in ORDERED) if parts else None

    def bearable(self, word: Word) -> Reach | None:
        """Everything outside the red line, for somebody who said no more than that.

        None where the red line bars neither end of a scale: then it points in no direction.
        """
        red = word.get("red_line")
        if red is None:
            return None
        record = self.case.issues[word.issue]
        barred = of_set(record, red)
        if barred is None or barred.empty or not reaches_an_end(record, barred):
            return None
        return outside(record, barred)


def _first(entry: Position) -> date:
    return entry.since.first or date.min


def weight(word: Word) -> str:
    """How much the issue matters to somebody: decisive, major, minor, or nobody said.

    A range of 0-100 counts as decisive from 85 on and as major from 50 on (judgement).
    """
    said = word.held.get("salience")
    salience = said.entry.salience if said is not None else None
    if salience is None:
        return "unweighted"
    if salience.word:
        return salience.word
    middle = salience.middle
    if middle is None:
        return "unweighted"
    return "decisive" if middle >= 85 else "major" if middle >= 50 else "minor"


ANSWERS = {YES: "accepts", NO: "refuses"}


def answer_word(found: Line) -> str:
    """An answer at strength declared in one word."""
    if found.declared in ANSWERS:
        return ANSWERS[found.declared]
    return "open" if found.why == "open" else "unsaid"
