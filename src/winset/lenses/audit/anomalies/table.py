"""How are the anomalies told?"""

from __future__ import annotations

from winset.lenses.audit.anomalies import ANOMALIES, Anomaly
from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.ground import Ground
from winset.results import Cell, Column, Finding, Row, Table

TABLE = (
    Column("anomaly", "key"),
    Column("at", "address"),
    Column("kind", "word"),
    Column("forms", "figure"),
    Column("others", "ids"),
)
BETWEEN = " / "
ELSEWHERE = ("identity-broken", "figure-doubted", "claim-denied", "claim-contradicted")
"""Kinds that other tables of the audit tell in full, so that no sentence is said twice."""


def anomalies(ground: Ground) -> Answer:
    """What every general check found."""
    found = [anomaly for check in ANOMALIES for anomaly in check(ground)]
    rows = [_row(key, anomaly) for key, anomaly in zip(_keys(found), found, strict=True)]
    new = [_told(a, r) for a, r in zip(found, rows, strict=True) if a.kind not in ELSEWHERE]
    return Answer((Table("anomalies", TABLE, tuple(rows)),), tuple(new))


def _keys(found: list[Anomaly]) -> list[str]:
    """The kind and the address, numbered where both occur again."""
    keys: list[str] = []
    for anomaly in found:
        key = f"{anomaly.kind} {anomaly.at}"
        again = sum(k == key or k.startswith(f"{key} #") for k in keys)
        keys.append(f"{key} #{again + 1}" if again else key)
    return keys


def _row(key: str, anomaly: Anomaly) -> Row:
    forms = BETWEEN.join(anomaly.forms) or None
    cells = (key, anomaly.at, anomaly.kind, forms, anomaly.others or None)
    return Row(cells, (anomaly.at, *anomaly.others), anomaly.claims)


def _told(anomaly: Anomaly, row: Row) -> Finding:
    """Its address, what it touches first, its day, and the forms as they are printed."""
    cells: dict[str, Cell] = {"at": anomaly.at, "figures": anomaly.forms}
    if anomaly.others:
        cells["subject"] = anomaly.others[0]
    if "@" in anomaly.at:
        cells["date"] = anomaly.at.partition("@")[2]
    return told(anomaly.kind, "anomalies", row, cells)
