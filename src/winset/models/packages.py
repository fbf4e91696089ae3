"""How often is each of a million packages accepted, by whom, over a thousand draws?

A constituency accepts a package in a draw when no red line bars an option of it and

    sum_k v_k(d_k) + sum_(k,l) b_kl(d_k, d_l) >= r,

all in whole units of 1e-9 (int32), so that the answer is exact. A soft line bars only in draws in
which it does not bend. A party's yes is a rule over its constituencies; the zone needs every party.
Per package the draws are counted in which each constituency accepts, each party does, all parties
do (the zone), and each party is the only one to refuse (the sole blocker).

Method: the issues are split into two halves of about equal size. With left sums a and right sums b
acceptance is the outer comparison a >= r - b, one operation for all packages; a barred option is a
left sum far below or a right threshold far above everything, so lines cost nothing; pair terms
across the halves are taken group of rows by group of rows; rules are operations on bits; counts are
kept in bytes and emptied into uint16 before they can overflow.

Units: worths in 1e-9 of a share; sums must stay within +-2e9. Exact: equal to judging each package
by itself. Memory: 2 bytes for each count of each package, 4 for each partial sum of each draw.
Leaves out: answers that are not known (``models.answers`` has those, per package and not per draw).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import reduce
from math import prod

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int32]
Bits = NDArray[np.bool_]
Groups = list[tuple[int, slice | NDArray[np.intp]]]
"""Rows of a block that share their pair terms, by the number of the group."""
NEVER = np.int32(-(2**31))
ALWAYS_ABOVE = np.int32(2**31 - 1)
_ROWS_AT_ONCE = 1 << 17
"""Packages handled together: small enough to stay in the processor's own memory."""
_FULL = 255


@dataclass(frozen=True)
class Soft:
    """A line that gives way in some draws: the options it bars, and where it bends, (draw,)."""

    issue: int
    options: Bits
    bends: Bits


@dataclass(frozen=True)
class Constituency:
    """Somebody's worths and lines.

    ``worths`` per issue (draw, option); ``no_deal`` (draw,); ``barred`` per issue (option,);
    ``pairs`` by the places of two issues (option, option), the same in every draw.
    """

    worths: tuple[Whole, ...]
    no_deal: Whole
    barred: tuple[Bits, ...]
    soft: tuple[Soft, ...] = ()
    pairs: dict[tuple[int, int], Whole] = field(default_factory=dict)


@dataclass(frozen=True)
class AllOf:
    """All parts must say yes; a part is a constituency's number or another rule."""

    parts: tuple[int | AllOf | AnyOf, ...]


@dataclass(frozen=True)
class AnyOf:
    """One part's yes is enough."""

    parts: tuple[int | AllOf | AnyOf, ...]


Rule = int | AllOf | AnyOf


@dataclass(frozen=True)
class Counts:
    """In how many draws, per package (the last issue runs fastest)."""

    constituencies: NDArray[np.uint16]
    parties: NDArray[np.uint16]
    zone: NDArray[np.uint16]
    sole: NDArray[np.uint16]
    """(party, package): that party alone refuses."""


def acceptance(
    people: Sequence[Constituency], parties: Sequence[Rule], threads: int | None = None
) -> Counts:
    """All counts over all packages and draws."""
    sizes = tuple(w.shape[1] for w in people[0].worths)
    draws = len(people[0].no_deal)
    if draws >= 1 << 16:
        raise ValueError(f"{draws} draws are too many to count in two bytes")
    cut = _cut(sizes)
    halves = [Halves(one, sizes, cut) for one in people]
    rows, columns = prod(sizes[:cut]), prod(sizes[cut:])
    counts = Counts(
        np.zeros((len(people), rows, columns), np.uint16),
        np.zeros((len(parties), rows, columns), np.uint16),
        np.zeros((rows, columns), np.uint16),
        np.zeros((len(parties), rows, columns), np.uint16),
    )
    step = max(1, _ROWS_AT_ONCE // columns)
    blocks = [slice(start, min(start + step, rows)) for start in range(0, rows, step)]
    workers = threads or min(2, os.cpu_count() or 1)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda block: _block(halves, parties, counts, block, draws), blocks))
    return Counts(*(c.reshape(*c.shape[:-2], -1) for c in _arrays(counts)))


def _arrays(counts: Counts) -> tuple[NDArray[np.uint16], ...]:
    return counts.constituencies, counts.parties, counts.zone, counts.sole


def _cut(sizes: tuple[int, ...]) -> int:
    """Where to split the issues so that both halves have about as many combinations."""
    gaps = [abs(np.log(prod(sizes[:k])) - np.log(prod(sizes[k:]))) for k in range(len(sizes) + 1)]
    return int(np.argmin(gaps))


class Halves:
    """One constituency's sums over the left and the right half, lines folded in."""

    def __init__(self, one: Constituency, sizes: tuple[int, ...], cut: int) -> None:
        self.left, rows = _sums(one, sizes, range(cut))
        right, columns = _sums(one, sizes, range(cut, len(sizes)))
        self.left = np.where(_barred(one, sizes, range(cut)), NEVER, self.left)
        self.barred_right = _barred(one, sizes, range(cut, len(sizes)))
        self.thresholds = one.no_deal[:, None] - right
        self.groups, self.extra = _across(one, cut, rows, columns)

    def accepts(self, draw: int, block: slice, groups: Groups, out: Bits) -> None:
        """Which packages of a block of rows are accepted in a draw, group of rows by group."""
        barred = self.barred_right[draw if len(self.barred_right) > 1 else 0]
        for group, rows in groups:
            threshold = self.thresholds[draw] - self.extra[group]
            threshold = np.where(barred, ALWAYS_ABOVE, threshold)
            if isinstance(rows, slice):
                own = self.left[draw, block]
                np.greater_equal(own[:, None], threshold, out=out)
            else:
                out[rows] = self.left[draw, block][rows][:, None] >= threshold

    def rows(self, block: slice) -> Groups:
        """The groups of rows of a block that share their pair terms."""
        own = self.groups[block]
        present = np.unique(own)
        if len(present) == 1:
            return [(int(present[0]), slice(None))]
        return [(int(g), np.flatnonzero(own == g)) for g in present]


