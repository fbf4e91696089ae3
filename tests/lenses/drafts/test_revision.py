"""How far is a text from one that nobody refuses, and what would a mediator change in it?"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lenses.drafts.building import KOREA, small, told
from winset import api
from winset.case.case import Case
from winset.lenses.drafts.nearest import board, least
from winset.lenses.drafts.terms import Texts
from winset.models.mediator import Ranks, anneal, standing, votes
from winset.results import Result

RUNGS = ("ridge", "road", "river", "sea")
CLAUSES = [
    {"n": "1", "sets": "line", "to": "river"},
    {"n": "2", "sets": "fort", "to": "yes"},
    {"n": "3", "sets": "host", "to": "abbey"},
]


def found(positions: dict[str, Any], **options: Any) -> Result:
    return told(small({"one": {"clauses": CLAUSES}}, positions), **options)


def test_a_text_nobody_refuses_needs_no_change_and_is_no_consent() -> None:
    result = found({})
    assert result.table("distance").cell("drafts.one", "changes") == 0
    assert result.table("distance").cell("drafts.one", "all-said-yes") is None
    assert result.found("nobody-refuses")


def test_one_clause_away() -> None:
    positions = {"line": {"NO": {"accepts": "at least road"}, "SO": {"accepts": "at most road"}}}
    distance = found(positions).table("distance")
    assert distance.cell("drafts.one", "changes") == 1
    assert distance.cell("drafts.one", "to") == ("line.road",)
    assert distance.cell("drafts.one", "leaving-out") is None


def test_where_every_wording_is_refused_the_clause_must_go() -> None:
    positions = {"line": {"NO": {"accepts": "sea"}, "SO": {"accepts": "ridge"}}}
    distance = found(positions).table("distance")
    assert distance.cell("drafts.one", "leaving-out") == ("issues.line",)
    assert distance.cell("drafts.one", "rewriting") is None


def test_a_condition_can_be_met_instead_of_the_clause_rewritten() -> None:
    """South takes the river if the fort stands; one change on the fort mends the line."""
    positions = {"line": {"SO": {"accepts": ["ridge", "river if fort is no"]}}}
    distance = found(positions).table("distance")
    assert distance.cell("drafts.one", "changes") == 1


def test_until_everybody_has_said_yes() -> None:
    yes = {"NO": {"accepts": "anything"}, "SO": {"accepts": "anything"}}
    positions = {
        "line": {**yes, "council": {"accepts": "at most road"}},
        "fort": {**yes, "council": {"accepts": "anything"}},
        "host": {**yes, "council": {"accepts": "inn"}},
    }
    assert found(positions).table("distance").cell("drafts.one", "all-said-yes") == 2


accepted = st.lists(st.sampled_from(RUNGS), min_size=1, max_size=3, unique=True)


def refusals(case: Case, deal: dict[str, str]) -> int:
    """Counted from a text that says just this."""
    clauses = [{"n": str(n), "sets": i, "to": s} for n, (i, s) in enumerate(deal.items())]
    changed = case.model_copy(update={"drafts": small({"one": {"clauses": clauses}}).drafts})
    asking = board(changed, Texts(changed), "one")
    return sum(len(asking.refusing(i, asking.deal)) for i in asking.needs)


@settings(max_examples=25, deadline=None)
@given(accepted, accepted, st.sampled_from(["no", "yes"]), st.booleans())
def test_the_fewest_changes_are_those_of_brute_force(
    north: list[str], south: list[str], fort: str, tied: bool
) -> None:
    if tied:
        south = [south[0], *(f"{s} if fort is no" for s in south[1:])]
    case = small(
        {"one": {"clauses": CLAUSES[:2]}},
        {
            "line": {"NO": {"accepts": north}, "SO": {"accepts": south}},
            "fort": {"NO": {"accepts": fort}},
        },
    )
    asking = board(case, Texts(case), "one")
    ours = sum(len(least(asking, group).changes) for group in asking.groups())
    best = len(CLAUSES)
    for line, gate in product((*RUNGS, None), ("no", "yes", None)):
        deal = {i: s for i, s in (("line", line), ("fort", gate)) if s is not None}
        if refusals(case, deal) == 0:
            best = min(best, (line != "river") + (gate != "yes"))
    assert ours == best


def test_the_mediator_ends_a_refusal_that_costs_nobody() -> None:
    positions = {"line": {"NO": {"accepts": "at least road"}, "SO": {"accepts": "at most road"}}}
    result = found(positions)
    table = result.table("next-revision")
    row = table.row("drafts.one.line")
    assert row.cells[table.index("proposed")] == "line.road"
    assert row.cells[table.index("why")] == "mends"
    assert row.cells[table.index("mends-for")] == ("SO",)
    assert result.table("revised").cell("drafts.one", "refusals-after") == 0


def test_a_change_is_never_proposed_for_silence() -> None:
    result = found({})
    assert result.table("next-revision").rows == ()
    assert result.found("revision-none")


def test_a_clause_somebody_made_a_condition_can_be_added() -> None:
    positions = {
        "line": {
            "NO": {"accepts": "river"},
            "SO": {"accepts": ["ridge", "river if guns at most 500 persons"]},
        },
        "guns": {"NO": {"accepts": "500 persons"}, "SO": {"accepts": "500 persons"}},
    }
    table = found(positions).table("next-revision")
    row = table.row("drafts.one.guns")
    assert row.cells[table.index("change")] == "new"
    assert row.cells[table.index("mends-on")] == ("issues.line",)


def test_no_more_changes_than_asked_for() -> None:
    positions = {
        "line": {"SO": {"accepts": "road"}},
        "fort": {"SO": {"accepts": "no"}},
        "host": {"SO": {"accepts": "inn"}},
    }
    assert len(found(positions).table("next-revision").rows) == 3
    assert len(found(positions, changes=2).table("next-revision").rows) == 2


def test_the_same_seed_gives_the_same_revision_and_a_text_its_own_stream() -> None:
    case = api.load(KOREA)
    first, second = (
        api.run("drafts", api.draw(case, seed=3), revise="package-april") for _ in range(2)
    )
    assert first.table("next-revision") == second.table("next-revision")
    alone = api.run("drafts", api.draw(case, seed=3), revise="package-april", draft="package-april")
    assert alone.table("next-revision") == first.table("next-revision")


# --- The method itself, on arrays ---------------------------------------------------------------

CLIMB = Ranks(0, 0, (), np.array([0, 1, 2, 3]))
FALL = Ranks(1, 0, (), np.array([3, 2, 1, 0]))


def run(ranks: tuple[Ranks, ...], sizes: tuple[int, ...], hot: float = 1.0, lanes: int = 64) -> Any:
    draws = np.random.default_rng(7).random((200, 3, lanes))
    voters = 1 + max((r.voter for r in ranks), default=0)
    start = np.zeros(len(sizes), dtype=np.intp)
    return anneal(start, np.array(sizes), ranks, voters, draws, (hot, hot / 20))


def test_one_voter_alone_gets_his_best_wording() -> None:
    assert np.all(run((CLIMB,), (4,)) == 3)


def test_nothing_moves_that_nobody_wants() -> None:
    assert np.all(run((), (4, 3)) == 0)
    assert np.all(run((FALL,), (4,), hot=1e-6) == 0)


def test_without_heat_every_step_is_one_nobody_voted_against() -> None:
    ends = run((CLIMB, Ranks(1, 1, (), np.array([0, 1])), FALL), (4, 2), hot=1e-6)
    start = np.zeros_like(ends)
    _, against = votes((CLIMB, FALL), 2, start, ends)
    assert not against.any()
    assert np.all(ends[:, 1] == 1)


def test_heat_leaves_a_corner_that_unanimity_cannot() -> None:
    cold, hot = (run((CLIMB, FALL), (4,), hot=t) for t in (1e-6, 5.0))
    assert np.all(cold == 0)
    assert (hot > 0).any()


def test_a_rank_may_lean_on_another_clause() -> None:
    leaning = Ranks(0, 0, (1,), np.array([[0, 0], [2, -1]]))
    texts = np.array([[1, 0], [1, 1], [0, 1]])
    assert standing((leaning,), texts)[:, 0].tolist() == [2, -1, 0]


def test_a_run_does_not_depend_on_the_number_of_runs() -> None:
    draws = np.random.default_rng(7).random((100, 3, 32))
    few, many = (
        anneal(np.array([0]), np.array([4]), (CLIMB, FALL), 2, draws[:, :, :n], (1.0, 0.05))
        for n in (8, 32)
    )
    assert np.array_equal(few, many[:8])


@pytest.mark.parametrize("rounds", [1, 2, 5])
def test_few_rounds_are_enough_to_run(rounds: int) -> None:
    positions = {"line": {"SO": {"accepts": "road"}}}
    assert len(found(positions, rounds=rounds).table("revised").rows) == 1
