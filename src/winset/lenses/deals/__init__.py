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
    if_: tuple[str, ...] = field(
        default=(),
        metadata={
            "flag": "--if",
            "help": "A decision set from outside, as ADDRESS=VALUE; shown beside the case as it "
            "stands; repeat for more.",
        },
    )
    exchange: str = field(
        default="",
        metadata={
            "help": "Two issues, ISSUE,ISSUE: who has paired which rung with which; default the "
            "first two of the space."
        },
    )
    fit: bool = field(
        default=True,
        metadata={"help": "Whether the case reproduces the recorded reactions to past texts."},
    )
    most: int = field(
        default=40,
        metadata={"help": "How many packages of a large space get rows; counts cover all."},
    )


def run(draws: Draws, options: Options) -> Result:
    """Zone, blockers, near misses, changes, exchanges, fit and worth; arrays load only now."""
    from winset.lenses.deals.answer import answer

    return answer(draws, options)
