"""Does everything that is named exist?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from winset.errors import Problem, nearest

if TYPE_CHECKING:
    from winset.case.checks import Checking

_CALLED = {
    "source": "neither a claim nor a document",
    "speaker": "neither an actor, an outlet nor a document",
    "figure": "neither a claim with a figure, an event nor a place with an area",
    "source-or-link": "neither a claim, a document nor a link",
}


MOST_SOUGHT = 200
"""For so many unknown ids the nearest one is looked for: more are no slips of the finger."""


def dangling(checking: Checking) -> list[Problem]:
    """Every reference whose target is not in the case."""
    problems, sought = [], set[str]()
    for reference in checking.unknown:
        kinds = reference.kinds
        if (beyond := _beyond(checking, kinds, reference.id)) is not None:
            path = reference.path
            problems.append(checking.problem(path, beyond, kind="dangling", key=reference.in_key))
            continue
        called = _CALLED.get(kinds[0], f"no {' or '.join(kinds)} of this case")
        sought.add(reference.id)
        meant = ""
        if len(sought) <= MOST_SOUGHT:
            meant = nearest(reference.id, _candidates(checking, kinds, reference.id))
        label = "source " if kinds[0] == "source" else ""
        problems.append(
            checking.problem(
                reference.path,
                f"{label}'{reference.id}' is {called}",
                meant=meant,
                kind="dangling",
                key=reference.in_key,
            )
        )
    return problems


def _beyond(checking: Checking, kinds: tuple[str, ...], id: str) -> str | None:
    """What to say when the document is there but the paragraph is not."""
    name, colon, paragraph = id.partition(":")
    document = checking.case.documents.get(name)
    if not colon or document is None or not kinds[0].startswith("source"):
        return None
    if document.length is not None:
        return f"there is no {id}: {name} has {document.length} paragraphs"
    if document.paragraphs:
        return f"there is no {id} among the paragraphs of {name}"
    return f"there is no paragraph {paragraph} in {name}"


def _candidates(checking: Checking, kinds: tuple[str, ...], id: str) -> list[str]:
    """Legal ids, and for sources also the paragraph that B18 may stand for."""
    legal = checking.directory.legal(kinds)
    if kinds[0].startswith("source"):
        document = id.rstrip("0123456789")
        paragraph = id[len(document) :]
        spelt = f"{document.rstrip(':')}:{paragraph}"
        if paragraph and checking.directory.has(("source",), spelt):
            return [spelt]
        if ":" in id:
            tail = id.partition(":")[2]
            legal += [f"{d}:{tail}" for d in checking.case.documents]
    return legal
