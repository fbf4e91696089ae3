"""Bluff, playing for time, or in earnest: which claims tell the hypotheses apart?"""

from __future__ import annotations

from collections.abc import Mapping

from winset.case.case import Case
from winset.case.outlook import HypothesisSet
from winset.results import Column, Row, Table

HYPOTHESES = (
    Column("hypothesis", "key"),
    Column("question", "address"),
    Column("option", "text-at"),
    Column("inconsistent", "number", "claims"),
    Column("consistent", "number", "claims"),
    Column("neutral", "number", "claims"),
    Column("unread", "number", "claims"),
    Column("telling-against", "number", "claims"),
)
EVIDENCE = (
    Column("reading", "key"),
    Column("question", "address"),
    Column("claim", "claim"),
    Column("option", "text-at"),
    Column("reads", "word"),
    Column("diagnostic", "word"),
)


def hypotheses(case: Case) -> Table:
    """Per hypothesis how many claims read which way; ``telling-against`` counts the inconsistent
    claims that do not read alike under every hypothesis. No posterior is made up from them."""
    rows = []
    for id, question in case.hypotheses.items():
        for option in question.options:
            read = [readings.get(option) for readings in question.evidence.values()]
            telling = sum(
                1
                for readings in question.evidence.values()
                if readings.get(option) == "inconsistent" and diagnostic(question, readings)
            )
            cells = (
                f"hypotheses.{id}.{option}",
                f"hypotheses.{id}",
                f"hypotheses.{id}.options.{option}",
                read.count("inconsistent"),
                read.count("consistent"),
                read.count("neutral"),
                read.count(None),
                telling,
            )
            rows.append(Row(cells, (f"hypotheses.{id}",), tuple(question.evidence)))
    return Table("hypotheses", HYPOTHESES, tuple(rows))


def evidence(case: Case) -> Table:
    """Each claim under each hypothesis, the telling claims first."""
    rows = []
    for id, question in case.hypotheses.items():
        told = sorted(
            question.evidence.items(), key=lambda e: (not diagnostic(question, e[1]), e[0])
        )
        for claim, readings in told:
            for option in question.options:
                cells = (
                    f"hypotheses.{id}.{claim}.{option}",
                    f"hypotheses.{id}",
                    claim,
                    f"hypotheses.{id}.options.{option}",
                    readings.get(option),
                    "diagnostic" if diagnostic(question, readings) else "tells-nothing",
                )
                rows.append(Row(cells, (f"hypotheses.{id}",), (claim,)))
    return Table("evidence", EVIDENCE, tuple(rows))


def diagnostic(question: HypothesisSet, readings: Mapping[str, str]) -> bool:
    """Whether a claim reads differently under at least two hypotheses that have a reading."""
    return len({readings[option] for option in question.options if option in readings}) > 1
