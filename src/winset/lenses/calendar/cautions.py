"""What must a reader of the calendar know before he trusts a date?"""

from __future__ import annotations

from winset.lenses.calendar.cells import share_words
from winset.lenses.calendar.exits import MOST
from winset.lenses.calendar.exposure import Way
from winset.lenses.calendar.ground import Ground
from winset.lenses.calendar.plan import Plan
from winset.results import Caution
from winset.results.finding import Argument


def cautions(
    ground: Ground, plan: Plan, complete: bool, exits: tuple[Way, ...]
) -> tuple[Caution, ...]:
    """Unsaid days, judgements of our own, what was cut, left out or changed."""
    options, viewed = ground.options, ground.draws.viewed
    found: list[Caution] = []
    if plan.undated:
        found.append(Caution("thin-evidence", "undated", {"count": len(plan.undated)}))
    for address, share in _below_zero(ground).items():
        told: dict[str, Argument] = {"address": address, "share": share_words(share)}
        found.append(Caution("extrapolation", "below-zero", told))
    found.extend(
        Caution("judgement", "drawn-from-span", {"address": _owner(address)})
        for address in sorted(ground.spans_drawn)
    )
    if exits:
        found.append(Caution("judgement", "exit-judgements", {"share": options.first_part}))
        if said := _said_of_steps(ground):
            found.append(Caution("judgement", "steps-judged", {"count": said}))
    if any(way.circles_left == MOST for way in exits):
        found.append(Caution("incomplete", "more-circles-left", {"count": MOST}))
    if not complete:
        found.append(Caution("incomplete", "more-circles", {"count": options.circles}))
    if options.begin:
        found.append(Caution("judgement", "begins-later", {"date": options.begin}))
    if options.without_contested:
        found.append(Caution("left-out", "without-contested", {}))
    for id in options.leave_out:
        section = "tasks" if id in ground.case.calendar.tasks else "conditions"
        found.append(Caution("left-out", "left-out", {"address": f"calendar.{section}.{id}"}))
    if viewed.undated_hidden:
        told = {"count": viewed.undated_hidden}
        found.append(Caution("undated-hidden", "undated-hidden", told))
    for change in viewed.changes:
        told = {"address": change.address, "value": change.words}
        found.append(Caution("judgement", "changed-value", told))
    return tuple(found)


def _below_zero(ground: Ground) -> dict[str, float]:
    """Per task in how many draws, in per cent, a length or a wait of its falls below zero."""
    found: dict[str, float] = {}
    for address, share in sorted(ground.lengths.below_zero.items()):
        owner = _owner(address)
        found[owner] = max(found.get(owner, 0), round(100 * share, 1))
    return found


def _said_of_steps(ground: Ground) -> int:
    """How often the case says of a step whether it can be split, held or taken back."""
    answers = (
        a for t in ground.tasks.values() for a in (t.can_be_split, t.can_be_held, t.taken_back)
    )
    return sum(answer is not None for answer in answers)


def _owner(address: str) -> str:
    """The task or deadline whose length, wait or day an address names."""
    return ".".join(address.split(".")[:3])
