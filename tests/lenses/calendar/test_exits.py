"""Is every exit free of circles, and is the right side exposed for the right days?"""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lenses.calendar.building import SHIPPED, exactly, of, run, shipped, small
from winset.lenses.calendar.exits import Exit, exits, links
from winset.lenses.calendar.knots import circles
from winset.lenses.calendar.steps import Step
from winset.results import Result

Rows = dict[str, dict[str, Any]]


def rows(result: Result, table: str) -> Rows:
    found = result.table(table)
    names = [c.name for c in found.columns]
    return {str(r.cells[0]): dict(zip(names, r.cells, strict=True)) for r in found.rows}


PAPER = {"P": {"title": "A paper", "date": "2025-01-01", "length": "3"}}
TALKS_OF_ALL = {
    "talks": {"label": "Talks", "kind": "political", "actors": ["N", "S", "M"], "sources": "P:1"}
}


def swap(sections: Any = None, **tasks: Any) -> Result:
    """N gives ground (30 days) only after S gives gold (10 days), S gold only after N ground."""
    found = {
        "ground": {"takes": "30 days", "by": "N"},
        "gold": {"takes": "10 days", "by": "S"},
        **tasks,
    }
    conditions = {
        "gold-first": {"by": "chief", "task": "ground", "only-after": "gold", "firm": "yes"},
        "ground-first": {"by": "S", "task": "gold", "only-after": "ground", "firm": "yes"},
    }
    deadlines = {"d": {"task": "ground", "by": "2026-06-01"}}
    return run(small(found, deadlines, conditions, **{"documents": PAPER, **(sections or {})}))


def test_two_who_wait_for_one_another_are_named() -> None:
    result = swap()
    circle = rows(result, "circles")["1"]
    assert circle["steps"] == ("calendar.tasks.ground", "calendar.tasks.gold")
    assert circle["who"] == ("S", "chief")
    assert (circle["world"], circle["firm"], circle["contested"]) == (0, "yes", "no")


def test_by_hand_ground_in_two_parts() -> None:
    """15 days of ground, 10 of gold, 15 of ground: N is exposed for the gold's 10, S for 15."""
    result = swap()
    split = next(
        r
        for r in rows(result, "exits").values()
        if r["kind"] == "split" and r["task"] == "calendar.tasks.ground"
    )
    spans = {
        (r["who"], r["gave"]): (exactly(r["at-least"]), exactly(r["at-most"]))
        for r in rows(result, "exposure").values()
        if r["exit"] == split["exit"]
    }
    assert spans == {
        ("N", "calendar.tasks.ground"): (10, 10),
        ("S", "calendar.tasks.gold"): (15, 15),
    }
    assert split["over"] == "2026-02-09"  # 15 + 10 + 15 days from new year's day
    steps = [r for r in rows(result, "exit-steps").values() if r["exit"] == split["exit"]]
    assert [(r["part"], r["exposed"]) for r in steps] == [
        ("first", ("N",)),
        ("whole", ("S",)),
        ("rest", ("nobody",)),
    ]


def test_the_first_part_is_as_long_as_the_reader_says() -> None:
    conditions = {
        "gold-first": {"by": "N", "task": "ground", "only-after": "gold"},
        "ground-first": {"by": "S", "task": "gold", "only-after": "ground"},
    }
    tasks = {"ground": {"takes": "30 days"}, "gold": {"takes": "10 days"}}
    result = run(small(tasks, {}, conditions), first_part=10)
    split = next(r for r in rows(result, "exits").values() if r["kind"] == "split")
    assert split["task"] == "calendar.tasks.ground"
    assert max(exactly(r["at-least"]) for r in rows(result, "exposure").values()) == 30
    spans = [r for r in rows(result, "exposure").values() if r["exit"] == split["exit"]]
    assert {exactly(r["at-least"]) for r in spans} == {10, 27}


def test_at_most_counts_what_the_other_side_has_still_to_prepare() -> None:
    """Gold waits 40 days for a mint: given at once, ground stands open that long, else 10 days."""
    result = swap(
        mint={"takes": "40 days"}, gold={"takes": "10 days", "by": "S", "after": ["mint"]}
    )
    split = next(
        r
        for r in rows(result, "exits").values()
        if r["kind"] == "split" and r["task"] == "calendar.tasks.ground"
    )
    assert (exactly(split["at-least"]), exactly(split["at-most"])) == (10, 50 - 15)


