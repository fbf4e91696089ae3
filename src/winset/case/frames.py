"""Which parties, issues, settlements, tasks and quantities does a view show? Those it needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from winset.case.address import resolve
from winset.case.case import Case
from winset.case.drafts import Clause
from winset.case.grammar.settlement import SettlementSet
from winset.case.positions import Position
from winset.case.record import Record
from winset.case.references import Path, Reference, walk
from winset.case.who import RuleEntry
from winset.errors import Slip

FrameId = tuple[str, str]
"""(kind, id); a settlement is ('settlement', 'issue.settlement')."""

_KINDS = ("actor", "party", "group", "issue", "place", "task", "variable", "track")


def needed_frames(facts: Case, whole: Case) -> set[FrameId]:
    """Every frame that a fact or a source of ``facts`` needs, and what those need in turn."""
    wanted = {("party", party) for party in (*whole.case.table, *whole.case.fighting)}
    frames = _Frames(whole)
    found = walk(facts)
    roles = {path: record.ROLE for path, record in found.records}
    for reference in found.references:
        if _owner_role(reference.path, roles) in ("fact", "source"):
            wanted |= frames.named(reference)
    for path, record in found.records:
        if record.ROLE == "fact":
            wanted |= {("settlement", s) for s in _settlements(path, record, whole)}
            wanted |= frames.standing_in(path)
    for link in facts.links:
        wanted |= {("variable", end) for end in link.split(">")}
    for relation in facts.relations:
        start, _, end = (
            relation.split(">") if relation.count(">") == 2 else (relation, "", relation)
        )
        wanted |= {("actor", start), ("actor", end)}
    for issue, by_actor in facts.positions.items():
        wanted.add(("issue", issue))
        wanted |= {("actor", actor) for actor in by_actor}
    return frames.closed(wanted)


def free_frames(whole: Case) -> set[FrameId]:
    """Frames that no fact of the whole case needs and no source names: the analyst's own."""
    frames = [(path, record) for path, record in walk(whole).records if record.ROLE == "frame"]
    named = {one for path, _ in frames for one in _Frames(whole).standing_in(path)}
    return named - needed_frames(whole, whole)


def shown_frames(left: Case, whole: Case, needed: set[FrameId]) -> Case:
    """``left`` with the frames that are needed or still have a source."""
    parties = {}
    actors = {id for kind, id in needed if kind in ("actor", "party", "group")}
    for id, party in left.parties.items():
        known = whole.parties[id].constituencies
        people = {
            c: r
            for c, r in party.constituencies.items()
            if c in actors or r.rests_on or _unsourced(known[c])
        }
        if (
            id in actors
            or party.rests_on
            or any(c in actors or r.rests_on for c, r in people.items())
        ):
            parties[id] = party.model_copy(update={"constituencies": people})
    issues = {}
    for id, issue in left.issues.items():
        if ("issue", id) in needed or issue.rests_on:
            issues[id] = issue.model_copy(
                update={"scale": _scale(issue, whole.issues[id], id, needed)}
            )
    update: dict[str, Any] = {"parties": parties, "issues": issues}
    for kind, name in (
        ("group", "groups"),
        ("place", "places"),
        ("variable", "variables"),
        ("track", "tracks"),
    ):
        update[name] = _left(getattr(left, name), kind, needed)
    for name in ("economy", "front", "support"):
        update[name] = _left(getattr(left, name), "quantity", needed, hold=_has_figures)
    update["calendar"] = left.calendar.model_copy(
        update={"tasks": _left(left.calendar.tasks, "task", needed)}
    )
    update["spaces"], update["packages"] = (
        _spaces(left, issues),
        _packages(left, issues),
    )
    return left.model_copy(update=update)


def _unsourced(record: Record) -> bool:
    """Whether it never had a source; one whose sources an earlier step took keeps its basis."""
    return not record.rests_on and record.stands_as == "assumed"


def _spaces(left: Case, issues: dict[str, Any]) -> dict[str, Any]:
    """Package spaces over the rungs that show; a space with an empty issue goes."""
    spaces = {}
    for id, space in left.spaces.items():
        rungs = {
            issue: tuple(s for s in listed if _stands(issues[issue], s))
            for issue, listed in space.issues.items()
            if issue in issues
        }
        if len(rungs) == len(space.issues) and all(rungs.values()):
            spaces[id] = (
                space if rungs == space.issues else space.model_copy(update={"issues": rungs})
            )
    return spaces


def _stands(issue: Any, settlement: str) -> bool:
    """Whether a settlement is a rung that shows; amounts and dates have no rungs to lose."""
    return issue.kind in ("amount", "date") or settlement in issue.settlements


def _packages(left: Case, issues: dict[str, Any]) -> dict[str, Any]:
    """Named packages all of whose settlements show."""

    def shows(issue: str, set_: SettlementSet) -> bool:
        record = issues.get(issue)
        if record is None:
            return False
        if record.kind not in ("ordered", "unordered"):
            return True
        return all(end in record.scale for a in set_.alternatives for end in a.ends)

    return {
        id: p for id, p in left.packages.items() if all(shows(i, s) for i, s in p.settles.items())
    }


def _scale(issue: Any, whole: Any, id: str, needed: set[FrameId]) -> dict[str, Any]:
    """Rungs that are needed, still have a source, or never had one of their own."""
    return {
        s: r
        for s, r in issue.scale.items()
        if ("settlement", f"{id}.{s}") in needed or r.rests_on or _unsourced(whole.scale[s])
    }


