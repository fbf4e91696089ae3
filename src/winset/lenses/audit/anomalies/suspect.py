"""Which figures and dates does the case itself doubt?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.ground import Ground, cites


def figures_suspect(ground: Ground) -> Iterator[Anomaly]:
    """Claims marked ``suspect``: printed, and what is used instead when something is."""
    for id, claim in ground.case.claims.items():
        if claim.suspect is None:
            continue
        printed = (claim.value.text,) if claim.value is not None else ()
        corrected = claim.corrected_to
        others = (f"claims.{corrected.claim}",) if corrected and corrected.claim else ()
        yield Anomaly("figure-doubted", f"claims.{id}", printed, others, (id, *cites(claim)))
