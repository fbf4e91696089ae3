"""Whose points does the case hold for every option, and what is no deal worth by them?

Asked only when every party that is asked has points for every option on its issues. No deal is
worth what the case says (``reservation``, 0 for the party's worst package of the space to 1 for its
best); where nobody said, the worst package.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.consents import names_of
from winset.case.grammar.condition import Condition
from winset.case.positions import Position
from winset.case.regions import places
from winset.case.stance import stance
from winset.lenses.deals.layout import Layout
from winset.lenses.deals.reading import Reading
from winset.models.answers import YES
from winset.models.ends import ends
from winset.models.utilities import Space, quantised
from winset.results import Caution


@dataclass(frozen=True)
class Numbers:
    """The points of every party over a layout, in whole units, and what no deal is worth."""

    layout: Layout
    parties: tuple[str, ...]
    entries: tuple[Position, ...]
    addresses: tuple[str, ...]
    space: Space
    worst: NDArray[np.int64]
    best: NDArray[np.int64]
    no_deal: NDArray[np.int64]
    said: tuple[bool, ...]


def numbers(case: Case, layout: Layout) -> tuple[Numbers | None, tuple[Caution, ...]]:
    """The numbers over a layout; None without them, with what is amiss where some are there."""
    held = {
        (party, issue): _entry(case, party, issue)
        for party in layout.asked.issues
        for issue in layout.asked.issues[party]
    }
    missing = tuple(dict.fromkeys(p for (p, _), e in held.items() if e is None))
    if all(e is None for e in held.values()):
        return None, ()
    if missing:
        return None, (Caution("gap", "numbers-incomplete", {"parties": missing}),)
    parties = tuple(layout.asked.issues)
    parts = []
    for k, issue in enumerate(layout.issues):
        rows = [_points(case, layout, k, held.get((party, issue))) for party in parties]
        if any(r is None for r in rows):
            who = tuple(p for p, r in zip(parties, rows, strict=True) if r is None)
            return None, (Caution("gap", "numbers-incomplete", {"parties": who}),)
        parts.append(quantised(rows))  # type: ignore[arg-type]
    pairs, wide = _pairs(case, layout, parties, held)
    for (k, _), own in [(at, pairs.pop(at)) for at in list(pairs) if at[0] == at[1]]:
        parts[k] = parts[k] + np.diagonal(own, axis1=1, axis2=2)
    if wide:
        return None, (Caution("gap", "points-too-wide", {"parties": wide}),)
    space = Space(tuple(parts), pairs)
    worst, best = ends(space)
    no_deal, said = _no_deal(case, parties, worst, best)
    first = [held[party, layout.asked.issues[party][0]] for party in parties]
    entries = tuple(e[1] for e in first if e is not None)
    addresses = tuple(e[0] for e in first if e is not None)
    return Numbers(layout, parties, entries, addresses, space, worst, best, no_deal, said), ()


def _entry(case: Case, party: str, issue: str) -> tuple[str, Position] | None:
    """The newest points of a party on an issue, under any of its names."""
    voice = case.parties[party].voice or case.parties[party].leader() or party
    for name in dict.fromkeys((party, voice, *names_of(case, party))):
        entry = stance(case, issue, name).held.get("worth")
        if entry is not None:
            return f"positions.{issue}.{name}", entry
    return None


def _points(
    case: Case, layout: Layout, k: int, entry: tuple[str, Position] | None
) -> list[float] | None:
    """A party's points for each option; zero where it is not asked, None if one lacks."""
    if entry is None:
        return [0.0] * len(layout.options[k])
    issue, given = case.issues[layout.issues[k]], entry[1].worth or {}
    found = []
    for option in layout.options[k]:
        own = places(issue, option)
        value = next(
            (v for s, v in given.items() if places(issue, type(option).parse(s)) == own), None
        )
        if value is None or value.middle is None:
            return None
        found.append(value.middle)
    return found


def _pairs(
    case: Case,
    layout: Layout,
    parties: tuple[str, ...],
    held: dict[tuple[str, str], tuple[str, Position] | None],
) -> tuple[dict[tuple[int, int], NDArray[np.int64]], tuple[str, ...]]:
    """Points added under a condition on one issue; parties whose conditions ask for more."""
    reading = Reading(case, layout)
    found: dict[tuple[int, int], NDArray[np.int64]] = {}
    wide: list[str] = []
    for (party, issue), entry in held.items():
        for addition in entry[1].worth_if if entry is not None else ():
            others = tuple(dict.fromkeys(t.issue for t in addition.if_.tests()))
            if len(others) != 1:
                wide.append(party)
                continue
            if others[0] not in layout.issues:
                continue
            tied = layout.issues.index(issue), layout.issues.index(others[0])
            sizes = tuple(len(layout.options[e]) for e in tied)
            pair = found.setdefault(tied, np.zeros((len(parties), *sizes), dtype=np.int64))
            met = _met(reading, layout, addition.if_, tied[1])
            for n, option in enumerate(layout.options[tied[0]]):
                value = addition.adds.get(option.text)
                if value is not None and value.middle is not None:
                    pair[parties.index(party), n] += np.where(met, quantised(value.middle), 0)
    return found, tuple(dict.fromkeys(wide))


def _met(reading: Reading, layout: Layout, condition: Condition, at: int) -> NDArray[np.bool_]:
    """For each option of one issue whether the condition holds."""
    choices = np.zeros((len(layout.options[at]), len(layout.issues)), dtype=np.int16)
    choices[:, at] = np.arange(len(choices))
    held: NDArray[np.bool_] = reading.condition(condition, choices) == YES
    return held


def _no_deal(
    case: Case, parties: tuple[str, ...], worst: NDArray[np.int64], best: NDArray[np.int64]
) -> tuple[NDArray[np.int64], tuple[bool, ...]]:
    found, said = [], []
    for n, party in enumerate(parties):
        record = case.parties[party]
        leader = record.constituencies.get(record.leader() or "")
        given = record.reservation or (leader.reservation if leader is not None else None)
        middle = given.middle if given is not None else None
        said.append(middle is not None)
        found.append(worst[n] + (middle or 0.0) * (best[n] - worst[n]))
    return np.rint(found).astype(np.int64), tuple(said)
