"""How are figures with units and ranges added, multiplied, divided and compared?

A range is carried as its ends (interval arithmetic): the result holds every value that some choice
inside the ranges could give, so what fails here fails for every choice.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from winset.case.grammar.value import Value
from winset.units import DAYS_PER, UNITS

Powers = tuple[tuple[str, int], ...]

_TIME = "days"
_NINETY = 1.6449  # a normal's 90 % interval reaches this many spreads to each side
_DIGITS = 4
_ROUNDING = 1e-9


class Cannot(Exception):
    """A check that cannot be computed; ``why`` is a code that the view turns into words."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is counted in: base units with their powers, and what one of it is in them.

    A bare number has no name and no powers; ``%`` is a hundredth of a bare number.
    """

    name: str = ""
    powers: Powers = ()
    scale: float = 1.0

    @property
    def bare(self) -> bool:
        """Whether it is no unit at all, so that it may take the other side's."""
        return not self.name and not self.powers


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or range in base units, and the unit it is shown in. ``rough`` = written 'about'."""

    low: float
    high: float
    unit: Unit
    rough: bool = False

    @property
    def text(self) -> str:
        """The figure as an analyst would type it."""
        low, high = (_plain(end / self.unit.scale) for end in (self.low, self.high))
        number = low if low == high else f"{low} to {high}"
        return f"{number} {self.unit.name}".strip()


def unit_of(name: str) -> Unit:
    """The unit a case calls ``name``."""
    if name in ("", "index"):
        return Unit()
    if name == "%":
        return Unit(name, (), 0.01)
    if name == "% GDP":
        return Unit(name, (("GDP", 1),), 0.01)
    above, _, below = name.partition("/")
    scale, powers = 1.0, Counter[str]()
    for part, power in ((above, 1), (below, -1)):
        if not part:
            continue
        length = DAYS_PER.get(part if part in DAYS_PER else f"{part}s")
        powers[_TIME if length is not None else part] += power
        scale *= float(length) ** power if length is not None else 1.0
    return Unit(name, _powers(powers), scale)


def amount_of(value: Value) -> Amount:
    """A figure of the case, by its 90 % ends if it has any. Raises Cannot when nobody gave one."""
    unit = unit_of(value.unit)
    ends = _ends(value)
    if ends is None:
        raise Cannot("unknown-figure")
    low, high = (end * unit.scale for end in ends)
    return Amount(low, high, unit, value.shape == "about")


def _ends(value: Value) -> tuple[float, float] | None:
    numbers = value.numbers
    match value.shape:
        case "exact" | "about":
            return numbers[0], numbers[0]
        case "normal":
            reach = _NINETY * numbers[1]
            return numbers[0] - reach, numbers[0] + reach
        case "beta":
            return (numbers[2], numbers[3]) if len(numbers) == 4 else (0.0, 1.0)
        case "range" | "uniform" | "triangular" | "rivals":
            return min(numbers), max(numbers)
        case _:
            return None


def plain(number: float, unit: str = "") -> Amount:
    """A number that stands in the check itself, or a count of ``unit``."""
    own = unit_of(unit)
    return Amount(number * own.scale, number * own.scale, own)


def plus(a: Amount, b: Amount, sign: int = 1) -> Amount:
    """The sum, or with ``sign`` -1 the difference; a bare number takes the other's unit."""
    a, b = alike(a, b)
    unit = a.unit if a.unit.name else b.unit
    first, second = (b.low, b.high) if sign > 0 else (-b.high, -b.low)
    return Amount(a.low + first, a.high + second, unit, a.rough or b.rough)


def times(a: Amount, b: Amount) -> Amount:
    """The product, in the unit that comes of it."""
    ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return Amount(min(ends), max(ends), _joined(a.unit, b.unit, 1), a.rough or b.rough)


def over(a: Amount, b: Amount) -> Amount:
    """The quotient. Raises Cannot when the divisor may be nothing."""
    if b.low <= 0 <= b.high:
        raise Cannot("division-by-nothing")
    ends = [x / y for x in (a.low, a.high) for y in (b.low, b.high)]
    return Amount(min(ends), max(ends), _joined(a.unit, b.unit, -1), a.rough or b.rough)


def alike(a: Amount, b: Amount) -> tuple[Amount, Amount]:
    """Both in one kind of unit. Raises Cannot when they measure different things."""
    if a.unit.powers == b.unit.powers:
        return a, b
    if a.unit.bare:
        return _in(a, b.unit), b
    if b.unit.bare:
        return a, _in(b, a.unit)
    raise Cannot("units-differ")


def shown_in(amount: Amount, unit: Unit) -> Amount:
    """The same amount printed in another unit of its kind."""
    return replace(amount, unit=unit) if amount.unit.powers == unit.powers else amount


def _in(bare: Amount, unit: Unit) -> Amount:
    return Amount(bare.low * unit.scale, bare.high * unit.scale, unit, bare.rough)


def _joined(a: Unit, b: Unit, sign: int) -> Unit:
    """The unit of a product or quotient, by its usual name where it has one."""
    if b.bare:
        return a
    if a.bare and sign > 0:
        return b
    powers = Counter(dict(a.powers))
    for name, power in b.powers:
        powers[name] += sign * power
    whole = _powers(powers)
    for name in UNITS:
        known = unit_of(name)
        if known.powers == whole and known.scale == 1 and whole:
            return known
    return Unit("·".join(f"{n}^{p}" if p != 1 else n for n, p in whole), whole)


def _powers(counted: Counter[str]) -> Powers:
    return tuple(sorted((name, power) for name, power in counted.items() if power))


def _plain(number: float) -> str:
    """A whole number as it is, any other by four digits that matter; never an exponent."""
    near = round(number)
    whole = abs(number - near) <= _ROUNDING * max(1.0, abs(number))
    rounded = Decimal(near) if whole else Decimal(f"{number:.{_DIGITS}g}")
    told = f"{rounded:f}"
    return told.rstrip("0").rstrip(".") if "." in told else told
