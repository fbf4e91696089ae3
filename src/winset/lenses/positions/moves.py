"""What moved between two days: happened since, known only now, or said again without a change?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from winset.case.case import Case
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.positions import Position
from winset.case.scales import covered
from winset.case.stance import Stance, stance
from winset.results import Column, Row, Table

Kind = Literal["happened-since", "known-only-now", "unchanged-though-noisy"]
Effect = Literal["easier", "harder", "shifted", "unknown", "none"]
KEYS = ("accepts", "red-line", "could-accept", "ideal", "salience")

COLUMNS = (
    Column("change", "key"),
    Column("issue", "issue"),
    Column("actor", "actor"),
    Column("what", "word"),
    Column("then", "text-at"),
    Column("now", "text-at"),
    Column("kind", "word"),
    Column("effect", "word"),
    Column("date", "date"),
    Column("entries", "number", "entries"),
)


@dataclass(frozen=True, slots=True)
class Shift:
    """One key of one stance, then and now."""

    issue: str
    actor: str
    key: str
    then: Position | None
    now: Position | None
    kind: Kind
    effect: Effect
    fresh: int


def moves(then: Case, now: Case, since: date, today: date) -> tuple[Shift, ...]:
    """Every key of every stance that changed, and those that new entries left as they were."""
    found = []
    for issue, record in now.issues.items():
        for actor in now.positions.get(issue, {}):
            before, after = stance(then, issue, actor, since), stance(now, issue, actor, today)
            found += _of_stance(record, before, after, since)
    return tuple(found)


def _of_stance(issue: Issue, before: Stance, after: Stance, since: date) -> list[Shift]:
    known = {_content(e) for e in before.entries}
    fresh = [e for e in after.entries if _content(e) not in known]
    found = []
    for key in KEYS:
        old, new = _entry(before, key), _entry(after, key)
        if new is None:
            continue
        if old is not None and _same(old, new, key):
            restated = [e for e in fresh if _value(e, key) is not None]
            if restated:
                found.append(
                    _shift(after, key, old, new, "unchanged-though-noisy", "none", len(restated))
                )
            continue
        kind: Kind = "happened-since" if (new.since.first or date.min) > since else "known-only-now"
        effect = _effect(issue, key, old, new)
        found.append(
            _shift(
                after, key, old, new, kind, effect, sum(_value(e, key) is not None for e in fresh)
            )
        )
    return found


def _shift(
    held: Stance,
    key: str,
    old: Position | None,
    new: Position,
    kind: Kind,
    effect: Effect,
    fresh: int,
) -> Shift:
    return Shift(held.issue, held.actor, key, old, new, kind, effect, fresh)


def _content(entry: Position) -> tuple[str, ...]:
    """What an entry says, apart from its sources: a later source does not make it new."""
    return (entry.since.text, str(entry.says), *(str(_value(entry, key)) for key in KEYS))


def _entry(held: Stance, key: str) -> Position | None:
    if key == "could-accept":
        return held.could[-1] if held.could else None
    return held.held.get(key.replace("-", "_"))


def _value(entry: Position, key: str) -> Any:
    return getattr(entry, key.replace("-", "_"))


def _same(old: Position, new: Position, key: str) -> bool:
    return str(_value(old, key)) == str(_value(new, key))


_OF_A_FIRST: dict[str, Effect] = {"red-line": "harder", "could-accept": "easier"}


def _effect(issue: Issue, key: str, old: Position | None, new: Position) -> Effect:
    """Whether more or fewer settlements are left open than before.

    ``accepts`` and ``could-accept``: a wider set is easier; ``red-line``: a wider set is harder.
    With nothing recorded before, a new red line is harder and a new opening easier; a first
    ``accepts`` opens what it names and closes the rest, so its effect is unknown.
    """
    if key in ("ideal", "salience"):
        return "shifted"
    if old is None:
        return _OF_A_FIRST.get(key, "unknown")
    before, after = _set(issue, _value(old, key)), _set(issue, _value(new, key))
    if before is None or after is None:
        return "unknown"
    if before == after:
        return "shifted"
    wider, narrower = before < after, after < before
    if key == "red-line":
        wider, narrower = narrower, wider
    return "easier" if wider else "harder" if narrower else "shifted"


def _set(issue: Issue, chosen: SettlementSet | None) -> frozenset[str] | None:
    return covered(issue, chosen) if chosen is not None else None


def table(shifts: tuple[Shift, ...]) -> Table:
    """The moves as a table, in the order of the issues."""
    return Table("moves", COLUMNS, tuple(_row(s) for s in shifts))


def _row(shift: Shift) -> Row:
    assert shift.now is not None
    then, now = _at(shift, shift.then), _at(shift, shift.now)
    cells = (
        f"{shift.issue}.{shift.actor}.{shift.key}",
        shift.issue,
        shift.actor,
        shift.key,
        then,
        now,
        shift.kind,
        shift.effect,
        shift.now.since.text,
        shift.fresh,
    )
    cites = dict.fromkeys(c.text for e in (shift.then, shift.now) if e for c in e.rests_on)
    return Row(cells, tuple(a for a in (then, now) if a), tuple(cites))


def _at(shift: Shift, entry: Position | None) -> str | None:
    if entry is None:
        return None
    return f"positions.{shift.issue}.{shift.actor}.{shift.key}@{entry.since.text}"
