"""Does every random number have an address of its own, whatever else is drawn?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b

import numpy as np
import pytest

from winset.draws.streams import BLOCK, block_of, generator, lanes, paths

KINDS = ("uniform", "normal")


def same_bits(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two arrays hold the same numbers to the last bit."""
    return one.dtype == other.dtype and one.tobytes() == other.tobytes()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("n", [1, 7, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5])
def test_a_lane_does_not_depend_on_how_many_there_are(kind: str, n: int) -> None:
    many = lanes(11, "front.pace", 5 * BLOCK, kind)
    assert same_bits(lanes(11, "front.pace", n, kind), many[:n])


@pytest.mark.parametrize("kind", KINDS)
def test_a_block_does_not_depend_on_the_blocks_before_it(kind: str) -> None:
    many = lanes(11, "front.pace", 4 * BLOCK, kind)
    alone = generator(11, "front.pace", 3)
    drawn = alone.random(BLOCK) if kind == "uniform" else alone.standard_normal(BLOCK)
    assert same_bits(many[3 * BLOCK :], drawn)


def test_a_stream_does_not_depend_on_what_else_is_drawn() -> None:
    before = lanes(3, "economy.discount", 2000)
    lanes(3, "economy.price", 50_000)
    np.random.default_rng(3).random(10)
    assert same_bits(lanes(3, "economy.discount", 2000), before)


def test_a_stream_is_what_its_recipe_says() -> None:
    """SFC64 of seed, four words of the name's BLAKE2b, and block: written down once more."""
    digest = blake2b(b"economy.discount", digest_size=16).digest()
    words = np.frombuffer(digest, dtype="<u4").tolist()
    by_hand = np.random.Generator(np.random.SFC64(np.random.SeedSequence([7, *words, 2])))
    assert same_bits(generator(7, "economy.discount", 2).random(BLOCK), by_hand.random(BLOCK))


def test_seeds_names_and_blocks_differ() -> None:
    first = [
        float(generator(seed, name, block).random())
        for seed in (0, 1, 2)
        for name in ("a", "b", "a.b", "ab", "戰線")
        for block in (0, 1)
    ]
    assert len(set(first)) == len(first)


def test_uniforms_and_normals_are_what_they_are_called() -> None:
    uniform, normal = lanes(5, "x", 200_000), lanes(5, "x", 200_000, "normal")
    assert uniform.min() >= 0
    assert uniform.max() < 1
    # Four standard errors of the mean: 1/sqrt(12 n) and 1/sqrt(n).
    assert abs(uniform.mean() - 0.5) < 4 / np.sqrt(12 * 200_000)
    assert abs(normal.mean()) < 4 / np.sqrt(200_000)
    # The variance of a sample variance of normals is 2/n.
    assert abs(normal.var() - 1) < 4 * np.sqrt(2 / 200_000)


def test_streams_are_not_alike() -> None:
    one, other = lanes(5, "x", 100_000, "normal"), lanes(5, "y", 100_000, "normal")
    assert abs(np.corrcoef(one, other)[0, 1]) < 4 / np.sqrt(100_000)


def test_no_lanes_are_no_numbers() -> None:
    assert lanes(5, "x", 0).shape == (0,)


# --- Over time -----------------------------------------------------------------------------------

WEEKS = 150


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("weeks", [1, 2, 52, WEEKS])
def test_the_first_weeks_do_not_depend_on_the_horizon(kind: str, weeks: int) -> None:
    long = paths(11, "forecast.front.noise", 2 * BLOCK, WEEKS, kind)
    assert long.shape == (WEEKS, 2 * BLOCK)
    assert same_bits(paths(11, "forecast.front.noise", 2 * BLOCK, weeks, kind), long[:weeks])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("n", [1, BLOCK - 1, BLOCK + 1, 2 * BLOCK + 5])
def test_a_path_does_not_depend_on_how_many_there_are(kind: str, n: int) -> None:
    many = paths(11, "forecast.front.noise", 3 * BLOCK, 20, kind)
    assert same_bits(paths(11, "forecast.front.noise", n, 20, kind), many[:, :n])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("together", [1, 2, 5, 7])
def test_a_path_does_not_depend_on_the_blocks_computed_together(kind: str, together: int) -> None:
    whole = paths(11, "forecast.front.noise", 7 * BLOCK, 20, kind)
    parts = [
        paths(11, "forecast.front.noise", min(together, 7 - b) * BLOCK, 20, kind, first=b)
        for b in range(0, 7, together)
    ]
    assert same_bits(np.concatenate(parts, axis=1), whole)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("threads", [1, 2, 8])
def test_a_path_does_not_depend_on_threads(kind: str, threads: int) -> None:
    whole = paths(11, "forecast.front.noise", 8 * BLOCK, 20, kind)
    with ThreadPoolExecutor(threads) as pool:
        # From the last block to the first, so that no thread meets them in order.
        found = pool.map(
            lambda b: (b, block_of(11, "forecast.front.noise", b, 20, kind)),
            reversed(range(8)),
        )
        by_block = dict(found)
    assert same_bits(np.concatenate([by_block[b] for b in range(8)], axis=1), whole)


@pytest.mark.parametrize("kind", KINDS)
def test_a_stream_that_stands_still_is_the_first_week(kind: str) -> None:
    assert same_bits(lanes(11, "x", 1500, kind), paths(11, "x", 1500, 9, kind)[0])


def test_weeks_are_not_alike() -> None:
    drawn = paths(5, "x", 100_000, 2, "normal")
    assert abs(np.corrcoef(drawn)[0, 1]) < 4 / np.sqrt(100_000)


def test_no_weeks_and_no_lanes_are_no_numbers() -> None:
    assert paths(5, "x", 0, 3).shape == (3, 0)
    assert paths(5, "x", 3, 0).shape == (0, 3)
