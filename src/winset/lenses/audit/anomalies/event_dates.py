"""Which events are dated differently by two sources?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.address import resolve
from winset.case.claims import Claim
from winset.case.grammar.when import When
from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.ground import Ground, cites
from winset.lenses.audit.identities.holds import overlap


def events_dated_differently(ground: Ground) -> Iterator[Anomaly]:
    """A claim about an event on another day than the event; two claims whose days cannot be one."""
    for id, claim in ground.case.claims.items():
        when = _day(claim)
        if when is None:
            continue
        yield from _against_event(ground, id, claim, when)
        for other in claim.contradicts:
            theirs = _day(ground.case.claims[other])
            if theirs is not None and not overlap(when, theirs):
                forms = (theirs.text, when.text)
                yield Anomaly(
                    "dated-differently", f"claims.{other}", forms, (f"claims.{id}",), (other, id)
                )


def _against_event(ground: Ground, id: str, claim: Claim, when: When) -> Iterator[Anomaly]:
    event = _event(ground, claim)
    if event is None:
        return
    own = ground.case.events[event]
    if not own.date.yearless and not overlap(when, own.date):
        forms = (own.date.text, when.text)
        claims = tuple(dict.fromkeys((id, *cites(own))))
        yield Anomaly("dated-differently", f"events.{event}", forms, (f"claims.{id}",), claims)


def _day(claim: Claim) -> When | None:
    when = claim.value.when if claim.value is not None else None
    return when if when is not None and not when.yearless else None


def _event(ground: Ground, claim: Claim) -> str | None:
    """The event a claim is about."""
    if claim.about is None:
        return None
    path = resolve(ground.case, claim.about).path
    return str(path[1]) if path[0] == "events" and len(path) > 1 else None
