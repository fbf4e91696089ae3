"""How large is the deficit at today's prices, and who pays for it under which rule?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from winset.draws import Draws
from winset.draws.figures import (
    Books,
    Figure,
    money,
    readings,
    rounded,
    scale_of,
    spread,
)
from winset.lenses.endurance.course import Sale
from winset.lenses.endurance.seller import RULES
from winset.models import budget
from winset.results import Cell, Column, Row, Table

KIND = "budget"
DEFICIT_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rule", "word"),
    Column("reading", "figure"),
    Column("low", "number"),
    Column("deficit", "number"),
    Column("high", "number"),
    Column("plan", "number"),
    Column("above-plan", "number"),
    Column("unit", "word"),
    Column("share", "number", "% GDP"),
)
FINANCING_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("rule", "word"),
    Column("reading", "figure"),
    Column("draw-rule", "word"),
    Column("deficit", "number"),
    Column("drawn", "number"),
    Column("borrowed", "number"),
    Column("left", "number"),
    Column("unit", "word"),
)
STRESS_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("sign", "word"),
    Column("value", "number"),
    Column("unit", "word"),
    Column("since", "date"),
)


# A plan of the year to come is no yardstick of a year gone by, nor of itself.
_NO_YARDSTICK = ("recorded", "planned")


@dataclass(frozen=True)
class Shortfall:
    """A deficit of one year: how it was reckoned, its draws, and what it rests on."""

    party: str
    rule: str
    drawn: NDArray[np.float64]
    unit: str
    addresses: tuple[str, ...]
    claims: tuple[str, ...]
    reading: str | None = None
    number: int = 0
    """Which reading of rival values, from 1; 0 when nothing has rivals."""

    @property
    def key(self) -> str:
        """The key of a row about it."""
        return f"{self.party}.{self.rule}" + (f".{self.number}" if self.number else "")


def shortfalls(draws: Draws, books: Books, found: list[Sale], rule: str) -> tuple[Shortfall, ...]:
    """Deficits of a year: planned spending with each revenue rule, as recorded, as estimated.

    With ``rule`` that rule alone.
    """
    own = [sale for sale in found if sale.seller.party == books.party]
    return (*_reckoned(draws, books, own, rule), *_told(draws, books))


def revenue_to_deficit(
    draws: Draws, books: Books, yearly: NDArray[np.float64]
) -> NDArray[np.float64] | None:
    """Planned spending less commodity and other revenue; None where one is missing or disputed."""
    spending, other = (books.figure(KIND, role) for role in ("spending-plan", "non-commodity-plan"))
    if spending is None or other is None or spending.disputed or other.disputed:
        return None
    return budget.deficit(spending.drawn(draws), yearly, other.drawn(draws))


def _reckoned(draws: Draws, books: Books, found: list[Sale], rule: str) -> Iterator[Shortfall]:
    spending, other = (books.figure(KIND, role) for role in ("spending-plan", "non-commodity-plan"))
    if spending is None or other is None:
        return
    chosen = (rule,) if rule else RULES
    for one in (r for r in chosen if any(r in sale.rules for sale in found)):
        made = [
            Shortfall(
                books.party,
                one,
                budget.deficit(spent.drawn(draws), sale.revenue(one), rest.drawn(draws)),
                spending.unit,
                *sale.rests(one, spending, other),
                "; ".join(words for words in (sale.seller.reading, picked) if words) or None,
            )
            for sale in found
            for picked, (spent, rest) in readings(spending, other)
            if one in sale.rules and spent is not None and rest is not None
        ]
        yield from _numbered(made)


def _numbered(made: list[Shortfall]) -> Iterator[Shortfall]:
    """The readings of one way of reckoning, numbered where there are several."""
    for number, one in enumerate(made, 1):
        yield replace(one, number=number if len(made) > 1 else 0)


def _told(draws: Draws, books: Books) -> Iterator[Shortfall]:
    """The deficit somebody recorded, else spending less revenue; and what somebody estimates."""
    recorded = books.figure(KIND, "deficit")
    if recorded is not None:
        yield from _of(draws, books, "recorded", recorded.unit, lambda d: d, recorded)
    else:
        spending, revenue = books.figure(KIND, "spending"), books.figure(KIND, "revenue")
        if spending is not None and revenue is not None:
            both = (spending, revenue)
            yield from _of(draws, books, "recorded", spending.unit, lambda s, r: s - r, *both)
    estimate, gdp = books.figure(KIND, "deficit-estimate"), books.figure(KIND, "gdp")
    plan = books.figure(KIND, "deficit-plan")
    if recorded is None and estimate is None and plan is not None:
        # Nobody has told how the year went or goes: the plan is all there is.
        yield from _of(draws, books, "planned", plan.unit, lambda p: p, plan)
    if estimate is None:
        return
    if estimate.unit != "% GDP":
        yield from _of(draws, books, "estimated", estimate.unit, lambda e: e, estimate)
    elif gdp is not None:
        both = (estimate, gdp)
        yield from _of(draws, books, "estimated", gdp.unit, lambda e, g: e / 100 * g, *both)


def _of(
    draws: Draws,
    books: Books,
    rule: str,
    unit: str,
    reckon: Callable[..., NDArray[np.float64]],
    *figures: Figure,
) -> Iterator[Shortfall]:
    claims = tuple(dict.fromkeys(c for f in figures for c in f.claims))
    addresses = tuple(f.address for f in figures)
    made = [
        Shortfall(
            books.party,
            rule,
            reckon(*(f.drawn(draws) for f in chosen if f is not None)),
            unit,
            addresses,
            claims,
            words,
        )
        for words, chosen in readings(*figures)
    ]
    yield from _numbered(made)


def by_rule(found: list[Shortfall], party: str) -> dict[str, list[Shortfall]]:
    """The deficits of a party by the way they are reckoned, each with its readings."""
    rules: dict[str, list[Shortfall]] = {}
    for short in found:
        if short.party == party:
            rules.setdefault(short.rule, []).append(short)
    return rules


def tables(books: list[Books], found: list[Shortfall], rule: str) -> list[Table]:
    """Deficits side by side, their financing under each draw rule, and signs of stress."""
    by_party = {b.party: b for b in books}
    deficits = tuple(_row(by_party[s.party], s) for s in found)
    paid = tuple(
        row
        for s in found
        if s.rule in (rule, "recorded", "estimated")
        for row in _financing(by_party[s.party], s)
    )
    signs = tuple(row for b in books for row in _stress(b))
    return [
        Table("deficits", DEFICIT_COLUMNS, deficits),
        Table("financing", FINANCING_COLUMNS, paid),
        Table("stress", STRESS_COLUMNS, signs),
    ]


def _row(books: Books, short: Shortfall) -> Row:
    low, middle, high = spread(short.drawn)
    plan, gdp = books.figure(KIND, "deficit-plan"), books.figure(KIND, "gdp")
    meant = plan.single if plan is not None and short.rule not in _NO_YARDSTICK else None
    above = middle - meant if meant is not None else None
    scaled, unit = money((low, middle, high, meant, above), short.unit)
    whole = gdp.single if gdp is not None and short.rule != "recorded" else None
    share = 100 * middle / whole if whole else None
    cells: tuple[Cell, ...] = (
        short.key,
        short.party,
        short.rule,
        short.reading,
        *map(rounded, scaled),
        unit,
        rounded(share),
    )
    return Row(cells, short.addresses, short.claims)


def _financing(books: Books, short: Shortfall) -> Iterator[Row]:
    """Each draw rule's split of the middle deficit; drawn and borrowed add up to it exactly."""
    held = books.figure("reserves", "liquid")
    if held is None or held.unit != short.unit or held.disputed:
        return
    deficit = float(np.median(short.drawn))
    sale = books.figure("reserves", "sale")
    base = sale.single if sale is not None else None
    for rule in budget.DRAW_RULES:
        if rule == "shortfall" and base is None:
            continue
        drawn, _ = budget.financing(deficit, held.middle, rule, 12 * (base or 0.0))
        scale, name = scale_of((deficit, held.middle))
        # Borrowed and left follow from the rounded deficit, so that a row adds up as printed.
        owed, paid, fund = (round(a / scale, 3) for a in (deficit, float(drawn), held.middle))
        cells: tuple[Cell, ...] = (
            f"{short.key}.{rule}",
            short.party,
            short.rule,
            short.reading,
            rule,
            owed,
            paid,
            round(owed - paid, 3),
            round(fund - paid, 3),
            f"{name}-{short.unit}".strip("-"),
        )
        own = (held, sale) if rule == "shortfall" and sale is not None else (held,)
        addresses = (*short.addresses, *(f.address for f in own))
        claims = tuple(dict.fromkeys((*short.claims, *(c for f in own for c in f.claims))))
        yield Row(cells, addresses, claims)


