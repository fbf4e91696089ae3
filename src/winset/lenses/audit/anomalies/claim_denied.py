"""Which claims stand beside a denial or a contradiction?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.ground import Ground


def claims_denied(ground: Ground) -> Iterator[Anomaly]:
    """Both sides stand; whatever rests on either is contested."""
    for id, claim in ground.case.claims.items():
        for kind, others in (
            ("claim-denied", claim.denies),
            ("claim-contradicted", claim.contradicts),
        ):
            for other in others:
                yield Anomaly(kind, f"claims.{other}", (), (f"claims.{id}",), (other, id))
