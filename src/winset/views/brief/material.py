"""What is a report written from: the case, the results, the language?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from winset.case.case import Case
from winset.results import Result
from winset.views.words import Words, words


@dataclass(frozen=True)
class Material:
    """Everything a section is written from. Sections only read it."""

    case: Case
    whole: Case
    results: Mapping[str, Result]
    failures: Mapping[str, str]
    language: str
    since: date | None
    view: str = ""
    undated: int = 0

    @property
    def first(self) -> str:
        """The case's first language, in which plain text is written."""
        return self.case.case.languages[0]

    @property
    def words(self) -> Words:
        """The sentences of the brief."""
        return words(self.language, "brief")

    @property
    def page(self) -> Words:
        """The fixed words of the page."""
        return words(self.language, "page")

    @property
    def today(self) -> date:
        """The as-of day."""
        return self.case.case.as_of.last or date.max

    def result(self, lens: str) -> Result | None:
        """What a lens found, or None when it was not run or failed."""
        return self.results.get(lens)
