"""What is the address of the record that stands at a path of a case?"""

from __future__ import annotations

from typing import Any

from winset.case.drafts import Clause, Draft
from winset.case.record import Part, Record
from winset.case.references import Path

_OWN_NAMES = ("who", "draft", "changes", "value", "judgement", "file")


def address_of(case: Any, path: Path) -> str:
    """The address of what stands at ``path``: a dated entry by its date, others of a list by name.

    An actor's own id is the root of its record. A record inside a dated entry, and one whose own
    name has parts, is told by the record around it: an address has room for one date and no dots.
    """
    words: list[str] = []
    holder, thing = None, case
    for step in path:
        if isinstance(thing, Part):
            holder = thing
        thing = inside(thing, step)
        if isinstance(step, str):
            words.append(step)
        elif isinstance(thing, Record) and thing.own_date is not None:
            return f"{'.'.join(_from_the_actor(words))}@{thing.own_date.text}"
        elif name := own_name(thing, step, holder):
            words.append(name)
    return ".".join(_from_the_actor(words))


def own_name(entry: Any, place: int, holder: Any) -> str:
    """The name of an entry of a list (who reacted, a clause's number) if it is one word."""
    if isinstance(entry, Clause) and isinstance(holder, Draft):
        return _clause_name(entry, place, holder)
    for key in _OWN_NAMES:
        name = getattr(entry, key, None)
        if isinstance(name, str):
            return "" if "." in name else name
    return ""


def _clause_name(clause: Clause, place: int, draft: Draft) -> str:
    """Its number, unless the text has that number twice."""
    alone = sum(other.n == clause.n for other in draft.clauses) == 1
    return clause.n if clause.n is not None and alone else draft.clause_names()[place]


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
