"""What does everybody whose yes is needed say to each package, at both strengths?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from winset.case.acts import act_of
from winset.case.answers import Answer
from winset.case.assent import answers, weighed
from winset.case.case import Case
from winset.case.consents import Needed, names_of, needed
from winset.case.deal import Deal, holds
from winset.case.grammar.condition import Condition
from winset.case.grammar.ratification import Count, Joint, OnlyIf, Rule, Share, Yes
from winset.case.judged import judged
from winset.case.lines import Line, Said, Voice, line, voice
from winset.case.record import Record
from winset.lenses.deals.ballots import outcome, vote_of
from winset.lenses.deals.layout import Choices, Layout
from winset.models.answers import NO, UNKNOWN, YES, Answers, both, either
from winset.models.ratification import at_least, only_if, weighted

Strength = Literal["declared", "assessed"]
STRENGTHS: tuple[Strength, ...] = ("declared", "assessed")
GROUNDS = ("stated", "reported", "inferred", "assumed", "unsaid")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whose yes a rule may ask for: his id in the rule, and the names he speaks under."""

    actor: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consent:
    """One needed yes: of whoever speaks for a party, or of those who must ratify."""

    party: str
    role: str
    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        """A name for it: party and role."""
        return f"{self.party}.{self.role}"


class Reading:
    """The answers of one view of a case to the packages of one layout."""

    def __init__(self, case: Case, layout: Layout, like: Reading | None = None) -> None:
        """``like``: a reading of the same layout; its answers hold where the lines are the same."""
        self.case, self.layout, self._like = case, layout, like
        self._place = {issue: k for k, issue in enumerate(layout.issues)}
        self._voices: dict[tuple[str, str], Voice] = {}
        self._votes: dict[str, int | None] = {}
        self._tables: dict[tuple[str, str], Tabled] = {}
        self.kept_changes: dict[tuple[object, ...], str] = {}
        """What exchanges of terms are to whom, kept by those who compare many packages."""

    @cached_property
    def parties(self) -> tuple[Needed, ...]:
        """Every party that is asked, with its rule in force."""
        return tuple(needed(self.case, p) for p in self.layout.asked.issues)

    @cached_property
    def consents(self) -> tuple[Consent, ...]:
        """Every needed yes, party by party: first who speaks for it, then who ratifies."""
        found: list[Consent] = []
        for party in self.parties:
            members = [self.member(party, actor) for actor in party.members]
            speaking = tuple(m for m in members if party.party in m.names)
            others = tuple(m for m in members if party.party not in m.names)
            role = self.layout.asked.roles[party.party]
            found += [Consent(party.party, role, speaking)] if speaking else []
            found += [Consent(party.party, "ratifies", others)] if others else []
        return tuple(found)

    def needed(self, consent: Consent) -> Needed:
        """The party a consent belongs to, with its rule."""
        return next(p for p in self.parties if p.party == consent.party)

    def member(self, party: Needed, actor: str) -> Member:
        """Who is meant by an id in a rule; whoever speaks for the party is the party."""
        names = names_of(self.case, actor)
        return Member(party.party if party.party in names else actor, names)

    def issues_of(self, party: str) -> tuple[str, ...]:
        """The issues a party is asked on."""
        return self.layout.asked.issues[party]

    def voice(self, member: Member, issue: str) -> Voice:
        """A member's lines on an issue."""
        at = (member.actor, issue)
        if at not in self._voices:
            self._voices[at] = voice(self.case, issue, member.names)
        return self._voices[at]

    def vote(self, member: Member) -> int | None:
        """How a member's vote comes out; None where he consents by no vote, or nothing is known."""
        if member.actor not in self._votes:
            vote = vote_of(self.case, member.actor)
            self._votes[member.actor] = outcome(self.case, vote) if vote is not None else None
        return self._votes[member.actor]

    def judge(self, choices: Choices) -> Judged:
        """The answers to these packages."""
        return Judged(self, choices)

    def table(self, member: Member, issue: str) -> Tabled:
        """A member's answers on an issue for every combination of the options they turn on."""
        at = (member.actor, issue)
        if at not in self._tables:
            self._tables[at] = self._shared(member, issue) or self._new(member, issue)
        return self._tables[at]

    def _shared(self, member: Member, issue: str) -> Tabled | None:
        """The answers of the reading this one is like, where the lines are the very same."""
        if self._like is None or self._like.case.issues is not self.case.issues:
            return None
        mine, theirs = self.case.positions.get(issue, {}), self._like.case.positions.get(issue, {})
        same = all(mine.get(name) is theirs.get(name) for name in member.names)
        same = same and self.vote(member) == self._like.vote(member)
        return self._like.table(member, issue) if same else None

    def _new(self, member: Member, issue: str) -> Tabled:
        voice = self.voice(member, issue)
        others = [i for i in voice.leans_on() if i in self._place]
        return self._tabled(member, voice, (issue, *others))

    def _tabled(self, member: Member, voice: Voice, turning: tuple[str, ...]) -> Tabled:
        options = [self.layout.options[self._place[i]] for i in turning]
        lines = np.empty(tuple(map(len, options)), dtype=object)
        for at in np.ndindex(lines.shape):
            deal = {i: o[k] for i, o, k in zip(turning, options, at, strict=True)}
            lines[at] = by_vote(self._line(member, voice, deal), self.vote(member))
        each: list[Line] = list(lines.flat)
        strengths = [
            (
                np.array([_answer(one, s) for one in each], dtype=np.int8).reshape(lines.shape),
                np.array([self._ground(one, s) for one in each], np.int8).reshape(lines.shape),
            )
            for s in STRENGTHS
        ]
        places = tuple(self._place[i] for i in turning)
        return Tabled(places, lines, *zip(*strengths, strict=True))

    def _line(self, member: Member, voice: Voice, deal: Deal) -> Line:
        """One answer; to a package made from a text what he did with the text weighs first.

        A rejection is of the text as it stands: to a package with other terms his lines answer.
        """
        alone, text = line(self.case, voice, deal), self.layout.text
        act = act_of(self.case, text, member.names) if text else None
        if act is None or (act.says == "no" and self.layout.size > 1):
            return alone
        if act.says != "no":
            return weighed(self.case, text, deal, member.names, {voice.issue: alone})[voice.issue]
        whole = self.layout.deal(np.zeros(len(self.layout.issues), dtype=np.int16))
        parties = [c.party for c in self.consents if member in c.members]
        asked = [i for p in parties for i in self.issues_of(p)]
        return answers(self.case, text, whole, member.names, asked).get(voice.issue, alone)

    def _ground(self, line: Line, strength: Strength) -> int:
        return GROUNDS.index(ground(self.case, line, strength))

    def condition(self, condition: Condition, choices: Choices) -> Answers:
        """Whether a condition holds in each package."""
        asked = tuple(dict.fromkeys(t.issue for t in condition.tests() if t.issue in self._place))
        options = [self.layout.options[self._place[i]] for i in asked]
        answers = np.empty(tuple(map(len, options)), dtype=np.int8)
        for at in product(*(range(len(o)) for o in options)):
            deal = {i: o[k] for i, o, k in zip(asked, options, at, strict=True)}
            answers[at] = holds(self.case, condition, deal)
        if not asked:
            return np.full(len(choices), answers[()], dtype=np.int8)
        found: Answers = answers[tuple(choices[:, self._place[i]] for i in asked)]
        return found


