"""Small cases for the tests of the audit, and the shipped ones, each loaded once."""

from __future__ import annotations

from functools import cache
from typing import Any

from winset import api
from winset.case.case import Case
from winset.case.views import View
from winset.draws import Draws
from winset.lenses import audit
from winset.results import Result

TALKS = "russia-ukraine/2026-02-talks"
KOREA = "korea/1952-10-armistice"
SHIPPED = (TALKS, KOREA)

HEAD: dict[str, Any] = {"id": "small", "title": "A small case", "as-of": "2026-01-31"}


def small(**sections: Any) -> Case:
    """Two parties, one with two constituencies; two documents of six paragraphs; what is given."""
    found: dict[str, Any] = {
        "case": {**HEAD, "table": ["N", "S"], **sections.pop("case", {})},
        "documents": {
            "P": {"title": "One paper", "date": "2025-06-01", "length": "6", "grade": "A"},
            "Q": {"title": "Another", "date": "2026-01-10", "length": "6", "grade": "B"},
        },
        "parties": {
            "N": {
                "names": "North",
                "role": "belligerent",
                "ratification": "chief and council",
                "constituencies": {
                    "chief": {"kind": "leader", "names": "The chief"},
                    "council": {"kind": "ratifier", "names": "The council"},
                },
            },
            "S": {"names": "South", "role": ["belligerent", "buyer"]},
        },
        "issues": {"line": ordered("near", "far")},
    }
    return Case.model_validate(found | {k.replace("_", "-"): v for k, v in sections.items()})


def ordered(*rungs: str) -> dict[str, Any]:
    """An ordered issue with these settlements."""
    return {"label": "An issue", "kind": "ordered", "scale": {r: r for r in rungs}}


def entry(**keys: Any) -> dict[str, Any]:
    """A position of new year 2025, cited to P:1 unless it says otherwise."""
    named = {k.replace("_", "-"): v for k, v in keys.items()}
    sourced = {} if "basis" in named or "sources" in named else {"sources": "P:1"}
    return {"since": "2025-01-01", **sourced, **named}


@cache
def shipped(path: str) -> Case:
    """A shipped case."""
    return api.load(path)


@cache
def audited(path: str, only: tuple[str, ...] = ()) -> Result:
    """The audit of a shipped case, perhaps of some of its documents alone."""
    return run(shipped(path), View(only=only))


def run(case: Case, wanted: View | None = None, **options: int) -> Result:
    """The audit of a view of a case."""
    return audit.run(Draws(api.view(case, wanted)), audit.Options(**options))
