"""How is a value changed for a what-if? Set what is in force, or add an entry: our judgement."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from winset.case.address import Target, addressable, resolve
from winset.case.case import Case
from winset.case.claims import Claim
from winset.case.directory import Directory
from winset.case.grammar.value import Value
from winset.case.naming import SAID, at, inside, said
from winset.case.positions import Position
from winset.case.quantities import Quantity
from winset.case.record import Part, Record
from winset.case.references import Path, walk
from winset.errors import Slip, UsageError, nearest, one_of, sentence
from winset.units import canonical_unit


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
    """The first thing that does not fit, in the words of a case file."""
    first = error.errors(include_url=False)[0]
    slip = (first.get("ctx") or {}).get("error")
    if isinstance(slip, Slip):
        return str(slip)
    key = ".".join(map(str, first["loc"]))
    match first["type"]:
        case "extra_forbidden":
            return f"unknown key '{key}'"
        case "missing":
            return f"'{key}' is missing"
    return f"the value of {key} has another form; expected what a case file holds there"


def _applied(case: Case, change: Change) -> Case:
    steps = change.address.partition("@")[0].split(".")
    if steps[0] == "positions" and len(steps) == 4:
        return _position(case, change, *steps[1:])
    if change.how == "add":
        raise Slip(
            "only a position can be added",
            "positions.ISSUE.WHO.KEY; use set for the rest",
        )
    path, plain = _anew(case, resolve(case, change.address), change.value)
    return _changed(case, path, plain)


def _changed(case: Case, path: Path, plain: dict[str, Any]) -> Case:
    """``case`` with the record at ``path`` read anew; a Slip when it names what is not there."""
    changed = _replaced(case, path, plain)
    assert isinstance(changed, Case)
    _sound(case, at(changed, path))
    return changed


def _anew(case: Case, target: Target, value: Any) -> tuple[Path, dict[str, Any]]:
    """The record that a change replaces: where it stands, and what a file would hold for it."""
    thing = target.thing
    if target.path[0] == "case":
        raise Slip("the head of a case is no what-if", "--as-of for another day")
    if len(target.path) < 2:
        raise Slip("a whole section cannot be set", "the address of a record or of its key")
    if isinstance(thing, Quantity):
        return target.path, _quantity(str(target.path[-1]), thing, value)
    if isinstance(thing, Part) and isinstance(value, dict):
        return target.path, _judged(thing, value)
    if isinstance(thing, Part):
        keys = [field.alias or name for name, field in type(thing).model_fields.items()]
        if "value" not in keys:
            raise Slip("a whole record cannot be one text", f"the address of a key: {one_of(keys)}")
        return target.path, _judged(thing, {"value": value})
    return target.path[:-1], _judged(_owner(case, target), {str(target.path[-1]): value})


def _judged(record: Part, given: dict[str, Any]) -> dict[str, Any]:
    """The record as plain maps with what is ``given``: a judgement, which no source says."""
    plain = record.plain()
    if isinstance(record, Record):
        plain.pop("sources", None)
        plain["basis"] = "assumed"
    if isinstance(record, Claim):
        plain.pop("at", None)
    return {**plain, **given}


def _position(case: Case, change: Change, issue: str, actor: str, key: str) -> Case:
    """A key of somebody's position on an issue: what is in force, or one dated entry."""
    addressable(case, change.address)
    entries = case.positions.get(issue, {}).get(actor, ())
    date = change.address.partition("@")[2]
    if date and not entries:
        raise Slip(f"{actor} has no entry on {issue}", f"positions.{issue}.{actor}.{key}, undated")
    if key not in SAID:
        path = resolve(case, change.address).path[:4] if entries else ()
        if not path:
            raise Slip(f"{actor} has no entry on {issue}", f"one of {', '.join(SAID)} first")
        return _changed(case, path, _judged(entries[int(path[3])], {key: change.value}))
    if date:
        place = int(resolve(case, change.address).path[3])
        day, cleared = entries[place].since.text, {place}
    else:
        day = case.case.as_of.text
        cleared = _replaced_places(entries, key, day, change.how)
    kept = tuple(
        left
        for index, entry in enumerate(entries)
        for left in ((entry,) if index not in cleared else _silenced(entry, key))
    )
    return _with_entries(case, issue, actor, (*kept, *_entry(case, issue, key, day, change)))


