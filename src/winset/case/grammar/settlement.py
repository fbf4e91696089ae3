"""How a set of settlements is written: one, a list, a stretch of a scale, perhaps with 'if'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from winset.case.grammar.condition import Condition
from winset.case.grammar.phrase import Phrase, Pointer
from winset.errors import Slip

Stretch = Literal[
    "is",
    "at least",
    "at most",
    "below",
    "above",
    "to",
    "before",
    "after",
    "anything",
    "nothing",
    "unknown",
    "unspecified",
]
_BOUNDS: tuple[Stretch, ...] = (
    "at least",
    "at most",
    "below",
    "above",
    "before",
    "after",
)
_WHOLE: tuple[Stretch, ...] = ("anything", "nothing", "unknown", "unspecified")
_FORM = (
    "settlements such as freeze, [a, b], at least withdraw, vague to limited, anything or nothing, "
    "each perhaps followed by 'if CONDITION'"
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One stretch of the scale, perhaps bound to a condition on other issues.

    ``ends`` are the settlements it names, in order: none for anything / nothing / unknown /
    unspecified, two for ``to``, one otherwise. They are settlement ids, figures with a unit, or
    dates, as the issue's kind asks.
    """

    stretch: Stretch
    ends: tuple[str, ...]
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class SettlementSet(Phrase):
    """Settlements of one issue, as alternatives of which any may hold."""

    FORM: ClassVar[str] = _FORM
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "freeze",
        "at least withdraw",
        "vague to limited if land at least withdraw",
        "0 to 400 km2",
    )

    alternatives: tuple[Alternative, ...] = ()
    listed: tuple[str, ...] = ()

    @classmethod
    def accept(cls, given: object) -> Self:
        if isinstance(given, cls):
            return given
        if isinstance(given, list):
            if not given:
                raise Slip("an empty list", _FORM, "nothing")
            for part in given:
                if not isinstance(part, str):
                    raise Slip("a list of settlements holds something that is not text", _FORM)
            return cls(
                text=" or ".join(given),
                alternatives=tuple(map(_alternative, given)),
                listed=tuple(given),
            )
        return super(SettlementSet, cls).accept(given)

    @classmethod
    def parse(cls, text: str) -> Self:
        return cls(text=text.strip(), alternatives=(_alternative(text),))

    def dumped(self) -> str | list[str]:
        return list(self.listed) if self.listed else self.text

    def pointers(self) -> tuple[Pointer, ...]:
        return tuple(p for a in self.alternatives if a.condition for p in a.condition.pointers())


def _alternative(text: str) -> Alternative:
    words, _, rest = text.strip().partition(" if ")
    condition = Condition.parse(rest) if rest else None
    words = words.strip()
    if words.endswith(" if"):
        raise Slip(f"'{text.strip()}' breaks off after 'if'", "a condition on another issue")
    if not words or words == "if" or words.startswith("if "):
        raise Slip(f"'{text}' names no settlement", _FORM)
    for whole in _WHOLE:
        if words == whole:
            return Alternative(whole, (), condition)
    for bound in _BOUNDS:
        if words == bound:
            raise Slip(f"'{text}' names no settlement after '{bound}'", _FORM)
        if words.startswith(bound + " "):
            return Alternative(bound, (words[len(bound) + 1 :].strip(),), condition)
    if " to " in words:
        low, _, high = words.partition(" to ")
        return Alternative("to", (low.strip(), high.strip()), condition)
    return Alternative("is", (words,), condition)
