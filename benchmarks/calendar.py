"""How long do the days of a large precedence network take, beside a bare array loop and networkx?

Run as `python -m benchmarks.calendar`. The network has 10,000 tasks, three waits each for earlier
tasks on average, and 1,000 draws of every length; the comparison with networkx has one draw.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import networkx as nx
import numpy as np

from winset import api
from winset.lenses import calendar
from winset.models.circles import simple_circles
from winset.models.network import Network, critical, earliest_starts, latest_starts

TASKS, DRAWS, WAITS = 10_000, 1_000, 3
FLAGSHIP = "russia-ukraine/2026-02-talks"


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The shortest of a few runs: the others had company on this machine."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def large() -> tuple[Network, np.ndarray]:
    """The network and its lengths, shape (task, draw)."""
    source = np.random.default_rng(1)
    before: list[int] = []
    then: list[int] = []
    for task in range(1, TASKS):
        count = min(task, int(source.integers(0, 2 * WAITS + 1)))
        nearest = max(0, task - 200)
        earlier = source.choice(np.arange(nearest, task), min(count, task - nearest), replace=False)
        before.extend(int(e) for e in earlier)
        then.extend([task] * len(earlier))
    lengths = source.integers(1, 100, (TASKS, DRAWS)).astype(np.int32)
    return Network(TASKS, tuple(before), tuple(then)), lengths


def bare(network: Network, lengths: np.ndarray) -> np.ndarray:
    """The same maxima with nothing around them: the least that any array program must do."""
    ends = np.zeros((TASKS, DRAWS), dtype=np.int32)
    waits = network.waits_of
    for task in network.order:
        if waits[task]:
            rows = [network.before[w] for w in waits[task]]
            ends[task] = ends[rows].max(axis=0)
        ends[task] += lengths[task]
    return ends


def by_networkx(network: Network, lengths: np.ndarray) -> int:
    """The longest path of one draw."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(TASKS))
    for earlier, later in zip(network.before, network.then, strict=True):
        graph.add_edge(earlier, later, weight=int(lengths[earlier, 0]))
    return int(nx.dag_longest_path_length(graph))


def main() -> None:
    """Print seconds and ratios; nothing here is a test."""
    network, lengths = large()
    starts = earliest_starts(network, lengths)
    target = int(np.argmax(starts[:, 0]))
    assert int(starts[target, 0]) == by_networkx(network, lengths)
    due = np.broadcast_to(starts[target], (TASKS, DRAWS))
    took = {
        "earliest days": seconds(lambda: earliest_starts(network, lengths)),
        "latest days": seconds(lambda: latest_starts(network, lengths, due)),
        "criticality": seconds(lambda: critical(network, starts, lengths, target)),
        "bare array loop": seconds(lambda: bare(network, lengths)),
        "networkx, one draw": seconds(lambda: by_networkx(network, lengths)),
    }
    print(f"{TASKS:,} tasks, {len(network.before):,} waits, {DRAWS:,} draws")
    for name, time_ in took.items():
        print(f"  {name:<20} {time_:7.3f} s")
    print(f"  earliest / bare      {took['earliest days'] / took['bare array loop']:7.2f}")
    peer = took["networkx, one draw"] * DRAWS / took["earliest days"]
    print(f"  networkx / earliest  {peer:7.0f}  (its one draw times {DRAWS:,})")
    complete = [[b for b in range(9) if b != a] for a in range(9)]
    circles = simple_circles(complete, 10**6)
    print(f"  {len(circles.found):,} circles among 9 who all wait for one another", end="")
    print(f" {seconds(lambda: simple_circles(complete, 10**6)):7.3f} s")
    draws = api.draw(api.load(FLAGSHIP))
    print(f"  the lens on the flagship {seconds(lambda: api.run(calendar, draws)):.3f} s")


if __name__ == "__main__":
    main()
