"""Do the benchmarks measure what they say? (How long anything takes is never asserted.)"""

from __future__ import annotations

import sys

import pytest

from benchmarks.interleaved import medians
from benchmarks.loaded import loaded_by
from benchmarks.rooms import IMPORTING, OUTSIDE, room_of, shares


def test_commands_are_timed_beside_one_another() -> None:
    took = medians({"short": (sys.executable, "-c", "pass")}, rounds=3)
    assert set(took) == {"short"}
    assert took["short"] > 0


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(SystemExit, match=r"ended with 1:\nno such case"):
        medians({"wrong": (sys.executable, "-c", "exit('no such case')")}, rounds=1)


def test_the_libraries_a_command_loads_are_named() -> None:
    assert loaded_by(["cases"], ["yaml", "sphinx"]) == ["yaml"]


def test_the_time_of_a_command_is_shared_out_whole() -> None:
    rooms = shares(["schema"])
    assert sum(share for _, share in rooms) == pytest.approx(1)
    assert IMPORTING in dict(rooms)
    assert rooms == sorted(rooms, key=lambda item: -item[1])


def test_time_in_a_library_counts_for_the_room_that_called_it() -> None:
    seen: dict[str, str] = {}

    def look(*_: object) -> bool:
        seen["room"] = room_of(sys._getframe())
        return False

    room = {"__name__": "winset.case.checks.dates", "look": look}
    exec("sorted([2, 1], key=look)", room)
    assert seen["room"] == "case.checks"
    assert room_of(None) == OUTSIDE
