"""How a case is made smaller without leaving anything that points nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from winset.case.address import addressable
from winset.case.case import Case
from winset.case.claims import Claim
from winset.case.directory import Directory
from winset.case.grammar.cite import Cite
from winset.case.record import Citation, Part, Record
from winset.case.references import Path, Reference, walk
from winset.errors import Slip

Keep = Callable[[Record, Any], tuple[bool, Any]]
"""(record, what its owner handed down) -> (does it stay, what it hands down)."""


def sift(part: Part, keep: Keep, cited: Callable[[Cite], bool], handed: Any = None) -> Part | None:
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
        kept = tuple(k for v in value if (k := sift(v, keep, cited, handed)) is not None)
        return (
            value
            if len(kept) == len(value) and all(a is b for a, b in zip(kept, value, strict=True))
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
    kept: list[Cite | Citation] = []
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
    """``case`` without whatever names something that is gone, cut as small as can be."""
    while True:
        directory = Directory(case)
        lost = [r.path for r in walk(case).references if not _there(case, directory, r)]
        if not lost:
            return case
        shorter = cut(case, lost)
        assert isinstance(shorter, Case)
        case = shorter


def _there(case: Case, directory: Directory, reference: Reference) -> bool:
    """Whether what a reference names is still in the case."""
    if reference.kinds == ("path",):
        try:
            addressable(case, reference.id)
        except Slip:
            return False
        return True
    return directory.has(reference.kinds, reference.id)


def cut(thing: Any, paths: Sequence[Path]) -> Any:
    """``thing`` without what stands at any of ``paths``; None when it cannot do without one."""
    if () in paths:
        return None
    groups: dict[str | int, list[Path]] = {}
    for path in paths:
        groups.setdefault(path[0], []).append(path[1:])
    if isinstance(thing, Part):
        return _cut_fields(thing, groups)
    if isinstance(thing, dict):
        cuts = {k: cut(v, groups[k]) if k in groups else v for k, v in thing.items()}
        return {k: v for k, v in cuts.items() if v is not None}
    if isinstance(thing, tuple):
        items = (cut(v, groups[i]) if i in groups else v for i, v in enumerate(thing))
        return tuple(v for v in items if v is not None)
    return None


def _cut_fields(part: Part, groups: dict[str | int, list[Path]]) -> Part | None:
    changes: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        paths = groups.get(field.alias or name)
        if paths is None:
            continue
        left = cut(getattr(part, name), paths)
        if name in part.WHOLE or (field.is_required() and left in (None, (), {})):
            return None
        changes[name] = field.get_default(call_default_factory=True) if left is None else left
    return part.model_copy(update=changes)
