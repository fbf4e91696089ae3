"""What does a month cost each side, and how long do buffers last?"""

from __future__ import annotations

from dataclasses import dataclass, field

from winset.draws import Draws
from winset.results import Result

NAME = "endurance"
QUESTION = "What does a month cost each side, and how long do buffers last?"
ANSWERS = ("S01", "S07", "S08", "S09", "S29")


@dataclass(frozen=True, slots=True)
class Options:
    """Which rules are used where one is needed, and how hard a sanction bites.

    Every default that no source gives is listed in the table ``assumptions`` as a judgement.
    """

    rule: str = field(
        default="",
        metadata={
            "help": "Revenue rule behind deficits, runways, months and sanctions: linear, cut-off "
            "or monthly; without it all three, and linear where one is needed. revenue-rules "
            "and gap show all three."
        },
    )
    oil_weight: float = field(
        default=1.0,
        metadata={"help": "Share of the sanction's effect on price and volume, 0 to 1."},
    )
    workarounds: bool = field(
        default=True,
        metadata={"help": "Whether sellers find ways round: volume kept, part of the jump gone."},
    )
    erosion: float = field(
        default=0.25,
        metadata={
            "help": "Share of the jump of the discount that workarounds take away in the end, "
            "0 to 1."
        },
    )
    half_life: float = field(
        default=6.0,
        metadata={"help": "Months in which workarounds spread half of the way."},
    )
    lost: float = field(
        default=0.10,
        metadata={"help": "Share of the volume that finds no buyer without workarounds, 0 to 1."},
    )
    aim: str = field(
        default="",
        metadata={
            "help": "The variable to which paths of fiscal stress are followed; default where "
            "the circles end that sources draw through the deficit."
        },
    )
    quantity: str = field(
        default="",
        metadata={"help": "The measured quantity of --quantiles; default the first area held."},
    )
    weeks: int = field(default=26, metadata={"help": "How many weeks --quantiles looks ahead."})
    quantiles: str = field(
        default="",
        metadata={
            "help": "Write quantiles (date, quantile, value, quantity, unit) of a quantity to "
            "this file.",
            "writes": "quantiles",
        },
    )


def run(draws: Draws, options: Options) -> Result:
    """Revenue, deficits, runways, front, costs of a month, signs and methods; arrays load now."""
    from winset.lenses.endurance.answer import answer

    return answer(draws, options)
