"""Which series and single values does a view still tell? Those that have a source left.

Both have the sources of their quantity. When a view leaves all of them out, they go too; dated
figures have sources of their own, and the view sees to those.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from winset.case.case import Case
from winset.case.quantities import Quantity
from winset.draws import Draws
from winset.draws.figures import SECTIONS


@dataclass(frozen=True, slots=True)
class Fallen:
    """Addresses of series that are not told."""

    source_out: tuple[str, ...]
    """The view leaves out every source."""
    set_aside: tuple[str, ...]
    """A value was set in their place."""


def standing(draws: Draws) -> tuple[Draws, Fallen]:
    """The draws of the case without what has lost all its sources, and which series went."""
    whole, case = draws.viewed.whole, draws.case
    changed = {change.address.partition("@")[0] for change in draws.viewed.changes}
    source_out: list[str] = []
    set_aside: list[str] = []
    sections: dict[str, dict[str, Quantity]] = {}
    for section in SECTIONS:
        left = {}
        for id, measured in getattr(case, section).items():
            address = f"{section}.{id}"
            original = getattr(whole, section).get(id)
            if original is not None and original.series and not measured.series:
                set_aside.append(address)
            fell = address not in changed and _fell(original, measured)
            if measured.series and fell:
                source_out.append(address)
            gone = {"series": (), "value": None}
            left[id] = measured.model_copy(update=gone) if fell else measured
        sections[section] = left
    fallen = Fallen(tuple(source_out), tuple(set_aside))
    return _with(draws, case, sections), fallen


def _fell(original: Quantity | None, measured: Quantity) -> bool:
    """Whether it had a source and has none left."""
    return original is not None and bool(original.rests_on) and not measured.rests_on


def _with(draws: Draws, case: Case, sections: dict[str, dict[str, Quantity]]) -> Draws:
    pruned = case.model_copy(update=dict(sections))
    return replace(draws, viewed=replace(draws.viewed, case=pruned))
