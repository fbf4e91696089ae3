"""Does the counter whose figures are to be taken count the quantity at all?

Asked of a case as it is written: an earlier view may lack his figures and still be sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from winset.case.checks.figures import quantities
from winset.errors import Problem, nearest, one_of

if TYPE_CHECKING:
    from winset.case.checks import Checking


def counters(checking: Checking) -> list[Problem]:
    """Every quantity that is to be taken from somebody who gives no figure of it."""
    problems = []
    for path, quantity in quantities(checking):
        named = [*(one.by for one in quantity.observed), *(one.by for one in quantity.series)]
        known = [who for who in named if who is not None]
        if quantity.use is None or quantity.use in known or not checking.whole(path):
            continue
        if not checking.directory.has(("speaker",), quantity.use):
            continue
        problems.append(
            checking.problem(
                (*path, "use"),
                f"{quantity.use} does not count {path[1]}",
                one_of(dict.fromkeys(known)) if known else "somebody who does",
                nearest(quantity.use, known),
                kind="counter",
            )
        )
    return problems
