"""How does a figure become draws? A range is a 90 % interval, of rivals one is drawn."""

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
            return numbers[0] * (1 + _ABOUT / _NINETY * lanes(seed, address, n, "normal"))
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
            return _beta(numbers, lanes(seed, address, n))
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
    drawn: np.ndarray = np.asarray(value.numbers)[chosen]
    return drawn


def _beta(numbers: tuple[float, ...], u: np.ndarray) -> np.ndarray:
    """Beta(a; b) at the uniforms ``u``, between the two ends when four numbers are given.

    Its distribution function is summed over 4,096 strips and read backwards.
    """
    a, b = numbers[0], numbers[1]
    low, high = (numbers[2], numbers[3]) if len(numbers) == 4 else (0.0, 1.0)
    left, left_mass = _half_beta(a, b)
    right, right_mass = _half_beta(b, a)
    at = np.concatenate([left, 1 - right[-2::-1]])
    mass = np.concatenate([left_mass, right_mass[::-1]])
    mass = np.exp(mass - mass.max())
    below = np.concatenate([[0.0], np.cumsum(mass)]) / mass.sum()
    drawn: np.ndarray = low + (high - low) * np.interp(u, below, at)
    return drawn


def _half_beta(a: float, b: float) -> tuple[np.ndarray, np.ndarray]:
    """Strips from 0 to 1/2 and the logarithm of the mass of Beta(a; b) in each, but for a constant.

    With a shape below 1 the density is infinite at 0; in t = x ** a it is finite, so the strips are
    equal in t. Each is as high as in its middle.
    """
    power = min(a, 1.0)
    edges = np.linspace(0, 0.5**power, 2049)
    logarithm = np.log((edges[1:] + edges[:-1]) / 2) / power
    height = (a - power) * logarithm + (b - 1) * np.log1p(-np.exp(logarithm))
    return edges ** (1 / power), height + np.log(edges[1] / power)
