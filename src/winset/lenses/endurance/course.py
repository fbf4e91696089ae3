"""Which price do the coming twelve months bring, going by what a push on the discount still does?

The newest price and discount are what the world shows with every pulled lever at work as the
defaults say. Options that say otherwise move the price of each month by the difference; at the
defaults the price stays as it is, exactly. A discount that is set moves the price as far as it is
set away from the one on record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.causes import Lever, Move
from winset.case.clock import today
from winset.case.grammar.value import Value
from winset.case.views import view
from winset.draws import Draws
from winset.draws.figures import Figure, newest
from winset.errors import Slip
from winset.lenses.endurance.seller import KIND, RULES, Seller
from winset.models import commodity
from winset.units import DAYS_A_MONTH, DAYS_PER

MONTHS = 12
"""Days of a month."""


@dataclass(frozen=True, slots=True)
class Push:
    """How hard a sanction bites: all but the rule are judgements, for no source gives them."""

    rule: str = ""
    weight: float = 1.0
    workarounds: bool = True
    erosion: float = 0.25
    lost: float = 0.10
    half_life: float = 6.0

    @property
    def one_rule(self) -> str:
        """The revenue rule where one is needed."""
        return self.rule or "linear"

    def share(self, months: NDArray[np.float64], ramp: NDArray[np.float64]) -> NDArray[np.float64]:
        """Which share of a jump is there some months after it took effect."""
        most = self.erosion if self.workarounds else 0.0
        worn = commodity.worn_off(months, most, self.half_life)
        return np.asarray(self.weight * commodity.phase_in(months, ramp) * (1.0 - worn))

    @property
    def volume(self) -> float:
        """Share of the volume that is sold."""
        kept = 1.0 if self.workarounds else 0.0
        return float(commodity.volume(self.weight * self.lost, kept))


@dataclass(frozen=True)
class Effect:
    """What one lever does to a discount: from where, how far, how fast, and since when."""

    lever: str
    state: str
    start: NDArray[np.float64]
    jump: NDArray[np.float64]
    ramp: NDArray[np.float64]
    since: float
    sources: tuple[str, ...]

    def ahead(self) -> NDArray[np.float64]:
        """Months since it took effect in the middle of each coming month, shape (months, 1)."""
        return np.asarray(self.since + np.arange(MONTHS)[:, None] + 0.5)

    def discount(self, push: Push, months: NDArray[np.float64]) -> NDArray[np.float64]:
        """Dollars a barrel, shape of ``months`` by draws."""
        share = push.share(months, self.ramp)
        return commodity.discount(self.start, self.jump * share)


@dataclass(frozen=True)
class Sale:
    """One reading of a seller, with the price of each coming month, shape (months, draws)."""

    seller: Seller
    rate: NDArray[np.float64]
    price: NDArray[np.float64]
    volume: float
    figures: tuple[Figure, ...]
    sources: tuple[str, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules whose constants are there."""
        return tuple(r for r in RULES if self.seller.year(r, self.price, self.rate) is not None)

    def revenue(self, rule: str) -> NDArray[np.float64]:
        """Revenue of the twelve months under one of ``rules``."""
        return revenue(self.seller, rule, self.price, self.rate, self.volume)

    def rests(self, rule: str, *more: Figure | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(addresses, claims) of what revenue under a rule rests on."""
        addresses, claims = self.seller.rests(
            *more, *self.figures, self.seller.rate, *self.seller.constants(rule)
        )
        return addresses, tuple(dict.fromkeys((*claims, *self.sources)))


def revenue(
    seller: Seller,
    rule: str,
    price: NDArray[np.float64],
    rate: NDArray[np.float64],
    volume: float,
) -> NDArray[np.float64]:
    """Revenue of twelve months, from the price of each and the share of volume sold."""
    yearly = seller.year(rule, price, rate)
    assert yearly is not None, "asked of a rule whose constants are there"
    return np.asarray(yearly.mean(axis=0) * volume)


def sales(draws: Draws, sellers: list[Seller], push: Push) -> list[Sale]:
    """Every reading of every seller who has a price and a rate, as options and view have it."""
    return [
        _sale(draws, one, push)
        for seller in sellers
        if seller.price is not None and seller.rate is not None
        for one in seller.readings
    ]


def _sale(draws: Draws, seller: Seller, push: Push) -> Sale:
    assert seller.price is not None
    assert seller.rate is not None
    moved, figures = _set_apart(draws, seller)
    monthly = np.tile(seller.price.drawn(draws) + moved, (MONTHS, 1))
    volume, usual = 1.0, Push()
    sources: list[str] = []
    for effect in effects(draws, seller):
        if effect.state != "pulled":
            continue
        ahead = effect.ahead()
        share = push.share(ahead, effect.ramp) - usual.share(ahead, effect.ramp)
        if push.volume != usual.volume or share.any():
            monthly = monthly - effect.jump * share
            volume *= push.volume
            sources += effect.sources
    rests = tuple(f for f in (seller.price, *figures) if f is not None)
    rate = seller.rate.drawn(draws)
    return Sale(seller, rate, np.maximum(monthly, 0.0), volume, rests, tuple(sources))


def _set_apart(
    draws: Draws, seller: Seller
) -> tuple[NDArray[np.float64], tuple[Figure | None, ...]]:
    """How far a discount that was set moves the price; not where the price itself was set."""
    discount, price = (seller.books.address(KIND, role) for role in ("discount", "price"))
    changed = {c.address.partition("@")[0] for c in draws.viewed.changes}
    nothing = np.zeros(draws.n)
    if discount is None or discount not in changed or price in changed:
        return nothing, ()
    before = newest(_unchanged(draws), discount)
    now = seller.books.figure(KIND, "discount")
    if before is None or now is None:
        return nothing, ()
    return before.drawn(draws) - now.drawn(draws), (now,)


def _unchanged(draws: Draws) -> Case:
    """The case in the same view, with nothing set."""
    wanted = replace(draws.viewed.wanted, changes=(), scenarios=())
    return view(draws.viewed.whole, wanted).case


def effects(draws: Draws, seller: Seller) -> Iterator[Effect]:
    """What every lever that is not dropped does to the discount of a seller."""
    address = seller.books.address(KIND, "discount")
    if address is None:
        return
    seen = seller.books.figure(KIND, "discount")
    for id, lever, move in levers_on(draws.case, address):
        at = f"levers.{id}"
        start = draws.sample(move.from_, f"{at}.from") if move.from_ is not None else None
        start = seen.drawn(draws) if start is None and seen is not None else start
        assert move.to is not None
        end = draws.sample(move.to, f"{at}.to")
        if start is None or end is None:
            continue
        yield Effect(
            id,
            lever.state,
            np.maximum(start, 0.0),
            end - start,
            _ramp(draws, move, at),
            _months_since(draws.case, lever),
            tuple(dict.fromkeys(c.text for c in (*move.rests_on, *lever.rests_on))),
        )


def levers_on(case: Case, address: str) -> Iterator[tuple[str, Lever, Move]]:
    """Each lever that is not dropped and moves the quantity."""
    for id, lever in case.levers.items():
        for move in lever.moves:
            if lever.state != "dropped" and move.value.partition("@")[0] == address and move.to:
                yield id, lever, move


def _months_since(case: Case, lever: Lever) -> float:
    """Months from the day a pulled lever took effect to the as-of day; none when nobody says."""
    when = lever.effective or lever.announced
    if lever.state != "pulled" or when is None or when.last is None:
        return 0.0
    return (today(case) - when.last).days / DAYS_A_MONTH


def _ramp(draws: Draws, move: Move, at: str) -> NDArray[np.float64]:
    """Months until the whole jump is there; none when only an order of size is given."""
    try:
        wait = Value.parse(move.after) if move.after is not None else None
    except Slip:
        wait = None
    drawn = draws.sample(wait, f"{at}.after") if wait is not None else None
    if wait is None or drawn is None or wait.unit not in DAYS_PER:
        return np.zeros(draws.n)
    return np.maximum(drawn * float(DAYS_PER[wait.unit]) / DAYS_A_MONTH, 0.0)
