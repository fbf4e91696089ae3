"""How do the parts of the lens come together into one result?"""

from __future__ import annotations

import numpy as np

from winset.case.case import Case
from winset.draws import Draws
from winset.lenses.deals import NAME, Options
from winset.lenses.deals.doubts import cautions
from winset.lenses.deals.flips import consent_flips, counted, flips, tried
from winset.lenses.deals.found import findings
from winset.lenses.deals.layout import Layout, of_named, of_space, of_words
from winset.lenses.deals.near import near_misses, nearest
from winset.lenses.deals.reading import STRENGTHS
from winset.lenses.deals.sides import Side, sides
from winset.lenses.deals.summary import summary
from winset.lenses.deals.zone import PACKAGES, ZONE, packages, zone
from winset.results import Column, Manifest, Result, Row, Table


def answer(draws: Draws, options: Options) -> Result:
    """Everything the lens finds in one view of a case."""
    case = draws.case
    layout, made = of_space(case, options.space)
    choices = next(layout.blocks(layout.size))
    both = sides(case, layout, choices)
    chosen = _chosen(both, options.most)
    what_ifs, unfit = tried(both, layout, choices)
    single, consents_tried, consents_opening = consent_flips(both[0], options.most)
    named = _named(case, options.package)
    tables = (
        summary(both),
        near_misses(both, options.most),
        counted(what_ifs, consents_tried, consents_opening),
        flips(both[0], what_ifs),
        single,
        packages(both, chosen),
        zone(both, chosen),
        _joined("named-packages", PACKAGES, [packages(n, [0]) for n in named]),
        _joined("named-zone", ZONE, [zone(n, [0]) for n in named]),
    )
    warned = cautions(draws, both, named, made, len(choices) - len(chosen), unfit)
    return Result(NAME, tables, findings(tables), warned, Manifest(NAME))


def _chosen(both: tuple[Side, Side], most: int) -> list[int]:
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
    return sorted(list(dict.fromkeys(first))[:most])


def _named(case: Case, asked: tuple[str, ...]) -> list[tuple[Side, Side]]:
    """The named packages of the case, and those typed by hand, each judged alone."""
    layouts: list[Layout] = [of_named(case, id) for id in case.packages]
    layouts += [of_words(case, words) for words in asked if words not in case.packages]
    return [sides(case, layout, next(layout.blocks(1))) for layout in layouts if layout.issues]


def _joined(id: str, columns: tuple[Column, ...], parts: list[Table]) -> Table:
    rows: list[Row] = [row for part in parts for row in part.rows]
    return Table(id, columns, tuple(rows))
