"""Which records choose a settlement of an issue, or make something depend on it?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.drafts import Clause
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Package
from winset.case.positions import Position
from winset.case.record import Record
from winset.case.references import Path


def keys_choosing(path: Path, record: Record, issue: str, id: str) -> Iterator[str]:
    """The keys of a record under which the settlement ``id`` of ``issue`` is named."""
    seen = set()
    for key, about, chosen in _choices(path, record):
        if key not in seen and _names(chosen, about, issue, id):
            seen.add(key)
            yield key


def _choices(path: Path, record: Record) -> Iterator[tuple[str, str, SettlementSet]]:
    """Key, issue and settlements of everything that a record chooses."""
    match record:
        case Position():
            for name, field in type(record).model_fields.items():
                if isinstance(chosen := getattr(record, name), SettlementSet):
                    yield field.alias or name, str(path[1]), chosen
        case Clause():
            if record.to is not None:
                yield "to", record.sets or "", record.to
            for reading in record.readings.values():
                yield "readings", record.sets or "", reading
        case Package():
            for about, chosen in record.settles.items():
                yield "settles", about, chosen


def _names(chosen: SettlementSet, about: str, issue: str, id: str) -> bool:
    for one in chosen.alternatives:
        if about == issue and id in one.ends:
            return True
        tests = one.condition.tests() if one.condition is not None else ()
        if any(test.issue == issue and test.settlement == id for test in tests):
            return True
    return False
