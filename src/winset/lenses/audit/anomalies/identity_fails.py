"""Which figures break an identity that they should fulfil?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.ground import Ground
from winset.lenses.audit.identities.holds import outcomes


def identities_fail(ground: Ground) -> Iterator[Anomaly]:
    """An identity that fails under at least one reading of its figures."""
    for id, identity in ground.case.identities.items():
        failed = [one for one in outcomes(ground.case, id) if one.verdict == "fails"]
        if not failed:
            continue
        forms = [side for one in failed for side in (one.left, one.right) if side is not None]
        claims = tuple(n for n in identity.check.names() if n in ground.case.claims)
        others = tuple(f"claims.{c}" for c in claims)
        yield Anomaly(
            "identity-broken", f"identities.{id}", tuple(dict.fromkeys(forms)), others, claims
        )
