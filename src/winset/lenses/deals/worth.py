"""How often would a package be better than no deal for those whose no deal is described?

The worth test is asked only where the case says what no deal is worth to somebody (``reservation``,
0 for the worst package to 1 for the best). Weights and worths are not elicited: they are drawn
uniformly among those that fit what he has said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.case import Case
from winset.case.directory import Directory
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.issues import Issue
from winset.case.lines import Said, Voice
from winset.case.regions import contains, places
from winset.draws import Draws
from winset.draws.streams import lanes
from winset.lenses.deals.reading import Member
from winset.lenses.deals.sides import Side
from winset.lenses.deals.zone import VERDICTS
from winset.models.bounds import all_hold
from winset.models.worth import (
    deal_worth,
    deciding,
    respecting,
    share_better,
    standard_error,
    weights,
)
from winset.results import Caution, Column, Quantity, Row, Table

WORTH = (
    Column("worth", "key"),
    Column("package", "package"),
    Column("actor", "actor"),
    Column("better", "number", "%"),
    Column("no-deal", "text-at"),
    Column("decides", "issue"),
    Column("moves", "number", "points"),
    Column("assessed", "word"),
)
WEIGHED = (
    Column("weighed", "key"),
    Column("package", "package"),
    Column("assessed", "word"),
    Column("better-low", "number", "%"),
    Column("better-high", "number", "%"),
    Column("asked", "ids"),
    Column("not-asked", "ids"),
)
RANKS = {"decisive": 90.0, "major": 60.0, "minor": 20.0}
"""Order only: the middle of a range of 0 to 100 takes its place among the words."""
FEW = 100
"""Draws below which a share is too coarse to read."""


@dataclass(frozen=True)
class NoDeal:
    """Somebody whose no deal is described: where, and how much it is worth to him."""

    member: Member
    party: str
    address: str
    value: Value


def worth(
    draws: Draws, side: Side, chosen: Sequence[int]
) -> tuple[Table, Table, tuple[Caution, ...]]:
    """Per package and person how often it beats no deal; per package the bounds for all of them."""
    known, silent = described(side)
    rows: list[Row] = []
    shares: dict[int, list[float]] = {p: [] for p in chosen}
    for one in known:
        found = _of_one(draws, side, one, chosen)
        rows += found[0]
        for package, share in zip(chosen, found[1], strict=True):
            shares[package].append(share)
    table = Table("worth", WORTH, tuple(sorted(rows, key=lambda r: str(r.cells[1]))))
    weighed = [_weighed(side, p, shares[p], known, silent) for p in (chosen if known else ())]
    few = known and draws.n < FEW
    cautions = (
        *([Caution("thin-evidence", "few-draws", {"count": draws.n})] if few else []),
        *([Caution("gap", "no-deal-unknown", {"actors": silent})] if silent else []),
    )
    return table, Table("weighed", WEIGHED, tuple(weighed)), cautions


def described(side: Side) -> tuple[list[NoDeal], tuple[str, ...]]:
    """Those whose no deal the case describes, and those of whom nobody says what it is worth."""
    known: list[NoDeal] = []
    silent: list[str] = []
    for consent in side.reading.consents:
        for member in consent.members:
            found = _reservation(side.case, member)
            if found is None:
                silent.append(member.actor)
            else:
                known.append(NoDeal(member, consent.party, *found))
    once = {one.member.actor: one for one in reversed(known)}
    return list(reversed(once.values())), tuple(dict.fromkeys(silent))


def _reservation(case: Case, member: Member) -> tuple[str, Value] | None:
    owners = Directory(case).parties_of
    for name in member.names:
        party = case.parties[owners[name]] if name in owners else None
        if party is None:
            continue
        record = party if name == owners[name] else party.constituencies[name]
        if record.reservation is not None and record.reservation.known:
            return f"{name}.reservation", record.reservation
    return None


def _of_one(
    draws: Draws, side: Side, one: NoDeal, chosen: Sequence[int]
) -> tuple[list[Row], list[float]]:
    layout = side.reading.layout
    issues = side.reading.issues_of(one.party)
    places = [layout.issues.index(i) for i in issues]
    voices = [side.reading.voice(one.member, i) for i in issues]
    weights_ = _weights(draws, one.member.actor, voices)
    worths = [
        _worths(draws, side.case.issues[i], one.member.actor, v, layout.options[k])
        for i, v, k in zip(issues, voices, places, strict=True)
    ]
    value = draws.sample(one.value, one.address)
    no_deal = value if value is not None else np.zeros(draws.n)
    choices = side.judged.choices[list(chosen)][:, places]
    worth_ = deal_worth(weights_, worths, choices)
    shares = share_better(worth_, no_deal)
    errors = standard_error(shares, draws.n)
    moved = deciding(worth_, no_deal, np.concatenate([weights_, no_deal[None, :]]))
    rows = []
    for n, package in enumerate(chosen):
        most = int(np.argmax(np.abs(moved[n])))
        key = layout.key(side.judged.choices[package])
        verdict = int(side.judged.answer(one.member, one.party, "assessed")[package])
        rows.append(
            Row(
                (
                    f"{key} {one.member.actor}",
                    key,
                    one.member.actor,
                    _percent(float(shares[n]), float(errors[n]), draws.n),
                    one.address,
                    issues[most] if most < len(issues) else None,
                    round(100 * float(moved[n, most])),
                    ("no", "unsaid", "yes")[verdict],
                ),
                (one.address,),
            )
        )
    return rows, [float(s) for s in shares]


def _percent(share: float, error: float, n: int) -> Quantity:
    """A share in whole per cent: more would be noise at these numbers of draws."""
    return Quantity(round(100 * share), standard_error=round(100 * error, 1), n=n)


def _weights(draws: Draws, actor: str, voices: Sequence[Voice]) -> NDArray[np.float64]:
    ranks = [_rank(v.salience) for v in voices]
    names = [f"positions.{v.issue}.{actor}.salience" for v in voices]
    uniforms = np.stack([lanes(draws.seed, n, draws.n) for n in names])
    ties = np.stack([lanes(draws.seed, f"{n}.order", draws.n) for n in names])
    return weights(ranks, uniforms, ties)


def _rank(said: Said | None) -> float | None:
    salience = said.entry.salience if said is not None else None
    if salience is None:
        return None
    if salience.word:
        return RANKS[salience.word]
    return sum(salience.numbers) / len(salience.numbers) if salience.numbers else None


def _worths(
    draws: Draws, issue: Issue, actor: str, voice: Voice, options: Sequence[SettlementSet]
) -> NDArray[np.float64]:
    names = [f"positions.{voice.issue}.{actor}.worth.{o.text}" for o in options]
    uniforms = np.stack([lanes(draws.seed, n, draws.n) for n in names])
    ties = np.stack([lanes(draws.seed, f"{n}.order", draws.n) for n in names])
    return respecting([level(issue, voice, o) for o in options], uniforms, ties)


def level(issue: Issue, voice: Voice, chosen: SettlementSet) -> float | None:
    """The place of a settlement in somebody's stated order, conditions left aside; None if unsaid.

    A ranking decides where there is one; else called best, accepted, accepted under a condition,
    judged possible, judged possible under a condition, not among what he accepts, barred.
    """
    if chosen.text in voice.ranking:
        return 100.0 - voice.ranking.index(chosen.text)
    accepts = voice.accepts.entry.accepts if voice.accepts is not None else None
    red = voice.red_line.entry.red_line if voice.red_line is not None else None
    if accepts is not None and (held := _held(issue, accepts, chosen)) is not None:
        best = voice.ideal is not None and _held(issue, voice.ideal, chosen) is not None
        return 6.0 if best and held else 5.0 if held else 4.0
    barred = red is not None and _held(issue, red, chosen) is not None
    wish = voice.wish.entry.ideal if voice.wish is not None else None
    if wish is not None and not barred and _held(issue, wish, chosen):
        return 6.0
    for said in voice.could:
        could = said.entry.could_accept
        if could is not None and (held := _held(issue, could, chosen)) is not None:
            return 3.0 if held else 2.0
    if red is not None and _held(issue, red, chosen):
        return 0.0
    if accepts is not None:
        return 1.0
    best = voice.ideal is not None and _held(issue, voice.ideal, chosen) is not None
    return 6.0 if best else None


def _held(issue: Issue, outer: SettlementSet, chosen: SettlementSet) -> bool | None:
    """True if held without a condition, False if only under one, None if not held."""
    found: bool | None = None
    held = places(issue, chosen, (outer,))
    for one in outer.alternatives:
        if held and all(contains(issue, one, p) for p in held):
            found = found or one.condition is None
    return found


def _weighed(
    side: Side, package: int, shares: list[float], known: list[NoDeal], silent: tuple[str, ...]
) -> Row:
    low, high = all_hold([(s, s) for s in shares])
    key = side.reading.layout.key(side.judged.choices[package])
    verdict = VERDICTS[int(side.judged.verdicts["assessed"][package])]
    asked = tuple(dict.fromkeys(k.member.actor for k in known))
    return Row((key, key, verdict, round(100 * low), round(100 * high), asked, silent or None))
