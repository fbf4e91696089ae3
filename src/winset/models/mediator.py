"""Which changes of one text does a mediator find who hears nothing but yes and no?

A mediator holds one text. He changes one clause at random and asks for votes. Each voter compares
the changed text with the one on the table, issue by issue, by ranks alone: *no* when an issue got
worse for him, *yes* when none did and one got better, no vote when nothing changed for him. A
change that somebody wants and nobody votes against is adopted; one with ``n`` votes against it
only with chance

    exp(-n / T)

where the temperature ``T`` (in votes) falls from round to round, so that the text can leave a
corner early and settles late. A change that nobody wants is never adopted. Whoever is not asked on
an issue wants nothing on it, but can vote against what crosses a line of his.

Axes: ``lane`` independent runs, ``issue`` clauses, ``option`` wordings of a clause, ``voter``.
Ranks have no unit and are never added or compared across voters. Leaves out: strategic voting, side
payments, the order in which issues are taken up, new wordings nobody has named.

Source: M. Klein, P. Faratin, H. Sayama, Y. Bar-Yam, "Negotiating Complex Contracts", Group Decision
and Negotiation 12 (2003) 111-125; the annealing is the mediator's as in their "Using an Annealing
Mediator to Solve the Prisoners' Dilemma in the Negotiation of Complex Contracts", LNCS 2531 (2002),
doi 10.1007/3-540-36378-5_12. Theirs has two voters with utilities and votes of two strengths; here
any number of voters have ranks, and a vote is yes or no.

>>> import numpy as np
>>> ranks = Ranks(voter=0, issue=0, leans_on=(), table=np.array([0, 1, 2]))
>>> draws = np.random.default_rng(1).random((20, 3, 1))
>>> anneal(np.array([0]), np.array([3]), (ranks,), 1, draws, (1.0, 0.1)).tolist()
[[2]]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Texts = NDArray[np.intp]
"""The wording of each clause: axes (lane, issue), places among the issue's options."""


@dataclass(frozen=True)
class Ranks:
    """How one voter ranks the wordings of one clause, given those of the issues he leans on.

    ``table`` has one axis for the issue's own options, then one for each issue of ``leans_on``.
    ``only_against``: he is not asked on it, and can but vote against a change for the worse.
    """

    voter: int
    issue: int
    leans_on: tuple[int, ...]
    table: NDArray[np.int64]
    only_against: bool = False

    def of(self, texts: Texts) -> NDArray[np.int64]:
        """The rank of each text: shape (lane,)."""
        found: NDArray[np.int64] = self.table[
            tuple(texts[:, i] for i in (self.issue, *self.leans_on))
        ]
        return found


def standing(ranks: Sequence[Ranks], texts: Texts) -> NDArray[np.int64]:
    """Every rank of each text: axes (lane, one of ``ranks``)."""
    found = np.zeros((len(texts), len(ranks)), dtype=np.int64)
    for place, one in enumerate(ranks):
        found[:, place] = one.of(texts)
    return found


def votes(
    ranks: Sequence[Ranks], voters: int, before: Texts, after: Texts
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who votes yes and who no to ``after`` in place of ``before``: axes (lane, voter) each."""
    return _votes(ranks, voters, standing(ranks, before), standing(ranks, after))


def _votes(
    ranks: Sequence[Ranks], voters: int, old: NDArray[np.int64], new: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    better = np.zeros((len(old), voters), dtype=bool)
    worse = np.zeros((len(old), voters), dtype=bool)
    for place, one in enumerate(ranks):
        if not one.only_against:
            better[:, one.voter] |= new[:, place] > old[:, place]
        worse[:, one.voter] |= new[:, place] < old[:, place]
    return better & ~worse, worse


def anneal(
    start: NDArray[np.intp],
    sizes: NDArray[np.intp],
    ranks: Sequence[Ranks],
    voters: int,
    draws: NDArray[np.float64],
    temperatures: tuple[float, float],
) -> Texts:
    """The text each run ends with: axes (lane, issue).

    ``draws`` are uniforms with axes (round, 3, lane): which clause, which wording, adopt or not.
    ``temperatures`` are those of the first and the last round, in votes.
    """
    rounds, _, lanes = draws.shape
    text = np.repeat(start[None, :], lanes, axis=0)
    held = standing(ranks, text)
    cooling = np.geomspace(*temperatures, num=max(rounds, 2))
    everyone = np.arange(lanes)
    for turn in range(rounds):
        which = (draws[turn, 0] * len(sizes)).astype(np.intp)
        # One of the other wordings: the present one is skipped.
        step = 1 + (draws[turn, 1] * np.maximum(sizes[which] - 1, 1)).astype(np.intp)
        changed = text.copy()
        changed[everyone, which] = (text[everyone, which] + step) % sizes[which]
        offered = standing(ranks, changed)
        wanted, unwanted = _votes(ranks, voters, held, offered)
        chance = np.exp(-unwanted.sum(axis=1) / cooling[turn])
        adopted = wanted.any(axis=1) & (draws[turn, 2] < chance)
        text[adopted], held[adopted] = changed[adopted], offered[adopted]
    return text
