"""Do days, slack and criticality agree with published tables and with networkx?"""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.models.network import (
    ALWAYS,
    CircularNetwork,
    Network,
    critical,
    earliest_starts,
    lag_that_keeps,
    latest_starts,
    leading_to,
    length_that_keeps,
    ready_days,
    tails,
)


def column(*lengths: int) -> np.ndarray:
    return np.array([[length] for length in lengths], dtype=np.int32)


# Taylor, Introduction to Management Science, solutions to chapter 8 (project management), network
# analysis with 13 activities between nine events: activity, time, ES, EF, LS, LF, slack.
TAYLOR = (
    ((1, 2), 8, 0, 8, 1, 9, 1),
    ((1, 3), 10, 0, 10, 0, 10, 0),
    ((1, 4), 9, 0, 9, 6, 15, 6),
    ((2, 5), 6, 8, 14, 9, 15, 1),
    ((2, 6), 4, 8, 12, 16, 20, 8),
    ((3, 5), 5, 10, 15, 10, 15, 0),
    ((4, 5), 0, 9, 9, 15, 15, 6),
    ((4, 7), 7, 9, 16, 20, 27, 11),
    ((5, 7), 12, 15, 27, 15, 27, 0),
    ((5, 8), 15, 15, 30, 16, 31, 1),
    ((6, 9), 18, 12, 30, 20, 38, 8),
    ((7, 8), 4, 27, 31, 27, 31, 0),
    ((8, 9), 7, 31, 38, 31, 38, 0),
)


def test_taylor_chapter_8_network_with_its_table() -> None:
    """Every printed earliest and latest day, every slack, and the printed critical path."""
    arcs = [row[0] for row in TAYLOR]
    pairs = [
        (i, j)
        for j, later in enumerate(arcs)
        for i, earlier in enumerate(arcs)
        if earlier[1] == later[0]
    ]
    last = [i for i, arc in enumerate(arcs) if arc[1] == 9]
    end = len(arcs)
    network = Network(
        end + 1,
        tuple(i for i, _ in pairs) + tuple(last),
        tuple(j for _, j in pairs) + (end,) * len(last),
    )
    lengths = column(*(row[1] for row in TAYLOR), 0)
    starts = earliest_starts(network, lengths)
    due = np.full((end + 1, 1), ALWAYS, dtype=np.int32)
    due[end] = starts[end]
    latest = latest_starts(network, lengths, due)
    printed = [
        (arc, length, s, s + length, late, late + length, late - s)
        for arc, length, s, late in zip(
            arcs,
            lengths[:end, 0].tolist(),
            starts[:end, 0].tolist(),
            latest[:end, 0].tolist(),
            strict=True,
        )
    ]
    assert tuple(printed) == TAYLOR
    assert starts[end, 0] == 38
    on_path = critical(network, starts, lengths, end)[:end, 0]
    assert [arc for arc, on in zip(arcs, on_path, strict=True) if on] == [
        (1, 3),
        (3, 5),
        (5, 7),
        (7, 8),
        (8, 9),
    ]


# Stevenson, Operations Management, chapter on project management, the advertising firm: optimistic,
# most likely and pessimistic days, and the printed expected days, variances and path lengths.
STEVENSON = {
    "A": ("", (5, 6, 7), 6.00, 0.111),
    "B": ("", (8, 8, 11), 8.50, 0.250),
    "C": ("A", (6, 8, 11), 8.17, 0.694),
    "D": ("", (9, 12, 15), 12.00, 1.000),
    "E": ("C", (5, 6, 9), 6.33, 0.444),
    "F": ("D", (5, 6, 7), 6.00, 0.111),
    "G": ("F", (2, 3, 7), 3.50, 0.694),
    "H": ("B", (4, 4, 5), 4.17, 0.028),
    "I": ("H", (5, 7, 8), 6.83, 0.250),
}
STEVENSON_PATHS = {"ACE": (20.50, 1.249), "DFG": (21.50, 1.805), "BHI": (19.50, 0.528)}


def stevenson() -> Network:
    names = list(STEVENSON)
    end = len(names)
    pairs = [
        (names.index(before), names.index(name))
        for name, (before, *_) in STEVENSON.items()
        if before
    ]
    pairs += [(names.index(path[-1]), end) for path in STEVENSON_PATHS]
    return Network(end + 1, tuple(a for a, _ in pairs), tuple(b for _, b in pairs))


