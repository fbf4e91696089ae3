"""How likely is each consent, if soft lines bend only as often as their confidence says?

As assessed, every reading of what somebody could accept counts as if it held. Here each one may
hold or not: where it does not, the answer is the declared one. Nobody says how the readings hang
together, so a chance is a range: the least and the largest that any dependence allows. Readings
that rest on the same named claim stand or fall together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.lines import Said
from winset.lenses.deals.near import Chance, causes
from winset.lenses.deals.reading import Consent, Judged, Member
from winset.lenses.deals.sides import Side, cells_of
from winset.lenses.deals.zone import claims_of
from winset.models.answers import NO, YES, Answers, both
from winset.models.dependence import MOST, combinations, ends
from winset.results import Caution, Column, Row, Table

BENDING = (
    Column("bending", "key"),
    Column("package", "package"),
    Column("party", "party"),
    Column("role", "word"),
    Column("open-low", "number", "%"),
    Column("open-high", "number", "%"),
    Column("yes-low", "number", "%"),
    Column("yes-high", "number", "%"),
    Column("causes", "number", "readings"),
    Column("soft", "ids"),
    Column("soft-by", "ids"),
)


def bending(side: Side, chosen: Sequence[int]) -> tuple[Table, tuple[Caution, ...]]:
    """Per package and consent that turns on a soft reading, and for all consents at once.

    ``open`` is the chance that it is not refused, ``yes`` that it is given in words.
    """
    joined = {package: causes(_soft(side, package)) for package in chosen}
    rows = [
        row
        for package, own in joined.items()
        if 0 < len(own) <= MOST
        for row in _of_package(side, package, own)
    ]
    left = sum(len(own) > MOST for own in joined.values())
    cut = (Caution("cut", "bending-left-out", {"count": left}),) if left else ()
    return Table("bending", BENDING, tuple(rows)), cut


@dataclass(frozen=True)
class Bends:
    """The soft readings of one package, joined by causes, and every way they may turn out."""

    side: Side
    package: int
    readings: dict[str, int]
    """Address of a reading and the cause it belongs to."""
    ways: NDArray[np.bool_]
    judged: Judged

    def answer(self, member: Member, party: str) -> Answers:
        """A member's answer to the package in each way."""
        cells = [self._cell(member, issue) for issue in self.side.reading.issues_of(party)]
        return both(np.stack(cells)) if cells else np.full(len(self.ways), YES, dtype=np.int8)

    def _cell(self, member: Member, issue: str) -> Answers:
        line = self.side.judged.line(member, issue, self.package)
        if line.soft is None or line.soft.address not in self.readings:
            return np.full(len(self.ways), int(line.assessed), dtype=np.int8)
        bent = self.ways[:, self.readings[line.soft.address]]
        return np.where(bent, np.int8(line.assessed), np.int8(line.declared))

    def consent(self, consent: Consent) -> Answers:
        """One needed yes in each way; that of ratifiers as if who speaks for the party agreed."""
        if consent.role != "ratifies":
            return both(np.stack([self.answer(m, consent.party) for m in consent.members]))
        return self._through(consent.party, speaker=YES)

    def zone(self) -> Answers:
        """All parties at once, in each way."""
        return both(np.stack([self._through(p.party) for p in self.side.reading.parties]))

    def _through(self, party: str, speaker: int | None = None) -> Answers:
        needed = next(p for p in self.side.reading.parties if p.party == party)

        def answer(actor: str) -> Answers:
            member = self.side.reading.member(needed, actor)
            if speaker is not None and party in member.names:
                return np.full(len(self.ways), speaker, dtype=np.int8)
            return self.answer(member, party)

        return self.judged.through(needed, answer)


def _of_package(side: Side, package: int, joined: list[tuple[list[Said], Chance]]) -> Iterator[Row]:
    held = combinations(len(joined))
    repeated = np.repeat(side.judged.choices[[package]], len(held), axis=0)
    readings = {s.address: k for k, (own, _) in enumerate(joined) for s in own}
    bends = Bends(side, package, readings, held, Judged(side.reading, repeated))
    chances = [chance for _, chance in joined]
    key = side.reading.layout.key(side.judged.choices[package])
    found = [(c.party, c.role, bends.consent(c)) for c in side.reading.consents]
    for party, role, answers in (*found, (None, "everybody", bends.zone())):
        if answers.min() == answers.max():
            continue
        telling = [k for k in range(len(joined)) if _turns_on(answers, held, k)]
        used = [s for k in telling for s in joined[k][0]]
        numbers = [
            round(100 * end) for least in (NO + 1, YES) for end in ends(answers >= least, chances)
        ]
        yield Row(
            (
                f"{key} {f'{party}.' if party else ''}{role}",
                key,
                party,
                role,
                *numbers,
                len(telling),
                tuple(s.address for s in used),
                tuple(dict.fromkeys(s.speaker for s in used)),
            ),
            tuple(s.address for s in used),
            claims_of(used),
        )


def _soft(side: Side, package: int) -> list[Said]:
    """The readings that change an answer of somebody who is asked, each once."""
    used = {
        c.line.soft.address: c.line.soft
        for c in cells_of(side, package)
        if c.line.soft is not None and c.line.assessed != c.line.declared
    }
    return list(used.values())


def _turns_on(answers: Answers, held: NDArray[np.bool_], k: int) -> bool:
    """Whether some answer is another one when this cause alone turns out otherwise."""
    other = np.arange(len(held)) ^ (1 << k)
    return bool(np.any(answers != answers[other]))
