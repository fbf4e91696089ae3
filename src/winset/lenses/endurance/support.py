"""What do polls say, under which wording, and what help is recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from winset.case.case import Case
from winset.case.quantities import Observation
from winset.draws.figures import Books
from winset.results import Cell, Column, Row, Table

POLL_COLUMNS = (
    Column("row", "key"),
    Column("poll", "address"),
    Column("date", "date"),
    Column("by", "actor"),
    Column("share", "figure"),
    Column("against", "figure"),
    Column("error", "figure"),
    Column("asked", "number", "persons"),
    Column("split-sample", "word"),
    Column("wording", "number"),
)
WORDING_COLUMNS = (
    Column("row", "key"),
    Column("poll", "address"),
    Column("wording", "number"),
    Column("question", "text-at"),
)
AID_COLUMNS = (
    Column("row", "key"),
    Column("side", "party"),
    Column("help", "address"),
    Column("figure", "figure"),
    Column("date", "date"),
    Column("by", "actor"),
)


def tables(case: Case, books: list[Books]) -> list[Table]:
    """Every poll with its wording, oldest first; each wording once; every figure of help."""
    polls = tuple(_polls(case))
    return [
        Table("polls", POLL_COLUMNS, polls),
        Table("wordings", WORDING_COLUMNS, tuple(_wordings(polls))),
        Table("aid", AID_COLUMNS, tuple(row for one in books for row in _aid(one))),
    ]


def _polls(case: Case) -> Iterator[Row]:
    """Waves are comparable under one wording only: each has its own row, no trend is made.

    Wordings that are alike, letter by letter, share a number.
    """
    wordings: list[Any] = []
    for id, measured in case.support.items():
        for number, seen in enumerate(measured.observed, 1):
            if seen.wording is None:
                continue
            if seen.wording not in wordings:
                wordings.append(seen.wording)
            address = f"support.{id}"
            at = f"{address}@{seen.at.text}"
            cells: tuple[Cell, ...] = (
                f"{id}.{number}",
                address,
                seen.at.text,
                seen.by,
                _figure(case, seen),
                seen.against.text if seen.against is not None else None,
                seen.error.text if seen.error is not None else None,
                seen.n,
                "split" if seen.split_sample else "whole",
                1 + wordings.index(seen.wording),
            )
            yield Row(cells, (at,), tuple(c.text for c in seen.rests_on))


def _wordings(polls: tuple[Row, ...]) -> Iterator[Row]:
    """Each wording once, where its first wave has it."""
    told: set[Cell] = set()
    for row in polls:
        number = row.cells[-1]
        if number in told:
            continue
        told.add(number)
        address, _, day = row.addresses[0].partition("@")
        at = f"{address}.observed.wording@{day}"
        yield Row((f"wording-{number}", address, number, at), row.addresses, row.claims)


def _figure(case: Case, seen: Observation) -> str | None:
    """The share as somebody wrote it, read through the claim it is taken from."""
    value = seen.value
    if value.shape != "from":
        return value.text if value.known else None
    claim = case.claims.get(value.claim)
    told = claim.value.value if claim is not None and claim.value is not None else None
    return told.text if told is not None and told.known else None


def _aid(books: Books) -> Iterator[Row]:
    account = books.of("external-aid")
    for role, address in account[1].figures.items() if account is not None else ():
        figure = books.figure("external-aid", role)
        if figure is None:
            continue
        when = figure.at.text if figure.at is not None else None
        text = figure.value.text
        cells = (f"{books.party}.{role}", books.party, address, text, when, figure.by)
        yield Row(cells, (figure.address,), figure.claims)
