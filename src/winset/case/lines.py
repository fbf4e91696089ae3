"""Would somebody accept what a deal says on an issue, refuse it, or has he not said?

At strength *declared*: refused when in a red line, or when accepted settlements are known and do
not hold it. At *assessed*: as declared, but what sources judge possible wins, also over a red line,
if its condition holds. A settlement that no line names is *unknown*, never accepted: a red line
alone accepts nothing. What somebody calls best is not refused by what he would take instead: beside
an acceptance it is accepted, unless a newer unconditional one left it behind (decision record 6).
Where a deal is vague, the answer is known only if it is the same at every place it allows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.case.acts import Act
from winset.case.answers import NO, UNKNOWN, YES, Answer, alike
from winset.case.case import Case
from winset.case.deal import Deal, holds
from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.issues import Issue
from winset.case.naming import entry_address
from winset.case.positions import Position
from winset.case.regions import Place, contains, places, says_nothing
from winset.case.stance import LASTING, Stance, stance

Why = Literal[
    "accepted",
    "best",
    "red-line",
    "not-accepted",
    "if-unmet",
    "soft",
    "vote",
    "open",
    "unsaid",
    "reaction",
    "own-text",
]
"""``best``: called best by one who would take something else; ``if-unmet``: accepted only under
a condition that the deal does not meet; ``vote``: by the figures of a vote; ``open``: the deal or a
condition leaves it open; ``unsaid``: no line names it; ``reaction``, ``own-text``: by what he did
with the text."""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry that decides: who said it, and under which of its keys."""

    speaker: str
    issue: str
    key: str
    entry: Position

    @property
    def address(self) -> str:
        """Where it stands in the case."""
        return entry_address(self.issue, self.speaker, self.entry, self.key)


@dataclass(frozen=True, slots=True)
class Line:
    """One answer on one issue of one deal, at both strengths, with the entries that decide it."""

    issue: str
    declared: Answer
    why: Why
    by: Said | None
    assessed: Answer
    soft: Said | None
    """What a source judges possible here, if its condition holds or may hold."""
    beside: Said | None = None
    """The acceptance that makes what is called best an answer."""
    act: Act | None = None
    """What he did with the text that the deal is made from, where that decides."""

    @property
    def decided_by(self) -> Said | None:
        """The entry behind the assessed answer."""
        return self.soft if self.soft is not None and self.assessed != self.declared else self.by


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's lines on one issue, whatever the names he is recorded under."""

    issue: str
    accepts: Said | None
    red_line: Said | None
    could: tuple[Said, ...]
    best: Said | None = None
    """What he calls best, whether or not it answers anything."""
    ranking: tuple[str, ...] = ()
    salience: Said | None = None
    given_up: int = 0
    """How many times a line of his on this issue was given up before, as recorded."""
    words: bool = False
    """Whether something is recorded in words, which accepts and refuses nothing."""

    @property
    def ideal(self) -> SettlementSet | None:
        """What he calls best."""
        return _set_of(self.best) if self.best is not None else None

    @property
    def wish(self) -> Said | None:
        """What he calls best, where it accepts: beside an acceptance that did not leave it behind.

        A wish alone accepts nothing. An acceptance leaves it behind that is newer and, in part at
        least, unconditional.
        """
        if self.best is None or self.accepts is None or says_nothing(_set_of(self.best)):
            return None
        flat = any(a.condition is None for a in _set_of(self.accepts).alternatives)
        return None if flat and _day(self.accepts) > _day(self.best) else self.best

    @property
    def entries(self) -> tuple[Said, ...]:
        """Every entry that can decide an answer."""
        held = (self.accepts, self.red_line, self.wish, *self.could)
        return tuple(s for s in held if s is not None)

    def sets(self) -> tuple[SettlementSet, ...]:
        """Every set of settlements in its lines."""
        return tuple(_set_of(s) for s in self.entries)

    def leans_on(self) -> tuple[str, ...]:
        """The other issues that its conditions ask about."""
        tests = (
            t.issue
            for chosen in self.sets()
            for a in chosen.alternatives
            if a.condition is not None
            for t in a.condition.tests()
        )
        return tuple(dict.fromkeys(tests))


def voice(case: Case, issue: str, names: Iterable[str], day: date | None = None) -> Voice:
    """The lines in force of somebody with these names; of each kind the newest holds."""
    return _voice(issue, {name: stance(case, issue, name, day) for name in names})


