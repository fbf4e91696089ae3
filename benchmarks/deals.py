"""How fast are packages judged, frontiers found and large spaces solved, beside plainer ways?

Run as `python -m benchmarks.deals`. Answers are compared with plainer ones in the same run; beside
NegMAS they are measured by `make bench-peers`.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from winset.models.bargaining import pick, zone
from winset.models.ends import ends
from winset.models.enumeration import looked_at
from winset.models.frontier import frontier
from winset.models.optimum import Programme, best
from winset.models.packages import AllOf, AnyOf, Constituency, Counts, Soft, acceptance
from winset.models.utilities import Space, of_package, quantised, table

PARTIES = [AllOf((p, AnyOf((p + 1, p + 2)))) for p in (0, 3, 6, 9)]
SAMPLE = 300


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of one run, and what it gave."""
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def people(issues: int, options: int, draws: int, count: int) -> list[Constituency]:
    """Constituencies with weights drawn uniformly, hard and soft lines, linked pairs."""
    rng = np.random.default_rng(1)
    found = []
    for n in range(count):
        weights = rng.dirichlet(np.ones(issues), draws)
        worths = tuple(
            quantised(weights[:, k][:, None] * rng.random((draws, options))).astype(np.int32)
            for k in range(issues)
        )
        barred = [np.zeros(options, dtype=bool) for _ in range(issues)]
        for k in rng.choice(issues, 2, replace=False):
            barred[int(k)][rng.integers(options)] = True
        soft = tuple(
            Soft(int(k), np.arange(options) == rng.integers(options), rng.random(draws) < 0.4)
            for k in rng.choice(issues, 2, replace=False)
        )
        ends = ((0, issues - 1), (0, 1)) if n % 3 == 0 else ()
        pairs = {e: quantised(rng.uniform(-0.1, 0.1, (options, options))).astype(np.int32)
                 for e in ends}  # fmt: skip
        no_deal = quantised(rng.uniform(0.3, 0.6, draws)).astype(np.int32)
        found.append(Constituency(worths, no_deal, tuple(barred), soft, pairs))
    return found


def alone(one: Constituency, choice: tuple[int, ...]) -> np.ndarray:
    """One constituency's answers to one package, judged by itself: (draw,)."""
    total = sum(w[:, o].astype(np.int64) for w, o in zip(one.worths, choice, strict=True))
    for (k, m), pair in one.pairs.items():
        total = total + int(pair[choice[k], choice[m]])
    yes = np.asarray(total >= one.no_deal)
    yes &= not any(b[o] for b, o in zip(one.barred, choice, strict=True))
    for line in one.soft:
        if line.options[choice[line.issue]]:
            yes &= line.bends
    return yes


def same(who: list[Constituency], counts: Counts, sizes: tuple[int, ...]) -> bool:
    """Whether a sample of packages, judged one by one, has the same counts."""
    rng = np.random.default_rng(2)
    for place in rng.integers(0, int(np.prod(sizes)), SAMPLE):
        choice = tuple(int(o) for o in np.unravel_index(place, sizes))
        answers = [alone(one, choice) for one in who]
        yes = np.array([answers[p] & (answers[p + 1] | answers[p + 2]) for p in (0, 3, 6, 9)])
        sole = [int((~y & np.delete(yes, n, 0).all(axis=0)).sum()) for n, y in enumerate(yes)]
        if (
            counts.constituencies[:, place].tolist() != [int(a.sum()) for a in answers]
            or counts.zone[place] != yes.all(axis=0).sum()
            or counts.sole[:, place].tolist() != sole
        ):
            return False
    return True


def tables_in_full(who: list[Constituency], sizes: tuple[int, ...], draws: int) -> float:
    """Seconds a draw of the plain way: every package's worth as one full table a constituency."""
    places = np.indices(sizes).reshape(len(sizes), -1)

    def draw(n: int) -> None:
        for one in who:
            total = sum(w[n][places[k]].astype(np.int64) for k, w in enumerate(one.worths))
            for (k, m), pair in one.pairs.items():
                total = total + pair[places[k], places[m]]
            _ = total >= one.no_deal[n]

    return statistics.median(timed(lambda n=n: draw(n))[0] for n in range(draws))


def million() -> None:
    """Acceptance of 2^20 packages by 12 constituencies over 1,000 draws."""
    sizes, draws = (4,) * 10, 1_000
    who = people(len(sizes), 4, draws, 12)
    taken, counts = timed(lambda: acceptance(who, PARTIES))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    plain = tables_in_full(who, sizes, 3) * draws
    exact = "equal" if same(who, counts, sizes) else "NOT EQUAL"
    print(
        "2^20 packages x 12 constituencies x 1,000 draws, lines, pairs, leader and (one or other)"
    )
    print(f"  here             {taken:8.2f} s    target 10: {'within' if taken <= 10 else 'OVER'}")
    print(f"  memory           {memory:8.2f} GB   target 1: {'within' if memory <= 1 else 'OVER'}")
    print(
        f"  full tables      {plain:8.1f} s    (three draws, times {draws}); {plain / taken:.0f}x"
    )
    print(f"  {SAMPLE} packages one by one: {exact}")


