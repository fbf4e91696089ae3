"""Does looking block by block give what one table gives, and are worst and best packages real?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.test_elicited import NUMBER, space, spaces, undominated
from winset.models import ends as ends_of
from winset.models import enumeration
from winset.models.bargaining import SOLUTIONS, blocked, pick, zone
from winset.models.ends import ends
from winset.models.enumeration import looked_at
from winset.models.frontier import directions, distinct
from winset.models.optimum import sampled
from winset.models.utilities import Space, of_package, table


@given(spaces(), st.integers(1, 30), st.data())
def test_blocks_give_what_one_table_gives(of: Space, block: int, data: st.DataObject) -> None:
    every = table(of)
    no_deal = np.array([data.draw(NUMBER) for _ in range(of.parties)])
    found = looked_at(of, no_deal, block)
    front = undominated(every)
    inside = zone(every, no_deal)
    assert found.inside == len(inside)
    assert found.keeps_out.tolist() == blocked(every, no_deal).tolist()
    assert found.nearest == (every - no_deal).min(axis=1).max()
    assert found.frontier is not None
    assert sorted(found.frontier.tolist()) == front
    assert found.vectors == len(distinct(every[front]))
    assert found.frontier_in_zone is not None
    assert sorted(found.frontier_in_zone.tolist()) == sorted(set(front) & set(inside.tolist()))
    for name in SOLUTIONS:
        one = pick(every, no_deal, name)
        assert sorted(found.picked[name].places.tolist()) == one.places.tolist()
        assert found.picked[name].value == one.value


@given(spaces(), st.data())
def test_a_sample_is_of_the_frontier_of_the_zone(of: Space, data: st.DataObject) -> None:
    every = table(of)
    no_deal = np.array([data.draw(st.integers(-60, 0)) for _ in range(of.parties)])
    wanted = set(undominated(every)) & set(zone(every, no_deal).tolist())
    sample = set(looked_at(of, no_deal).sample.tolist())
    assert sample <= wanted
    assert bool(sample) == bool(wanted)


@pytest.mark.parametrize("seed", range(6))
def test_a_sample_by_solver_is_of_the_frontier_of_the_zone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    of = Space(tuple(rng.integers(0, 50, (4, 3)) for _ in range(4)))
    every = table(of)
    no_deal = np.quantile(every, 0.2, axis=0).astype(np.int64)
    inside = zone(every, no_deal)
    wanted = {tuple(map(int, every[p])) for p in undominated(every)}
    found = sampled(of, no_deal, directions(4, 8))
    assert len(found) > 1
    for one in found:
        assert tuple(map(int, one.utilities)) in wanted
        assert np.all(one.utilities >= no_deal)
    assert len(inside) > 0


def test_a_frontier_too_large_is_given_up_and_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    of = space([list(range(9)), [8 - k for k in range(9)]])
    monkeypatch.setattr(enumeration, "MOST_ON_FRONTIER", 5)
    found = looked_at(of, np.array([0, 0]))
    assert found.frontier is None
    assert found.inside == 9
    assert len(found.sample) > 0
    assert found.picked["egalitarian"].places.tolist() == [4]


def test_packages_that_tie_do_not_make_a_frontier_large(monkeypatch: pytest.MonkeyPatch) -> None:
    of = space([[1, 0], [1, 0]], *[[[0, 0, 0, 0], [0, 0, 0, 0]] for _ in range(4)])
    monkeypatch.setattr(enumeration, "MOST_ON_FRONTIER", 5)
    found = looked_at(of, np.array([0, 0]))
    assert found.frontier is not None
    assert len(found.frontier) == 256
    assert found.vectors == 1


def test_pair_terms_count_only_where_both_options_stand() -> None:
    # 10 + 10 by the first options, 12 by the last two: never 10 + 10 + 12.
    tied = space(
        [[10, 0, 0, 0]] * 2,
        [[10, 0, 0, 0]] * 2,
        *[[[0] * 4] * 2 for _ in range(9)],
        pairs={(0, 1): [[[0] * 4] * 3 + [[0, 0, 0, 12]]] * 2},
    )
    low, high = ends(tied)
    assert low.tolist() == [0, 0]
    assert high.tolist() == [20, 20]


@given(spaces())
def test_worst_and_best_are_those_of_the_table(of: Space) -> None:
    low, high = ends(of)
    assert low.tolist() == table(of).min(axis=0).tolist()
    assert high.tolist() == table(of).max(axis=0).tolist()


@pytest.mark.parametrize("seed", range(6))
def test_a_group_too_large_for_a_table_goes_to_the_solver(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(seed)
    of = Space(
        tuple(rng.integers(0, 50, (2, 3)) for _ in range(3)),
        {(0, 2): rng.integers(-60, 60, (2, 3, 3)), (2, 1): rng.integers(-60, 60, (2, 3, 3))},
    )
    every = table(of)
    monkeypatch.setattr(ends_of, "LARGEST_GROUP", 5)
    low, high = ends(of)
    assert low.tolist() == every.min(axis=0).tolist()
    assert high.tolist() == every.max(axis=0).tolist()
    assert of_package(of, (0, 0, 0)).tolist() == every[0].tolist()
