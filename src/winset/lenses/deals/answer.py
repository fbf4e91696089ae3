"""How do the parts of the lens come together into one result?"""

from __future__ import annotations

import numpy as np

from winset.case.case import Case
from winset.draws import Draws
from winset.lenses.deals import NAME, Options
from winset.lenses.deals.bending import bending
from winset.lenses.deals.bundles import bundles
from winset.lenses.deals.changes import smallest
from winset.lenses.deals.changes import tables as change_tables
from winset.lenses.deals.deciding import deciding
from winset.lenses.deals.doubts import Cut, cautions, changed
from winset.lenses.deals.effort import effort
from winset.lenses.deals.elicited import elicited
from winset.lenses.deals.exchanges import chosen as pair_of
from winset.lenses.deals.exchanges import exchanges
from winset.lenses.deals.fit import fit
from winset.lenses.deals.flips import consent_flips, counted, flips, tried
from winset.lenses.deals.found import findings
from winset.lenses.deals.improve import improvements
from winset.lenses.deals.layout import Layout, of_named, of_space, of_words
from winset.lenses.deals.named import named_tables
from winset.lenses.deals.near import near_misses, nearest, nearest_packages
from winset.lenses.deals.no_deal import no_deal
from winset.lenses.deals.openings import openings
from winset.lenses.deals.reading import STRENGTHS
from winset.lenses.deals.sides import Side, sides
from winset.lenses.deals.supposing import parsed, supposing
from winset.lenses.deals.survey import survey
from winset.lenses.deals.unsurveyed import unsurveyed
from winset.lenses.deals.votes import votes
from winset.lenses.deals.worth import worth
from winset.lenses.deals.zone import packages, zone
from winset.results import Caution, Manifest, Result, Table

Sides = tuple[Side, Side]
WHERE_ANY = frozenset(
    (
        *("supposed", "supposed-packages", "bundles", "bending", "weighed", "worth", "votes"),
        *("elicited", "elicited-parties", "solutions", "frontier", "against-no-deal"),
        *("nearest", "smallest-changes", "changes", "openings", "improvements"),
        *("flips", "deciding", "fit", "fit-counted"),
    )
)
"""Tables that answer something not every case or run asks, or of which a sentence says that nothing
was found: given only where they hold a row."""
CLOSE = 4
"""Near misses of a space that are looked at one by one."""


def answer(draws: Draws, options: Options) -> Result:
    """Everything the lens finds in one view of a case."""
    case = draws.case
    layout, made = of_space(case, options.space)
    pair = pair_of(case, options.exchange, layout.issues)
    named = _named(case, options.package)
    alone = unsurveyed(case, layout, options.most)
    if alone is not None:
        found, gaps = alone
        against, far = no_deal(draws)
        beside = (bundles(case), *exchanges(case, pair), *fit(case, options.fit), against)
        return _result((*found, *named_tables(named), *beside), (*changed(draws), *gaps, *far))
    counts = survey(case, layout)
    both = sides(case, layout, counts.choices)
    shown, close = _shown(both, options.most), _close(both)
    what_ifs, unfit = tried(both, layout, counts.choices)
    worths, weighed, doubts = worth(draws, both[0], shown)
    numbers, gaps = elicited(case, layout, options.most)
    bends, unbent = bending(both[0], shown)
    counted_votes = votes(draws, both[0])
    against, far = no_deal(draws)
    tables = (
        counts.summary,
        counts.blockers,
        nearest_packages(both[0], options.most),
        near_misses(both, options.most),
        *_changes(both, close, named),
        openings(both[0], options.most),
        counted(what_ifs, counts.tried, counts.opening),
        flips(both[0], what_ifs),
        consent_flips(both[0], options.most),
        *supposing(both[0], parsed(options.if_), options.most),
        deciding(both[0], options.most),
        packages(both, shown),
        zone(both, shown),
        *named_tables(named),
        bundles(case),
        *exchanges(case, pair),
        improvements(both[0], close, CLOSE),
        *fit(case, options.fit),
        bends,
        weighed,
        worths,
        against,
        counted_votes,
        *numbers,
    )
    drawn = bool(counted_votes.rows) and not worths.rows
    cut = Cut(layout.size, len(shown), len(counts.choices), counts.refused, counts.refused_by)
    warned = cautions(draws, both, named, made, cut, unfit, drawn)
    return _result(tables, (*warned, *unbent, *doubts, *gaps, *far))


def _result(tables: tuple[Table, ...], warned: tuple[Caution, ...]) -> Result:
    kept = tuple(t for t in tables if t.rows or t.id not in WHERE_ANY)
    return Result(NAME, kept, findings(kept), warned, Manifest(NAME))


def _shown(both: Sides, most: int) -> list[int]:
    """The packages that get rows: all of a small space, else those that are best off."""
    size = len(both[0].judged.choices)
    if size <= most:
        return list(range(size))
    first: list[int] = []
    for strength in reversed(STRENGTHS):
        verdict = both[0].judged.verdicts[strength]
        open_ = np.flatnonzero(verdict > 0)
        first += [int(p) for p in open_[np.argsort(-verdict[open_], kind="stable")]]
    for strength in reversed(STRENGTHS):
        first += nearest(both[0], strength, most)
    lost = both[0].judged.refusing["assessed"].sum(axis=0)
    lines, rungs = effort(both[0].judged, "assessed")
    first += [int(p) for p in np.lexsort((rungs, lines, lost))[:most]]
    return sorted(list(dict.fromkeys(first))[:most])


def _close(both: Sides) -> list[int]:
    """The near misses of both strengths, the best known first."""
    found = [p for s in reversed(STRENGTHS) for p in nearest(both[0], s, CLOSE)]
    return list(dict.fromkeys(found))


def _named(case: Case, asked: tuple[str, ...]) -> list[Sides]:
    """The named packages of the case, and those typed by hand, each judged alone."""
    layouts: list[Layout] = [of_named(case, id) for id in case.packages]
    typed = dict.fromkeys(words for words in asked if words not in case.packages)
    layouts += [of_words(case, words) for words in typed]
    return [sides(case, layout, next(layout.blocks(1))) for layout in layouts if layout.issues]


def _changes(both: Sides, close: list[int], named: list[Sides]) -> tuple[Table, Table]:
    """The smallest changes of the near misses and of every named package with other terms."""
    summary, lines = smallest(both[0], close)
    seen = {both[0].reading.layout.key(both[0].judged.choices[p]) for p in close}
    for side, _ in named:
        deal = side.reading.layout.deal(side.judged.choices[0])
        terms = ", ".join(f"{issue}={chosen.text}" for issue, chosen in deal.items())
        if terms not in seen:
            more = smallest(side, [0])
            summary, lines = summary + more[0], lines + more[1]
    return change_tables(summary, lines)
