"""How is a Genius domain with its XML profiles read?

u = sum_i w_i e_iv / max_v e_iv for discrete issues (an issue of zeros counts nothing), w_i times
clip(offset + slope (value - lower), 0, 1) for whole-number issues. Weights stand as in the file, no
cap at 1, discount factors are not read. Issues are known by their index, which need not start at 1;
values are matched by name. Real-valued issues and non-linear profiles are refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

import numpy as np
from numpy.typing import NDArray

from winset.errors import UsageError, nearest
from winset.exchange.scenario import (
    MOST_OPTIONS,
    Scenario,
    any_number,
    number,
    one_domain,
    options_of,
    reserved,
    text_of,
)


@dataclass(frozen=True)
class Issue:
    """One issue of the domain: its index, name, kind, options, and lower bound if it is a range."""

    index: str
    name: str
    kind: str
    options: tuple[str, ...]
    lower: int = 0


def read(paths: Sequence[Path]) -> Scenario:
    """The scenario of a domain file and one profile per party, in that order."""
    one_domain(list(paths), "genius")
    domain, *profiles = paths
    issues = tuple(_issue(e, domain.name) for e in _issues(root(domain)))
    if not issues:
        raise UsageError(f"{domain.name}: names no issue")
    read_ = [_profile(path, issues) for path in profiles]
    worths = tuple(np.stack([own[k] for own, _ in read_]) for k in range(len(issues)))
    return Scenario(
        tuple(i.name for i in issues),
        tuple(i.options for i in issues),
        tuple(path.stem for path in profiles),
        worths,
        tuple(reservation for _, reservation in read_),
    )


LINE = "line of the file"
"""Under this name each element keeps where it stands; XML knows no attribute with spaces."""


def root(path: Path) -> Element:
    """The tree of a file. Raises UsageError with its line when it is no XML."""
    builder, parser = TreeBuilder(), expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        builder.start(tag, {**attributes, LINE: str(parser.CurrentLineNumber)})

    def declares(*_: object) -> None:
        at = f"{path.name}:{parser.CurrentLineNumber}"
        raise UsageError(f"{at}: declares entities, which are not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = builder.end
    parser.StartDoctypeDeclHandler = declares
    try:
        parser.Parse(text_of(path), True)
    except expat.ExpatError as error:
        at = f"{path.name}:{error.lineno}:{error.offset + 1}"
        raise UsageError(f"{at}: is not XML: {expat.ErrorString(error.code)}") from error
    return builder.close()


def _at(file: str, element: Element) -> str:
    return f"{file}:{element.get(LINE)}"


def _space(root: Element) -> Element:
    if root.tag == "utility_space":
        return root
    found = root.find(".//utility_space")
    return found if found is not None else root


def _issues(root: Element) -> Iterator[Element]:
    """Every issue, nested objectives included, each index once."""
    seen: set[str] = set()
    for element in _space(root).iter("issue"):
        index = element.get("index", str(len(seen) + 1))
        if index not in seen:
            seen.add(index)
            yield element


def _kind(element: Element) -> str:
    given = (element.get(key) for key in ("vtype", "type", "etype"))
    return next((k for k in given if k), "discrete").lower()


def _issue(element: Element, file: str) -> Issue:
    name, kind = element.get("name", ""), _kind(element)
    index = element.get("index", "1")
    where = f"{_at(file, element)}: issue '{name}'"
    if kind == "discrete":
        values = [item.get("value", "") for item in element.findall("item")]
        return Issue(index, name, kind, options_of(values, where))
    if kind != "integer":
        raise UsageError(
            f"{where} is of kind {kind}; only discrete and integer issues are read:"
            " list the values to look at"
        )
    lower, upper = _bounds(element, where)
    if not 0 <= upper - lower < MOST_OPTIONS:
        raise UsageError(f"{where} has no values, or more than {MOST_OPTIONS}")
    return Issue(index, name, kind, tuple(str(v) for v in range(lower, upper + 1)), lower)


def _bounds(element: Element, where: str) -> tuple[int, int]:
    """Bounds stand on the issue or in a range below it."""
    inner = element.find("range")
    holder = element if element.get("lowerbound") is not None or inner is None else inner
    ends = [number(holder.get(key), where) for key in ("lowerbound", "upperbound")]
    return int(ends[0]), int(ends[1])


def _profile(
    path: Path, issues: tuple[Issue, ...]
) -> tuple[list[NDArray[np.float64]], float | None]:
    tree = root(path)
    space = _space(tree)
    if space.get("type", "").lower() == "nonlinear":
        raise UsageError(f"{_at(path.name, space)}: is non-linear; only additive profiles are read")
    weights = {
        w.get("index", ""): number(w.get("value"), f"{_at(path.name, w)}: weight")
        for w in space.iter("weight")
    }
    own = {e.get("index", "1"): e for e in _issues(tree)}
    worths = []
    for issue in issues:
        if issue.index not in own:
            raise UsageError(f"{path.name}: has no issue of index {issue.index} ('{issue.name}')")
        if issue.index not in weights:
            raise UsageError(f"{path.name}: issue '{issue.name}' has no weight")
        values = _values(own[issue.index], issue, path.name)
        worths.append(weights[issue.index] * values)
    found = next(tree.iter("reservation"), None)
    if found is None:
        return worths, 0.0
    where = f"{_at(path.name, found)}: reservation"
    return worths, reserved(any_number(found.get("value"), where))


def _values(element: Element, issue: Issue, file: str) -> NDArray[np.float64]:
    if issue.kind == "integer":
        return _linear(element, issue, f"{_at(file, element)}: issue '{issue.name}'")
    given = {
        item.get("value", ""): number(
            item.get("evaluation", "0"), f"{_at(file, item)}: {issue.name}"
        )
        for item in element.findall("item")
    }
    missing = [option for option in issue.options if option not in given]
    if missing:
        hint = nearest(missing[0], given)
        raise UsageError(
            f"{_at(file, element)}: issue '{issue.name}' has no value '{missing[0]}'"
            + (f"; did you mean {hint}?" if hint else "")
        )
    values = np.array([given[option] for option in issue.options])
    return values / values.max() if values.max() > 0 else np.zeros(len(values))


def _linear(element: Element, issue: Issue, where: str) -> NDArray[np.float64]:
    evaluator = element.find("evaluator")
    if evaluator is None or evaluator.get("ftype", "linear") != "linear":
        raise UsageError(f"{where}: has no linear evaluator")
    old, new = ("parameter1", "slope"), ("parameter0", "offset")
    slope, offset = (
        number(next((evaluator.get(n) for n in reversed(names) if evaluator.get(n)), "0"), where)
        for names in (old, new)
    )
    steps = np.arange(len(issue.options), dtype=float)
    return np.clip(offset + slope * steps, 0.0, 1.0)
