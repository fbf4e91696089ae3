"""Can it be done by then, in which order, and who is exposed after each step?"""

from __future__ import annotations

from dataclasses import dataclass, field

from winset.draws import Draws
from winset.results import Result

NAME = "calendar"
QUESTION = "Can it be done by then, in which order, and who is exposed after each step?"
ANSWERS = ("S05", "S06")


@dataclass(frozen=True, slots=True)
class Options:
    """Which clocks are asked about, under whose rule, and what is left out of the network."""

    deadline: str = field(
        default="", metadata={"help": "Only this deadline of the case; default all of them."}
    )
    task: str = field(
        default="",
        metadata={"help": "Ask for a day of your own: whether this task can be over by --by."},
    )
    by: str = field(default="", metadata={"help": "The day that --task asks for."})
    rule: str = field(
        default="world",
        metadata={
            "help": "Which order of steps counts: world (what law and plain sense ask), firm (and "
            "all firm demands), all (and all demands), or an actor (and his side's demands)."
        },
    )
    without_contested: bool = field(
        default=False,
        metadata={"help": "Leave out contested tasks, and demands that rest on denied reports."},
    )
    leave_out: tuple[str, ...] = field(
        default=(), metadata={"help": "Leave out a task or a condition; repeat for more."}
    )
    begin: str = field(
        default="", metadata={"help": "Nothing begins before this day; default the as-of day."}
    )
    first_part: int = field(
        default=50,
        metadata={
            "help": "Per cent of a step's length that its first part takes where an exit splits it "
            "(a judgement)."
        },
    )
    revocable: tuple[str, ...] = field(
        default=(),
        metadata={"help": "A task that can be taken back once done; repeat for more."},
    )
    circle: str = field(
        default="",
        metadata={
            "help": "The number of a circle whose exits are laid out, or all; default the smallest."
        },
    )
    circles: int = field(
        default=50, metadata={"help": "How many circles are listed, the smallest first."}
    )


def run(draws: Draws, options: Options) -> Result:
    """Clocks, paths, circles and staged exits of the viewed case; arrays load only now."""
    from winset.lenses.calendar.answer import answer

    return answer(draws, options)
