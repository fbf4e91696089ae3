"""Between which ends does a counted figure lie, by its own error?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.case.quantities import Observation, Quantity
from winset.lenses.audit.identities.amounts import Amount, Cannot, amount_of, unit_of
from winset.lenses.audit.identities.holds import ABOUT

MEASURED = ("economy", "front", "support")
"""The sections that hold quantities."""

_STEPS = 40


def quantities(case: Case) -> Iterator[tuple[str, Quantity]]:
    """Every quantity with its address."""
    for section in MEASURED:
        for id, quantity in getattr(case, section).items():
            yield f"{section}.{id}", quantity


def figure(case: Case, value: Value, *, corrected: bool = True) -> Value | None:
    """The figure itself, through ``from CLAIM`` and, if asked, through corrections."""
    for _ in range(_STEPS):
        if value.shape != "from":
            return value if value.numbers else None
        claim = case.claims[value.claim]
        given = claim.value
        instead = claim.corrected_to
        if corrected and instead is not None:
            given = case.claims[instead.claim].value if instead.claim else instead.value or given
        if given is None or given.value is None:
            return None
        value = given.value
    return None


def reach(case: Case, value: Value, error: Value | None = None) -> Amount | None:
    """The ends of a figure: its range, its error, 5 % each way of an *about*, or its rounding.

    A figure printed as 37.3 may be anything that rounds to it.
    """
    own = figure(case, value)
    if own is None:
        return None
    try:
        found = amount_of(own)
    except Cannot:
        return None
    slack = _slack(found, error) or _rounding(own)
    return Amount(found.low - slack, found.high + slack, found.unit, found.rough)


def _slack(found: Amount, error: Value | None) -> float:
    size = max(abs(found.low), abs(found.high))
    if error is not None and error.middle is not None:
        relative = error.unit == "%" and found.unit.name != "%"
        # Points on a share are points of that share; any other error is in the figure's own unit.
        return size * error.middle / 100 if relative else error.middle * found.unit.scale
    return size * ABOUT / 100 if found.rough else 0.0


def _rounding(value: Value) -> float:
    """Half a unit of the last digit printed."""
    printed = re.match(r"[+-]?(\d+)(?:\.(\d+))?", value.text)
    if value.shape != "exact" or printed is None or not value.numbers[0]:
        return 0.0
    multiplier = value.numbers[0] / float(printed.group())
    return abs(multiplier) * unit_of(value.unit).scale * 10.0 ** -len(printed.group(2) or "") / 2


def apart(a: Amount, b: Amount) -> bool:
    """Whether no value of one is a value of the other."""
    return a.unit.powers == b.unit.powers and (a.low > b.high or b.low > a.high)


def used(quantity: Quantity, at: str | None) -> Observation | None:
    """The observation a quantity goes by, on a day or the newest: its ``use``, else the first."""
    days = [o for o in quantity.observed if at is None or o.at.text == at]
    if not days:
        return None
    newest = max((o.at.last for o in days if o.at.last is not None), default=None)
    if at is None and newest is not None:
        days = [o for o in days if o.at.last == newest]
    return next((o for o in days if o.by is not None and o.by == quantity.use), days[0])