def elicited(parties: int, issues: int, options: int) -> Space:
    """Weights and values drawn alike for everybody."""
    rng = np.random.default_rng(1)
    weights = rng.dirichlet(np.ones(issues), parties)
    return Space(
        tuple(quantised(weights[:, [k]] * rng.random((parties, options))) for k in range(issues))
    )


def hundred_thousand() -> None:
    """Table, frontier, Nash and zone of 10^5 packages for four parties."""
    space = elicited(4, 5, 10)

    def here() -> tuple[int, int, int]:
        every = table(space)
        no_deal = every.min(axis=0)
        front = frontier(every)
        return len(front), len(zone(every, no_deal)), int(pick(every, no_deal, "nash").places[0])

    taken = statistics.median(timed(here)[0] for _ in range(7))
    print("table, frontier, Nash, zone of 10^5 packages, 4 parties   (median of 7)")
    print(f"  here             {taken:8.4f} s    (beside NegMAS: make bench-peers)")


def ten_million() -> None:
    """Every one of 10^7 packages looked at, the largest space where that is done."""
    print("zone, frontier and all solutions of 10^7 packages, each looked at, block by block")
    for parties in (2, 3, 4):
        space = elicited(parties, 7, 10)
        no_deal = ends(space)[0]
        taken, found = timed(lambda s=space, d=no_deal: looked_at(s, d))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"  {parties} parties        {taken:8.2f} s, frontier {found.vectors},"
            f" most memory so far {memory:.2f} GB"
        )


def huge() -> None:
    """The best smallest gain among 4^28 packages for six parties, 20 instances, gap closed.

    Beside it in the same run: the solver alone on the same instances, which must find the same, and
    4^9 packages of the same making, which are all looked at.
    """
    print("best smallest gain among 4^28 packages, 6 parties, 20 seeded instances")
    no_deal = np.zeros(6, dtype=np.int64)
    for name, made in (("weights x values", _weighted), ("bare points", _points)):
        taken, solver, same, few = [], [], 0, 0
        for seed in range(20):
            space = made(np.random.default_rng(seed), 28)
            spent, found = timed(lambda s=space: best(s, no_deal, "egalitarian"))
            alone, solved = timed(lambda s=space: by_solver(s, no_deal))
            assert found is not None
            taken.append(spent)
            solver.append(alone)
            # The solver stops within its tolerance, a millionth of the largest part.
            near = max(int(part.max()) for part in space.parts) * 1e-6
            same += solved <= found.value <= solved + near
            few += agrees_with_all(made(np.random.default_rng(seed), 9), no_deal)
        middle, worst = statistics.median(taken), max(taken)
        verdict = "within" if middle <= 1 and worst <= 5 else "OVER"
        print(
            f"  {name:<17} median {middle:6.3f} s, worst {worst:6.2f} s"
            f"   targets 1 and 5: {verdict}"
        )
        print(
            f"  {'solver alone':<17} median {statistics.median(solver):6.3f} s,"
            f" worst {max(solver):6.2f} s;  {same} of 20 no worse than the solver's"
        )
        print(f"  {'4^9 of that kind':<17} {few} of 20 the best of all packages looked at")


def by_solver(space: Space, no_deal: np.ndarray) -> float:
    """The best smallest gain by mixed-integer programme alone."""
    programme = Programme(space, no_deal, ())
    choice = programme.solve_t(np.ones(space.parties), zone=False)
    assert choice is not None
    return float((of_package(space, choice) - no_deal).min())


def agrees_with_all(space: Space, no_deal: np.ndarray) -> bool:
    """Whether no package of a smaller space leaves the worst-off party more."""
    found = best(space, no_deal, "egalitarian")
    most = int((table(space) - no_deal).min(axis=1).max())
    return found is not None and found.value == most


def _weighted(rng: np.random.Generator, issues: int) -> Space:
    weights = rng.dirichlet(np.ones(issues), 6)
    return Space(tuple(quantised(weights[:, [k]] * rng.random((6, 4))) for k in range(issues)))


def _points(rng: np.random.Generator, issues: int) -> Space:
    return Space(tuple(rng.integers(0, 1000, (6, 4)) for _ in range(issues)))


def main() -> None:
    """Print every measurement; a target that is missed is printed, not raised."""
    print(f"Python {sys.version.split()[0]}, numpy {np.__version__}")
    for measure in (million, hundred_thousand, ten_million, huge):
        print()
        measure()


if __name__ == "__main__":
    main()
