"""Can this case be trusted: what is missing, on what does it rest, what fails to add up?"""

from __future__ import annotations

from dataclasses import dataclass, field

from winset.draws import Draws
from winset.errors import UsageError
from winset.lenses.audit.anomalies.table import anomalies
from winset.lenses.audit.bases import bases
from winset.lenses.audit.cells import cells
from winset.lenses.audit.contested import contested
from winset.lenses.audit.figures import figures
from winset.lenses.audit.gaps import gaps
from winset.lenses.audit.ground import Ground
from winset.lenses.audit.hedges import hedges
from winset.lenses.audit.identities import identities
from winset.lenses.audit.judgements import judgements
from winset.lenses.audit.order import ordered
from winset.lenses.audit.rests import rests
from winset.lenses.audit.silences import silences
from winset.lenses.audit.single import single
from winset.lenses.audit.stale import stale
from winset.lenses.audit.views import changed
from winset.lenses.audit.voices import voices
from winset.results import Manifest, Result

NAME = "audit"
QUESTION = "Can this case be trusted?"
ANSWERS = ("S27", "S28")


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as old, as few, and as enough sentences; all three are judgements."""

    stale_after: int = field(
        default=180,
        metadata={"help": "Days after which a position is old if others moved (a judgement)."},
    )
    few: int = field(
        default=20,
        metadata={
            "help": "Per cent of its constituencies with a position of their own, up to which a "
            "party counts as a single voice (a judgement)."
        },
    )
    told: int = field(
        default=10,
        metadata={"help": "How many gaps and single-source facts get a sentence; tables hold all."},
    )


def run(draws: Draws, options: Options) -> Result:
    """Cells, gaps, sources, judgements, contested and stale claims, identities, anomalies.

    Raises UsageError for an option outside its range.
    """
    _check(options)
    ground = Ground(draws.case)
    answers = (
        cells(ground),
        voices(ground, options.few),
        gaps(ground, options.told),
        silences(ground),
        bases(ground),
        judgements(ground),
        single(ground, options.told),
        contested(ground),
        stale(ground, options.stale_after),
        hedges(ground),
        identities(ground),
        figures(ground),
        anomalies(ground),
        rests(ground),
        changed(draws.viewed),
    )
    return Result(
        NAME,
        tuple(table for answer in answers for table in answer.tables),
        ordered(finding for answer in answers for finding in answer.findings),
        tuple(caution for answer in answers for caution in answer.cautions),
        Manifest(NAME),
    )


def _check(options: Options) -> None:
    if not 0 <= options.few <= 100:
        raise UsageError(f"few: {options.few} is no share in per cent; expected 0 to 100")
    for name in ("stale_after", "told"):
        number = getattr(options, name)
        if number < 0:
            raise UsageError(
                f"{name.replace('_', '-')}: {number} is less than none; expected 0 or more"
            )