def test_stevenson_advertising_firm_pert_table() -> None:
    """Expected days and path lengths as printed, counted in hundredths of a day."""
    hundredths = [round(100 * (a + 4 * m + b) / 6) for _, (a, m, b), *_ in STEVENSON.values()]
    assert [h / 100 for h in hundredths] == [row[2] for row in STEVENSON.values()]
    assert [round(((b - a) / 6) ** 2, 3) for _, (a, _, b), *_ in STEVENSON.values()] == [
        row[3] for row in STEVENSON.values()
    ]
    network, lengths = stevenson(), column(*hundredths, 0)
    starts = earliest_starts(network, lengths)
    tail = tails(network, lengths, target=len(STEVENSON))
    names = list(STEVENSON)
    for path, (printed, _) in STEVENSON_PATHS.items():
        first = names.index(path[0])
        assert int(starts[first, 0] + tail[first, 0]) == pytest.approx(100 * printed, abs=1)
    on_path = critical(network, starts, lengths, len(STEVENSON))[:-1, 0]
    assert "".join(n for n, on in zip(names, on_path, strict=True) if on) == "DFG"


def test_stevenson_chance_of_24_days() -> None:
    """The three paths share no activity, so the chance is the product of three normal chances.

    Drawn with 200,000 normals in thousandths of a day: the standard error is 0.0004, the tolerance
    four of them and the rounding of the printed variances.
    """
    from statistics import NormalDist

    chance = 1.0
    for days, variance in STEVENSON_PATHS.values():
        chance *= NormalDist(days, variance**0.5).cdf(24)
    source = np.random.default_rng(1)
    rows = [
        source.normal((a + 4 * m + b) / 6, (b - a) / 6, 200_000)
        for _, (a, m, b), *_ in STEVENSON.values()
    ]
    lengths = np.rint(np.array([*rows, np.zeros(200_000)]) * 1000).astype(np.int32)
    starts = earliest_starts(stevenson(), lengths)
    assert np.mean(starts[-1] <= 24_000) == pytest.approx(chance, abs=0.002)


