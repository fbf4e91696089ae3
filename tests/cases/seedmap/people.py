"""Does the case know everybody of the map, by every name, with ties, influence and places?"""

from __future__ import annotations

from winset.case.documents import Outlet
from winset.case.record import Record
from winset.case.references import Path
from winset.case.who import Constituency, Group, Influence, Party, Site

from .reading import (
    BASES,
    Seed,
    actors,
    all_of,
    case,
    coded,
    every_name,
    in_both_languages,
    inside,
    one,
    paragraphs,
    spellings,
)

# What the map calls a type, and what the case may make of it.
TYPES = {
    "state": {"party", "member"},
    "bloc": {"party", "group"},
    "person": {"leader", "envoy", "official"},
    "institution": {"institution", "ratifier", "envoy", "party", "group"},
    "faction": {"faction"},
    "public": {"public"},
    "company": {"firm"},
    "media": {"outlet"},
}

TIES = {
    "depends_on_for_arms_and_money": "depends-on",
    "draws_bargaining_nerve_from": "draws-nerve-from",
    "needs_ratification_by": "needs-yes-of",
    "war_finance_depends_on": "depends-on",
    "pressures": "presses",
}
"""Ties whose name in the case is not the map's with hyphens."""

DIRECTIONS = {"down (not out)": "down", "down slowly": "down", "up/holding": "up"}


def _who(code: str) -> tuple[Path, Record]:
    found = [
        (path, record)
        for path, record in coded().get(code, [])
        if path[0] in ("parties", "groups", "outlets")
    ]
    if len(found) != 1:
        raise LookupError(f"{len(found)} actors carry the code {code}")
    return found[0]


def _kind(record: Record) -> str:
    match record:
        case Outlet():
            return "outlet"
        case Group():
            return "group"
        case Constituency():
            return record.kind
    return "party"


def actor(entry: Seed) -> list[str]:
    path, record = _who(entry["id"])
    wrong = []
    assert isinstance(record, (Outlet, Group, Constituency, Party))
    known = every_name(record.names, getattr(record, "misspelt", None))
    for names in case().terms.values():
        if every_name(names) & set(map(str.casefold, _told(entry))):
            known |= every_name(names)  # words for a thing stand among the terms
    wrong += [f"name {name}" for name in _told(entry) if not _known(name, known)]
    if _kind(record) not in TYPES[entry["type"]]:
        wrong.append(f"type {entry['type']} is {_kind(record)}")
    if entry["parent"] != _parent(entry["parent"], path, record):
        wrong.append(f"parent {entry['parent']}")
    if missing := set(entry["paragraphs"]) - paragraphs(record):
        wrong.append(f"paragraphs {sorted(missing)}")
    if not isinstance(record, Outlet) and not in_both_languages(record.note):
        wrong.append("role not told")
    return wrong


def _known(name: str, known: set[str]) -> bool:
    """A name, or the last word of one: the map shortens what it has just named."""
    own = name.casefold()
    return any(own == full or full.endswith(f" {own}") for full in known)


def _told(entry: Seed) -> list[str]:
    names = [n for listed in entry["names"].values() for told in listed for n in spellings(told)]
    return [name.strip("'") if name.count("'") != 2 else name for name in names]


def _parent(wanted: str | None, path: Path, record: Record) -> str | None:
    """The wanted parent, if the case has the record under it; else what it is under."""
    above = set()
    if len(path) > 3:
        above.add(str(path[1]))
    if isinstance(record, Constituency) and record.of:
        above.add(record.of)
    above |= {g for g, group in case().groups.items() if path[-1] in group.members}
    if wanted is None:
        return None if len(path) == 2 else str(path[1])
    return wanted if actors()[wanted] in above else None


def relation(entry: Seed) -> list[str]:
    how = TIES.get(entry["kind"], entry["kind"].replace("_", "-"))
    key = f"{actors()[entry['from']]}>{how}>{actors()[entry['to']]}"
    record = case().relations[key]
    wrong = []
    if record.stands_as != BASES[entry["basis"]]:
        wrong.append(f"basis {record.stands_as}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    if entry["note"] and not in_both_languages(record.note, record.for_):
        wrong.append("note not told")
    return wrong


def influence(entry: Seed) -> list[str]:
    """A change of influence has no id in the map: it is found by who, which way and when."""
    _, record = _who(entry["actor"])
    assert isinstance(record, (Constituency, Party))
    goes = DIRECTIONS.get(entry["direction"], entry["direction"])
    fit = [i for i in record.influence if i.goes == goes and _on(entry["when"], i)]
    if len(fit) != 1:
        return [f"{len(fit)} entries go {goes} in {entry['when']}"]
    wrong = []
    if fit[0].stands_as != BASES[entry["basis"]]:
        wrong.append(f"basis {fit[0].stands_as}")
    if paragraphs(fit[0]) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(fit[0]))}")
    if not in_both_languages(fit[0].note):
        wrong.append("reason not told")
    return wrong


def _on(told: str, entry: Influence) -> bool:
    return inside(told, entry.since) and (entry.until is None or inside(told, entry.until))


def place(entry: Seed) -> list[str]:
    _, record = one(entry["id"], "places")
    assert isinstance(record, Site)
    known = every_name(record.names, record.misspelt)
    told = [n for listed in entry["names"].values() for t in listed for n in spellings(t)]
    wrong = [f"name {name}" for name in told if name.casefold() not in known]
    inner = {str(all_of(code, "places")[0][0][-1]) for code in entry.get("contains", [])}
    if set(record.contains) != inner:
        wrong.append(f"contains {sorted(record.contains)}")
    if entry.get("use") and not in_both_languages(record.note):
        wrong.append("use not told")
    return wrong
