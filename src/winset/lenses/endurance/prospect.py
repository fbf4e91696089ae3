"""What is no deal worth to whom? What is known of where things would stand, per constituency.

Parts of a party (land, money, help, people under arms, patrons) hold for each of its people; parts
of a person (a vote, an office, what somebody said no deal is worth to him) are his alone. Parts in
different units are never traded against each other, and what nobody said is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.draws.figures import Books, Figure, newest, quantity, rounded
from winset.lenses.endurance.fronts import Past, held_up
from winset.models.coverage import HORIZONS
from winset.models.front import returning_pace
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("row", "key"),
    Column("actor", "actor"),
    Column("party", "party"),
    Column("part", "word"),
    Column("subject", "address"),
    Column("weeks", "number", "weeks"),
    Column("low", "number"),
    Column("middle", "number"),
    Column("high", "number"),
    Column("unit", "word"),
    Column("depends-on", "actor"),
    Column("basis", "word"),
)
DEPENDS = "depends-on"
BUFFER_PARTS = {"external-aid": "help", "manpower": "under-arms"}
"""What a buffer is a part of, where it is not money."""


def table(case: Case, books: list[Books], histories: list[Past], runways: Table) -> Table:
    """Land, money, votes, patrons and the stated worth of no deal, for everybody who is asked."""
    rows: list[Row] = []
    for one in books:
        if one.party not in (*case.case.table, *case.case.fighting):
            continue
        party = case.parties[one.party]
        actors = {one.party: party.reservation}
        actors |= {id: c.reservation for id, c in party.constituencies.items()}
        rows += _land(one, histories)
        rows += _buffers(one.party, runways)
        rows += _patrons(case, one.party)
        for actor, reservation in actors.items():
            rows += _votes(case, one.party, actor)
            rows += _office(case, one.party, actor)
            rows += _worth(one.party, actor, reservation)
    return Table("no-deal", COLUMNS, tuple(rows))


def _land(books: Books, histories: list[Past]) -> Iterator[Row]:
    """The change of each measured holding at each horizon: who holds gains, who is told to pay
    loses; without either nobody is said to gain or lose."""
    payers = {
        (i.measured_by or "").partition("@")[0]
        for i in books.case.indicators.values()
        if i.side == books.party and i.goes == "worse"
    }
    for past in histories:
        if past.unit != "km2" or not past.long_enough:
            continue
        measured = quantity(books.case, past.address)
        holder = measured.held_by if measured is not None else None
        sign = 1.0 if holder == books.party else -1.0 if past.address in payers else 0.0
        if sign == 0.0:
            continue
        for weeks in (w for w in HORIZONS if held_up(past, w)):
            found = returning_pace(past.changes, weeks, (0.05, 0.5, 0.95))
            ends = sorted(sign * float(q) for q in found)
            key = f"{books.party}.land.{past.address}.{weeks}"
            cells: tuple[Cell, ...] = (
                key,
                books.party,
                books.party,
                "land",
                past.address,
                weeks,
                *map(rounded, ends),
                past.unit,
                None,
                "derived",
            )
            yield Row(cells, (past.address,), past.sources)


def _buffers(party: str, runways: Table) -> Iterator[Row]:
    for row in runways.where(side=party):
        cells = dict(zip((c.name for c in runways.columns), row.cells, strict=True))
        yield Row(
            (
                f"{party}.{BUFFER_PARTS.get(str(cells['buffer']), 'money')}.{cells['row']}",
                party,
                party,
                BUFFER_PARTS.get(str(cells["buffer"]), "money"),
                cells["account"],
                None,
                cells["low"],
                cells["months"],
                cells["high"],
                "months",
                None,
                cells["rule"],
            ),
            row.addresses,
            row.claims,
        )


def _patrons(case: Case, party: str) -> Iterator[Row]:
    """Whose decision the party's staying power hangs on: an input, never foretold here. Its own
    people and firms are no patrons."""
    members = {party, *case.parties[party].constituencies}
    for id, relation in case.relations.items():
        actor, how, other = ([*id.split(">"), "", ""])[:3]
        if actor not in members or how != DEPENDS or other in members:
            continue
        cites = tuple(c.text for c in relation.rests_on)
        cells: tuple[Cell, ...] = (
            f"{party}.patron.{id}",
            actor,
            party,
            "patron",
            f"relations.{id}",
            *(None, None, None, None, None),
            other,
            "a-decision",
        )
        yield Row(cells, (f"relations.{id}",), cites)


def _votes(case: Case, party: str, actor: str) -> Iterator[Row]:
    """The newest poll that stands in for a vote."""
    record = case.parties[party].constituencies.get(actor)
    if record is None or record.vote is None or record.vote.yes_share is None:
        return
    address = record.vote.yes_share
    poll = newest(case, address)
    ends: tuple[float | None, ...] = (None, None, None)
    if poll is not None:
        ends = _with_error(case, address, poll)
    yield Row(
        (
            f"{party}.vote.{actor}",
            actor,
            party,
            "vote",
            address,
            None,
            *ends,
            "%",
            None,
            poll.basis if poll is not None else "unknown",
        ),
        (address,),
        poll.claims if poll is not None else (),
    )


def _office(case: Case, party: str, actor: str) -> Iterator[Row]:
    """A leader's own place: a part of no deal that nobody has put in figures."""
    record = case.parties[party].constituencies.get(actor)
    if record is None or record.kind != "leader":
        return
    empty = (None,) * 6
    cells: tuple[Cell, ...] = (f"{party}.office.{actor}", actor, party, "office", *empty)
    yield Row((*cells, None, "unknown"), ())


def _with_error(case: Case, address: str, poll: Figure) -> tuple[float, float, float]:
    """The share with the error printed beside it; without one its own ends."""
    section, _, id = address.partition("@")[0].partition(".")
    measured = getattr(case, section)[id]
    error = next(
        (o.error.middle for o in measured.observed if o.at == poll.at and o.error is not None),
        None,
    )
    wide = error or 0.0
    return poll.low - wide, poll.middle, poll.high + wide


def _worth(party: str, actor: str, reservation: Value | None) -> Iterator[Row]:
    """What no deal is worth, where somebody said: 0 the worst deal, 1 the best."""
    known = reservation is not None and reservation.known
    at = f"{actor}.reservation" if known else None
    ends: tuple[float | None, ...] = (None, None, None)
    if known and reservation is not None and reservation.middle is not None:
        figure = Figure(reservation, f"{actor}.reservation")
        ends = (figure.low, figure.middle, figure.high)
    cells: tuple[Cell, ...] = (
        f"{party}.worth.{actor}",
        actor,
        party,
        "worth",
        at,
        None,
        *ends,
        "index",
        None,
        "stated" if known else "unknown",
    )
    yield Row(cells, (at,) if at else ())
