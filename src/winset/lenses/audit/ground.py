"""What do all questions of the audit look at: the case, its records and their addresses?"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from winset.case.case import Case
from winset.case.clock import today
from winset.case.dependence import Dependence, Resting
from winset.case.directory import Directory
from winset.case.judged import judged
from winset.case.knowing import Knowing
from winset.case.origins import Origins
from winset.case.record import Record
from winset.case.references import Found, Path, walk


class Ground:
    """One case under audit; everything is worked out once, when first asked for."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._resting: dict[str, Resting] = {}

    @cached_property
    def found(self) -> Found:
        """Every record and every reference."""
        return walk(self.case)

    @cached_property
    def dependence(self) -> Dependence:
        """Who leans on whom."""
        return Dependence(self.case, self.found)

    @property
    def records(self) -> dict[Path, Record]:
        """Every record by its path, in the order of the case."""
        return self.dependence.records

    @property
    def addresses(self) -> dict[Path, str]:
        """The address of every record."""
        return self.dependence.falling.addresses

    @cached_property
    def origins(self) -> Origins:
        """Who stands behind which citation."""
        return Origins(self.case)

    @cached_property
    def knowing(self) -> Knowing:
        """When each thing became known."""
        return Knowing(self.case)

    @cached_property
    def party_of(self) -> dict[str, str]:
        """Every actor's party."""
        return Directory(self.case).parties_of

    @cached_property
    def today(self) -> date:
        """The day of the audit."""
        return today(self.case)

    def resting(self, source: str) -> Resting:
        """What rests on a source; asked once of each."""
        if source not in self._resting:
            self._resting[source] = self.dependence.resting(source)
        return self._resting[source]

    def assumed(self, record: Record) -> bool:
        """Whether a record is our judgement: it says so, or all its sources are such claims."""
        return judged(self.case, record)


def cites(record: Record) -> tuple[str, ...]:
    """The sources of a record as the case writes them, each once."""
    return tuple(dict.fromkeys(c.text for c in record.rests_on))
