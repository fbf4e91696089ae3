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
from winset.exchange.geniusweb import field, parsed
from winset.exchange.scenario import Scenario, number, reserved


def read(paths: Sequence[Path]) -> Scenario:
    """The scenario of one profile per party."""
    if not paths:
        raise UsageError("negolog: expected at least one profile")
    profiles = [(path, parsed(path)) for path in paths]
    first = field(profiles[0][1], "issues", paths[0].name)
    issues = {str(name): tuple(map(str, values)) for name, values in first.items()}
    worths = [_worths(profile, issues, path.name) for path, profile in profiles]
    given = [profile.get("reservationValue") for _, profile in profiles]
    names = tuple(issues)
    return Scenario(
        names,
        tuple(issues[n] for n in names),
        tuple(path.stem for path in paths),
        tuple(np.stack([own[k] for own in worths]) for k in range(len(names))),
        tuple(reserved(float(g)) if g is not None else None for g in given),
    )


def _worths(
    profile: Any, issues: dict[str, tuple[str, ...]], file: str
) -> list[NDArray[np.float64]]:
    weights, own = field(profile, "issueWeights", file), field(profile, "issues", file)
    found = []
    for name, options in issues.items():
        values = field(own, name, file)
        where = f"{file}: {name}"
        weight = number(field(weights, name, file), where)
        found.append(weight * np.array([number(field(values, o, where), where) for o in options]))
    return found
