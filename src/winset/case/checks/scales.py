"""Does each issue have the scale, unit and range that its kind asks for?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.checks.fits import span_of
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.issues import Issue
from winset.errors import Problem, Slip, nearest, one_of
from winset.units import NAMED, SAME_UNIT, UNITS, canonical_unit

if TYPE_CHECKING:
    from winset.case.checks import Checking

_WITH_SCALE = ("ordered", "unordered")


def scales(checking: Checking) -> list[Problem]:
    """Every issue whose scale, unit or range does not go with its kind."""
    return [
        checking.problem(
            ("issues", id, key) if key else ("issues", id),
            slip.found,
            slip.expected,
            slip.meant,
            kind="scale",
            key=key in ("", "scale"),
        )
        for id, issue in checking.case.issues.items()
        if checking.whole(("issues", id))
        for key, slip in _of_issue(id, issue)
    ]


def _of_issue(id: str, issue: Issue) -> Iterator[tuple[str, Slip]]:
    if lacks_scale(issue):
        few = "no settlement" if not issue.scale else "a single settlement"
        yield (
            "scale" if issue.scale else "",
            Slip(
                f"{id} is {issue.kind} but has {few}",
                "a scale of two settlements or more",
            ),
        )
    if issue.kind not in _WITH_SCALE and issue.scale:
        yield "scale", Slip(f"{id} is of kind {issue.kind}, which has no scale")
    if issue.unit is not None and issue.kind != "amount":
        yield "unit", Slip(f"{id} is of kind {issue.kind}, which has no unit")
    if issue.range is not None and issue.kind not in ("amount", "date"):
        yield "range", Slip(f"{id} is of kind {issue.kind}, which has no range")
    if issue.kind == "amount":
        yield from _of_amount(id, issue)
    if issue.kind == "date" and issue.range is not None:
        yield from _of_dates(issue.range)


def lacks_scale(issue: Issue) -> bool:
    """Whether nothing can be chosen on the issue although its kind asks for a scale."""
    return issue.kind in _WITH_SCALE and len(issue.scale) < 2


def _of_amount(id: str, issue: Issue) -> Iterator[tuple[str, Slip]]:
    if issue.unit is None:
        yield (
            "",
            Slip(
                f"{id} is an amount without a unit",
                "a line unit: km2, persons, USD ...",
            ),
        )
        return
    if (slip := unknown_unit(issue.unit)) is not None:
        yield "unit", slip
        return
    if issue.range is None:
        return
    span = span_of(issue.range)
    if span is None:
        yield (
            "range",
            Slip(
                f"'{issue.range}' is not a range of figures",
                f"a range such as 0 to 400 {issue.unit}",
            ),
        )
        return
    unit = Value.parse(issue.range).unit
    if unit and unit != canonical_unit(issue.unit):
        yield (
            "range",
            Slip(f"'{issue.range}' is in {unit}, but {id} is in {issue.unit}"),
        )


def _of_dates(text: str) -> Iterator[tuple[str, Slip]]:
    try:
        When.parse(text)
    except Slip as slip:
        yield "range", slip


def unknown_unit(unit: str) -> Slip | None:
    """The slip when ``unit`` is no unit that figures of a case may carry."""
    if canonical_unit(unit) is not None:
        return None
    return Slip(
        f"'{unit}' is not a unit",
        one_of(NAMED, 99),
        nearest(unit, [*UNITS, *SAME_UNIT]),
    )