def test_together_exposes_nobody_and_escrow_only_to_the_holder() -> None:
    found = rows(swap({"tracks": TALKS_OF_ALL}), "exits").values()
    together = next(r for r in found if r["kind"] == "together")
    assert together["exposed"] == ("nobody",)
    assert exactly(together["at-most"]) == 0
    assert together["over"] == "2026-01-31"  # the longer of the two, then one day for both
    held = [r for r in found if r["kind"] == "escrow"]
    assert {r["cover"] for r in held} == {"holder"}
    assert {r["third-parties"] for r in held} == {("M",)}


def test_what_can_be_taken_back_exposes_nobody() -> None:
    case = small(
        {"ground": {"takes": "30 days"}, "gold": {"takes": "10 days"}},
        {},
        {
            "gold-first": {"by": "N", "task": "ground", "only-after": "gold"},
            "ground-first": {"by": "S", "task": "gold", "only-after": "ground"},
        },
    )
    plain, revocable = run(case), run(case, revocable=("ground",))
    assert "N" in {r["who"] for r in rows(plain, "exposure").values()}
    assert "N" not in {r["who"] for r in rows(revocable, "exposure").values()}
    kinds = {r["taken-back"] for r in rows(revocable, "exit-steps").values()}
    assert kinds == {"yes", "unsaid-no", "until-release", "until-kept"}


def test_the_case_itself_can_say_what_can_be_taken_back() -> None:
    result = swap(
        ground={"takes": "30 days", "by": "N", "taken-back": "yes"},
        gold={"takes": "10 days", "by": "S", "taken-back": "no"},
    )
    assert "N" not in {r["who"] for r in rows(result, "exposure").values()}
    kinds = {r["taken-back"] for r in rows(result, "exit-steps").values()}
    assert kinds >= {"yes", "no"}
    assert [w.arguments["count"] for w in result.warnings if w.code == "steps-judged"] == [2]


def test_what_cannot_be_held_or_split_is_not() -> None:
    """A vote cannot be laid in anybody's hands, a nod cannot be given by halves."""
    whole = {"can-be-held": "no", "can-be-split": "no"}
    result = swap(ground={"takes": "30 days", "by": "N", **whole})
    kinds = {(r["kind"], r["task"]) for r in rows(result, "exits").values()}
    assert not kinds & {("split", "calendar.tasks.ground"), ("escrow", "calendar.tasks.ground")}
    assert kinds >= {("split", "calendar.tasks.gold"), ("escrow", "calendar.tasks.gold")}


def test_how_the_world_is_cannot_be_relaxed() -> None:
    """N lays down arms only after peace; peace, by the nature of things, after arms are down."""
    tasks = {"arms": {"takes": "5 days"}, "peace": {"after": ["arms"]}}
    demand = {"peace-first": {"by": "N", "task": "arms", "only-after": "peace"}}
    result = run(small(tasks, {}, demand))
    found = rows(result, "exits").values()
    assert {r["kind"] for r in found} == {"split", "guarantee"}
    assert all(r["gives-way"] == ("N",) for r in found)
    split = next(r for r in found if r["kind"] == "split")
    assert split["task"] == "calendar.tasks.arms"
    assert split["needs"] == ("parts", "part-must-do")


def test_a_circle_of_the_world_alone_has_no_exit_and_no_day() -> None:
    tasks = {"hen": {"takes": "1 day"}, "egg": {"takes": "1 day"}, "omelette": {"after": ["egg"]}}
    world = {
        "egg-first": {"task": "hen", "only-after": "egg"},
        "hen-first": {"task": "egg", "only-after": "hen"},
    }
    result = run(small(tasks, {"d": {"task": "omelette", "by": "2026-06-01"}}, world))
    assert not rows(result, "exits")
    assert {f.code for f in result.findings} >= {"circle-world", "no-exit", "clock-circle"}
    dated = {id: r["dated"] for id, r in rows(result, "tasks").items()}
    assert dated["calendar.tasks.hen"] == "in-a-circle"
    assert dated["calendar.tasks.omelette"] == "behind-a-circle"


def test_all_three_of_three_can_be_found_and_broken_by_one() -> None:
    """Each of three gives only after the next: one circle, which any one of them breaks."""
    names = ("a", "b", "c")
    demands = {
        f"{x}-after-{y}": {"by": "N", "task": x, "only-after": y}
        for x, y in zip(names, ("b", "c", "a"), strict=True)
    }
    result = run(small({n: {"takes": "1 day"} for n in names}, {}, demands))
    assert [r["count"] for r in rows(result, "circles").values()] == [3]
    assert [r["size"] for r in rows(result, "giving-way").values()] == [1, 1, 1]
    assert all(r["circles-left"] == 0 for r in rows(result, "exits").values())


