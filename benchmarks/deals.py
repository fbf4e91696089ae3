"""How fast are packages judged, frontiers found and large spaces solved, beside plainer ways?

Run as `python -m benchmarks.deals`. Every answer is compared with a plainer one in the same run.
The rows against NegMAS need NegMAS installed and are left out, and said to be, without it.
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
from winset.models.frontier import frontier
from winset.models.optimum import best
from winset.models.packages import AllOf, AnyOf, Constituency, Counts, Soft, acceptance
from winset.models.utilities import Space, quantised, table

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
    """Table, frontier, Nash and zone of 10^5 packages for four parties, against NegMAS."""
    space = elicited(4, 5, 10)

    def here() -> tuple[int, int, int]:
        every = table(space)
        no_deal = every.min(axis=0)
        front = frontier(every)
        return len(front), len(zone(every, no_deal)), int(pick(every, no_deal, "nash").places[0])

    taken = statistics.median(timed(here)[0] for _ in range(7))
    print("table, frontier, Nash, zone of 10^5 packages, 4 parties   (median of 7)")
    print(f"  here             {taken:8.4f} s")
    other = negmas(space)
    if other is None:
        print("  NegMAS is not installed: left out (pip install negmas)")
        return
    every = table(space)
    nash = every[pick(every, every.min(axis=0), "nash").places[0]] / 1e9
    agrees = other[1] == len(frontier(every)) and np.allclose(other[2], nash, atol=1e-6)
    ratio = other[0] / taken
    enough = "within" if ratio >= 300 else "BELOW"
    print(f"  NegMAS           {other[0]:8.2f} s    ratio {ratio:.0f}, target 300: {enough}")
    print(f"  same frontier size and Nash point: {'yes' if agrees else 'NO'}")


def negmas(space: Space) -> tuple[float, int, np.ndarray] | None:
    """Seconds, frontier size and Nash point of NegMAS's scenario statistics; None without it."""
    try:
        from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
        from negmas.preferences.ops import calc_scenario_stats
        from negmas.preferences.value_fun import TableFun
    except ImportError:
        return None
    issues = [make_issue([str(o) for o in range(n)], f"i{k}") for k, n in enumerate(space.sizes)]
    outcomes = make_os(issues)
    parties = [
        LinearAdditiveUtilityFunction(
            values=[
                TableFun({str(o): float(v) / 1e9 for o, v in enumerate(part[p])})
                for part in space.parts
            ],
            weights=[1.0] * len(issues),
            outcome_space=outcomes,
            reserved_value=float("-inf"),
        )
        for p in range(space.parties)
    ]
    taken, stats = timed(lambda: calc_scenario_stats(parties))
    return taken, len(stats.pareto_utils), np.array(stats.nash_utils[0])


def huge() -> None:
    """The best smallest gain among 4^28 packages for six parties, 20 instances, gap closed."""
    print("best smallest gain among 4^28 packages, 6 parties, 20 seeded instances")
    for name, made in (("weights x values", _weighted), ("bare points", _points)):
        taken = []
        for seed in range(20):
            space = made(np.random.default_rng(seed))
            no_deal = np.zeros(6, dtype=np.int64)
            spent, found = timed(lambda s=space, d=no_deal: best(s, d, "egalitarian"))
            assert found is not None
            taken.append(spent)
        middle, worst = statistics.median(taken), max(taken)
        verdict = "within" if middle <= 1 and worst <= 5 else "OVER"
        print(
            f"  {name:<17} median {middle:6.2f} s, worst {worst:6.2f} s"
            f"   targets 1 and 5: {verdict}"
        )


def _weighted(rng: np.random.Generator) -> Space:
    weights = rng.dirichlet(np.ones(28), 6)
    return Space(tuple(quantised(weights[:, [k]] * rng.random((6, 4))) for k in range(28)))


def _points(rng: np.random.Generator) -> Space:
    return Space(tuple(rng.integers(0, 1000, (6, 4)) for _ in range(28)))


def main() -> None:
    """Print every measurement; a target that is missed is printed, not raised."""
    print(f"Python {sys.version.split()[0]}, numpy {np.__version__}")
    for measure in (million, hundred_thousand, huge):
        print()
        measure()


if __name__ == "__main__":
    main()
