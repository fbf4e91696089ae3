"""What points to what: every id that any record of a case mentions, with its address.

The fields themselves say where they point (``To`` markers, ``Phrase.pointers``); this walker only
follows them, so a new field needs no line here.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from winset.case.grammar.phrase import Phrase
from winset.case.record import Part, Record, To

Path = tuple[str | int, ...]
Visit = Callable[[Any, Path, "Found"], None]


@dataclass(frozen=True, slots=True)
class Reference:
    """Something at ``path`` names ``id``, which must be of one of ``kinds``."""

    path: Path
    kinds: tuple[str, ...]
    id: str
    in_key: bool = False


@dataclass(slots=True)
class Found:
    """What a walk gathers: references, records with their paths, and ties (see ``Part.ties``)."""

    references: list[Reference] = field(default_factory=list)
    records: list[tuple[Path, Record]] = field(default_factory=list)
    ties: list[Reference] = field(default_factory=list)


def walk(thing: Any, annotation: Any = None, path: Path = ()) -> Found:
    """Every reference and every record inside ``thing`` (a record, or a field of a case)."""
    found = Found()
    visit = _visitor(annotation if annotation is not None else type(thing), ())
    if visit is not None:
        visit(thing, path, found)
    return found


@cache
def plan(cls: type[Part]) -> tuple[tuple[str, str, Visit], ...]:
    """For each field of ``cls`` that can point anywhere: name, key in the file, how to visit it."""
    steps = []
    for name, info in cls.model_fields.items():
        visit = _visitor(info.annotation, tuple(info.metadata))
        if visit is not None:
            steps.append((name, info.alias or name, visit))
    return tuple(steps)


def _visitor(annotation: Any, metadata: tuple[Any, ...]) -> Visit | None:
    """How to walk a value of this type, or None when it can point nowhere."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _visitor(inner, (*metadata, *more))
    for marker in metadata:
        if isinstance(marker, To) and annotation is str:
            return _pointing(marker.kinds)
        if isinstance(marker, To) and get_origin(annotation) in (
            Union,
            types.UnionType,
        ):
            return _optional(_pointing(marker.kinds))
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        visits = [v for a in get_args(annotation) if (v := _visitor(a, ())) is not None]
        return _optional(visits[0]) if visits else None
    if origin is tuple:
        return _each(_visitor(get_args(annotation)[0], ()))
    if origin is dict:
        return _mapped(*get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _part
    if isinstance(annotation, type) and issubclass(annotation, Phrase):
        return _phrase if annotation.pointers is not Phrase.pointers else None
    return None


def _pointing(kinds: tuple[str, ...]) -> Visit:
    def visit(value: Any, path: Path, found: Found) -> None:
        found.references.append(Reference(path, kinds, value))

    return visit


def _optional(inner: Visit) -> Visit:
    def visit(value: Any, path: Path, found: Found) -> None:
        if value is not None:
            inner(value, path, found)

    return visit


def _each(inner: Visit | None) -> Visit | None:
    if inner is None:
        return None

    def visit(value: Any, path: Path, found: Found) -> None:
        for index, item in enumerate(value):
            inner(item, (*path, index), found)

    return visit


def _mapped(key: Any, value: Any) -> Visit | None:
    markers = (
        [m for m in get_args(key)[1:] if isinstance(m, To)] if get_origin(key) is Annotated else []
    )
    inner = _visitor(value, ())
    if not markers and inner is None:
        return None

    def visit(mapping: Any, path: Path, found: Found) -> None:
        for name, item in mapping.items():
            for marker in markers:
                found.references.append(Reference((*path, name), marker.kinds, name, in_key=True))
            if inner is not None:
                inner(item, (*path, name), found)

    return visit


def _part(value: Any, path: Path, found: Found) -> None:
    if isinstance(value, Record):
        found.records.append((path, value))
    cls: type[Part] = type(value)
    if cls.ties is not Part.ties:
        found.ties += [Reference((*path, *at), (kind,), id) for at, kind, id in value.ties()]
    for name, key, visit in plan(cls):
        visit(getattr(value, name), (*path, key), found)


def _phrase(value: Any, path: Path, found: Found) -> None:
    for kind, id in value.pointers():
        found.references.append(Reference(path, (kind,), id))