@dataclass(frozen=True, slots=True)
class Tabled:
    """A member's lines on an issue, over the options of the issues at ``places``."""

    places: tuple[int, ...]
    lines: NDArray[np.object_]
    answers: tuple[Answers, ...]
    grounds: tuple[Answers, ...]


def by_vote(said: Line, vote: int | None) -> Line:
    """An answer given by a vote: no better than how the vote comes out."""
    if vote is None or max(said.declared, said.assessed) <= vote:
        return said
    declared, assessed = min(said.declared, Answer(vote)), min(said.assessed, Answer(vote))
    by = said.by if vote == UNKNOWN else None
    return replace(said, declared=declared, assessed=assessed, why="vote", by=by, soft=None)


def _answer(line: Line, strength: Strength) -> int:
    return int(line.declared if strength == "declared" else line.assessed)


def ground(case: Case, line: Line, strength: Strength) -> str:
    """How an answer is known, one of GROUNDS; an answer that is not known is unsaid.

    What is called best is known no better than the acceptance beside it. That a vote fails is
    inferred from its figures.
    """
    if _answer(line, strength) == UNKNOWN:
        return "unsaid"
    if line.why == "vote" and line.by is None:
        return "inferred"
    if line.act is not None and line.by is None:
        return _ground_of(case, line.act.record)
    said = line.by if strength == "declared" else line.decided_by
    found = [ground_of(case, s) for s in (said, line.beside) if s is not None]
    return max(found, key=GROUNDS.index, default="unsaid")


