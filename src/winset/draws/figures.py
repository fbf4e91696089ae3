"""Which figure does an account mean, how sure is it, and where does it come from?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.clock import today
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.quantities import Account, Observation, Quantity
from winset.case.record import Record
from winset.case.rows import Rows, rows
from winset.draws.draws import Draws

SECTIONS = ("economy", "front", "support")
_STEPS = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, its address, its sources, and how it stands."""

    value: Value
    address: str
    claims: tuple[str, ...] = ()
    basis: str = "assumed"
    at: When | None = None
    by: str | None = None
    claimed: bool = False

    @property
    def disputed(self) -> bool:
        """Whether it has rival values, of which none is in the middle."""
        return self.value.shape == "rivals"

    @property
    def single(self) -> float | None:
        """One number, unless it has rival values."""
        return None if self.disputed else self.middle

    @property
    def readings(self) -> tuple[Figure, ...]:
        """One figure for each rival value; itself when it has none."""
        if not self.disputed:
            return (self,)
        return tuple(replace(self, value=_exactly(n, self.unit)) for n in self.value.numbers)

    @property
    def middle(self) -> float:
        """One number for a sum on paper."""
        middle = self.value.middle
        assert middle is not None, "only figures with a number are made"
        return middle

    @property
    def low(self) -> float:
        """Its lower end."""
        return min(self.value.numbers) if _has_ends(self.value) else self.middle

    @property
    def high(self) -> float:
        """Its upper end."""
        return max(self.value.numbers) if _has_ends(self.value) else self.middle

    @property
    def unit(self) -> str:
        """Its unit."""
        return self.value.unit

    def drawn(self, draws: Draws) -> NDArray[np.float64]:
        """Its draws, shape (n,)."""
        found = draws.sample(self.value, self.address)
        assert found is not None, "only figures with a number are made"
        return found


def _exactly(number: float, unit: str) -> Value:
    return Value(text=f"{number:g} {unit}".strip(), shape="exact", numbers=(number,), unit=unit)


Ends = tuple[float, float | None, float]
"""Lower end, middle and upper end; no middle where only rival values lie between the ends."""


def readings(*figures: Figure | None) -> Iterator[tuple[str | None, tuple[Figure | None, ...]]]:
    """Every choice among the rival values: in words (None when nothing has rivals), and figures.

    The middle of rivals is no answer: what rests on them is told for each, or by its ends.
    """
    for chosen in product(*((None,) if f is None else f.readings for f in figures)):
        picked = [
            one.value.text
            for one, of in zip(chosen, figures, strict=True)
            if one is not None and of is not None and of.disputed
        ]
        yield ("; ".join(picked) or None), chosen


def ends_of(
    draws: Draws, figures: tuple[Figure, ...], reckon: Callable[..., NDArray[np.float64]]
) -> Ends:
    """5 %, 50 % and 95 % of what is reckoned from figures; of rivals the outer ends alone."""
    found = [
        spread(reckon(*(f.drawn(draws) for f in chosen if f is not None)))
        for _, chosen in readings(*figures)
    ]
    return outer(found)


def outer(found: list[tuple[float, float, float]]) -> Ends:
    """The outer ends of several readings; the middle only when there is one reading."""
    middle = found[0][1] if len(found) == 1 else None
    return min(f[0] for f in found), middle, max(f[2] for f in found)


def _has_ends(value: Value) -> bool:
    return value.shape in ("range", "rivals", "uniform", "triangular")


def quantity(case: Case, address: str) -> Quantity | None:
    """The quantity at ``address``; None when there is none in this view."""
    section, _, rest = address.partition(".")
    if section not in SECTIONS:
        return None
    found: Quantity | None = getattr(case, section).get(rest.partition("@")[0])
    return found


def newest(case: Case, address: str) -> Figure | None:
    """The value set for a quantity or claim, else its newest figure; None when nobody gave one."""
    measured = quantity(case, address)
    if measured is None:
        return _of_claim(case, address.removeprefix("claims."))
    if measured.value is not None:
        return _figure(case, address, measured, measured.value)
    found = observed(case, address)
    return found[-1] if found else None


def observed(case: Case, address: str, *, rivals: bool = False) -> list[Figure]:
    """Its dated figures of the counter the case uses, oldest first; with ``rivals`` of all."""
    measured = quantity(case, address)
    if measured is None:
        return []
    own = [o for o in measured.observed if o.by == measured.use]
    counted = measured.observed if rivals or not own else own
    found = [f for o in counted if (f := _observed(case, address, o)) is not None]
    return sorted(found, key=lambda f: _last(f.at))


def _observed(case: Case, address: str, seen: Observation) -> Figure | None:
    return _figure(
        case, f"{address}@{seen.at.text}", seen, seen.value, seen.at, seen.by, seen.claimed
    )


