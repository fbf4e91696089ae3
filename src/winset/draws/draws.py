"""What is a lens given? A viewed case, how many draws, and a seed; nothing is drawn unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.case.views import Viewed

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Draws:
    """A viewed case with its uncertainty. Making it costs nothing: the first sample loads numpy."""

    viewed: Viewed
    n: int = 1000
    seed: int = 1

    @property
    def case(self) -> Case:
        """The case as viewed."""
        return self.viewed.case

    def sample(self, value: Value, address: str) -> np.ndarray | None:
        """``n`` draws of a figure, shape (n,), in its own unit; None when nobody gave a figure.

        The stream is named after ``address``, so no other quantity moves when one is added.
        """
        from winset.draws.sample import sample

        return sample(value, address, self.n, self.seed)
