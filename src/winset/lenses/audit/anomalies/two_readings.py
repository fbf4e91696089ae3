"""Which figures can be read in two ways?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.anomalies.counts import MEASURED
from winset.lenses.audit.fields import figures_of
from winset.lenses.audit.ground import Ground, cites


def figures_with_two_readings(ground: Ground) -> Iterator[Anomaly]:
    """Figures written ``a or b``: every reading runs, none is chosen."""
    for path, record in ground.records.items():
        for _, value in figures_of(record):
            if value.shape == "rivals":
                where = ground.addresses[path]
                # A count is told under the name of what it counts.
                at = f"{path[0]}.{path[1]}" if path[0] in MEASURED else where
                claims = (str(path[1]),) if path[0] == "claims" else cites(record)
                others = (where,) if where != at else ()
                yield Anomaly("two-readings", at, (value.text,), others, claims)
