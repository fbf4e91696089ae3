"""How a figure is written: a number with multiplier and unit, a range, rivals, a distribution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal, Self

from winset.case.grammar.phrase import Phrase, Pointer
from winset.errors import Slip, nearest, one_of
from winset.units import AMBIGUOUS_MULTIPLIERS, MULTIPLIERS, NAMED, UNITS, canonical_unit

Shape = Literal[
    "exact",
    "range",
    "about",
    "rivals",
    "normal",
    "uniform",
    "triangular",
    "beta",
    "from",
    "unknown",
]

_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?(?![0-9])")
_SHARE = re.compile(r"\(([0-9]{1,9}(?:\.[0-9]{1,9})?) %\)")
_MULTIPLIER = re.compile(r"\s*(k|M|bn|tn|萬|億)(?![A-Za-z])")
_THOUSANDS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,9})(?![0-9])(.*)")
_COMMA = re.compile(r"([0-9]{1,30}),([0-9]{1,2})(?![0-9])(.*)")
_POWER = re.compile(r"([0-9]{1,30}(?:\.[0-9]{1,30})?)[eE]([0-9]{1,2})(?![0-9])(.*)")
_DISTRIBUTION = re.compile(r"(normal|uniform|triangular|beta)\(([^()]*)\)\s*(.*)")
_ARITY = {"normal": (2, 2), "uniform": (2, 2), "triangular": (3, 3), "beta": (2, 4)}
_FORM = "a figure such as 600k persons, 1.5 to 1.8 tn RUB, about 400 km2 or unknown"


@dataclass(frozen=True, slots=True)
class Value(Phrase):
    """A figure with its uncertainty.

    ``numbers`` holds, in the unit and with the multiplier worked in: the figure (exact, about),
    both 90 % ends (range), the rivals (rivals), or the parameters of the distribution.
    ``weights`` are the shares of rivals when somebody gave them (they sum to 1).
    """

    FORM: ClassVar[str] = _FORM
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "2.6 % GDP",
        "1.5 to 1.8 tn RUB",
        "about 400 km2",
        "78.6 or 76.4 RUB/USD",
        "normal(3; 0.5) tn RUB",
        "from a-claim",
        "unknown",
    )

    shape: Shape = "unknown"
    numbers: tuple[float, ...] = ()
    unit: str = ""
    weights: tuple[float, ...] = ()
    claim: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        words = text.strip()
        if words == "unknown":
            return cls(text=words)
        if words.startswith("from "):
            return cls(text=words, shape="from", claim=words[5:].strip())
        if found := _DISTRIBUTION.fullmatch(words):
            return cls._distribution(words, found)
        if words.startswith("about "):
            number, unit = _figure(words[6:])
            return cls(text=words, shape="about", numbers=(number,), unit=unit)
        if " or " in words:
            return cls._rivals(words)
        if " to " in words:
            return cls._range(words)
        number, unit = _figure(words)
        return cls(text=words, shape="exact", numbers=(number,), unit=unit)

    @classmethod
    def _distribution(cls, words: str, found: re.Match[str]) -> Self:
        name, inside, tail = found.groups()
        scale, unit = _tail(tail, words)
        parts = [p.strip() for p in inside.split(";")]
        low, high = _ARITY[name]
        if not low <= len(parts) <= high:
            raise Slip(
                f"'{words}' gives {len(parts)} numbers to {name}",
                f"{low} numbers, parted by ;",
            )
        raw = [_plain_number(p, words) for p in parts]
        if name == "beta":
            _checked_beta(raw, words)
            return cls(text=words, shape="beta", numbers=tuple(map(float, raw)), unit=unit)
        numbers = tuple(float(n * scale) for n in raw)
        if name == "normal" and numbers[1] < 0:
            raise Slip(f"'{words}' has a spread below zero", "a spread of zero or more")
        if name in ("uniform", "triangular") and list(numbers) != sorted(numbers):
            raise Slip(f"'{words}' is inverted", "its numbers from low to high")
        return cls(text=words, shape=name, numbers=numbers, unit=unit)  # type: ignore[arg-type]

    @classmethod
    def _rivals(cls, words: str) -> Self:
        parts = [p.strip() for p in words.split(" or ")]
        tails = [_split(_SHARE.sub("", p).strip(), words) for p in parts]
        shares = [_SHARE.search(p) for p in parts]
        scale, unit = _tail(tails[-1][1], words)
        numbers: list[float] = []
        for number, tail in tails:
            own_scale, own_unit = _tail(tail, words) if tail else (scale, unit)
            if own_unit not in ("", unit):
                raise Slip(f"'{words}' mixes {own_unit} and {unit}", "one unit for all rivals")
            numbers.append(float(number * own_scale))
        given = [float(s.group(1)) / 100 for s in shares if s]
        if given and (len(given) != len(parts) or abs(sum(given) - 1) > 1e-6):
            raise Slip(
                f"the shares in '{words}' do not add to 100 %",
                "a share for each rival, adding to 100 %",
            )
        return cls(
            text=words,
            shape="rivals",
            numbers=tuple(numbers),
            unit=unit,
            weights=tuple(given),
        )

    @classmethod
    def _range(cls, words: str) -> Self:
        left, _, right = words.partition(" to ")
        high_number, tail = _split(right.strip(), words)
        scale, unit = _tail(tail, words)
        low_number, low_tail = _split(left.strip(), words)
        low_scale, low_unit = _tail(low_tail, words) if low_tail else (scale, unit)
        if low_unit not in ("", unit):
            raise Slip(f"'{words}' mixes {low_unit} and {unit}", "one unit for both ends")
        low, high = float(low_number * low_scale), float(high_number * scale)
        if low > high:
            raise Slip(f"'{words}' is inverted", "the lower end first")
        return cls(text=words, shape="range", numbers=(low, high), unit=unit)

    @property
    def known(self) -> bool:
        """Whether somebody gave a figure at all."""
        return self.shape not in ("unknown", "from")

    @property
    def middle(self) -> float | None:
        """One figure for a calculation on paper: the middle of a range, the first of rivals.

        None for unknown, for a reference to a claim, and for beta with only two parameters.
        """
        if not self.numbers:
            return None
        if self.shape in ("range", "uniform"):
            return (self.numbers[0] + self.numbers[1]) / 2
        if self.shape == "triangular":
            return self.numbers[1]
        if self.shape == "beta":
            a, b = self.numbers[0], self.numbers[1]
            return a / (a + b)
        return self.numbers[0]

    def pointers(self) -> tuple[Pointer, ...]:
        return (("claim", self.claim),) if self.claim else ()


def _checked_beta(numbers: list[Decimal], words: str) -> None:
    """Two shapes above zero, then perhaps the two ends between which it lies."""
    if len(numbers) == 3:
        raise Slip(f"'{words}' gives 3 numbers to beta", "2 shapes, or 2 shapes and 2 ends")
    if not all(n > 0 for n in numbers[:2]):
        raise Slip(f"'{words}' has a shape that is not above zero", "shapes above zero")
    if len(numbers) == 4 and numbers[2] >= numbers[3]:
        raise Slip(f"'{words}' is inverted", "the lower end first")


def _figure(text: str) -> tuple[float, str]:
    number, tail = _split(text.strip(), text)
    scale, unit = _tail(tail, text)
    return float(number * scale), unit


def _split(text: str, whole: str) -> tuple[Decimal, str]:
    """The leading number of ``text`` and what follows it."""
    found = _NUMBER.match(text)
    rest = text[found.end() :] if found else text
    if not found or re.match(r"[0-9,.eE](?=[0-9-])", rest) or rest[:1] in (",", "."):
        raise Slip(f"'{whole}' is not a figure", _FORM, _plainer(whole))
    return Decimal(found.group()), rest.strip()


def _plain_number(text: str, whole: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise Slip(f"'{whole}' is not a figure", _FORM)
    return Decimal(text)


def _tail(tail: str, whole: str) -> tuple[Decimal, str]:
    """The multiplier and the unit that ``tail`` spells."""
    scale = Decimal(1)
    if tail[:1] in AMBIGUOUS_MULTIPLIERS:
        raise Slip(f"'{tail[:1]}' in '{whole}' has two meanings", "萬, 億, bn or tn")
    if found := _MULTIPLIER.match(tail):
        scale, tail = MULTIPLIERS[found.group(1)], tail[found.end() :].strip()
    if not tail:
        return scale, ""
    unit = canonical_unit(tail)
    if unit is None:
        raise Slip(
            f"'{tail}' in '{whole}' is not a unit",
            one_of(NAMED, 99),
            nearest(tail, UNITS),
        )
    return scale, unit


def _plainer(text: str) -> str:
    """The figure somebody who typed 1,200 or 1e3 or 1,5 is likely to have meant."""
    if found := _THOUSANDS.fullmatch(text):
        return found.group(1).replace(",", "") + found.group(2)
    if found := _COMMA.fullmatch(text):
        return f"{found.group(1)}.{found.group(2)}{found.group(3)}"
    if found := _POWER.fullmatch(text):
        number = Decimal(found.group(1)) * Decimal(10) ** int(found.group(2))
        return f"{number.normalize():f}{found.group(3)}"
    return ""
