"""What a lens found or warns of: a code with arguments, never prose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Argument = str | int | float | None | tuple[str, ...]


def _frozen(arguments: Mapping[str, Argument]) -> Mapping[str, Argument]:
    return MappingProxyType(dict(arguments))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``code`` becomes a sentence in the view; numbers equal cells of a table.

    ``claims`` are the sources it rests on, as the case cites them; ``basis`` is how it is known;
    ``rows`` names the table rows it was read from, as (table, row key).
    """

    code: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    basis: str = "derived"
    rows: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "arguments", _frozen(self.arguments))

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "code": self.code,
            "arguments": {k: _listed(v) for k, v in sorted(self.arguments.items())},
            "claims": list(self.claims),
            "basis": self.basis,
            "rows": [list(row) for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning that travels with the result: its class (thin-evidence, stale ...) and its code."""

    kind: str
    code: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "arguments", _frozen(self.arguments))

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "kind": self.kind,
            "code": self.code,
            "arguments": {k: _listed(v) for k, v in sorted(self.arguments.items())},
        }


def _listed(value: Argument) -> Any:
    return list(value) if isinstance(value, tuple) else value
