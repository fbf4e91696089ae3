"""Would an earlier view of the case show a record without something it cannot do without?

As known on a day, a record shows once it is known and has begun; what it names may be known only
later. A pointer that may be left out then vanishes until its day, which is right. A record that
needs it would vanish too, although its own sources had told of it: that is a slip, told here for
all days at once instead of building the view of each.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from winset.case.explain import record_class
from winset.case.knowing import Knowing
from winset.case.record import Record
from winset.case.references import Reference
from winset.errors import Problem

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]


def viewed(checking: Checking) -> list[Problem]:
    """Every fact that is known before something it needs."""
    if checking.gaps.lost or checking.gaps.ids:
        return []
    shows = _days(checking)
    later = _later_facts(checking)
    problems = []
    for reference in checking.found.references:
        known = later.get(reference.id) if _to_fact(reference) else None
        if known is None or not _needed(reference):
            continue
        owner = _owner(reference.path, shows)
        if owner is not None and shows[owner] < known:
            day = shows[owner].isoformat()
            problems.append(
                checking.problem(
                    reference.path,
                    f"known by {day}, but '{reference.id}' is known only from {known}",
                    "a source as old for both, or known: with the later day",
                    kind="viewed",
                )
            )
    return problems


def _days(checking: Checking) -> dict[Path, date]:
    """The first day on which each fact shows: known, begun, and so is all it stands in."""
    knowing = Knowing(checking.case)
    shows: dict[Path, date] = {}
    for path, record in checking.found.records:
        if record.ROLE != "fact":
            continue
        around = _owner(path[:-1], shows)
        handed = shows[around] if around is not None else None
        shows[path] = max(_day(knowing, record, handed), handed or date.min)
    return shows


def _day(knowing: Knowing, record: Record, handed: date | None) -> date:
    own = record.own_date
    begun = own.first if own is not None and own.first is not None else date.min
    return max(knowing.record(record, handed), begun)


def _later_facts(checking: Checking) -> dict[str, date]:
    """The day from which each draft, event and claim shows."""
    case, knowing = checking.case, Knowing(checking.case)
    facts: list[tuple[str, Record]] = [
        *case.drafts.items(),
        *case.events.items(),
        *case.claims.items(),
    ]
    return {id: _day(knowing, fact, None) for id, fact in facts}


def _to_fact(reference: Reference) -> bool:
    return bool({"draft", "event", "claim"} & set(reference.kinds)) and not reference.in_key


def _needed(reference: Reference) -> bool:
    """Whether the record that names it cannot be without it.

    A figure ``from CLAIM`` is as old as its claim, so it may wait for it.
    """
    owner, key = record_class(reference.path[:-1]), reference.path[-1]
    if owner is None or isinstance(key, int):
        return False
    field = next((f for n, f in owner.model_fields.items() if key in (f.alias, n)), None)
    return field is not None and field.is_required() and field.annotation is str


def _owner(path: Path, records: dict[Path, date]) -> Path | None:
    for length in range(len(path), 0, -1):
        if path[:length] in records:
            return path[:length]
    return None
