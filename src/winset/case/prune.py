"""How a case is made smaller without leaving anything that points nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, get_args

from winset.case.address import addressable
from winset.case.case import Case
from winset.case.claims import Claim, Corrected
from winset.case.directory import Directory
from winset.case.grammar.cite import Cite
from winset.case.record import Citation, Part, Record
from winset.case.references import Path, Reference, walk
from winset.errors import Slip

Keep = Callable[[Record, Any], tuple[bool, Any]]
"""(record, what its owner handed down) -> (does it stay, what it hands down)."""


def sift(part: Part, keep: Keep, cited: Callable[[Cite], bool], handed: Any = None) -> Part | None:
    """``part`` without the records that do not stay and without the citations that are not kept.

    A record that stays without any keeps its basis: it is no judgement of ours.
    """
    if isinstance(part, Record):
        stays, handed = keep(part, handed)
        if not stays:
            return None
    if isinstance(part, Corrected) and part.at and not any(cited(cite) for cite in part.at):
        return None
    changes: dict[str, Any] = {}
    for name in _holding(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        citing = name in ("sources", "at") and _citing(part, name)
        new = _cites(value, cited) if citing else _sifted(value, keep, cited, handed)
        if new is not value:
            changes[name] = new
    if not changes:
        return part
    if isinstance(part, Record) and part.rests_on and not part.model_copy(update=changes).rests_on:
        changes["basis"] = part.stands_as
    return part.model_copy(update=changes)


def _citing(part: Part, name: str) -> bool:
    own = name == "sources" and isinstance(part, Record)
    return own or isinstance(part, (Claim, Corrected))


@cache
def _holding(cls: type[Part]) -> tuple[str, ...]:
    """The fields that may hold records or citations."""
    return tuple(n for n, f in cls.model_fields.items() if _may_hold(f.annotation))


def _may_hold(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, (Part, Cite)):
        return True
    return any(_may_hold(inner) for inner in get_args(annotation))


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
        there = _Presence(case)
        found = walk(case)
        lost = [r.path for r in (*found.references, *found.ties) if not there.has(r)]
        if not lost:
            return case
        shorter = cut(case, lost)
        assert isinstance(shorter, Case)
        case = shorter


class _Presence:
    """Whether what a reference names is still in the case; asked once for each name."""

    def __init__(self, case: Case) -> None:
        self.case, self.directory = case, Directory(case)
        self.asked: dict[tuple[tuple[str, ...], str], bool] = {}

    def has(self, reference: Reference) -> bool:
        """Whether something of the kinds it asks for has its id."""
        name = (reference.kinds, reference.id)
        if name not in self.asked:
            addressed = reference.kinds == ("path",)
            self.asked[name] = self._resolves(name[1]) if addressed else self.directory.has(*name)
        return self.asked[name]

    def _resolves(self, address: str) -> bool:
        try:
            addressable(self.case, address)
        except Slip:
            return False
        return True


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
        default = field.get_default(call_default_factory=True)
        changes[name] = part.LOST.get(name, default) if left is None else left
    rest = part.model_copy(update=changes)
    silent = part.ONE_OF and all(getattr(rest, name) is None for name in part.ONE_OF)
    return None if silent else rest
