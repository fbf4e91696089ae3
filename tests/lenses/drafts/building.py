"""Small cases with texts for tests, and the shipped ones read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from winset import api
from winset.case.case import Case
from winset.case.views import View
from winset.results import Result

TALKS = "russia-ukraine/2026-02-talks"
KOREA = "korea/1952-10-armistice"
SHIPPED = (TALKS, KOREA)

PARTIES: dict[str, Any] = {
    "NO": {
        "names": "North",
        "role": "belligerent",
        "ratification": "ruler",
        "constituencies": {
            "ruler": {"kind": "leader", "names": "The ruler"},
            "scribe": {"kind": "envoy", "names": "The scribe"},
        },
    },
    "SO": {
        "names": "South",
        "role": "belligerent",
        "ratification": "queen and council and (people if line at least river)",
        "constituencies": {
            "queen": {"kind": "leader", "names": "The queen"},
            "council": {"kind": "ratifier", "names": "The council"},
            "people": {"kind": "public", "names": "The people"},
        },
    },
}
ISSUES: dict[str, Any] = {
    "line": {
        "label": "Where the line runs",
        "kind": "ordered",
        "scale": {"ridge": "the ridge", "road": "the road", "river": "the river", "sea": "the sea"},
    },
    "fort": {"label": "The fort is razed", "kind": "yes-no"},
    "guns": {"label": "Guns", "kind": "amount", "unit": "persons", "range": "0 to 1000 persons"},
    "host": {
        "label": "Where they meet",
        "kind": "unordered",
        "scale": {"abbey": "the abbey", "inn": "the inn"},
    },
    "oath": {"label": "Wording of the oath", "kind": "text"},
}


def small(drafts: dict[str, Any], positions: dict[str, Any] | None = None, **sections: Any) -> Case:
    """A case of two parties at war with these texts; positions date from new year's day of 2025."""
    dated = {
        issue: {actor: _dated(entries) for actor, entries in by_actor.items()}
        for issue, by_actor in (positions or {}).items()
    }
    texts = {
        id: {"label": id, "date": "2025-06-01", "authors": ["NO"], **d} for id, d in drafts.items()
    }
    return Case.model_validate(
        {
            "case": {
                "id": "small",
                "title": "A small case",
                "as-of": "2026-01-01",
                "table": ["NO", "SO"],
                "fighting": ["NO", "SO"],
            },
            "parties": PARTIES,
            "issues": ISSUES,
            "positions": dated,
            "drafts": texts,
            **sections,
        }
    )


def _dated(entries: Any) -> list[dict[str, Any]]:
    many = entries if isinstance(entries, list) else [entries]
    return [{"since": "2025-01-01", "basis": "stated", **entry} for entry in many]


def told(case: Case, **options: Any) -> Result:
    """What the lens finds in a case."""
    return api.run("drafts", case, **options)


@cache
def shipped(path: str, only: tuple[str, ...] = ()) -> Result:
    """What the lens finds in a shipped case, computed once."""
    case = api.load(path)
    return told(api.view(case, View(only=only)) if only else case)  # type: ignore[arg-type]
