"""How is a value changed for a what-if? Set what is in force, or add an entry: our judgement."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from winset.case.address import Target, resolve
from winset.case.case import Case
from winset.case.positions import Position
from winset.case.quantities import Quantity
from winset.case.record import Part, Record
from winset.case.references import Path
from winset.errors import Slip, UsageError, sentence


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``set`` replaces what is in force, ``add`` adds an entry of the as-of day.

    ``value`` is what a file would hold: text, a list or a map.
    """

    how: Literal["set", "add"]
    address: str
    value: Any

    @property
    def words(self) -> str:
        """The value in one line."""
        return (
            self.value
            if isinstance(self.value, str)
            else json.dumps(self.value, ensure_ascii=False)
        )


def apply(case: Case, changes: tuple[Change, ...]) -> Case:
    """``case`` with all changes, in order; a UsageError names the nearest right address or form."""
    for change in changes:
        try:
            case = _applied(case, change)
        except Slip as slip:
            raise UsageError(
                f"{change.how} {change.address}: {sentence(slip.found, slip.expected, slip.meant)}"
            ) from slip
        except ValidationError as error:
            raise UsageError(f"{change.how} {change.address}: {_told(error)}") from error
    return case


def _told(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    slip = (first.get("ctx") or {}).get("error")
    if isinstance(slip, Slip):
        return str(slip)
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _applied(case: Case, change: Change) -> Case:
    steps = change.address.partition("@")[0].split(".")
    if steps[0] == "positions" and len(steps) == 4:
        return _position(case, change, steps)
    if change.how == "add":
        raise Slip(
            "only a position can be added",
            "positions.ISSUE.WHO.KEY; use set for the rest",
        )
    changed = _replaced(case, *_anew(case, resolve(case, change.address), change.value))
    assert isinstance(changed, Case)
    return changed


def _anew(case: Case, target: Target, value: Any) -> tuple[Path, dict[str, Any]]:
    """The record that a change replaces: where it stands, and what a file would hold for it."""
    thing = target.thing
    if isinstance(thing, Quantity):
        return target.path, _quantity(thing, value)
    if isinstance(thing, Part) and isinstance(value, dict):
        return target.path, {**thing.plain(), **value}
    if isinstance(thing, Part):
        return target.path, _with(thing, "value", value)
    return target.path[:-1], _with(_owner(case, target), str(target.path[-1]), value)


def _position(case: Case, change: Change, steps: list[str]) -> Case:
    """A key of somebody's position on an issue: what is in force, or one dated entry."""
    _, issue, actor, key = steps
    date = change.address.partition("@")[2]
    if key not in (f.alias for f in Position.model_fields.values()):
        resolve(case, change.address)
    entries = case.positions.get(issue, {}).get(actor)
    if entries is None or date:
        _legal(case, issue, actor)
    entries = entries or ()
    if date:
        target = resolve(case, f"positions.{issue}.{actor}@{date}")
        index = target.path[-1]
        entries = tuple(
            _position_with(e, key, change.value) if i == index else e for i, e in enumerate(entries)
        )
    else:
        day = case.case.as_of.text
        if change.how == "set":
            entries = _cleared(entries, key, day)
        if not (change.how == "set" and key == "could-accept" and change.value == "nothing"):
            added = Position.model_validate({"since": day, key: change.value, "basis": "assumed"})
            entries = (*entries, added)
    by_actor = {**case.positions.get(issue, {}), actor: entries}
    positions = {**case.positions, issue: {a: e for a, e in by_actor.items() if e}}
    return case.model_copy(update={"positions": {i: p for i, p in positions.items() if p}})


def _legal(case: Case, issue: str, actor: str) -> None:
    resolve(case, f"issues.{issue}")
    resolve(case, actor)


def _cleared(entries: tuple[Position, ...], key: str, day: str) -> tuple[Position, ...]:
    """Entries without what the new one replaces.

    For could-accept that is all of it, for other keys what was said on the same day.
    """
    kept = []
    for entry in entries:
        gives = getattr(entry, key.replace("-", "_")) not in (None, ())
        if not gives or (key != "could-accept" and entry.since.text != day):
            kept.append(entry)
            continue
        plain = entry.plain()
        plain.pop(key, None)
        if set(plain) - _CARRIERS:
            kept.append(Position.model_validate(plain))
    return tuple(kept)


_CARRIERS = {
    "since",
    "until",
    "sources",
    "basis",
    "confidence",
    "known",
    "note",
    "codes",
    "channel",
    "audience",
    "line",
}


def _position_with(entry: Position, key: str, value: Any) -> Position:
    return Position.model_validate(_with(entry, key, value))


def _with(record: Part, key: str, value: Any) -> dict[str, Any]:
    """The record as plain maps with ``key`` changed, and marked as a judgement where it can be."""
    plain = {**record.plain(), key: value}
    if isinstance(record, Record):
        plain["basis"] = "assumed"
        plain.pop("sources", None)
    return plain


def _quantity(quantity: Quantity, value: Any) -> dict[str, Any]:
    """A quantity set to one value: its counters no longer speak."""
    plain = {
        k: v
        for k, v in quantity.plain().items()
        if k not in ("observed", "series", "use", "sources")
    }
    return {**plain, "value": value, "basis": "assumed"}


def _owner(case: Case, target: Target) -> Part:
    thing: Any = case
    for step in target.path[:-1]:
        thing = _step(thing, step)
    if not isinstance(thing, Part):
        raise Slip(
            f"'{target.path[-1]}' cannot be set on its own",
            "the address of a record or of one of its keys",
        )
    return thing


def _step(thing: Any, step: str | int) -> Any:
    if isinstance(thing, Part):
        for name, field in type(thing).model_fields.items():
            if step in (field.alias, name):
                return getattr(thing, name)
    return thing[step]


def _replaced(thing: Any, path: Path, plain: dict[str, Any]) -> Any:
    """``thing`` with the record at ``path`` read anew from ``plain``."""
    if not path:
        return type(thing).model_validate(plain)
    step, rest = path[0], path[1:]
    inner = _replaced(_step(thing, step), rest, plain)
    if isinstance(thing, Part):
        name = next(n for n, f in type(thing).model_fields.items() if step in (f.alias, n))
        return thing.model_copy(update={name: inner})
    if isinstance(thing, dict):
        return {**thing, step: inner}
    return tuple(inner if i == step else v for i, v in enumerate(thing))
