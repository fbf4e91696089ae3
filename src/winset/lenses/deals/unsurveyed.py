"""What is answered where no package can be asked about lines? What the judge's numbers say, alone.

So it is when numbers are there and nobody who is asked has a line on an issue of the space: a
survey would find every answer unsaid. And when the space has more packages than can be gone
through: then the result says whose lines were left out.
"""

from __future__ import annotations

from winset.case.case import Case
from winset.lenses.deals.changes import tables as change_tables
from winset.lenses.deals.deciding import DECIDING
from winset.lenses.deals.elicited import computed
from winset.lenses.deals.flips import CONSENT_FLIPS, FLIPS
from winset.lenses.deals.flips import COUNTED as FLIPS_COUNTED
from winset.lenses.deals.improve import IMPROVEMENTS
from winset.lenses.deals.layout import Layout
from winset.lenses.deals.near import NEAR
from winset.lenses.deals.openings import OPENINGS
from winset.lenses.deals.points import Numbers, numbers
from winset.lenses.deals.reading import Reading
from winset.lenses.deals.survey import BLOCKERS, LARGEST, SUMMARY
from winset.lenses.deals.zone import PACKAGES, ZONE
from winset.results import Caution, Table
from winset.results.finding import Argument

EMPTY = (
    Table("summary", SUMMARY),
    Table("blockers", BLOCKERS),
    Table("near-misses", NEAR),
    *change_tables([], []),
    Table("openings", OPENINGS),
    Table("flips-counted", FLIPS_COUNTED),
    Table("flips", FLIPS),
    Table("single-consents", CONSENT_FLIPS),
    Table("deciding", DECIDING),
    Table("packages", PACKAGES),
    Table("zone", ZONE),
    Table("improvements", IMPROVEMENTS),
)
"""The tables of a survey that was not made."""


def unsurveyed(
    case: Case, layout: Layout, most: int
) -> tuple[tuple[Table, ...], tuple[Caution, ...]] | None:
    """The tables without a survey, and why there is none; None where one is to be made."""
    heard = _heard(case, layout)
    if heard and layout.size <= LARGEST:
        return None
    given, _ = numbers(case, layout)
    if given is None:
        return None
    tables, cautions = computed(given, most)
    return (*EMPTY, *tables), (_why(layout, given, heard), *cautions)


def _heard(case: Case, layout: Layout) -> tuple[str, ...]:
    """Those who are asked and have a line on an issue of the space."""
    reading = Reading(case, layout)
    return tuple(
        dict.fromkeys(
            member.actor
            for consent in reading.consents
            for member in consent.members
            for issue in reading.issues_of(consent.party)
            if reading.voice(member, issue).entries
        )
    )


def _why(layout: Layout, given: Numbers, heard: tuple[str, ...]) -> Caution:
    if heard:
        left: dict[str, Argument] = {"count": layout.size, "actors": heard}
        return Caution("cut", "survey-left-out", left)
    return Caution("gap", "numbers-alone", {"count": layout.size, "parties": given.parties})
