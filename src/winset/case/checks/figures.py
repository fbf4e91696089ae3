"""Is every figure in the unit, and within the bounds, of what it measures?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.calendar import Task
from winset.case.checks.fits import span_of
from winset.case.checks.scales import unknown_unit
from winset.case.claims import Claim, Identity
from winset.case.drafts import Clause, Delivery
from winset.case.grammar.value import Value
from winset.case.outlook import Question
from winset.case.quantities import Observation, Quantity, Series
from winset.case.record import Citation
from winset.case.who import Constituency, Influence, Party, Site, Vote
from winset.errors import Problem, Slip
from winset.units import DAYS_PER, canonical_unit

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]
MEASURED = ("economy", "front", "support")
"""The sections that hold quantities."""

_UNITLESS = ("index", "")


def figures(checking: Checking) -> list[Problem]:
    """Every figure in a wrong unit, outside its bounds, or taken from a claim that gives none."""
    found = [
        *_of_quantities(checking),
        *_of_shares(checking),
        *_of_lengths(checking),
        *_of_votes(checking),
        *_of_the_rest(checking),
        *_of_grades(checking),
        *_borrowed(checking),
    ]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="figure")
        for path, slip in found
    ]


def quantities(checking: Checking) -> Iterator[tuple[Path, Quantity]]:
    """Every quantity with its path."""
    case = checking.case
    for section in MEASURED:
        for id, quantity in getattr(case, section).items():
            yield (section, id), quantity


def borrowed(checking: Checking, value: Value) -> Value:
    """The figure itself: of a claim's figure where ``value`` says ``from CLAIM``."""
    for _ in range(40):
        if value.shape != "from":
            return value
        claim = checking.case.claims.get(value.claim)
        if claim is None or claim.value is None or claim.value.value is None:
            return value
        value = claim.value.value
    return value


def _of_quantities(checking: Checking) -> Found:
    for path, quantity in quantities(checking):
        if not checking.whole((*path, "unit")):
            continue
        if quantity.unit is not None and (slip := unknown_unit(quantity.unit)) is not None:
            yield (*path, "unit"), slip
            continue
        yield from _of_quantity(checking, path, quantity)


def _of_quantity(checking: Checking, path: Path, quantity: Quantity) -> Found:
    name, unit = str(path[1]), canonical_unit(quantity.unit or "") or ""
    bounds: tuple[float, float] | None = None
    if quantity.bounds is not None:
        bounds = span_of(quantity.bounds)
        if bounds is None:
            yield (
                (*path, "bounds"),
                Slip(
                    f"'{quantity.bounds}' is not a range of figures",
                    f"bounds such as 0 to 100 {unit}".strip(),
                ),
            )
        elif (own := Value.parse(quantity.bounds).unit) != unit and own:
            yield (*path, "bounds"), _other_unit(quantity.bounds, own, name, unit)
            bounds = None
    first = ""
    for place, value in _measured(path, quantity):
        figure = borrowed(checking, value)
        if not figure.known:
            continue
        wanted = unit or first
        if (slip := wrong_unit(value, figure, name, wanted)) is not None:
            yield place, slip
        elif bounds and not all(bounds[0] <= n <= bounds[1] for n in _reach(figure)):
            yield (
                place,
                Slip(f"'{value}' lies outside the bounds of {name}, {quantity.bounds}"),
            )
        first = first or figure.unit


def _measured(path: Path, quantity: Quantity) -> Iterator[tuple[Path, Value]]:
    if quantity.value is not None:
        yield (*path, "value"), quantity.value
    for index, observation in enumerate(quantity.observed):
        yield (*path, "observed", index, "value"), observation.value
        if observation.against is not None:
            yield (*path, "observed", index, "against"), observation.against


def _reach(figure: Value) -> tuple[float, ...]:
    """The figures that must lie within bounds; the parameters of normal and beta are no figures."""
    if figure.shape == "normal":
        return figure.numbers[:1]
    return () if figure.shape == "beta" else figure.numbers


def wrong_unit(value: Value, figure: Value, name: str, unit: str) -> Slip | None:
    """The slip when a figure for ``name`` is not in ``unit`` ("" = whatever comes first)."""
    if not unit or figure.unit == unit or (not figure.unit and unit in _UNITLESS):
        return None
    if value.shape == "from":
        said = f"in {figure.unit}" if figure.unit else "without a unit"
        return Slip(f"'{value}' gives a figure {said}, but {name} is in {unit}")
    if not figure.unit:
        return Slip(f"'{value}' has no unit; {name} is in {unit}", meant=f"{value} {unit}")
    return _other_unit(str(value), figure.unit, name, unit)


def _other_unit(text: str, found: str, name: str, unit: str) -> Slip:
    if not unit:
        return Slip(f"'{text}' is in {found}, but {name} has no unit", f"a line unit: {found}")
    return Slip(f"'{text}' is in {found}, but {name} is in {unit}")


