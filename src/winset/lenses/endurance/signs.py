"""Which signs of tiring are told of each side, and which way do they go?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.case import Case
from winset.draws.figures import known_rows, newest, quantity, sides
from winset.results import Column, Row, Table

GOES = ("worse", "better", "steady", "unknown")
COLUMNS = (
    Column("indicator", "key"),
    Column("side", "actor"),
    Column("sign", "address"),
    Column("goes", "word"),
    Column("measured-by", "address"),
    Column("newest", "figure"),
    Column("date", "date"),
    Column("basis", "word"),
    Column("sources", "claims"),
)
COUNT_COLUMNS = (
    Column("side", "key"),
    Column("actor", "actor"),
    *(Column(g, "number") for g in GOES),
    Column("measured", "number"),
    Column("inferred", "number"),
)
COUPLING_COLUMNS = (
    Column("link", "key"),
    Column("cause", "address"),
    Column("effect", "address"),
    Column("sign", "word"),
    Column("delay", "figure"),
    Column("when", "text-at"),
    Column("basis", "word"),
    Column("sources", "claims"),
)


def tables(case: Case) -> list[Table]:
    """The signs, their counts by side, and what the causal map says money and losses push."""
    rows = tuple(_rows(case))
    return [
        Table("indicators", COLUMNS, rows),
        Table("indicator-counts", COUNT_COLUMNS, tuple(_counts(case))),
        Table("couplings", COUPLING_COLUMNS, tuple(_couplings(case))),
    ]


def _rows(case: Case) -> Iterator[Row]:
    for id, one in case.indicators.items():
        text, day = _newest(case, one.measured_by)
        cites = tuple(c.text for c in one.rests_on)
        address = f"indicators.{id}"
        cells = (id, one.side, address, one.goes, one.measured_by, text, day, one.stands_as, cites)
        yield Row(cells, (address, *((one.measured_by,) if one.measured_by else ())), cites)


def _newest(case: Case, address: str | None) -> tuple[str | None, str | None]:
    """The newest figure behind a sign as somebody wrote it, and its day."""
    measured = quantity(case, address) if address is not None else None
    if measured is None or address is None:
        return None, None
    figure, rows = newest(case, address), known_rows(case, measured)
    seen = figure.at.last if figure is not None and figure.at is not None else None
    if rows and (seen is None or rows[-1][0] > seen):
        day, level = rows[-1]
        return f"{level:.15g} {measured.unit or ''}".strip(), day.isoformat()
    if figure is None:
        return None, None
    return _plain(figure.value.text, figure.value.numbers, figure.unit), (
        figure.at.text if figure.at is not None else None
    )


def _plain(text: str, numbers: tuple[float, ...], unit: str) -> str:
    return text if not text.startswith("from ") else f"{numbers[0]:.15g} {unit}".strip()


def _counts(case: Case) -> Iterator[Row]:
    """Counted side by side; a count of signs is not a sum of their weight."""
    found = [i.side for i in case.indicators.values()]
    for side in dict.fromkeys((*sides(case), *found)):
        own = {k: i for k, i in case.indicators.items() if i.side == side}
        goes = [sum(i.goes == g for i in own.values()) for g in GOES]
        measured = sum(i.measured_by is not None for i in own.values())
        inferred = sum(i.stands_as in ("inferred", "assumed") for i in own.values())
        yield Row((side, side, *goes, measured, inferred), tuple(f"indicators.{k}" for k in own))


def _couplings(case: Case) -> Iterator[Row]:
    """Links whose cause is measured by a figure of an account: where pressure is said to go."""
    figures = {a for account in case.accounts.values() for a in account.figures.values()}
    measured = {
        id for id, v in case.variables.items() if v.measured_by and _bare(v.measured_by) in figures
    }
    for id, link in case.links.items():
        cause, _, effect = id.partition(">")
        if cause not in measured:
            continue
        cites = tuple(c.text for c in link.rests_on)
        address = f"links.{id}"
        cells = (
            id,
            f"variables.{cause}",
            f"variables.{effect}",
            link.sign,
            link.delay,
            f"{address}.when" if link.when is not None else None,
            link.stands_as,
            cites,
        )
        yield Row(cells, (address,), cites)


def _bare(address: str) -> str:
    return address.partition("@")[0]
