"""In which order are the findings told?

The counts come first. Then what nobody says, then the figures that do not add up: in each the
sentences are dealt by kind, the worst of every kind before the second worst of any, so that a page
with room for five shows five different troubles. Then everything else, as the questions found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from winset.results import Finding

COUNTS = ("claims-by-basis", "cells-filled", "judged", "single-voice", "single-voice-alone")
SILENCES: tuple[tuple[str, ...], ...] = (
    ("issue-open",),
    ("text-without-position",),
    ("provision-unprovided",),
    ("draft-unknown",),
    ("mandate-unknown", "envoy-without-mandate"),
    ("issue-without-position",),
    ("unknown-since",),
)
CONFLICTS: tuple[tuple[str, ...], ...] = (
    (
        "figure-used-given",
        "figure-used",
        "list-used",
        "figure-kept-given",
        "figure-kept",
        "list-kept",
        "figure-suspect",
    ),
    ("two-readings",),
    ("counts-differ", "differs-from-count"),
    ("dated-differently",),
    (
        "identity-fails",
        "identity-fails-reading",
        "identity-order",
        "identity-days",
        "identity-strays",
        "identity-weekday",
    ),
    ("year-missing", "name-misspelt"),
)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings, each once."""
    found = list(findings)
    counts = [f for code in COUNTS for f in found if f.code == code]
    silences, conflicts = _dealt(found, SILENCES), _dealt(found, CONFLICTS)
    early = {*COUNTS, *chain.from_iterable((*SILENCES, *CONFLICTS))}
    return (*counts, *silences, *conflicts, *(f for f in found if f.code not in early))


def _dealt(found: Sequence[Finding], kinds: tuple[tuple[str, ...], ...]) -> list[Finding]:
    """The first of each kind, then the second of each, and so on; within a kind as found."""
    piles = [[f for f in found if f.code in codes] for codes in kinds]
    return [f for round_ in zip_longest(*piles) for f in round_ if f is not None]
