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
        default="linear",
        metadata={
            "help": "Revenue rule behind deficits and sanctions: linear, cut-off or monthly; "
            "revenue-rules shows all three."
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
        metadata={"help": "Share of the jump of the discount that workarounds take away, 0 to 1."},
    )
    lost: float = field(
        default=0.10,
        metadata={"help": "Share of the volume that finds no buyer without workarounds, 0 to 1."},
    )
    quantity: str = field(
        default="",
        metadata={"help": "The measured quantity of --quantiles; default the first area held."},
    )
    weeks: int = field(default=26, metadata={"help": "How many weeks --quantiles looks ahead."})
    quantiles: str = field(
        default="",
        metadata={
            "help": "Write weekly quantiles (date, quantile, value) of a quantity to this file.",
            "writes": "quantiles",
        },
    )


def run(draws: Draws, options: Options) -> Result:
    """Revenue, deficits, runways, front, costs of a month, signs and methods; arrays load now."""
    from winset.lenses.endurance.answer import answer

    return answer(draws, options)
