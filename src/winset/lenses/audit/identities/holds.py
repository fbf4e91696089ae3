"""Does an identity hold, fail, or is there no way to tell?

An equation holds when some value of each range brings both sides within the tolerance; the
difference is taken relative to the larger side, so the order of the sides does not matter. Without
``within`` the tolerance is nil, or 5 % when a figure in it is written with *about*. A figure with
rival readings is tried once for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Literal

from winset.case.case import Case
from winset.case.claims import Identity
from winset.case.grammar.check import Before, Check, Equal, Every
from winset.case.grammar.when import When
from winset.lenses.audit.identities.amounts import Amount, Cannot, alike, plain, shown_in
from winset.lenses.audit.identities.look_up import Names, one_of
from winset.lenses.audit.identities.reckon import Side, Weekdays, side

Verdict = Literal["holds", "fails", "cannot"]

ABOUT = 5.0
"""Per cent: what the case language means by 'about'."""
_ROUNDING = 1e-9
_READINGS = 64


@dataclass(frozen=True, slots=True)
class Outcome:
    """One identity under one reading of its figures.

    ``left`` and ``right`` are what the sides come to, as an analyst would type it; ``difference``
    and ``within`` are per cent; ``strays`` are the actors of a list that lack the role asked for.
    """

    identity: str
    reading: str
    verdict: Verdict
    why: str = ""
    left: str | None = None
    right: str | None = None
    difference: float | None = None
    within: float | None = None
    strays: tuple[str, ...] = ()


def outcomes(case: Case, id: str, *, corrected: bool = False) -> tuple[Outcome, ...]:
    """An identity under every reading; ``corrected`` reads what is used for suspect figures."""
    identity = case.identities[id]
    return tuple(
        _outcome(case, id, identity, Names(case, corrected, chosen), reading)
        for chosen, reading in _readings(identity.check, Names(case, corrected))
    )


def _readings(check: Check, names: Names) -> Iterator[tuple[dict[str, int], str]]:
    """Every choice among rival readings, and how it is told."""
    rivals = {id: v for id in check.names() if (v := names.rivals(id)) is not None}
    choices = product(*(range(len(v.numbers)) for v in rivals.values()))
    for choice in islice(choices, _READINGS):
        chosen = dict(zip(rivals, choice, strict=True))
        told = [_told(names, id, n) for id, n in chosen.items()]
        yield chosen, " / ".join(told)


def _told(names: Names, id: str, index: int) -> str:
    value = names.rivals(id)
    assert value is not None
    own = one_of(value, index)
    return plain(own.numbers[0], own.unit).text


def _outcome(case: Case, id: str, identity: Identity, names: Names, reading: str) -> Outcome:
    try:
        match identity.check.test:
            case Equal(left, right):
                return _equal(id, reading, side(left, names), side(right, names), identity)
            case Before(first, second):
                return _before(id, reading, names.day(first.id), names.day(second.id))
            case Every(claim, role):
                return _every(case, id, reading, names.listed(claim.id), role)
    except Cannot as reason:
        return Outcome(id, reading, "cannot", reason.why)


def _equal(id: str, reading: str, left: Side, right: Side, identity: Identity) -> Outcome:
    if isinstance(left, Amount) and isinstance(right, Amount):
        return _amounts(id, reading, left, right, identity)
    if isinstance(left, Weekdays) and isinstance(right, Weekdays):
        agree = bool(set(left.days) & set(right.days))
    elif isinstance(left, When) and isinstance(right, When):
        agree = overlap(left, right)
    else:
        raise Cannot("units-differ")
    return Outcome(id, reading, _verdict(agree), "", left.text, right.text)


def _amounts(id: str, reading: str, left: Amount, right: Amount, identity: Identity) -> Outcome:
    left, right = alike(left, right)
    unit = left.unit if left.unit.name else right.unit
    left, right = shown_in(left, unit), shown_in(right, unit)
    within = _tolerance(identity, left, right)
    difference = _apart(left, right)
    verdict = _verdict(difference <= within + 100 * _ROUNDING)
    return Outcome(id, reading, verdict, "", left.text, right.text, _shown(difference), within)


def _apart(left: Amount, right: Amount) -> float:
    """Per cent between the nearest ends of two ranges; nothing when they overlap."""
    near, far = (left.low, right.high) if left.low > right.high else (right.low, left.high)
    size = max(abs(near), abs(far))
    return 100 * (near - far) / size if near > far and size else 0.0


def _tolerance(identity: Identity, left: Amount, right: Amount) -> float:
    if identity.within is not None and identity.within.middle is not None:
        return identity.within.middle
    return ABOUT if left.rough or right.rough else 0.0


def _shown(difference: float) -> float:
    """Per cent to two places, so that the last bit of a division never reaches a page."""
    return round(difference, 2)


def _before(id: str, reading: str, first: When, second: When) -> Outcome:
    """Fails only when no day of the first comes before any day of the second."""
    possible = first.first is None or second.last is None or first.first < second.last
    return Outcome(id, reading, _verdict(possible), "", first.text, second.text)


def _every(case: Case, id: str, reading: str, actors: tuple[str, ...], role: str) -> Outcome:
    strays = tuple(actor for actor in actors if not _is(case, actor, role))
    return Outcome(id, reading, _verdict(not strays), strays=strays)


def _is(case: Case, actor: str, role: str) -> bool:
    """A party by its roles; a constituency also by its kind; a group by all its members."""
    if actor in case.groups:
        return all(_is(case, member, role) for member in case.groups[actor].members)
    for id, party in case.parties.items():
        if actor == id:
            return role in party.role
        if actor in party.constituencies:
            return role in party.role or party.constituencies[actor].kind == role
    return False


def _verdict(agree: bool) -> Verdict:
    return "holds" if agree else "fails"


def overlap(a: When, b: When) -> bool:
    """Whether two dates can be the same day."""
    starts = a.first is None or b.last is None or a.first <= b.last
    return starts and (b.first is None or a.last is None or b.first <= a.last)
