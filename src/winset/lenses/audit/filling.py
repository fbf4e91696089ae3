"""Does an entry of the positions say where somebody stands?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from winset.case.grammar.settlement import SettlementSet
from winset.case.positions import Position
from winset.lenses.audit.ground import Ground

State = Literal["said", "words", "assumed", "empty"]
"""``said``: settlements are named; ``words``: prose or a wish only; ``assumed``: by us alone."""


def tells(entry: Position) -> bool:
    """Whether it says anything of a position; how much an issue matters alone is none."""
    return names_settlements(entry) or _wishes(entry)


def names_settlements(entry: Position) -> bool:
    """Whether it names settlements that would do, could do or would not."""
    return any(_known(s) for s in (entry.accepts, entry.could_accept, entry.red_line))


def in_force(entries: Iterable[Position], day: date) -> list[Position]:
    """The entries that have begun and are not over."""
    return [e for e in entries if e.since.starts_by(day) and not _over(e, day)]


def state(ground: Ground, issue: str, speakers: Iterable[str]) -> State:
    """What is recorded of several names of one voice on an issue."""
    by_actor = ground.case.positions.get(issue, {})
    entries = [e for s in speakers for e in in_force(by_actor.get(s, ()), ground.today)]
    sourced = [e for e in entries if tells(e) and not ground.assumed(e)]
    prose = ground.case.issues[issue].kind == "text"
    if any(names_settlements(e) for e in sourced) or (prose and sourced):
        return "said"
    if sourced:
        return "words"
    return "assumed" if any(tells(e) for e in entries) else "empty"


def _wishes(entry: Position) -> bool:
    return _known(entry.ideal) or bool(entry.ranking) or entry.says is not None


def _known(set_: SettlementSet | None) -> bool:
    """``unknown`` written down is a record of silence."""
    return set_ is not None and any(a.stretch != "unknown" for a in set_.alternatives)


def _over(entry: Position, day: date) -> bool:
    return entry.until is not None and entry.until.last is not None and entry.until.last < day
