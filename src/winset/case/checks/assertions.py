"""Do claims, their corrections and the identities over them speak of figures that exist?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.address import resolve
from winset.case.checks.figures import borrowed, wrong_unit
from winset.case.claims import Asserted, Claim
from winset.case.grammar.check import (
    WEEKDAYS,
    Arithmetic,
    Before,
    Call,
    Check,
    Equal,
    Every,
    Name,
    Term,
)
from winset.case.quantities import Quantity
from winset.case.who import ROLES
from winset.errors import Problem, Slip, nearest, one_of
from winset.units import canonical_unit

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]


def assertions(checking: Checking) -> list[Problem]:
    """Every claim or identity whose figures cannot be what they are said to be."""
    found = [*_claims(checking), *_identities(checking)]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="claim")
        for path, slip in found
    ]


def _claims(checking: Checking) -> Found:
    for id, claim in checking.case.claims.items():
        path: Path = ("claims", id)
        if not checking.whole(path):
            continue
        yield from _correction(checking, path, claim)
        yield from _measured(checking, path, claim)


def _correction(checking: Checking, path: Path, claim: Claim) -> Found:
    """A correction gives the same kind of thing, and one only."""
    mended = claim.corrected_to
    if mended is None:
        return
    place = (*path, "corrected-to")
    if mended.claim is None and mended.value is None:
        yield place, Slip("a correction to nothing", "a claim, or a value: with at:")
        return
    if mended.claim is not None and mended.value is not None:
        yield place, Slip("a correction to both a claim and a value", "one of them")
        return
    if claim.value is None:
        yield place, Slip("a correction of a claim without a value", "a value: to correct")
        return
    value = mended.value
    if mended.claim is not None:
        other = checking.case.claims.get(mended.claim)
        if other is None or not checking.whole(("claims", mended.claim)):
            return
        value = other.value
    kind, other_kind = _kind(claim.value), _kind(value)
    if kind != other_kind:
        yield place, Slip(f"{kind} is corrected to {other_kind}", f"{kind} as well")
        return
    unit, other_unit = _unit(checking, claim.value), _unit(checking, value)
    if unit != other_unit:
        yield (
            place,
            Slip(
                f"a figure {_in(unit)} is corrected to one {_in(other_unit)}",
                "both in one unit",
            ),
        )


def _in(unit: str) -> str:
    return f"in {unit}" if unit else "without a unit"


def _kind(value: Asserted | None) -> str:
    if value is None:
        return "no value"
    if value.when is not None:
        return "a date"
    return "a list" if value.ids else "a figure"


def _unit(checking: Checking, value: Asserted | None) -> str:
    return borrowed(checking, value.value).unit if value and value.value else ""


def _measured(checking: Checking, path: Path, claim: Claim) -> Found:
    """A claim about a quantity speaks in its unit."""
    if claim.about is None or claim.value is None or claim.value.value is None:
        return
    try:
        target = resolve(checking.case, claim.about)
    except Slip:
        return
    section, id = (*target.path, "", "")[:2]
    quantity = getattr(checking.case, str(section), None)
    if section not in ("economy", "front", "support") or quantity is None:
        return
    measured: Quantity | None = quantity.get(id)
    figure = borrowed(checking, claim.value.value)
    unit = canonical_unit(measured.unit or "") if measured is not None else None
    if not unit or not figure.known or not checking.whole((section, id)):
        return
    slip = wrong_unit(claim.value.value, figure, str(id), unit)
    if slip is not None:
        yield (*path, "value"), slip


def _identities(checking: Checking) -> Found:
    for id, identity in checking.case.identities.items():
        path: Path = ("identities", id, "check")
        if checking.whole(path):
            yield from ((path, slip) for slip in _of_check(checking, identity.check))


def _of_check(checking: Checking, check: Check) -> Iterator[Slip]:
    match check.test:
        case Every(claim, role):
            if role not in ROLES:
                yield Slip(f"'{role}' is not a role", one_of(ROLES, 20), nearest(role, ROLES))
            yield from _of_name(checking, claim, "a list")
        case Before(first, second):
            yield from _of_name(checking, first, "a date")
            yield from _of_name(checking, second, "a date")
        case Equal(left, right):
            yield from _of_equal(checking, left, right)


def _of_equal(checking: Checking, left: Term, right: Term) -> Iterator[Slip]:
    """weekday() stands beside a weekday, everything else beside figures."""
    sides = (left, right)
    weekday = any(isinstance(s, Call) and s.function == "weekday" for s in sides)
    for side in sides:
        if weekday and isinstance(side, Name):
            if side.id not in WEEKDAYS:
                yield Slip(
                    f"'{side.id}' is not a day of the week",
                    one_of(WEEKDAYS),
                    nearest(side.id, WEEKDAYS),
                )
        else:
            yield from _of_term(checking, side, "a figure")


def _of_term(checking: Checking, term: Term, wanted: str) -> Iterator[Slip]:
    match term:
        case Name():
            yield from _of_name(checking, term, wanted)
        case Arithmetic(_, left, right):
            yield from _of_term(checking, left, wanted)
            yield from _of_term(checking, right, wanted)
        case Call(_, arguments):
            for argument in arguments:
                yield from _of_term(checking, argument, "a date")
        case _:
            pass


def _of_name(checking: Checking, name: Name, wanted: str) -> Iterator[Slip]:
    """Whether what is named gives what the check needs; unknown names are told elsewhere."""
    case = checking.case
    if name.id in case.claims and checking.whole(("claims", name.id)):
        given = _kind(case.claims[name.id].value)
        if given != wanted:
            yield Slip(f"{name.id} gives {given}", f"a claim that gives {wanted}")
    elif name.id in case.events and wanted != "a date":
        yield Slip(f"{name.id} is an event, which gives a date", f"a claim that gives {wanted}")
    elif name.id in case.places and name.id not in case.claims and wanted != "a figure":
        yield Slip(f"{name.id} is a place, which gives its area", f"a claim that gives {wanted}")
