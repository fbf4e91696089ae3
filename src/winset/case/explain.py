"""How what does not fit a record's type is told to the analyst who typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import ValidationError

from winset.case.address import printed
from winset.case.case import Case
from winset.case.claims import Asserted
from winset.case.gaps import UNREAD, Gaps, Remnant, settle, under, unread_ids
from winset.case.grammar.check import Check
from winset.case.grammar.ratification import Ratification
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text
from winset.case.record import Part, Record
from winset.errors import Problem, Slip, nearest, one_of

if TYPE_CHECKING:
    from winset.case.load import Source

Path = tuple[str | int, ...]
_ROUNDS = 12
_LONGEST_QUOTE, _LONGEST_SAID = 80, 400
_SAYS_NOTHING: tuple[tuple[type, str], ...] = (
    (When, "XXXX-01-01"),
    (Text, UNREAD),
    (Names, UNREAD),
    (Value, "unknown"),
    (Asserted, "unknown"),
    (SettlementSet, "unknown"),
    (Ratification, UNREAD),
    (Check, "0 = 0"),
)


def explain(source: Source) -> tuple[Case | None, list[Problem], Gaps]:
    """The typed case, a problem for each thing that does not fit, and what was left out for it.

    What does not fit is left out (or stood in for, where a record cannot do without), so that the
    rest can be checked in the same go. No case at all when a whole section cannot be read.
    """
    problems: list[Problem] = []
    remnant, left = Remnant(), source.sections
    moved: dict[Path, tuple[int, ...]] = {}
    for _ in range(_ROUNDS):
        try:
            case = Case.model_validate(left)
        except ValidationError as error:
            gaps = Gaps(frozenset(), frozenset(), left, moved)
            errors = [(gaps.original(e["loc"]), e) for e in _errors(error)]
        else:
            keys = [path for tree in source.trees for path in tree.keys]
            lost = frozenset({*remnant.lost, *remnant.stand_ins})
            ids = unread_ids(keys, left) | ({UNREAD} if lost else set())
            return case, problems, Gaps(lost, ids, left, moved)
        told = remnant.lost | remnant.stand_ins.keys()
        fresh = [e for path, e in errors if not under(path, told)]
        problems += [p for e in fresh if (p := _problem(source, gaps, e)) is not None]
        if not all(_leave_out(source, remnant, path, e) for path, e in errors):
            break
        left, moved = remnant.of(source.sections)
    return None, problems, Gaps()


def _errors(error: ValidationError) -> list[Any]:
    return error.errors(include_url=False, include_input=False)


def _leave_out(source: Source, remnant: Remnant, path: Path, error: Any) -> bool:
    """Leave out what is wrong, or put a stand-in for it; False when the case cannot do without."""
    real = settle(source.sections, path)
    missing = error["type"] == "missing"
    if missing:
        real = (*real, path[-1])
    if error["type"] == "extra_forbidden":
        remnant.lost.add(real)
        return True
    if len(real) < 2:
        return False
    if real in remnant.stand_ins:
        remnant.stand_ins.pop(real)
        return _leave_out_record(remnant, real[:-1])
    needed = _required(source, path, real)
    if needed is None:
        remnant.lost.add(real)
        return True
    word = _stand_in(needed)
    if word is None:
        return _leave_out_record(remnant, real[:-1])
    remnant.stand_ins[real] = word
    return True


def _leave_out_record(remnant: Remnant, path: Path) -> bool:
    if len(path) < 2 or path in remnant.lost:
        return False
    remnant.lost.add(path)
    return True


def _required(source: Source, path: Path, real: Path) -> Any | None:
    """The type of the field at ``real`` when its record cannot do without it."""
    for length in range(len(path) - 1, 0, -1):
        if settle(source.sections, path[:length]) != real[:-1]:
            continue
        owner = record_class(path[:length])
        if owner is None:
            return None
        for name, field in owner.model_fields.items():
            if real[-1] in (field.alias, name):
                return field.annotation if field.is_required() else None
        return None
    return None


def _stand_in(annotation: Any) -> Any | None:
    """Something of this type that says nothing; None when there is no such thing."""
    annotation = _bare(annotation)
    origin = get_origin(annotation)
    if origin is Literal:
        return get_args(annotation)[0]
    if origin in (tuple, dict):
        return [] if origin is tuple else {}
    for cls, word in _SAYS_NOTHING:
        if isinstance(annotation, type) and issubclass(annotation, cls):
            return word
    return UNREAD if annotation is str else None


def _problem(source: Source, gaps: Gaps, error: Any) -> Problem | None:
    path = gaps.original(error["loc"])
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
            _shortened(slip.found, source.raw(path)),
            slip.expected,
            slip.meant,
            kind="grammar",
        )
    found = source.raw(path)
    return Problem(source.place(path), where, _shape(found), _wanted(kind), kind="shape")


def _shortened(said: str, raw: Any) -> str:
    """``said`` without the middle of a text so long that nobody could read the message."""
    if isinstance(raw, str) and len(raw) > _LONGEST_QUOTE:
        said = said.replace(raw.strip(), raw.strip()[:_LONGEST_QUOTE] + "...")
    return said if len(said) <= _LONGEST_SAID else said[:_LONGEST_SAID] + "..."


def _unknown_key(source: Source, path: Path) -> Problem:
    owner = record_class(path[:-1])
    legal = _keys_of(owner) if owner else []
    key = str(path[-1])
    return Problem(
        source.place(path, key=True),
        printed(source.settle(path[:-1]), source.raw),
        f"unknown key '{key}'",
        one_of(legal, 60),
        nearest(key.replace("_", "-"), legal),
        kind="unknown-key",
    )


def _keys_of(owner: type[Part]) -> list[str]:
    """Its own keys first, then those that every record may carry."""
    own = [f.alias or n for n, f in owner.model_fields.items() if n not in Record.model_fields]
    every = [f.alias or n for n, f in owner.model_fields.items() if n in Record.model_fields]
    return own + every


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
    tree = source.tree_of(path)
    if tree is not None and (*source.settle(path[:-1]), key) in tree.keys:
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
    while current is not None and not (isinstance(current, type) and issubclass(current, Part)):
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
        return args[0] if isinstance(step, int) else _inside(args[0], step)
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
    return f"'{_shortened(str(found), found)}' stands here"


def _wanted(kind: str) -> str:
    if kind.startswith(("dict", "model")):
        return "a map, 'key: value'"
    if kind.startswith(("tuple", "list")):
        return "a list"
    return "text"
