"""What is the smallest change that makes a package signable, and who pays for it?

Two answers stand side by side. *Lines*: the package stays and those who refuse it give way; the
payer is whoever gives up a line. *Clauses*: the lines stay and terms are exchanged; the payer is
whoever is worse off by what he has said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product

import numpy as np

from winset.case.grammar.settlement import SettlementSet
from winset.case.lines import Said
from winset.lenses.deals.keys import told_apart
from winset.lenses.deals.layout import Layout, printed
from winset.lenses.deals.preference import issue_change, joint, steps_from
from winset.lenses.deals.reading import Judged, Member, Reading, Strength
from winset.lenses.deals.sides import Cell, Side, cells, cells_of
from winset.lenses.deals.zone import claims_of, lacking, line_kind
from winset.models.answers import NO, UNKNOWN
from winset.models.openings import ways
from winset.results import Column, Row, Table

STRENGTH: Strength = "assessed"
LINES = (
    Column("change", "key"),
    Column("package", "package"),
    Column("party", "party"),
    Column("role", "word"),
    Column("actor", "actor"),
    Column("issue", "issue"),
    Column("why", "word"),
    Column("from", "address"),
    Column("said-on", "date"),
    Column("rungs", "number", "rungs"),
    Column("to", "settlement"),
    Column("line", "word"),
    Column("weight", "text-at"),
    Column("given-up-before", "number", "times"),
)
_RUNGS = [c.name for c in LINES].index("rungs")
SMALLEST = (
    Column("smallest", "key"),
    Column("package", "package"),
    Column("lines", "number", "lines"),
    Column("rungs", "number", "rungs"),
    Column("payers", "ids"),
    Column("clauses", "number", "clauses"),
    Column("leads-to", "package"),
    Column("changed", "settlement"),
    Column("result", "word"),
    Column("clause-payers", "ids"),
    Column("gainers", "ids"),
    Column("unknown-for", "ids"),
    Column("unsaid", "number", "cells"),
)
DEEPEST = 3
"""Clauses exchanged at once, at most."""
WIDEST = 60_000
"""Packages tried at one depth, at most."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The best package found by exchanging the fewest terms; without clauses when none was."""

    clauses: int | None
    package: str
    changed: tuple[str, ...]
    result: str
    payers: tuple[str, ...]
    gainers: tuple[str, ...]
    unknown: tuple[str, ...]
    unsaid: int | None


def smallest(side: Side, packages: Sequence[int]) -> tuple[list[Row], list[Row]]:
    """For each package that is out: one row with both answers, and one row per line.

    One that a vote stops which cannot pass is left out: no line giving way would help.
    """
    summary, lines = [], []
    for package in packages:
        if side.judged.verdicts["assessed"][package] != NO or stopped_by_vote(side, package):
            continue
        moved = [_line(side, package, c) for c in giving_way(side, package)]
        found = exchange(side, package)
        summary.append(_summed(side, package, moved, found))
        lines += moved
    return summary, lines


def stopped_by_vote(side: Side, package: int) -> bool:
    """Whether a consent it lacks is given by a vote that cannot pass."""
    return any(
        c.line.why == "vote" and c.answer(STRENGTH) == NO
        for consent in lacking(side, package, STRENGTH)
        for c in cells(side, consent, package)
    )


def tables(summary: list[Row], lines: list[Row]) -> tuple[Table, Table]:
    """The two tables of this question."""
    return Table("smallest-changes", SMALLEST, told_apart(summary)), Table(
        "changes", LINES, told_apart(lines)
    )


def giving_way(side: Side, package: int) -> list[Cell]:
    """The fewest refusals that must give way so that no party refuses; ties by fewest members."""
    found: list[Cell] = []
    for party in side.reading.parties:
        own = [c for c in side.reading.consents if c.party == party.party]
        refused = [
            c for consent in own for c in cells(side, consent, package) if c.answer(STRENGTH) == NO
        ]
        if side.judged.party(party, STRENGTH)[package] != NO:
            continue
        by_member: dict[Member, list[Cell]] = {}
        for cell in refused:
            by_member.setdefault(cell.member, []).append(cell)

        def passes(chosen: frozenset[Member], party: object = party) -> bool:
            answer = side.judged.supposing(party, chosen, package)  # type: ignore[arg-type]
            return answer != NO

        options = ways(tuple(by_member), passes)
        if options:
            best = min(options, key=lambda s: (sum(len(by_member[m]) for m in s), len(s)))
            found += [c for m, cs in by_member.items() if m in best for c in cs]
    return found


def _line(side: Side, package: int, cell: Cell) -> Row:
    layout, choice = side.reading.layout, side.judged.choices[package]
    deal = layout.deal(choice)
    voice = side.reading.voice(cell.member, cell.issue)
    said = cell.said(STRENGTH)
    steps = steps_from(side.case.issues[cell.issue], voice, deal[cell.issue])
    key = layout.key(choice)
    return Row(
        (
            f"{key} {cell.member.actor}.{cell.issue}",
            key,
            cell.consent.party,
            cell.consent.role,
            cell.member.actor,
            cell.issue,
            cell.line.why,
            said.address if said is not None else None,
            said.entry.since.text if said is not None else None,
            abs(steps) if steps is not None else None,
            printed(side.case, {cell.issue: deal[cell.issue]}),
            line_kind(said),
            voice.salience.address if voice.salience is not None else None,
            voice.given_up,
        ),
        (said.address,) if said is not None else (),
        claims_of([said]) if said is not None else (),
    )


