"""What could all sign, who blocks, what is the smallest move that opens a deal, who pays for it?"""

from __future__ import annotations

from dataclasses import dataclass, field

from winset.draws import Draws
from winset.results import Result

NAME = "deals"
QUESTION = "What could all sign, who blocks, and what is the smallest move that opens a deal?"
ANSWERS = ("S02", "S03", "S11", "S17", "S18")


@dataclass(frozen=True, slots=True)
class Options:
    """Which packages are looked at, and how many get rows of their own."""

    space: str = field(
        default="", metadata={"help": "A package space of the case; default its first."}
    )
    package: tuple[str, ...] = field(
        default=(),
        metadata={
            "help": "One package beside the space: its id, or terms such as "
            "'ISSUE=SETTLEMENT, ISSUE=SETTLEMENT'; repeat for more."
        },
    )
    most: int = field(
        default=40,
        metadata={"help": "How many packages of a large space get rows; counts cover all."},
    )


def run(draws: Draws, options: Options) -> Result:
    """Zone, near misses and flips of the viewed case; arrays load only now."""
    from winset.lenses.deals.answer import answer

    return answer(draws, options)
