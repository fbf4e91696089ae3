"""What does one side of an identity come to?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from winset.case.grammar.check import (
    WEEKDAYS,
    Arithmetic,
    Call,
    Day,
    Name,
    Number,
    Term,
)
from winset.case.grammar.when import When
from winset.lenses.audit.identities.amounts import Amount, Cannot, over, plain, plus, times
from winset.lenses.audit.identities.look_up import Names


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The days of the week a date may fall on."""

    days: tuple[str, ...]

    @property
    def text(self) -> str:
        """As the check would name them."""
        return ", ".join(self.days)


Side = Amount | When | Weekdays


def side(term: Term, names: Names) -> Side:
    """A figure, a date or a weekday. Raises Cannot with the reason when it comes to nothing."""
    match term:
        case Name(id) if id in WEEKDAYS:
            return Weekdays((id,))
        case Name(id):
            return names.day(id) if names.asserted(id).when is not None else names.amount(id)
        case Day(iso):
            return When.on(date.fromisoformat(iso))
        case Call("weekday", (argument,)):
            return _weekdays(_day(argument, names))
        case _:
            return amount(term, names)


def amount(term: Term, names: Names) -> Amount:
    """A figure."""
    match term:
        case Number(value):
            return plain(value)
        case Name(id):
            return names.amount(id)
        case Call("years" | "days" as function, (start, end)):
            return _between(function, _day(start, names), _day(end, names))
        case Arithmetic(sign, left, right):
            return joined(sign, amount(left, names), amount(right, names))
        case _:
            raise Cannot("date-in-arithmetic")


def joined(sign: str, left: Amount, right: Amount) -> Amount:
    """Two figures and + - * or /."""
    match sign:
        case "+":
            return plus(left, right)
        case "-":
            return plus(left, right, -1)
        case "*":
            return times(left, right)
        case _:
            return over(left, right)


def _day(term: Term, names: Names) -> When:
    found = side(term, names)
    if not isinstance(found, When):
        raise Cannot("no-date")
    return found


def _weekdays(when: When) -> Weekdays:
    first, last = _ends(when)
    length = min((last - first).days + 1, len(WEEKDAYS))
    start = first.weekday()
    return Weekdays(tuple(WEEKDAYS[(start + n) % 7] for n in range(length)))


def _between(function: str, start: When, end: When) -> Amount:
    """Whole years, or days, from one date to another; spans give the range of what may be."""
    (first, latest), (earliest, last) = _ends(start), _ends(end)
    count = _years if function == "years" else _days
    low, high = plain(count(latest, earliest), function), plain(count(first, last), function)
    return Amount(low.low, high.high, low.unit)


def _days(start: date, end: date) -> int:
    return (end - start).days


def _years(start: date, end: date) -> int:
    if end < start:
        return -_years(end, start)
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _ends(when: When) -> tuple[date, date]:
    if when.first is None or when.last is None:
        raise Cannot("open-date")
    return when.first, when.last
