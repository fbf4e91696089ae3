"""How an identity is written: arithmetic over claims, dates in order, who has which role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from winset.case.grammar.phrase import Phrase, Pointer
from winset.case.grammar.when import When
from winset.errors import Slip

_FORM = "a check such as area / whole = share, a before b, weekday(a) = thursday, every a is buyer"
_TOKEN = re.compile(
    r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,30}(?:\.[0-9]{1,30})?"
    r"|[A-Za-z][A-Za-z0-9.@-]*[A-Za-z0-9]|[A-Za-z]|[-+*/()=,])"
)
_CALLS = ("years", "weekday", "days")
_DEEPEST = 40
_LONGEST = 200
"""Words in a check: a longer one is a slip, and would nest without end."""
WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the check itself."""

    value: float


@dataclass(frozen=True, slots=True)
class Day:
    """A date in the check itself."""

    iso: str


@dataclass(frozen=True, slots=True)
class Name:
    """A claim, a place (its area), an event (its date), or a weekday."""

    id: str


@dataclass(frozen=True, slots=True)
class Call:
    """years(a, b), days(a, b), weekday(a)."""

    function: str
    arguments: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two terms and + - * or /."""

    sign: Literal["+", "-", "*", "/"]
    left: Term
    right: Term


Term = Number | Day | Name | Call | Arithmetic


@dataclass(frozen=True, slots=True)
class Equal:
    """Both sides give the same, within the identity's tolerance."""

    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Before:
    """The first comes before the second in time."""

    first: Name
    second: Name


@dataclass(frozen=True, slots=True)
class Every:
    """Everybody a claim lists has a role."""

    claim: Name
    role: str


@dataclass(frozen=True, slots=True)
class Check(Phrase):
    """Something that must hold between claims and places."""

    FORM: ClassVar[str] = _FORM
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "area-held / whole-area = share-held",
        "listing before answer",
        "every suppliers-named is supplier",
    )

    test: Equal | Before | Every = Equal(Number(0), Number(0))

    @classmethod
    def parse(cls, text: str) -> Self:
        words = text.split()
        if len(words) == 4 and words[0] == "every" and words[2] == "is":
            return cls(text=text.strip(), test=Every(Name(words[1]), words[3]))
        if len(words) == 3 and words[1] == "before":
            return cls(text=text.strip(), test=Before(Name(words[0]), Name(words[2])))
        tokens = _tokens(text)
        left, at = _sum(tokens, 0, text, 0)
        if tokens[at : at + 1] != ["="]:
            raise Slip(f"'{text}' has no = after '{' '.join(tokens[:at])}'", _FORM)
        right, at = _sum(tokens, at + 1, text, 0)
        if at != len(tokens):
            raise Slip(f"'{tokens[at]}' in '{text}' stands where the check should end", _FORM)
        return cls(text=text.strip(), test=Equal(left, right))

    def names(self) -> tuple[str, ...]:
        """The ids it mentions, once each, in order."""
        match self.test:
            case Every(claim, _):
                found = [claim.id]
            case Before(first, second):
                found = [first.id, second.id]
            case Equal(left, right):
                found = [*_names(left), *_names(right)]
        return tuple(dict.fromkeys(n for n in found if n not in WEEKDAYS))

    def pointers(self) -> tuple[Pointer, ...]:
        return tuple(("figure", name) for name in self.names())


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        if len(found) == _LONGEST:
            raise Slip(f"a check of more than {_LONGEST} words", "several shorter checks")
        match = _TOKEN.match(text, at)
        if not match:
            raise Slip(f"'{text[at:].strip()[:12]}' in '{text}' is not part of a check", _FORM)
        found.append(match.group(1))
        at = match.end()
    return found


def _names(term: Term) -> list[str]:
    match term:
        case Name(id):
            return [id]
        case Arithmetic(_, left, right):
            return [*_names(left), *_names(right)]
        case Call(_, arguments):
            return [n for a in arguments for n in _names(a)]
        case _:
            return []


def _sum(tokens: list[str], at: int, text: str, depth: int) -> tuple[Term, int]:
    if depth > _DEEPEST:
        raise Slip("brackets nest deeper than 40", _FORM)
    left, at = _product(tokens, at, text, depth)
    while tokens[at : at + 1] in (["+"], ["-"]):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, text, depth)
        left = Arithmetic(sign, left, right)  # type: ignore[arg-type]
    return left, at


def _product(tokens: list[str], at: int, text: str, depth: int) -> tuple[Term, int]:
    left, at = _term(tokens, at, text, depth)
    while tokens[at : at + 1] in (["*"], ["/"]):
        sign = tokens[at]
        right, at = _term(tokens, at + 1, text, depth)
        left = Arithmetic(sign, left, right)  # type: ignore[arg-type]
    return left, at


def _term(tokens: list[str], at: int, text: str, depth: int) -> tuple[Term, int]:
    if at >= len(tokens):
        raise Slip(f"'{text}' breaks off", _FORM)
    token = tokens[at]
    if token == "(":
        inner, at = _sum(tokens, at + 1, text, depth + 1)
        return inner, _closed(tokens, at, text)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", token):
        When.parse(token)
        return Day(token), at + 1
    if token[0].isdigit():
        return Number(float(token)), at + 1
    if not token[0].isalpha():
        raise Slip(f"'{token}' in '{text}' stands where a claim or a number belongs", _FORM)
    if token in _CALLS and tokens[at + 1 : at + 2] == ["("]:
        return _call(tokens, at, text, depth)
    return Name(token), at + 1


def _call(tokens: list[str], at: int, text: str, depth: int) -> tuple[Term, int]:
    function, arguments = tokens[at], []
    argument, at = _sum(tokens, at + 2, text, depth + 1)
    arguments.append(argument)
    while tokens[at : at + 1] == [","]:
        argument, at = _sum(tokens, at + 1, text, depth + 1)
        arguments.append(argument)
    wanted = 1 if function == "weekday" else 2
    if len(arguments) != wanted:
        raise Slip(f"{function}() has {len(arguments)} arguments in '{text}'", f"{wanted}")
    return Call(function, tuple(arguments)), _closed(tokens, at, text)


def _closed(tokens: list[str], at: int, text: str) -> int:
    if tokens[at : at + 1] != [")"]:
        raise Slip(f"'{text}' leaves a bracket open", "a closing bracket")
    return at + 1
