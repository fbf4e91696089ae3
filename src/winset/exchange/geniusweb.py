"""How is a GeniusWeb domain with its JSON profiles read?

u = sum_i w_i u_iv. A profile's reservation is a *bid*: no deal is worth what that bid is worth. A
profile may leave its bid out; then nobody said what no deal is worth to it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from winset.errors import UsageError
from winset.exchange.scenario import (
    Scenario,
    field,
    mapping_at,
    number,
    one_domain,
    options_of,
    text_of,
)

SPACE = "LinearAdditiveUtilitySpace"


def read(paths: Sequence[Path]) -> Scenario:
    """The scenario of a domain file and one profile per party, in that order."""
    one_domain(list(paths), "geniusweb")
    domain, *profiles = paths
    issues = _issues(parsed(domain), domain.name)
    read_ = [_profile(path, issues) for path in profiles]
    names = tuple(issues)
    worths = tuple(np.stack([own[k] for own, _ in read_]) for k in range(len(names)))
    return Scenario(
        names,
        tuple(issues[n] for n in names),
        tuple(path.stem for path in profiles),
        worths,
        tuple(reservation for _, reservation in read_),
    )


def parsed(path: Path) -> Any:
    """The JSON of a file. Raises UsageError with its line when it is none."""
    try:
        return json.loads(text_of(path))
    except json.JSONDecodeError as error:
        at = f"{path.name}:{error.lineno}:{error.colno}"
        raise UsageError(f"{at}: is not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise UsageError(f"{path.name}: is not JSON that can be read: {error}") from error


def _issues(domain: Any, file: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for name, described in mapping_at(domain, "issuesValues", file).items():
        if not isinstance(described, dict) or "values" not in described:
            raise UsageError(f"{file}: issue '{name}' lists no values; ranges are not read")
        found[name] = options_of(described["values"], f"{file}: issue '{name}'")
    if not found:
        raise UsageError(f"{file}: names no issue")
    return found


def _profile(
    path: Path, issues: dict[str, tuple[str, ...]]
) -> tuple[list[NDArray[np.float64]], float | None]:
    profile = mapping_at(parsed(path), SPACE, path.name)
    weights = mapping_at(profile, "issueWeights", path.name)
    utilities = mapping_at(profile, "issueUtilities", path.name)
    worths = []
    for name, options in issues.items():
        own = mapping_at(utilities, name, path.name)
        values = mapping_at(
            mapping_at(own, "DiscreteValueSetUtilities", path.name), "valueUtilities", path.name
        )
        where = f"{path.name}: {name}"
        weight = number(field(weights, name, path.name), where)
        worths.append(weight * np.array([number(field(values, o, where), where) for o in options]))
    bid = profile.get("reservationBid")
    return worths, _worth_of(bid, issues, worths, path.name) if bid else None


def _worth_of(
    bid: Any, issues: dict[str, tuple[str, ...]], worths: list[NDArray[np.float64]], file: str
) -> float:
    """What the reservation bid is worth; an issue it leaves out adds nothing."""
    chosen = mapping_at(bid, "issuevalues", file)
    total = 0.0
    for (name, options), worth in zip(issues.items(), worths, strict=True):
        if name in chosen:
            if str(chosen[name]) not in options:
                raise UsageError(f"{file}: the reservation bid has no such value of '{name}'")
            total += float(worth[options.index(str(chosen[name]))])
    return total
