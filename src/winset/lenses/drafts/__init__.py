"""Whom does a text favour, who would sign it, how is it read, on what is it silent?"""

from __future__ import annotations

from dataclasses import dataclass, field

from winset.draws import Draws
from winset.results import Result

NAME = "drafts"
QUESTION = "Whom does a text favour, who would sign it, and where do the sides read it differently?"
ANSWERS = ("S14", "S15", "S16")


@dataclass(frozen=True, slots=True)
class Options:
    """Which texts are told of, against which, and which one the assistant revises."""

    draft: tuple[str, ...] = field(
        default=(),
        metadata={
            "help": "Only these texts, in this order, side by side; repeat or part by commas."
        },
    )
    against: str = field(
        default="",
        metadata={"help": "Compare with this text; default the one each was made from."},
    )
    revise: str = field(
        default="",
        metadata={"help": "The text to revise next; default the newest under negotiation."},
    )
    changes: int = field(
        default=5, metadata={"help": "The most changes that the next revision proposes."}
    )
    rounds: int = field(
        default=400, metadata={"help": "Rounds of proposals in each run of the mediator."}
    )
    assumptions: bool = field(
        default=False, metadata={"help": "Read our own assumptions too, not only what was said."}
    )


def run(draws: Draws, options: Options) -> Result:
    """Lineage, clauses, lean, consents, readings, provisions, mandates of the texts of a case."""
    from winset.lenses.drafts.answer import answer

    return answer(draws, options)