def _figure(
    case: Case,
    address: str,
    record: Record,
    value: Value,
    at: When | None = None,
    by: str | None = None,
    claimed: bool = False,
) -> Figure | None:
    cites = tuple(c.text for c in record.rests_on)
    if value.shape == "from":
        told = _of_claim(case, value.claim)
        if told is None:
            return None
        return Figure(
            told.value, address, told.claims, told.basis, at, by or told.by, claimed or told.claimed
        )
    if value.middle is None:
        return None
    return Figure(value, address, cites, record.stands_as, at, by, claimed)


def _of_claim(case: Case, id: str) -> Figure | None:
    """What a claim gives, followed through corrections and other claims."""
    for _ in range(_STEPS):
        claim = case.claims.get(id)
        if claim is None:
            return None
        value = claim.value.value if claim.value is not None else None
        if claim.corrected_to is not None:
            if claim.corrected_to.claim is not None:
                id = claim.corrected_to.claim
                continue
            value = claim.corrected_to.value.value if claim.corrected_to.value else value
        if value is None or (value.shape != "from" and value.middle is None):
            return None
        if value.shape != "from":
            return Figure(value, f"claims.{id}", (id,), claim.stands_as)
        id = value.claim
    return None


def _last(when: When | None) -> date:
    return (when.last or when.first or date.min) if when is not None else date.min


@dataclass(frozen=True, slots=True)
class Books:
    """The accounts of one party by kind, and the figures in them."""

    case: Case
    party: str
    left_out: frozenset[tuple[str, str]] = frozenset()
    """(kind, role) of figures that cannot be: nothing is reckoned from them."""

    def of(self, kind: str) -> tuple[str, Account] | None:
        """The first account of a kind: its id and record."""
        for id, account in self.case.accounts.items():
            if account.kind == kind and self._owner(account.party) == self.party:
                return id, account
        return None

    def _owner(self, actor: str) -> str:
        for party, record in self.case.parties.items():
            if actor in record.constituencies:
                return party
        return actor

    def address(self, kind: str, role: str) -> str | None:
        """Where the figure of a role stands."""
        found = self.of(kind)
        if found is None or (kind, role) in self.left_out:
            return None
        return found[1].figures.get(role)

    def figure(self, kind: str, role: str) -> Figure | None:
        """The newest figure of a role; None when the account, the role or the figure is missing."""
        address = self.address(kind, role)
        return newest(self.case, address) if address is not None else None

    def history(self, kind: str, role: str) -> list[Figure]:
        """All dated figures of a role, oldest first."""
        address = self.address(kind, role)
        return observed(self.case, address) if address is not None else []


def sides(case: Case) -> tuple[str, ...]:
    """Who is asked what a month costs: those who fight, else those at the table."""
    return tuple(case.case.fighting or case.case.table)


def owners(case: Case) -> tuple[str, ...]:
    """The sides, then every other party with an account."""
    found = [a.party for a in case.accounts.values() if a.party in case.parties]
    return tuple(dict.fromkeys((*sides(case), *found)))


def series(case: Case, unit: str = "") -> Iterator[tuple[str, Quantity, Rows]]:
    """(address, quantity, rows known) of every quantity with a series, of one unit if asked."""
    for section in SECTIONS:
        for id, measured in getattr(case, section).items():
            if measured.series and unit in ("", measured.unit):
                yield f"{section}.{id}", measured, known_rows(case, measured)


def known_rows(case: Case, measured: Quantity) -> Rows:
    """The rows of the counter the case uses that were known by its as-of day."""
    for one in measured.series:
        if measured.use is None or one.by in (None, measured.use):
            return rows(one, today(case))
    return ()


def money(amounts: tuple[float | None, ...], unit: str) -> tuple[tuple[float | None, ...], str]:
    """Amounts in trillions or billions, whichever reads better, and its code."""
    scale, name = scale_of(amounts)
    scaled = tuple(None if a is None else a / scale for a in amounts)
    return scaled, f"{name}-{unit}".strip("-")


def scale_of(amounts: Iterable[float | None]) -> tuple[float, str]:
    """The scale in which the largest of some amounts reads best, and the code of its name."""
    largest = max((abs(a) for a in amounts if a is not None), default=0.0)
    return (1e12, "tn") if largest >= 1e12 else (1e9, "bn") if largest >= 1e6 else (1.0, "")


def billions(amounts: tuple[float | None, ...], unit: str) -> tuple[tuple[float | None, ...], str]:
    """Amounts in billions, so that rows of one table compare at a glance, and the unit."""
    return tuple(None if a is None else a / 1e9 for a in amounts), f"bn-{unit}"


def rounded(number: float | None, digits: int = 3) -> float | None:
    """A number with the digits that matter: more would promise what no source gives."""
    return None if number is None else float(f"{number:.{digits}g}")


def spread(drawn: NDArray[np.float64]) -> tuple[float, float, float]:
    """5 %, 50 % and 95 % of the draws."""
    low, middle, high = (float(q) for q in np.quantile(drawn, (0.05, 0.5, 0.95)))
    return low, middle, high