def _summed(side: Side, package: int, moved: list[Row], found: Exchange) -> Row:
    layout, choice = side.reading.layout, side.judged.choices[package]
    steps = [r.cells[_RUNGS] for r in moved]
    entries: list[Said] = [
        s for c in cells_of(side, package) if c.answer(STRENGTH) == NO and (s := c.said(STRENGTH))
    ]
    known = all(isinstance(s, int) for s in steps)
    total = sum(s for s in steps if isinstance(s, int)) if known else None
    return Row(
        (
            layout.key(choice),
            layout.key(choice),
            len(moved),
            total,
            tuple(dict.fromkeys(str(r.cells[4]) for r in moved)) or None,
            found.clauses,
            found.package or None,
            found.changed or None,
            found.result,
            found.payers or None,
            found.gainers or None,
            found.unknown or None,
            found.unsaid,
        ),
        tuple(e.address for e in entries),
        claims_of(entries),
    )


def exchange(side: Side, package: int) -> Exchange:
    """The package nearest by number of exchanged terms that nobody refuses, if there is one.

    Terms are exchanged for the options of the space; of a single package for every settlement of a
    listed issue. Of equally near ones: fewest unsaid answers, fewest who pay, the first.
    """
    layout, start = _widened(side, package)
    reading = Reading(side.case, layout)
    movable = _movable(side, package, layout)
    cut = False
    for depth in range(1, min(DEEPEST, len(movable)) + 1):
        tried = list(islice(_moves(layout, start, movable, depth), WIDEST + 1))
        cut = cut or len(tried) > WIDEST
        judged = reading.judge(np.array(tried[:WIDEST], dtype=np.int16))
        open_ = np.flatnonzero(judged.verdicts["assessed"] != NO)
        if len(open_):
            before = side.reading.layout.deal(side.judged.choices[package])
            found = [_exchanged(side, judged, int(p), before, depth) for p in open_[:200]]
            return min(found, key=_cost)
    return Exchange(None, "", (), "not-all-tried" if cut else "none-found", (), (), (), None)


def _cost(found: Exchange) -> tuple[int, int, int]:
    return found.unsaid or 0, len(found.payers), len(found.unknown)


def _widened(side: Side, package: int) -> tuple[Layout, tuple[int, ...]]:
    """The layout whose options may be exchanged, and where the package stands in it."""
    layout, choice = side.reading.layout, side.judged.choices[package]
    if layout.size > 1:
        return layout, tuple(int(k) for k in choice)
    options = []
    for issue, (own,) in zip(layout.issues, layout.options, strict=True):
        others = [s for s in side.case.issues[issue].settlements if s != own.text]
        options.append((own, *map(SettlementSet.parse, others)))
    return replace(layout, options=tuple(options)), (0,) * len(options)


def _movable(side: Side, package: int, layout: Layout) -> list[int]:
    """Issues whose exchange can matter: those refused, and those the refusers' lines turn on."""
    names: set[str] = set()
    for consent in lacking(side, package, STRENGTH):
        for cell in cells(side, consent, package):
            if cell.answer(STRENGTH) == NO:
                names.add(cell.issue)
                names.update(side.reading.voice(cell.member, cell.issue).leans_on())
    return [k for k, i in enumerate(layout.issues) if i in names and len(layout.options[k]) > 1]


def _moves(
    layout: Layout, start: tuple[int, ...], movable: list[int], depth: int
) -> Iterator[tuple[int, ...]]:
    for chosen in combinations(movable, depth):
        others = [[o for o in range(len(layout.options[k])) if o != start[k]] for k in chosen]
        for options in product(*others):
            moved = list(start)
            for k, option in zip(chosen, options, strict=True):
                moved[k] = option
            yield tuple(moved)


def _exchanged(
    side: Side, judged: Judged, at: int, before: dict[str, SettlementSet], depth: int
) -> Exchange:
    after = judged.reading.layout.deal(judged.choices[at])
    there = Side(side.name, side.case, judged)
    worse, better, unknown = payers(side, before, after)
    changed = {i: s for i, s in after.items() if s.text != before[i].text}
    unsaid = sum(c.answer(STRENGTH) == UNKNOWN for c in cells_of(there, at))
    verdict = "in-zone" if judged.verdicts["assessed"][at] > UNKNOWN else "possibly"
    key = ", ".join(f"{i}={s.text}" for i, s in after.items())
    return Exchange(
        depth, key, printed(side.case, changed), verdict, worse, better, unknown, unsaid
    )


def payers(
    side: Side, before: dict[str, SettlementSet], after: dict[str, SettlementSet]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Who is worse off, who better, and for whom nobody can tell; by what they have said."""
    found: dict[str, list[str]] = {"worse": [], "better": [], "unknown": []}
    for consent in side.reading.consents:
        for member in consent.members:
            issues = side.reading.issues_of(consent.party)
            change = joint({_change(side, member, i, before, after) for i in issues})
            word = {"mixed": "worse"}.get(change, change)
            if word in found and member.actor not in found[word]:
                found[word].append(member.actor)
    return tuple(found["worse"]), tuple(found["better"]), tuple(found["unknown"])


def _change(
    side: Side,
    member: Member,
    issue: str,
    before: dict[str, SettlementSet],
    after: dict[str, SettlementSet],
) -> str:
    """What it is on one issue; it turns on that issue and those his lines lean on."""
    voice = side.reading.voice(member, issue)
    turning = (issue, *voice.leans_on())
    terms = (*((before[i].text, after[i].text) if i in before else None for i in turning),)
    key = (member.actor, issue, terms)
    kept = side.reading.kept_changes
    if key not in kept:
        kept[key] = issue_change(side.case, voice, before, after)
    return kept[key]
