"""What does one more month cost each side, in units that are never added up?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.draws import Draws
from winset.lenses.endurance.budgets import Shortfall
from winset.lenses.endurance.figures import Books, billions, observed, rounded, spread
from winset.lenses.endurance.fronts import Past, ahead
from winset.lenses.endurance.months import by_month
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
    return Row((key, party, what, None, None, None, None, "no-figure", None, None, None))


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
    )
    return Row(cells, (past.address,), tuple(dict.fromkeys((*past.sources, *cites))))


def _lives(draws: Draws, books: Books, histories: list[Past]) -> Iterator[Row]:
    by_address = {p.address: p for p in histories}
    losses = books.address("manpower", "losses")
    if losses in by_address:
        yield _from_series(books.party, "lives", by_address[losses])
    yearly = books.address("manpower", "casualties-year")
    rivals = observed(books.case, yearly, rivals=True) if yearly is not None else []
    for number, year in enumerate(rivals, 1):
        low, middle, high = (rounded(end) for end in spread(year.drawn(draws) / MONTHS))
        yield Row(
            (
                f"{books.party}.lives.year-{number}",
                books.party,
                "lives",
                low,
                middle,
                high,
                year.unit,
                "year-by-twelve",
                yearly,
                year.by,
                "claimed" if year.claimed else "no",
            ),
            (year.address,),
            year.claims,
        )
    for role in ("casualties", "dead"):
        total = books.address("manpower", role)
        if total is None or (newest_ := books.figure("manpower", role)) is None:
            continue
        # A running total of one day gives no pace: that is said instead of guessed.
        yield Row(
            (
                f"{books.party}.lives.{role}",
                books.party,
                "lives",
                None,
                None,
                None,
                newest_.unit,
                "running-total-only",
                total,
                newest_.by,
                "claimed" if newest_.claimed else "no",
            ),
            (newest_.address,),
            newest_.claims,
        )


def _money(draws: Draws, books: Books, found: list[Shortfall]) -> Iterator[Row]:
    """The deficit of a month, per way of reckoning it."""
    for short in found:
        if short.party != books.party:
            continue
        scaled, unit = billions(spread(short.drawn / MONTHS), short.unit)
        cells: tuple[Cell, ...] = (
            f"{books.party}.money.{short.rule}",
            books.party,
            "money",
            *(rounded(amount) for amount in scaled),
            unit,
            f"deficit-{short.rule}",
            None,
            None,
            "no",
        )
        yield Row(cells, short.addresses, short.claims)
    yield from _month_recorded(draws, books)
    spent = books.address("budget", "spent")
    figure = books.figure("budget", "spent")
    if figure is not None:
        yield Row(
            (
                f"{books.party}.money.spent",
                books.party,
                "money",
                None,
                None,
                None,
                figure.unit,
                "running-total-only",
                spent,
                figure.by,
                "claimed" if figure.claimed else "no",
            ),
            (figure.address,),
            figure.claims,
        )


def _month_recorded(draws: Draws, books: Books) -> Iterator[Row]:
    """The newest deficit recorded for one month: months of a year differ much."""
    figure = books.figure("budget", "deficit-to-date")
    if figure is None or not by_month([figure]):
        return
    scaled, unit = billions(spread(figure.drawn(draws)), figure.unit)
    yield Row(
        (
            f"{books.party}.money.month",
            books.party,
            "money",
            *map(rounded, scaled),
            unit,
            "month-recorded",
            books.address("budget", "deficit-to-date"),
            figure.by,
            "claimed" if figure.claimed else "no",
        ),
        (figure.address,),
        figure.claims,
    )


def _recovery(books: Books) -> Iterator[Row]:
    """Recovery has no price here: a measured sign of it would be told, none is made up."""
    return iter(())
