"""Where do several counters differ by more than their error on one quantity on one day?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from winset.case.case import Case
from winset.case.quantities import Observation
from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.anomalies.counts import apart, figure, quantities, reach
from winset.lenses.audit.ground import Ground, cites


def counts_rival(ground: Ground) -> Iterator[Anomaly]:
    """Counts by different counters of one date that leave each other's range: never averaged.

    Where most counters disagree comes first.
    """
    yield from sorted(_found(ground), key=lambda anomaly: -len(anomaly.forms))


def _found(ground: Ground) -> Iterator[Anomaly]:
    for address, quantity in quantities(ground.case):
        by_day: dict[str, list[Observation]] = {}
        for observation in quantity.observed:
            by_day.setdefault(observation.at.text, []).append(observation)
        for day, counts in by_day.items():
            rivals = _rivals(ground.case, counts)
            if rivals:
                forms = tuple(dict.fromkeys(_told(ground.case, o) for o in rivals))
                claims = tuple(dict.fromkeys(c for o in rivals for c in cites(o)))
                yield Anomaly("counts-differ", f"{address}@{day}", forms, (address,), claims)


def _rivals(case: Case, counts: list[Observation]) -> list[Observation]:
    """The counts of one day that differ from another counter's."""
    far = [(a, b) for a, b in combinations(counts, 2) if a.by != b.by and _differ(case, a, b)]
    return [o for o in counts if any(o is a or o is b for a, b in far)]


def _differ(case: Case, a: Observation, b: Observation) -> bool:
    first, second = reach(case, a.value, a.error), reach(case, b.value, b.error)
    return first is not None and second is not None and apart(first, second)


def _told(case: Case, observation: Observation) -> str:
    value = figure(case, observation.value)
    return value.text if value is not None else observation.value.text
