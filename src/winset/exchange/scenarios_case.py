"""How does a negotiation in numbers become a case that the lenses read?

Issues stand without an order, each party's worths as points with the file as judge, and what no
deal is worth as a place between its worst and its best package. Nothing else is made up: who they
are, since when and why stays for the analyst to write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from winset.errors import UsageError
from winset.exchange.scenario import Scenario

TAKEN = frozenset(
    (
        *("anything", "nothing", "unknown", "unspecified", "gone", "never", "none"),
        *("and", "or", "not", "if", "is", "to", "at", "least", "most", "below", "above"),
        *("of", "all", "majority", "as", "from", "about", "with"),
    )
)
"""Words that mean something in a case: no id may be one of them."""


def case_of(scenario: Scenario, title: str, day: str) -> dict[str, Any]:
    """The case as its files would hold it. Raises UsageError when there is nothing to choose."""
    scenario, title = _with_choices(scenario), _label(title, ids([title])[0])
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
            for p, (party, name) in enumerate(zip(parties, _names(scenario, parties), strict=True))
        },
        "issues": {
            issue: {
                "label": _label(name, issue),
                "kind": "unordered",
                "scale": {
                    id: _label(own, id)
                    for id, own in zip(options[k], scenario.options[k], strict=True)
                },
            }
            for k, (issue, name) in enumerate(zip(issues, scenario.issues, strict=True))
        },
        "spaces": {
            "all": {
                "label": "Every package",
                "issues": {issue: list(own) for issue, own in zip(issues, options, strict=True)},
            }
        },
        "positions": positions,
    }


def write(scenario: Scenario, folder: Path, title: str, day: str) -> Path:
    """The case as a folder with one file; the folder must be empty or new.

    Raises UsageError when it is not, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already and is not empty; choose another name")
    text = yaml.safe_dump(
        case_of(scenario, title, day), allow_unicode=True, sort_keys=False, width=100
    )
    target = folder / "case.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from error
    return target


def _with_choices(scenario: Scenario) -> Scenario:
    """Without the issues of one value: what that is worth goes to every value of another issue."""
    kept = [k for k, own in enumerate(scenario.options) if len(own) > 1]
    if not kept:
        raise UsageError("the scenario has a single package: there is nothing to choose")
    alone = [w for k, w in enumerate(scenario.worths) if k not in kept]
    worths = [scenario.worths[k] for k in kept]
    worths[0] = sum(alone, start=worths[0])
    return replace(
        scenario,
        issues=tuple(scenario.issues[k] for k in kept),
        options=tuple(scenario.options[k] for k in kept),
        worths=tuple(worths),
    )


def _names(scenario: Scenario, parties: tuple[str, ...]) -> list[str]:
    """What each party is called; where two are called alike, the id tells them apart."""
    plain = [_label(name, party) for name, party in zip(scenario.parties, parties, strict=True)]
    alike = Counter(name.casefold() for name in plain)
    return [
        name if alike[name.casefold()] == 1 else f"{name} ({party})"
        for name, party in zip(plain, parties, strict=True)
    ]


def notes(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """What could not be taken over as it stands: why, and the issue or party it is about."""
    found = [
        ("one-value", issue)
        for issue, own in zip(scenario.issues, scenario.options, strict=True)
        if len(own) == 1
    ]
    for place, party in enumerate(scenario.parties):
        given = scenario.reservation[place]
        if given is None:
            found.append(("no-reservation", party))
        elif not scenario.least[place] <= given <= scenario.most[place]:
            found.append(("cut", party))
    return tuple(found)


def _party(scenario: Scenario, place: int, name: str) -> dict[str, Any]:
    record: dict[str, Any] = {"names": name, "role": "belligerent"}
    value, low, high = (
        scenario.reservation[place],
        scenario.least[place],
        scenario.most[place],
    )
    if value is not None and high > low:
        share = (value - low) / (high - low)
        record["reservation"] = _plain(min(max(share, 0.0), 1.0), 15)
        if not 0 <= share <= 1:
            record["note"] = "in the file no deal lies beyond every package; cut to the nearest"
    return record


def ids(names: Iterable[str]) -> tuple[str, ...]:
    """Small-letter ids made of names, none twice, none a word of the case language."""
    found: dict[str, None] = {}
    for name in names:
        words = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60].strip("-") or "x"
        id = words if words[0].isalpha() and words not in TAKEN else f"v-{words}"
        number = 1
        while (own := id if number == 1 else f"{id}-{number}") in found:
            number += 1
        found[own] = None
    return tuple(found)


def _label(words: str, id: str) -> str:
    """The file's own words without line ends and signs that cannot be printed; else the id."""
    plain = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(plain.split()) or id


def _plain(number: float, places: int = 9) -> str:
    """A number in plain decimals."""
    return f"{float(number):.{places}f}".rstrip("0").rstrip(".")
