"""When can each task begin, by when must it, and which tasks decide? Precedence in whole days.

Equation, per draw: ``start[t] = max(release[t], edge[u] + lag)`` over all waits of ``t`` for ``u``,
with ``edge[u] = start[u] + length[u]`` (finish to start) or ``start[u]`` (start to start). A fixed
task starts on its day whatever it waits for. The latest start runs the same waits backwards:
``latest[u] = min(due[u], latest[t] - lag - length[u])``, without the length for start to start.
The tail of ``t`` is the longest time from its start to the start of a target; ``t`` is critical
where ``start[t] + tail[t] = start[target]``: a day later there is a day later at the end.

Units: whole days. A task that starts on day s and takes d days holds days s to s + d - 1, and what
waits for it may start on day s + d; a task of no length is over on the day it comes. Days are
counted from any fixed day (``date.toordinal`` serves), axes are ``(task, draw)`` and
``(wait, draw)``.

Source: critical path method, Kelley and Walker (1959), Critical-path planning and scheduling, Proc.
Eastern Joint Computer Conference, 160-173; start-start waits with lags, Roy (1962), Graphes et
ordonnancements, Revue francaise de recherche operationnelle 6. Criticality as a share of draws,
Van Slyke (1963), Monte Carlo methods and the PERT problem, Operations Research 11(5), 839-860.

Left out: calendars with days off, resources, waits that set a latest time, pauses inside a task.

>>> import numpy as np
>>> bill, canvass, ballot = range(3)
>>> network = Network(3, before=(bill, canvass), then=(canvass, ballot))
>>> lengths = np.array([[14], [90], [1]], dtype=np.int32)
>>> starts = earliest_starts(network, lengths)
>>> starts[:, 0].tolist()
[0, 14, 104]
>>> critical(network, starts, lengths, ballot)[:, 0].tolist()
[True, True, True]
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int32]
"""Whole days, shape (task, draw) or (wait, draw); a second axis of length 1 serves all draws."""

Marks = npt.NDArray[np.bool_]

NEVER = -(2**30)
"""A time so early that it never decides a maximum; also a tail that does not reach the target."""

ALWAYS = 2**30
"""A time so late that it never decides a minimum: nothing has to be done by then."""


class CircularNetwork(ValueError):
    """Tasks that wait for one another in a circle, so that none can ever begin."""

    def __init__(self, tasks: tuple[int, ...]) -> None:
        self.tasks = tasks
        super().__init__(f"{len(tasks)} tasks stand in a circle of waits or behind one")


@dataclass(frozen=True)
class Network:
    """``tasks`` tasks numbered from 0; wait w: task ``then[w]`` waits for task ``before[w]``.

    ``from_start`` marks the waits that ask only that the earlier task has begun.
    """

    tasks: int
    before: tuple[int, ...] = ()
    then: tuple[int, ...] = ()
    from_start: tuple[bool, ...] = ()

    def __post_init__(self) -> None:
        if not self.from_start:
            object.__setattr__(self, "from_start", (False,) * len(self.before))
        if not len(self.before) == len(self.then) == len(self.from_start):
            raise ValueError("every wait needs an earlier task, a later task and its kind")
        if any(not 0 <= t < self.tasks for t in (*self.before, *self.then)):
            raise ValueError(f"a wait names a task outside 0 to {self.tasks - 1}")

    @cached_property
    def waits_of(self) -> tuple[tuple[int, ...], ...]:
        """Per task the waits that hold it back."""
        return self._grouped(self.then)

    @cached_property
    def waits_for(self) -> tuple[tuple[int, ...], ...]:
        """Per task the waits of others for it."""
        return self._grouped(self.before)

    def _grouped(self, ends: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in range(self.tasks)]
        for wait, task in enumerate(ends):
            found[task].append(wait)
        return tuple(map(tuple, found))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The tasks, each behind all it waits for; CircularNetwork when there is no such order."""
        left = [len(waits) for waits in self.waits_of]
        ready = deque(task for task in range(self.tasks) if left[task] == 0)
        found: list[int] = []
        while ready:
            task = ready.popleft()
            found.append(task)
            for wait in self.waits_for[task]:
                left[self.then[wait]] -= 1
                if left[self.then[wait]] == 0:
                    ready.append(self.then[wait])
        if len(found) < self.tasks:
            raise CircularNetwork(tuple(task for task in range(self.tasks) if left[task] > 0))
        return tuple(found)


