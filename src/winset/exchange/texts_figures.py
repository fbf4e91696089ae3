"""Which figures, lengths of time and dates does a sentence name, as a case would write them?

A small grammar of its own for English and Traditional Chinese. It proposes; nothing it finds is put
into a case unasked. A number without a unit is no figure, and what can mean two things is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.errors import Slip
from winset.exchange.texts_numerals import CHINESE, WORDS, chinese, english, figure, narrow

Bound = Literal["", "at most", "at least", "about"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a case writes it, the bound put on it, and the words it stands in."""

    text: str
    unit: str
    bound: Bound
    words: str
    start: int

    @property
    def bounded(self) -> str:
        """With its bound: 'at most 600k persons'."""
        return f"{self.bound} {self.text}" if self.bound else self.text


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a case writes it; one whose year is not given keeps XXXX."""

    text: str
    words: str
    start: int


_MULTIPLIERS: dict[str, Decimal] = {
    **dict.fromkeys(("thousand", "k"), Decimal(10**3)),
    **dict.fromkeys(("million", "mn", "m"), Decimal(10**6)),
    **dict.fromkeys(("billion", "bn"), Decimal(10**9)),
    **dict.fromkeys(("trillion", "tn"), Decimal(10**12)),
    "百": Decimal(10**2),
    "千": Decimal(10**3),
    "萬": Decimal(10**4),
    "百萬": Decimal(10**6),
    "千萬": Decimal(10**7),
    "億": Decimal(10**8),
}
_PEOPLE = "persons?|people|troops|soldiers|servicemen|personnel|men|prisoners"
_UNITS: tuple[tuple[str, str], ...] = (
    ("km2", r"square kilomet(?:re|er)s?|sq\.? ?km|km2|km²|平方公里"),
    ("km", r"kilomet(?:re|er)s?|km|公里"),
    ("% GDP", r"(?:%|per ?cent) of GDP|％ ?GDP"),
    ("%", r"%|％|per ?cent"),
    ("USD", r"(?:US )?dollars|USD|美元|美金"),
    ("EUR", r"euros?|EUR|歐元"),
    ("RUB", r"roubles?|rubles?|RUB|盧布"),
    ("hours", r"hours?|個?小時|個?鐘頭"),
    ("days", r"days?|天|日"),
    ("weeks", r"weeks?|週|周|個?星期|個?禮拜"),
    ("months", r"months?|個月"),
    ("years", r"years?|年"),
    (
        "persons",
        f"(?:armed |military )?(?:{_PEOPLE})|strong|名?(?:士兵|官兵|軍人|戰俘|人員)|名|人|兵",
    ),
)
_CASELESS = re.IGNORECASE
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,6})?"
    rf"|[{CHINESE}]{{1,12}}|(?:(?:{_WORD})(?:[\s-]+(?:and[\s-]+)?|\b))+"
)
_SCALE = r"thousand|million|billion|trillion|mn|bn|tn|[km](?![a-z0-9²])|百萬|千萬|[百千萬億]"
_MONEY = r"US ?\$|\$|€|USD|EUR"
_FOUND = re.compile(
    rf"(?P<money>{_MONEY})?\s?(?P<low>{_NUMBER})\s?(?P<lows>{_SCALE})?"
    rf"(?:\s?(?:to|-|–|至|到)\s?(?P<high>{_NUMBER})\s?(?P<highs>{_SCALE})?)?"
    rf"[\s-]?(?P<unit>{'|'.join(f'(?:{p})' for _, p in _UNITS)})?(?![A-Za-z])",
    _CASELESS,
)
_SHARE = re.compile(rf"百分之([{CHINESE}]{{1,5}}|[0-9]{{1,3}}(?:\.[0-9]+)?)")
_TENTHS = re.compile(rf"([{CHINESE}]{{1,2}}|[0-9]{{1,2}})成(?!立|為|功|員|本|果|就|交|長|分|型)")
_INDEFINITE = "多餘數幾許"
_BEFORE: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    (
        "at most",
        (
            *("no more than", "not more than", "at most", "up to", "not exceed(?:ing)?"),
            *("capped at", "limited to", "maximum(?: of)?", "ceiling of", "within"),
            *("fewer than", "less than", "不超過", "不得超過", "至多", "最多", "上限為?"),
            *("限制在", "限於", "不多於"),
        ),
    ),
    (
        "at least",
        (
            *("at least", "no fewer than", "no less than", "not less than", "minimum(?: of)?"),
            *("more than", "不少於", "不低於", "至少", "最少", "超過"),
        ),
    ),
    ("about", ("about", "around", "roughly", "approximately", "some", "約", "大約", "約為", "近")),
)
_AFTER: tuple[tuple[Bound, str], ...] = (
    ("at most", r"^\s*(?:或以下|以下|以內|之內|or (?:less|fewer))"),
    ("at least", r"^\s*(?:或以上|以上|or more)"),
    ("about", r"^\s*(?:左右|上下)"),
)


def figures(sentence: str) -> tuple[Figure, ...]:
    """Every figure with a unit in a sentence, in order."""
    text = narrow(sentence)
    days = [(d.start, d.start + len(d.words)) for d in dates(sentence)]
    found = [*_shares(text), *_plain(text)]
    kept = [f for f in found if not any(a <= f.start < b for a, b in days)]
    return tuple(sorted(kept, key=lambda f: f.start))


def _plain(text: str) -> Iterator[Figure]:
    for match in _FOUND.finditer(text):
        unit = _unit(match)
        if not unit or _vague(text, match):
            continue
        numbers = _numbers(match)
        if numbers is None:
            continue
        written = _written(numbers, unit)
        if written is not None:
            bound = _bound(text, match.start(), match.end())
            yield Figure(written, unit, bound, match.group().strip(), match.start())


def _shares(text: str) -> Iterator[Figure]:
    """百分之五十, 五成."""
    for pattern, scale in ((_SHARE, 1), (_TENTHS, 10)):
        for match in pattern.finditer(text):
            number = _number(match.group(1))
            if number is not None and 0 < number * scale <= 100:
                written = f"{_decimal(number * scale)} %"
                bound = _bound(text, match.start(), match.end())
                yield Figure(written, "%", bound, match.group(), match.start())


def _unit(match: re.Match[str]) -> str:
    money = (match.group("money") or "").replace(" ", "").upper()
    if money:
        return "EUR" if money in ("€", "EUR") else "USD"
    spelt = match.group("unit")
    if not spelt:
        return ""
    return next(u for u, p in _UNITS if re.fullmatch(p, spelt, _CASELESS))


def _vague(text: str, match: re.Match[str]) -> bool:
    """Whether the number is only hinted at (數十萬, 30餘萬), part of a name, or 兆 stands by it."""
    low = match.start("low")
    before, after = text[max(0, low - 2) : low], text[match.end("low") : match.end("low") + 1]
    near = text[max(0, match.start() - 1) : match.end() + 1]
    name = re.search(r"[A-Za-z0-9]-?$|[.,]$", before) is not None
    return before[-1:] in tuple("數幾第") or after in tuple("多餘幾") or "兆" in near or name


def _numbers(match: re.Match[str]) -> tuple[Decimal, ...] | None:
    low = _number(match.group("low"))
    if low is None:
        return None
    high_words = match.group("high")
    lows, highs = _scale(match.group("lows")), _scale(match.group("highs"))
    if high_words is None:
        return (low * (lows or 1),)
    high = _number(high_words)
    if high is None:
        return None
    return low * (lows or highs or 1), high * (highs or 1)


def _scale(words: str | None) -> Decimal | None:
    return _MULTIPLIERS.get(words.lower()) if words else None


def _number(words: str) -> Decimal | None:
    plain = figure(words)
    if plain is not None:
        return plain
    spelt = chinese(words.strip())
    spelt = english(words) if spelt is None else spelt
    return Decimal(spelt) if spelt is not None else None


def _written(numbers: tuple[Decimal, ...], unit: str) -> str | None:
    """As a case writes it; None when the case's own grammar would not read it back the same."""
    parts = [_with_multiplier(n) for n in numbers]
    text = f"{' to '.join(parts)} {unit}"
    try:
        value = Value.parse(text)
    except Slip:
        return None
    same = all(
        abs(a - float(b)) <= 1e-9 * max(1.0, abs(a))
        for a, b in zip(value.numbers, numbers, strict=True)
    )
    return text if same else None


