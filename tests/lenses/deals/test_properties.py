"""What must hold of any zone: one more consent never helps, silence never decides."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.lenses.deals.building import case, ordered, party
from winset.case.case import Case
from winset.lenses.deals.layout import of_space
from winset.lenses.deals.reading import STRENGTHS, Judged, Reading

RUNGS = ("low", "mid", "high")
PARTIES = ("A", "B", "C")
ISSUES = ("land", "help")
SETS = ("low", "mid to high", "anything", "nothing", "at most mid", "mid if {other} is high")
Entries = dict[str, dict[str, list[dict[str, Any]]]]


def entry(issue: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """What somebody says on an issue: nothing, an acceptance, a red line, a soft reading."""
    other = "help" if issue == "land" else "land"
    sets = st.sampled_from(SETS).map(lambda s: s.format(other=other))
    accepts = sets.map(lambda s: {"accepts": s})
    could = sets.map(lambda s: {"could-accept": s, "basis": "inferred"})
    red = st.sampled_from(("high", "at least mid", "low")).map(lambda s: {"red-line": s})
    return st.lists(st.one_of(accepts, could, red), max_size=2, unique_by=lambda e: next(iter(e)))


POSITIONS = st.fixed_dictionaries(
    {i: st.fixed_dictionaries({p: entry(i) for p in PARTIES}) for i in ISSUES}
)


def built(
    positions: Entries,
    issues: tuple[str, ...] = ISSUES,
    rules: dict[str, str] | None = None,
    table: tuple[str, ...] = PARTIES,
) -> Case:
    spaces = {"all": {"label": "All", "issues": {i: list(RUNGS) for i in issues}}}
    kept = {i: {p: e for p, e in by.items() if e and p in table} for i, by in positions.items()}
    parties = {p: party((rules or {}).get(p, "")) for p in table}
    return case(parties, {i: ordered(*RUNGS) for i in ISSUES}, kept, spaces)


def judged(made: Case) -> Judged:
    layout, _ = of_space(made)
    return Reading(made, layout).judge(next(layout.blocks(layout.size)))


@given(POSITIONS)
def test_one_more_needed_consent_never_enlarges_the_zone(positions: Entries) -> None:
    fewer, more = judged(built(positions, table=("A", "B"))), judged(built(positions))
    for strength in STRENGTHS:
        assert np.all(more.verdicts[strength] <= fewer.verdicts[strength])


@given(POSITIONS, st.sampled_from(PARTIES), st.sampled_from(ISSUES), st.data())
def test_filling_in_a_silence_never_turns_out_into_in(
    positions: Entries, who: str, issue: str, data: st.DataObject
) -> None:
    silent = {i: {**by, who: [] if i == issue else by[who]} for i, by in positions.items()}
    said = data.draw(st.sampled_from(("low", "mid to high", "anything", "nothing")))
    filled = {**silent, issue: {**silent[issue], who: [{"accepts": said}]}}
    before, after = judged(built(silent)), judged(built(filled))
    for strength in STRENGTHS:
        was, is_ = before.verdicts[strength], after.verdicts[strength]
        assert not np.any((was == 0) & (is_ == 2))
        assert np.array_equal(is_[was == 0], was[was == 0])


@given(POSITIONS)
def test_assessed_never_refuses_what_declared_accepts(positions: Entries) -> None:
    found = judged(built(positions))
    assert np.all(found.verdicts["assessed"] >= found.verdicts["declared"])


@given(POSITIONS, st.permutations(PARTIES))
def test_the_names_of_parties_do_not_matter(positions: Entries, order: list[str]) -> None:
    renamed = dict(zip(PARTIES, order, strict=True))
    other = {i: {renamed[p]: e for p, e in by.items()} for i, by in positions.items()}
    first, second = judged(built(positions)), judged(built(other))
    for strength in STRENGTHS:
        assert np.array_equal(first.verdicts[strength], second.verdicts[strength])


@given(POSITIONS)
def test_the_order_of_issues_does_not_matter(positions: Entries) -> None:
    first, second = judged(built(positions)), judged(built(positions, ("help", "land")))
    for strength in STRENGTHS:
        there = first.verdicts[strength].reshape(3, 3)
        assert np.array_equal(there, second.verdicts[strength].reshape(3, 3).T)


@given(POSITIONS, st.sampled_from(("B and C", "B or C", "2 of (A, B, C)", "60 % of (A 40, B 60)")))
def test_the_zone_is_the_rule_over_single_answers(positions: Entries, rule: str) -> None:
    """Brute force: each package by itself, with the rule spelt out in plain Python."""
    made = built(positions, rules={"A": rule})
    found = judged(made)
    alone = judged(built(positions))
    parties = {p.party: p for p in alone.reading.parties}
    for strength in STRENGTHS:
        a, b, c = (alone.party(parties[p], strength) for p in PARTIES)
        for n, _ in enumerate(product(RUNGS, RUNGS)):
            first = _by_rule(rule, int(a[n]), int(b[n]), int(c[n]))
            assert found.verdicts[strength][n] == min(first, int(b[n]), int(c[n]))


def _by_rule(rule: str, a: int, b: int, c: int) -> int:
    match rule:
        case "B and C":
            return min(b, c)
        case "B or C":
            return max(b, c)
        case "2 of (A, B, C)":
            return sorted((a, b, c))[1]
        case _:
            return b  # sixty of a hundred: B alone decides
