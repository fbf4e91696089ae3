"""Which packages come nearest, whose yes do they lack, and on what do the other consents rest?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from winset.case.lines import Said
from winset.lenses.deals.effort import effort
from winset.lenses.deals.layout import printed
from winset.lenses.deals.preference import steps_from
from winset.lenses.deals.reading import GROUNDS, STRENGTHS, Strength
from winset.lenses.deals.sides import Cell, Side, cells, cells_of, counts_of_grounds
from winset.lenses.deals.zone import claims_of, lacking, refusers
from winset.models.answers import NO, UNKNOWN
from winset.models.bounds import all_hold
from winset.results import Cell as TableCell
from winset.results import Column, Row, Table

NEAR = (
    Column("near-miss", "key"),
    Column("package", "package"),
    Column("strength", "word"),
    Column("lacking", "number", "consents"),
    Column("party", "party"),
    Column("role", "word"),
    Column("refused-by", "ids"),
    Column("on", "issue"),
    Column("others", "number", "cells"),
    *(Column(g, "number", "cells") for g in GROUNDS),
    Column("soft", "ids"),
    Column("soft-by", "ids"),
    Column("soft-readings", "number", "readings"),
    Column("chance-low", "number", "%"),
    Column("chance-high", "number", "%"),
    Column("lacking-without", "number", "consents"),
    Column("others-without", "number", "cells"),
    Column("unsaid-without", "number", "cells"),
    Column("terms", "settlement"),
)
NEAREST = (
    Column("nearest", "key"),
    Column("package", "package"),
    Column("strength", "word"),
    Column("lacking", "number", "consents"),
    Column("refused-by", "ids"),
    Column("on", "issue"),
    Column("lines", "number", "lines"),
    Column("rungs", "number", "rungs"),
)


def near_misses(both: tuple[Side, Side], most: int) -> Table:
    """The packages that lack fewest consents at each strength, those fewest answers refuse first.

    The counts are of needed answers by everybody whose consent is not lacking. ``chance-low`` and
    ``chance-high`` bound the chance that all soft readings it needs hold together; readings that
    rest on the same named claim stand or fall together, of others nothing is assumed. The last
    columns say the same of the package with nothing assumed.
    """
    rows = [_row(both, p, s) for s in STRENGTHS for p in nearest(both[0], s, most)]
    return Table("near-misses", NEAR, tuple(rows))


def nearest_packages(side: Side, most: int) -> Table:
    """The same packages at a glance: who refuses, on what, in how many answers, how far beyond.

    ``rungs`` is the sum over the refused answers; unsaid where one of them cannot be told.
    """
    rows = []
    for strength in STRENGTHS:
        for package in nearest(side, strength, most):
            lost = lacking(side, package, strength)
            refused = [c for k in lost for c in cells(side, k, package) if c.answer(strength) == NO]
            far = [_far(side, c, package) for c in refused]
            key = side.reading.layout.key(side.judged.choices[package])
            row: tuple[TableCell, ...] = (
                f"{key} {strength}",
                key,
                strength,
                len(lost),
                refusers(side, lost, package, strength),
                tuple(dict.fromkeys(c.issue for c in refused)),
                len(refused),
                None if None in far else sum(abs(f) for f in far if f is not None),
            )
            entries = [s for c in refused if (s := c.said(strength)) is not None]
            addresses = tuple(dict.fromkeys(e.address for e in entries))
            rows.append(Row(row, addresses, claims_of(entries)))
    return Table("nearest", NEAREST, tuple(rows))


def _far(side: Side, cell: Cell, package: int) -> int | None:
    chosen = side.reading.layout.deal(side.judged.choices[package])[cell.issue]
    voice = side.reading.voice(cell.member, cell.issue)
    return steps_from(side.case.issues[cell.issue], voice, chosen)


def nearest(side: Side, strength: Strength, most: int) -> list[int]:
    """Packages that are out and lack the fewest consents.

    Of those first the ones that fewest answers refuse, by fewest rungs; then the best known.
    """
    lost = side.judged.refusing[strength].sum(axis=0)
    out = lost > 0
    if not out.any():
        return []
    counts = counts_of_grounds(side, strength, side.judged.refusing[strength])
    found = np.flatnonzero(lost == lost[out].min())
    unsaid, assumed, inferred = (counts[found, GROUNDS.index(g)] for g in _DOUBTS)
    lines, rungs = (one[found] for one in effort(side.judged, strength))
    order = np.lexsort((found, inferred, assumed, unsaid, rungs, lines))
    return [int(p) for p in found[order][:most]]


_DOUBTS = ("unsaid", "assumed", "inferred")


def _row(both: tuple[Side, Side], package: int, strength: Strength) -> Row:
    side, bare = both
    layout, choice = side.reading.layout, side.judged.choices[package]
    lost = lacking(side, package, strength)
    found = list(cells_of(side, package))
    refused = [c for c in found if c.consent in lost and c.answer(strength) == NO]
    others = _others(side, package, strength)
    grounds = [c.ground(side.case, strength) for c in others]
    soft = soft_readings(others, strength)
    low, high = chance(soft)
    only = lost[0] if len(lost) == 1 else None
    lost_bare, others_bare = lacking(bare, package, strength), _others(bare, package, strength)
    entries = [s for c in found if (s := c.said(strength)) is not None]
    return Row(
        (
            f"{layout.key(choice)} {strength}",
            layout.key(choice),
            strength,
            len(lost),
            only.party if only is not None else None,
            only.role if only is not None else None,
            refusers(side, lost, package, strength),
            tuple(dict.fromkeys(c.issue for c in refused)),
            len(others),
            *(grounds.count(g) for g in GROUNDS),
            tuple(s.address for s in soft) or None,
            tuple(dict.fromkeys(s.speaker for s in soft)) or None,
            len(soft),
            round(100 * low) if soft else None,
            round(100 * high) if soft else None,
            len(lost_bare),
            len(others_bare),
            sum(c.answer(strength) == UNKNOWN for c in others_bare),
            printed(side.case, layout.deal(choice)),
        ),
        tuple(dict.fromkeys(e.address for e in entries)),
        claims_of(entries),
    )


def _others(side: Side, package: int, strength: Strength) -> list[Cell]:
    """The needed answers of everybody whose consent is not lacking."""
    lost = lacking(side, package, strength)
    return [c for c in cells_of(side, package) if c.consent not in lost]


def soft_readings(found: Iterable[Cell], strength: Strength) -> list[Said]:
    """What sources judge possible and the answers use, each entry once."""
    used = [
        c.line.soft
        for c in found
        if strength == "assessed" and c.line.soft is not None and c.line.assessed != c.line.declared
    ]
    return list({s.address: s for s in used}.values())


Chance = tuple[float, float]


def causes(soft: list[Said]) -> list[tuple[list[Said], Chance]]:
    """Readings joined where they share a named claim, each group with the range of its chance."""
    joined: list[tuple[list[Said], set[str], Chance]] = []
    for said in soft:
        numbers = said.entry.confidence.numbers if said.entry.confidence else (0.4, 0.7)
        own = (min(numbers), max(numbers))
        claims = {c.target for c in said.entry.rests_on if not c.paragraph}
        same = next((k for k, (_, seen, _) in enumerate(joined) if seen & claims), None)
        if same is None:
            joined.append(([said], claims, own))
        else:
            members, seen, (low, high) = joined[same]
            both_ = (min(low, own[0]), min(high, own[1]))
            joined[same] = ([*members, said], seen | claims, both_)
    return [(members, chance_) for members, _, chance_ in joined]


def chance(soft: list[Said]) -> Chance:
    """Bounds of the chance that all these readings hold."""
    return all_hold([own for _, own in causes(soft)])
