"""Which single change of position opens a deal, and which named what-ifs of the case do?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from winset.case.judged import said
from winset.case.outlook import Scenario
from winset.case.patch import Change, apply
from winset.case.views import without_claims
from winset.errors import UsageError
from winset.lenses.deals.layout import Choices, Layout, printed
from winset.lenses.deals.reading import STRENGTHS, Judged, Reading, Strength
from winset.lenses.deals.sides import Side
from winset.models.answers import NO, YES, both
from winset.results import Column, Row, Table

STRENGTH: Strength = "assessed"
FLIPS = (
    Column("flip", "key"),
    Column("scenario", "address"),
    Column("kind", "word"),
    Column("moves", "ids"),
    Column("parties", "number", "consents"),
    Column("opens", "number", "packages"),
    Column("which", "package"),
    Column("result", "word"),
    Column("closes", "number", "packages"),
    Column("opens-without", "number", "packages"),
)
CONSENT_FLIPS = (
    Column("flip", "key"),
    Column("package", "package"),
    Column("party", "party"),
    Column("role", "word"),
    Column("strength", "word"),
    Column("result", "word"),
    Column("unsaid", "number", "consents"),
    Column("terms", "settlement"),
)
COUNTED = (
    Column("kind", "key"),
    Column("tried", "number", "changes"),
    Column("opening", "number", "changes"),
)


@dataclass(frozen=True)
class Flip:
    """One named what-if tried on the packages of a space."""

    id: str
    moves: tuple[str, ...]
    opens: NDArray[np.intp]
    fully: bool
    closes: int
    opens_without: int


def tried(
    both_: tuple[Side, Side], layout: Layout, choices: Choices
) -> tuple[list[Flip], list[str]]:
    """Every scenario of the case on these packages, and those that do not fit this view.

    Without assumptions the scenario's own changes stay, whatever else was assumed is gone.
    """
    found, unfit = [], []
    for id in both_[0].case.scenarios:
        try:
            found.append(_tried(both_, id, layout, choices))
        except UsageError:
            unfit.append(id)
    return found, unfit


def _tried(both_: tuple[Side, Side], id: str, layout: Layout, choices: Choices) -> Flip:
    with_, without = both_
    scenario = with_.case.scenarios[id]
    left = with_.case
    if touches(with_, set(scenario.without)):
        left = without_claims(with_.case, scenario.without)
    changes = _changes(scenario)
    changed = Reading(apply(left, changes), layout, with_.reading).judge(choices)
    stripped = without.case if left is with_.case else said(left)[0]
    bare = Reading(apply(stripped, changes), layout, without.reading).judge(choices)
    before, after = (j.verdicts[STRENGTH] for j in (with_.judged, changed))
    opened = np.flatnonzero((before == NO) & (after != NO))
    opened_bare = (without.judged.verdicts[STRENGTH] == NO) & (bare.verdicts[STRENGTH] != NO)
    return Flip(
        id,
        _moved(with_.judged, changed),
        opened,
        bool(np.all(after[opened] == YES)),
        int(((before != NO) & (after == NO)).sum()),
        int(opened_bare.sum()),
    )


def touches(side: Side, gone: set[str]) -> bool:
    """Whether any line or rule that is read here can fall with these sources."""
    if not gone:
        return False
    claims = side.case.claims
    while True:
        more = {
            id
            for id, claim in claims.items()
            if id not in gone
            and (
                any(c.target in gone or c.text in gone for c in claim.rests_on)
                or any(on in gone for on in claim.rests_on_claims)
            )
        }
        if not more:
            break
        gone = gone | more
    lines = (
        entry
        for issue in side.reading.layout.issues
        for entries in side.case.positions.get(issue, {}).values()
        for entry in entries
    )
    rules = (rule for p in side.reading.parties for rule in side.case.parties[p.party].ratification)
    return any(
        c.target in gone or c.text in gone for record in (*lines, *rules) for c in record.rests_on
    )


def _changes(scenario: Scenario) -> tuple[Change, ...]:
    """What a scenario sets and adds, in its order."""
    return (
        *(Change("set", address, value) for address, value in scenario.set.items()),
        *(Change("add", address, value) for address, value in scenario.add.items()),
    )


def _moved(before: Judged, after: Judged) -> tuple[str, ...]:
    """The consents whose answers differ anywhere."""
    now = {c.id: c for c in after.reading.consents}
    moved = []
    for consent in before.reading.consents:
        other = now.get(consent.id)
        same = other is not None and all(
            np.array_equal(before.consent(consent, s), after.consent(other, s)) for s in STRENGTHS
        )
        if not same:
            moved.append(consent.id)
    return (*moved, *(id for id in now if id not in [c.id for c in before.reading.consents]))


def flips(side: Side, found: Sequence[Flip]) -> Table:
    """One row per scenario: whose answers it moves and which packages are no longer out."""
    return Table("flips", FLIPS, tuple(_row(side, f) for f in found))


def _row(side: Side, flip: Flip) -> Row:
    layout, choices = side.reading.layout, side.judged.choices
    keys = tuple(layout.key(choices[p]) for p in flip.opens)
    return Row(
        (
            flip.id,
            f"scenarios.{flip.id}",
            "single" if len(flip.moves) == 1 else "several" if flip.moves else "none",
            tuple(dict.fromkeys(m.partition(".")[0] for m in flip.moves)) or None,
            len(flip.moves),
            len(flip.opens),
            keys or None,
            None if not keys else "in-zone" if flip.fully else "possibly",
            flip.closes,
            flip.opens_without,
        ),
        (f"scenarios.{flip.id}",),
    )


def consent_flips(side: Side, most: int) -> Table:
    """Every single consent that, given to a package that lacks it alone, opens that package.

    Each is one party, or its ratifiers together, taking one package as it stands.
    """
    rows: list[Row] = []
    for strength in STRENGTHS:
        alone = np.flatnonzero(side.judged.refusing[strength].sum(axis=0) == 1)
        rows += [_flipped(side, int(p), strength) for p in alone[:most]]
    return Table("single-consents", CONSENT_FLIPS, tuple(rows))


def _flipped(side: Side, package: int, strength: Strength) -> Row:
    layout, choice = side.reading.layout, side.judged.choices[package]
    at = int(np.flatnonzero(side.judged.refusing[strength][:, package])[0])
    consent = side.reading.consents[at]
    others = [c for c in side.reading.consents if c is not consent]
    answers = [int(side.judged.consent(c, strength)[package]) for c in others]
    joint = both(np.array(answers, dtype=np.int8)[:, None])[0] if answers else YES
    return Row(
        (
            f"{layout.key(choice)} {strength}",
            layout.key(choice),
            consent.party,
            consent.role,
            strength,
            "in-zone" if joint == YES else "possibly",
            sum(a == 1 for a in answers),
            printed(side.case, layout.deal(choice)),
        )
    )


def counted(found: Sequence[Flip], consents_tried: int, consents_opening: int) -> Table:
    """How many changes were tried and how many open a package, by kind."""
    single = [f for f in found if len(f.moves) == 1]
    several = [f for f in found if len(f.moves) > 1]
    kinds = (
        ("consent", consents_tried, consents_opening),
        ("single", len(single), sum(len(f.opens) > 0 for f in single)),
        ("several", len(several), sum(len(f.opens) > 0 for f in several)),
    )
    return Table("flips-counted", COUNTED, tuple(Row(k) for k in kinds))
