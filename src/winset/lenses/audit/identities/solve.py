"""What would one figure have to be for an identity to hold?"""

from __future__ import annotations

from winset.case.grammar.check import Arithmetic, Before, Call, Check, Equal, Name, Term
from winset.case.grammar.when import When
from winset.lenses.audit.identities.amounts import (
    Amount,
    Cannot,
    alike,
    over,
    plus,
    shown_in,
    times,
)
from winset.lenses.audit.identities.look_up import Names
from winset.lenses.audit.identities.reckon import Side, amount, side


def given(check: Check, id: str, names: Names) -> str | None:
    """The figure or date that the rest of the check gives for ``id``, as typed; None for none.

    A figure that occurs twice, or in a list, is not solved for.
    """
    try:
        match check.test:
            case Equal(left, right):
                found = _equal(left, right, id, names)
                return found.text if found is not None else None
            case Before(first, second) if id == first.id:
                return _bound("before", names.day(second.id))
            case Before(first, second) if id == second.id:
                return _bound("after", names.day(first.id))
            case _:
                return None
    except Cannot:
        return None


def _bound(word: str, when: When) -> str | None:
    edge = when.last if word == "before" else when.first
    return f"{word} {edge.isoformat()}" if edge is not None else None


def _equal(left: Term, right: Term, id: str, names: Names) -> Side | None:
    if _count(left, id) + _count(right, id) != 1:
        return None
    inside, other = (left, right) if _count(left, id) else (right, left)
    if inside == Name(id):
        return _as_printed(side(other, names), id, names)
    solved = _undone(inside, amount(other, names), id, names)
    return _as_printed(solved, id, names)


def _as_printed(found: Side, id: str, names: Names) -> Side:
    """In the unit of the figure it stands against."""
    if not isinstance(found, Amount):
        return found
    own = names.amount(id)
    _, found = alike(own, found)
    return shown_in(found, own.unit)


def _count(term: Term, id: str) -> int:
    match term:
        case Name(own):
            return own == id
        case Arithmetic(_, left, right):
            return _count(left, id) + _count(right, id)
        case Call(_, arguments):
            return sum(_count(a, id) for a in arguments)
        case _:
            return 0


def _undone(term: Term, target: Amount, id: str, names: Names) -> Amount:
    """The value of ``id`` inside ``term`` for which ``term`` comes to ``target``."""
    match term:
        case Name(own) if own == id:
            return target
        case Arithmetic(sign, left, right) if _count(left, id):
            return _undone(left, _left(sign, target, amount(right, names)), id, names)
        case Arithmetic(sign, left, right):
            return _undone(right, _right(sign, target, amount(left, names)), id, names)
        case _:
            raise Cannot("not-solved")


def _left(sign: str, target: Amount, right: Amount) -> Amount:
    match sign:
        case "+":
            return plus(target, right, -1)
        case "-":
            return plus(target, right)
        case "*":
            return over(target, right)
        case _:
            return times(target, right)


def _right(sign: str, target: Amount, left: Amount) -> Amount:
    match sign:
        case "+":
            return plus(target, left, -1)
        case "-":
            return plus(left, target, -1)
        case "*":
            return over(target, left)
        case _:
            return over(left, target)
