"""Is the package that leaves the worst-off party most the one that looking at all of them finds?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.test_elicited import spaces
from winset.models import fairest as search
from winset.models.fairest import fairest
from winset.models.optimum import best, nearest_to_zone
from winset.models.utilities import Space, of_package, quantised, table


@given(spaces(tied=False), st.data())
def test_no_package_leaves_the_worst_off_more(of: Space, data: st.DataObject) -> None:
    least = data.draw(st.lists(st.integers(-60, 60), min_size=of.parties, max_size=of.parties))
    no_deal = np.array(least)
    found = fairest(of, no_deal)
    assert found is not None
    most = (table(of) - no_deal).min(axis=1).max()
    assert (of_package(of, found) - no_deal).min() == most


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("parties", [2, 4, 6])
def test_a_quarter_of_a_million_packages(parties: int, seed: int) -> None:
    """4^9 packages in whole units of 1e-9, weights times values and bare points in turn."""
    rng = np.random.default_rng(seed)
    if seed % 2:
        of = Space(tuple(rng.integers(0, 1000, (parties, 4)) for _ in range(9)))
    else:
        weights = rng.dirichlet(np.ones(9), parties)
        of = Space(tuple(quantised(weights[:, [k]] * rng.random((parties, 4))) for k in range(9)))
    every = table(of)
    no_deal = np.quantile(every, 0.4, axis=0).astype(np.int64)
    found = fairest(of, no_deal)
    assert found is not None
    assert (of_package(of, found) - no_deal).min() == (every - no_deal).min(axis=1).max()


def test_where_too_many_stay_open_the_solver_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(7)
    of = Space(tuple(rng.integers(0, 100, (4, 4)) for _ in range(6)))
    no_deal = np.zeros(4, dtype=np.int64)
    monkeypatch.setattr(search, "MOST", 0)
    assert fairest(of, no_deal) is None
    found = best(of, no_deal, "egalitarian")
    assert found is not None
    assert found.value == (table(of) - no_deal).min(axis=1).max()


def test_an_empty_zone_is_as_far_as_its_best_package() -> None:
    of = Space((np.array([[5, 0], [0, 5]]),))
    found = nearest_to_zone(of, np.array([3, 4]))
    assert found is not None
    assert found.value == -3
