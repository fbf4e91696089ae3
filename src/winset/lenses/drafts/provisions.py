"""Which things that a text must say, if it is to work, does each text say?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.case import Case
from winset.case.drafts import Clause, Draft
from winset.lenses.drafts.terms import Texts, rest_as
from winset.results import Column, Row, Table

COLUMNS = (
    Column("check", "key"),
    Column("draft", "draft"),
    Column("provision", "address"),
    Column("state", "word"),
    Column("clauses", "ids"),
)
COUNTS = (
    Column("draft", "key"),
    Column("provided", "number", "provisions"),
    Column("left-open", "number", "provisions"),
    Column("silent", "number", "provisions"),
    Column("unknown", "number", "provisions"),
    Column("silent-on", "ids"),
)
STATES = ("provided", "left-open", "silent", "unknown")


def provisions(case: Case, texts: Texts) -> tuple[Table, Table]:
    """The check-list text by text, and how many boxes each text ticks.

    Provided: a clause says it. Left open: the only clauses that speak of it leave their issue open.
    Silent: no clause says it and the text is all there. Unknown: what it says beyond its known
    clauses is not known.
    """
    rows, counts = [], []
    for id in texts.order:
        found = {p: _state(case, id, p) for p in case.provisions}
        for provision, (state, names) in found.items():
            cells = (
                f"drafts.{id}.{provision}",
                id,
                f"provisions.{provision}",
                state,
                tuple(names) or None,
            )
            rows.append(Row(cells, tuple(names) or (f"drafts.{id}",), _cites(case, id)))
        states = [state for state, _ in found.values()]
        silent = tuple(f"provisions.{p}" for p, (state, _) in found.items() if state == "silent")
        counted = tuple(states.count(s) for s in STATES)
        counts.append(
            Row((f"drafts.{id}", *counted, silent or None), (f"drafts.{id}",), _cites(case, id))
        )
    return Table("provisions", COLUMNS, tuple(rows)), Table("provided", COUNTS, tuple(counts))


def _cites(case: Case, id: str) -> tuple[str, ...]:
    return tuple(c.text for c in case.drafts[id].rests_on)


def _state(case: Case, id: str, provision: str) -> tuple[str, list[str]]:
    saying = [(name, c) for name, c in _every(case, id, frozenset()) if provision in c.provides]
    if saying:
        addresses = [name for name, _ in saying]
        return ("left-open" if all(_open(c) for _, c in saying) else "provided"), addresses
    return ("unknown" if _unknown(case, id, frozenset()) else "silent"), []


def _every(case: Case, id: str, seen: frozenset[str]) -> Iterator[tuple[str, Clause]]:
    """The clauses of a text and of the one whose terms it takes over, but for those it touches."""
    draft = case.drafts[id]
    for name, clause in zip(draft.clause_names(), draft.clauses, strict=True):
        yield f"drafts.{id}.clauses.{name}", clause
    before = rest_as(draft)
    if before in case.drafts and before not in seen | {id}:
        for address, clause in _every(case, before, seen | {id}):
            if not _replaced(draft, clause):
                yield address, clause


def _replaced(draft: Draft, clause: Clause) -> bool:
    """Whether a text drops a clause of the one it takes over, or says something in its place."""
    if clause.n is not None and clause.n in {
        c.drops.partition(" ")[2] for c in draft.clauses if c.drops is not None
    }:
        return True
    if clause.sets is not None:
        return clause.sets in {c.sets for c in draft.clauses}
    return clause.n is not None and clause.n in {c.n for c in draft.clauses}


def _unknown(case: Case, id: str, seen: frozenset[str]) -> bool:
    draft = case.drafts[id]
    before = rest_as(draft)
    if before in case.drafts and before not in seen | {id}:
        return _unknown(case, before, seen | {id})
    return draft.rest == "unknown"


def _open(clause: Clause) -> bool:
    words = [a.stretch for a in clause.to.alternatives] if clause.to is not None else []
    return bool(words) and all(w in ("unspecified", "unknown") for w in words)
