"""Which number do these words or signs spell: 12, １２, 十二, 六十萬, two hundred thousand?

A small grammar of its own. It reads a whole string or nothing, and refuses what has two meanings.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("零〇○", "一壹", "二貳兩两", "三參", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"萬": 10**4, "億": 10**8}
_WRITTEN_SO = str.maketrans("万亿", "萬億")
_JOINED = {"廿": 20, "卅": 30}
CHINESE = "".join((*_DIGITS, *_TENS, *_LARGE, *_JOINED, "万亿"))
"""Every sign of a Chinese numeral. 兆 is not one of them: it means a million or a trillion."""

_SMALL_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
WORDS = (*_SMALL_WORDS, *_TENS_WORDS, "hundred", *_SCALES)
"""Every word of an English numeral; `and` and hyphens may stand between them."""

_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,9})?")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


def narrow(text: str) -> str:
    """Full-width digits, commas and points as plain ones."""
    return text.translate(_WIDE)


def figure(text: str) -> Decimal | None:
    """A number in digits: thousands parted by commas or by nothing, a decimal point."""
    plain = narrow(text).strip()
    return Decimal(plain.replace(",", "")) if _FIGURE.fullmatch(plain) else None


def chinese(text: str) -> int | None:
    """A number in Chinese signs; None when it is not one, or not one that can be.

    三百二 is 320 and 兩萬五 25,000; 二〇二六 is read sign by sign.
    """
    signs = text.strip().translate(_WRITTEN_SO)
    if not signs or any(sign not in CHINESE for sign in signs):
        return None
    if all(sign in _DIGITS for sign in signs):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    parts = re.split("億", signs)
    if len(parts) > 2 or any(part.count("萬") > 1 for part in parts):
        return None
    if len(parts) == 1:
        return _under_hundred_million(parts[0], 0)
    high = _under_hundred_million(parts[0], 0) if parts[0] else None
    low = _under_hundred_million(parts[1], 10**8) if parts[1] else 0
    return None if high is None or low is None else high * 10**8 + low


def _under_hundred_million(signs: str, after: int) -> int | None:
    """``after`` is the unit just before: a bare last digit counts in tenths of it."""
    if "萬" not in signs:
        return _under_ten_thousand(signs, after)
    before, _, rest = signs.partition("萬")
    high = _under_ten_thousand(before, 0) if before else None
    low = _under_ten_thousand(rest, 10**4) if rest else 0
    return None if high is None or low is None else high * 10**4 + low


def _under_ten_thousand(signs: str, after: int) -> int | None:
    total, digit, unit = 0, None, after
    least = 10**4
    for sign in signs:
        if sign in _JOINED:
            if digit is not None or least <= 10:
                return None
            total, unit, least = total + _JOINED[sign], 10, 10
        elif sign in _TENS:
            if _TENS[sign] >= least or digit == 0:
                return None
            total += (1 if digit is None else digit) * _TENS[sign]
            unit = least = _TENS[sign]
            digit = None
        elif _DIGITS[sign] == 0:
            if digit is not None:
                return None
            unit = 0
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[sign]
    if digit is None:
        return total
    return total + digit * (unit // 10 if unit >= 100 else 1)


def english(text: str) -> int | None:
    """A number in English words; None when it is not one."""
    words = [w for w in re.split(r"[\s-]+", text.lower().strip()) if w and w != "and"]
    if not words or any(w not in WORDS for w in words):
        return None
    total, group = 0, 0
    least = 10**15
    for word in words:
        if word in _SMALL_WORDS:
            value = _SMALL_WORDS.index(word)
            if group % 100 and (group % 100 < 20 or value >= 10):
                return None
            group += value
        elif word in _TENS_WORDS:
            if group % 100:
                return None
            group += 20 + 10 * _TENS_WORDS.index(word)
        elif word == "hundred":
            if not 0 < group < 10:
                return None
            group *= 100
        else:
            if not group or _SCALES[word] >= least:
                return None
            least = _SCALES[word]
            total, group = total + group * least, 0
    return total + group


def roman(text: str) -> int | None:
    """A number in capital Roman signs."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[sign] for sign in text]
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))


def ordinal(text: str) -> int | None:
    """The number of a point, in whichever way it is written."""
    plain = narrow(text).strip()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    return chinese(plain) or roman(plain) or english(plain)
