"""How does a negotiation in numbers become a case that the lenses read?

Issues stand without an order, each party's worths as points with the file as judge, and what no
deal is worth as a place between its worst and its best package. Nothing else is made up: who they
are, since when and why stays for the analyst to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from winset.exchange.scenario import Scenario

LARGEST_SPACE = 5_000_000
"""A space of more packages is left out: the analyst names the issues to look at."""


def case_of(scenario: Scenario, title: str, day: str) -> dict[str, Any]:
    """The case as its files would hold it."""
    parties, issues = ids(scenario.parties), ids(scenario.issues)
    options = [ids(own) for own in scenario.options]
    given = {"since": day, "judge": title, "method": "as the file has it", "basis": "assumed"}
    positions = {
        issue: {
            party: {
                **given,
                "worth": {
                    o: _plain(w) for o, w in zip(options[k], scenario.worths[k][p], strict=True)
                },
            }
            for p, party in enumerate(parties)
        }
        for k, issue in enumerate(issues)
    }
    return {
        "case": {"id": ids([title])[0], "title": title, "as-of": day, "table": list(parties)},
        "parties": {
            party: _party(scenario, p, name)
            for p, (party, name) in enumerate(zip(parties, scenario.parties, strict=True))
        },
        "issues": {
            issue: {
                "label": name,
                "kind": "unordered",
                "scale": dict(zip(options[k], scenario.options[k], strict=True)),
            }
            for k, (issue, name) in enumerate(zip(issues, scenario.issues, strict=True))
        },
        **_space(scenario, issues, options),
        "positions": positions,
    }


def write(scenario: Scenario, folder: Path, title: str, day: str) -> Path:
    """The case as a folder with one file; the folder must be empty or new."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(
        case_of(scenario, title, day), allow_unicode=True, sort_keys=False, width=100
    )
    target = folder / "case.yaml"
    with target.open("x", encoding="utf-8") as file:
        file.write(text)
    return target


def _party(scenario: Scenario, place: int, name: str) -> dict[str, Any]:
    record: dict[str, Any] = {"names": name, "role": "belligerent"}
    value, low, high = (
        scenario.reservation[place],
        scenario.least[place],
        scenario.most[place],
    )
    if value is not None and high > low:
        share = (value - low) / (high - low)
        record["reservation"] = _plain(min(max(share, 0.0), 1.0))
        if not 0 <= share <= 1:
            record["note"] = "in the file no deal lies beyond every package; cut to the nearest"
    return record


def _space(
    scenario: Scenario, issues: tuple[str, ...], options: list[tuple[str, ...]]
) -> dict[str, Any]:
    if scenario.space.packages > LARGEST_SPACE:
        return {}
    every = {issue: list(own) for issue, own in zip(issues, options, strict=True)}
    return {"spaces": {"all": {"label": "Every package", "issues": every}}}


def ids(names: Iterable[str]) -> tuple[str, ...]:
    """Small-letter ids made of names, none twice."""
    found: list[str] = []
    for name in names:
        words = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "x"
        id = words if words[0].isalpha() else f"v-{words}"
        twins = sum(1 for other in found if other == id or re.fullmatch(rf"{id}-\d+", other))
        found.append(id if not twins else f"{id}-{twins + 1}")
    return tuple(found)


def _plain(number: float) -> str:
    """A number in plain decimals."""
    return f"{float(number):.9f}".rstrip("0").rstrip(".")
