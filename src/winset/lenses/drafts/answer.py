"""Everything the lens tells of the texts of a case, put together."""

from __future__ import annotations

from dataclasses import replace

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
)
from winset.lenses.drafts.found import findings
from winset.lenses.drafts.nearest import nearest as distances
from winset.lenses.drafts.stands import Stands
from winset.lenses.drafts.terms import Texts
from winset.results import Caution, Manifest, Result, Row, Table


def answer(draws: Draws, options: Options) -> Result:
    """The tables for these options, what in them deserves a sentence, and what to beware of."""
    case = draws.case
    if not case.drafts:
        raise LensError("drafts has nothing to read: this view of the case has no text")
    asked = (("draft", options.draft), ("against", options.against), ("revise", options.revise))
    for name, id in asked:
        _known(case, name, id)
    for name, number in (("changes", options.changes), ("rounds", options.rounds)):
        if number < 1:
            raise UsageError(f"{name}: {number} is too few; expected 1 or more")
    case, left_out = (case, 0) if options.assumptions else said(case)
    texts = Texts(case)
    tables = tuple(
        _only(table, options.draft, _ancestors(case, options.draft))
        for table in _tables(draws, case, texts, options)
    )
    cautions = _cautions(draws, case, texts, options, left_out)
    return Result(NAME, tables, findings(case, texts, tables), cautions, Manifest(NAME))


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
        consents.counted(asked),
        asked,
        distances(case, texts),
        *readings.readings(draws, case, texts),
        readings.definitions(case, texts),
        *reversed(provisions.provisions(case, texts)),
        *_revised(draws, case, texts, options),
    )


def _revised(draws: Draws, case: Case, texts: Texts, options: Options) -> tuple[Table, ...]:
    """The next revision of the text asked for, else of the one under negotiation."""
    id = options.revise or options.draft or revision.newest(case, texts)
    return revision.revision(case, texts, id, draws.seed, options.rounds, options.changes)


def _ancestors(case: Case, id: str) -> tuple[str, ...]:
    """The text and every one it comes from, through texts it was made from or takes over."""
    found: list[str] = []
    waiting = [id] if id else []
    while waiting:
        one = waiting.pop(0)
        if one not in found and one in case.drafts:
            found.append(one)
            record = case.drafts[one]
            waiting += [d.draft for d in record.derives_from]
            waiting += [record.rest.removeprefix("as ")] if record.rest.startswith("as ") else []
    return tuple(found)


def _only(table: Table, id: str, ancestors: tuple[str, ...]) -> Table:
    """The rows of one text; of the lineage also those it comes from."""
    if not id or table.id in ("next-revision", "revised"):
        return table
    wanted = ancestors if table.id == "lineage" else (id,)
    return replace(table, rows=tuple(r for r in table.rows if _draft_of(table, r) in wanted))


def _draft_of(table: Table, row: Row) -> str:
    """The text a row is about: its second cell where that is one, else its key."""
    if len(table.columns) > 1 and table.columns[1].role == "draft":
        return str(row.cells[1])
    return str(row.cells[0]).split(".")[1]


def _cautions(
    draws: Draws, case: Case, texts: Texts, options: Options, left_out: int
) -> tuple[Caution, ...]:
    found = []
    if left_out:
        found.append(Caution("judgement", "assumptions-left-out", {"count": left_out}))
    for id in reversed(texts.by_age) if not options.draft else (options.draft,):
        draft = case.drafts[id]
        if not texts.named(id) and draft.rest != "unknown":
            found.append(Caution("thin-evidence", "no-modelled-issue", {"draft": id}))
    if draws.viewed.undated_hidden:
        found.append(
            Caution("undated-hidden", "undated-hidden", {"count": draws.viewed.undated_hidden})
        )
    found += [
        Caution("judgement", "changed-value", {"address": change.address, "value": change.words})
        for change in draws.viewed.changes
    ]
    return tuple(found)
