"""What does a general check hand back?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that catches the eye. ``kind`` is a code, ``at`` the address of what shows it.

    ``forms`` are the figures, dates or names that do not go together, as printed; ``others`` the
    addresses of everything else it touches; ``claims`` the sources behind them.
    """

    kind: str
    at: str
    forms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
