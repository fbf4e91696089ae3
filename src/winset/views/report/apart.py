"""Where do labels go that would lie on one another?"""

from __future__ import annotations

from collections.abc import Sequence


def apart(
    middles: Sequence[float], highs: Sequence[float], top: float, bottom: float
) -> list[float]:
    """The upper edges of labels of some heights, each as near its middle as the others allow.

    ``middles`` run from top to bottom. Labels that would meet stand one under the other, evenly
    about the places they want, between ``top`` and ``bottom`` where these have room for all.

    >>> apart([10, 40], [10, 10], 0, 100)
    [5.0, 35.0]
    >>> apart([10, 12], [10, 10], 0, 100)
    [1.0, 11.0]
    """
    runs: list[tuple[float, list[int]]] = []
    for place in range(len(middles)):
        run = [place]
        edge = _edge(run, middles, highs, top, bottom)
        while runs and runs[-1][0] + sum(highs[i] for i in runs[-1][1]) > edge:
            run = [*runs.pop()[1], *run]
            edge = _edge(run, middles, highs, top, bottom)
        runs.append((edge, run))
    found = []
    for edge, run in runs:
        for place in run:
            found.append(float(edge))
            edge += highs[place]
    return found


def _edge(
    run: list[int], middles: Sequence[float], highs: Sequence[float], top: float, bottom: float
) -> float:
    """The upper edge of labels that stand one under the other."""
    wanted, offset = 0.0, 0.0
    for place in run:
        wanted += middles[place] - highs[place] / 2 - offset
        offset += highs[place]
    return max(min(wanted / len(run), bottom - offset), top)
