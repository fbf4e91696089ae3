"""Which dates lack their year?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.fields import dates_of
from winset.lenses.audit.ground import Ground, cites


def years_missing(ground: Ground) -> Iterator[Anomaly]:
    """A day and month whose year the source does not give: it is never guessed and has no clock."""
    for path, record in ground.records.items():
        for when in dates_of(record):
            if when.yearless:
                claims = cites(record)
                yield Anomaly("year-missing", ground.addresses[path], (when.text,), (), claims)
