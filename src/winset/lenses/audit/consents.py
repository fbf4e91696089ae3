"""Whose yes does a deal need, as the rules in force say?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from winset.case.case import Case
from winset.case.who import Party, RuleEntry


@dataclass(frozen=True, slots=True)
class Consent:
    """One needed yes: who gives it, for which party, under which names, by which rule.

    A party at the table and whoever speaks for it give one yes under two names.
    """

    actor: str
    party: str
    names: tuple[str, ...]
    rule: str | None


def consents(case: Case, day: date) -> tuple[Consent, ...]:
    """The parties at the table and everybody named in a ratification rule of theirs in force."""
    found = []
    for id in case.case.table:
        party = case.parties[id]
        entry = rule_in_force(party, day)
        rule = f"{id}.ratification" if entry is not None else None
        voice = party.voice or party.leader()
        names = (id, voice) if voice is not None else (id,)
        found.append(Consent(id, id, names, rule))
        members = _people(case, entry.rule.members()) if entry is not None else ()
        found += [Consent(m, id, (m,), rule) for m in members if m not in names]
    return tuple(found)


def _people(case: Case, members: tuple[str, ...]) -> tuple[str, ...]:
    """The members of a rule, a group by each of its own."""
    each = [case.groups[m].members if m in case.groups else (m,) for m in members]
    return tuple(dict.fromkeys(person for people in each for person in people))


def rule_in_force(party: Party, day: date) -> RuleEntry | None:
    """The newest rule that has begun; one without a date holds for the whole time of the case."""
    begun = [e for e in party.ratification if e.since is None or e.since.starts_by(day)]
    return max(begun, key=_start, default=None)


def _start(entry: RuleEntry) -> date:
    return (entry.since.first if entry.since is not None else None) or date.min
