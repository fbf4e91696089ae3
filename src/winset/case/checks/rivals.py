"""Do two entries answer the same question for the same day without one being marked rival?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from winset.case.checks.figures import quantities
from winset.case.grammar.when import When
from winset.case.positions import Position
from winset.case.stance import LASTING
from winset.case.who import Constituency, Party, Track
from winset.errors import Problem, Slip

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]
E = TypeVar("E")


def rivals(checking: Checking) -> list[Problem]:
    """Every entry that says again, otherwise, what another one says of the same day."""
    found = [
        *_positions(checking),
        *_rules(checking),
        *_influence(checking),
        *_tracks(checking),
        *_counters(checking),
    ]
    return [
        checking.problem(path, slip.found, slip.expected, kind="rivals") for path, slip in found
    ]


def _positions(checking: Checking) -> Found:
    """The newest entry holds for each key, so two of one day need a mark."""
    for issue, actors in checking.case.positions.items():
        for actor, entries in actors.items():
            for key in LASTING:
                yield from _twice(checking, ("positions", issue, actor), entries, key)


def _twice(checking: Checking, path: Path, entries: tuple[Position, ...], key: str) -> Found:
    _, issue, actor = path
    marked = {
        id(entry)
        for index, entry in enumerate(entries)
        if entry.rival or not checking.whole((*path, index, "rival"))
    }

    def gives(entry: Position) -> bool:
        return id(entry) not in marked and getattr(entry, key) not in (None, ())

    for day, _, again in _same_day(entries, lambda e: e.since, gives):
        yield (
            (*path, again),
            Slip(
                f"a second {key.replace('_', '-')} for {actor} on {issue} on {day}; "
                "mark one rival: yes"
            ),
        )


def _rules(checking: Checking) -> Found:
    for id, party in checking.case.parties.items():
        for day, _, again in _same_day(party.ratification, lambda e: e.since, lambda e: True):
            yield (
                ("parties", id, "ratification", again),
                Slip(f"a second rule for {id} from {day} on", "one rule for one day"),
            )
        undated = [i for i, entry in enumerate(party.ratification) if entry.since is None]
        for index in undated[1:]:
            yield (
                ("parties", id, "ratification", index),
                Slip(f"a second rule for {id} without since", "a since: for each further rule"),
            )


def _influence(checking: Checking) -> Found:
    owners: tuple[type[Party | Constituency], ...] = (Party, Constituency)
    for cls in owners:
        for path, who in checking.pieces.of(cls):
            for day, _, again in _same_day(who.influence, lambda e: e.since, lambda e: True):
                yield (
                    (*path, "influence", again),
                    Slip(
                        f"the influence of {path[-1]} moves twice on {day}",
                        "one entry for one day",
                    ),
                )


def _tracks(checking: Checking) -> Found:
    for path, track in checking.pieces.of(Track):
        for day, _, again in _same_day(track.status, lambda e: e.since, lambda e: True):
            yield (
                (*path, "status", again),
                Slip(f"{path[-1]} stands two ways on {day}", "one entry for one day"),
            )


def _counters(checking: Checking) -> Found:
    """Different counters of one day are rivals; one counter cannot be his own."""
    for path, quantity in quantities(checking):
        seen: dict[tuple[str, str], int] = {}
        for index, observation in enumerate(quantity.observed):
            if observation.split_sample:
                continue
            counter = (observation.by or "", observation.at.text)
            if counter in seen:
                who = observation.by or "nobody named"
                yield (
                    (*path, "observed", index),
                    Slip(
                        f"{who} counts {path[-1]} twice on {observation.at}",
                        "one figure by one counter for one day",
                    ),
                )
            seen.setdefault(counter, index)


def _same_day(
    entries: Iterable[E], when: Callable[[E], When | None], counts: Callable[[E], bool]
) -> Iterator[tuple[str, int, int]]:
    """(day, first place, later place) of entries that begin on one day and both count."""
    seen: dict[date, int] = {}
    for index, entry in enumerate(entries):
        began = when(entry)
        if began is None or not counts(entry):
            continue
        day = began.first
        if day is None:
            continue
        if day in seen:
            yield began.text, seen[day], index
        seen.setdefault(day, index)
