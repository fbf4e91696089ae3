"""On what, and on whose word, does the case rest?

Two kinds of claim are counted. A *named* claim is a record of the section ``claims``. A *cited* one
has no name: it is one record that cites one place in a document (``A:14``), so a record that cites
two places counts twice. A record that cites a named claim adds none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from winset.case.grammar.cite import Cite
from winset.case.record import BASES, Citation, Record
from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.ground import Ground
from winset.results import Cell, Column, Finding, Row, Table

BY_BASIS = (
    Column("basis", "word"),
    Column("named", "number", "claims"),
    Column("cited", "number", "claims"),
    Column("total", "number", "claims"),
)
BY_DOCUMENT_GRADE = (
    Column("grade", "key"),
    Column("documents", "number", "documents"),
    Column("named", "number", "claims"),
    Column("cited", "number", "claims"),
)
BY_CLAIM_GRADE = (
    Column("grade", "key"),
    Column("named", "number", "claims"),
    Column("cited", "number", "claims"),
)
DOCUMENT_GRADES = ("A", "B", "C", "D", "E", "F")
CLAIM_GRADES = ("1", "2", "3", "4", "5", "6", "ungraded")


def bases(ground: Ground) -> Answer:
    """Claims by basis, by the grade of the document they stand in, and by their own grade."""
    by_basis = _by_basis(ground)
    tables = (by_basis, _by_document_grade(ground), _by_claim_grade(ground))
    return Answer(tables, (_told(by_basis),))


def cited(ground: Ground) -> Iterator[tuple[Record, Citation, Cite]]:
    """Every unnamed claim: the record, the citation, the place."""
    for record in ground.records.values():
        if record.ROLE != "source":
            for citation in record.sources:
                for cite in citation.at:
                    if cite.target in ground.case.documents:
                        yield record, citation, cite


def _by_basis(ground: Ground) -> Table:
    named = Counter(c.stands_as for c in ground.case.claims.values())
    unnamed = Counter(citation.basis or record.stands_as for record, citation, _ in cited(ground))
    rows = [Row((b, named[b], unnamed[b], named[b] + unnamed[b])) for b in BASES]
    rows.append(Row(("total", named.total(), unnamed.total(), named.total() + unnamed.total())))
    return Table("bases", BY_BASIS, tuple(rows))


def _by_document_grade(ground: Ground) -> Table:
    """A named claim counts under the best document it stands in; without one it is left out."""
    grades: dict[str, str] = {id: d.grade for id, d in ground.case.documents.items()}
    documents = Counter(grades.values())
    named = Counter(
        min(found)
        for claim in ground.case.claims.values()
        if (found := [grades[c.target] for c in claim.rests_on if c.target in grades])
    )
    unnamed = Counter(grades[cite.target] for _, _, cite in cited(ground))
    rows = [Row((g, documents[g], named[g], unnamed[g])) for g in DOCUMENT_GRADES]
    return Table("document-grades", BY_DOCUMENT_GRADE, tuple(rows))


def _by_claim_grade(ground: Ground) -> Table:
    named = Counter(_grade(c.grade) for c in ground.case.claims.values())
    unnamed = Counter(_grade(citation.grade) for _, citation, _ in cited(ground))
    rows = [Row((g, named[g], unnamed[g])) for g in CLAIM_GRADES]
    return Table("claim-grades", BY_CLAIM_GRADE, tuple(rows))


def _grade(grade: int | None) -> str:
    return str(grade) if grade is not None else "ungraded"


def _told(table: Table) -> Finding:
    cells: dict[str, Cell] = {basis: table.cell(basis, "total") for basis in BASES}
    cells["claims"] = table.cell("total", "total")
    rows = tuple(("bases", str(row.cells[0])) for row in table.rows)
    return replace(told("claims-by-basis", "bases", table.row("total"), cells), rows=rows)
