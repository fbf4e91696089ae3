"""What is wrong with one value of a record that is being made? Told before the rest is there."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError

from winset.case.address import addressable
from winset.case.case import Case
from winset.case.directory import Directory
from winset.case.edit.kinds import Kind
from winset.case.grammar.cite import Cite
from winset.case.record import To
from winset.errors import Slip, nearest

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_PLACES = {"issue": "issue", "who": "actor", "draft": "draft"}


def wrong(case: Case, kind: Kind, key: str, value: Any) -> str:
    """What is wrong with ``value`` as ``key``, with the nearest right word; empty when nothing."""
    try:
        if key == "id":
            _id(case, kind, value)
        elif key in kind.place:
            _known(case, (_PLACES[key],), value)
        else:
            _fits(kind, key, value)
            for kinds, id in _pointed(kind, key, value):
                _known(case, kinds, id)
    except Slip as slip:
        return str(slip)
    return ""


def _id(case: Case, kind: Kind, value: Any) -> None:
    if not _ID.fullmatch(str(value)):
        meant = "-".join(re.findall(r"[a-z0-9]+", str(value).lower()))
        raise Slip(f"'{value}' is no id", "small-letter words joined by hyphens", meant)
    if value in getattr(case, kind.section):
        raise Slip(f"{kind.section}.{value} is there already", "another id")


def _fits(kind: Kind, key: str, value: Any) -> None:
    try:
        _reader(kind, key).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        slip = (first.get("ctx") or {}).get("error")
        raise slip if isinstance(slip, Slip) else Slip(str(first["msg"])) from error


@cache
def _reader(kind: Kind, key: str) -> TypeAdapter[Any]:
    field = next(f for n, f in kind.record.model_fields.items() if (f.alias or n) == key)
    annotation: Any = field.annotation
    for marker in field.metadata:
        annotation = Annotated[annotation, marker]
    return TypeAdapter(annotation)


def _pointed(kind: Kind, key: str, value: Any) -> list[tuple[tuple[str, ...], str]]:
    """What the value names elsewhere in the case."""
    field = next(f for n, f in kind.record.model_fields.items() if (f.alias or n) == key)
    texts = [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
    if key in ("at", "sources"):
        return [(("source",), text) for text in texts]
    kinds = _kinds((field.annotation, *field.metadata))
    return [(kinds, text) for text in texts] if kinds else []


def _kinds(annotation: Any) -> tuple[str, ...]:
    if isinstance(annotation, To):
        return annotation.kinds
    parts = annotation if isinstance(annotation, tuple) else get_args(annotation)
    for one in (*parts, *getattr(annotation, "__metadata__", ())):
        if found := _kinds(one):
            return found
    return ()


def _known(case: Case, kinds: tuple[str, ...], id: str) -> None:
    if kinds == ("path",):
        addressable(case, id)
        return
    directory = Directory(case)
    if directory.has(kinds, id):
        return
    legal = directory.legal(kinds)
    if "source" in kinds:
        Cite.parse(id)
        legal += [f"{d}:{p}" for d, document in case.documents.items() for p in document.paragraphs]
    raise Slip(f"this case has no {kinds[0]} '{id}'", meant=nearest(id, legal))
