"""Whose yes does a deal need? Parties through their rules; by clause where a text says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from winset.case.case import Case
from winset.case.clock import today
from winset.case.deal import settling
from winset.case.directory import Directory
from winset.case.grammar.ratification import Count, Joint, OnlyIf, Rule, Share, Yes, members_of
from winset.case.who import Party, RuleEntry

ROLES = ("signs", "ratifies", "delivers")
DELIVERING = frozenset(
    ("guarantor", "supplier", "backer", "monitor", "buyer", "host", "asset-holder")
)
"""Roles of a party that is asked for what it would give rather than for an end of its own fight."""


@dataclass(frozen=True, slots=True)
class Needed:
    """One party whose yes is needed: the rule that makes it, and who speaks for the party."""

    party: str
    voice: str
    rule: Rule
    entry: RuleEntry | None

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody whose yes the rule may ask for."""
        return tuple(dict.fromkeys(members_of(self.rule)))


def needed(case: Case, party: str, day: date | None = None) -> Needed:
    """The rule in force for a party; without one, whoever speaks for it decides."""
    record = case.parties[party]
    voice = record.voice or record.leader() or party
    entry = rule_in_force(record, day or today(case))
    rule = _spread(case, entry.rule.rule) if entry is not None else Yes(voice)
    return Needed(party, voice, rule, entry)


def rule_in_force(party: Party, day: date) -> RuleEntry | None:
    """The newest rule that has begun; one without a date holds for the whole time of the case."""
    begun = [e for e in party.ratification if e.since is None or e.since.starts_by(day)]
    return max(begun, key=lambda e: (e.since.first if e.since else None) or date.min, default=None)


def names_of(case: Case, actor: str) -> tuple[str, ...]:
    """The ids under which somebody's positions stand: a party and its voice are one."""
    owner = Directory(case).parties_of.get(actor)
    if owner is None:
        return (actor,)
    party = case.parties[owner]
    speaker = party.voice or party.leader() or owner
    return tuple(dict.fromkeys((owner, speaker))) if actor in (owner, speaker) else (actor,)


def _spread(case: Case, rule: Rule) -> Rule:
    """The rule with groups put as all of their members."""
    match rule:
        case Yes(who) if who in case.groups:
            return Joint("and", tuple(Yes(m) for m in case.groups[who].members))
        case Joint(word, parts):
            return Joint(word, tuple(_spread(case, p) for p in parts))
        case OnlyIf(inner, condition):
            return OnlyIf(_spread(case, inner), condition)
        case _:
            return rule


def all_must_agree(rule: Rule) -> bool:
    """Whether everybody the rule asks must say yes: no part of it can stand in for another."""
    match rule:
        case Yes():
            return True
        case Joint(word, parts):
            return word == "and" and all(all_must_agree(p) for p in parts)
        case OnlyIf(inner, _):
            return all_must_agree(inner)
        case Count(need, members):
            return need == len(members)
        case Share():
            return False


@dataclass(frozen=True, slots=True)
class Asked:
    """Which parties are asked on which issues of a deal, as what, and who else can undo it."""

    issues: dict[str, tuple[str, ...]]
    """Party -> the issues it is asked on."""
    roles: dict[str, str]
    """Party -> signs or delivers."""
    undo: tuple[str, ...] = ()
    """Parties that could undo a clause without being asked for any."""


def asked_by_all(case: Case, issues: Iterable[str]) -> Asked:
    """A deal without a text: everybody at the table is asked on everything."""
    named = tuple(issues)
    table = case.case.table
    return Asked(dict.fromkeys(table, named), {p: own_role(case, p) for p in table})


def asked_by_clause(case: Case, draft: str, issues: Iterable[str]) -> Asked:
    """A deal in a text: who signs or delivers a clause is asked on its issue.

    On an issue whose clause names nobody, the whole table is asked, as nobody said otherwise.
    """
    owners = Directory(case).parties_of
    signs, delivers, undo = _by_issue(case, draft, owners)
    asked: dict[str, list[str]] = {}
    roles: dict[str, str] = {}
    for issue in issues:
        givers = [*signs.get(issue, ()), *delivers.get(issue, ())] or list(case.case.table)
        for party in dict.fromkeys(givers):
            asked.setdefault(party, []).append(issue)
            if party in signs.get(issue, ()) or not delivers.get(issue):
                roles[party] = own_role(case, party)
            else:
                roles.setdefault(party, "delivers")
    order = [*case.case.table, *(p for p in asked if p not in case.case.table)]
    known = {p: tuple(asked[p]) for p in order if p in asked}
    others = tuple(p for p in undo if p not in known)
    return Asked(known, {p: roles[p] for p in known}, others)


def own_role(case: Case, party: str) -> str:
    """What a party's yes is to a deal: who fights signs, who would give something delivers."""
    if party in case.case.fighting:
        return "signs"
    return "delivers" if DELIVERING & set(case.parties[party].role) else "signs"


def _by_issue(
    case: Case, draft: str, owners: dict[str, str]
) -> tuple[dict[str, list[str]], dict[str, list[str]], tuple[str, ...]]:
    signs: dict[str, list[str]] = {}
    delivers: dict[str, list[str]] = {}
    undo: list[str] = []
    for clause in settling(case, draft):
        assert clause.sets is not None
        signs.setdefault(clause.sets, []).extend(_parties(case, clause.signs, owners))
        delivers.setdefault(clause.sets, []).extend(_parties(case, clause.delivers, owners))
        undo += _parties(case, clause.can_undo, owners)
    for clause in case.drafts[draft].clauses if draft in case.drafts else ():
        undo += _parties(case, clause.can_undo, owners)
    return signs, delivers, tuple(dict.fromkeys(undo))


def _parties(case: Case, actors: Iterable[str], owners: dict[str, str]) -> list[str]:
    found: list[str] = []
    for actor in actors:
        group = case.groups.get(actor)
        members = group.members if group is not None else (actor,)
        found += [owners.get(m, m) for m in members]
    return list(dict.fromkeys(found))
