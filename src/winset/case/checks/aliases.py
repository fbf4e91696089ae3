"""Does any name call two different actors, or two different places?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.gaps import UNREAD
from winset.case.grammar.words import Names
from winset.errors import Problem

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
_Called = tuple[Path, str, Names | None]
"""(path of the names, id of what they name, the names)."""


def aliases(checking: Checking) -> list[Problem]:
    """Every name that serves two of a kind: nobody could tell which one a text means."""
    return [
        *_shared(checking, _actors(checking), "actor"),
        *_shared(checking, _places(checking), "place"),
        *_shared(checking, _outlets(checking), "outlet"),
    ]


def _actors(checking: Checking) -> Iterator[_Called]:
    case = checking.case
    for id, party in case.parties.items():
        yield ("parties", id, "names"), id, party.names
        yield ("parties", id, "misspelt"), id, party.misspelt
    for id, party in case.parties.items():
        for who, person in party.constituencies.items():
            path = ("parties", id, "constituencies", who)
            yield (*path, "names"), who, person.names
            yield (*path, "misspelt"), who, person.misspelt
    for id, group in case.groups.items():
        yield ("groups", id, "names"), id, group.names


def _places(checking: Checking) -> Iterator[_Called]:
    for id, site in checking.case.places.items():
        yield ("places", id, "names"), id, site.names
        yield ("places", id, "misspelt"), id, site.misspelt


def _outlets(checking: Checking) -> Iterator[_Called]:
    for id, outlet in checking.case.outlets.items():
        yield ("outlets", id, "names"), id, outlet.names
        yield ("outlets", id, "misspelt"), id, outlet.misspelt


def _shared(checking: Checking, called: Iterator[_Called], kind: str) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for path, id, names in called:
        for language, words in names.parts if names is not None else ():
            for index, name in enumerate(words):
                owner = owners.setdefault(name, id)
                if owner == id or name == UNREAD:
                    continue
                step: Path = (language, index) if language else (index,)
                yield checking.problem(
                    (*path, *step),
                    f"'{name}' already names {owner}",
                    f"a name that belongs to one {kind} only",
                    kind="alias",
                )
