"""Is a lean told only where every weighting that respects the stated order agrees?"""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lenses.drafts.building import small, told
from winset.lenses.drafts.tally import _behind
from winset.results import Result

CLAUSES = [
    {"sets": "line", "to": "road"},
    {"sets": "fort", "to": "yes"},
    {"sets": "guns", "to": "600 persons"},
    {"sets": "host", "to": "inn"},
]


def lean(positions: dict[str, Any], **draft: Any) -> Result:
    return told(small({"one": {"clauses": CLAUSES, **draft}}, positions))


def wish(settlement: str, salience: str = "") -> dict[str, str]:
    return {"accepts": settlement, **({"salience": salience} if salience else {})}


FOR_NORTH = {
    "line": {"NO": wish("road", "decisive"), "SO": wish("ridge", "decisive")},
    "fort": {"NO": wish("yes", "major"), "SO": wish("no", "major")},
    "guns": {"NO": wish("600 persons", "minor"), "SO": wish("600 persons", "minor")},
}


def test_a_text_that_meets_one_side_alone_leans_to_it() -> None:
    leans = lean(FOR_NORTH).table("leans")
    assert leans.cell("drafts.one", "lean") == ("NO",)
    assert leans.cell("drafts.one", "lean-known") == "every-weighting"


def test_one_decisive_clause_against_two_major_ones_depends_on_weights() -> None:
    positions = {
        "line": {"NO": wish("road", "decisive"), "SO": wish("ridge", "decisive")},
        "fort": {"NO": wish("no", "major"), "SO": wish("yes", "major")},
        "host": {"NO": wish("abbey", "major"), "SO": wish("inn", "major")},
    }
    assert lean(positions).table("leans").cell("drafts.one", "lean-known") == "depends-on-weights"


def test_a_clause_of_unsaid_weight_may_count_for_everything() -> None:
    positions = {
        "fort": FOR_NORTH["fort"],
        "guns": FOR_NORTH["guns"],
        "host": {"NO": wish("abbey"), "SO": wish("inn")},
    }
    assert lean(positions).table("leans").cell("drafts.one", "lean") is None


def test_two_clauses_are_too_few() -> None:
    two = {k: FOR_NORTH[k] for k in ("line", "fort")}
    assert lean(two).table("leans").cell("drafts.one", "lean-known") == "too-few"


def test_both_met_alike_is_even() -> None:
    both = {
        issue: {"NO": wish(to), "SO": wish(to)}
        for issue, to in (("line", "road"), ("fort", "yes"), ("host", "inn"))
    }
    assert lean(both).table("leans").cell("drafts.one", "lean-known") == "even"


def test_a_source_that_says_otherwise_is_printed_beside() -> None:
    found = lean(FOR_NORTH, leans="SO")
    assert found.table("leans").cell("drafts.one", "agrees") == "differs"
    assert [f.arguments["actor1"] for f in found.found("lean-differs")] == [("SO",)]


def test_not_met_but_nearer_to_one_side_is_told_as_such() -> None:
    positions = {"line": {"NO": wish("river"), "SO": wish("ridge")}}
    clauses = [{"sets": "line", "to": "river"}]
    sides = told(small({"one": {"clauses": clauses}}, positions)).table("sides")
    assert sides.cell("one.line.NO", "verdict") == "met"
    far = {"line": {"NO": wish("sea"), "SO": wish("ridge")}}
    sides = told(small({"one": {"clauses": clauses}}, far)).table("sides")
    assert sides.cell("one.line.NO", "verdict") == "nearer"
    assert sides.cell("one.line.SO", "verdict") == "against"


def test_a_wish_recorded_only_later_counts_and_says_so() -> None:
    positions = {"fort": {"SO": {"since": "2025-09-01", "accepts": "no"}}}
    sides = lean(positions).table("sides")
    assert sides.cell("one.fort.SO", "verdict") == "against"
    assert sides.cell("one.fort.SO", "recorded-later") == "recorded-later"


def test_silence_is_counted_as_silence() -> None:
    tally = lean({}).table("tally")
    assert tally.cell("drafts.one.NO.unweighted", "unsaid") == 4
    assert tally.cell("drafts.one.NO.unweighted", "against") == 0


counts = st.tuples(*(st.integers(0, 3) for _ in range(4)))


@pytest.mark.parametrize("steps", [3])
@given(counts, counts)
def test_behind_means_behind_under_every_weighting_on_a_grid(
    steps: int, one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    """Weights from a grid with decisive >= major >= minor, unsaid anything up to decisive."""
    grid = [(d, m, n) for d, m, n in product(range(steps + 1), repeat=3) if d >= m >= n]
    worst = all(
        sum(c * w for c, w in zip(one[:3], weights, strict=True)) + one[3] * weights[0]
        <= sum(c * w for c, w in zip(other[:3], weights, strict=True))
        for weights in grid
    )
    assert _behind(one, other) == (worst or one == other)