def ground_of(case: Case, said: Said | None) -> str:
    """How an entry is known: a denial is a statement, what is derived is an inference."""
    return "unsaid" if said is None else _ground_of(case, said.entry)


def _ground_of(case: Case, record: Record) -> str:
    if judged(case, record):
        return "assumed"
    return {"denied": "stated", "derived": "inferred"}.get(record.stands_as, record.stands_as)


class Judged:
    """Answers of everybody to a block of packages; every array runs over the packages."""

    def __init__(self, reading: Reading, choices: Choices) -> None:
        self.reading, self.choices = reading, choices
        self._cells: dict[tuple[str, str], tuple[tuple[NDArray[np.int16], ...], Tabled]] = {}
        self._kept: dict[tuple[str, ...], Answers] = {}

    def cell(self, member: Member, issue: str, strength: Strength) -> Answers:
        """A member's answer on one issue."""
        index, tabled = self._cell(member, issue)
        return tabled.answers[STRENGTHS.index(strength)][index]

    def ground(self, member: Member, issue: str, strength: Strength) -> Answers:
        """How that answer is known, as a place in GROUNDS."""
        index, tabled = self._cell(member, issue)
        return tabled.grounds[STRENGTHS.index(strength)][index]

    def line(self, member: Member, issue: str, package: int) -> Line:
        """A member's answer on one issue of one package, with the entries behind it."""
        index, tabled = self._cell(member, issue)
        found: Line = tabled.lines[tuple(i[package] for i in index)]
        return found

    def _cell(self, member: Member, issue: str) -> tuple[tuple[NDArray[np.int16], ...], Tabled]:
        at = (member.actor, issue)
        if at not in self._cells:
            tabled = self.reading.table(member, issue)
            self._cells[at] = tuple(self.choices[:, k] for k in tabled.places), tabled
        return self._cells[at]

    def answer(self, member: Member, party: str, strength: Strength) -> Answers:
        """A member's answer to the whole package: yes only if yes on every issue asked."""
        cells = [self.cell(member, i, strength) for i in self.reading.issues_of(party)]
        return both(np.stack(cells)) if cells else self._all(YES)

    def consent(self, consent: Consent, strength: Strength) -> Answers:
        """One needed yes; that of the ratifiers as if whoever speaks for the party agreed."""
        return self._once((consent.id, strength), lambda: self._consent(consent, strength))

    def _consent(self, consent: Consent, strength: Strength) -> Answers:
        if consent.role == "ratifies":
            return self._rule(self.reading.needed(consent), strength, speaker=YES)
        return both(np.stack([self.answer(m, consent.party, strength) for m in consent.members]))

    def party(self, needed: Needed, strength: Strength) -> Answers:
        """A party's answer through its rule."""
        return self._once((needed.party, strength), lambda: self._rule(needed, strength))

    def _once(self, key: tuple[str, ...], compute: Callable[[], Answers]) -> Answers:
        if key not in self._kept:
            self._kept[key] = compute()
        return self._kept[key]

    def supposing(self, needed: Needed, agreed: frozenset[Member], package: int) -> int:
        """A party's assessed answer to one package if these members refused nothing there."""
        one = Judged(self.reading, self.choices[package : package + 1])

        def answer(actor: str) -> Answers:
            member = self.reading.member(needed, actor)
            own = [one.cell(member, i, "assessed") for i in self.reading.issues_of(needed.party)]
            kept = [np.where(c == NO, np.int8(YES), c) if member in agreed else c for c in own]
            return both(np.stack(kept)) if kept else one._all(YES)

        return int(one._rule_answer(needed.rule, answer, YES)[0])

    @cached_property
    def verdicts(self) -> dict[Strength, Answers]:
        """Per strength: in the zone (2), possibly (1), out (0)."""
        return {
            s: both(np.stack([self.party(p, s) for p in self.reading.parties])) for s in STRENGTHS
        }

    @cached_property
    def refusing(self) -> dict[Strength, NDArray[np.bool_]]:
        """Per strength which consents are lacking: axes (consent, package)."""
        return {
            s: np.stack([self._lacking(c, s) for c in self.reading.consents]) for s in STRENGTHS
        }

    def _lacking(self, consent: Consent, strength: Strength) -> NDArray[np.bool_]:
        """Refused with its party's yes lost; where no part alone loses it, the first part lacks."""
        needed = self.reading.needed(consent)
        own = [c for c in self.reading.consents if c.party == consent.party]
        lost: NDArray[np.bool_] = self.party(needed, strength) == NO
        refused = [self.consent(c, strength) == NO for c in own]
        nobody = lost & ~np.any(np.stack(refused), axis=0)
        mine = refused[own.index(consent)] | (nobody if own[0] is consent else False)
        both_: NDArray[np.bool_] = lost & mine
        return both_

    def through(self, needed: Needed, answer: Callable[[str], Answers]) -> Answers:
        """A party's answer through its rule, from whatever answers of its members."""
        return self._rule_answer(needed.rule, answer, YES)

    def applies(self, needed: Needed, member: Member) -> Answers:
        """Whether the rule asks for a member's yes in each package."""
        return self._once(
            ("applies", needed.party, member.actor), lambda: self._applies(needed, member)
        )

    def _applies(self, needed: Needed, member: Member) -> Answers:
        found = [self._when(rule) for rule in _naming(needed.rule, member.names, ())]
        return either(np.stack(found)) if found else self._all(NO)

    def _when(self, conditions: tuple[Condition, ...]) -> Answers:
        met = [self.reading.condition(c, self.choices) for c in conditions]
        return both(np.stack(met)) if met else self._all(YES)

    def _rule(self, needed: Needed, strength: Strength, speaker: int | None = None) -> Answers:
        def answer(actor: str) -> Answers:
            member = self.reading.member(needed, actor)
            if speaker is not None and needed.party in member.names:
                return self._all(speaker)
            return self.answer(member, needed.party, strength)

        return self._rule_answer(needed.rule, answer, YES)

    def _rule_answer(self, rule: Rule, answer: Callable[[str], Answers], idle: int) -> Answers:
        """``idle`` is what a consent that is not asked for counts as: it must not decide."""
        match rule:
            case Yes(who):
                return answer(who)
            case Joint(word, parts):
                return self._joint(word, parts, answer, idle)
            case Count(need, members):
                return at_least(need, np.stack([answer(m) for m in members]))
            case Share(need, weights):
                answers = np.stack([answer(m) for m, _ in weights])
                return weighted(need, [w for _, w in weights], answers)
            case OnlyIf(inner, condition):
                met = self.reading.condition(condition, self.choices)
                return only_if(met, self._rule_answer(inner, answer, idle), idle)

    def _joint(
        self, word: str, parts: tuple[Rule, ...], answer: Callable[[str], Answers], idle: int
    ) -> Answers:
        if word == "and":
            return both(np.stack([self._rule_answer(p, answer, YES) for p in parts]))
        found = either(np.stack([self._rule_answer(p, answer, NO) for p in parts]))
        if all(isinstance(p, OnlyIf) for p in parts):
            asked = [self.reading.condition(p.condition, self.choices) for p in parts]  # type: ignore[union-attr]
            nobody = either(np.stack(asked)) == NO
            return np.where(nobody, np.int8(idle), found)
        return found

    def _all(self, answer: int) -> Answers:
        return np.full(len(self.choices), answer, dtype=np.int8)


def _naming(
    rule: Rule, names: tuple[str, ...], under: tuple[Condition, ...]
) -> list[tuple[Condition, ...]]:
    """The conditions under which each mention of somebody in a rule binds."""
    match rule:
        case Yes(who):
            return [under] if who in names else []
        case Joint(_, parts):
            return [found for part in parts for found in _naming(part, names, under)]
        case Count(_, members):
            return [under] if set(members) & set(names) else []
        case Share(_, weights):
            return [under] if {m for m, _ in weights} & set(names) else []
        case OnlyIf(inner, condition):
            return _naming(inner, names, (*under, condition))
