"""How a case is made smaller without leaving anything that points nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from winset.case.case import Case
from winset.case.claims import Claim
from winset.case.directory import Directory
from winset.case.grammar.cite import Cite
from winset.case.record import Citation, Part, Record
from winset.case.references import Path, walk

Keep = Callable[[Record, Any], tuple[bool, Any]]
"""(record, what its owner handed down) -> (does it stay, what it hands down)."""


def sift(
    part: Part, keep: Keep, cited: Callable[[Cite], bool], handed: Any = None
) -> Part | None:
    """``part`` without the records that do not stay and without the citations that are not kept."""
    if isinstance(part, Record):
        stays, handed = keep(part, handed)
        if not stays:
            return None
    changes: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        new = (
            _cites(value, cited)
            if name in ("sources", "at") and _citing(part, name)
            else _sifted(value, keep, cited, handed)
        )
        if new is not value:
            changes[name] = new
    return part.model_copy(update=changes) if changes else part


def _citing(part: Part, name: str) -> bool:
    return isinstance(part, Record) and (name == "sources" or isinstance(part, Claim))


def _sifted(value: Any, keep: Keep, cited: Callable[[Cite], bool], handed: Any) -> Any:
    if isinstance(value, Part):
        return sift(value, keep, cited, handed)
    if isinstance(value, tuple) and value and isinstance(value[0], Part):
        kept = tuple(
            k for v in value if (k := sift(v, keep, cited, handed)) is not None
        )
        return (
            value
            if len(kept) == len(value)
            and all(a is b for a, b in zip(kept, value, strict=True))
            else kept
        )
    if isinstance(value, dict) and value:
        return _sifted_map(value, keep, cited, handed)
    return value


def _sifted_map(
    value: dict[str, Any], keep: Keep, cited: Callable[[Cite], bool], handed: Any
) -> dict[str, Any]:
    kept, changed = {}, False
    for key, item in value.items():
        new = _sifted(item, keep, cited, handed)
        changed |= new is not item
        gone = new is None or (new == () and item != ()) or (new == {} and item != {})
        if not gone:
            kept[key] = new
        changed |= gone
    return kept if changed else value


def _cites(value: Any, cited: Callable[[Cite], bool]) -> Any:
    """Citations (or bare cites of a claim's ``at``) that are kept."""
    kept = []
    for one in value:
        if isinstance(one, Cite):
            if cited(one):
                kept.append(one)
            continue
        assert isinstance(one, Citation)
        at = tuple(c for c in one.at if cited(c))
        if at:
            kept.append(one if at == one.at else one.model_copy(update={"at": at}))
    return value if tuple(kept) == value else tuple(kept)


def settled(case: Case) -> Case:
    """``case`` without whatever names something that is gone: the smallest piece around it goes too."""
    while True:
        directory = Directory(case)
        lost = [
            r.path
            for r in walk(case).references
            if (kinds := tuple(k for k in r.kinds if k != "path"))
            and not directory.has(kinds, r.id)
        ]
        if not lost:
            return case
        for path in sorted(
            lost, key=lambda p: tuple(str(s).zfill(9) for s in p), reverse=True
        ):
            shorter = cut(case, path)
            assert isinstance(shorter, Case)
            case = shorter


def cut(thing: Any, path: Path) -> Any:
    """``thing`` without what stands at ``path``; None when it cannot do without it."""
    if not path:
        return None
    step, rest = path[0], path[1:]
    if isinstance(thing, Part):
        return _cut_field(thing, str(step), rest)
    if isinstance(thing, dict) and step in thing:
        left = cut(thing[step], rest) if rest else None
        return {
            k: (left if k == step else v)
            for k, v in thing.items()
            if k != step or left is not None
        }
    if isinstance(thing, tuple) and isinstance(step, int) and step < len(thing):
        left = cut(thing[step], rest) if rest else None
        return tuple(
            left if i == step else v
            for i, v in enumerate(thing)
            if i != step or left is not None
        )
    return None


def _cut_field(part: Part, key: str, rest: Path) -> Part | None:
    for name, field in type(part).model_fields.items():
        if key not in (field.alias, name):
            continue
        if name in part.WHOLE:
            return None
        old = getattr(part, name)
        left = cut(old, rest) if rest else None
        if left is None or (field.is_required() and left in ((), {})):
            if field.is_required():
                return None
            left = field.get_default(call_default_factory=True)
        return part.model_copy(update={name: left})
    return part
