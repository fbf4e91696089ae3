"""How often does each document hedge?"""

from __future__ import annotations

from winset.lenses.audit.answer import Answer
from winset.lenses.audit.ground import Ground
from winset.results import Column, Row, Table

HEDGES = (
    Column("hedge", "key"),
    Column("document", "document"),
    Column("words", "figure"),
    Column("count", "number", "times"),
)


def hedges(ground: Ground) -> Answer:
    """The hedge words that the case counts in its documents, as it counts them."""
    rows = [
        Row((f"{id} {word}", id, word, count), (f"documents.{id}",), (id,))
        for id, document in ground.case.documents.items()
        for word, count in document.hedges.items()
    ]
    return Answer((Table("hedges", HEDGES, tuple(rows)),))
