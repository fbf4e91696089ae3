"""Small cases for tests: two sides, their accounts, a series, a lever; nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from winset import api
from winset.case.attached import sheet
from winset.case.case import Case
from winset.lenses import endurance
from winset.results import Result

AS_OF = date(2026, 1, 1)


def case(**sections: Any) -> Case:
    """Two sides that fight, one issue, and these sections."""
    sides = {side: {"names": side, "role": "belligerent"} for side in ("ONE", "TWO")}
    return Case.model_validate(
        {
            "case": {
                "id": "small",
                "title": "A small case",
                "as-of": AS_OF.isoformat(),
                "table": list(sides),
                "fighting": list(sides),
            },
            "parties": sides,
            "issues": {"land": {"label": "Land", "kind": "ordered", "scale": {"a": "a", "b": "b"}}},
            **sections,
        }
    )


def figure(value: str, unit: str = "RUB") -> dict[str, Any]:
    """A quantity of one value that somebody stated."""
    return {"label": "A figure", "unit": unit, "value": value, "basis": "stated"}


def account(party: str, kind: str, **figures: str) -> dict[str, Any]:
    """An account with its roles; an underscore in a role stands for a hyphen."""
    return {
        "party": party,
        "kind": kind,
        "figures": {role.replace("_", "-"): at for role, at in figures.items()},
    }


def with_series(made: Case, address: str, levels: list[float], first: date | None = None) -> Case:
    """The case with a daily series behind a quantity that ends on its as-of day."""
    section, _, id = address.partition(".")
    start = first or AS_OF - timedelta(days=len(levels) - 1)
    rows = [f"{start + timedelta(days=n)},{level}" for n, level in enumerate(levels)]
    series = getattr(made, section)[id].series[0]
    series._sheet = sheet(series.file, "\n".join(["date,value", *rows]).encode())
    return made


def run(made: Case, n: int = 200, seed: int = 1, **options: Any) -> Result:
    """What the lens finds in the case."""
    return endurance.run(api.draw(made, n=n, seed=seed), endurance.Options(**options))