def _replaced_places(
    entries: tuple[Position, ...], key: str, day: str, how: Literal["set", "add"]
) -> set[int]:
    """Which entries no longer say ``key``: soft lines add up, of others the newest holds."""
    giving = {i for i, e in enumerate(entries) if key in said(e)}
    if key == "could-accept":
        return giving if how == "set" else set()
    return {i for i in giving if entries[i].since.text == day}


def _silenced(entry: Position, key: str) -> tuple[Position, ...]:
    """The entry without what it says under ``key``; nothing when that was all it said."""
    plain = {k: v for k, v in entry.plain().items() if k not in (key, *_WITH.get(key, ()))}
    return (Position.model_validate(plain),) if plain.keys() & set(SAID) else ()


def _entry(case: Case, issue: str, key: str, day: str, change: Change) -> tuple[Position, ...]:
    """The new entry; none when nothing more could be accepted."""
    if change.how == "set" and key == "could-accept" and change.value == "nothing":
        return ()
    plain = {"since": day, key: change.value, "basis": "assumed"}
    entry = Position.model_validate(plain)
    _sound(case, entry)
    _fitting(case, issue, entry)
    return (entry,)


def _fitting(case: Case, issue: str, entry: Position) -> None:
    """Raises a Slip for a settlement that the issue does not have."""
    from winset.case.checks.fits import misfits, of_one

    record = case.issues[issue]
    for settlement in (*entry.ranking, *(entry.worth or ())):
        for slip in of_one(issue, settlement, record):
            raise slip
    for chosen in (entry.accepts, entry.could_accept, entry.red_line, entry.ideal):
        for slip in misfits(issue, chosen, case.issues) if chosen is not None else ():
            raise slip


def _with_entries(case: Case, issue: str, actor: str, entries: tuple[Position, ...]) -> Case:
    by_actor = {**case.positions.get(issue, {}), actor: entries}
    positions = {**case.positions, issue: {a: e for a, e in by_actor.items() if e}}
    return case.model_copy(update={"positions": {i: p for i, p in positions.items() if p}})


_WITH = {"red-line": ("line", "given-up-before"), "could-accept": ("confidence",)}
"""Keys that speak of another key alone."""


def _sound(case: Case, record: Part) -> None:
    """Raises a Slip for something that a changed record names and the case does not have."""
    directory = Directory(case)
    for reference in walk(record).references:
        if reference.kinds == ("path",):
            addressable(case, reference.id)
        elif not directory.has(reference.kinds, reference.id):
            kinds = " or ".join(reference.kinds)
            near = nearest(reference.id, directory.legal(reference.kinds))
            raise Slip(f"'{reference.id}' is no {kinds} of this case", meant=near)


def _quantity(name: str, quantity: Quantity, value: Any) -> dict[str, Any]:
    """A quantity set to one value, in its unit: its counters no longer speak."""
    from winset.case.checks.figures import wrong_unit

    figure = Value.accept(value)
    unit = canonical_unit(quantity.unit or "")
    if unit and figure.known and (slip := wrong_unit(figure, figure, name, unit)):
        raise slip
    plain = {
        k: v
        for k, v in quantity.plain().items()
        if k not in ("observed", "series", "use", "sources")
    }
    return {**plain, "value": value, "basis": "assumed"}


def _owner(case: Case, target: Target) -> Part:
    thing = at(case, target.path[:-1])
    if not isinstance(thing, Part):
        raise Slip(
            f"'{target.path[-1]}' cannot be set on its own",
            "the address of a record or of one of its keys",
        )
    return thing


def _replaced(thing: Any, path: Path, plain: dict[str, Any]) -> Any:
    """``thing`` with the record at ``path`` read anew from ``plain``."""
    if not path:
        return type(thing).model_validate(plain)
    step, rest = path[0], path[1:]
    inner = _replaced(inside(thing, step), rest, plain)
    if isinstance(thing, Part):
        name = next(n for n, f in type(thing).model_fields.items() if step in (f.alias, n))
        return thing.model_copy(update={name: inner})
    if isinstance(thing, dict):
        return {**thing, step: inner}
    return tuple(inner if i == step else v for i, v in enumerate(thing))
