"""How much stands against each package: how many refused answers, and how many rungs beyond?

Of packages that lack equally many consents this orders which come first. An answer whose distance
nobody can tell counts as the whole scale.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from winset.lenses.deals.preference import steps_from
from winset.lenses.deals.reading import Consent, Judged, Member, Reading, Strength
from winset.models.answers import NO

Counts = NDArray[np.int64]


def effort(judged: Judged, strength: Strength) -> tuple[Counts, Counts]:
    """Per package the refused answers of those whose consent it lacks, and their rungs in all."""
    lines = np.zeros(len(judged.choices), dtype=np.int64)
    rungs = np.zeros_like(lines)
    for k, consent in enumerate(judged.reading.consents):
        lacking = judged.refusing[strength][k]
        for member in consent.members if lacking.any() else ():
            asked = lacking & (judged.applies(judged.reading.needed(consent), member) != NO)
            for issue, far in _distances(judged.reading, consent, member):
                refused = asked & (judged.cell(member, issue, strength) == NO)
                lines += refused
                rungs += refused * far[judged.choices[:, judged.reading.layout.issues.index(issue)]]
    return lines, rungs


def _distances(reading: Reading, consent: Consent, member: Member) -> list[tuple[str, Counts]]:
    """Per issue the rungs from what a member accepts to each option."""
    return [
        (issue, np.array([_far(reading, member, issue, at) for at in range(count)], dtype=np.int64))
        for issue in reading.issues_of(consent.party)
        for count in [len(reading.layout.options[reading.layout.issues.index(issue)])]
    ]


def _far(reading: Reading, member: Member, issue: str, option: int) -> int:
    record = reading.case.issues[issue]
    chosen = reading.layout.options[reading.layout.issues.index(issue)][option]
    steps = steps_from(record, reading.voice(member, issue), chosen)
    return abs(steps) if steps is not None else max(1, len(record.settlements))
