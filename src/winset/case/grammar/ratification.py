"""How a ratification rule is written: who must say yes, joined by and, or, counts and shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from winset.case.grammar.condition import Condition
from winset.case.grammar.phrase import Phrase, Pointer
from winset.errors import Slip

_FORM = (
    "a rule such as leader and (senate or voters), 2 of (army, navy, guard), 60 % of (a 30, b 20)"
)
_TOKEN = re.compile(r"[(),]|[^\s(),]+")
_DEEPEST = 40
_PLAIN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Yes:
    """The consent of one person, body or party."""

    who: str


@dataclass(frozen=True, slots=True)
class Joint:
    """All of several consents (``and``) or one of them (``or``)."""

    word: Literal["and", "or"]
    parts: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """At least ``need`` of the members."""

    need: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Members whose weights add to at least ``need`` (a share of the total, 0-1)."""

    need: float
    weights: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class OnlyIf:
    """A consent that is needed only when the deal has a feature."""

    rule: Rule
    condition: Condition


Rule = Yes | Joint | Count | Share | OnlyIf


@dataclass(frozen=True, slots=True)
class Ratification(Phrase):
    """Whose yes makes a party's yes."""

    FORM: ClassVar[str] = _FORM
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "leader and (voters if land at least withdraw)",
        "2 of (army, navy, air-force)",
        "60 % of (a 30, b 20)",
    )

    rule: Rule = Yes("")

    @classmethod
    def parse(cls, text: str) -> Self:
        words = _TOKEN.findall(text)
        if not words:
            raise Slip("an empty rule", _FORM)
        rule, at = _either(words, 0, text, 0)
        if at != len(words):
            if words[at] == "if":
                bound = _text(words[at - 1 :])
                raise Slip(f"a condition goes in brackets: ({bound})")
            raise Slip(
                f"'{words[at]}' in '{text}' stands where and, or or the end belongs",
                _FORM,
            )
        return cls(text=text.strip(), rule=rule)

    def members(self) -> tuple[str, ...]:
        """Everybody it names, in order, once."""
        return tuple(dict.fromkeys(members_of(self.rule)))

    def conditions(self) -> tuple[Condition, ...]:
        """The conditions under which some consents bind."""
        return tuple(_conditions(self.rule))

    def pointers(self) -> tuple[Pointer, ...]:
        issues = (p for c in self.conditions() for p in c.pointers())
        return (*(("actor", who) for who in self.members()), *issues)


def members_of(rule: Rule) -> list[str]:
    """Everybody a rule names, in order."""
    match rule:
        case Yes(who):
            return [who]
        case Joint(_, parts):
            return [m for part in parts for m in members_of(part)]
        case Count(_, members):
            return list(members)
        case Share(_, weights):
            return [who for who, _ in weights]
        case OnlyIf(inner, _):
            return members_of(inner)


def _conditions(rule: Rule) -> list[Condition]:
    match rule:
        case OnlyIf(inner, condition):
            return [condition, *_conditions(inner)]
        case Joint(_, parts):
            return [c for part in parts for c in _conditions(part)]
        case _:
            return []


def _either(words: list[str], at: int, text: str, depth: int) -> tuple[Rule, int]:
    if depth > _DEEPEST:
        raise Slip("brackets nest deeper than 40", _FORM)
    alternatives: list[Rule] = []
    while True:
        both, at = _run(words, at, text, depth)
        alternatives.append(both)
        if at < len(words) and words[at] == "or":
            at += 1
            continue
        return (alternatives[0] if len(alternatives) == 1 else Joint("or", tuple(alternatives))), at


def _run(words: list[str], at: int, text: str, depth: int) -> tuple[Rule, int]:
    parts: list[Rule] = []
    while True:
        part, at = _part(words, at, text, depth)
        parts.append(part)
        if at < len(words) and words[at] == "and":
            at += 1
            continue
        return (parts[0] if len(parts) == 1 else Joint("and", tuple(parts))), at


def _part(words: list[str], at: int, text: str, depth: int) -> tuple[Rule, int]:
    if at >= len(words):
        raise Slip(f"'{text}' breaks off", _FORM)
    word = words[at]
    if word == "(":
        return _bracket(words, at, text, depth)
    if words[at + 1 : at + 2] == ["of"] or words[at + 1 : at + 3] == ["%", "of"]:
        return _of(words, at, text)
    if word in (")", ",", "and", "or", "if", "of"):
        raise Slip(f"'{word}' in '{text}' stands where somebody's id belongs", _FORM)
    return Yes(word), at + 1


def _bracket(words: list[str], at: int, text: str, depth: int) -> tuple[Rule, int]:
    inner, at = _either(words, at + 1, text, depth + 1)
    if at < len(words) and words[at] == "if":
        end, level = at + 1, 0
        while end < len(words) and not (words[end] == ")" and level == 0):
            level += {"(": 1, ")": -1}.get(words[end], 0)
            end += 1
        inner, at = OnlyIf(inner, Condition.parse(_text(words[at + 1 : end]))), end
    if at >= len(words) or words[at] != ")":
        raise Slip(f"'{text}' leaves a bracket open", "a closing bracket")
    return inner, at + 1


def _text(words: list[str]) -> str:
    """Words as they were written, brackets close to what they hold."""
    return " ".join(words).replace("( ", "(").replace(" )", ")").replace(" ,", ",")


def _of(words: list[str], at: int, text: str) -> tuple[Rule, int]:
    """``2 of (...)``, ``majority of (...)``, ``all of (...)``, ``60 % of (a 30, b 20)``."""
    how, weighted = words[at], words[at + 1] == "%"
    start = at + (3 if weighted else 2)
    if words[start : start + 1] != ["("]:
        raise Slip(f"'{text}' names nobody after 'of'", "a list in brackets")
    try:
        end = words.index(")", start)
    except ValueError:
        raise Slip(f"'{text}' leaves a bracket open", "a closing bracket") from None
    entries = [e.split() for e in " ".join(words[start + 1 : end]).split(",")]
    if weighted:
        return _share(how, entries, text), end + 1
    members = tuple(" ".join(e) for e in entries)
    if not all(len(e) == 1 for e in entries):
        raise Slip(f"'{text}' has a member that is not one id", "ids parted by commas")
    _once(members, text)
    if how == "all":
        return Count(len(members), members), end + 1
    if how == "majority":
        return Count(len(members) // 2 + 1, members), end + 1
    if not re.fullmatch(r"[0-9]{1,9}", how) or not 1 <= int(how) <= len(members):
        raise Slip(
            f"'{text}' asks for {how} of {len(members)} members",
            f"a number from 1 to {len(members)}, majority or all",
        )
    return Count(int(how), members), end + 1


def _once(members: Sequence[str], text: str) -> None:
    for index, who in enumerate(members):
        if who in members[:index]:
            raise Slip(f"'{who}' stands twice in '{text}'", "each member once")


def _share(how: str, entries: list[list[str]], text: str) -> Rule:
    if not _PLAIN.fullmatch(how) or not all(
        len(entry) == 2 and _PLAIN.fullmatch(entry[1]) for entry in entries
    ):
        raise Slip(f"'{text}' lacks a weight", "each member with its weight, as in (a 30, b 20)")
    weights = tuple((who, float(weight)) for who, weight in entries)
    need = float(how) / 100
    _once([who for who, _ in weights], text)
    if not 0 < need <= 1 or any(w < 0 for _, w in weights) or sum(w for _, w in weights) <= 0:
        raise Slip(
            f"'{text}' has a share or weight out of range",
            "a share from 0 to 100 % and weights above zero",
        )
    return Share(need, weights)
