"""Do loops run along links, and does nothing wait for, rest on or stand in for itself?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from winset.errors import Problem, Slip, nearest

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]


def circles(checking: Checking) -> list[Problem]:
    """Loops that are not closed, and circles where there must be none."""
    found = [
        *_loops(checking),
        *_tasks(checking),
        *_claims(checking),
        *_places(checking),
        *_groups(checking),
        *_drafts(checking),
    ]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="circle")
        for path, slip in found
    ]


def _loops(checking: Checking) -> Found:
    """Each step of a described loop is a link, and so is the step back to its start."""
    links = checking.case.links
    for id, loop in checking.case.loops.items():
        through = loop.through
        if not checking.whole(("loops", id)):
            continue
        if len(through) < 2:
            yield ("loops", id, "through"), Slip("a loop of one variable", "two or more")
            continue
        for index, start in enumerate(through):
            end = through[(index + 1) % len(through)]
            step = f"{start}>{end}"
            if step in links or step in checking.gaps.ids or not _variables(checking, start, end):
                continue
            closing = " to close the circle" if index == len(through) - 1 else ""
            yield (
                ("loops", id, "through", index),
                Slip(f"there is no link {step}{closing}", meant=nearest(step, links)),
            )
        for index, variable in enumerate(through):
            if variable in through[:index]:
                yield (
                    ("loops", id, "through", index),
                    Slip(f"'{variable}' stands twice in the loop", "it once"),
                )


def _variables(checking: Checking, *ids: str) -> bool:
    return all(id in checking.case.variables for id in ids)


def _tasks(checking: Checking) -> Found:
    """A task cannot wait, directly or through others, for itself."""
    tasks = checking.case.calendar.tasks
    waits = {id: [wait.task for wait in task.after] for id, task in tasks.items()}
    for circle in _circles_in(waits):
        yield (
            ("calendar", "tasks", circle[0], "after"),
            Slip(f"{circle[0]} waits for itself: {_told(circle)}", "a wait that can end"),
        )
    for id, demand in checking.case.calendar.conditions.items():
        if demand.task == demand.only_after and checking.whole(("calendar", "conditions", id)):
            yield (
                ("calendar", "conditions", id, "only-after"),
                Slip(f"{demand.task} only after itself", "another task"),
            )


def _claims(checking: Checking) -> Found:
    claims = checking.case.claims
    rests = {
        id: [*claim.rests_on_claims, *(cite.target for cite in claim.rests_on)]
        for id, claim in claims.items()
    }
    for circle in _circles_in(rests):
        direct = circle[-1] if len(circle) == 1 else circle[1]
        key = "rests-on" if direct in claims[circle[0]].rests_on_claims else "at"
        yield (
            (
                "claims",
                circle[0],
                key if checking.stands(("claims", circle[0], key)) else "sources",
            ),
            Slip(f"{circle[0]} rests on itself: {_told(circle)}", "a claim that stands first"),
        )
    mends = {
        id: [claim.corrected_to.claim]
        for id, claim in claims.items()
        if claim.corrected_to is not None and claim.corrected_to.claim is not None
    }
    for circle in _circles_in(mends):
        yield (
            ("claims", circle[0], "corrected-to"),
            Slip(
                f"{circle[0]} is corrected to itself: {_told(circle)}",
                "a claim or a value that stands",
            ),
        )
    for id, claim in claims.items():
        for key, named in (("denies", claim.denies), ("contradicts", claim.contradicts)):
            if id in named:
                yield ("claims", id, key), Slip(f"{id} {key} itself", "another claim")


def _places(checking: Checking) -> Found:
    places = checking.case.places
    inside = {id: list(site.contains) for id, site in places.items()}
    for circle in _circles_in(inside):
        yield (
            ("places", circle[0], "contains"),
            Slip(f"{circle[0]} contains itself: {_told(circle)}", "places inside it"),
        )
    around = {id: [site.within] for id, site in places.items() if site.within is not None}
    for circle in _circles_in(around):
        yield (
            ("places", circle[0], "within"),
            Slip(f"{circle[0]} lies within itself: {_told(circle)}", "a place around it"),
        )


def _groups(checking: Checking) -> Found:
    groups = checking.case.groups
    for circle in _circles_in({id: list(group.members) for id, group in groups.items()}):
        yield (
            ("groups", circle[0], "members"),
            Slip(f"{circle[0]} is a member of itself: {_told(circle)}", "its members"),
        )


def _drafts(checking: Checking) -> Found:
    drafts = checking.case.drafts
    made = {id: [d.draft for d in draft.derives_from] for id, draft in drafts.items()}
    for circle in _circles_in(made):
        yield (
            ("drafts", circle[0], "derives-from"),
            Slip(f"{circle[0]} derives from itself: {_told(circle)}", "an earlier text"),
        )


def _told(circle: list[str]) -> str:
    return " > ".join([*circle, circle[0]])


def _circles_in(steps: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """One circle for each knot, each starting where the file meets it first."""
    done: set[str] = set()
    for start in steps:
        if start in done:
            continue
        trail, on_trail = [start], {start}
        ahead = [iter(steps[start])]
        while ahead:
            following = next(ahead[-1], None)
            if following is None:
                ahead.pop()
                leaving = trail.pop()
                on_trail.discard(leaving)
                done.add(leaving)
            elif following in on_trail:
                yield trail[trail.index(following) :]
            elif following in steps and following not in done:
                trail.append(following)
                on_trail.add(following)
                ahead.append(iter(steps[following]))
