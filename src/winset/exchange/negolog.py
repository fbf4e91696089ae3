"""How are NegoLog's JSON profiles read? The domain stands in the profiles themselves.

u = sum_i w_i u_iv. Every profile must name the same issues and values; order is the first one's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from winset.errors import UsageError
from winset.exchange.geniusweb import parsed
from winset.exchange.scenario import (
    Scenario,
    any_number,
    field,
    mapping_at,
    number,
    options_of,
    reserved,
)


def read(paths: Sequence[Path]) -> Scenario:
    """The scenario of one profile per party."""
    if not paths:
        raise UsageError("negolog: expected at least one profile")
    profiles = [(path, parsed(path)) for path in paths]
    issues = _issues(profiles[0][1], paths[0].name)
    worths = [_worths(profile, issues, path.name) for path, profile in profiles]
    given = [(path.name, profile.get("reservationValue")) for path, profile in profiles]
    names = tuple(issues)
    return Scenario(
        names,
        tuple(issues[n] for n in names),
        tuple(path.stem for path in paths),
        tuple(np.stack([own[k] for own in worths]) for k in range(len(names))),
        tuple(reserved(any_number(g, name)) if g is not None else None for name, g in given),
    )


def _issues(profile: Any, file: str) -> dict[str, tuple[str, ...]]:
    first = mapping_at(profile, "issues", file)
    if not first:
        raise UsageError(f"{file}: names no issue")
    return {
        name: options_of(list(mapping_at(first, name, file)), f"{file}: issue '{name}'")
        for name in first
    }


def _worths(
    profile: Any, issues: dict[str, tuple[str, ...]], file: str
) -> list[NDArray[np.float64]]:
    weights, own = mapping_at(profile, "issueWeights", file), mapping_at(profile, "issues", file)
    found = []
    for name, options in issues.items():
        values = mapping_at(own, name, file)
        where = f"{file}: {name}"
        more = next((v for v in values if v not in options), None)
        if more is not None:
            raise UsageError(f"{where}: the first profile has no value '{more}'")
        weight = number(field(weights, name, file), where)
        found.append(weight * np.array([number(field(values, o, where), where) for o in options]))
    return found
