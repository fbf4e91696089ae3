"""Do what-ifs share their random numbers, and does a part switched off move no other stream?"""

from __future__ import annotations

import numpy as np
import pytest

from tests.lenses.deals.building import case, ordered, party
from winset import api
from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.case.patch import Change
from winset.case.views import View
from winset.draws import Draws
from winset.results import Result

LOW, HIGH = "uniform(0; 0.5)", "uniform(0; 1)"


def small() -> Case:
    """Two parties whose no deal is uncertain, on two issues; one document for each position."""
    return case(
        {
            "A": {**party(), "reservation": LOW},
            "B": {**party(), "reservation": LOW},
        },
        {"land": ordered("leave", "swap", "hold"), "help": ordered("none", "some", "full")},
        {
            "land": {"A": {"accepts": "hold", "sources": "N:1"}, "B": {"accepts": "leave"}},
            "help": {"A": {"accepts": "full"}, "B": {"accepts": "none", "sources": "M:1"}},
        },
        {
            "all": {
                "label": "All",
                "issues": {"land": ["leave", "swap", "hold"], "help": ["none", "some", "full"]},
            }
        },
        documents={
            d: {"title": d, "date": "2025-01-01", "grade": "B", "paragraphs": "2"} for d in "NM"
        },
    )


def better(result: Result, actor: str) -> list[object]:
    """In how many draws each package beats no deal for somebody."""
    table = result.table("worth")
    return [row.cells[table.index("better")] for row in table.where(actor=actor)]


def seen(*changes: tuple[str, str], without: tuple[str, ...] = (), n: int = 500) -> Draws:
    made = View(without=without, changes=tuple(Change("set", a, v) for a, v in changes))
    return api.draw(api.view(small(), made), n=n, seed=4)


def test_two_levers_share_random_numbers() -> None:
    """The same draw of the same quantity, whatever its range was set to: doubled, to the bit."""
    low, high = seen(("A.reservation", LOW)), seen(("A.reservation", HIGH))
    one = low.sample(low.case.parties["A"].reservation, "A.reservation")  # type: ignore[arg-type]
    two = high.sample(high.case.parties["A"].reservation, "A.reservation")  # type: ignore[arg-type]
    assert one is not None
    assert two is not None
    assert (2 * one).tobytes() == two.tobytes()


@pytest.mark.parametrize("lever", [LOW, HIGH, "0.3", "unknown"])
def test_a_lever_on_one_moves_no_draw_of_another(lever: str) -> None:
    as_it_stands, moved = (
        api.run("deals", draws) for draws in (seen(), seen(("A.reservation", lever)))
    )
    assert better(as_it_stands, "B") == better(moved, "B")
    if lever == HIGH:
        assert better(as_it_stands, "A") != better(moved, "A")


def test_switching_off_a_source_moves_no_draw_of_another() -> None:
    whole, less = (api.run("deals", draws) for draws in (seen(), seen(without=("N:1",))))
    assert better(whole, "A") != better(less, "A")
    assert better(whole, "B") == better(less, "B")


def test_adding_a_quantity_moves_no_other() -> None:
    draws = seen()
    before = draws.sample(Value.parse("1 to 2"), "economy.price")
    draws.sample(Value.parse("normal(0; 1)"), "economy.discount")
    after = draws.sample(Value.parse("1 to 2"), "economy.price")
    assert before is not None
    assert after is not None
    assert before.tobytes() == after.tobytes()


def test_more_draws_are_more_of_the_same() -> None:
    few, many = (
        d.sample(Value.parse("1 to 2"), "economy.price") for d in (seen(n=700), seen(n=3000))
    )
    assert few is not None
    assert many is not None
    assert np.array_equal(few, many[:700])