def _with_multiplier(number: Decimal) -> str:
    for name, scale in (("tn", 12), ("bn", 9), ("M", 6), ("k", 3)):
        part = number / Decimal(10) ** scale
        if part >= 1 and part == part.quantize(Decimal("0.001")):
            return f"{_decimal(part)}{name}" if name in ("k",) else f"{_decimal(part)} {name}"
    return _decimal(number)


def _decimal(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _bound(text: str, start: int, end: int) -> Bound:
    before, after = text[max(0, start - 28) : start], text[end : end + 10]
    for bound, pattern in _AFTER:
        if re.search(pattern, after, _CASELESS):
            return bound
    for bound, words in _BEFORE:
        if re.search(rf"(?:{'|'.join(words)})\s*(?:the |a )?$", before, _CASELESS):
            return bound
    return ""


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH = "|".join(f"{m}|{m[:3]}\\.?" for m in _MONTHS) + "|sept\\.?"
_N = rf"[0-9０-９]{{1,4}}|[{CHINESE}]{{1,4}}"
_DATES: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?<![0-9])(?P<y>[12][0-9]{3})-(?P<m>[01][0-9])(?:-(?P<d>[0-3][0-9]))?(?![0-9])"),
    re.compile(
        rf"\b(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})"
        rf"(?:,? (?P<y>[12][0-9]{{3}}))?\b",
        _CASELESS,
    ),
    re.compile(
        rf"\b(?P<month>{_MONTH}) (?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9])"
        rf"(?:,? (?P<y>[12][0-9]{{3}}))?",
        _CASELESS,
    ),
    re.compile(rf"\b(?P<month>{_MONTH}) (?P<y>[12][0-9]{{3}})\b", _CASELESS),
    re.compile(
        r"\b(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<y>[12][0-9]{3})\b",
        _CASELESS,
    ),
    re.compile(rf"(?:(?P<y>{_N})年)?(?P<m>{_N})月(?P<d>{_N})[日號]"),
    re.compile(rf"(?P<y>{_N})年(?P<m>{_N})月(?!份?內)"),
    re.compile(rf"(?P<y>{_N})年(?P<season>[春夏秋冬])"),
)
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}


