"""Who wants what, who has said so how, and what moved between two days?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from winset.case.case import Case
from winset.case.clock import earlier, today
from winset.case.grammar.when import When
from winset.case.judged import said
from winset.case.views import as_of
from winset.draws import Draws
from winset.errors import LensError, Slip, UsageError
from winset.lenses.positions import changes, intent, moves, standing
from winset.lenses.positions.found import findings
from winset.lenses.positions.ladder import ladder, squares
from winset.lenses.positions.overlap import overlap
from winset.lenses.positions.stances import stances
from winset.results import Caution, Manifest, Result

NAME = "positions"
QUESTION = "Who wants what, who has said so how, and what moved?"
ANSWERS = ("S11", "S19", "S20", "S25", "S26")


@dataclass(frozen=True, slots=True)
class Options:
    """``since``: the earlier day; default the case's own, else its earliest document.

    Nobody has said an assumption, so positions that are ours alone are left out unless asked for.
    """

    since: str = field(default="", metadata={"help": "Compare with what was known on this day."})
    assumptions: bool = field(
        default=False, metadata={"help": "Read our own assumptions too, not only what was said."}
    )


def run(draws: Draws, options: Options) -> Result:
    """Ladders, stances, moves, influence, mandates, pen, tracks, hypotheses of the viewed case."""
    case = draws.case
    if not case.issues:
        raise LensError("positions has nothing to read: this view of the case has no issue")
    now, since = today(case), _since(case, options)
    case, left_out = (case, 0) if options.assumptions else said(case)
    then = as_of(case, since) if since is not None else None
    shifts = moves.moves(then, case, since, now) if then is not None and since is not None else ()
    others = (
        changes.changes(then, case, since, now) if then is not None and since is not None else ()
    )
    rungs = squares(case, _columns(case), now)
    tables = (
        overlap(case, rungs),
        ladder(rungs),
        stances(case, now),
        moves.table(shifts),
        changes.table(others),
        standing.influence(case, now),
        standing.mandates(case),
        standing.pen(case),
        standing.tracks(case, now),
        standing.reactions(case),
        intent.hypotheses(case),
        intent.evidence(case),
    )
    cautions = _cautions(draws, since, left_out)
    return Result(NAME, tables, findings(tables), cautions, Manifest(NAME))


def _since(case: Case, options: Options) -> date | None:
    """The earlier day asked for, else the case's own; None when none is before the as-of day."""
    if not options.since:
        return earlier(case)
    try:
        day = When.parse(options.since).last
    except Slip as slip:
        raise UsageError(f"since: {slip}") from slip
    if day is None or day >= today(case):
        raise UsageError(
            f"since: '{options.since}' is not before the case's as-of day {today(case)}"
        )
    return day


def _columns(case: Case) -> dict[str, tuple[str, ...]]:
    """Per issue: the table, then everybody else with an entry."""
    return {
        issue: tuple(dict.fromkeys((*case.case.table, *case.positions.get(issue, {}))))
        for issue in case.issues
    }


def _cautions(draws: Draws, since: date | None, left_out: int) -> tuple[Caution, ...]:
    found = []
    if since is None:
        found.append(Caution("nothing-to-compare", "no-earlier-day"))
    if left_out:
        found.append(Caution("judgement", "assumptions-left-out", {"count": left_out}))
    if draws.viewed.undated_hidden:
        found.append(
            Caution("undated-hidden", "undated-hidden", {"count": draws.viewed.undated_hidden})
        )
    found += [
        Caution("judgement", "changed-value", {"address": change.address, "value": change.words})
        for change in draws.viewed.changes
    ]
    return tuple(found)
