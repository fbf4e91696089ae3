"""Do the published test scenarios give the reference values, where somebody has put them beside us?

The files belong to others and are not shipped: WINSET_SCENARIOS names their folder, or they stand
beside the checkout. Without them these tests are skipped.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from winset.exchange.scenario import Scenario
from winset.exchange.scenarios import READERS
from winset.models.bargaining import blocked, opposition, pick, zone
from winset.models.frontier import distinct, frontier
from winset.models.utilities import table

BESIDE = Path(__file__).parents[3] / "shared" / "cases" / "negotiation"
HOME = Path(os.environ.get("WINSET_SCENARIOS", BESIDE))
REFERENCE = HOME / "reference.json"
FORMATS = {
    "genius": "genius",
    "geniusweb": "geniusweb",
    "negolog": "negolog",
    "negmas-yaml": "negmas",
}
# The reference prints its numbers to this many units.
CLOSE = 1e-6
SOLUTIONS = {
    "nash": ("nash", 2),
    "egalitarian": ("egalitarian", 1),
    "kalai_smorodinsky_maxmin": ("kalai-smorodinsky", 0),
    "max_welfare_in_zone": ("utilitarian", 1),
}


def scenarios() -> list[dict[str, Any]]:
    if not REFERENCE.is_file():
        return []
    return list(json.loads(REFERENCE.read_text("utf-8"))["scenarios"].values())


KNOWN = scenarios()
pytestmark = pytest.mark.skipif(not KNOWN, reason="no reference scenarios beside the checkout")


@pytest.fixture(scope="module", params=KNOWN, ids=[k["scenario"] for k in KNOWN])
def known(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


@pytest.fixture(scope="module")
def read(known: dict[str, Any]) -> Scenario:
    names = [n for n in (known["domain_file"], *known["profile_files"]) if n]
    reader = dict(READERS)[FORMATS[known["format"]]]
    return reader([HOME / known["scenario"] / name for name in names])


@pytest.fixture(scope="module")
def every(read: Scenario) -> np.ndarray:
    return table(read.space)


def test_issues_options_and_the_ends_of_worth(known: dict[str, Any], read: Scenario) -> None:
    assert [len(o) for o in read.options] == known["issue_sizes"]
    assert read.least == pytest.approx(known["utility_min"], abs=CLOSE)
    assert read.most == pytest.approx(known["utility_max"], abs=CLOSE)
    assert read.disagreement / 1e9 == pytest.approx(known["reservation"], abs=CLOSE)


def test_zone_and_frontier(known: dict[str, Any], read: Scenario, every: np.ndarray) -> None:
    inside, front = zone(every, read.disagreement), frontier(every)
    assert len(every) == known["n_outcomes"]
    assert len(inside) == known["agreement_zone_count"]
    assert len(front) == known["pareto_outcomes"]
    assert len(distinct(every[front])) == known["pareto_utility_vectors"]
    both = np.intersect1d(front, inside, assume_unique=True)
    assert len(distinct(every[both])) == known["pareto_in_zone_utility_vectors"]


@pytest.mark.parametrize("name", SOLUTIONS)
def test_solutions(known: dict[str, Any], read: Scenario, every: np.ndarray, name: str) -> None:
    ours, power = SOLUTIONS[name]
    picked, expected = pick(every, read.disagreement, ours), known.get(name)
    if expected is None:
        assert picked.value is None
        return
    assert picked.value is not None
    power = every.shape[1] if power == 2 else power
    assert float(picked.value) * 1e-9**power == pytest.approx(expected["value"], abs=CLOSE)
    assert len(picked.places) == expected["n_outcomes"]
    vectors = distinct(every[picked.places]) / 1e9
    for vector in expected["utilities"]:
        assert np.any(np.all(np.abs(vectors - vector) < CLOSE, axis=1))


def test_opposition_and_who_blocks_alone(
    known: dict[str, Any], read: Scenario, every: np.ndarray
) -> None:
    distance = known["opposition_min_distance_all"]
    assert opposition(every) == pytest.approx(distance, abs=CLOSE)
    shares = known["blocked_share_per_party"]
    assert blocked(every, read.disagreement) == pytest.approx(shares, abs=CLOSE)
