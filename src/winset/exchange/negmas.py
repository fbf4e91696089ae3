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
from winset.exchange.scenario import (
    MOST_OPTIONS,
    Scenario,
    any_number,
    field,
    mapping_at,
    number,
    one_domain,
    options_of,
    reserved,
    text_of,
)

ADDITIVE = ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction")


def read(paths: Sequence[Path]) -> Scenario:
    """The scenario of a domain file and one profile per party, in that order."""
    one_domain(list(paths), "negmas")
    domain, *profiles = paths
    issues = [_issue(i, domain.name) for i in _list(parsed(domain), "issues", domain.name)]
    if not issues:
        raise UsageError(f"{domain.name}: names no issue")
    read_ = [_profile(path, issues) for path in profiles]
    worths = tuple(np.stack([own[k] for own, _ in read_]) for k in range(len(issues)))
    return Scenario(
        tuple(name for name, _ in issues),
        tuple(options for _, options in issues),
        tuple(path.stem for path in profiles),
        worths,
        tuple(reservation for _, reservation in read_),
    )


def parsed(path: Path) -> Any:
    """The YAML of a file, every scalar as text. Raises UsageError with its line when it is none."""
    text = text_of(path)
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f":{mark.line + 1}:{mark.column + 1}" if mark is not None else ""
        raise UsageError(f"{path.name}{at}: is not YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"{path.name}: is not YAML that can be read: {error}") from error


def _list(thing: Any, key: str, file: str) -> list[Any]:
    found = field(thing, key, file)
    if not isinstance(found, list):
        raise UsageError(f"{file}: '{key}' is no list")
    return found


def _kind(thing: Any) -> str:
    """The last word of a type, which may be written out in full."""
    return str(thing.get("type", "")).rpartition(".")[2] if isinstance(thing, dict) else ""


def _issue(thing: Any, file: str) -> tuple[str, tuple[str, ...]]:
    name, values = str(field(thing, "name", file)), field(thing, "values", file)
    where = f"{file}: issue '{name}'"
    if _kind(thing) == "ContiguousIssue" and isinstance(values, list) and len(values) == 2:
        low, high = (int(number(v, where)) for v in values)
        if not 0 <= high - low < MOST_OPTIONS:
            raise UsageError(f"{where}: has no values, or more than {MOST_OPTIONS}")
        return name, tuple(str(v) for v in range(low, high + 1))
    return name, options_of(values, where)


def _profile(
    path: Path, issues: list[tuple[str, tuple[str, ...]]]
) -> tuple[list[NDArray[np.float64]], float | None]:
    profile = parsed(path)
    if _kind(profile) not in ADDITIVE:
        kind = _kind(profile) or "no kind that is known"
        raise UsageError(f"{path.name}: is of kind {kind}; only additive profiles are read")
    weights, tables = (_list(profile, key, path.name) for key in ("weights", "values"))
    if len(weights) != len(issues) or len(tables) != len(issues):
        raise UsageError(
            f"{path.name}: has {len(weights)} weights and {len(tables)} tables"
            f" for {len(issues)} issues"
        )
    worths = []
    for (name, options), weight, given in zip(issues, weights, tables, strict=True):
        if _kind(given) != "TableFun":
            raise UsageError(f"{path.name}: issue '{name}' is no table of values")
        mapping, where = mapping_at(given, "mapping", path.name), f"{path.name}: {name}"
        values = [number(field(mapping, o, where), where) for o in options]
        worths.append(number(weight, where) * np.array(values))
    given_ = profile.get("reserved_value")
    words = str(given_).replace(".inf", "inf")
    return worths, reserved(any_number(words, path.name)) if given_ is not None else None
