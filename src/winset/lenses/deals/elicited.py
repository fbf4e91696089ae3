"""Where somebody gave numbers: which packages are on the frontier, which do the solutions pick?

Asked only when every party that is asked has points for every option on its issues. No deal is
worth what the case says (``reservation``, 0 for the party's worst package of the space to 1 for its
best); where nobody said, the worst package, and the table says so. Names of solutions stand with
their formula. These numbers are a judge's, not the parties': they never enter the brief.
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
from winset.models.bargaining import FORMULAS, SOLUTIONS, blocked, pick, zone
from winset.models.frontier import distinct, frontier
from winset.models.optimum import best, nearest_to_zone
from winset.models.pareto_dp import TooLarge, front
from winset.models.utilities import UNIT, Space, choice_at, of_package, quantised, table
from winset.results import Caution, Column, Row, Table

COUNTED = (
    Column("elicited", "key"),
    Column("packages", "number", "packages"),
    Column("in-zone", "number", "packages"),
    Column("frontier", "number", "packages"),
    Column("frontier-in-zone", "number", "packages"),
    Column("vectors", "number", "packages"),
    Column("method", "word"),
)
PARTIES = (
    Column("who", "key"),
    Column("party", "party"),
    Column("judge", "text-at"),
    Column("method", "text-at"),
    Column("worst", "number", "points"),
    Column("best", "number", "points"),
    Column("no-deal", "number", "points"),
    Column("no-deal-from", "word"),
    Column("keeps-out", "number", "%"),
)
PICKED = (
    Column("picked", "key"),
    Column("package", "package"),
    Column("solution", "word"),
    Column("formula", "word"),
    Column("party", "party"),
    Column("worth", "number", "points"),
    Column("gain", "number", "points"),
    Column("ties", "number", "packages"),
)
FRONTIER = (
    Column("point", "key"),
    Column("package", "package"),
    Column("party", "party"),
    Column("worth", "number", "points"),
    Column("gain", "number", "points"),
)
LISTED = 2_000_000
"""Packages up to which every one is looked at; beyond, the frontier is built issue by issue."""


@dataclass(frozen=True)
class Numbers:
    """The points of every party over a layout, in whole units, and what no deal is worth."""

    layout: Layout
    parties: tuple[str, ...]
    entries: tuple[Position, ...]
    addresses: tuple[str, ...]
    space: Space
    no_deal: NDArray[np.int64]
    said: tuple[bool, ...]


def elicited(
    case: Case, layout: Layout, most: int
) -> tuple[tuple[Table, ...], tuple[Caution, ...]]:
    """The tables of the elicited part, empty for a case without numbers."""
    numbers, cautions = _numbers(case, layout)
    if numbers is None:
        return _tables([], [], [], []), cautions
    if numbers.space.packages <= LISTED:
        return _listed(numbers, most), cautions
    return _large(numbers, most, cautions)


def _tables(
    counted: list[Row], parties: list[Row], picked: list[Row], points: list[Row]
) -> tuple[Table, ...]:
    return (
        Table("elicited", COUNTED, tuple(counted)),
        Table("elicited-parties", PARTIES, tuple(parties)),
        Table("solutions", PICKED, tuple(picked)),
        Table("frontier", FRONTIER, tuple(points)),
    )


def _numbers(case: Case, layout: Layout) -> tuple[Numbers | None, tuple[Caution, ...]]:
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
    if wide:
        return None, (Caution("gap", "points-too-wide", {"parties": wide}),)
    space = Space(tuple(parts), pairs)
    no_deal, said = _no_deal(case, parties, space)
    first = [held[party, layout.asked.issues[party][0]] for party in parties]
    entries = tuple(e[1] for e in first if e is not None)
    addresses = tuple(e[0] for e in first if e is not None)
    return Numbers(layout, parties, entries, addresses, space, no_deal, said), ()


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
    """Points added under a condition on one other issue; parties whose conditions ask for more."""
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
            ends = layout.issues.index(issue), layout.issues.index(others[0])
            sizes = tuple(len(layout.options[e]) for e in ends)
            pair = found.setdefault(ends, np.zeros((len(parties), *sizes), dtype=np.int64))
            met = _met(reading, layout, addition.if_, ends[1])
            for n, option in enumerate(layout.options[ends[0]]):
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
    case: Case, parties: tuple[str, ...], space: Space
) -> tuple[NDArray[np.int64], tuple[bool, ...]]:
    low, high = _ends(space)
    found, said = [], []
    for n, party in enumerate(parties):
        record = case.parties[party]
        leader = record.constituencies.get(record.leader() or "")
        given = record.reservation or (leader.reservation if leader is not None else None)
        middle = given.middle if given is not None else None
        said.append(middle is not None)
        found.append(low[n] + (middle or 0.0) * (high[n] - low[n]))
    return np.rint(found).astype(np.int64), tuple(said)


def _ends(space: Space) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The worst and best package of each party; by solver where the space is large and tied."""
    if space.packages <= LISTED:
        every = table(space)
        return every.min(axis=0).astype(float), every.max(axis=0).astype(float)
    low = np.sum([p.min(axis=1) for p in space.parts], axis=0, dtype=float)
    high = np.sum([p.max(axis=1) for p in space.parts], axis=0, dtype=float)
    for pair in space.pairs.values():
        low = low + pair.reshape(len(pair), -1).min(axis=1)
        high = high + pair.reshape(len(pair), -1).max(axis=1)
    return low, high


