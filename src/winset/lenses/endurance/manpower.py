"""Do recruits make up for losses? Each counter's figures for a month, and every pairing of them.

Losses and recruits come from different mouths: a balance is told per pairing, as the range its two
figures leave, beside the balance somebody reports himself. None of them is averaged.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from winset.draws import Draws
from winset.draws.figures import Books, Ends, Figure, ends_of, observed, rounded
from winset.lenses.endurance.counted import MONTHS
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    Column("side", "party"),
    Column("what", "word"),
    Column("low", "number", "persons"),
    Column("middle", "number", "persons"),
    Column("high", "number", "persons"),
    Column("recruits-by", "actor"),
    Column("losses-by", "actor"),
    Column("claimed", "word"),
)


def table(draws: Draws, books: list[Books]) -> Table:
    """Recruits, losses and balances of everybody with a manpower account, a month."""
    rows = (row for one in books if one.of("manpower") is not None for row in _of(draws, one))
    return Table("manpower", COLUMNS, tuple(rows))


def _of(draws: Draws, books: Books) -> Iterator[Row]:
    recruits, losses = _rivals(books, "recruits-year"), _rivals(books, "casualties-year")
    for number, one in enumerate(recruits, 1):
        yield _row(draws, books, f"recruits-{number}", "recruits", one, None)
    for number, one in enumerate(losses, 1):
        yield _row(draws, books, f"losses-{number}", "losses", None, one)
    for i, one in enumerate(recruits, 1):
        for j, other in enumerate(losses, 1):
            yield _row(draws, books, f"balance-{i}-{j}", "balance", one, other)
    short = books.figure("manpower", "short")
    if short is not None:
        ends = ends_of(draws, (short,), lambda month: -month)
        yield _told(books, "balance-told", "balance-told", ends, short, short, (short,))


def _rivals(books: Books, role: str) -> list[Figure]:
    address = books.address("manpower", role)
    return observed(books.case, address, rivals=True) if address is not None else []


def _row(
    draws: Draws,
    books: Books,
    key: str,
    what: str,
    recruits: Figure | None,
    losses: Figure | None,
) -> Row:
    """A twelfth of a year's recruits, losses, or what the two leave."""
    rests = tuple(f for f in (recruits, losses) if f is not None)
    ends = ends_of(draws, rests, _left if len(rests) == 2 else lambda year: year / MONTHS)
    return _told(books, key, what, ends, recruits, losses, rests)


def _left(gained: NDArray[np.float64], lost: NDArray[np.float64]) -> NDArray[np.float64]:
    """Recruits less losses of a month."""
    return (gained - lost) / MONTHS


def _told(
    books: Books,
    key: str,
    what: str,
    ends: Ends,
    recruits: Figure | None,
    losses: Figure | None,
    rests: tuple[Figure, ...],
) -> Row:
    cells: tuple[Cell, ...] = (
        f"{books.party}.{key}",
        books.party,
        what,
        *map(rounded, ends),
        recruits.by if recruits is not None else None,
        losses.by if losses is not None else None,
        "claimed" if any(f.claimed for f in rests) else "no",
    )
    addresses = tuple(dict.fromkeys(f.address for f in rests))
    return Row(cells, addresses, tuple(dict.fromkeys(c for f in rests for c in f.claims)))
