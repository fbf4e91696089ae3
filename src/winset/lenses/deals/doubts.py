"""What must a reader be warned of: silence, contradiction, rules that never pass, what was cut?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np

from winset.case.case import Case
from winset.case.grammar.condition import Condition
from winset.case.lines import Said, Voice
from winset.case.regions import contains
from winset.draws import Draws
from winset.lenses.deals.ballots import out_of_reach, vote_of
from winset.lenses.deals.openings import LARGEST as OPENED
from winset.lenses.deals.reading import Member, Reading
from winset.lenses.deals.sides import Side
from winset.models.answers import NO, YES
from winset.results import Caution
from winset.results.finding import Argument

FEW = 100
"""Draws below which a share is too coarse to read."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How many packages there are, get rows, are looked at one by one, and are refused."""

    size: int
    shown: int
    kept: int
    refused: int
    refused_by: dict[str, int]


def cautions(
    draws: Draws,
    both: tuple[Side, Side],
    named: list[tuple[Side, Side]],
    made: bool,
    cut: Cut,
    unfit: list[str],
    drawn: bool,
) -> tuple[Caution, ...]:
    """Every warning, the most telling first; ``drawn``: whether a vote was counted in draws."""
    few = drawn and draws.n < FEW
    return (
        *([_made(both[0])] if made else []),
        *_silent(both[0]),
        *_blocked(both[0], cut),
        *_failing(both[0]),
        *_contradictory(both[0], named),
        *_never_met(both[0]),
        *_cut(cut),
        *([Caution("thin-evidence", "few-draws", {"count": draws.n})] if few else []),
        *(Caution("unfit", "scenario-unfit", {"address": f"scenarios.{id}"}) for id in unfit),
        *changed(draws),
    )


def _cut(cut: Cut) -> Iterator[Caution]:
    """Packages without rows, not looked at one by one, not searched for sets of lines."""
    if cut.size > cut.shown:
        yield Caution("cut", "not-all-listed", {"count": cut.size - cut.shown})
    if cut.size > cut.kept:
        yield Caution("cut", "not-all-looked-at", {"count": cut.size, "count1": cut.kept})
    if cut.refused > OPENED:
        yield Caution("cut", "openings-cut", {"count": cut.refused, "count1": OPENED})


def changed(draws: Draws) -> tuple[Caution, ...]:
    """What was set from outside."""
    return tuple(
        Caution("judgement", "changed-value", {"address": c.address, "value": c.words})
        for c in draws.viewed.changes
    )


def _made(side: Side) -> Caution:
    """The case has no package space, so one was made."""
    return Caution("made", "space-made", {"issues": side.reading.layout.issues})


def _silent(side: Side) -> Iterator[Caution]:
    """Somebody whose yes is needed has no line on an issue he is asked on."""
    without: dict[tuple[str, ...], list[str]] = {}
    for consent in side.reading.consents:
        for member in consent.members:
            asked = side.reading.issues_of(consent.party)
            issues = tuple(i for i in asked if not side.reading.voice(member, i).entries)
            if issues:
                without.setdefault(issues, []).append(member.actor)
    for issues, actors in without.items():
        named: dict[str, Argument] = {"actors": tuple(dict.fromkeys(actors)), "issues": issues}
        yield Caution("thin-evidence", "no-position", named)


def _blocked(side: Side, cut: Cut) -> Iterator[Caution]:
    """A party that refuses every package: by its own lines, or through its rule."""
    for party in side.reading.parties:
        if cut.refused_by.get(party.party) != cut.size:
            continue
        if party.entry is None:
            arguments: dict[str, Argument] = {"party": party.party, "count": cut.size}
            yield Caution("empty", "lines-refuse-all", arguments)
        else:
            yield Caution("empty", "rule-never-passes", {"party": party.party})


def _failing(side: Side) -> Iterator[Caution]:
    """A vote that cannot pass with the figures that are recorded."""
    for consent in side.reading.consents:
        for member in consent.members:
            vote = vote_of(side.case, member.actor)
            if vote is None or side.reading.vote(member) != NO:
                continue
            if out_of_reach(vote):
                at = f"{member.actor}.vote"
                named = {"actor": member.actor, "at": f"{at}.turnout", "at1": f"{at}.quorum"}
                yield Caution("empty", "quorum-out-of-reach", named)
            else:
                yield Caution("empty", "vote-cannot-pass", {"actor": member.actor})


def _contradictory(side: Side, named: list[tuple[Side, Side]]) -> Iterator[Caution]:
    """Lines in force that accept and bar one settlement; the red line was followed."""
    seen: set[tuple[str, str]] = set()
    for reading in (side.reading, *(n[0].reading for n in named)):
        for consent in reading.consents:
            for member in consent.members:
                for issue in reading.issues_of(consent.party):
                    if (member.actor, issue) not in seen:
                        seen.add((member.actor, issue))
                        yield from _of_voice(reading.case, reading.voice(member, issue), member)


def _of_voice(case: Case, voice: Voice, member: Member) -> Iterator[Caution]:
    accepts, red = voice.accepts, voice.red_line
    if accepts is None or red is None:
        return
    for settlement in case.issues[voice.issue].settlements:
        flat, any_ = (_holding(case, accepts, settlement, flat=f) for f in (True, False))
        if any_ and _holding(case, red, settlement, flat=True):
            arguments = {
                "actor": member.actor,
                "settlement": f"{voice.issue}.{settlement}",
                "issue": voice.issue,
                "address1": accepts.address,
                "address2": red.address,
            }
            code = "accepts-and-bars" if flat else "accepts-if-and-bars"
            yield Caution("contradiction", code, arguments)


def _holding(case: Case, said: Said, settlement: str, *, flat: bool) -> bool:
    """Whether a line holds a settlement; ``flat``: without a condition."""
    chosen = said.entry.accepts if said.key == "accepts" else said.entry.red_line
    assert chosen is not None
    issue = case.issues[said.issue]
    return any(
        contains(issue, a, settlement)
        for a in chosen.alternatives
        if a.condition is None or not flat
    )


def _never_met(side: Side) -> Iterator[Caution]:
    """Conditions of lines in force that no package of the space meets."""
    reading = side.reading
    for consent in reading.consents:
        for member in consent.members:
            for issue in reading.issues_of(consent.party):
                for said in reading.voice(member, issue).entries:
                    chosen = getattr(said.entry, said.key.replace("-", "_"))
                    for one in chosen.alternatives:
                        if one.condition is not None and not _can_hold(reading, one.condition):
                            arguments = {"actor": member.actor, "address": said.address}
                            yield Caution("unmet", "condition-never-met", arguments)


def _can_hold(reading: Reading, condition: Condition) -> bool:
    """Whether some package of the space meets a condition; only the issues it asks about matter."""
    layout = reading.layout
    asked = {t.issue for t in condition.tests()}
    shape = [
        len(o) if i in asked else 1 for i, o in zip(layout.issues, layout.options, strict=True)
    ]
    choices = np.stack(np.unravel_index(np.arange(prod(shape)), shape), axis=1).astype(np.int16)
    return bool(np.any(reading.condition(condition, choices) == YES))
