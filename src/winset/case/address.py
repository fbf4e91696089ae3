"""How is any value of a case named? section.id.key, then @DATE for a dated entry; no list index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from winset.case.case import Case
from winset.case.drafts import Draft, clause_names
from winset.case.grammar.when import When
from winset.case.naming import own_names
from winset.case.positions import Position
from winset.case.quantities import Quantity
from winset.case.record import Part, Record
from winset.errors import Slip, nearest, one_of

Path = tuple[str | int, ...]
_DATES = ("since", "at", "on", "made")
_OWN_NAMES = ("n", "who", "draft", "changes", "value", "judgement", "file")


def printed(path: Path, raw: Callable[[Path], Any]) -> str:
    """The address of a path.

    A place in a list is told by its entry's date (at the end) or own name, else left out.
    """
    words: list[str] = []
    dated = ""
    for index, step in enumerate(path):
        if isinstance(step, str):
            words.append(step)
            continue
        entry = raw(path[: index + 1])
        if isinstance(entry, dict):
            date = next((entry[k] for k in _DATES if isinstance(entry.get(k), str)), None)
            name = next((entry[k] for k in _OWN_NAMES if isinstance(entry.get(k), str)), None)
            if date and words:
                dated = f"@{date}"
            elif name:
                words.append(name)
    return ".".join(words) + dated


@dataclass(frozen=True, slots=True)
class Target:
    """What an address names: where it stands (steps as in the files), the thing, the date asked."""

    path: Path
    thing: Any
    date: str = ""


def resolve(case: Case, address: str) -> Target:
    """What ``address`` names in ``case``; a Slip with the nearest right address when nothing.

    The first word is a section or an actor's id; each further word is a key or an id, or the own
    name of a list's record: a clause's number, who reacted, who counted, ``rival`` for the reading
    not followed. ``@DATE`` picks a dated entry.
    """
    words, _, date = address.partition("@")
    steps = words.split(".")
    path, thing = _root(case, steps[0], address)
    for index, step in enumerate(steps[1:], start=1):
        if isinstance(thing, tuple):
            if places := _called(thing, step):
                path, thing = _entry(path, thing, date, address, among=places)
                continue
            path, thing = _entry(path, thing, date, address, key=step)
        path, thing = _inside(path, thing, step, steps[:index], address)
    if date and isinstance(thing, tuple):
        path, thing = _entry(path, thing, date, address)
    elif date and isinstance(thing, Quantity):
        path, thing = _entry((*path, "observed"), thing.observed, date, address)
    return Target(path, thing, date)


def addressable(case: Case, address: str) -> None:
    """Raises a Slip when ``address`` names nothing and nothing could be set there.

    A position may be set for somebody who has none yet, if the issue and the actor exist.
    """
    steps = address.partition("@")[0].split(".")
    if steps[0] != "positions" or len(steps) != 4:
        resolve(case, address)
        return
    _, issue, actor, key = steps
    entries = case.positions.get(issue, {}).get(actor)
    if entries:
        resolve(case, address)
        return
    if issue not in case.issues:
        raise Slip(
            f"no issue '{issue}' in the address '{address}'",
            one_of(case.issues),
            _mended(address, issue, nearest(issue, case.issues)),
        )
    actors = [
        *case.parties,
        *(c for p in case.parties.values() for c in p.constituencies),
        *case.groups,
    ]
    if actor not in actors:
        raise Slip(
            f"no actor '{actor}' in the address '{address}'",
            one_of(actors),
            _mended(address, actor, nearest(actor, actors)),
        )
    keys = [f.alias or n for n, f in Position.model_fields.items()]
    if key not in keys:
        raise Slip(
            f"no key '{key}' in the address '{address}'",
            one_of(keys),
            _mended(address, key, nearest(key, keys)),
        )


def _root(case: Case, word: str, address: str) -> tuple[Path, Any]:
    for name, field in Case.model_fields.items():
        if word == (field.alias or name):
            return (word,), getattr(case, name)
    for party, record in case.parties.items():
        if word == party:
            return ("parties", party), record
        if word in record.constituencies:
            return ("parties", party, "constituencies", word), record.constituencies[word]
    if word in case.groups:
        return ("groups", word), case.groups[word]
    sections = [f.alias or n for n, f in Case.model_fields.items()]
    actors = [
        *case.parties,
        *(c for p in case.parties.values() for c in p.constituencies),
        *case.groups,
    ]
    raise Slip(
        f"'{word}' in the address '{address}' is neither a section nor an actor",
        meant=_mended(address, word, nearest(word, [*sections, *actors])),
    )


def _inside(path: Path, thing: Any, step: str, before: list[str], address: str) -> tuple[Path, Any]:
    """What stands under ``step``."""
    legal: list[str] = []
    if isinstance(thing, Draft) and step in (names := clause_names(thing.clauses)):
        place = names.index(step)
        return (*path, "clauses", place), thing.clauses[place]
    if isinstance(thing, Part):
        for name, field in type(thing).model_fields.items():
            key = field.alias or name
            if key == step:
                return (*path, key), getattr(thing, name)
            legal.append(key)
    elif isinstance(thing, dict):
        if step in thing:
            return (*path, step), thing[step]
        legal = [str(k) for k in thing]
    elif isinstance(thing, tuple):
        legal = [name for name in dict.fromkeys(own_names(thing)) if name]
    if thing is None or not legal:
        around = ".".join(before)
        raise Slip(f"'{step}' in the address '{address}' stands under {around}, which has no parts")
    raise Slip(
        f"'{step}' in the address '{address}' is not under {'.'.join(before)}",
        one_of(legal),
        _mended(address, step, _near(step, legal)),
    )


def _near(step: str, legal: list[str]) -> str:
    """The legal word most like ``step``: one that goes on where it stops comes first."""
    return next((word for word in legal if word.startswith(f"{step}-")), nearest(step, legal))


def _called(entries: tuple[Any, ...], name: str) -> list[int]:
    """The places in a list of the records of that name."""
    if name == "rival":
        return [i for i, e in enumerate(entries) if isinstance(e, Position) and e.rival]
    return [i for i, own in enumerate(own_names(entries)) if own == name]


def _entry(
    path: Path,
    entries: tuple[Any, ...],
    date: str,
    address: str,
    key: str = "",
    among: list[int] | None = None,
) -> tuple[Path, Any]:
    """The dated entry that ``@DATE`` asks for, the newest without one; other lists stay lists.

    With a ``key``, entries that give it come before those that do not; of one day, the reading that
    is followed comes before its rival. ``among``: the places of the entries that are asked for.
    """
    places = range(len(entries)) if among is None else among
    dated = [(i, entries[i], day) for i in places if (day := _date_of(entries[i])) is not None]
    if not dated:
        return (path, entries) if among is None else ((*path, among[0]), entries[among[0]])
    dated = sorted(dated, key=lambda one: getattr(one[1], "rival", False))
    name = key.replace("-", "_")
    dated = [d for d in dated if getattr(d[1], name, None) not in (None, ())] or dated
    if not date:
        index, entry, _ = max(dated, key=_newness)
        return (*path, index), entry
    for index, entry, day in dated:
        if day.text == date:
            return (*path, index), entry
    asked = _in_force(dated, date)
    if asked is not None:
        return (*path, asked[0]), asked[1]
    legal = [day.text for _, _, day in dated]
    raise Slip(
        f"no entry of {date} in the address '{address}'",
        one_of(legal),
        nearest(date, legal),
    )


def _in_force(dated: list[tuple[int, Any, When]], date: str) -> tuple[int, Any] | None:
    """The newest entry that began on or before the first day of ``date``."""
    first = When.parse(date).first
    if first is None:
        return None
    begun = [one for one in dated if (one[2].first or Day.min) <= first]
    if not begun:
        return None
    index, entry, _ = max(begun, key=_newness)
    return index, entry


def _newness(one: tuple[int, Any, When]) -> tuple[Day, bool, int]:
    """Later first days win; of one day the reading that is followed, then the later line."""
    index, entry, day = one
    return day.first or day.last or Day.min, not getattr(entry, "rival", False), index


def _date_of(entry: Any) -> When | None:
    return entry.own_date if isinstance(entry, Record) else None


def _mended(address: str, wrong: str, right: str) -> str:
    """The address with its wrong step put right."""
    words, at, date = address.partition("@")
    steps = words.split(".")
    if not right or wrong not in steps:
        return ""
    steps[steps.index(wrong)] = right
    return ".".join(steps) + at + date
