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


def dangling(checking: Checking) -> list[Problem]:
    """Every reference whose target is not in the case."""
    problems = []
    for reference in checking.found.references:
        kinds = tuple(k for k in reference.kinds if k != "path")
        if not kinds or checking.knows(kinds, reference.id):
            continue
        called = _CALLED.get(kinds[0], f"no {' or '.join(kinds)} of this case")
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


def _candidates(checking: Checking, kinds: tuple[str, ...], id: str) -> list[str]:
    """Legal ids, and for sources also the paragraph that B18 may stand for."""
    legal = checking.directory.legal(kinds)
    if kinds[0].startswith("source"):
        document, paragraph = (
            id.rstrip("0123456789"),
            id[len(id.rstrip("0123456789")) :],
        )
        spelt = f"{document.rstrip(':')}:{paragraph}"
        if paragraph and checking.directory.has(("source",), spelt):
            return [spelt]
        if ":" in id:
            head, _, tail = id.partition(":")
            legal += [f"{d}:{tail}" for d in checking.case.documents]
            del head
    return legal
