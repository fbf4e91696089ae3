"""Which phrases and records does a case hold, and where? One walk that every check shares."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from winset.case.grammar.phrase import Phrase
from winset.case.record import Part

Path = tuple[str | int, ...]
P = TypeVar("P", bound=Part)
_Visit = Callable[[Any, Path, "Pieces"], None]


@dataclass(slots=True)
class Pieces:
    """Every part (map with fixed keys) and every phrase (scalar with a grammar), with its path."""

    parts: dict[type[Part], list[tuple[Path, Any]]] = field(default_factory=dict)
    phrases: list[tuple[Path, Phrase]] = field(default_factory=list)

    def of(self, cls: type[P]) -> Iterator[tuple[Path, P]]:
        """The parts of this class or of one made from it, as they stand in the file."""
        for own, found in self.parts.items():
            if issubclass(own, cls):
                yield from found


def pieces(part: Part) -> Pieces:
    """Everything inside ``part``, itself included."""
    found = Pieces()
    _part(part, (), found)
    return found


@cache
def _plan(cls: type[Part]) -> tuple[tuple[str, str, _Visit], ...]:
    steps = []
    for name, info in cls.model_fields.items():
        visit = _visitor(info.annotation)
        if visit is not None:
            steps.append((name, info.alias or name, visit))
    return tuple(steps)


def _visitor(annotation: Any) -> _Visit | None:
    """How to walk a value of this type, or None when it holds neither part nor phrase."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _visitor(args[0])
    if origin in (Union, types.UnionType):
        return next((v for a in args if (v := _visitor(a)) is not None), None)
    if origin is tuple:
        return _each(_visitor(args[0]))
    if origin is dict:
        return _mapped(_visitor(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _part
    if isinstance(annotation, type) and issubclass(annotation, Phrase):
        return _phrase
    return None


def _part(value: Part, path: Path, found: Pieces) -> None:
    found.parts.setdefault(type(value), []).append((path, value))
    for name, key, visit in _plan(type(value)):
        inner = getattr(value, name)
        if inner is not None:
            visit(inner, (*path, key), found)


def _phrase(value: Phrase, path: Path, found: Pieces) -> None:
    found.phrases.append((path, value))


def _each(inner: _Visit | None) -> _Visit | None:
    if inner is None:
        return None

    def visit(value: Any, path: Path, found: Pieces) -> None:
        for index, item in enumerate(value):
            inner(item, (*path, index), found)

    return visit


def _mapped(inner: _Visit | None) -> _Visit | None:
    if inner is None:
        return None

    def visit(mapping: Any, path: Path, found: Pieces) -> None:
        for key, item in mapping.items():
            inner(item, (*path, key), found)

    return visit
