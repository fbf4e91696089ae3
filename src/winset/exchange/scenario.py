"""What does a file of numbers for a negotiation hold, whatever its format?

Issues with options, parties with additive worths, and what each gets without a deal. Worths are as
the format defines a utility: weight times evaluation, nothing rescaled afterwards.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from winset.errors import UsageError, nearest
from winset.models.utilities import Space, quantised

MOST_OPTIONS = 10_000
"""Options of one issue, at most: longer ranges of whole numbers are refused."""


@dataclass(frozen=True)
class Scenario:
    """One negotiation in numbers. ``worths`` holds per issue an array (party, option)."""

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    parties: tuple[str, ...]
    worths: tuple[NDArray[np.float64], ...]
    reservation: tuple[float | None, ...]
    """What no deal is worth; None where the file gives none (or minus infinity)."""

    @property
    def space(self) -> Space:
        """The worths in whole units."""
        return Space(tuple(quantised(w) for w in self.worths))

    @property
    def least(self) -> NDArray[np.float64]:
        """The worst a party can get in any package."""
        least: NDArray[np.float64] = np.sum([w.min(axis=1) for w in self.worths], axis=0)
        return least

    @property
    def most(self) -> NDArray[np.float64]:
        """The best a party can get in any package."""
        most: NDArray[np.float64] = np.sum([w.max(axis=1) for w in self.worths], axis=0)
        return most

    @property
    def disagreement(self) -> NDArray[np.int64]:
        """What no deal is worth in whole units; where nobody said, the worst package."""
        pairs = zip(self.reservation, self.least, strict=True)
        return quantised([low if given is None else given for given, low in pairs])

    def package(self, choice: tuple[int, ...]) -> dict[str, str]:
        """A package in the file's own words."""
        taken = zip(self.issues, self.options, choice, strict=True)
        return {issue: options[o] for issue, options, o in taken}


def reserved(value: float | None) -> float | None:
    """A reservation value; minus infinity is none."""
    return None if value is None or math.isinf(value) or math.isnan(value) else value


def text_of(path: Path) -> str:
    """The text of a file. Raises UsageError when it cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name}: is not UTF-8 text") from error


def number(words: object, where: str) -> float:
    """A finite number as a file gives it. Raises UsageError for anything else."""
    found = any_number(words, where)
    if not math.isfinite(found):
        raise UsageError(f"{where}: '{words}' is no finite number")
    return found


def any_number(words: object, where: str) -> float:
    """A number, perhaps infinite, as a file gives it. Raises UsageError for anything else."""
    try:
        return float(str(words))
    except ValueError as error:
        raise UsageError(f"{where}: '{words}' is no number") from error


def options_of(values: object, where: str) -> tuple[str, ...]:
    """The values of an issue as words. Raises UsageError for none, doubles, and nested ones."""
    if not isinstance(values, list | tuple) or not values:
        raise UsageError(f"{where}: lists no values")
    if any(isinstance(v, list | dict) for v in values):
        raise UsageError(f"{where}: has values that are no plain words")
    found = tuple(map(str, values))
    value, times = Counter(found).most_common(1)[0]
    if times > 1:
        raise UsageError(f"{where}: lists the value '{value}' {times} times")
    return found


def mapping_at(thing: object, key: str, where: str) -> dict[str, object]:
    """The map under a key. Raises UsageError when there is none."""
    found = field(thing, key, where)
    if not isinstance(found, dict):
        raise UsageError(f"{where}: '{key}' is no map of names to values")
    return found


def field(thing: object, key: str, where: str) -> object:
    """What stands under a key. Raises UsageError when nothing does."""
    if not isinstance(thing, dict) or key not in thing:
        hint = nearest(key, map(str, thing)) if isinstance(thing, dict) else ""
        raise UsageError(f"{where}: has no '{key}'" + (f"; did you mean {hint}?" if hint else ""))
    return thing[key]


def one_domain(paths: list[Path], format: str) -> None:
    """Raises UsageError unless there is a domain and a profile."""
    if len(paths) < 2:
        raise UsageError(f"{format}: expected the domain file and at least one profile")