@st.composite
def networks(draw: st.DrawFn) -> tuple[Network, np.ndarray, np.ndarray]:
    """A random network without circles, three draws of its lengths and lags."""
    tasks = draw(st.integers(1, 9))
    shuffled = draw(st.permutations(range(tasks)))
    pairs = [(a, b) for i, a in enumerate(shuffled) for b in shuffled[i + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    kinds = tuple(draw(st.booleans()) for _ in chosen)
    days = st.integers(0, 400)
    lengths = np.array([[draw(days) for _ in range(3)] for _ in range(tasks)], dtype=np.int32)
    lags = np.array([[draw(days) for _ in range(3)] for _ in chosen], dtype=np.int32).reshape(
        len(chosen), 3
    )
    network = Network(tasks, tuple(a for a, _ in chosen), tuple(b for _, b in chosen), kinds)
    return network, lengths, lags


def graph(network: Network, lengths: np.ndarray, lags: np.ndarray, one: int) -> nx.DiGraph:
    """The same waits for networkx: the time from start to start, a source before all."""
    found = nx.DiGraph()
    found.add_nodes_from(range(network.tasks))
    for task in range(network.tasks):
        found.add_edge("source", task, time=0)
    for wait, (a, b) in enumerate(zip(network.before, network.then, strict=True)):
        span = int(lags[wait, one]) + (0 if network.from_start[wait] else int(lengths[a, one]))
        found.add_edge(a, b, time=span)
    return found


@given(networks())
def test_earliest_days_are_the_longest_paths_of_networkx(
    given_: tuple[Network, np.ndarray, np.ndarray],
) -> None:
    network, lengths, lags = given_
    starts = earliest_starts(network, lengths, lags)
    for one in range(3):
        other = graph(network, lengths, lags, one)
        longest = dict.fromkeys(other, 0)
        for node in nx.topological_sort(other):
            for _, after, data in other.out_edges(node, data=True):
                longest[after] = max(longest[after], longest[node] + data["time"])
        assert [longest[t] for t in range(network.tasks)] == starts[:, one].tolist()
        assert max(longest.values()) == nx.dag_longest_path_length(other, weight="time")


@given(networks(), st.data())
def test_slack_is_the_delay_that_does_not_move_the_end(
    given_: tuple[Network, np.ndarray, np.ndarray], data: st.DataObject
) -> None:
    """Delayed by its slack a task moves nothing at the end; a day more moves it by a day."""
    network, lengths, lags = given_
    target = data.draw(st.integers(0, network.tasks - 1))
    task = data.draw(st.sampled_from(leading_to(network, target)))
    starts = earliest_starts(network, lengths, lags)
    due = np.full((network.tasks, 3), ALWAYS, dtype=np.int32)
    due[target] = starts[target]
    slack = latest_starts(network, lengths, due, lags)[task] - starts[task]
    tail = tails(network, lengths, target, lags)[task]
    assert (slack == starts[target] - starts[task] - tail).all()
    assert ((slack == 0) == critical(network, starts, lengths, target, lags)[task]).all()
    for more in (0, 1):
        release = np.zeros((network.tasks, 3), dtype=np.int32)
        release[task] = starts[task] + slack + more
        moved = earliest_starts(network, lengths, lags, release)
        assert (moved[target] == starts[target] + more).all()


@given(networks(), st.data())
def test_the_length_that_keeps_a_day_keeps_it_and_one_more_does_not(
    given_: tuple[Network, np.ndarray, np.ndarray], data: st.DataObject
) -> None:
    network, lengths, lags = given_
    target = data.draw(st.integers(0, network.tasks - 1))
    task = data.draw(
        st.integers(0, network.tasks - 1).filter(lambda t: t != target or network.tasks == 1)
    )
    due = np.array([data.draw(st.integers(0, 1500)) for _ in range(3)], dtype=np.int32)
    kept = length_that_keeps(network, task, target, due, lengths, lags)
    for one in range(3):

        def end(length: int, one: int = one) -> int:
            tried = lengths[:, one : one + 1].copy()
            tried[task] = length
            return int(earliest_starts(network, tried, lags[:, one : one + 1])[target, 0])

        if kept[one] < 0:
            assert end(0) > due[one]
        elif kept[one] >= ALWAYS // 2:
            assert end(0) == end(100_000) <= due[one]
        else:
            assert end(int(kept[one])) <= due[one] < end(int(kept[one]) + 1)


@given(networks(), st.data())
def test_the_lag_that_keeps_a_day_keeps_it_and_one_more_does_not(
    given_: tuple[Network, np.ndarray, np.ndarray], data: st.DataObject
) -> None:
    network, lengths, lags = given_
    if not network.before:
        return
    wait = data.draw(st.integers(0, len(network.before) - 1))
    target = data.draw(st.integers(0, network.tasks - 1))
    due = np.array([data.draw(st.integers(0, 1500)) for _ in range(3)], dtype=np.int32)
    kept = lag_that_keeps(network, wait, target, due, lengths, lags)
    for one in range(3):

        def end(lag: int, one: int = one) -> int:
            tried = lags[:, one : one + 1].copy()
            tried[wait] = lag
            return int(earliest_starts(network, lengths[:, one : one + 1], tried)[target, 0])

        if kept[one] < 0:
            assert end(0) > due[one]
        elif kept[one] >= ALWAYS // 2:
            assert end(0) == end(100_000) <= due[one]
        else:
            assert end(int(kept[one])) <= due[one] < end(int(kept[one]) + 1)


@given(networks())
def test_a_longer_task_never_makes_anything_earlier(
    given_: tuple[Network, np.ndarray, np.ndarray],
) -> None:
    network, lengths, lags = given_
    before = earliest_starts(network, lengths, lags)
    for task in range(network.tasks):
        longer = lengths.copy()
        longer[task] += 7
        assert (earliest_starts(network, longer, lags) >= before).all()


def test_one_draw_is_the_first_of_many() -> None:
    network = Network(3, (0, 1), (1, 2))
    lengths = np.array([[14, 20, 35], [90, 90, 90], [1, 1, 1]], dtype=np.int32)
    many = earliest_starts(network, lengths)
    assert (earliest_starts(network, lengths[:, :1]) == many[:, :1]).all()


def test_a_fixed_task_stands_on_its_day_and_its_waits_say_when_it_could() -> None:
    network = Network(2, (0,), (1,))
    lengths = column(30, 0)
    fixed, is_fixed = column(0, 20), np.array([False, True])
    starts = earliest_starts(network, lengths, fixed=fixed, is_fixed=is_fixed)
    assert starts[:, 0].tolist() == [0, 20]
    assert ready_days(network, 1, starts, lengths).tolist() == [30]
    due = np.full((2, 1), ALWAYS, dtype=np.int32)
    assert latest_starts(network, lengths, due, fixed=fixed, is_fixed=is_fixed)[0, 0] == -10
    assert not critical(network, starts, lengths, 1, is_fixed=is_fixed)[0, 0]
    assert leading_to(network, 1, is_fixed) == (1,)


def test_start_to_start_asks_only_that_the_earlier_has_begun() -> None:
    network = Network(2, (0,), (1,), from_start=(True,))
    starts = earliest_starts(network, column(100, 5), lags=column(3))
    assert starts[:, 0].tolist() == [0, 3]


def test_a_circle_of_waits_has_no_order() -> None:
    with pytest.raises(CircularNetwork) as told:
        earliest_starts(Network(4, (0, 1, 2), (1, 0, 3)), column(1, 1, 1, 1))
    assert told.value.tasks == (0, 1)


def test_arrays_of_different_draws_do_not_fit() -> None:
    with pytest.raises(ValueError, match="2 and 3 draws"):
        earliest_starts(
            Network(1), np.zeros((1, 2), dtype=np.int32), release=np.zeros((1, 3), dtype=np.int32)
        )


def test_a_wait_of_a_task_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="outside 0 to 1"):
        Network(2, (0,), (2,))
