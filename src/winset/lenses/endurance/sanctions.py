"""What does a push on the discount do to revenue, with workarounds and without?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.causes import Move
from winset.case.grammar.value import Value
from winset.draws import Draws
from winset.lenses.endurance.figures import Figure, money, rounded, spread
from winset.lenses.endurance.revenue import KIND, Seller
from winset.models import commodity
from winset.results import Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("lever", "address"),
    Column("state", "word"),
    Column("discount", "number", "USD/bbl"),
    Column("price", "number", "USD/bbl"),
    Column("volume", "number", "%"),
    Column("low", "number"),
    Column("revenue", "number"),
    Column("high", "number"),
    Column("change", "number"),
    Column("unit", "word"),
    Column("chosen", "word"),
)
STATES = ("before", "workarounds", "no-workarounds")


@dataclass(frozen=True, slots=True)
class Push:
    """How hard a sanction bites: all four are options with a judgement for a default."""

    rule: str
    weight: float
    workarounds: bool
    erosion: float
    lost: float


def table(draws: Draws, sellers: list[Seller], push: Push) -> Table:
    """Per lever on a seller's discount: before, and after with and without workarounds."""
    rows = tuple(row for s in sellers for row in _of_seller(draws, s, push))
    return Table("sanctions", COLUMNS, rows)


def levers_on(case: Case, address: str) -> Iterator[tuple[str, Move, tuple[str, ...]]]:
    """(lever, move, sources) of each pulled or threatened lever that moves the quantity."""
    for id, lever in case.levers.items():
        for move in lever.moves:
            if move.value.partition("@")[0] == address and move.to is not None:
                yield id, move, tuple(c.text for c in (*move.rests_on, *lever.rests_on))


def _of_seller(draws: Draws, seller: Seller, push: Push) -> Iterator[Row]:
    address = seller.books.address(KIND, "discount")
    if address is None or seller.price is None or seller.rate is None:
        return
    seen = seller.books.figure(KIND, "discount")
    for lever, move, sources in levers_on(seller.books.case, address):
        found = _discounts(draws, f"levers.{lever}", move, seen)
        if found is None:
            continue
        start, jump = found
        # What the price would be without any discount, going by price and discount now.
        whole = seller.price.drawn(draws) + (seen.drawn(draws) if seen is not None else start)
        yield from _states(draws, seller, lever, push, start, jump, whole, sources)


def _discounts(
    draws: Draws, address: str, move: Move, seen: Figure | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """(the discount before the lever, its jump), each drawn; None when a figure is missing."""
    assert move.to is not None
    start = _drawn(draws, move.from_, f"{address}.from") if move.from_ is not None else None
    end = _drawn(draws, move.to, f"{address}.to")
    if start is None and seen is not None:
        start = seen.drawn(draws)
    if start is None or end is None:
        return None
    return start, end - start


def _drawn(draws: Draws, value: Value, address: str) -> NDArray[np.float64] | None:
    return draws.sample(value, address)


def _states(
    draws: Draws,
    seller: Seller,
    lever: str,
    push: Push,
    start: NDArray[np.float64],
    jump: NDArray[np.float64],
    whole: NDArray[np.float64],
    sources: tuple[str, ...],
) -> Iterator[Row]:
    assert seller.rate is not None
    rate = seller.rate.drawn(draws)
    addresses, claims = seller.rests(seller.price, seller.rate, *seller.constants(push.rule))
    pushed = push.weight * jump
    settings = {
        "before": (0.0 * pushed, 0.0, 1.0, 0.0),
        "workarounds": (pushed, push.erosion, 1.0, push.weight * push.lost),
        "no-workarounds": (pushed, 0.0, 0.0, push.weight * push.lost),
    }
    base: NDArray[np.float64] | None = None
    for state in STATES:
        more, erosion, kept, lost = settings[state]
        off = commodity.discount(start, more, erosion)
        price = commodity.received(whole, off)
        sold = commodity.volume(lost, kept)
        yearly = seller.year(push.rule, price, rate)
        if yearly is None:
            return
        revenue = yearly * sold
        base = revenue if base is None else base
        low, middle, high = spread(revenue)
        change = float(np.median(revenue - base))
        scaled, unit = money((low, middle, high, change), seller.unit)
        chosen = state == ("workarounds" if push.workarounds else "no-workarounds")
        yield Row(
            (
                f"{seller.party}.{lever}.{state}",
                seller.party,
                f"levers.{lever}",
                state,
                rounded(float(np.median(off))),
                rounded(float(np.median(price))),
                100 * float(sold),
                *map(rounded, scaled),
                unit,
                "chosen" if chosen else "no",
            ),
            (f"levers.{lever}", *addresses),
            tuple(dict.fromkeys((*sources, *claims))),
        )
