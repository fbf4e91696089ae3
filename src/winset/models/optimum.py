"""Which single package is best by a formula, in a space of any size and for any number of parties?

A mixed-integer programme with one 0-1 variable for each option (x_ko = 1: issue k takes option o),
solved by HiGHS through scipy:

- egalitarian: max t with U_p(x) - d_p >= t for every party; t < 0 says how far the zone is from
  opening, in the units of the utilities. Without ties between issues ``models.fairest`` is asked
  first, which needs no solver.
- kalai-smorodinsky: max t with U_p(x) - d_p >= t (m_p - d_p), m_p the best U_p in the zone.
- utilitarian: max sum_p U_p(x) in the zone.
- nash: max sum_p log(U_p(x) - d_p) in the zone. log is replaced by tangents from above; a new
  tangent is laid at each solution until bound and value meet.

Pair terms get a variable of their own, tied to both options. ``forbidden`` names combinations of
two options that may not stand together. Every gap is closed (relative gap 0), so optima are exact
up to the solver's feasibility tolerance of 1e-6 in *scaled* units; the value is recomputed in whole
units.

Units as in ``models.utilities``. Source: Duran and Grossmann, Mathematical Programming 36 (1986),
for the tangents. Leaves out: all optima but one, and the frontier (``models.pareto_dp``).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from winset.models.fairest import fairest
from winset.models.utilities import Space, of_package

Forbidden = tuple[tuple[int, int], tuple[int, int]]
"""(issue, option) that may not stand with another (issue, option)."""
TANGENTS = 24
ROUNDS = 60
CLOSE = 1e-9


@dataclass(frozen=True)
class Best:
    """A package, its utilities, and the value of the formula there; None where there is none."""

    choice: tuple[int, ...]
    utilities: NDArray[np.int64]
    value: float
    gap: float = 0.0


@contextmanager
def silent() -> Iterator[None]:
    """Nothing that C code prints reaches standard output meanwhile."""
    try:
        out = sys.__stdout__.fileno() if sys.__stdout__ is not None else 1
    except (OSError, ValueError):
        out = 1
    sys.stdout.flush()
    kept = os.dup(out)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, out)
        yield
    finally:
        os.dup2(kept, out)
        os.close(kept)
        os.close(nowhere)


def best(
    space: Space,
    disagreement: NDArray[np.int64],
    formula: str,
    forbidden: Sequence[Forbidden] = (),
) -> Best | None:
    """The package at which a formula is largest; None when no package leaves everybody his own."""
    programme = Programme(space, disagreement, forbidden)
    match formula:
        case "egalitarian":
            found = programme.smallest_gain()
            return found if found is not None and found.value >= 0 else None
        case "kalai-smorodinsky":
            return programme.smallest_ratio()
        case "utilitarian":
            return programme.sum()
        case "nash":
            return programme.product()
    raise ValueError(f"'{formula}' is no formula of a bargaining solution")


def extreme(space: Space, party: int, *, best: bool) -> int:
    """What one party's best package of all is worth to it, or its worst."""
    programme = Programme(space, np.zeros(space.parties, dtype=np.int64), ())
    choice = programme.alone(party, -1.0 if best else 1.0)
    return int(of_package(space, choice)[party])


def sampled(
    space: Space, disagreement: NDArray[np.int64], directions: Sequence[Sequence[float]]
) -> list[Best]:
    """Packages of the zone, each largest by one weighting of all parties' worths, each once.

    With weights above zero each is on the frontier; those in dents of it are never found so.
    """
    programme = Programme(space, disagreement, ())
    found: dict[tuple[int, ...], Best] = {}
    for weights in directions:
        one = programme.weighted(np.array(weights))
        if one is None:
            break
        found.setdefault(one.choice, one)
    return list(found.values())


def nearest_to_zone(space: Space, disagreement: NDArray[np.int64]) -> Best | None:
    """The package whose worst-off party is least below his own; its value is below zero if so."""
    return Programme(space, disagreement, ()).smallest_gain()


