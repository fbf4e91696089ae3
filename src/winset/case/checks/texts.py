"""Do the clauses of drafts say one thing each, and do they build on texts that exist?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.drafts import Clause, Draft
from winset.errors import Problem, Slip, nearest, one_of

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]
_RESTS = ("nothing", "unknown")


def texts(checking: Checking) -> list[Problem]:
    """Every clause, ``rest`` and ``drops`` that says nothing or points nowhere."""
    found = [
        one
        for id, draft in checking.case.drafts.items()
        for one in (*_rest(checking, id, draft), *_clauses(checking, id, draft))
    ]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="text")
        for path, slip in found
    ]


def _rest(checking: Checking, id: str, draft: Draft) -> Found:
    """What holds for issues no clause names: nothing, unknown, or as in another text."""
    path: Path = ("drafts", id, "rest")
    word, _, other = draft.rest.partition(" ")
    if draft.rest in _RESTS:
        return
    if word != "as" or not other:
        meant = f"as {draft.rest}" if draft.rest in checking.case.drafts else ""
        yield (
            path,
            Slip(
                f"'{draft.rest}' is not what holds for the rest",
                "nothing, unknown or as DRAFT",
                meant or nearest(draft.rest, _RESTS),
            ),
        )
    elif not checking.knows(("draft",), other):
        near = nearest(other, checking.case.drafts)
        yield path, Slip(f"'{other}' is no draft of this case", meant=f"as {near}" if near else "")
    elif other == id:
        yield path, Slip(f"the rest of {id} is as {id} itself", "another text")


def _clauses(checking: Checking, id: str, draft: Draft) -> Found:
    for index, clause in enumerate(draft.clauses):
        path: Path = ("drafts", id, "clauses", index)
        if not checking.whole(path):
            continue
        yield from _says_one_thing(path, clause)
        if clause.drops is not None:
            yield from _drops(checking, (*path, "drops"), clause.drops)


def _says_one_thing(path: Path, clause: Clause) -> Found:
    """A clause settles an issue, or says something else in words, or drops an earlier clause."""
    if clause.sets is None and clause.gist is None and clause.drops is None:
        yield path, Slip("a clause that says nothing", "sets: and to:, or gist:, or drops:")
    if clause.sets is not None and clause.to is None:
        yield (
            (*path, "sets"),
            Slip(f"a clause sets {clause.sets} to nothing", "to: settlements, or to: unspecified"),
        )
    if clause.sets is None and clause.to is not None:
        yield (*path, "to"), Slip("a clause without an issue to settle", "sets: the issue")


def _drops(checking: Checking, path: Path, drops: str) -> Found:
    name, _, number = drops.partition(" ")
    draft = checking.case.drafts.get(name)
    if not number:
        yield (
            path,
            Slip(f"'{drops}' names no clause", "DRAFT NUMBER, an earlier text and its clause"),
        )
    elif draft is None:
        if not checking.knows(("draft",), name):
            near = nearest(name, checking.case.drafts)
            yield (
                path,
                Slip(
                    f"'{name}' is no draft of this case", meant=f"{near} {number}" if near else ""
                ),
            )
    elif checking.whole(("drafts", name)):
        names = {*draft.clause_names(), *(c.n for c in draft.clauses if c.n is not None)}
        if number not in names:
            yield (
                path,
                Slip(
                    f"{name} has no clause {number}",
                    one_of(dict.fromkeys(c.n for c in draft.clauses if c.n is not None), 40),
                ),
            )
