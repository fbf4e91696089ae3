"""What is the address of the record that stands at a path of a case?"""

from __future__ import annotations

from typing import Any

from winset.case.drafts import Clause, clause_names
from winset.case.positions import Position
from winset.case.record import Part, Record
from winset.case.references import Path

_OWN_NAMES = ("who", "draft", "changes", "value", "judgement", "by", "file")
SAID = (
    *("accepts", "could-accept", "red-line", "ideal", "ranking", "worth", "worth-if"),
    *("salience", "says"),
)
"""Keys under which a position says something; the others say how, by whom or how surely."""


def address_of(case: Any, path: Path) -> str:
    """The address of what stands at ``path``: a dated entry by its date, others of a list by name.

    An actor's own id is the root of its record. A dated entry may have a name too (who counted, who
    reacted); positions of one day are told apart by what they say, a rival reading says so. What
    cannot be told apart, stands inside a dated entry, or has a name of several parts, is told by
    what is around it.
    """
    words: list[str] = []
    around, thing = None, case
    for step in path:
        around, thing = thing, inside(thing, step)
        if isinstance(step, str):
            words.append(step)
        elif isinstance(thing, Record) and thing.own_date is not None:
            apart = _beside(around, step)
            day = "" if apart is None else f"@{thing.own_date.text}"
            return ".".join(_from_the_actor([*words, *(apart or ())])) + day
        elif name := own_names(around)[step]:
            words.append(name)
    return ".".join(_from_the_actor(words))


def entry_address(issue: str, actor: str, entry: Position, key: str = "") -> str:
    """The address of a position, or of what it says under ``key``."""
    rival = ".rival" if entry.rival else ""
    return f"positions.{issue}.{actor}{rival}{'.' if key else ''}{key}@{entry.since.text}"


def own_names(entries: tuple[Any, ...]) -> tuple[str, ...]:
    """The name of each entry of a list (who reacted, a clause's number), if it is one word."""
    if entries and all(isinstance(entry, Clause) for entry in entries):
        return clause_names(entries)
    return tuple(map(_own_name, entries))


def _own_name(entry: Any) -> str:
    for key in _OWN_NAMES:
        name = getattr(entry, key, None)
        if isinstance(name, str):
            return "" if "." in name else name
    return ""


def _beside(entries: tuple[Any, ...], place: int) -> list[str] | None:
    """What tells a dated entry from others of its day; None when nothing does."""
    entry = entries[place]
    if isinstance(entry, Position):
        return ["rival"] if entry.rival else _said_alone(entries, place)
    names = own_names(entries)
    day = entry.own_date.text
    before = [i for i in range(place) if entries[i].own_date and entries[i].own_date.text == day]
    if names[place]:
        return [names[place]] if all(names[i] != names[place] for i in before) else None
    return None if before else []


def _said_alone(entries: tuple[Position, ...], place: int) -> list[str] | None:
    """The first key under which no earlier entry of its day says anything."""
    entry = entries[place]
    before = [e for e in entries[:place] if not e.rival and e.since.text == entry.since.text]
    taken = {key for other in before for key in said(other)}
    alone = [key for key in said(entry) if key not in taken]
    return [] if not before else alone[:1] or None


def said(entry: Position) -> list[str]:
    """The keys under which a position says something."""
    return [k for k in SAID if getattr(entry, k.replace("-", "_")) not in (None, ())]


def inside(thing: Any, step: str | int) -> Any:
    """What stands under one step of a path; None when nothing does."""
    if isinstance(thing, Part):
        name = _fields(type(thing)).get(str(step))
        return getattr(thing, name) if name is not None else None
    if isinstance(thing, dict):
        return thing.get(step)
    return thing[step] if isinstance(thing, tuple) and isinstance(step, int) else None


def at(thing: Any, path: Path) -> Any:
    """What stands at ``path`` below ``thing``; None when nothing does."""
    for step in path:
        thing = inside(thing, step)
        if thing is None:
            return None
    return thing


_KEYS: dict[type[Part], dict[str, str]] = {}


def _fields(cls: type[Part]) -> dict[str, str]:
    """Key in the file to the name of the field."""
    if cls not in _KEYS:
        _KEYS[cls] = {field.alias or name: name for name, field in cls.model_fields.items()}
    return _KEYS[cls]


def _from_the_actor(words: list[str]) -> list[str]:
    if words[:1] != ["parties"]:
        return words
    if words[2:3] == ["constituencies"] and len(words) > 3:
        return words[3:]
    return words[1:] if len(words) > 2 else words
