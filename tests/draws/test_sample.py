"""Do draws of a figure have the moments and the ends that its words say?"""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest

from winset.case.grammar.value import Value
from winset.draws.sample import sample
from winset.draws.streams import lanes

N = 200_000
FIVE_SIGMA = 5.0
"""A right sampler fails a check of five standard errors once in two million."""


def drawn(text: str, n: int = N, address: str = "economy.x", seed: int = 1) -> np.ndarray:
    """Draws of a known figure; no warning may come from them."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        numbers = sample(Value.parse(text), address, n, seed)
    assert numbers is not None
    assert numbers.shape == (n,)
    assert np.isfinite(numbers).all()
    return numbers


def near(found: float, wanted: float, standard_error: float) -> bool:
    """Whether an estimate is within five standard errors."""
    return abs(found - wanted) <= FIVE_SIGMA * standard_error


def share_near(numbers: np.ndarray, below: float, wanted: float) -> bool:
    """Whether the share of draws below a point is what it should be."""
    error = math.sqrt(wanted * (1 - wanted) / len(numbers))
    return near(float((numbers < below).mean()), wanted, error)


@pytest.mark.parametrize("text", ["unknown", "from a-claim"])
def test_what_nobody_said_is_not_drawn(text: str) -> None:
    assert sample(Value.parse(text), "economy.x", 10, 1) is None


def test_an_exact_figure_is_the_same_in_every_draw() -> None:
    assert set(drawn("2.5 tn RUB")) == {2.5e12}


@pytest.mark.parametrize("text", ["10 to 30 USD/bbl", "-2 to 3 points", "1.5 to 1.8 tn RUB"])
def test_the_ends_of_a_range_hold_nine_tenths(text: str) -> None:
    low, high = Value.parse(text).numbers
    numbers = drawn(text)
    assert share_near(numbers, low, 0.05)
    assert share_near(numbers, high, 0.95)
    assert share_near(numbers, (low + high) / 2, 0.5)


def test_a_range_without_width_is_exact() -> None:
    assert set(drawn("3 to 3 weeks")) == {3.0}


def test_about_is_nine_tenths_within_five_percent() -> None:
    numbers = drawn("about 400 km2")
    assert share_near(numbers, 380, 0.05)
    assert share_near(numbers, 420, 0.95)
    below_zero = drawn("about -400 km2")
    assert share_near(below_zero, -420, 0.05)


def test_a_normal_has_its_mean_and_spread() -> None:
    numbers = drawn("normal(3; 0.5) tn RUB")
    assert near(numbers.mean(), 3e12, 0.5e12 / math.sqrt(N))
    assert near(numbers.std(), 0.5e12, 0.5e12 / math.sqrt(2 * N))


def test_a_uniform_fills_its_span_evenly() -> None:
    numbers = drawn("uniform(2; 6)")
    assert numbers.min() >= 2
    assert numbers.max() < 6
    assert all(share_near(numbers, 2 + 4 * share, share) for share in (0.1, 0.5, 0.9))


def test_a_triangle_has_its_mode_and_ends() -> None:
    numbers = drawn("triangular(0; 1; 4)")
    assert numbers.min() >= 0
    assert numbers.max() <= 4
    # By hand: F(1) = 1/4; F(2) = 1 - (4-2)^2 / (4*3) = 2/3; mean 5/3.
    assert share_near(numbers, 1, 1 / 4)
    assert share_near(numbers, 2, 2 / 3)
    assert near(numbers.mean(), 5 / 3, numbers.std() / math.sqrt(N))


@pytest.mark.parametrize("text", ["triangular(0; 0; 4)", "triangular(0; 4; 4)"])
def test_a_triangle_may_lean_on_an_end(text: str) -> None:
    numbers = drawn(text)
    mean = sum(Value.parse(text).numbers) / 3
    assert near(numbers.mean(), mean, numbers.std() / math.sqrt(N))


def test_a_triangle_without_width_is_exact() -> None:
    assert set(drawn("triangular(2; 2; 2)")) == {2.0}


def test_rivals_come_equally_often_unless_shares_are_given() -> None:
    numbers = drawn("78.6 or 76.4 RUB/USD")
    assert set(numbers) == {78.6, 76.4}
    assert share_near(numbers, 77, 0.5)
    shared = drawn("1 (20 %) or 2 (50 %) or 3 (30 %)")
    assert share_near(shared, 1.5, 0.2)
    assert share_near(shared, 2.5, 0.7)


@pytest.mark.parametrize(
    ("a", "b"), [(2, 5), (1, 1), (0.5, 0.5), (0.1, 3), (0.01, 0.01), (2000, 3000), (80, 0.3)]
)
def test_a_beta_has_its_moments_whatever_its_shapes(a: float, b: float) -> None:
    numbers = drawn(f"beta({a}; {b})")
    mean = a / (a + b)
    deviation = math.sqrt(a * b / ((a + b) ** 2 * (a + b + 1)))
    assert numbers.min() >= 0
    assert numbers.max() <= 1
    assert near(numbers.mean(), mean, deviation / math.sqrt(N))
    # The fourth moment of a bounded variable is at most a quarter of its range's fourth power;
    # two percent is far above the sampling error and far below a wrong spread.
    assert numbers.std() == pytest.approx(deviation, rel=0.02)


def test_the_quantiles_of_a_beta_by_hand() -> None:
    """Beta(2; 1) has F(x) = x^2, Beta(0.5; 1) has F(x) = sqrt(x)."""
    assert share_near(drawn("beta(2; 1)"), 0.3, 0.09)
    assert share_near(drawn("beta(0.5; 1)"), 0.04, 0.2)


def test_a_beta_between_two_ends() -> None:
    numbers = drawn("beta(2; 1; 10; 20)")
    assert numbers.min() >= 10
    assert numbers.max() <= 20
    assert share_near(numbers, 13, 0.09)


SHAPES = (
    "about 400 km2",
    "10 to 30 USD/bbl",
    "normal(3; 0.5)",
    "uniform(2; 6)",
    "triangular(0; 1; 4)",
    "78.6 or 76.4",
    "beta(2; 5)",
)


@pytest.mark.parametrize("text", SHAPES)
def test_draw_i_depends_on_seed_and_address_alone(text: str) -> None:
    many = drawn(text, 3000)
    assert drawn(text, 1500).tobytes() == many[:1500].tobytes()
    assert drawn(text, 3000).tobytes() == many.tobytes()
    assert drawn(text, 3000, address="economy.y").tobytes() != many.tobytes()
    assert drawn(text, 3000, seed=2).tobytes() != many.tobytes()


@pytest.mark.parametrize("text", SHAPES)
def test_more_of_the_stream_is_more_of_the_figure(text: str) -> None:
    """Two what-ifs at one address share their random numbers, draw by draw."""
    kind = "normal" if text.split("(")[0].split(" ")[0] in ("about", "10", "normal") else "uniform"
    source = lanes(1, "economy.x", 3000, kind)
    order = np.argsort(source, kind="stable")
    moved = np.diff(drawn(text, 3000)[order])
    falls = text.startswith("78.6")  # the rivals are listed from high to low
    assert (moved <= 1e-12).all() if falls else (moved >= -1e-12).all()
