"""When did each thing become known? Two clocks: the day it happened, the day it was known.

A source older than a fact cannot have told of it; such sources count only where all are older, as
for a judgement upon them. Nothing became known after the case's own as-of day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from winset.case.case import Case
from winset.case.grammar.cite import Cite
from winset.case.grammar.when import When
from winset.case.record import Record

FOREVER = date.max


class Knowing:
    """The day each record of one case became known."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def as_of(self) -> date:
        """The case's own as-of day."""
        return self.case.case.as_of.last or FOREVER

    @cached_property
    def documents(self) -> dict[str, date]:
        """The day each document's content became known (the last day of its date)."""
        return {id: self._last(d.known or d.date) for id, d in self.case.documents.items()}

    @cached_property
    def claims(self) -> dict[str, date]:
        """The day each named claim became known."""
        return {id: self._of_claim(id) for id in self.case.claims}

    def _of_claim(self, id: str) -> date:
        claim = self.case.claims[id]
        if claim.known is not None:
            return self._last(claim.known)
        days = self._days_of(claim)
        return _earliest(days, _first(claim)) if days else self._last(claim.own_date)

    def _days_of(self, record: Record) -> list[date]:
        """The days of the documents it rests on."""
        return [self.documents[c.target] for c in record.rests_on if c.target in self.documents]

    def cite(self, cite: Cite, first: date | None = None) -> date:
        """The day a source became known; of a claim, the day it could tell what began ``first``."""
        if cite.target in self.documents:
            return self.documents[cite.target]
        claim = self.case.claims.get(cite.target)
        if claim is None:
            return FOREVER
        days = self._days_of(claim) if claim.known is None else []
        return _earliest(days, first) if days else self.claims[cite.target]

    def record(self, record: Record, owner: date | None = None) -> date:
        """The day a record became known.

        ``known`` wins; else the earliest source that can have told it; else the last day of its own
        date; else the day its owner became known; else the case's as-of day (an undated judgement).
        """
        if record.known is not None:
            return self._last(record.known)
        if cites := record.rests_on:
            first = _first(record)
            return _earliest([self.cite(c, first) for c in cites], first)
        if record.own_date is not None and not record.own_date.yearless:
            return self._last(record.own_date)
        return owner if owner is not None else self.as_of

    def undated(self, record: Record) -> bool:
        """Whether it has neither source, known nor date: a judgement of the as-of day."""
        return record.known is None and not record.rests_on and record.own_date is None

    def told(self, record: Record, cited: Callable[[Cite], bool]) -> bool:
        """Whether a source that can have told it is ``cited``; also when it never had a source."""
        had = record.rests_on
        left = [c for c in had if cited(c)]
        first = _first(record)
        if not left or first is None or record.known is not None:
            return bool(left) or not had
        return self._young(left, first, cited) or not self._young(had, first, lambda cite: True)

    def _young(self, cites: Iterable[Cite], first: date, cited: Callable[[Cite], bool]) -> bool:
        """Whether one of ``cites`` is not older than ``first``, or of a day that nobody knows."""
        days = [self._latest(cite, cited) for cite in cites]
        return any(day is None or day >= first for day in days)

    def _latest(self, cite: Cite, cited: Callable[[Cite], bool]) -> date | None:
        """The last day on which a source became known, as far as its own sources are ``cited``."""
        if cite.target in self.documents:
            return self.documents[cite.target]
        claim = self.case.claims.get(cite.target)
        if claim is None or claim.known is not None:
            return self.claims.get(cite.target)
        left = [c for c in claim.rests_on if cited(c)]
        days = [self.documents[c.target] for c in left if c.target in self.documents]
        return max(days) if days and len(days) == len(left) else None

    def _last(self, day: When | None) -> date:
        """The last day of a date, of an open one its first; no year given: the as-of day."""
        last = (day.last or day.first) if day is not None else None
        return min(last, self.as_of) if last is not None else self.as_of


def _first(record: Record) -> date | None:
    """The first day of its own date."""
    return record.own_date.first if record.own_date is not None else None


def _earliest(days: list[date], first: date | None) -> date:
    """The earliest of ``days`` that is not before ``first``; the earliest of all when all are."""
    return min([day for day in days if first is None or day >= first] or days)
