"""Which claims about a quantity differ from the count that is used?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.address import resolve
from winset.case.claims import Claim
from winset.case.grammar.value import Value
from winset.case.quantities import Observation, Quantity
from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.anomalies.counts import MEASURED, apart, figure, reach, used
from winset.lenses.audit.ground import Ground


def figures_differ(ground: Ground) -> Iterator[Anomaly]:
    """A claim's own figure, as printed, outside the range of the observation that is used."""
    for id, claim in ground.case.claims.items():
        found = _used_for(ground, claim)
        if found is None or claim.value is None or claim.value.value is None:
            continue
        address, value, error = found
        printed = reach(ground.case, claim.value.value)
        counted = reach(ground.case, value, error)
        if printed is None or counted is None or not apart(printed, counted):
            continue
        own = figure(ground.case, value)
        assert own is not None
        forms = (claim.value.text, own.text)
        yield Anomaly("differs-from-count", f"claims.{id}", forms, (address,), (id,))


def _used_for(ground: Ground, claim: Claim) -> tuple[str, Value, Value | None] | None:
    """The figure that stands for what a claim is about: its address, the value, its error."""
    if claim.about is None:
        return None
    target = resolve(ground.case, claim.about)
    if target.path[0] not in MEASURED or len(target.path) < 2:
        return None
    section, id = str(target.path[0]), str(target.path[1])
    quantity = getattr(ground.case, section)[id]
    assert isinstance(quantity, Quantity)
    if isinstance(target.thing, Observation):
        observation = used(quantity, target.thing.at.text)
    elif quantity.value is not None:
        return f"{section}.{id}", quantity.value, None
    else:
        observation = used(quantity, None)
    if observation is None:
        return None
    return f"{section}.{id}", observation.value, observation.error
