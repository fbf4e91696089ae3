"""What does a text say on each issue: settled, left open, silent, dropped, or unknown to us?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from winset.case.case import Case
from winset.case.drafts import Clause, Draft
from winset.case.grammar.settlement import SettlementSet
from winset.lenses.drafts.order import what_matters_first
from winset.lenses.drafts.reach import Reach, of_set

State = Literal["set", "open", "silent", "dropped", "unknown"]


@dataclass(frozen=True, slots=True)
class Term:
    """One issue in one text.

    ``draft`` is the text whose clause says it, another one when it carries over; ``reach`` is what
    a clause that settles the issue leaves to choose, None for an issue without listed settlements.
    """

    state: State
    draft: str = ""
    name: str = ""
    clause: Clause | None = None
    reach: Reach | None = None
    inherited: bool = False

    @property
    def address(self) -> str | None:
        """Where the clause stands."""
        return f"drafts.{self.draft}.clauses.{self.name}" if self.clause is not None else None

    @property
    def named(self) -> bool:
        """Whether a clause speaks of the issue."""
        return self.state in ("set", "open")


SILENT = Term("silent")
UNKNOWN = Term("unknown")


class Texts:
    """The texts of one case, issue by issue."""

    def __init__(self, case: Case, chosen: tuple[str, ...] = ()) -> None:
        """``chosen``: only these texts are told of, in this order; default all of them."""
        self.case, self.chosen = case, chosen
        self._known: dict[str, Mapping[str, Term]] = {}

    def of(self, draft: str) -> Mapping[str, Term]:
        """Issue -> term, for every issue of the case, in the order of the issues."""
        if draft not in self._known:
            self._known[draft] = {
                issue: self._term(draft, issue, frozenset()) for issue in self.case.issues
            }
        return self._known[draft]

    def named(self, draft: str) -> dict[str, Term]:
        """The issues that a clause of the text, or of one it takes over, speaks of."""
        return {issue: term for issue, term in self.of(draft).items() if term.named}

    def deal(self, draft: str) -> dict[str, SettlementSet]:
        """The text as a deal: issue -> settlements, unspecified where it leaves an issue open."""
        return {
            issue: term.clause.to
            for issue, term in self.named(draft).items()
            if term.clause is not None and term.clause.to is not None
        }

    def unmodelled(self, draft: str) -> Iterator[tuple[str, Clause]]:
        """The text's own clauses that settle no modelled issue, by name."""
        record = self.case.drafts[draft]
        for name, clause in zip(record.clause_names(), record.clauses, strict=True):
            if clause.sets is None:
                yield name, clause

    @cached_property
    def by_age(self) -> tuple[str, ...]:
        """Ids of the texts, oldest first."""
        drafts = self.case.drafts
        return tuple(sorted(drafts, key=lambda id: (_day(drafts[id]), id)))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The texts that are told of: those chosen, else all, what matters first."""
        return self.chosen or what_matters_first(self.case, self)

    def _term(self, draft: str, issue: str, seen: frozenset[str]) -> Term:
        record = self.case.drafts[draft]
        own = self._own(draft, record, issue)
        if own is not None:
            return own
        before = rest_as(record)
        if before in self.case.drafts and before not in seen | {draft}:
            carried = self._term(before, issue, seen | {draft})
            return Term(
                carried.state, carried.draft, carried.name, carried.clause, carried.reach, True
            )
        return UNKNOWN if record.rest == "unknown" else SILENT

    def _own(self, draft: str, record: Draft, issue: str) -> Term | None:
        """What a clause of this very text says: of several, the first that settles something."""
        found: Term | None = None
        for name, clause in zip(record.clause_names(), record.clauses, strict=True):
            if clause.sets == issue and clause.to is not None:
                term = self._made(draft, name, clause)
                if term.state == "set":
                    return term
                found = found or term
        return found or self._dropped(draft, record, issue)

    def _made(self, draft: str, name: str, clause: Clause) -> Term:
        assert clause.sets is not None
        assert clause.to is not None
        words = [a.stretch for a in clause.to.alternatives]
        if all(word in ("unspecified", "unknown") for word in words):
            return Term("open", draft, name, clause)
        return Term("set", draft, name, clause, of_set(self.case.issues[clause.sets], clause.to))

    def _dropped(self, draft: str, record: Draft, issue: str) -> Term | None:
        for name, clause in zip(record.clause_names(), record.clauses, strict=True):
            if clause.drops is not None and issue in self._issues_of(clause.drops):
                return Term("dropped", draft, name, clause)
        return None

    def _issues_of(self, drops: str) -> set[str]:
        """The issues of the clause that ``DRAFT NUMBER`` names."""
        other, _, number = drops.partition(" ")
        record = self.case.drafts.get(other)
        if record is None:
            return set()
        return {
            clause.sets
            for name, clause in zip(record.clause_names(), record.clauses, strict=True)
            if clause.sets is not None and number in (name, clause.n)
        }


def rest_as(draft: Draft) -> str:
    """The text whose terms hold where this one names nothing; empty when there is none."""
    return draft.rest[3:].strip() if draft.rest.startswith("as ") else ""


def _day(draft: Draft) -> str:
    """The last day of its date (the first of an open one), as text that sorts."""
    day = draft.date.last or draft.date.first
    return day.isoformat() if day is not None else ""
