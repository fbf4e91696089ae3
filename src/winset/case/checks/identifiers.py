"""Is every id written as ids are, and does it name one thing only?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from winset.case.case import SECTIONS
from winset.errors import Problem, Slip, nearest

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_FORM = "small-letter words joined by hyphens, or a code in capitals"
_LANGUAGE_OF_CASES = frozenset(
    {
        *("and", "or", "if", "of", "to", "is", "not", "about", "from"),
        *("before", "after", "below", "above"),
        *("anything", "nothing", "unknown", "unspecified"),
    }
)
_OWN_FORM = ("case", "links", "relations", "positions", "calendar", "terms")
"""Sections whose keys are not ids, or are checked apart."""


def identifiers(checking: Checking) -> list[Problem]:
    """Every id that is written wrongly or given twice."""
    found = [
        *_written(checking),
        *_twice(checking),
        *_arrows(checking),
    ]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="identifier", key=True)
        for path, slip in found
    ]


def _written(checking: Checking) -> Found:
    for path in _ids(checking):
        id = str(path[-1])
        if not _ID.fullmatch(id):
            yield path, Slip(f"'{id}' is not an id", _FORM, _mended(id))
        elif id in _LANGUAGE_OF_CASES:
            yield path, Slip(f"'{id}' is a word of the case language", "another id")
    head = checking.case.case.id
    if checking.whole(("case", "id")) and not _ID.fullmatch(head):
        yield ("case", "id"), Slip(f"'{head}' is not an id", _FORM, _mended(head))


def _ids(checking: Checking) -> Iterator[Path]:
    """Where the ids of the case stand."""
    case = checking.case
    for section in SECTIONS:
        if section in _OWN_FORM:
            continue
        for id in getattr(case, section.replace("-", "_")):
            yield (section, id)
    for kind in ("tasks", "deadlines", "conditions"):
        for id in getattr(case.calendar, kind):
            yield ("calendar", kind, id)
    for party, record in case.parties.items():
        for id in record.constituencies:
            yield ("parties", party, "constituencies", id)
    for issue, definition in case.issues.items():
        for id in definition.scale:
            yield ("issues", issue, "scale", id)
    for set_, hypotheses in case.hypotheses.items():
        for id in hypotheses.options:
            yield ("hypotheses", set_, "options", id)


def _mended(id: str) -> str:
    """The id that ``NO_army``, ``NO.ruler`` or ``Rest of the coast`` stands for."""
    last = id.rpartition(".")[2] if re.fullmatch(r"[A-Z]+\.\w[\w-]*", id) else id
    words = re.findall(r"[A-Za-z0-9]+", last)
    mended = "-".join(words).lower()
    return mended if _ID.fullmatch(mended) else ""


def _twice(checking: Checking) -> Found:
    """Actors share one namespace; so do the things a source may name."""
    case = checking.case
    named: dict[str, str] = {}
    for path, called in [
        *((("parties", id), f"the party {id}") for id in case.parties),
        *(
            (("parties", party, "constituencies", id), f"somebody of {party}")
            for party, record in case.parties.items()
            for id in record.constituencies
        ),
        *((("groups", id), "a group") for id in case.groups),
    ]:
        id = path[-1]
        if id in named:
            yield (
                path,
                Slip(
                    f"'{id}' already names {named[id]}", "an id of its own: actors share one list"
                ),
            )
        named.setdefault(id, called)
    for id in case.claims:
        if id in case.documents:
            yield (
                ("claims", id),
                Slip(f"'{id}' already names a document", "an id of its own: a source names either"),
            )
    for id in case.outlets:
        if id in named:
            yield (
                ("outlets", id),
                Slip(f"'{id}' already names {named[id]}", "an id of its own: either may speak"),
            )


def _arrows(checking: Checking) -> Found:
    """Links FROM>TO and relations FROM>HOW>TO."""
    case = checking.case
    for id in case.links:
        ends = id.split(">")
        if len(ends) != 2 or not all(ends):
            yield ("links", id), Slip(f"'{id}' is not a link", "FROM>TO, two variables")
            continue
        if ends[0] == ends[1]:
            yield ("links", id), Slip(f"'{id}' leads back to itself", "two variables")
        for end in ends:
            if not checking.knows(("variable",), end):
                yield (
                    ("links", id),
                    Slip(
                        f"'{end}' is no variable of this case", meant=_near(id, end, case.variables)
                    ),
                )
    for id in case.relations:
        parts = id.split(">")
        if len(parts) != 3 or not all(parts):
            yield ("relations", id), Slip(f"'{id}' is not a relation", "FROM>HOW>TO, two actors")
            continue
        if not _ID.fullmatch(parts[1]):
            yield ("relations", id), Slip(f"'{parts[1]}' is not an id", _FORM, _mended(parts[1]))
        for end in (parts[0], parts[2]):
            if not checking.knows(("actor",), end):
                yield (
                    ("relations", id),
                    Slip(
                        f"'{end}' is no actor of this case",
                        meant=_near(id, end, checking.directory.legal(("actor",))),
                    ),
                )


def _near(id: str, wrong: str, legal: Iterable[str]) -> str:
    """The whole id with its wrong end mended."""
    right = nearest(wrong, legal)
    return ">".join(right if part == wrong else part for part in id.split(">")) if right else ""
