"""Which figures and dates does a record give itself, not through a record inside it?"""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from winset.case.claims import Asserted
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.record import Part

_MADE_OF = (Value, Asserted, When)


def figures_of(record: Part) -> list[tuple[str, Value]]:
    """Every figure with the field it stands in; ``unknown`` and ``from CLAIM`` are none."""
    found = []
    for name in _fields(type(record)):
        for one in _each(getattr(record, name)):
            value = one.value if isinstance(one, Asserted) else one
            if isinstance(value, Value) and value.numbers:
                found.append((name, value))
    return found


def dates_of(record: Part) -> list[When]:
    """Every date."""
    found = []
    for name in _fields(type(record)):
        for one in _each(getattr(record, name)):
            when = one.when if isinstance(one, Asserted) else one
            if isinstance(when, When):
                found.append(when)
    return found


@cache
def _fields(cls: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, info in cls.model_fields.items() if _holds(info.annotation))


def _holds(annotation: Any) -> bool:
    """Whether a field of this type can hold a figure or a date itself."""
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, _MADE_OF)
    return any(_holds(one) for one in get_args(annotation))


def _each(thing: Any) -> tuple[Any, ...]:
    if isinstance(thing, dict):
        return tuple(thing.values())
    return thing if isinstance(thing, tuple) else (thing,)
