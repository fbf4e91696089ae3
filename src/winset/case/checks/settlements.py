"""Does every settlement that somebody names stand on the scale of its issue?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.case.checks.fits import misfits, of_condition, of_one
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.positions import Position
from winset.errors import Problem, Slip

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
_LINES = (
    ("accepts", "accepts"),
    ("could_accept", "could-accept"),
    ("red_line", "red-line"),
    ("ideal", "ideal"),
)


def settlements(checking: Checking) -> list[Problem]:
    """Every settlement, figure, date or condition that does not fit its issue."""
    found = [
        *_in_positions(checking),
        *_in_spaces(checking),
        *_in_packages(checking),
        *_in_drafts(checking),
        *_in_rules(checking),
    ]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="settlement")
        for path, slip in found
    ]


def _fits(
    checking: Checking, path: Path, issue: str, chosen: SettlementSet
) -> Iterator[tuple[Path, Slip]]:
    """The misfits of a set, each at its own item when the set is a list."""
    if issue not in checking.issues:
        return
    if not chosen.listed:
        yield from ((path, slip) for slip in misfits(issue, chosen, checking.issues))
        return
    for index, alternative in enumerate(chosen.alternatives):
        one = SettlementSet(chosen.listed[index], (alternative,), (chosen.listed[index],))
        for slip in misfits(issue, one, checking.issues):
            yield (*path, index), slip


def _in_positions(checking: Checking) -> Iterator[tuple[Path, Slip]]:
    for issue, actors in checking.case.positions.items():
        for actor, entries in actors.items():
            for index, entry in enumerate(entries):
                yield from _in_entry(checking, ("positions", issue, actor, index), issue, entry)


def _in_entry(
    checking: Checking, path: Path, issue: str, entry: Position
) -> Iterator[tuple[Path, Slip]]:
    sound = True
    for field, key in _LINES:
        chosen: SettlementSet | None = getattr(entry, field)
        if chosen is None:
            continue
        for place, slip in _fits(checking, (*path, key), issue, chosen):
            sound = False
            yield place, slip
        if any(a.stretch == "unspecified" for a in chosen.alternatives):
            yield (
                (*path, key),
                Slip(
                    "'unspecified' is what a text may say, not what somebody wants",
                    "settlements, or unknown",
                ),
            )
    if issue in checking.issues:
        yield from _ranking((*path, "ranking"), issue, entry.ranking, checking.issues[issue])
        yield from _worths(checking, path, issue, entry)
        if sound:
            yield from _both(path, checking.issues[issue], entry)


def _ranking(
    path: Path, name: str, ranking: tuple[str, ...], issue: Issue
) -> Iterator[tuple[Path, Slip]]:
    for index, settlement in enumerate(ranking):
        for slip in of_one(name, settlement, issue):
            yield (*path, index), slip
        if settlement in ranking[:index]:
            yield (
                (*path, index),
                Slip(f"'{settlement}' stands twice in the ranking", "it once"),
            )


def _worths(
    checking: Checking, path: Path, name: str, entry: Position
) -> Iterator[tuple[Path, Slip]]:
    """Points for no settlement of the issue, with a unit, or given by nobody."""
    issue = checking.issues[name]
    given = [((*path, "worth"), entry.worth or {})]
    for index, addition in enumerate(entry.worth_if):
        place = (*path, "worth-if", index)
        given.append(((*place, "adds"), addition.adds))
        for slip in of_condition(addition.if_, checking.issues, beside=name):
            yield (*place, "if"), slip
    for place, points in given:
        for settlement, value in points.items():
            for slip in of_one(name, settlement, issue):
                yield (*place, settlement), slip
            if value.unit or not value.known:
                slip = Slip(f"'{value.text}' is no number of points", "a number without a unit")
                yield (*place, settlement), slip
    if (entry.worth or entry.worth_if) and (entry.judge is None or entry.method is None):
        lacking = "judge" if entry.judge is None else "method"
        said = f"points without a {lacking}: numbers stand only where somebody gave them"
        yield path, Slip(said, "judge: who gave them, and method: how they were asked")


def _both(path: Path, issue: Issue, entry: Position) -> Iterator[tuple[Path, Slip]]:
    """What one entry both accepts and calls a red line."""
    if entry.accepts is None or entry.red_line is None or not issue.settlements:
        return
    both = [
        s
        for s in issue.settlements
        if s in _always(entry.accepts, issue) and s in _always(entry.red_line, issue)
    ]
    if both:
        yield (
            (*path, "red-line"),
            Slip(
                f"{_and(both)} both accepted and a red line",
                "one or the other, or a condition with 'if'",
            ),
        )


def _and(words: list[str]) -> str:
    return f"{words[0]} is" if len(words) == 1 else f"{' and '.join(words)} are"


def _always(chosen: SettlementSet, issue: Issue) -> set[str]:
    """The settlements in the set without any condition."""
    scale = issue.settlements
    inside: set[str] = set()
    for one in chosen.alternatives:
        if one.condition is not None:
            continue
        at = [scale.index(end) for end in one.ends if end in scale]
        match one.stretch:
            case "is":
                inside.update(scale[i] for i in at)
            case "anything":
                inside.update(scale)
            case "at least":
                inside.update(scale[at[0] :])
            case "above":
                inside.update(scale[at[0] + 1 :])
            case "at most":
                inside.update(scale[: at[0] + 1])
            case "below":
                inside.update(scale[: at[0]])
            case "to":
                inside.update(scale[at[0] : at[1] + 1])
            case _:
                pass
    return inside


def _in_spaces(checking: Checking) -> Iterator[tuple[Path, Slip]]:
    for id, space in checking.case.spaces.items():
        for issue, listed in space.issues.items():
            if issue not in checking.issues:
                continue
            if not listed:
                yield ("spaces", id, "issues", issue), Slip("no settlement", "one or more")
            for index, settlement in enumerate(listed):
                place: Path = ("spaces", id, "issues", issue, index)
                for slip in of_one(issue, settlement, checking.issues[issue]):
                    yield place, slip
                if settlement in listed[:index]:
                    yield (
                        place,
                        Slip(f"'{settlement}' stands twice in the space", "it once"),
                    )


def _in_packages(checking: Checking) -> Iterator[tuple[Path, Slip]]:
    for id, package in checking.case.packages.items():
        for issue, chosen in package.settles.items():
            yield from _fits(checking, ("packages", id, "settles", issue), issue, chosen)


def _in_drafts(checking: Checking) -> Iterator[tuple[Path, Slip]]:
    for id, draft in checking.case.drafts.items():
        for index, clause in enumerate(draft.clauses):
            path: Path = ("drafts", id, "clauses", index)
            if clause.sets is None:
                continue
            if clause.to is not None:
                yield from _fits(checking, (*path, "to"), clause.sets, clause.to)
            for reader, chosen in clause.readings.items():
                yield from _fits(checking, (*path, "readings", reader), clause.sets, chosen)


def _in_rules(checking: Checking) -> Iterator[tuple[Path, Slip]]:
    for id, party in checking.case.parties.items():
        for index, entry in enumerate(party.ratification):
            for condition in entry.rule.conditions():
                for slip in of_condition(condition, checking.issues):
                    yield ("parties", id, "ratification", index, "rule"), slip
