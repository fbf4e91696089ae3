"""Does every address name something, and does every what-if set it to something it can be?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from winset.case.address import addressable, resolve
from winset.case.causes import Move
from winset.case.checks.figures import borrowed, wrong_unit
from winset.case.checks.fits import misfits
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.patch import Change, apply
from winset.case.quantities import Quantity
from winset.case.who import Vote
from winset.errors import Problem, Slip, UsageError
from winset.units import canonical_unit

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]
_LINES = ("accepts", "could-accept", "red-line", "ideal")


def addresses(checking: Checking) -> list[Problem]:
    """Every address that names nothing, and every what-if whose value does not fit there."""
    wrong = _wrong(checking)
    problems = [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="address", key=key)
        for path, key, slip in wrong
    ]
    told = {path for path, _, _ in wrong}
    found = [*_scenarios(checking, told), *_moves(checking), *_votes(checking)]
    return problems + [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="address")
        for path, slip in found
    ]


def _wrong(checking: Checking) -> list[tuple[Path, bool, Slip]]:
    found = []
    for reference in checking.found.references:
        if reference.kinds != ("path",) or _unread(checking, reference.id):
            continue
        try:
            if reference.path[0] == "scenarios":
                addressable(checking.case, reference.id)
            else:
                resolve(checking.case, reference.id)
        except Slip as slip:
            found.append((reference.path, reference.in_key, slip))
    return found


def _unread(checking: Checking, address: str) -> bool:
    """Whether part of what the address names could not be read, so that nobody can tell."""
    if not checking.gaps.lost and not checking.gaps.ids:
        return False
    steps = set(address.partition("@")[0].split("."))
    lost = {str(step) for path in checking.gaps.lost for step in path[1:]}
    return bool(steps & (lost | checking.gaps.ids))


def _scenarios(checking: Checking, told: set[Path]) -> Found:
    """Each change on its own: the form of its value, its settlements, its unit."""
    for id, scenario in checking.case.scenarios.items():
        for how, changes in (("set", scenario.set), ("add", scenario.add)):
            for address, value in changes.items():
                path: Path = ("scenarios", id, how, address)
                if path in told or _unread(checking, address) or _ill(checking, address):
                    continue
                slip = _unfit(checking, how, address, value)
                if slip is not None:
                    yield path, slip


def _ill(checking: Checking, address: str) -> bool:
    """Whether the record to be changed names what is not there, which is told at the record."""
    steps = tuple(address.partition("@")[0].split("."))
    record: Path = steps[:3]
    if steps[0] != "positions":
        record = resolve(checking.case, address).path[:2]
    return any(one.path[: len(record)] == record for one in checking.unknown)


def _unfit(checking: Checking, how: str, address: str, value: Any) -> Slip | None:
    try:
        apply(checking.case, (Change("add" if how == "add" else "set", address, value),))
    except UsageError as error:
        said = str(error).removeprefix(f"{how} {address}: ")
        return Slip(said)
    steps = address.partition("@")[0].split(".")
    if steps[0] == "positions" and steps[-1] in _LINES and steps[1] in checking.issues:
        chosen = SettlementSet.accept(value)
        return next(misfits(steps[1], chosen, checking.issues), None)
    thing = resolve(checking.case, address).thing if steps[0] != "positions" else None
    if isinstance(thing, Quantity) and isinstance(value, str):
        return _of_quantity(checking, value, thing, steps[-1])
    return None


def _of_quantity(checking: Checking, text: str, quantity: Quantity, name: str) -> Slip | None:
    value, unit = Value.parse(text), canonical_unit(quantity.unit or "")
    figure = borrowed(checking, value)
    return wrong_unit(value, figure, name, unit) if unit and figure.known else None


def _moves(checking: Checking) -> Found:
    """A lever moves a quantity in the quantity's own unit."""
    for path, move in checking.pieces.of(Move):
        quantity = _quantity(checking, move.value)
        unit = canonical_unit(quantity.unit or "") if quantity is not None else None
        name = move.value.partition("@")[0].rpartition(".")[2]
        for key, value in (("from", move.from_), ("to", move.to)):
            if value is None or not unit:
                continue
            figure = borrowed(checking, value)
            if figure.known and (slip := wrong_unit(value, figure, name, unit)) is not None:
                yield (*path, key), slip


def _votes(checking: Checking) -> Found:
    for path, vote in checking.pieces.of(Vote):
        if vote.yes_share is None or _unread(checking, vote.yes_share):
            continue
        if not _resolves(checking, vote.yes_share):
            continue
        if _quantity(checking, vote.yes_share) is None:
            yield (
                (*path, "yes-share"),
                Slip(f"{vote.yes_share} is no quantity", "a poll in support"),
            )


def _resolves(checking: Checking, address: str) -> bool:
    try:
        resolve(checking.case, address)
    except Slip:
        return False
    return True


def _quantity(checking: Checking, address: str) -> Quantity | None:
    """The quantity at or around what ``address`` names."""
    try:
        path = resolve(checking.case, address).path
    except Slip:
        return None
    if len(path) < 2 or path[0] not in ("economy", "front", "support"):
        return None
    quantity: Quantity | None = getattr(checking.case, str(path[0])).get(path[1])
    return quantity
