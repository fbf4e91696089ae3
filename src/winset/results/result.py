"""What a lens hands on: tables, findings, warnings, and how to make it again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from winset.results.finding import Caution, Finding
from winset.results.table import Table

SCHEMA = "winset-result/1"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything needed to make a result again."""

    lens: str
    options: tuple[tuple[str, str], ...] = ()
    view: tuple[tuple[str, str], ...] = ()
    loaded: str = ""
    viewed: str = ""
    seed: int = 0
    draws: int = 0
    versions: tuple[tuple[str, str], ...] = ()

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "lens": self.lens,
            "options": dict(self.options),
            "view": [list(step) for step in self.view],
            "loaded": self.loaded,
            "viewed": self.viewed,
            "seed": self.seed,
            "draws": self.draws,
            "versions": dict(self.versions),
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What one lens found in one view of one case. It holds no prose."""

    lens: str
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Caution, ...] = ()
    manifest: Manifest = field(default_factory=lambda: Manifest(lens=""))

    def __post_init__(self) -> None:
        ids = [table.id for table in self.tables]
        if len(set(ids)) < len(ids):
            raise ValueError(f"{self.lens}: two tables of one id among {ids}")
        keys = {(table.id, row.cells[0]) for table in self.tables for row in table.rows}
        for finding in self.findings:
            for row in finding.rows:
                if row not in keys:
                    raise ValueError(f"{self.lens}: {finding.code} names the row {row}, not there")

    def table(self, id: str) -> Table:
        """The table ``id``; KeyError when the lens made none of that name."""
        for table in self.tables:
            if table.id == id:
                return table
        raise KeyError(f"{self.lens} has no table {id}")

    def found(self, code: str) -> tuple[Finding, ...]:
        """All findings with this code, in order."""
        return tuple(f for f in self.findings if f.code == code)

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "schema": SCHEMA,
            "lens": self.lens,
            "tables": [t.plain() for t in self.tables],
            "findings": [f.plain() for f in self.findings],
            "warnings": [w.plain() for w in self.warnings],
            "manifest": self.manifest.plain(),
        }

    def json(self) -> str:
        """One JSON document, keys sorted, the same bytes for the same result."""
        return json.dumps(
            self.plain(), ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False
        )
