"""How what does not fit a record's type is told to the analyst who typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from winset.case.address import printed
from winset.case.case import Case
from winset.case.record import Part
from winset.errors import Problem, Slip, nearest, one_of

if TYPE_CHECKING:
    from winset.case.load import Source

Path = tuple[str | int, ...]


def explain(source: Source) -> tuple[Case | None, list[Problem]]:
    """The typed case, or None and a problem for each thing that does not fit."""
    try:
        return Case.model_validate(source.sections), []
    except ValidationError as error:
        return None, [
            p
            for e in error.errors(include_url=False)
            if (p := _problem(source, e)) is not None
        ]


def _problem(source: Source, error: Any) -> Problem | None:
    path: Path = tuple(error["loc"])
    where = printed(source.settle(path), source.raw)
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(source, path)
    if kind == "missing":
        return _missing(source, path)
    slip = (error.get("ctx") or {}).get("error")
    if isinstance(slip, Slip):
        return Problem(
            source.place(path),
            where,
            slip.found,
            slip.expected,
            slip.meant,
            kind="grammar",
        )
    found = source.raw(path)
    return Problem(
        source.place(path), where, _shape(found), _wanted(kind), kind="shape"
    )


def _unknown_key(source: Source, path: Path) -> Problem:
    owner = record_class(path[:-1])
    legal = [f.alias or n for n, f in owner.model_fields.items()] if owner else []
    key = str(path[-1])
    return Problem(
        source.place(path, key=True),
        printed(source.settle(path[:-1]), source.raw),
        f"unknown key '{key}'",
        one_of(legal, 60),
        nearest(key.replace("_", "-"), legal),
        kind="unknown-key",
    )


def _missing(source: Source, path: Path) -> Problem | None:
    key = path[-1]
    if len(path) == 1:
        if any(not t.parsed for t in source.trees):
            return None
        return Problem(
            source.place(()),
            "",
            f"no section '{key}' in any file",
            f"a section {key}:",
            kind="missing-section",
        )
    if any(
        p.kind == "no-value" and p.found.startswith(f"'{key}' ")
        for t in source.trees
        for p in t.problems
    ):
        return None
    return Problem(
        source.place(path[:-1], key=True),
        printed(source.settle(path[:-1]), source.raw),
        f"'{key}' is missing",
        f"a line {key}: ...",
        kind="missing-key",
    )


def record_class(path: Path) -> type[Part] | None:
    """The class of the record at ``path``, found by walking the field types of a case."""
    current: Any = Case
    for step in path:
        current = _inside(current, step)
        if current is None:
            return None
    while current is not None and not (
        isinstance(current, type) and issubclass(current, Part)
    ):
        inner = _unwrapped(current)
        if inner is current:
            return None
        current = inner
    return current


def _inside(annotation: Any, step: str | int) -> Any:
    """The type of what stands under ``step`` in a value of this type."""
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        for name, field in annotation.model_fields.items():
            if step in (field.alias, name):
                return field.annotation
        return None
    args = get_args(annotation)
    origin = getattr(annotation, "__origin__", None)
    if origin is dict:
        return args[1]
    if origin is tuple:
        return args[0]
    return None


def _bare(annotation: Any) -> Any:
    """Without Annotated and Optional."""
    while True:
        inner = _unwrapped(annotation)
        if inner is annotation:
            return annotation
        annotation = inner


def _unwrapped(annotation: Any) -> Any:
    if hasattr(annotation, "__metadata__"):
        return annotation.__origin__
    args = get_args(annotation)
    if type(None) in args:
        return next(a for a in args if a is not type(None))
    return annotation


def _shape(found: Any) -> str:
    if isinstance(found, dict):
        return "a map stands here"
    if isinstance(found, list):
        return "a list stands here"
    return f"'{found}' stands here"


def _wanted(kind: str) -> str:
    if kind.startswith(("dict", "model")):
        return "a map, 'key: value'"
    if kind.startswith(("tuple", "list")):
        return "a list"
    return "text"
