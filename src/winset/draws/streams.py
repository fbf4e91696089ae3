"""Where every random number comes from: a stream has a name, and lanes come in fixed blocks.

The stream of (seed, name, block) is SFC64 seeded with the seed, the 128-bit BLAKE2b of the name and
the block. A block of 1,024 lanes is always drawn whole and in order of time, so lane i does not
depend on how many lanes are asked for, on the blocks drawn beside it, on threads, on how long the
time is, nor on any other stream. Only uniforms in [0, 1) and standard normals are drawn; all else
is a transform of them.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal

import numpy as np

BLOCK = 1024
Kind = Literal["uniform", "normal"]


def generator(seed: int, name: str, block: int) -> np.random.Generator:
    """The generator of one block of one stream."""
    digest = blake2b(name.encode("utf-8"), digest_size=16).digest()
    words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, *words, block])))


def block_of(seed: int, name: str, block: int, steps: int, kind: Kind) -> np.ndarray:
    """One whole block of a stream over time, shape (step, BLOCK), drawn step after step."""
    source = generator(seed, name, block)
    shape = (steps, BLOCK)
    return source.random(shape) if kind == "uniform" else source.standard_normal(shape)


def paths(
    seed: int, name: str, n: int, steps: int, kind: Kind = "uniform", first: int = 0
) -> np.ndarray:
    """``n`` lanes of a stream over time, shape (step, lane), from block ``first`` on.

    Blocks may be asked for a few at a time, in any order and in any thread, and more steps may be
    asked for later: what is drawn for a lane at a step stays the same to the last bit.
    """
    count = (n + BLOCK - 1) // BLOCK
    blocks = [block_of(seed, name, first + k, steps, kind) for k in range(count)]
    return np.concatenate(blocks, axis=1)[:, :n] if blocks else np.empty((steps, 0))


def lanes(seed: int, name: str, n: int, kind: Kind = "uniform") -> np.ndarray:
    """``n`` numbers of a stream that stand still, shape (n,): its first step."""
    drawn: np.ndarray = paths(seed, name, n, 1, kind)[0]
    return drawn
