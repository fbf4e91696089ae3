"""Does the monthly rule give the revenue that was published, month by month?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from winset.draws.figures import Figure, rounded
from winset.lenses.endurance.seller import BILLION, KIND, Seller, ground_of
from winset.models import commodity
from winset.results import Column, Row, Table

COLUMNS = (
    Column("month", "key"),
    Column("party", "party"),
    Column("date", "date"),
    Column("told", "number"),
    Column("lump", "number"),
    Column("seen", "number"),
    Column("off", "number", "%"),
    Column("unit", "word"),
    Column("assumed", "word"),
    Column("trial", "word"),
)
FIT_COLUMNS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("year", "date"),
    Column("months", "number"),
    Column("plain-months", "number"),
    Column("exact-months", "number"),
    Column("mean-error", "number", "%"),
    Column("total-told", "number"),
    Column("total-seen", "number"),
    Column("total-off", "number", "%"),
    Column("unit", "word"),
    Column("constants", "word"),
)


def tables(sellers: list[Seller]) -> tuple[Table, Table]:
    """Told against seen, month by month; and per year how far off it was."""
    months = [row for seller in sellers for row in _months(seller)]
    table = Table("revenue-months", COLUMNS, tuple(months))
    fits = [row for seller in sellers for row in _fits(seller, table)]
    return table, Table("revenue-fit", FIT_COLUMNS, tuple(fits))


def by_month(figures: list[Figure]) -> dict[tuple[int, int], Figure]:
    """Figures whose date lies within one month, by year and month."""
    found = {}
    for figure in figures:
        first, last = (figure.at.first, figure.at.last) if figure.at is not None else (None, None)
        if first is not None and last is not None and first.replace(day=1) == last.replace(day=1):
            found[(first.year, first.month)] = figure
    return found


def before(month: tuple[int, int]) -> tuple[int, int]:
    """The month before."""
    year, number = month
    return (year, number - 1) if number > 1 else (year - 1, 12)


def _months(seller: Seller) -> Iterator[Row]:
    if seller.per_unit is None:
        return
    books = seller.books
    prices, rates = (by_month(books.history(KIND, role)) for role in ("price", "rate"))
    printed = by_month(books.history(KIND, "home-price"))
    seen = by_month(books.history(KIND, "revenue"))
    lumps = by_month(books.history(KIND, "profit-tax"))
    for month in sorted(seen):
        found = _tax_price(*(of.get(before(month)) for of in (printed, prices, rates)))
        if found is None:
            continue
        tax_price, rests = found
        lump = lumps.get(month)
        own = lump.middle if lump is not None else 0.0
        told = float(commodity.monthly_rule(tax_price, seller.per_unit.middle * BILLION, own))
        used = [f for f in (*rests, lump, seen[month]) if f is not None]
        addresses, claims = seller.rests(*used)
        yield Row(
            (
                f"{seller.party}.{month[0]}-{month[1]:02d}",
                seller.party,
                f"{month[0]}-{month[1]:02d}",
                rounded(told / BILLION, 5),
                rounded(own / BILLION, 5) if lump is not None else None,
                rounded(seen[month].middle / BILLION, 5),
                rounded(100 * (told / seen[month].middle - 1)),
                f"bn-{seller.unit}",
                ground_of((*used, seller.per_unit)),
                # A lump that is the rule's own remainder makes the month exact.
                "exact" if lump is not None and lump.basis == "derived" else "tried",
            ),
            addresses,
            claims,
        )


def _tax_price(
    printed: Figure | None, price: Figure | None, rate: Figure | None
) -> tuple[float, tuple[Figure, ...]] | None:
    """The tax price in home money and what it rests on: as printed, else price by rate."""
    if printed is not None:
        return printed.middle, (printed,)
    if price is None or rate is None:
        return None
    return float(commodity.tax_price(price.middle, rate.middle)), (price, rate)


def _fits(seller: Seller, table: Table) -> Iterator[Row]:
    """Per year with at least three months: error where no lump is paid, and error of the total."""
    own = [r for r in table.rows if r.cells[1] == seller.party]
    years = sorted({date.fromisoformat(f"{r.cells[2]}-01").year for r in own})
    for year in years:
        rows = [r for r in own if str(r.cells[2]).startswith(f"{year}-")]
        told, seen, plain = [], [], []
        for row in rows:
            one, lump, other = row.cells[3], row.cells[4], row.cells[5]
            assert isinstance(one, float)
            assert isinstance(other, float)
            told.append(one)
            seen.append(other)
            if lump is None:
                plain.append((one, other))
        if len(rows) < 3 or not plain:
            continue
        error = commodity.mean_error([p[0] for p in plain], [p[1] for p in plain])
        addresses = tuple(dict.fromkeys(a for r in rows for a in r.addresses))
        claims = tuple(dict.fromkeys(c for r in rows for c in r.claims))
        yield Row(
            (
                f"{seller.party}.{year}",
                seller.party,
                str(year),
                len(rows),
                len(plain),
                sum(r.cells[-1] == "exact" for r in rows),
                rounded(100 * error),
                rounded(sum(told), 5),
                rounded(sum(seen), 5),
                rounded(100 * (sum(told) / sum(seen) - 1)),
                f"bn-{seller.unit}",
                ground_of((seller.per_unit,)),
            ),
            addresses,
            claims,
        )
