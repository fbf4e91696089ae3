"""What would go on being lost without a deal, beside what a deal hands over at once?

Asked of each settlement that says what changes hands by it, for who gives and who takes: the
amount, the change of the measured series of the same kind by a horizon (from its own past, as far
as such ranges held up), and in how many months that pace would come to as much. Whose decision the
pace hangs on is an input, named beside it. Other parts of no deal stand in units of their own, and
nothing is traded against them here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.issues import Settlement
from winset.draws import Draws
from winset.draws.figures import Figure, known_rows, newest, rounded, series, spread
from winset.draws.standing import standing as standing_of
from winset.draws.streams import lanes
from winset.models.coverage import HORIZONS, pace_held
from winset.models.front import SHORTEST, returning_pace, weekly
from winset.models.no_deal import months_until_equal, standing
from winset.results import Caution, Cell, Column, Row, Table
from winset.units import DAYS_A_MONTH

COLUMNS = (
    Column("against", "key"),
    Column("settlement", "settlement"),
    Column("party", "party"),
    Column("part", "word"),
    Column("amount-low", "number"),
    Column("amount", "number"),
    Column("amount-high", "number"),
    Column("unit", "word"),
    Column("measured-by", "address"),
    Column("weeks", "number", "weeks"),
    Column("without-low", "number"),
    Column("without", "number"),
    Column("without-high", "number"),
    Column("says", "word"),
    Column("months-low", "number", "months"),
    Column("months", "number", "months"),
    Column("months-high", "number", "months"),
    Column("depends-on", "ids"),
)
_NAMES = [column.name for column in COLUMNS]
_WEEKS, _MONTHS = _NAMES.index("weeks"), _NAMES.index("months")
DEPENDS = "depends-on"


@dataclass(frozen=True)
class Going:
    """A measured holding that moves while there is no deal."""

    address: str
    holder: str
    unit: str
    weeks: int
    change: NDArray[np.float64]
    """Change by the horizon, (draw,)."""
    sources: tuple[str, ...]

    @property
    def pace(self) -> NDArray[np.float64]:
        """Change a month."""
        return self.change / (7 * self.weeks / DAYS_A_MONTH)


def no_deal(draws: Draws) -> tuple[Table, tuple[Caution, ...]]:
    """Every settlement that hands something over, against the same kind of thing without a deal."""
    draws, _ = standing_of(draws)
    case = draws.case
    going = list(_going(draws))
    rows: list[Row] = []
    beyond = False
    for issue, record in case.issues.items():
        for id, settlement in record.scale.items():
            found = list(_of(draws, f"{issue}.{id}", settlement, going))
            rows += found
            beyond |= any(_beyond(row) for row in found)
    cautions = (Caution("extrapolation", "pace-beyond-trial", {}),) if beyond else ()
    return Table("against-no-deal", COLUMNS, tuple(rows)), cautions


def _beyond(row: Row) -> bool:
    months, weeks = row.cells[_MONTHS], row.cells[_WEEKS]
    if not isinstance(months, float) or not isinstance(weeks, int):
        return False
    return months > 7 * weeks / DAYS_A_MONTH


def _going(draws: Draws) -> Iterator[Going]:
    """Each measured holding of somebody, by the longest horizon its own past speaks for."""
    case = draws.case
    for address, measured, _ in series(case):
        known = known_rows(case, measured)
        if measured.held_by is None or not known:
            continue
        _, levels = weekly([day for day, _ in known], [level for _, level in known])
        changes = np.diff(levels)
        if len(changes) < SHORTEST:
            continue
        weeks = next((w for w in reversed(HORIZONS) if pace_held(changes, w)), None)
        if weeks is None:
            continue
        uniforms = lanes(draws.seed, f"{address}.no-deal", draws.n)
        change = returning_pace(changes, weeks, [float(u) for u in uniforms])
        sources = tuple(c.text for c in measured.rests_on)
        yield Going(address, measured.held_by, measured.unit or "", weeks, change, sources)


def _of(draws: Draws, terms: str, settlement: Settlement, going: list[Going]) -> Iterator[Row]:
    """The rows of one settlement: for who gives, then for who takes."""
    if settlement.hands_over is None:
        return
    amount = newest(draws.case, settlement.hands_over)
    if amount is None:
        return
    for part, party in (("gives", settlement.given_by), ("takes", settlement.taken_by)):
        if party is None:
            continue
        other = settlement.taken_by if part == "gives" else settlement.given_by
        holder = other if part == "gives" else party
        moving = next((g for g in going if g.holder == holder and g.unit == amount.unit), None)
        yield _row(draws, terms, party, part, amount, moving)


def _row(
    draws: Draws, terms: str, party: str, part: str, amount: Figure, moving: Going | None
) -> Row:
    drawn = amount.drawn(draws)
    ends = spread(drawn)
    cells: tuple[Cell, ...] = (
        f"{terms} {party}",
        (terms,),
        party,
        part,
        *map(rounded, ends),
        amount.unit,
        *(_without(drawn, ends, moving) if moving is not None else _UNKNOWN),
        _patrons(draws.case, party) or None,
    )
    addresses = (amount.address, *((moving.address,) if moving is not None else ()))
    claims = (*amount.claims, *(moving.sources if moving is not None else ()))
    return Row(cells, addresses, tuple(dict.fromkeys(claims)))


_UNKNOWN: tuple[Cell, ...] = (None, None, None, None, None, "unmeasured", None, None, None)


def _without(
    drawn: NDArray[np.float64], ends: tuple[float, float, float], moving: Going
) -> tuple[Cell, ...]:
    """The change by the horizon, how the two compare, and the months until they are equal."""
    low, middle, high = spread(moving.change)
    says = standing((ends[0], ends[2]), (low, high))
    months = months_until_equal(drawn, moving.pace)
    finite = np.isfinite(months).mean() > 0.95
    lasts: tuple[float | None, ...] = spread(months) if finite else (None, None, None)
    told = tuple(m if m is not None and np.isfinite(m) else None for m in lasts)
    return (
        moving.address,
        moving.weeks,
        *map(rounded, (low, middle, high)),
        says,
        *(rounded(m, 2) for m in told),
    )


def _patrons(case: Case, party: str) -> tuple[str, ...]:
    """Whose decisions the party's staying power hangs on; its own people are no patrons."""
    own = {party, *case.parties[party].constituencies} if party in case.parties else {party}
    found = []
    for id in case.relations:
        actor, how, other = ([*id.split(">"), "", ""])[:3]
        if actor in own and how == DEPENDS and other not in own:
            found.append(other)
    return tuple(dict.fromkeys(found))