@pytest.mark.parametrize("path", SHIPPED)
def test_giving_way_leaves_no_circle_in_the_shipped_cases(path: str) -> None:
    for row in of(path).table("giving-way").rows:
        given_up = tuple(str(a).rpartition(".")[2] for a in row.cells[1])  # type: ignore[union-attr]
        assert not of(path, leave_out=given_up).table("circles").rows


def graph(exit_: Exit, steps: tuple[Step, ...]) -> nx.DiGraph:
    found = nx.DiGraph()
    found.add_edges_from((link.before, link.then) for link in links(exit_, steps))
    return found


@pytest.mark.parametrize("path", SHIPPED)
def test_every_exit_of_the_shipped_cases_is_free_of_circles_by_networkx(path: str) -> None:
    from winset import api
    from winset.lenses.calendar import Options
    from winset.lenses.calendar.ground import ground

    stand = ground(api.draw(shipped(path), n=1), Options())
    found, complete = circles(stand, stand.steps)
    assert complete
    tried = 0
    world = tuple(s for s in stand.steps if s.side is None)
    # Whatever the case says cannot be: every exit that any case could have is tried.
    silent = {"can_be_split": None, "can_be_held": None}
    tasks = {id: task.model_copy(update=silent) for id, task in stand.tasks.items()}
    for circle in found:
        for one in exits(circle, stand.steps, tasks):
            tried += 1
            assert nx.is_directed_acyclic_graph(graph(one, (*world, *circle.demands)))
    assert tried > 10


@st.composite
def demands(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Up to six tasks of a day, waits that go one way, demands that go any way."""
    count = draw(st.integers(2, 6))
    names = [f"t{n}" for n in range(count)]
    tasks: dict[str, Any] = {}
    for n, name in enumerate(names):
        waits = draw(st.lists(st.sampled_from(names[:n]), unique=True, max_size=2)) if n else []
        tasks[name] = {"takes": "1 day", "after": waits}
    pairs = [(a, b) for a in names for b in names if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8))
    conditions = {
        f"{a}-after-{b}": {"by": draw(st.sampled_from(["N", "S"])), "task": a, "only-after": b}
        for a, b in chosen
    }
    return tasks, conditions


@given(demands())
def test_exits_and_smallest_sets_hold_on_any_calendar(
    given_: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    tasks, conditions = given_
    result = run(small(tasks, {}, conditions), draws=2)
    whole = nx.DiGraph()
    whole.add_nodes_from(tasks)
    for name, record in tasks.items():
        whole.add_edges_from((b, name) for b in record["after"])
    whole.add_edges_from((c["only-after"], c["task"]) for c in conditions.values())
    assert len(result.table("circles").rows) == min(50, sum(1 for _ in nx.simple_cycles(whole)))
    for row in rows(result, "giving-way").values():
        left = whole.copy()
        for address in row["demands"]:
            demand = conditions[address.rpartition(".")[2]]
            left.remove_edge(demand["only-after"], demand["task"])
        assert nx.is_directed_acyclic_graph(left)
    for row in rows(result, "exits").values():
        assert exactly(row["at-least"]) <= exactly(row["at-most"])
        assert exactly(row["at-least"]) >= 0


def test_the_smallest_circles_are_laid_out_and_one_can_be_asked_for() -> None:
    default, third, every = (of(SHIPPED[0], circle=c) for c in ("", "3", "all"))
    assert {r["circle"] for r in rows(default, "exits").values()} == {1}
    assert {r["circle"] for r in rows(third, "exits").values()} == {3}
    laid_out = {r["circle"] for r in rows(every, "exits").values()}
    counts = {int(k): r["exits"] for k, r in rows(default, "circles").items()}
    assert laid_out == {number for number, exits in counts.items() if exits}
    assert len(rows(every, "exits")) == sum(counts.values())
    assert len(default.found("exits-elsewhere")) == len(laid_out) - 1
    assert rows(third, "exits").items() <= rows(every, "exits").items()


def test_a_part_of_a_step_under_way_is_not_over_before_today() -> None:
    """Gold, behind a mint long struck, is not recorded as given: not even its first half."""
    result = swap(
        mint={"on": "2025-01-01"}, gold={"takes": "10 days", "by": "S", "after": ["mint"]}
    )
    split = next(
        r
        for r in rows(result, "exits").values()
        if r["kind"] == "split" and r["task"] == "calendar.tasks.gold"
    )
    # Half of gold is over on new year's day, ground takes thirty days from the next, then the rest.
    assert split["over"] == "2026-02-05"
