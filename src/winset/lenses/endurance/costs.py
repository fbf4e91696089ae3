"""What does one more month cost each side, in units that are never added up?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.draws import Draws
from winset.draws.figures import Books, billions, rounded, spread
from winset.lenses.endurance import counted
from winset.lenses.endurance.budgets import Shortfall
from winset.lenses.endurance.fronts import Past, ahead
from winset.results import Cell, Column, Row, Table

MONTHS = 12
KINDS = ("land", "lives", "money", "recovery")
COLUMNS = (
    Column("row", "key"),
    Column("side", "party"),
    Column("what", "word"),
    Column("low", "number"),
    Column("middle", "number"),
    Column("high", "number"),
    Column("unit", "word"),
    Column("basis", "word"),
    Column("counted", "address"),
    Column("by", "actor"),
    Column("claimed", "word"),
    Column("reading", "figure"),
)


def table(
    draws: Draws,
    books: list[Books],
    histories: list[Past],
    found: list[Shortfall],
    fighting: tuple[str, ...],
) -> Table:
    """Land, lives, money and recovery of everybody who fights; what nobody counted stays empty."""
    rows: list[Row] = []
    for one in books:
        if one.party not in fighting:
            continue
        own = [
            *_land(one, histories),
            *_lives(draws, one, histories),
            *_money(draws, one, found),
            *_recovery(one),
        ]
        there = {row.cells[2] for row in own}
        rows += [*own, *(_silent(one.party, kind) for kind in KINDS if kind not in there)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    sides = {party: place for place, party in enumerate(fighting)}
    rows.sort(key=lambda r: (sides[str(r.cells[1])], order[str(r.cells[2])]))
    return Table("month-cost", COLUMNS, tuple(rows))


def _silent(party: str, what: str) -> Row:
    key = f"{party}.{what}"
    return Row((key, party, what, None, None, None, None, "no-figure", None, None, None, None))


def _land(books: Books, histories: list[Past]) -> Iterator[Row]:
    """A sign of this side that gets worse as a measured area grows says who pays for that area."""
    areas = {p.address: p for p in histories if p.unit == "km2"}
    for indicator in books.case.indicators.values():
        address = (indicator.measured_by or "").partition("@")[0]
        past = areas.get(address)
        if indicator.side != books.party or indicator.goes != "worse" or past is None:
            continue
        cites = tuple(c.text for c in indicator.rests_on)
        yield _from_series(books.party, "land", past, cites)
        return


def _from_series(party: str, what: str, past: Past, cites: tuple[str, ...] = ()) -> Row:
    ends = tuple(rounded(end) for end in ahead(past) or (None, None, None))
    given = ends[0] is not None
    failed = "range-failed" if past.long_enough else "series-short"
    basis = "series-four-weeks" if given else failed
    cells: tuple[Cell, ...] = (
        f"{party}.{what}.series",
        party,
        what,
        *ends,
        past.unit,
        basis,
        past.address,
        past.by,
        "claimed" if past.claimed else "no",
        None,
    )
    return Row(cells, (past.address,), tuple(dict.fromkeys((*past.sources, *cites))))


def _lives(draws: Draws, books: Books, histories: list[Past]) -> Iterator[Row]:
    by_address = {p.address: p for p in histories}
    losses = books.address("manpower", "losses")
    if losses in by_address:
        yield _from_series(books.party, "lives", by_address[losses])
    yield from counted.years(draws, books, "manpower", "casualties-year", "lives")
    for role in ("casualties", "dead"):
        yield from counted.totals(books, "manpower", role, "lives")
    for role in ("civilians-killed-year", "civilians-injured-year"):
        yield from counted.years(draws, books, "manpower", role, "lives")


def _money(draws: Draws, books: Books, found: list[Shortfall]) -> Iterator[Row]:
    """The deficit of a month, per way of reckoning it and reading of rival values."""
    for short in (s for s in found if s.party == books.party):
        scaled, unit = billions(spread(short.drawn / MONTHS), short.unit)
        number = f".{short.number}" if short.number else ""
        cells: tuple[Cell, ...] = (
            f"{books.party}.money.{short.rule}{number}",
            books.party,
            "money",
            *(rounded(amount) for amount in scaled),
            unit,
            f"deficit-{short.rule}",
            None,
            None,
            "no",
            short.reading,
        )
        yield Row(cells, short.addresses, short.claims)
    yield from counted.months(draws, books, "budget", "deficit-to-date", "money")
    yield from counted.years(draws, books, "budget", "war-spending-year", "money")
    yield from counted.months(draws, books, "budget", "war-spending-month", "money")
    yield from counted.days(draws, books, "budget", "war-spending-day", "money")
    yield from counted.totals(books, "budget", "spent", "money")


def _recovery(books: Books) -> Iterator[Row]:
    """How much dearer recovery became from one count of it to the next; none is made up."""
    for role in ("damage", "needs"):
        yield from counted.totals(books, "recovery", role, "recovery")
