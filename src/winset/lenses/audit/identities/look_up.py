"""What does a name in an identity stand for: a figure, a day, or a list of actors?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from winset.case.case import Case
from winset.case.claims import Asserted
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.lenses.audit.identities.amounts import Amount, Cannot, amount_of

_STEPS = 40


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one case.

    ``corrected``: suspect figures are read as what the case uses instead of them.
    ``chosen``: for a figure with rival readings, which of them is tried.
    """

    case: Case
    corrected: bool = False
    chosen: Mapping[str, int] = field(default_factory=dict)

    def asserted(self, id: str) -> Asserted:
        """What a claim, a place or an event gives. Raises Cannot when it gives nothing."""
        if id in self.case.claims:
            return self._of_claim(id)
        if id in self.case.places:
            area = self.case.places[id].area
            if area is None:
                raise Cannot("no-figure")
            return Asserted(text=area.text, value=area)
        if id in self.case.events:
            day = self.case.events[id].date
            return Asserted(text=day.text, when=day)
        raise Cannot("not-in-view")

    def _of_claim(self, id: str) -> Asserted:
        for _ in range(_STEPS):
            claim = self.case.claims[id]
            given = claim.value
            if self.corrected and claim.corrected_to is not None:
                if claim.corrected_to.claim is not None:
                    id = claim.corrected_to.claim
                    continue
                given = claim.corrected_to.value or given
            if given is None:
                raise Cannot("no-figure")
            if given.value is None or given.value.shape != "from":
                return given
            id = given.value.claim
        raise Cannot("no-figure")

    def amount(self, id: str) -> Amount:
        """A figure."""
        given = self.asserted(id)
        if given.value is None:
            raise Cannot("no-figure")
        value = given.value
        if value.shape == "rivals" and id in self.chosen:
            value = one_of(value, self.chosen[id])
        return amount_of(value)

    def day(self, id: str) -> When:
        """A day or span of days."""
        given = self.asserted(id)
        if given.when is None:
            raise Cannot("no-date")
        if given.when.yearless:
            raise Cannot("no-year")
        return given.when

    def listed(self, id: str) -> tuple[str, ...]:
        """A list of actors."""
        given = self.asserted(id)
        if not given.ids:
            raise Cannot("no-list")
        return given.ids

    def rivals(self, id: str) -> Value | None:
        """The figure when it has rival readings."""
        try:
            value = self.asserted(id).value
        except Cannot:
            return None
        return value if value is not None and value.shape == "rivals" else None


def one_of(value: Value, index: int) -> Value:
    """One of the rival readings of a figure."""
    return replace(value, shape="exact", numbers=(value.numbers[index],), weights=())