class Programme:
    """The constraints all formulas share, in utilities scaled to about one."""

    def __init__(
        self, space: Space, disagreement: NDArray[np.int64], forbidden: Sequence[Forbidden]
    ) -> None:
        self.space, self.disagreement, self.forbidden = space, disagreement, forbidden
        self.starts = np.concatenate([[0], np.cumsum(space.sizes)])
        self.scale = float(max(1, *(int(np.abs(p).max()) for p in space.parts)))
        self.pairs = list(space.pairs.items())
        self.pair_starts = int(self.starts[-1]) + np.concatenate(
            [[0], np.cumsum([p[0].size for _, p in self.pairs])]
        ).astype(int)
        self.columns = int(self.pair_starts[-1])
        self.gains = self._gains()
        self.rows, self.low, self.high = self._rows(forbidden)

    def _gains(self) -> NDArray[np.float64]:
        """Utility of each party as a row over the columns, scaled."""
        rows = np.zeros((self.space.parties, self.columns))
        for k, part in enumerate(self.space.parts):
            rows[:, self.starts[k] : self.starts[k + 1]] = part / self.scale
        for n, (_, pair) in enumerate(self.pairs):
            block = pair.reshape(len(pair), -1) / self.scale
            rows[:, self.pair_starts[n] : self.pair_starts[n + 1]] = block
        return rows

    def _rows(
        self, forbidden: Sequence[Forbidden]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """One option an issue; pair variables tied to both options; what may not stand together."""
        rows: list[NDArray[np.float64]] = []
        low: list[float] = []
        high: list[float] = []

        def add(row: NDArray[np.float64], least: float, most: float) -> None:
            rows.append(row)
            low.append(least)
            high.append(most)

        for k in range(len(self.space.parts)):
            row = np.zeros(self.columns)
            row[self.starts[k] : self.starts[k + 1]] = 1
            add(row, 1, 1)
        for n, ((first, second), pair) in enumerate(self.pairs):
            block = np.arange(self.pair_starts[n], self.pair_starts[n + 1]).reshape(pair.shape[1:])
            for issue, own in ((first, block), (second, block.T)):
                for option, mine in enumerate(own):
                    row = np.zeros(self.columns)
                    row[mine] = 1
                    row[self.starts[issue] + option] = -1
                    add(row, 0, 0)
        for (issue, option), (other, theirs) in forbidden:
            row = np.zeros(self.columns)
            row[self.starts[issue] + option] = 1
            row[self.starts[other] + theirs] = 1
            add(row, -np.inf, 1)
        return np.array(rows), np.array(low), np.array(high)

    def smallest_gain(self) -> Best | None:
        """Max min (U - d), below zero when the zone is empty.

        Where no issues are tied a search by layers mostly ends sooner than the solver.
        """
        if not self.pairs and not self.forbidden:
            found = fairest(self.space, self.disagreement)
            if found is not None:
                return self._of(found)
        ones = np.ones(self.space.parties)
        choice = self.solve_t(ones, zone=False)
        if choice is None:
            return None
        return self._of(choice)

    def _of(self, choice: tuple[int, ...]) -> Best:
        utilities = of_package(self.space, choice)
        return Best(choice, utilities, float((utilities - self.disagreement).min()))

    def smallest_ratio(self) -> Best | None:
        """Max min (U - d) / (m - d)."""
        ideals = []
        for party in range(self.space.parties):
            choice = self._solve(-self.gains[party])
            if choice is None:
                return None
            ideals.append(of_package(self.space, choice)[party])
        spread = np.array(ideals) - self.disagreement
        choice = self.solve_t(spread / self.scale, zone=True)
        if choice is None:
            return None
        utilities = of_package(self.space, choice)
        open_ = spread > 0
        ratios = (utilities - self.disagreement)[open_] / spread[open_]
        return Best(choice, utilities, float(ratios.min()) if len(ratios) else 1.0)

    def sum(self) -> Best | None:
        """Max sum U in the zone."""
        choice = self._solve(-self.gains.sum(axis=0))
        if choice is None:
            return None
        utilities = of_package(self.space, choice)
        return Best(choice, utilities, float(utilities.sum()))

    def weighted(self, weights: NDArray[np.float64]) -> Best | None:
        """Max of a weighted sum in the zone."""
        choice = self._solve(-(weights @ self.gains))
        if choice is None:
            return None
        utilities = of_package(self.space, choice)
        return Best(choice, utilities, float(weights @ utilities))

    def alone(self, party: int, sign: float) -> tuple[int, ...]:
        """The package of the whole space with the least signed worth to one party."""
        answer = self._milp(sign * self.gains[party], None, None, extra=0, zone=False)
        assert answer is not None
        return self._choice(answer[0])

    def product(self) -> Best | None:
        """Max sum log (U - d) in the zone, tangents laid until they close."""
        most = []
        for party in range(self.space.parties):
            choice = self._solve(-self.gains[party])
            if choice is None:
                return None
            most.append(float((of_package(self.space, choice) - self.disagreement)[party]))
        peaks = np.array(most) / self.scale
        if np.any(peaks <= 0):
            choice = self._solve(-self.gains.sum(axis=0))
            assert choice is not None
            return Best(choice, of_package(self.space, choice), 0.0)
        points = [list(p * np.linspace(1 / TANGENTS, 1, TANGENTS)) for p in peaks]
        found: Best | None = None
        for _ in range(ROUNDS):
            solved = self._tangents(points)
            if solved is None:
                break
            choice, bound = solved
            gains = (of_package(self.space, choice) - self.disagreement) / self.scale
            value = float(np.log(np.maximum(gains, 1e-300)).sum())
            if found is None or value > found.value:
                found = Best(choice, of_package(self.space, choice), value, max(0.0, bound - value))
            else:
                found = Best(
                    found.choice, found.utilities, found.value, max(0.0, bound - found.value)
                )
            if found.gap <= CLOSE:
                break
            for own, gain in zip(points, gains, strict=True):
                own.append(float(max(gain, 1e-6)))
        if found is None:
            return None
        exact = np.prod((found.utilities - self.disagreement).astype(float))
        return Best(found.choice, found.utilities, float(exact), found.gap)

    def _tangents(self, points: list[list[float]]) -> tuple[tuple[int, ...], float] | None:
        """One round: z_p under every tangent of log at the points; the choice and its bound."""
        parties = self.space.parties
        rows, low = [], []
        for party, own in enumerate(points):
            for point in own:
                row = np.zeros(self.columns + parties)
                row[: self.columns] = self.gains[party] / point
                row[self.columns + party] = -1
                rows.append(row)
                low.append(1 - np.log(point) + self.disagreement[party] / self.scale / point)
        cost = np.concatenate([np.zeros(self.columns), -np.ones(parties)])
        answer = self._milp(cost, np.array(rows), np.array(low), extra=parties, zone=True)
        return None if answer is None else (self._choice(answer[0]), -answer[1])

    def solve_t(self, steps: NDArray[np.float64], *, zone: bool) -> tuple[int, ...] | None:
        """Max t with U - d >= t steps."""
        rows = np.concatenate([self.gains, -steps[:, None]], axis=1)
        low = self.disagreement / self.scale
        cost = np.concatenate([np.zeros(self.columns), [-1.0]])
        answer = self._milp(cost, rows, low, extra=1, zone=zone)
        return None if answer is None else self._choice(answer[0])

    def _solve(self, cost: NDArray[np.float64]) -> tuple[int, ...] | None:
        answer = self._milp(cost, None, None, extra=0, zone=True)
        return None if answer is None else self._choice(answer[0])

    def _milp(
        self,
        cost: NDArray[np.float64],
        rows: NDArray[np.float64] | None,
        low: NDArray[np.float64] | None,
        *,
        extra: int,
        zone: bool,
    ) -> tuple[NDArray[np.float64], float] | None:
        """Solve; None when no package satisfies the constraints."""
        from scipy.optimize import (  # type: ignore[import-untyped]
            Bounds,
            LinearConstraint,
            milp,
        )

        def widened(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.pad(matrix, ((0, 0), (0, extra)))

        constraints: list[Any] = [LinearConstraint(widened(self.rows), self.low, self.high)]
        if zone:
            least = self.disagreement / self.scale
            constraints.append(LinearConstraint(widened(self.gains), least, np.inf))
        if rows is not None:
            constraints.append(LinearConstraint(rows, low, np.inf))
        options = int(self.starts[-1])
        whole = np.concatenate([np.ones(options), np.zeros(self.columns - options + extra)])
        bounds = Bounds(
            np.concatenate([np.zeros(self.columns), np.full(extra, -np.inf)]),
            np.concatenate([np.ones(self.columns), np.full(extra, np.inf)]),
        )
        with silent():
            answer = milp(
                cost,
                integrality=whole,
                bounds=bounds,
                constraints=constraints,
                options={"mip_rel_gap": 0.0, "disp": False},
            )
        return None if answer.x is None else (answer.x, float(answer.mip_dual_bound))

    def _choice(self, solution: NDArray[np.float64]) -> tuple[int, ...]:
        return tuple(
            int(np.argmax(solution[self.starts[k] : self.starts[k + 1]]))
            for k in range(len(self.space.parts))
        )
