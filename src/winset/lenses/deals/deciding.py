"""On which single judgement does most depend?

Each entry in force that a source infers, that we assume, or that is a soft reading is taken away in
turn, and the packages are judged anew.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from winset.case.case import Case
from winset.case.lines import Said
from winset.lenses.deals.keys import told_apart
from winset.lenses.deals.reading import Judged, Reading, Strength, ground_of
from winset.lenses.deals.sides import Side
from winset.results import Column, Row, Table

STRENGTH: Strength = "assessed"
DECIDING = (
    Column("judgement", "key"),
    Column("entry", "address"),
    Column("actor", "actor"),
    Column("issue", "issue"),
    Column("ground", "word"),
    Column("verdicts", "number", "packages"),
    Column("blockers", "number", "packages"),
    Column("near", "number", "packages"),
    Column("fewest-lacking", "number", "consents"),
)


def deciding(side: Side, most: int) -> Table:
    """One row per judgement, the weightiest first.

    ``verdicts``: packages whose verdict changes without it; ``blockers``: packages that lack other
    consents without it; ``near``: the same among those that lack fewest now.
    """
    rows = [_row(side, said, ground) for said, ground in _judgements(side)]
    weight = [DECIDING[k].name for k in range(5, 8)]
    places = [n for n, c in enumerate(DECIDING) if c.name in weight]
    rows.sort(key=lambda r: tuple(-int(r.cells[p]) for p in places))  # type: ignore[arg-type]
    return Table("deciding", DECIDING, told_apart(rows[:most]))


def _judgements(side: Side) -> Iterator[tuple[Said, str]]:
    seen: set[int] = set()
    for consent in side.reading.consents:
        for member in consent.members:
            for issue in side.reading.issues_of(consent.party):
                for said in side.reading.voice(member, issue).entries:
                    ground = ground_of(side.case, said)
                    soft = said.key == "could-accept"
                    if id(said.entry) not in seen and (soft or ground in ("inferred", "assumed")):
                        seen.add(id(said.entry))
                        yield said, ground


def _row(side: Side, said: Said, ground: str) -> Row:
    after = Reading(without(side.case, said), side.reading.layout, side.reading).judge(
        side.judged.choices
    )
    changed = _lost(side.judged) != _lost(after)
    blockers = changed.any(axis=0)
    now = _lost(side.judged).sum(axis=0)
    near = now == now.min()
    verdicts = side.judged.verdicts[STRENGTH] != after.verdicts[STRENGTH]
    return Row(
        (
            said.address,
            said.address,
            said.speaker,
            said.issue,
            ground,
            int(verdicts.sum()),
            int(blockers.sum()),
            int((blockers & near).sum()),
            int(np.min(_lost(after).sum(axis=0), initial=len(after.reading.consents))),
        ),
        (said.address,),
        tuple(c.text for c in said.entry.rests_on),
    )


def _lost(judged: Judged) -> np.ndarray:
    return judged.refusing[STRENGTH]


def without(case: Case, said: Said) -> Case:
    """The case without one entry; of a day with rivals the other reading then holds."""
    by_actor = case.positions[said.issue]
    kept = tuple(e for e in by_actor[said.speaker] if e is not said.entry)
    positions = {**case.positions, said.issue: {**by_actor, said.speaker: kept}}
    return case.model_copy(update={"positions": positions})