def dates(sentence: str) -> tuple[Day, ...]:
    """Every date in a sentence, in order; the longest reading of each place."""
    text = narrow(sentence)
    found: list[Day] = []
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            span = match.span()
            if any(a < span[1] and span[0] < b for a, b in taken):
                continue
            # A day that does not exist is no shorter date either.
            taken.append(span)
            written = _day(match.groupdict())
            if written is not None:
                found.append(Day(written, match.group(), match.start()))
    return tuple(sorted(found, key=lambda d: d.start))


def _day(parts: dict[str, str | None]) -> str | None:
    """The date as a case writes it, if there is such a day."""
    year = _year(parts.get("y"))
    if parts.get("y") and year is None:
        return None
    if season := parts.get("season"):
        word = _SEASONS.get(season, season.lower())
        return _if_read(f"{'autumn' if word == 'fall' else word} {year}")
    month = _month(parts)
    if month is None:
        return None
    spelt = parts.get("d")
    day = _number(spelt) if spelt else None
    text = f"{year or 'XXXX'}-{month:02d}" + (f"-{int(day):02d}" if day is not None else "")
    return _if_read(text)


def _year(words: str | None) -> str | None:
    if not words:
        return None
    number = _number(words)
    return f"{int(number)}" if number is not None and 1000 <= number <= 2999 else None


def _month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("month"):
        start = name.lower()[:3]
        return 1 + [m[:3] for m in _MONTHS].index(start)
    spelt = parts.get("m")
    number = _number(spelt) if spelt else None
    return int(number) if number is not None and 1 <= number <= 12 else None


def _if_read(text: str) -> str | None:
    try:
        When.parse(text)
    except Slip:
        return None
    return text
