"""How is a NegMAS domain with its YAML profiles read?

u = sum_i w_i f_i(v), weights in the order of the issues, only additive profiles with tables of
values. Every scalar is read as text, so that ``No`` and ``5`` stay what they are; types may be
written out in full. A reserved value of minus infinity is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from winset.errors import UsageError
from winset.exchange.geniusweb import field
from winset.exchange.scenario import (
    MOST_OPTIONS,
    Scenario,
    number,
    one_domain,
    reserved,
    text_of,
)


def read(paths: Sequence[Path]) -> Scenario:
    """The scenario of a domain file and one profile per party, in that order."""
    one_domain(list(paths), "negmas")
    domain, *profiles = paths
    issues = [_issue(i, domain.name) for i in field(_parsed(domain), "issues", domain.name)]
    read_ = [_profile(path, issues) for path in profiles]
    worths = tuple(np.stack([own[k] for own, _ in read_]) for k in range(len(issues)))
    return Scenario(
        tuple(name for name, _ in issues),
        tuple(options for _, options in issues),
        tuple(path.stem for path in profiles),
        worths,
        tuple(reservation for _, reservation in read_),
    )


def _parsed(path: Path) -> Any:
    text = text_of(path)
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"{path.name}: is not YAML: {error}") from error


def _kind(thing: Any) -> str:
    """The last word of a type, which may be written out in full."""
    return str(thing.get("type", "")).rpartition(".")[2]


def _issue(thing: Any, file: str) -> tuple[str, tuple[str, ...]]:
    name, values = str(field(thing, "name", file)), field(thing, "values", file)
    if not isinstance(values, list):
        raise UsageError(f"{file}: issue '{name}' lists no values")
    if _kind(thing) == "ContiguousIssue" and len(values) == 2:
        low, high = (int(number(v, f"{file}: {name}")) for v in values)
        if high - low + 1 > MOST_OPTIONS:
            raise UsageError(f"{file}: issue '{name}' has more than {MOST_OPTIONS} values")
        return name, tuple(str(v) for v in range(low, high + 1))
    return name, tuple(map(str, values))


def _profile(
    path: Path, issues: list[tuple[str, tuple[str, ...]]]
) -> tuple[list[NDArray[np.float64]], float | None]:
    profile = _parsed(path)
    if _kind(profile) not in ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction"):
        raise UsageError(
            f"{path.name}: is of kind {_kind(profile)}; only additive profiles are read"
        )
    weights, tables = field(profile, "weights", path.name), field(profile, "values", path.name)
    if len(weights) != len(issues) or len(tables) != len(issues):
        raise UsageError(
            f"{path.name}: has {len(weights)} weights and {len(tables)} tables"
            f" for {len(issues)} issues"
        )
    worths = []
    for (name, options), weight, given in zip(issues, weights, tables, strict=True):
        if _kind(given) != "TableFun":
            raise UsageError(f"{path.name}: issue '{name}' is no table of values")
        mapping, where = field(given, "mapping", path.name), f"{path.name}: {name}"
        values = [number(field(mapping, o, where), where) for o in options]
        worths.append(number(weight, where) * np.array(values))
    given_ = profile.get("reserved_value")
    value = number(str(given_).replace(".inf", "inf"), path.name) if given_ is not None else None
    return worths, reserved(value)
