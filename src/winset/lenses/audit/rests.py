"""What rests on each claim and each citation, and what falls when it is withdrawn?"""

from __future__ import annotations

from winset.case.grammar.cite import Cite
from winset.lenses.audit.answer import Answer
from winset.lenses.audit.ground import Ground
from winset.results import Column, Row, Table

RESTS = (
    Column("source", "key"),
    Column("claim", "claim"),
    Column("kind", "word"),
    Column("basis", "word"),
    Column("grade", "number"),
    Column("document-grade", "figure"),
    Column("independent", "number", "sources"),
    Column("cited", "number", "records"),
    Column("used", "number", "records"),
    Column("through", "number", "records"),
    Column("falls", "number", "records"),
    Column("falling", "ids"),
)


def rests(ground: Ground) -> Answer:
    """One row per source, in the order of the case.

    ``cited`` and ``used`` rest on it directly, ``through`` by way of a claim that does; ``falling``
    names the other records that are gone without it.
    """
    rows = [_row(ground, source) for source in ground.dependence.sources]
    return Answer((Table("rests", RESTS, tuple(rows)),))


def _row(ground: Ground, source: str) -> Row:
    resting = ground.resting(source)
    claim = ground.case.claims.get(source)
    falling = tuple(a for a in resting.falls if a != f"claims.{source}")
    grades = [
        ground.case.documents[c.target].grade
        for c in (claim.rests_on if claim is not None else (Cite.parse(source),))
        if c.target in ground.case.documents
    ]
    cells = (
        source,
        source,
        "citation" if claim is None else "claim",
        claim.stands_as if claim is not None else None,
        claim.grade if claim is not None else None,
        min(grades, default=None),
        ground.origins.independent(claim) if claim is not None else 1,
        len(resting.cited),
        len(resting.used),
        len(resting.through),
        len(falling),
        falling or None,
    )
    address = f"claims.{source}" if claim is not None else f"documents.{Cite.parse(source).target}"
    return Row(cells, (address,), (source,))
