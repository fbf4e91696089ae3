"""Small cases for tests: a table, its issues, who said what, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from winset.case.case import Case

HEAD = {"id": "small", "title": "A small case", "as-of": "2026-01-01"}


def party(ratification: str = "", **constituencies: str) -> dict[str, Any]:
    """A party by name, with constituencies as id=kind."""
    record: dict[str, Any] = {"names": "A party", "role": "belligerent"}
    if ratification:
        record["ratification"] = ratification
    if constituencies:
        record["constituencies"] = {
            id.replace("_", "-"): {"kind": kind, "names": id} for id, kind in constituencies.items()
        }
    return record


def ordered(*rungs: str) -> dict[str, Any]:
    """An ordered issue with these settlements."""
    return {"label": "An issue", "kind": "ordered", "scale": {r: r for r in rungs}}


def case(
    parties: Mapping[str, Any],
    issues: Mapping[str, Any],
    positions: Mapping[str, Any],
    spaces: Mapping[str, Any] | None = None,
    **sections: Any,
) -> Case:
    """A case of these sections; every position is of new year's day unless it says otherwise."""
    dated = {
        issue: {actor: _dated(entries) for actor, entries in by_actor.items()}
        for issue, by_actor in positions.items()
    }
    return Case.model_validate(
        {
            "case": {**HEAD, "table": list(parties), "fighting": list(parties)},
            "parties": dict(parties),
            "issues": dict(issues),
            "positions": dated,
            "spaces": dict(spaces or {}),
            **sections,
        }
    )


def _dated(entries: Any) -> list[dict[str, Any]]:
    many = entries if isinstance(entries, list) else [entries]
    return [{"since": "2025-01-01", "basis": "stated", **e} for e in many]


def elicited() -> Case:
    """Two parties, two issues, points that a judge gave; no deal is worth a quarter to A.

    land: A 0 4 6, B 6 5 0; help: A 0 2, B 3 0; B gains 2 more for help full when the land is swap.
    """
    given = {"judge": "a teacher", "method": "class exercise"}
    return case(
        {"A": {**party(), "reservation": "0.25"}, "B": party()},
        {"land": ordered("leave", "swap", "hold"), "help": ordered("none", "full")},
        {
            "land": {
                "A": {"worth": {"leave": "0", "swap": "4", "hold": "6"}, **given},
                "B": {"worth": {"leave": "6", "swap": "5", "hold": "0"}, **given},
            },
            "help": {
                "A": {"worth": {"none": "0", "full": "2"}, **given},
                "B": {
                    "worth": {"none": "3", "full": "0"},
                    "worth-if": [{"if": "land is swap", "adds": {"full": "2"}}],
                    **given,
                },
            },
        },
        {
            "all": {
                "label": "All",
                "issues": {"land": ["leave", "swap", "hold"], "help": ["none", "full"]},
            }
        },
    )
