"""Does a party say yes, given what those in its ratification rule say to one deal?

The same three-valued logic as ``winset.models.ratification`` has for arrays: an unknown stays
unknown unless the rest decides without it. A consent that the deal does not ask for decides
nothing: among *and* it counts as yes, among *or* as no; where no part of an *or* is asked for, the
whole decides nothing.

>>> from winset.case.answers import NO, YES
>>> from winset.case.grammar.ratification import Ratification
>>> rule = Ratification.parse("2 of (army, navy, guard)").rule
>>> agreed(rule, lambda who: NO if who == "navy" else YES, lambda condition: YES).name
'YES'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from winset.case.answers import NO, UNKNOWN, YES, Answer, all_of, any_of
from winset.case.grammar.condition import Condition
from winset.case.grammar.ratification import Count, Joint, OnlyIf, Rule, Share, Yes

Ask = Callable[[str], Answer]
Met = Callable[[Condition], Answer]
_SLACK = 1e-9
"""Shares typed in decimals may miss their own sum by this much."""


def agreed(rule: Rule, answer: Ask, met: Met, idle: Answer = YES) -> Answer:
    """The party's answer; ``answer`` asks a member, ``met`` whether a condition holds."""
    match rule:
        case Yes(who):
            return answer(who)
        case Joint("and", parts):
            return all_of(agreed(p, answer, met, YES) for p in parts)
        case Joint(_, parts):
            found = any_of(agreed(p, answer, met, NO) for p in parts)
            asked = [met(p.condition) for p in parts if isinstance(p, OnlyIf)]
            return idle if len(asked) == len(parts) and any_of(asked) == NO else found
        case Count(need, members):
            return sorted(map(answer, members))[len(members) - need]
        case Share(need, weights):
            return _weighted(need, weights, answer)
        case OnlyIf(inner, condition):
            inside, holds = agreed(inner, answer, met, idle), met(condition)
            if holds == YES or inside == idle:
                return inside
            return idle if holds == NO else UNKNOWN


def mentions(
    rule: Rule, under: tuple[Condition, ...] = (), alone: bool = True
) -> Iterator[tuple[str, tuple[Condition, ...], bool]]:
    """Everybody in a rule, the conditions on his consent, and whether nobody can replace him."""
    match rule:
        case Yes(who):
            yield who, under, alone
        case Joint(word, parts):
            for part in parts:
                yield from mentions(part, under, alone and word == "and")
        case Count(need, members):
            for who in members:
                yield who, under, alone and need == len(members)
        case Share(_, weights):
            for who, _ in weights:
                yield who, under, False
        case OnlyIf(inner, condition):
            yield from mentions(inner, (*under, condition), alone)


def _weighted(need: float, weights: tuple[tuple[str, float], ...], answer: Ask) -> Answer:
    total = sum(weight for _, weight in weights)
    said = [(answer(who), weight / total) for who, weight in weights]
    if sum(w for a, w in said if a == YES) >= need - _SLACK:
        return YES
    return UNKNOWN if sum(w for a, w in said if a != NO) >= need - _SLACK else NO
