"""Writes the reference of the case language from the models themselves.

A line `<!-- case-format: NAME -->` of a page is replaced by what the models say of NAME: a section,
`every-record`, `roles`, `grammars` or `units`. A page can so never lag behind the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator

from docs._ext import grammars
from winset.case.case import SECTIONS, Case
from winset.case.grammar.phrase import Phrase
from winset.case.record import Citation, OneOf, Part, Record, To

MARKER = re.compile(r"^<!-- case-format: ([a-z-]+) -->$", re.MULTILINE)
ROLES = {
    "source": "A *source* is what was read. It shows from the day its content became known.",
    "fact": "A *fact* happened, was said or was written on a day. It shows from the day it became "
    "known, once it has begun.",
    "frame": "A *frame* is what facts are about. It shows when a source that shows names it, or a "
    "fact that shows needs it.",
    "apparatus": "*Apparatus* asks something of facts and frames. It shows while all it asks about "
    "does.",
}
KINDS = {
    "path": "an address",
    "speaker": "an actor, an outlet or a document",
    "source-or-link": "a claim, a document, a paragraph or a link",
}


def setup(app: Any) -> dict[str, bool]:
    """Sphinx calls this."""
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True}


def _fill(app: Any, docname: str, source: list[str]) -> None:
    source[0] = MARKER.sub(lambda found: written(found.group(1)), source[0])


def names() -> tuple[str, ...]:
    """Everything that can be written."""
    return (*SECTIONS, "every-record", "roles", "grammars", "units")


def written(name: str) -> str:
    """What stands in the place of a marker."""
    match name:
        case "grammars":
            return grammars.written()
        case "units":
            return grammars.units()
        case "roles":
            return "\n".join(f"- {text}" for text in ROLES.values())
        case "every-record":
            citation = [line.replace("#### ", "### ") for line in _part(Citation)]
            return "\n".join([*_keys(Record), "", *citation])
    return "\n".join(_section(name))


def _section(name: str) -> Iterator[str]:
    """One section: what it is for, how it is laid out, its records and what they hold."""
    field = next(f for n, f in Case.model_fields.items() if (f.alias or n) == name)
    record = entry_of(field.annotation)
    yield from (_sentence(field.description or ""), "")
    yield from (f"Laid out as {_layout(field.annotation, record)}.{_role(record)}", "")
    own = own_parts(name)
    if record is not None and record not in own:
        yield f"Its keys are those of a [{title(record).lower()}](#{label(record)})."
    for part in own:
        yield from _part(part, heading=part is not record)


def _layout(annotation: Any, record: type[Part] | None) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return "a map of keys"
    if record is None:
        return f"a map from id to {kind(get_args(annotation)[1])}"
    return _nested(annotation)


def _nested(annotation: Any) -> str:
    bare, _ = stripped(annotation)
    if get_origin(bare) is dict:
        key, value = get_args(bare)
        return f"a map from {_key(key)} to {_nested(value)}"
    if get_origin(bare) is tuple:
        return "one entry or a list of them"
    return "a record"


def _key(annotation: Any) -> str:
    _, markers = stripped(annotation)
    pointer = next((m for m in markers if isinstance(m, To)), None)
    return f"the id of {_kinds(pointer)}" if pointer is not None else "id"


def _role(record: type[Part] | None) -> str:
    if record is None or not issubclass(record, Record):
        return ""
    word = record.ROLE if record.ROLE != "apparatus" else "piece of apparatus"
    return f" Each is a *{word}*."


def _part(part: type[Part], heading: bool = True) -> Iterator[str]:
    if heading:
        yield from (f"({label(part)})=", f"#### {title(part)}", "")
    else:
        yield from (f"({label(part)})=", "")
    yield from (_sentence(_first_sentence(part)), "")
    yield from _keys(part)
    if issubclass(part, Record) and part is not Record:
        yield from ("", "It may also carry the keys [of every record](#keys-of-every-record).")
    yield ""


def _keys(part: type[Part]) -> Iterator[str]:
    yield from ("| key | holds | default | means |", "| --- | --- | --- | --- |")
    for name, field in own_fields(part).items():
        holds = kind(
            Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        )
        meaning = (field.description or "").replace("|", "\\|")
        yield f"| `{field.alias or name}` | {holds} | {_default(field)} | {meaning} |"


def own_fields(part: type[Part]) -> dict[str, Any]:
    """Its fields but those that every record has."""
    shared = Record.model_fields if issubclass(part, Record) and part is not Record else {}
    return {n: f for n, f in part.model_fields.items() if n not in shared}


def _default(field: Any) -> str:
    if field.is_required():
        return "**required**"
    value = field.get_default(call_default_factory=True)
    if value in (None, (), {}) or isinstance(value, Part):
        return ""
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    return f"`{', '.join(value) if isinstance(value, tuple) else value}`"


def kind(annotation: Any) -> str:
    """What may stand there, in words."""
    bare, markers = stripped(annotation)
    if bare is bool:
        return "`yes` or `no`"
    words = next((m.words for m in markers if isinstance(m, OneOf)), None)
    if words is None and get_origin(bare) is Literal:
        words = get_args(bare)
    if words is not None:
        return ", ".join(f"`{word}`" for word in words)
    pointer = next((m for m in markers if isinstance(m, To)), None)
    if pointer is not None and bare is str:
        return _kinds(pointer)
    if get_origin(bare) is tuple:
        one = kind(get_args(bare)[0])
        alone = any(isinstance(marker, BeforeValidator) for marker in markers)
        return f"{one}, or a list" if alone else f"a list of: {one}"
    if get_origin(bare) is dict:
        key, value = get_args(bare)
        return f"a map from {_key(key)} to: {kind(value)}"
    return _of_class(bare)


def _of_class(cls: Any) -> str:
    if isinstance(cls, type) and issubclass(cls, Phrase):
        grammar = next(g for g in grammars.GRAMMARS if g.phrase is cls)
        return f"[{grammar.title.lower()}](#{grammars.anchor(grammar.title)})"
    if isinstance(cls, type) and issubclass(cls, Part):
        return f"[{title(cls).lower()}](#{label(cls)})"
    return {str: "word", int: "whole number"}.get(cls, "what a file would hold there")


def _kinds(pointer: To) -> str:
    return " or ".join(
        KINDS.get(k, f"{'an' if k[0] in 'aeiou' else 'a'} {k}") for k in pointer.kinds
    )


def stripped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without Annotated and Optional, and the markers that were on it."""
    markers: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            markers = (*markers, *more)
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation, markers


