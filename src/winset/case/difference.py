"""What differs between two cases: which records are only in one, which say something else?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from winset.case.case import SECTIONS, Case
from winset.case.lookup import named
from winset.case.naming import address_of
from winset.case.plain import plain

How = Literal["added", "removed", "changed"]
_INNER = ("constituencies",)


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that is only in the later case, only in the earlier, or says something else.

    ``keys`` are those that differ, as address -> (then, now), plain; None where there is nothing.
    """

    section: str
    address: str
    how: How
    keys: tuple[tuple[str, Any, Any], ...] = ()


def difference(before: Case, after: Case) -> tuple[Difference, ...]:
    """Every record of one case that the other has not, or has otherwise, section by section."""
    then, now = dict(_records(before)), dict(_records(after))
    found = [
        _one(address, then.get(address), now.get(address))
        for address in dict.fromkeys((*now, *then))
        if then.get(address) != now.get(address)
    ]
    return tuple(sorted(found, key=lambda one: SECTIONS.index(one.section)))


_Told = tuple[str, dict[str, Any]]


def _one(address: str, then: _Told | None, now: _Told | None) -> Difference:
    section = (now or then or ("case", {}))[0]
    if then is None:
        return Difference(section, address, "added")
    if now is None:
        return Difference(section, address, "removed")
    keys = tuple(
        (key, then[1].get(key), now[1].get(key))
        for key in dict.fromkeys((*then[1], *now[1]))
        if then[1].get(key) != now[1].get(key)
    )
    return Difference(section, address, "changed", keys)


def _records(case: Case) -> Iterator[tuple[str, _Told]]:
    """Each record by its address: its section, and its keys as a file would hold them."""
    yield "case", ("case", _keys(case.case))
    for path, record in named(case):
        yield address_of(case, path), (str(path[0]), _keys(record))
    for issue, by_actor in case.positions.items():
        for actor, entries in by_actor.items():
            days = [entry.since.text for entry in entries]
            for place, entry in enumerate(entries):
                again = days[:place].count(days[place])
                twin = f" ({again + 1})" if again else ""
                address = f"positions.{issue}.{actor}@{days[place]}{twin}"
                yield address, ("positions", _keys(entry))


def _keys(record: Any) -> dict[str, Any]:
    """The keys of a record; people inside a party are records of their own."""
    told = plain(record)
    if not isinstance(told, dict):
        return {"": told}
    return {key: value for key, value in told.items() if key not in _INNER}
