"""Which two days does a comparison of this case look at?"""

from __future__ import annotations

from datetime import date

from winset.case.case import Case
from winset.case.knowing import Knowing


def today(case: Case) -> date:
    """The last day of the case's as-of date."""
    return case.case.as_of.last or date.max


def earlier(case: Case) -> date | None:
    """The day a report compares with: the head's ``since``, else the earliest document date.

    None when no document is older than the as-of day: then there is nothing to compare.
    """
    if case.case.since is not None and case.case.since.last is not None:
        return case.case.since.last if case.case.since.last < today(case) else None
    days = sorted(Knowing(case).documents.values())
    return days[0] if days and days[0] < today(case) else None