def _stress(books: Books) -> Iterator[Row]:
    """Two signs, told apart: the share of the reserves gone, and the deficit against its plan."""
    held = books.history("reserves", "liquid")
    if len(held) > 1 and held[0].middle > 0 and held[0].at is not None:
        gone = 100 * (1 - held[-1].middle / held[0].middle)
        claims = tuple(dict.fromkeys((*held[0].claims, *held[-1].claims)))
        yield Row(
            (
                f"{books.party}.gone",
                books.party,
                "reserves-gone",
                rounded(gone),
                "%",
                held[0].at.text,
            ),
            (held[0].address, held[-1].address),
            claims,
        )
    share, gdp = books.figure(KIND, "deficit-estimate"), books.figure(KIND, "gdp")
    plan = books.figure(KIND, "deficit-plan")
    if share is None or gdp is None or plan is None or share.unit != "% GDP" or share.disputed:
        return
    _, times = budget.stress(1.0, share.middle, 100 * plan.middle / gdp.middle)
    when = share.at.text if share.at is not None else None
    yield Row(
        (
            f"{books.party}.times",
            books.party,
            "deficit-against-plan",
            rounded(float(times)),
            "times",
            when,
        ),
        (share.address, gdp.address, plan.address),
        tuple(dict.fromkeys((*share.claims, *gdp.claims, *plan.claims))),
    )
