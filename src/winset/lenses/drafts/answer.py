"""Everything the lens tells of the texts of a case, put together."""

from __future__ import annotations

from winset.case.case import Case
from winset.case.judged import said
from winset.draws import Draws
from winset.errors import LensError, UsageError, nearest, one_of
from winset.lenses.drafts import (
    NAME,
    Options,
    compare,
    consents,
    lineage,
    provisions,
    readings,
    revision,
    tally,
    verdicts,
)
from winset.lenses.drafts.found import findings
from winset.lenses.drafts.nearest import nearest as distances
from winset.lenses.drafts.stands import Stands
from winset.lenses.drafts.terms import Texts
from winset.results import Caution, Manifest, Quantity, Result, Table


def answer(draws: Draws, options: Options) -> Result:
    """The tables for these options, what in them deserves a sentence, and what to beware of."""
    case = draws.case
    if not case.drafts:
        raise LensError("drafts has nothing to read: this view of the case has no text")
    chosen = _chosen(options.draft)
    named = [("draft", id) for id in chosen]
    for name, id in (*named, ("against", options.against), ("revise", options.revise)):
        _known(case, name, id)
    for name, number in (("changes", options.changes), ("rounds", options.rounds)):
        if number < 1:
            raise UsageError(f"{name}: {number} is too few; expected 1 or more")
    case, left_out = (case, 0) if options.assumptions else said(case)
    texts = Texts(case, chosen)
    tables = _tables(draws, case, texts, options)
    cautions = _cautions(draws, case, texts, tables, left_out)
    return Result(NAME, tables, findings(case, texts, tables), cautions, Manifest(NAME))


def _chosen(given: tuple[str, ...] | str) -> tuple[str, ...]:
    """The texts asked for, each once, in the order given; parted by commas or one by one."""
    many = (given,) if isinstance(given, str) else given
    parts = (part.strip() for one in many for part in one.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _known(case: Case, option: str, id: str) -> None:
    if id and id not in case.drafts:
        hint = nearest(id, case.drafts)
        raise UsageError(
            f"{option}: '{id}' is no text of this case; expected {one_of(case.drafts)}"
            + (f"; did you mean {hint}?" if hint else "")
        )


def _tables(draws: Draws, case: Case, texts: Texts, options: Options) -> tuple[Table, ...]:
    found = tally.sides(case, texts)
    asked = consents.consents(case, texts)
    return (
        lineage.lineage(case, texts),
        lineage.mandates(case, texts, Stands(case)),
        tally.leans(case, texts, found),
        tally.tally(case, texts, found),
        tally.side_table(found),
        compare.clauses(case, texts, options.against),
        verdicts.counted(case, texts, asked),
        verdicts.verdicts(case, texts, asked),
        asked,
        distances(case, texts),
        *readings.readings(draws, case, texts),
        readings.definitions(case, texts),
        *reversed(provisions.provisions(case, texts)),
        *_revised(draws, case, texts, options),
    )


def _revised(draws: Draws, case: Case, texts: Texts, options: Options) -> tuple[Table, ...]:
    """The next revision of the text asked for, else of the one under negotiation."""
    id = options.revise or revision.newest(case, texts)
    return revision.revision(case, texts, id, draws.seed, options.rounds, options.changes)


FEW_DRAWS = 100
"""Below so many draws a chance worked out from them is coarse, as in the lens deals."""


def _cautions(
    draws: Draws, case: Case, texts: Texts, tables: tuple[Table, ...], left_out: int
) -> tuple[Caution, ...]:
    found = []
    if left_out:
        found.append(Caution("judgement", "assumptions-left-out", {"count": left_out}))
    for id in texts.order:
        draft = case.drafts[id]
        if not texts.named(id) and draft.rest != "unknown":
            found.append(Caution("thin-evidence", "no-modelled-issue", {"draft": id}))
    if draws.n < FEW_DRAWS and _drawn(tables):
        found.append(Caution("thin-evidence", "few-draws", {"count": draws.n}))
    if draws.viewed.undated_hidden:
        found.append(
            Caution("undated-hidden", "undated-hidden", {"count": draws.viewed.undated_hidden})
        )
    found += [
        Caution("judgement", "changed-value", {"address": change.address, "value": change.words})
        for change in draws.viewed.changes
    ]
    return tuple(found)


def _drawn(tables: tuple[Table, ...]) -> bool:
    """Whether a cell was worked out from draws."""
    return any(
        isinstance(cell, Quantity) and not cell.exact
        for table in tables
        for row in table.rows
        for cell in row.cells
    )