def _options(sizes: tuple[int, ...], issues: Sequence[int]) -> NDArray[np.intp]:
    """The option of each issue in each combination of a half: (issue, combination)."""
    own = [sizes[k] for k in issues]
    count = prod(own)
    return np.array(np.unravel_index(np.arange(count), own)) if own else np.empty((0, 1), np.intp)


def _sums(
    one: Constituency, sizes: tuple[int, ...], issues: Sequence[int]
) -> tuple[Whole, NDArray[np.intp]]:
    """Sums over a half with the pair terms inside it: (draw, combination)."""
    options = _options(sizes, issues)
    total = np.zeros((len(one.no_deal), options.shape[1]), dtype=np.int32)
    places = {issue: n for n, issue in enumerate(issues)}
    for issue, n in places.items():
        total += one.worths[issue][:, options[n]]
    for (first, second), pair in one.pairs.items():
        if first in places and second in places:
            total += pair[options[places[first]], options[places[second]]]
    return total, options


def _barred(one: Constituency, sizes: tuple[int, ...], issues: Sequence[int]) -> Bits:
    """Which combinations of a half some line bars: (draw, combination); one draw if all alike."""
    options = _options(sizes, issues)
    places = {issue: n for n, issue in enumerate(issues)}
    hard = [one.barred[issue][options[n]] for issue, n in places.items()]
    always = reduce(np.logical_or, hard, np.zeros(options.shape[1], dtype=bool))
    soft = [s for s in one.soft if s.issue in places]
    found: Bits = always[None, :]
    for line in soft:
        holds = line.options[options[places[line.issue]]]
        found = found | (holds[None, :] & ~line.bends[:, None])
    return found


def _across(
    one: Constituency, cut: int, rows: NDArray[np.intp], columns: NDArray[np.intp]
) -> tuple[NDArray[np.intp], Whole]:
    """Rows grouped by their options on issues tied across the cut, and each group's added worth."""
    tied = [(a, b, pair) for (a, b), pair in one.pairs.items() if (a < cut) != (b < cut)]
    turned = [(a, b, pair) if a < cut else (b, a, pair.T) for a, b, pair in tied]
    if not turned:
        return np.zeros(rows.shape[1], np.intp), np.zeros((1, columns.shape[1]), np.int32)
    issues = sorted({row for row, _, _ in turned})
    keys, groups = np.unique(rows[issues], axis=1, return_inverse=True)
    extra = np.zeros((keys.shape[1], columns.shape[1]), np.int32)
    for row, column, pair in turned:
        extra += pair[keys[issues.index(row)][:, None], columns[column - cut][None, :]]
    return groups.reshape(-1), extra


def _block(
    halves: list[Halves], parties: Sequence[Rule], counts: Counts, block: slice, draws: int
) -> None:
    """All draws of one block of rows."""
    shape = (block.stop - block.start, counts.zone.shape[1])
    bits = np.empty((len(halves), *shape), dtype=bool)
    groups = [one.rows(block) for one in halves]
    small = [np.zeros((len(c) if c.ndim == 3 else 1, *shape), np.uint8) for c in _arrays(counts)]
    for draw in range(draws):
        for one, own, out in zip(halves, groups, bits, strict=True):
            one.accepts(draw, block, own, out)
        yes = [_holds(rule, bits) for rule in parties]
        _count(small, bits, yes)
        if (draw + 1) % _FULL == 0 or draw + 1 == draws:
            for into, few in zip(_arrays(counts), small, strict=True):
                target = into[..., block, :]
                target += few if into.ndim == 3 else few[0]
                few[:] = 0


def _holds(rule: Rule, bits: Bits) -> Bits:
    match rule:
        case AllOf(parts):
            return reduce(np.logical_and, (_holds(p, bits) for p in parts))
        case AnyOf(parts):
            return reduce(np.logical_or, (_holds(p, bits) for p in parts))
        case _:
            own: Bits = bits[rule]
            return own


def _count(small: list[NDArray[np.uint8]], bits: Bits, yes: list[Bits]) -> None:
    """Add one draw: yes of each constituency, of each party, of all, and who alone refuses."""
    people, parties, zone, sole = small
    people += bits.view(np.uint8)
    before = [yes[0]]
    for own in yes[1:]:
        before.append(before[-1] & own)
    zone[0] += before[-1].view(np.uint8)
    after: Bits | None = None
    for n in range(len(yes) - 1, -1, -1):
        parties[n] += yes[n].view(np.uint8)
        others = before[n - 1] if n else None
        if others is not None and after is not None:
            others = others & after
        others = others if others is not None else after
        refused = ~yes[n] if others is None else np.greater(others, yes[n])
        sole[n] += refused.view(np.uint8)
        after = yes[n] if after is None else after & yes[n]
