"""Small calendars for the tests, and the shipped cases, each loaded once."""

from __future__ import annotations

from functools import cache
from typing import Any

from winset import api
from winset.case.case import Case
from winset.case.patch import Change
from winset.case.views import View
from winset.lenses import calendar
from winset.results import Quantity, Result

TALKS = "russia-ukraine/2026-02-talks"
KOREA = "korea/1952-10-armistice"
SHIPPED = (TALKS, KOREA)
TODAY = "2026-01-01"


def small(
    tasks: dict[str, Any] | None = None,
    deadlines: dict[str, Any] | None = None,
    conditions: dict[str, Any] | None = None,
    **sections: Any,
) -> Case:
    """Two parties and a go-between, as of new year's day 2026, with this calendar.

    With documents the go-between is on record in one of them.
    """
    middle = {"sources": next(iter(sections["documents"]))} if "documents" in sections else {}
    named = {id: {"label": id, **task} for id, task in (tasks or {}).items()}
    found: dict[str, Any] = {
        "case": {"id": "small", "title": "A small case", "as-of": TODAY, "table": ["N", "S"]},
        "parties": {
            "N": {
                "names": "North",
                "role": "belligerent",
                "constituencies": {"chief": {"kind": "leader", "names": "The chief"}},
            },
            "S": {"names": "South", "role": "belligerent"},
            "M": {"names": "Middle", "role": ["mediator", "asset-holder"], **middle},
        },
        "issues": {"line": {"label": "Line", "kind": "yes-no"}},
        "calendar": {
            "tasks": named,
            "deadlines": {id: {"kind": "firm", **d} for id, d in (deadlines or {}).items()},
            "conditions": conditions or {},
        },
    }
    return Case.model_validate(found | sections)


def chain(**waits: Any) -> dict[str, Any]:
    """A step of 10 days, 20 days after it a meeting of a day; what is given replaces a task."""
    return {
        "step": {"takes": "10 days"},
        "meeting": {"takes": "1 day", "after": ["step + 20 days"]},
        **waits,
    }


def run(case: Case, wanted: View | None = None, draws: int = 200, **options: Any) -> Result:
    """The calendar of a view of a case."""
    return api.run(calendar, api.draw(api.view(case, wanted), n=draws), **options)


@cache
def shipped(path: str) -> Case:
    """A shipped case."""
    return api.load(path)


WHOLE = View()


@cache
def of(path: str, view: View = WHOLE, **options: Any) -> Result:
    """The calendar of a view of a shipped case."""
    return run(shipped(path), view, draws=1000, **options)


def changed(**values: str) -> View:
    """A view with values set; ``__`` in a name stands for a dot, ``_`` for a hyphen."""
    return View(
        changes=tuple(
            Change("set", name.replace("__", ".").replace("_", "-"), value)
            for name, value in values.items()
        )
    )


def exactly(cell: Any) -> float:
    """The number in a cell that must be exact."""
    assert isinstance(cell, Quantity)
    assert cell.exact
    return cell.median
