"""What do the named packages say beside their verdict: what would the lines alone have given?

Where a package is made from a text, what somebody did with the text weighs before his lines
(``winset.case.assent``). So that nothing is lost, the answer of the lines alone stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from winset.lenses.deals.keys import told_apart
from winset.lenses.deals.reading import Reading
from winset.lenses.deals.sides import Side, cells
from winset.lenses.deals.zone import PACKAGES, VERDICTS, ZONE, acts_of, packages, value, zone
from winset.results import Column, Row, Table

Sides = tuple[Side, Side]
NAMED_PACKAGES = (
    *PACKAGES,
    Column("from-draft", "draft"),
    Column("lines-alone", "word"),
    Column("lines-alone-assessed", "word"),
)
NAMED_ZONE = (
    *ZONE,
    Column("known", "word"),
    Column("lines-alone", "word"),
    Column("lines-alone-assessed", "word"),
)


def named_tables(named: Sequence[Sides]) -> tuple[Table, Table]:
    """The named packages, and each consent to them; lines alone read with our assumptions left
    out, at strength declared and at strength assessed."""
    verdicts, consents = [], []
    for both in named:
        alone = lines_alone(both[1])
        verdicts += [_verdict(row, both, alone) for row in packages(both, [0]).rows]
        consents += _consents(both, alone)
    return (
        Table("named-packages", NAMED_PACKAGES, told_apart(verdicts)),
        Table("named-zone", NAMED_ZONE, told_apart(consents)),
    )


def lines_alone(side: Side) -> Side | None:
    """The same packages answered by lines alone; None where they are made from no text."""
    layout = side.reading.layout
    if not layout.text:
        return None
    reading = Reading(side.case, replace(layout, text=""))
    return Side(side.name, side.case, reading.judge(side.judged.choices))


def _verdict(row: Row, both: Sides, alone: Side | None) -> Row:
    if alone is None:
        return replace(row, cells=(*row.cells, None, None, None))
    judged = alone.judged.verdicts
    words = (VERDICTS[int(judged["declared"][0])], VERDICTS[int(judged["assessed"][0])])
    return replace(row, cells=(*row.cells, both[0].reading.layout.text, *words))


def _consents(both: Sides, alone: Side | None) -> list[Row]:
    found = []
    consents = {c.id: c for c in both[0].reading.consents}
    for row in zone(both, [0]).rows:
        consent = consents[f"{row.cells[2]}.{row.cells[3]}"]
        more: tuple[str | None, ...] = (None, None, None)
        if alone is not None:
            acts = acts_of(cells(both[0], consent, 0))
            known = acts[0].known if acts else "lines"
            words = (value(alone, consent, 0, "declared"), value(alone, consent, 0, "assessed"))
            more = (known, *words)
        found.append(replace(row, cells=(*row.cells, *more)))
    return found