def parts_in(annotation: Any) -> list[type[Part]]:
    """The parts that a value of this type may hold, without what is inside them."""
    bare, _ = stripped(annotation)
    if isinstance(bare, type) and issubclass(bare, Part):
        return [bare]
    return [part for inner in get_args(bare) for part in parts_in(inner)]


def entry_of(annotation: Any) -> type[Part] | None:
    """The record of a section."""
    found = parts_in(annotation)
    return found[0] if found else None


@cache
def own_parts(section: str) -> tuple[type[Part], ...]:
    """The parts of a section that no section before it has, outermost first."""
    taken = {
        Citation,
        *(p for before in SECTIONS[: SECTIONS.index(section)] for p in own_parts(before)),
    }
    field = next(f for n, f in Case.model_fields.items() if (f.alias or n) == section)
    found: list[type[Part]] = []
    queue = parts_in(field.annotation)
    while queue:
        part = queue.pop(0)
        if part in taken or part in found:
            continue
        found.append(part)
        for inner in part.model_fields.values():
            queue += parts_in(inner.annotation)
    return tuple(found)


def title(part: type[Part]) -> str:
    """Its name in words: RuleEntry is a rule entry."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", part.__name__).capitalize()


def label(part: type[Part]) -> str:
    """The label of its table."""
    return "case-" + title(part).lower().replace(" ", "-")


def _first_sentence(part: type[Part]) -> str:
    return (part.__doc__ or "").split("\n\n")[0].replace("\n    ", " ").replace("``", "`").strip()


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith(".") else text + "."
