"""How a task says what it waits for: TASK, TASK start, TASK + 90 days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from winset.case.grammar.phrase import Phrase, Pointer
from winset.case.grammar.value import Value
from winset.errors import Slip
from winset.units import DAYS_PER

_FORM = "a wait such as law, law start, law + 90 days or ceasefire + 2 to 8 weeks"


@dataclass(frozen=True, slots=True)
class Wait(Phrase):
    """What must be over (or begun) before a task may start, and how long after."""

    FORM: ClassVar[str] = _FORM
    EXAMPLES: ClassVar[tuple[str, ...]] = (
        "law",
        "law start",
        "law + 90 days",
        "ceasefire + 2 to 8 weeks",
    )

    task: str = ""
    edge: Literal["end", "start"] = "end"
    lag: Value | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        head, plus, tail = text.partition(" + ")
        lag = Value.parse(tail.strip()) if plus else None
        if lag is not None and lag.unit not in DAYS_PER:
            raise Slip(
                f"'{tail.strip()}' in '{text}' is not a length of time",
                "days, weeks, months or years",
            )
        if lag is not None and any(number < 0 for number in lag.numbers):
            raise Slip(f"'{text}' waits for a time before", "a length of time above zero")
        words = head.split()
        if len(words) == 2 and words[1] in ("start", "end"):
            return cls(text=text.strip(), task=words[0], edge=words[1], lag=lag)  # type: ignore[arg-type]
        if len(words) != 1 or "+" in words[0]:
            raise Slip(f"'{text}' is not a wait", _FORM, _spaced(text))
        return cls(text=text.strip(), task=words[0], lag=lag)

    def pointers(self) -> tuple[Pointer, ...]:
        return (("task", self.task),)


def _spaced(text: str) -> str:
    """What 'law+90 days' stands for."""
    head, plus, tail = text.partition("+")
    return f"{head.strip()} + {tail.strip()}" if plus else ""
