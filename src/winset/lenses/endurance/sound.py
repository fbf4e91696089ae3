"""Which figures of the accounts cannot be? They are left out, and said; the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from winset.case.case import Case
from winset.draws.figures import Books, Figure, observed, owners
from winset.results import Caution

NEVER_BELOW_NOTHING = {
    "commodity-revenue": ("price", "rate", "rate-now", "home-price", "discount"),
    "reserves": ("liquid", "total"),
    "manpower": ("force",),
    "external-aid": ("loan", "loan-budget"),
}
ABOVE_NOTHING = {
    "commodity-revenue": (
        "price-plan",
        "rate-plan",
        "revenue-plan",
        "per-rouble",
        "per-unit",
        "per-ten-dollars",
        "per-ten",
    ),
    "external-aid": ("need-rate",),
}


def sound(case: Case) -> tuple[list[Books], tuple[Caution, ...]]:
    """The books of every party without figures that cannot be, and a caution for each of those."""
    found, warned = [], []
    for party in owners(case):
        books = Books(case, party)
        odd = list(_odd(books))
        for _, _, figure in odd:
            value = figure.value.text
            arguments = {"party": party, "address": figure.address.partition("@")[0]}
            warned.append(Caution("gap", "figure-cannot-be", {**arguments, "figure": value}))
        found.append(replace(books, left_out=frozenset((kind, role) for kind, role, _ in odd)))
    return found, tuple(warned)


def _odd(books: Books) -> Iterator[tuple[str, str, Figure]]:
    """(kind, role, figure) of each that no price, rate or amount can be."""
    for kind, roles in NEVER_BELOW_NOTHING.items():
        for role in roles:
            for figure in _all(books, kind, role):
                if _lowest(figure) < 0:
                    yield kind, role, figure
    for kind, roles in ABOVE_NOTHING.items():
        for role in roles:
            for figure in _all(books, kind, role):
                if _lowest(figure) <= 0:
                    yield kind, role, figure


def _all(books: Books, kind: str, role: str) -> list[Figure]:
    """The newest figure of a role and those on record."""
    address = books.address(kind, role)
    newest = books.figure(kind, role)
    dated = observed(books.case, address) if address is not None else []
    return dated or ([newest] if newest is not None else [])


def _lowest(figure: Figure) -> float:
    """Its lowest number; of a normal or beta distribution its first parameter, the mean's place."""
    numbers = figure.value.numbers
    return numbers[0] if figure.value.shape in ("normal", "beta") else min(numbers)
