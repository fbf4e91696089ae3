"""Where every random number comes from: a stream has a name, and lanes come in fixed blocks.

The stream of (seed, name, block) is SFC64 seeded with the seed, the 128-bit BLAKE2b of the name and
the block. A block of 1,024 lanes is always drawn whole, so lane i does not depend on how many lanes
are asked for, nor on any other stream.
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


def lanes(seed: int, name: str, n: int, kind: Kind = "uniform") -> np.ndarray:
    """``n`` numbers of a stream, shape (n,): uniforms in [0, 1) or standard normals."""
    blocks = []
    for block in range((n + BLOCK - 1) // BLOCK):
        source = generator(seed, name, block)
        blocks.append(source.random(BLOCK) if kind == "uniform" else source.standard_normal(BLOCK))
    return np.concatenate(blocks)[:n] if blocks else np.empty(0)
