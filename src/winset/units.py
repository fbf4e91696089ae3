"""Which units a figure of a case may carry, and what the multipliers mean."""

from __future__ import annotations

from decimal import Decimal

UNITS: tuple[str, ...] = (
    "km2",
    "km",
    "persons",
    "RUB",
    "USD",
    "EUR",
    "USD/bbl",
    "RUB/USD",
    "RUB/bbl",
    "bbl/day",
    "%",
    "% GDP",
    "points",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "index",
)

# Other words an analyst types for the same unit.
SAME_UNIT: dict[str, str] = {
    "percent": "%",
    "per cent": "%",
    "percent GDP": "% GDP",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "hour": "hours",
    "person": "persons",
    "point": "points",
    "km²": "km2",
}

MULTIPLIERS: dict[str, Decimal] = {
    "k": Decimal(10) ** 3,
    "M": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
    "萬": Decimal(10) ** 4,
    "億": Decimal(10) ** 8,
}

# Two meanings (million in old use, trillion now), so it is refused instead of guessed.
AMBIGUOUS_MULTIPLIERS: tuple[str, ...] = ("兆",)

DAYS_PER: dict[str, Decimal] = {
    "days": Decimal(1),
    "weeks": Decimal(7),
    "months": Decimal("30.4375"),
    "years": Decimal("365.25"),
    "hours": Decimal(1) / Decimal(24),
}


def canonical_unit(text: str) -> str | None:
    """The unit that ``text`` names, or None when it names none."""
    if text in UNITS:
        return text
    return SAME_UNIT.get(text)
