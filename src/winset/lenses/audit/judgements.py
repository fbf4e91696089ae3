"""How much of the case is our own judgement?

A record is a judgement when it says ``assumed``, or when it is a fact with no source of its own nor
any around it. A figure is one when it stands in such a record, or in an unsourced record that only
describes (a quantity, a task); a confidence, a vagueness and a worth of no deal always are.
"""

from __future__ import annotations

from collections import Counter

from winset.case.record import Record
from winset.case.references import Path
from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.fields import figures_of
from winset.lenses.audit.ground import Ground
from winset.results import Column, Row, Table

JUDGEMENTS = (
    Column("section", "key"),
    Column("records", "number", "records"),
    Column("figures", "number", "figures"),
)
ALWAYS = ("confidence", "vagueness", "reservation")
"""Fields whose figures nobody's source gives."""


def judgements(ground: Ground) -> Answer:
    """Assumed records and judged figures by section of the case."""
    records, figures = Counter[str](), Counter[str]()
    for path, record in ground.records.items():
        section = str(path[0])
        judged = _judged(ground, path, record)
        records[section] += judged
        unsourced = judged or (record.ROLE != "fact" and not _sourced(ground, path))
        figures[section] += sum(unsourced or name in ALWAYS for name, _ in figures_of(record))
    named = [
        s for s in dict.fromkeys(str(p[0]) for p in ground.records) if records[s] or figures[s]
    ]
    rows = [Row((s, records[s], figures[s])) for s in named]
    rows.append(Row(("total", records.total(), figures.total())))
    table = Table("judgements", JUDGEMENTS, tuple(rows))
    counts = {"records": records.total(), "figures": figures.total()}
    return Answer((table,), (told("judged", "judgements", rows[-1], counts, "assumed"),))


def _judged(ground: Ground, path: Path, record: Record) -> bool:
    if record.basis is not None or record.rests_on:
        return record.stands_as == "assumed"
    return record.ROLE == "fact" and not _sourced(ground, path)


def _sourced(ground: Ground, path: Path) -> bool:
    """Whether the record, or one around it, has a source."""
    around = (path[:n] for n in range(len(path), 0, -1))
    return any(a in ground.records and ground.records[a].rests_on for a in around)