def _listed(numbers: Numbers, most: int) -> tuple[Table, ...]:
    """Every package looked at."""
    every = table(numbers.space)
    inside, on_front = zone(every, numbers.no_deal), frontier(every)
    in_zone = np.intersect1d(on_front, inside, assume_unique=True)
    counts = (len(every), len(inside), len(on_front), len(in_zone), len(distinct(every[on_front])))
    keeps_out = blocked(every, numbers.no_deal)
    picked = []
    for name in SOLUTIONS:
        chosen = pick(every, numbers.no_deal, name)
        choices = [choice_at(numbers.space, int(p)) for p in chosen.places[:1]]
        picked += [r for c in choices for r in _picked(numbers, name, c, len(chosen.places))]
    points = [
        row
        for place in in_zone[:most]
        for row in _point(numbers, choice_at(numbers.space, int(place)))
    ]
    counted = [Row(("elicited", *counts, "enumerated"))]
    return _tables(counted, _parties(numbers, every, keeps_out), picked, points)


def _large(
    numbers: Numbers, most: int, cautions: tuple[Caution, ...]
) -> tuple[tuple[Table, ...], tuple[Caution, ...]]:
    """Frontier of the zone built issue by issue for up to three parties; else a solver."""
    size = numbers.space.packages
    try:
        if len(numbers.parties) > 3:
            raise TooLarge("too many parties")
        found = front(numbers.space, numbers.no_deal)
    except TooLarge:
        return _solved(numbers), (*cautions, Caution("cut", "frontier-left-out", {"count": size}))
    counted = [Row(("elicited", size, None, None, len(found.utilities), None, "dynamic"))]
    picked = []
    for name in SOLUTIONS if len(found.utilities) else ():
        chosen = pick(found.utilities, numbers.no_deal, name)
        choice = tuple(int(o) for o in found.choices[chosen.places[0]])
        picked += _picked(numbers, name, choice, len(chosen.places))
    points = [r for c in found.choices[:most] for r in _point(numbers, tuple(map(int, c)))]
    warned = () if len(found.utilities) else (_empty(numbers),)
    return _tables(counted, _parties(numbers, None, None), picked, points), (*cautions, *warned)


def _solved(numbers: Numbers) -> tuple[Table, ...]:
    picked = []
    for name in SOLUTIONS:
        found = best(numbers.space, numbers.no_deal, name)
        if found is not None:
            picked += _picked(numbers, name, found.choice, None)
    counted = [Row(("elicited", numbers.space.packages, None, None, None, None, "solver"))]
    return _tables(counted, _parties(numbers, None, None), picked, [])


def _empty(numbers: Numbers) -> Caution:
    """How far the zone is from opening, for whoever is worst off."""
    found = nearest_to_zone(numbers.space, numbers.no_deal)
    short = -found.value * UNIT if found is not None else None
    return Caution("empty", "no-zone", {"count": short})


def _parties(
    numbers: Numbers, every: NDArray[np.int64] | None, keeps_out: NDArray[np.float64] | None
) -> list[Row]:
    low, high = _ends(numbers.space)
    rows = []
    for n, party in enumerate(numbers.parties):
        at = numbers.addresses[n]
        entry = numbers.entries[n]
        rows.append(
            Row(
                (
                    party,
                    party,
                    f"{at}.judge@{entry.since.text}",
                    f"{at}.method@{entry.since.text}",
                    _plain(low[n]),
                    _plain(high[n]),
                    _plain(float(numbers.no_deal[n])),
                    "reservation" if numbers.said[n] else "worst-package",
                    round(100 * float(keeps_out[n]), 1) if keeps_out is not None else None,
                ),
                (at,),
                tuple(c.text for c in entry.rests_on),
            )
        )
    return rows


def _plain(whole: float) -> float:
    """Whole units as points."""
    return round(float(whole) * UNIT, 9)


def _key(numbers: Numbers, choice: tuple[int, ...]) -> str:
    return numbers.layout.key(np.array(choice, dtype=np.int16))


def _picked(numbers: Numbers, name: str, choice: tuple[int, ...], ties: int | None) -> list[Row]:
    worth, key = of_package(numbers.space, choice), _key(numbers, choice)
    gains = worth - numbers.no_deal
    return [
        Row(
            (
                f"{name} {party}",
                key,
                name,
                FORMULAS[name],
                party,
                _plain(float(worth[n])),
                _plain(float(gains[n])),
                ties,
            )
        )
        for n, party in enumerate(numbers.parties)
    ]


def _point(numbers: Numbers, choice: tuple[int, ...]) -> list[Row]:
    worth, key = of_package(numbers.space, choice), _key(numbers, choice)
    gains = worth - numbers.no_deal
    return [
        Row((f"{key} {party}", key, party, _plain(float(worth[n])), _plain(float(gains[n]))))
        for n, party in enumerate(numbers.parties)
    ]