def _voice(issue: str, stances: dict[str, Stance]) -> Voice:
    held = {key: _newest(issue, key, stances) for key in LASTING}
    could = tuple(
        Said(name, issue, "could-accept", e) for name, s in stances.items() for e in s.could
    )
    words = any(e.says is not None for s in stances.values() for e in s.entries)
    accepts, ranking = held["accepts"], held["ranking"]
    return Voice(
        issue,
        accepts if accepts is not None and not says_nothing(_set_of(accepts)) else None,
        held["red_line"],
        could,
        held["ideal"],
        ranking.entry.ranking if ranking is not None else (),
        held["salience"],
        sum(len(e.given_up_before) for s in stances.values() for e in s.entries),
        words,
    )


def _newest(issue: str, key: str, stances: dict[str, Stance]) -> Said | None:
    found = [
        Said(name, issue, key.replace("_", "-"), s.held[key])
        for name, s in stances.items()
        if key in s.held
    ]
    return max(found, key=_day, default=None)


def _day(said: Said) -> date:
    return said.entry.since.first or date.min


def line(case: Case, voice: Voice, deal: Deal) -> Line:
    """The answer of a voice to what ``deal`` says on its issue; the deal must name the issue."""
    issue, chosen = case.issues[voice.issue], deal[voice.issue]
    if not voice.entries:
        return Line(voice.issue, UNKNOWN, "unsaid", None, UNKNOWN, None)
    at = places(issue, chosen, voice.sets())
    found = [_at(case, issue, voice, deal, place) for place in at]
    return _joined(voice.issue, found)


def _joined(issue: str, found: list[Line]) -> Line:
    """One answer from the answers at every place a vague clause allows."""
    if not found:
        return Line(issue, UNKNOWN, "open", None, UNKNOWN, None)
    declared, assessed = alike(f.declared for f in found), alike(f.assessed for f in found)
    telling = min(found, key=lambda f: f.declared)
    soft = next((f.soft for f in found if f.soft is not None), None)
    if declared == telling.declared and assessed in (f.assessed for f in found):
        return Line(issue, declared, telling.why, telling.by, assessed, soft, telling.beside)
    return Line(issue, declared, "open", telling.by, assessed, soft)


def _at(case: Case, issue: Issue, voice: Voice, deal: Deal, place: Place) -> Line:
    """The answer at one place of the scale."""
    declared, why, by = _declared(case, issue, voice, deal, place)
    assessed, soft = declared, None
    for said in reversed(voice.could):
        possible = _covers(case, issue, said, deal, place)
        if possible > NO and declared != YES:
            soft = soft or said
            assessed = max(assessed, possible)
    beside = voice.accepts if why == "best" else None
    return Line(voice.issue, declared, why, by, assessed, soft, beside)


def _declared(
    case: Case, issue: Issue, voice: Voice, deal: Deal, place: Place
) -> tuple[Answer, Why, Said | None]:
    barred = _covers(case, issue, voice.red_line, deal, place)
    if barred == YES:
        return NO, "red-line", voice.red_line
    accepts = voice.accepts
    if accepts is None:
        return UNKNOWN, "open" if barred == UNKNOWN else "unsaid", voice.red_line
    taken = _covers(case, issue, accepts, deal, place)
    if taken == YES:
        return (
            (UNKNOWN, "open", voice.red_line) if barred == UNKNOWN else (YES, "accepted", accepts)
        )
    if taken == UNKNOWN:
        return UNKNOWN, "open", accepts
    named = any(contains(issue, a, place) for a in _set_of(accepts).alternatives)
    wished = _covers(case, issue, voice.wish, deal, place)
    if wished == NO:
        return NO, "if-unmet" if named else "not-accepted", accepts
    if named:
        return UNKNOWN, "if-unmet", accepts
    if barred == UNKNOWN:
        return UNKNOWN, "open", voice.red_line
    return wished, "best" if wished == YES else "open", voice.wish


def _covers(case: Case, issue: Issue, said: Said | None, deal: Deal, place: Place) -> Answer:
    """Whether an entry's set holds the place, its conditions judged in this deal."""
    if said is None:
        return NO
    found = NO
    for one in _set_of(said).alternatives:
        if contains(issue, one, place):
            found = max(found, _met(case, one, deal))
    return found


def _met(case: Case, one: Alternative, deal: Deal) -> Answer:
    return YES if one.condition is None else holds(case, one.condition, deal)


def _set_of(said: Said) -> SettlementSet:
    chosen: SettlementSet = getattr(said.entry, said.key.replace("-", "_"))
    return chosen
