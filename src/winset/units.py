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

# Every currency of ISO 4217 by its code: money, rates ("UAH/USD") and prices ("UAH/bbl") in it.
_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
    KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO
    NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
    SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND
    VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES: frozenset[str] = frozenset(_CODES.split())
NAMED = (*UNITS, "any currency by its code (UAH)", "its rate (UAH/USD)")
"""How the legal units are told to somebody who typed another."""

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
DAYS_A_MONTH = float(DAYS_PER["months"])


def canonical_unit(text: str) -> str | None:
    """The unit that ``text`` names, or None when it names none."""
    if text in UNITS or _money(text):
        return text
    return SAME_UNIT.get(text)


def _money(text: str) -> bool:
    """Whether ``text`` is a currency, a rate of two currencies, or money a barrel."""
    money, _, per = text.partition("/")
    return money in CURRENCIES and (per in CURRENCIES or (per == "bbl") or text == money)
