"""Which smallest sets of lines would have to give way so that nobody refuses some package?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from winset.case.consents import Needed, all_must_agree
from winset.lenses.deals.effort import effort
from winset.lenses.deals.reading import Member, Strength
from winset.lenses.deals.sides import Cell, Side, cells
from winset.models.answers import NO, UNKNOWN, YES
from winset.models.openings import joined, minimal, ways
from winset.results import Column, Row, Table

STRENGTH: Strength = "assessed"
OPENINGS = (
    Column("opening", "key"),
    Column("opened", "package"),
    Column("lines", "number", "lines"),
    Column("payers", "number", "parties"),
    Column("actors", "ids"),
    Column("on", "issue"),
    Column("entries", "ids"),
    Column("opens", "number", "packages"),
    Column("result", "word"),
)
LARGEST = 2_000
"""Packages looked at, those that fewest answers refuse first; the result warns of the cut."""
SHOWN = 3


Line = tuple[str, str]
"""Somebody's refusals on one issue: actor, issue."""


@dataclass(frozen=True)
class Need:
    """What one package needs: sets of lines of which one must give way entirely."""

    package: int
    sets: tuple[frozenset[Line], ...]
    fully: bool


def openings(side: Side, most: int) -> Table:
    """The minimal sets of lines whose giving way leaves some package refused by nobody.

    All of them, unless more than ``LARGEST`` packages are refused. A line is everything somebody
    refuses on one issue; giving it up, he takes what the package says.
    """
    needs = _needs(side)
    sets = sorted(minimal(s for n in needs for s in n.sets), key=lambda s: (len(s), sorted(s)))
    rows = [_row(side, s, needs) for s in sets[:most]]
    return Table("openings", OPENINGS, tuple(rows))


def _needs(side: Side) -> list[Need]:
    verdict = side.judged.verdicts[STRENGTH]
    out = np.flatnonzero(verdict == NO)
    lines, rungs = effort(side.judged, STRENGTH)
    first = out[np.lexsort((out, rungs[out], lines[out]))][:LARGEST]
    return [n for p in first if (n := _need(side, int(p))).sets]


def _need(side: Side, package: int) -> Need:
    per_party, fully = [], True
    for party in side.reading.parties:
        own = [c for c in side.reading.consents if c.party == party.party]
        found = [cell for consent in own for cell in cells(side, consent, package)]
        fully = fully and all(c.answer(STRENGTH) != UNKNOWN for c in found)
        if side.judged.party(party, STRENGTH)[package] != NO:
            continue
        refused = [c for c in found if c.answer(STRENGTH) == NO]
        if any(c.line.why == "vote" for c in refused):
            return Need(package, (), fully)
        per_party.append(
            [
                frozenset((c.member.actor, c.issue) for c in refused if c.member in chosen)
                for chosen in _ways(side, party, refused, package)
            ]
        )
    return Need(package, joined(per_party) if per_party else (), fully)


def _ways(
    side: Side, party: Needed, refused: list[Cell], package: int
) -> tuple[frozenset[Member], ...]:
    """The members that must give way together; where all must agree, all whose yes is asked."""
    members = tuple(dict.fromkeys(c.member for c in refused))
    if all_must_agree(party.rule):
        asked = (m for m in members if side.judged.applies(party, m)[package] == YES)
        return (frozenset(asked),)

    def passes(chosen: frozenset[Member]) -> bool:
        return side.judged.supposing(party, chosen, package) != NO

    return ways(members, passes)


def _row(side: Side, chosen: frozenset[Line], needs: list[Need]) -> Row:
    layout, choices = side.reading.layout, side.judged.choices
    opened = [n for n in needs if any(s <= chosen for s in n.sets)]
    lines = sorted(chosen)
    actors = tuple(dict.fromkeys(a for a, _ in lines))
    parties = {c.party for c in side.reading.consents for m in c.members if m.actor in actors}
    entries = [
        said.address
        for consent in side.reading.consents
        for cell in cells(side, consent, opened[0].package)
        if (cell.member.actor, cell.issue) in chosen
        and cell.answer(STRENGTH) == NO
        and (said := cell.said(STRENGTH)) is not None
    ]
    return Row(
        (
            " ".join(f"{a}.{i}" for a, i in lines),
            tuple(layout.key(choices[n.package]) for n in opened[:SHOWN]),
            len(lines),
            len(parties),
            actors,
            tuple(dict.fromkeys(i for _, i in lines)),
            tuple(dict.fromkeys(entries)),
            len(opened),
            "in-zone" if opened[0].fully else "possibly",
        ),
        tuple(dict.fromkeys(entries)),
    )