def _left(
    records: dict[str, Any], kind: str, needed: set[FrameId], hold: Any = None
) -> dict[str, Any]:
    alias = {"group": "actor"}.get(kind, kind)
    return {
        id: r
        for id, r in records.items()
        if (kind, id) in needed
        or (alias, id) in needed
        or r.rests_on
        or (hold is not None and hold(r))
    }


def _has_figures(quantity: Any) -> bool:
    return bool(quantity.observed or quantity.series)


class _Frames:
    """The frames of the whole case and what each of them needs."""

    def __init__(self, whole: Case) -> None:
        self.whole = whole
        self.party_of = {c: p for p, r in whole.parties.items() for c in r.constituencies}

    def named(self, reference: Reference) -> set[FrameId]:
        """The frames a reference names: by kind, or at the end of an address."""
        if reference.kinds == ("path",):
            return self.addressed(reference.id)
        return {(kind, reference.id) for kind in reference.kinds if kind in _KINDS} | (
            {("actor", reference.id)} if "speaker" in reference.kinds else set()
        )

    def addressed(self, address: str) -> set[FrameId]:
        try:
            path = resolve(self.whole, address).path
        except Slip:
            return set()
        return self.standing_in(path)

    def standing_in(self, path: Path) -> set[FrameId]:
        """The frames that something at ``path`` stands in."""
        head = str(path[0])
        if head == "parties" and len(path) > 1:
            inside = (
                {("actor", str(path[3]))}
                if len(path) > 3 and path[2] == "constituencies"
                else set()
            )
            return {("actor", str(path[1]))} | inside
        if head in ("economy", "front", "support") and len(path) > 1:
            return {("quantity", str(path[1]))}
        kinds = {
            "issues": "issue",
            "places": "place",
            "variables": "variable",
            "tracks": "track",
            "groups": "group",
        }
        if head in kinds and len(path) > 1:
            return {(kinds[head], str(path[1]))}
        if path[:2] == ("calendar", "tasks") and len(path) > 2:
            return {("task", str(path[2]))}
        if head == "positions" and len(path) > 2:
            return {("issue", str(path[1])), ("actor", str(path[2]))}
        return set()

    def closed(self, wanted: set[FrameId]) -> set[FrameId]:
        """``wanted`` and all that those frames cannot do without."""
        found: set[FrameId] = set()
        queue = list(wanted)
        while queue:
            one = queue.pop()
            if one in found:
                continue
            found.add(one)
            queue += self._needs(one)
        return found

    def _needs(self, frame: FrameId) -> list[FrameId]:
        kind, id = frame
        if kind in ("actor", "group") and id in self.whole.groups:
            return [("actor", member) for member in self.whole.groups[id].members]
        if kind in ("actor", "party") and id in self.party_of:
            record = self.whole.parties[self.party_of[id]].constituencies[id]
            return [
                ("actor", self.party_of[id]),
                *([("actor", record.of)] if record.of else []),
            ]
        if kind in ("actor", "party") and id in self.whole.parties:
            voice = self.whole.parties[id].voice
            return [("actor", voice)] if voice else []
        if kind == "settlement":
            return [("issue", id.split(".")[0])]
        if kind == "place" and id in self.whole.places and (within := self.whole.places[id].within):
            return [("place", within)]
        if (
            kind == "task"
            and id in self.whole.calendar.tasks
            and (by := self.whole.calendar.tasks[id].by)
        ):
            return [("actor", by)]
        return []


def _owner_role(path: Path, roles: Mapping[Path, str]) -> str:
    """The role of the innermost record that holds ``path``."""
    for length in range(len(path), 0, -1):
        if path[:length] in roles:
            return roles[path[:length]]
    return "fact"


def _settlements(path: Path, record: Record, whole: Case) -> set[str]:
    """The settlements a fact names, as issue.settlement."""
    named: set[tuple[str, str]] = set()
    if isinstance(record, Position):
        issue = str(path[1])
        for chosen in (record.accepts, record.could_accept, record.red_line, record.ideal):
            named |= _of_set(issue, chosen)
        named |= {(issue, settlement) for settlement in (*record.ranking, *(record.worth or ()))}
        for addition in record.worth_if:
            named |= {(issue, settlement) for settlement in addition.adds}
            named |= {(t.issue, t.settlement) for t in addition.if_.tests()}
    elif isinstance(record, Clause) and record.sets:
        for chosen in (record.to, *record.readings.values()):
            named |= _of_set(record.sets, chosen)
    elif isinstance(record, RuleEntry):
        tests = [t for condition in record.rule.conditions() for t in condition.tests()]
        named |= {(t.issue, t.settlement) for t in tests}
    scales = {issue: record.scale for issue, record in whole.issues.items()}
    return {f"{issue}.{one}" for issue, one in named if one in scales.get(issue, ())}


def _of_set(issue: str, chosen: SettlementSet | None) -> set[tuple[str, str]]:
    """(issue, settlement) of each settlement a set names, its conditions included."""
    alternatives = chosen.alternatives if chosen is not None else ()
    tests = [t for a in alternatives if a.condition is not None for t in a.condition.tests()]
    own = {(issue, end) for alternative in alternatives for end in alternative.ends}
    return own | {(test.issue, test.settlement) for test in tests}