def earliest_starts(
    network: Network,
    lengths: Days,
    lags: Days | None = None,
    release: Days | None = None,
    fixed: Days | None = None,
    is_fixed: Marks | None = None,
) -> Days:
    """The first day each task can start, shape (task, draw).

    ``release`` (task, draw) is the first day a task may start on its own account (default day 0);
    ``is_fixed`` (task,) marks tasks that start on their day in ``fixed`` (task, draw).
    """
    draws = _draws(lengths, lags, release, fixed)
    floor = np.zeros((network.tasks, 1), dtype=np.int32) if release is None else release
    starts = np.empty((network.tasks, draws), dtype=np.int32)
    for task in network.order:
        starts[task] = (
            _own_day(task, fixed)
            if is_fixed is not None and is_fixed[task]
            else _ready(network, task, starts, lengths, lags, floor)
        )
    return starts


def ready_days(
    network: Network,
    task: int,
    starts: Days,
    lengths: Days,
    lags: Days | None = None,
    release: Days | None = None,
) -> Days:
    """The first day the waits of ``task`` allow, shape (draw,), even where its day is fixed."""
    floor = np.zeros((network.tasks, 1), dtype=np.int32) if release is None else release
    return _ready(network, task, starts, lengths, lags, floor)


def _ready(
    network: Network, task: int, starts: Days, lengths: Days, lags: Days | None, floor: Days
) -> Days:
    """The latest of a task's own first day and what each of its waits asks."""
    day: Days = np.broadcast_to(floor[task], starts.shape[1:]).astype(np.int32)
    for wait in network.waits_of[task]:
        np.maximum(day, starts[network.before[wait]] + _gap(network, wait, lengths, lags), out=day)
    return day


def _gap(network: Network, wait: int, lengths: Days, lags: Days | None) -> Days:
    """Days from the start of a wait's earlier task to the first start of its later one.

    The same gap holds back the later task and, read backwards, hurries the earlier one.
    """
    earlier = network.before[wait]
    length = np.zeros_like(lengths[earlier]) if network.from_start[wait] else lengths[earlier]
    gap: Days = length if lags is None else length + lags[wait]
    return gap


def _own_day(task: int, fixed: Days | None) -> Days:
    assert fixed is not None
    day: Days = fixed[task]
    return day


def latest_starts(
    network: Network,
    lengths: Days,
    due: Days,
    lags: Days | None = None,
    fixed: Days | None = None,
    is_fixed: Marks | None = None,
) -> Days:
    """The last day each task can start so that all keep ``due``, shape (task, draw).

    ``due`` (task, draw) is the last day on which a task itself must have started, ``ALWAYS`` where
    nothing is asked of it. A result of ``ALWAYS / 2`` or more means that nothing hangs on the task.
    """
    draws = _draws(lengths, lags, due, fixed)
    latest = np.empty((network.tasks, draws), dtype=np.int32)
    for task in reversed(network.order):
        if is_fixed is not None and is_fixed[task]:
            latest[task] = _own_day(task, fixed)
            continue
        latest[task] = due[task]
        for wait in network.waits_for[task]:
            room = latest[network.then[wait]] - _gap(network, wait, lengths, lags)
            np.minimum(latest[task], room, out=latest[task])
    return latest


