"""What does a word of an analyst name in a case: a record, a paragraph, an address, a section?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from winset.case.address import resolve
from winset.case.case import Case
from winset.case.grammar.cite import Cite
from winset.case.grammar.words import Names
from winset.case.naming import address_of, at
from winset.case.record import Part
from winset.case.references import Path
from winset.errors import Slip, UsageError, nearest

KINDS = {
    "case": "case",
    "documents": "document",
    "outlets": "outlet",
    "terms": "term",
    "claims": "claim",
    "identities": "identity",
    "parties": "party",
    "constituencies": "constituency",
    "groups": "group",
    "relations": "relation",
    "places": "place",
    "mandates": "mandate",
    "tracks": "track",
    "families": "family",
    "issues": "issue",
    "spaces": "space",
    "packages": "package",
    "bundles": "bundle",
    "positions": "positions",
    "provisions": "provision",
    "drafts": "draft",
    "events": "event",
    "variables": "variable",
    "links": "link",
    "loops": "loop",
    "levers": "lever",
    "tasks": "task",
    "deadlines": "deadline",
    "conditions": "condition",
    "economy": "quantity",
    "front": "quantity",
    "support": "quantity",
    "accounts": "account",
    "indicators": "indicator",
    "questions": "question",
    "forecasts": "forecast",
    "hypotheses": "hypotheses",
    "signposts": "signpost",
    "side-effects": "side-effect",
    "scenarios": "scenario",
}
"""What one record of a section is called; where records lie deeper, the last word that tells."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a word names: its address and kind, where it stands, and the record around it.

    ``thing`` may be a record, a list or map of records, or one value of the record at ``owner``.
    """

    asked: str
    address: str
    kind: str
    path: Path
    thing: Any
    owner: Path


def look_up(case: Case, what: str) -> tuple[Found, ...]:
    """Everything that ``what`` names, most often one thing. Raises UsageError with the nearest.

    An id, an address, a paragraph (A:14), a section, or a name as the case prints it.
    """
    word = what.strip()
    found = tuple(_paragraph(case, word) or _by_id(case, word) or _by_address(case, word))
    found = found or tuple(_by_name(case, word))
    if found:
        return found
    hint = nearest(word, _words(case))
    raise UsageError(
        f"nothing in this case is called '{what}'; expected an id, an address, a paragraph such as "
        f"A:14 or a section" + (f"; did you mean {hint}?" if hint else "")
    )


def named(case: Case) -> Iterator[tuple[Path, Any]]:
    """Every record that has an id of its own, with its path, in the order of the case."""
    for name, field in type(case).model_fields.items():
        section = field.alias or name
        held = getattr(case, name)
        if section == "calendar":
            for part in ("tasks", "deadlines", "conditions"):
                for id, record in getattr(held, part).items():
                    yield (section, part, id), record
        elif isinstance(held, dict) and section != "positions":
            for id, record in held.items():
                yield (section, id), record
                if section == "parties":
                    for inner, person in record.constituencies.items():
                        yield (section, id, "constituencies", inner), person


def kind_of(path: Path) -> str:
    """What the record with an id at ``path`` is called."""
    known = [KINDS[step] for step in path[:-1] if isinstance(step, str) and step in KINDS]
    return known[-1] if known else KINDS.get(str(path[0]), "section")


def _kind_inside(path: Path, record: Any, ids: set[Path]) -> str:
    """What a record is called that may lie inside one with an id: 'clause', 'track-status'."""
    if path in ids or not isinstance(record, Part):
        return kind_of(path)
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(record).__name__).lower()


def _paragraph(case: Case, word: str) -> list[Found]:
    """A:14, when A is a document."""
    name, colon, number = word.partition(":")
    document = case.documents.get(name)
    if not colon or document is None:
        return []
    try:
        cite = Cite.parse(word)
    except Slip:
        cite = None
    numbers = [*document.paragraphs, *map(str, range(1, (document.length or 0) + 1))]
    if cite is None or not cite.paragraph or (numbers and cite.paragraph not in numbers):
        hint = nearest(number, numbers)
        count = f"{name} has {document.length} paragraphs" if document.length else ""
        raise UsageError(
            "; ".join(
                part
                for part in (
                    f"there is no paragraph {word}",
                    count,
                    f"did you mean {name}:{hint}?" if hint else "",
                )
                if part
            )
        )
    path = ("documents", name, "paragraphs", number)
    return [Found(word, word, "paragraph", path, document.gist(number), path[:2])]


def _by_id(case: Case, word: str) -> list[Found]:
    if word == "case":
        return [Found(word, "case", "case", ("case",), case.case, ("case",))]
    found = [
        Found(word, address_of(case, path), kind_of(path), path, thing, path)
        for path, thing in named(case)
        if path[-1] == word
    ]
    if found:
        return found
    for name, field in type(case).model_fields.items():
        if word == (field.alias or name):
            return [Found(word, word, "section", (word,), getattr(case, name), (word,))]
    return []


def _by_address(case: Case, word: str) -> list[Found]:
    if not any(sign in word for sign in ".@"):
        return []
    try:
        target = resolve(case, word)
    except Slip as slip:
        raise UsageError(str(slip)) from slip
    owner = _owner(case, target.path)
    kind = _kind_inside(owner, at(case, owner), {path for path, _ in named(case)})
    return [Found(word, word, kind, target.path, target.thing, owner)]


def _owner(case: Case, path: Path) -> Path:
    """The innermost map with fixed keys around ``path``, itself included."""
    for length in range(len(path), 0, -1):
        if isinstance(at(case, path[:length]), Part):
            return path[:length]
    return path


def _by_name(case: Case, word: str) -> list[Found]:
    """Somebody or something by a name in any language, in whatever case of letters."""
    folded = word.casefold()
    return [
        Found(word, address_of(case, path), kind_of(path), path, thing, path)
        for path, thing in named(case)
        if folded in (name.casefold() for name in _names(thing))
    ]


def _names(thing: Any) -> tuple[str, ...]:
    """What somebody or something is called; misspelt names count."""
    found = [getattr(thing, key, None) for key in ("names", "misspelt")]
    return tuple(name for names in found if isinstance(names, Names) for name in names.all())


def _words(case: Case) -> Iterator[str]:
    """Everything that could have been meant."""
    for name, field in type(case).model_fields.items():
        yield field.alias or name
    for path, thing in named(case):
        yield str(path[-1])
        yield from _names(thing)
        if path[0] == "documents":
            yield from (f"{path[1]}:{number}" for number in thing.paragraphs)
