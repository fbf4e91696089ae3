"""What does the value of a what-if name, settlements and claims, if it is put at an address?"""

from __future__ import annotations

from typing import Any

from winset.case.grammar.phrase import Pointer
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.errors import Slip

LINES = ("accepts", "could-accept", "red-line", "ideal")
"""Keys of a position that hold settlements of its issue."""


def named_by(address: str, value: Any) -> tuple[Pointer, ...]:
    """(kind, id) of each; nothing for a value that does not follow its grammar."""
    steps = address.partition("@")[0].split(".")
    try:
        if steps[0] == "positions" and len(steps) == 4:
            return _of_a_line(steps[1], value) if steps[3] in LINES else ()
        return Value.parse(value).pointers() if isinstance(value, str) else ()
    except Slip:
        return ()


def _of_a_line(issue: str, value: Any) -> tuple[Pointer, ...]:
    """The settlements of a position's line, and those of its conditions."""
    chosen = SettlementSet.accept(value)
    return tuple(("settlement", f"{on}.{one}") for on, one in settlements_of(issue, chosen))


def settlements_of(issue: str, chosen: SettlementSet) -> tuple[tuple[str, str], ...]:
    """(issue, settlement) of each settlement that a set names, its conditions included."""
    own = [(issue, end) for alternative in chosen.alternatives for end in alternative.ends]
    conditions = [a.condition for a in chosen.alternatives if a.condition is not None]
    return (*own, *((t.issue, t.settlement) for c in conditions for t in c.tests()))
