"""Would a vote pass, if those who answer polls were those who vote?

The share for is that of the newest observation of the poll the case names, among those who
answered either way; its own error is taken as 95 %. A vote passes when the share reaches what it
needs (a line of one half must be passed) and turnout reaches the quorum. What nobody gave stays
unknown.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from winset.case.quantities import Observation
from winset.case.who import Vote
from winset.draws import Draws
from winset.draws.streams import lanes
from winset.lenses.deals.ballots import NINETY_FIVE, newest, part
from winset.lenses.deals.sides import Side
from winset.models.answers import UNKNOWN, YES
from winset.models.ratification import vote as passing
from winset.results import Column, Row, Table
from winset.results import Quantity as Figure

VOTES = (
    Column("vote", "key"),
    Column("actor", "actor"),
    Column("poll", "address"),
    Column("asked-on", "date"),
    Column("share-for", "number", "%"),
    Column("passes-with", "text-at"),
    Column("turnout", "text-at"),
    Column("quorum", "text-at"),
    Column("passes", "number", "%"),
)


def votes(draws: Draws, side: Side) -> Table:
    """One row per vote that a rule may ask for."""
    rows = []
    for party in side.case.parties.values():
        for actor, person in party.constituencies.items():
            asked = any(m.actor == actor for c in side.reading.consents for m in c.members)
            if person.vote is not None and asked:
                rows.append(_row(draws, side, actor, person.vote))
    return Table("votes", VOTES, tuple(rows))


def _row(draws: Draws, side: Side, actor: str, vote: Vote) -> Row:
    observed = newest(side.case, vote)
    share = _share(draws, vote, observed)
    turnout = _sampled(draws, vote, actor, "turnout")
    needs = part(vote.passes_with, 0.5)
    quorum = part(vote.quorum, 0.0)
    answers = passing(share, turnout, needs, quorum, draws.n)
    known = not np.any(answers == UNKNOWN)
    chance = float(np.mean(answers == YES))
    error = (chance * (1 - chance) / draws.n) ** 0.5
    passes = (
        Figure(round(100 * chance), standard_error=round(100 * error, 1), n=draws.n)
        if known
        else None
    )
    keys = ("passes-with", "turnout", "quorum")
    given = [getattr(vote, k.replace("-", "_")) for k in keys]
    cells = (
        f"{actor}.vote",
        actor,
        vote.yes_share,
        observed.at.text if observed is not None else None,
        _figure(share, draws.n),
        *(f"{actor}.vote.{k}" if g is not None else None for k, g in zip(keys, given, strict=True)),
        passes,
    )
    claims = tuple(c.text for c in observed.rests_on) if observed is not None else ()
    return Row(cells, (f"{actor}.vote",), claims)


def _share(draws: Draws, vote: Vote, observed: Observation | None) -> NDArray[np.float64] | None:
    if observed is None or vote.yes_share is None:
        return None
    address = f"{vote.yes_share}@{observed.at.text}"
    given = draws.sample(observed.value, address)
    if given is None:
        return None
    spread = 100 * part(observed.error, 0.0) / NINETY_FIVE
    noisy = given + spread * lanes(draws.seed, f"{address}.error", draws.n, "normal")
    against = observed.against.middle if observed.against is not None else None
    both = given + against if against is not None else 100.0
    return np.clip(noisy / both, 0.0, 1.0)


def _sampled(draws: Draws, vote: Vote, actor: str, key: str) -> NDArray[np.float64] | None:
    value = getattr(vote, key)
    found = draws.sample(value, f"{actor}.vote.{key}") if value is not None else None
    return np.clip(found / 100.0, 0.0, 1.0) if found is not None else None


def _figure(share: NDArray[np.float64] | None, n: int) -> Figure | None:
    if share is None:
        return None
    low90, low50, middle, high50, high90 = np.quantile(100 * share, [0.05, 0.25, 0.5, 0.75, 0.95])
    ends = [round(float(end), 1) for end in (middle, low50, high50, low90, high90)]
    return Figure(ends[0], ends[1], ends[2], ends[3], ends[4], n=n)
