"""Does a lens that draws nothing stay without arrays?"""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from tests.case.looking import case
from winset import api
from winset.case.grammar.value import Value
from winset.draws import Draws
from winset.draws.sample import sample
from winset.errors import UsageError


def loaded_by(program: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after the program."""
    tail = "\nimport sys; print('\\n'.join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program + tail], capture_output=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.splitlines())


def test_importing_draws_loads_no_arrays() -> None:
    assert not {"numpy", "scipy", "numba"} & loaded_by("import winset.draws")


def test_making_draws_loads_no_arrays() -> None:
    program = (
        "from winset import api\n"
        "draws = api.draw(api.load('korea/1952-10-armistice'), n=5000, seed=2)\n"
        "assert (draws.n, draws.seed) == (5000, 2)"
    )
    assert "numpy" not in loaded_by(program)


def test_the_first_sample_loads_them() -> None:
    program = (
        "from winset import api\nfrom winset.case.grammar.value import Value\n"
        "draws = api.draw(api.load('korea/1952-10-armistice'), n=10)\n"
        "assert draws.sample(Value.parse('1 to 2'), 'economy.x').shape == (10,)"
    )
    assert "numpy" in loaded_by(program)


def test_draws_sample_with_their_own_number_and_seed() -> None:
    draws = api.draw(case("island"), n=50, seed=9)
    figure = Value.parse("1 to 2 weeks")
    drawn, wanted = draws.sample(figure, "a.b"), sample(figure, "a.b", 50, 9)
    assert drawn is not None
    assert wanted is not None
    assert np.array_equal(drawn, wanted)
    assert draws.sample(Value.parse("unknown"), "a.b") is None


def test_draws_are_of_the_viewed_case() -> None:
    seen = api.view(case("island"))
    assert Draws(seen).case is seen.case is case("island")


def test_no_draws_are_refused() -> None:
    with pytest.raises(UsageError, match="0 draws are too few"):
        api.draw(case("island"), n=0)
