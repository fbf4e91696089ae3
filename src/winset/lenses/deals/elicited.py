"""Where somebody gave numbers: which packages are on the frontier, which do the solutions pick?

Up to ``ENUMERABLE`` packages each one is looked at; beyond, two or three parties get the frontier
of the zone built issue by issue, more parties one package a formula from a solver and a sample of
the frontier that says it is one. No deal is worth what the case says (``reservation``); the table
says where nobody did. Names of solutions stand with their formula. These numbers are a judge's, not
the parties': they never enter the brief.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from winset.case.case import Case
from winset.lenses.deals.layout import Layout
from winset.lenses.deals.points import Numbers, numbers
from winset.models.bargaining import FORMULAS, SOLUTIONS, pick
from winset.models.enumeration import SAMPLED, looked_at
from winset.models.frontier import directions
from winset.models.optimum import Best, best, nearest_to_zone, sampled
from winset.models.pareto_dp import TooLarge, front
from winset.models.utilities import ENUMERABLE, UNIT, choice_at, of_package
from winset.results import Caution, Column, Row, Table

COUNTED = (
    Column("elicited", "key"),
    Column("packages", "number", "packages"),
    Column("in-zone", "number", "packages"),
    Column("frontier", "number", "packages"),
    Column("frontier-in-zone", "number", "packages"),
    Column("vectors", "number", "packages"),
    Column("vectors-in-zone", "number", "packages"),
    Column("sampled", "number", "packages"),
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
PROVED = 1e-6
"""A product that could be larger by a millionth at most counts as the largest."""
Answer = tuple[tuple[Table, ...], tuple[Caution, ...]]
Choice = tuple[int, ...]


def elicited(case: Case, layout: Layout, most: int) -> Answer:
    """The tables of the elicited part, empty for a case without numbers."""
    given, cautions = numbers(case, layout)
    if given is None:
        return _tables([], [], [], []), cautions
    return computed(given, most)


def computed(given: Numbers, most: int) -> Answer:
    """The tables of these numbers, by whichever method the space allows."""
    if given.space.packages <= ENUMERABLE:
        return _listed(given, most)
    try:
        if len(given.parties) > 3:
            raise TooLarge("too many parties")
        return _built(given, most)
    except TooLarge:
        return _solved(given, most)


def _tables(
    counted: list[Row], parties: list[Row], picked: list[Row], points: list[Row]
) -> tuple[Table, ...]:
    return (
        Table("elicited", COUNTED, tuple(counted)),
        Table("elicited-parties", PARTIES, tuple(parties)),
        Table("solutions", PICKED, tuple(picked)),
        Table("frontier", FRONTIER, tuple(points)),
    )


def _listed(given: Numbers, most: int) -> Answer:
    """Every package looked at."""
    found = looked_at(given.space, given.no_deal)
    picked = []
    for name, chosen in found.picked.items():
        for place in chosen.places[:1]:
            picked += _picked(given, name, _choice(given, int(place)), len(chosen.places))
    shown = found.frontier_in_zone if found.frontier_in_zone is not None else found.sample
    counted = (
        found.packages,
        found.inside,
        _size(found.frontier),
        _size(found.frontier_in_zone),
        found.vectors,
        found.vectors_in_zone,
        len(found.sample) if found.frontier is None else None,
        "enumerated",
    )
    points, cut = _points(given, [_choice(given, int(p)) for p in _spread(shown, most)], len(shown))
    cautions = (
        *([] if found.inside else [_empty(found.nearest)]),
        *(cut if found.frontier is not None else _sample_said(found.packages, len(found.sample))),
    )
    parties = _parties(given, [100 * float(share) for share in found.keeps_out])
    return _tables([Row(("elicited", *counted))], parties, picked, points), cautions


def _built(given: Numbers, most: int) -> Answer:
    """Frontier of the zone built issue by issue: one package for each worth."""
    found = front(given.space, given.no_deal)
    count = len(found.utilities)
    picked = []
    for name in SOLUTIONS if count else ():
        chosen = pick(found.utilities, given.no_deal, name)
        picked += _picked(given, name, _whole(found.choices[chosen.places[0]]), None)
    places = _spread(np.arange(count), most)
    points, cut = _points(given, [_whole(found.choices[p]) for p in places], count)
    counted = (given.space.packages, None if count else 0, None, None, None, count, None, "dynamic")
    cautions = cut if count else (_nearest(given),)
    tables = _tables([Row(("elicited", *counted))], _parties(given, None), picked, points)
    return tables, cautions


def _solved(given: Numbers, most: int) -> Answer:
    """One package for each formula by solver, and a sample of the frontier of the zone."""
    size = given.space.packages
    picked, doubts = [], []
    for name in SOLUTIONS:
        found = best(given.space, given.no_deal, name)
        if found is not None:
            picked += _picked(given, name, found.choice, None)
            doubts += _unproved(name, found)
    weights = directions(len(given.parties), min(SAMPLED, most))
    sample = sampled(given.space, given.no_deal, weights) if picked else []
    points, _ = _points(given, [one.choice for one in sample], len(sample))
    inside = None if picked else 0
    counted = (size, inside, None, None, None, None, len(sample) if picked else None, "solver")
    cautions = _sample_said(size, len(sample)) if picked else (_nearest(given),)
    tables = _tables([Row(("elicited", *counted))], _parties(given, None), picked, points)
    return tables, (*cautions, *doubts)


def _unproved(name: str, found: Best) -> list[Caution]:
    """A package that was not proved the best; its gap is that of the logarithm of a product."""
    if found.gap <= PROVED:
        return []
    return [Caution("cut", "gap-open", {"solution": name})]


def _nearest(given: Numbers) -> Caution:
    """The zone is empty; how far from opening, by solver."""
    found = nearest_to_zone(given.space, given.no_deal)
    return _empty(int(found.value) if found is not None else None)


def _empty(nearest: int | None) -> Caution:
    """How far the zone is from opening, for whoever is worst off."""
    short = None if nearest is None else _plain(-nearest)
    return Caution("empty", "no-zone", {"count": short})


def _sample_said(packages: int, shown: int) -> tuple[Caution, ...]:
    """The frontier was not made; what stands in its table is a sample."""
    return (
        Caution("cut", "frontier-left-out", {"count": packages}),
        *([Caution("cut", "frontier-sampled", {"count": shown})] if shown else []),
    )


def _spread(places: np.ndarray, most: int) -> np.ndarray:
    """At most so many of some places, evenly spread from the first to the last."""
    if len(places) <= most:
        return places
    at = np.linspace(0, len(places) - 1, most).round().astype(int)
    spread: np.ndarray = places[np.unique(at)]
    return spread


def _size(places: np.ndarray | None) -> int | None:
    return None if places is None else len(places)


def _parties(given: Numbers, keeps_out: Sequence[float] | None) -> list[Row]:
    rows = []
    for n, party in enumerate(given.parties):
        at = given.addresses[n]
        entry = given.entries[n]
        rows.append(
            Row(
                (
                    party,
                    party,
                    f"{at}.judge@{entry.since.text}",
                    f"{at}.method@{entry.since.text}",
                    _plain(given.worst[n]),
                    _plain(given.best[n]),
                    _plain(given.no_deal[n]),
                    "reservation" if given.said[n] else "worst-package",
                    round(keeps_out[n], 1) if keeps_out is not None else None,
                ),
                (at,),
                tuple(c.text for c in entry.rests_on),
            )
        )
    return rows


def _plain(whole: float) -> float:
    """Whole units as points."""
    return round(float(whole) * UNIT, 9)


def _choice(given: Numbers, place: int) -> Choice:
    return choice_at(given.space, place)


def _whole(options: np.ndarray) -> Choice:
    return tuple(int(o) for o in options)


def _key(given: Numbers, choice: Choice) -> str:
    return given.layout.key(np.array(choice, dtype=np.int16))


def _picked(given: Numbers, name: str, choice: Choice, ties: int | None) -> list[Row]:
    worth, key = of_package(given.space, choice), _key(given, choice)
    gains = worth - given.no_deal
    return [
        Row(
            (
                f"{name} {party}",
                key,
                name,
                FORMULAS[name],
                party,
                _plain(worth[n]),
                _plain(gains[n]),
                ties,
            )
        )
        for n, party in enumerate(given.parties)
    ]


def _points(
    given: Numbers, choices: Sequence[Choice], whole: int
) -> tuple[list[Row], tuple[Caution, ...]]:
    """A row for each package and party, and what was cut."""
    rows = []
    for choice in choices:
        worth, key = of_package(given.space, choice), _key(given, choice)
        gains = worth - given.no_deal
        rows += [
            Row((f"{key} {party}", key, party, _plain(worth[n]), _plain(gains[n])))
            for n, party in enumerate(given.parties)
        ]
    left = whole - len(choices)
    cut = (Caution("cut", "frontier-not-listed", {"count": len(choices), "left": left}),)
    return rows, cut if left else ()
