"""What must a reader be warned of: silence, contradiction, rules that never pass, what was cut?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from winset.case.case import Case
from winset.case.lines import Said, Voice
from winset.case.regions import contains
from winset.draws import Draws
from winset.lenses.deals.reading import Member
from winset.lenses.deals.sides import Side
from winset.models.answers import NO, YES
from winset.results import Caution
from winset.results.finding import Argument


def cautions(
    draws: Draws,
    both: tuple[Side, Side],
    named: list[tuple[Side, Side]],
    made: bool,
    unlisted: int,
    unfit: list[str],
) -> tuple[Caution, ...]:
    """Every warning, the most telling first."""
    return (
        *([_made(both[0])] if made else []),
        *_silent(both[0]),
        *_blocked(both[0]),
        *_contradictory(both[0], named),
        *_never_met(both[0]),
        *([Caution("cut", "not-all-listed", {"count": unlisted})] if unlisted else []),
        *(Caution("unfit", "scenario-unfit", {"address": f"scenarios.{id}"}) for id in unfit),
        *changed(draws),
    )


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
    """Somebody whose yes is needed has no line at all on the issues he is asked on."""
    for consent in side.reading.consents:
        for member in consent.members:
            issues = side.reading.issues_of(consent.party)
            if not any(side.reading.voice(member, i).entries for i in issues):
                named: dict[str, Argument] = {"actor": member.actor, "issues": issues}
                yield Caution("thin-evidence", "no-position", named)


def _blocked(side: Side) -> Iterator[Caution]:
    """A party whose rule passes no package of the space, whatever the others say."""
    for party in side.reading.parties:
        if np.all(side.judged.party(party, "assessed") == NO):
            yield Caution("empty", "rule-never-passes", {"party": party.party})


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
    if accepts is None or red is None or accepts.entry is red.entry:
        return
    for settlement in case.issues[voice.issue].settlements:
        if all(_flatly(case, said, settlement) for said in (accepts, red)):
            arguments = {
                "actor": member.actor,
                "settlement": f"{voice.issue}.{settlement}",
                "address1": accepts.address,
                "address2": red.address,
            }
            yield Caution("contradiction", "accepts-and-bars", arguments)


def _flatly(case: Case, said: Said, settlement: str) -> bool:
    chosen = said.entry.accepts if said.key == "accepts" else said.entry.red_line
    assert chosen is not None
    issue = case.issues[said.issue]
    return any(a.condition is None and contains(issue, a, settlement) for a in chosen.alternatives)


def _never_met(side: Side) -> Iterator[Caution]:
    """Conditions of lines in force that no package of the space meets."""
    reading, judged = side.reading, side.judged
    for consent in reading.consents:
        for member in consent.members:
            for issue in reading.issues_of(consent.party):
                for said in reading.voice(member, issue).entries:
                    chosen = getattr(said.entry, said.key.replace("-", "_"))
                    for one in chosen.alternatives:
                        if one.condition is not None and not np.any(
                            reading.condition(one.condition, judged.choices) == YES
                        ):
                            arguments = {"actor": member.actor, "address": said.address}
                            yield Caution("unmet", "condition-never-met", arguments)
