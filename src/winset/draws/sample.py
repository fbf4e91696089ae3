"""How a figure of the case becomes draws: a range is a 90 % interval, rivals are drawn, about is 5 % wide."""

from __future__ import annotations

import numpy as np

from winset.case.grammar.value import Value
from winset.draws.streams import lanes

# A 90 % interval of a normal reaches 1.6449 standard deviations either side.
_NINETY = 1.6448536269514722
# "about": 90 % within 5 % of the figure (judgement, stated in the format reference).
_ABOUT = 0.05


def sample(value: Value, address: str, n: int, seed: int) -> np.ndarray | None:
    """Draws of ``value``, shape (n,), in its own unit; None for unknown."""
    if not value.known:
        return None
    numbers = value.numbers
    match value.shape:
        case "exact":
            return np.full(n, numbers[0])
        case "about":
            return numbers[0] * (
                1 + _ABOUT / _NINETY * lanes(seed, address, n, "normal")
            )
        case "range":
            middle, half = (numbers[0] + numbers[1]) / 2, (numbers[1] - numbers[0]) / 2
            return middle + half / _NINETY * lanes(seed, address, n, "normal")
        case "normal":
            return numbers[0] + numbers[1] * lanes(seed, address, n, "normal")
        case "uniform":
            return numbers[0] + (numbers[1] - numbers[0]) * lanes(seed, address, n)
        case "triangular":
            return _triangular(numbers, lanes(seed, address, n))
        case "rivals":
            return _rivals(value, lanes(seed, address, n))
        case "beta":
            return _beta(numbers, address, n, seed)
        case _:
            return None


def _triangular(numbers: tuple[float, ...], u: np.ndarray) -> np.ndarray:
    """The inverse distribution function of a triangular distribution (low, mode, high) at ``u``."""
    low, mode, high = numbers
    if high == low:
        return np.full_like(u, low)
    turn = (mode - low) / (high - low)
    left = low + np.sqrt(u * (high - low) * (mode - low))
    right = high - np.sqrt((1 - u) * (high - low) * (high - mode))
    return np.where(u < turn, left, right)


def _rivals(value: Value, u: np.ndarray) -> np.ndarray:
    """One of the rival figures a draw: equally often unless somebody gave shares."""
    shares = value.weights or (1 / len(value.numbers),) * len(value.numbers)
    edges = np.cumsum(shares)
    chosen = np.minimum(np.searchsorted(edges, u, side="right"), len(value.numbers) - 1)
    return np.asarray(value.numbers)[chosen]


def _beta(numbers: tuple[float, ...], address: str, n: int, seed: int) -> np.ndarray:
    """Beta(a, b) by inverting its distribution function on a grid of 4,097 points, scaled to the
    ends when four numbers are given. The density is cut at both ends, where it may be infinite.
    """
    a, b = numbers[0], numbers[1]
    low, high = (numbers[2], numbers[3]) if len(numbers) == 4 else (0.0, 1.0)
    grid = np.linspace(0, 1, 4097)
    density = np.where(
        (grid > 0) & (grid < 1), grid ** (a - 1) * (1 - grid) ** (b - 1), 0.0
    )
    cumulative = np.concatenate([[0.0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return low + (high - low) * np.interp(
        lanes(seed, address, n), cumulative / cumulative[-1], grid
    )
