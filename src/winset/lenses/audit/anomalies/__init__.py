"""Which figures, dates and names of the case catch the eye, whatever the case is about?

One file a check; this tuple is all the registry there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.anomalies.claim_denied import claims_denied
from winset.lenses.audit.anomalies.event_dates import events_dated_differently
from winset.lenses.audit.anomalies.identity_fails import identities_fail
from winset.lenses.audit.anomalies.misspelt import names_misspelt
from winset.lenses.audit.anomalies.quantity_differs import figures_differ
from winset.lenses.audit.anomalies.rival_counts import counts_rival
from winset.lenses.audit.anomalies.spellings import names_spelt_several_ways
from winset.lenses.audit.anomalies.suspect import figures_suspect
from winset.lenses.audit.anomalies.two_readings import figures_with_two_readings
from winset.lenses.audit.anomalies.year_missing import years_missing
from winset.lenses.audit.ground import Ground

ANOMALIES: tuple[Callable[[Ground], Iterator[Anomaly]], ...] = (
    identities_fail,
    figures_suspect,
    figures_differ,
    figures_with_two_readings,
    counts_rival,
    claims_denied,
    events_dated_differently,
    years_missing,
    names_misspelt,
    names_spelt_several_ways,
)
"""Every general check, in the order in which its anomalies are told."""

__all__ = ["ANOMALIES", "Anomaly"]
