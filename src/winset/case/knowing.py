"""When did each thing become known? Two clocks: the day it happened, the day it was known."""

from __future__ import annotations

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
        return {id: _last(d.known or d.date) or self.as_of for id, d in self.case.documents.items()}

    @cached_property
    def claims(self) -> dict[str, date]:
        """The day each named claim became known."""
        return {id: self._of_claim(id) for id in self.case.claims}

    def _of_claim(self, id: str) -> date:
        claim = self.case.claims[id]
        if claim.known is not None:
            return _last(claim.known) or self.as_of
        days = [self.documents[c.target] for c in claim.rests_on if c.target in self.documents]
        return min(days) if days else self._own(claim)

    def _own(self, record: Record) -> date:
        day = record.own_date
        return (_last(day) if day is not None else None) or self.as_of

    def cite(self, cite: Cite) -> date:
        """The day a source became known."""
        if cite.target in self.documents:
            return self.documents[cite.target]
        return self.claims.get(cite.target, FOREVER)

    def record(self, record: Record, owner: date | None = None) -> date:
        """The day a record became known.

        ``known`` wins; else the earliest source; else the last day of its own date; else the day
        its owner became known; else the case's as-of day (an undated judgement).
        """
        if record.known is not None:
            return _last(record.known) or self.as_of
        if cites := record.rests_on:
            return min(self.cite(c) for c in cites)
        if record.own_date is not None and _last(record.own_date) is not None:
            return self._own(record)
        return owner if owner is not None else self.as_of

    def undated(self, record: Record) -> bool:
        """Whether it has neither source, known nor date: a judgement of the as-of day."""
        return record.known is None and not record.rests_on and record.own_date is None


def _last(day: When) -> date | None:
    """The last day of a date; of an open one its first; None when the year is not given."""
    return day.last if day.last is not None else day.first
