"""What moved between two days: happened since, known only now, or said again without a change?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from winset.case.case import Case
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.naming import entry_address
from winset.case.positions import Position
from winset.case.scales import covered, covered_if
from winset.case.stance import Stance, newness, stance
from winset.results import Column, Row, Table

Kind = Literal["happened-since", "known-only-now", "unchanged-though-noisy"]
Effect = Literal["easier", "harder", "shifted", "unknown", "none"]
LINES = ("accepts", "red-line", "could-accept")
KEYS = (*LINES, "ideal", "salience")

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
    """Every key of every stance that changed, and every line that new entries left as it was.

    What somebody calls best, or how much an issue weighs, moved only if it was recorded before.
    """
    found = []
    for issue, record in now.issues.items():
        for actor in _speakers(then, now, issue):
            before, after = stance(then, issue, actor, since), stance(now, issue, actor, today)
            found += _of_stance(record, before, after, since)
    return tuple(found)


def _speakers(then: Case, now: Case, issue: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*now.positions.get(issue, {}), *then.positions.get(issue, {}))))


def _of_stance(issue: Issue, before: Stance, after: Stance, since: date) -> list[Shift]:
    known = {_content(e) for e in before.entries}
    fresh = [e for e in after.entries if _content(e) not in known]
    found = []
    for key in KEYS:
        old, new = _entry(before, key), _entry(after, key)
        said = sum(_value(e, key) is not None for e in fresh)
        if old is None and (new is None or key not in LINES):
            continue
        if old is not None and new is not None and _same(old, new, key):
            if said and key in LINES:
                found.append(_shift(after, key, old, new, "unchanged-though-noisy", "none", said))
            continue
        kind = _kind(old, new, since)
        found.append(_shift(after, key, old, new, kind, _effect(issue, key, old, new), said))
    return found


def _kind(old: Position | None, new: Position | None, since: date) -> Kind:
    """Whether it happened after the earlier day; a line that ran out did so on its last day."""
    if new is None:
        return "happened-since"
    return "happened-since" if (new.since.first or date.min) > since else "known-only-now"


def _shift(
    held: Stance,
    key: str,
    old: Position | None,
    new: Position | None,
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
        return max(held.could, key=newness, default=None)
    return held.held.get(key.replace("-", "_"))


def _value(entry: Position, key: str) -> Any:
    return getattr(entry, key.replace("-", "_"))


def _same(old: Position, new: Position, key: str) -> bool:
    return str(_value(old, key)) == str(_value(new, key))


_OF_A_FIRST: dict[str, Effect] = {"red-line": "harder", "could-accept": "easier"}
_OF_A_LAST: dict[str, Effect] = {"red-line": "easier", "could-accept": "harder"}


def _effect(issue: Issue, key: str, old: Position | None, new: Position | None) -> Effect:
    """Whether more or fewer settlements are left open than before.

    ``accepts`` and ``could-accept``: a wider set is easier; ``red-line``: a wider set is harder.
    With nothing recorded before, a new red line is harder and a new opening easier, and the other
    way round when one runs out; a first ``accepts`` opens what it names and closes the rest, so its
    effect is unknown.
    """
    if key not in LINES:
        return "shifted"
    if old is None or new is None:
        return (_OF_A_FIRST if old is None else _OF_A_LAST).get(key, "unknown")
    before, after = _open(issue, _value(old, key)), _open(issue, _value(new, key))
    if before is None or after is None:
        return "unknown"
    wider, narrower = _holds(after, before), _holds(before, after)
    if wider == narrower:
        return "shifted"
    return "easier" if wider == (key != "red-line") else "harder"


def _open(issue: Issue, chosen: SettlementSet) -> dict[str, str] | None:
    """The settlements a set covers, each with the condition it stands under ('' without one)."""
    plain = covered(issue, chosen)
    under = covered_if(issue, chosen)
    if plain is None and not under:
        return None
    return dict.fromkeys(plain or (), "") | under


def _holds(wide: dict[str, str], narrow: dict[str, str]) -> bool:
    """Whether one leaves open all that the other does, under no more than its conditions."""
    return all(wide.get(rung) in ("", condition) for rung, condition in narrow.items())


def table(shifts: tuple[Shift, ...]) -> Table:
    """The moves as a table, in the order of the issues."""
    return Table("moves", COLUMNS, tuple(_row(s) for s in shifts))


def _row(shift: Shift) -> Row:
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
        _day(shift),
        shift.fresh,
    )
    cites = dict.fromkeys(c.text for e in (shift.then, shift.now) if e for c in e.rests_on)
    return Row(cells, tuple(a for a in (then, now) if a), tuple(cites))


def _day(shift: Shift) -> str | None:
    """Since when it is so: the day of the new entry, or the last day of one that ran out."""
    if shift.now is not None:
        return shift.now.since.text
    assert shift.then is not None
    return shift.then.until.text if shift.then.until is not None else None


def _at(shift: Shift, entry: Position | None) -> str | None:
    if entry is None:
        return None
    return entry_address(shift.issue, shift.actor, entry, shift.key)
