"""What does a sentence of the report carry besides its words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from winset.views.document.spans import Spans

# fact, reported, contested, position, inference, computed, likelihood, confidence, assumption,
# gap, signpost, dissent, figure conflict
Kind = Literal["F", "R", "C", "P", "I", "M", "L", "K", "J", "G", "S", "D", "X"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its kind (two for a mixed one such as P+M) and what it rests on.

    ``claims`` are addresses or ids of claims; ``results`` name cells as "lens table row"; ``view``
    and ``strength`` say on what the computed part stands; ``edited`` = overwritten by the analyst.
    """

    kinds: tuple[Kind, ...]
    spans: Spans
    claims: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    view: str = ""
    strength: str = ""
    edited: bool = False