def _of_shares(checking: Checking) -> Found:
    """What runs from 0 to 1: the worth of no deal, vagueness, a level of influence."""
    with_worth: tuple[type[Party | Constituency], ...] = (Party, Constituency)
    for cls in with_worth:
        for path, who in checking.pieces.of(cls):
            place = (*path, "reservation")
            yield from _share(place, who.reservation, "the value of no deal")
    for path, clause in checking.pieces.of(Clause):
        yield from _share((*path, "vagueness"), clause.vagueness, "vagueness")
    for path, influence in checking.pieces.of(Influence):
        yield from _share((*path, "level"), influence.level, "a level of influence")
    for path, delivery in checking.pieces.of(Delivery):
        for reader, chance in delivery.credibility.items():
            place = (*path, "credibility", reader)
            if chance.unit == "%":
                yield from _percent(place, chance)
            else:
                yield from _share(place, chance, "credibility")


def _share(path: Path, value: Value | None, called: str) -> Found:
    if value is None or not value.known:
        return
    if value.unit or not all(0 <= n <= 1 for n in _reach(value)):
        yield (
            path,
            Slip(f"'{value}' is not between 0 and 1", f"{called} as a number from 0 to 1"),
        )


def _percent(path: Path, value: Value | None) -> Found:
    if value is None or not value.known:
        return
    if value.unit != "%":
        yield (
            path,
            Slip(f"'{value}' is not a share", "a share in percent, such as 50 %"),
        )
    elif not all(0 <= n <= 100 for n in _reach(value)):
        yield path, Slip(f"'{value}' is not between 0 and 100 %", "a share in percent")


def _of_lengths(checking: Checking) -> Found:
    """What is a length of time."""
    for path, task in checking.pieces.of(Task):
        if task.takes is not None:
            yield from _length((*path, "takes"), borrowed(checking, task.takes), str(task.takes))
    for path, series in checking.pieces.of(Series):
        if series.known_after is not None:
            after = series.known_after
            yield from _length((*path, "known-after"), after, str(after))


def _length(path: Path, value: Value, said: str) -> Found:
    if not value.known:
        return
    if value.unit not in DAYS_PER:
        yield path, Slip(f"'{said}' is not a length of time", "days, weeks, months or years")
    elif any(n < 0 for n in _reach(value)):
        yield path, Slip(f"'{said}' is shorter than nothing", "zero days or more")


def _of_votes(checking: Checking) -> Found:
    for path, vote in checking.pieces.of(Vote):
        yield from _percent((*path, "passes-with"), vote.passes_with)
        yield from _percent((*path, "quorum"), vote.quorum)
        yield from _percent((*path, "turnout"), vote.turnout)


def _of_the_rest(checking: Checking) -> Found:
    for path, site in checking.pieces.of(Site):
        if site.area is not None and site.area.known and site.area.unit != "km2":
            yield (
                (*path, "area"),
                Slip(f"'{site.area}' is not an area", "an area in km2"),
            )
    for path, identity in checking.pieces.of(Identity):
        within = identity.within
        if within is not None and within.known and within.unit != "%":
            yield (
                (*path, "within"),
                Slip(
                    f"'{within}' is not a tolerance",
                    "a relative difference in percent, such as 5 %",
                ),
            )
    for path, observation in checking.pieces.of(Observation):
        error = observation.error
        if error is not None and error.known and error.unit not in ("%", "points"):
            yield from _error_unit((*path, "error"), error, observation)
    for path, question in checking.pieces.of(Question):
        if question.unit is not None and (slip := unknown_unit(question.unit)) is not None:
            yield (*path, "unit"), slip


def _error_unit(path: Path, error: Value, observation: Observation) -> Found:
    unit = observation.value.unit
    if error.unit != unit:
        yield (
            path,
            Slip(
                f"'{error}' is in {error.unit or 'no unit'}, "
                f"but the figure is in {unit or 'no unit'}"
            ),
        )


def _of_grades(checking: Checking) -> Found:
    graded_things: tuple[type[Claim | Citation], ...] = (Claim, Citation)
    for cls in graded_things:
        for path, graded in checking.pieces.of(cls):
            if graded.grade is not None and not 1 <= graded.grade <= 6:
                yield (
                    (*path, "grade"),
                    Slip(
                        f"there is no grade {graded.grade}",
                        "1 (confirmed by others) to 6 (cannot be judged)",
                    ),
                )


def _borrowed(checking: Checking) -> Found:
    """Figures ``from CLAIM`` whose claim gives a date, a list, words or nothing."""
    for path, phrase in checking.pieces.phrases:
        value = phrase if isinstance(phrase, Value) else getattr(phrase, "value", None)
        if not isinstance(value, Value) or value.shape != "from":
            continue
        claim = checking.case.claims.get(value.claim)
        if claim is None or not checking.whole(("claims", value.claim)):
            continue
        if claim.value is None or claim.value.value is None:
            gives = "a date" if claim.value and claim.value.when else "a list"
            gives = gives if claim.value else "no figure"
            yield (
                path,
                Slip(f"{value.claim} gives {gives}", "a claim whose value is a figure"),
            )
        elif _circular(checking, value.claim):
            yield path, Slip(f"{value.claim} takes its figure from itself", "a figure")


def _circular(checking: Checking, start: str) -> bool:
    seen, at = {start}, start
    while True:
        claim = checking.case.claims.get(at)
        value = claim.value.value if claim and claim.value else None
        if value is None or value.shape != "from":
            return False
        if value.claim in seen:
            return True
        seen.add(value.claim)
        at = value.claim