def tails(
    network: Network,
    lengths: Days,
    target: int,
    lags: Days | None = None,
    is_fixed: Marks | None = None,
) -> Days:
    """The longest time from the start of each task to the start of ``target``, shape (task, draw).

    ``NEVER`` or less where no chain of waits leads there. A chain breaks at a fixed task, since its
    day does not move with what it waits for.
    """
    draws = _draws(lengths, lags)
    found = np.full((network.tasks, draws), NEVER, dtype=np.int32)
    found[target] = 0
    for task in reversed(network.order):
        for wait in network.waits_for[task]:
            later = network.then[wait]
            if is_fixed is not None and is_fixed[later]:
                continue
            time = found[later] + _gap(network, wait, lengths, lags)
            np.maximum(found[task], time, out=found[task], where=found[later] > NEVER // 2)
    return found


def critical(
    network: Network,
    starts: Days,
    lengths: Days,
    target: int,
    lags: Days | None = None,
    is_fixed: Marks | None = None,
) -> Marks:
    """Where a day later at a task is a day later at ``target``, shape (task, draw)."""
    tail = tails(network, lengths, target, lags, is_fixed)
    reaches = tail > NEVER // 2
    on_time: Marks = starts + np.where(reaches, tail, 0) == starts[target]
    return reaches & on_time


def leading_to(network: Network, target: int, is_fixed: Marks | None = None) -> tuple[int, ...]:
    """``target`` and all tasks from which a chain of waits leads to it, in the network's order."""
    found = {target}
    ahead = [target]
    while ahead:
        task = ahead.pop()
        if is_fixed is not None and is_fixed[task]:
            continue
        for wait in network.waits_of[task]:
            if network.before[wait] not in found:
                found.add(network.before[wait])
                ahead.append(network.before[wait])
    return tuple(task for task in network.order if task in found)


def length_that_keeps(
    network: Network,
    task: int,
    target: int,
    due: Days,
    lengths: Days,
    lags: Days | None = None,
    release: Days | None = None,
    fixed: Days | None = None,
    is_fixed: Marks | None = None,
) -> Days:
    """The longest ``task`` may take so that ``target`` starts by ``due``, all else as it is.

    Shape (draw,). Below zero where no length is short enough; ``ALWAYS / 2`` or more where its
    length does not matter.
    """
    shorter = np.broadcast_to(lengths, (network.tasks, lengths.shape[1])).copy()
    shorter[task] = 0
    waits = [wait for wait in network.waits_for[task] if not network.from_start[wait]]
    return _time_left(network, waits, target, due, shorter, lags, release, fixed, is_fixed)


def lag_that_keeps(
    network: Network,
    wait: int,
    target: int,
    due: Days,
    lengths: Days,
    lags: Days,
    release: Days | None = None,
    fixed: Days | None = None,
    is_fixed: Marks | None = None,
) -> Days:
    """The longest lag of ``wait`` that lets ``target`` start by ``due``, told as for a length."""
    shorter = lags.copy()
    shorter[wait] = 0
    return _time_left(network, [wait], target, due, lengths, shorter, release, fixed, is_fixed)


def _time_left(
    network: Network,
    waits: list[int],
    target: int,
    due: Days,
    lengths: Days,
    lags: Days | None,
    release: Days | None,
    fixed: Days | None,
    is_fixed: Marks | None,
) -> Days:
    """The time that fits into all of ``waits`` before the target's start would pass ``due``."""
    starts = earliest_starts(network, lengths, lags, release, fixed, is_fixed)
    tail = tails(network, lengths, target, lags, is_fixed)
    room: Days = np.full(starts.shape[1], ALWAYS, dtype=np.int32)
    for wait in waits:
        earlier, later = network.before[wait], network.then[wait]
        if is_fixed is not None and is_fixed[later]:
            continue
        reaches = tail[later] > NEVER // 2
        ready = starts[earlier] + _gap(network, wait, lengths, lags)
        left = due - (ready + np.where(reaches, tail[later], 0))
        room = np.where(reaches, np.minimum(room, left), room).astype(np.int32)
    return np.where(starts[target] > due, np.int32(-1), room).astype(np.int32)


def _draws(*arrays: Days | None) -> int:
    """How many draws the arrays speak of; an array with one draw speaks of all."""
    counts = {array.shape[1] for array in arrays if array is not None} - {1}
    if len(counts) > 1:
        raise ValueError(f"arrays of {' and '.join(map(str, sorted(counts)))} draws do not fit")
    return counts.pop() if counts else 1
