"""Which constants of the lens has nobody sourced? Listed and counted."""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.case import Case
from winset.draws.figures import Figure, newest, observed
from winset.lenses.endurance import aims, methods
from winset.lenses.endurance.course import Push
from winset.models import coverage, front, hazard
from winset.results import Cell, Column, Row, Table

COLUMNS = (
    Column("assumption", "key"),
    Column("judgement-number", "number"),
    Column("value", "number"),
    Column("unit", "word"),
    Column("source", "word"),
    Column("used-in", "word"),
)


def table(push: Push, used: tuple[Table, ...]) -> Table:
    """Options and constants; those with a source say so."""
    rows: list[tuple[Cell, ...]] = [
        *((name, *of, "judgement", "sanctions") for name, of in _options(push).items()),
        ("prior-persistence", front.PRIOR_RHO, "share", "judgement", "fan"),
        ("prior-weeks", front.PRIOR_WEEKS, "weeks", "judgement", "fan"),
        ("most-persistence", front.MOST_RHO, "share", "judgement", "fan"),
        ("shortest-history", front.SHORTEST, "weeks", "judgement", "fan"),
        ("origins-every", coverage.EVERY, "weeks", "judgement", "fan-test"),
        ("factor-unsaid", methods.FACTOR, "times", "judgement", "methods"),
        ("collapse-chance", methods.COLLAPSE, "share", "judgement", "methods"),
        ("hazard-known", hazard.KNOWN.year, "year", "judgement", "methods"),
        ("longest-path", aims.LONGEST, "links", "judgement", "aim-sums"),
        *(
            (f"hazard-{name}", ends, "ends", "ucdp-prio", "methods")
            for name, (ends, _) in hazard.CLASSES.items()
        ),
    ]
    tables = {t.id for t in used if t.rows}
    return Table("assumptions", COLUMNS, tuple(_numbered([r for r in rows if r[4] in tables])))


def _options(push: Push) -> dict[str, tuple[Cell, Cell]]:
    """What the options say of a push, with units."""
    return {
        "oil-weight": (push.weight, "share"),
        "erosion": (push.erosion, "share"),
        "half-life": (push.half_life, "months"),
        "lost": (push.lost, "share"),
    }


def _numbered(rows: list[tuple[Cell, ...]]) -> Iterator[Row]:
    """Each judgement with its number, so that the last number is their count."""
    judgements = 0
    for row in rows:
        judged = row[3] == "judgement"
        judgements += judged
        yield Row((row[0], judgements if judged else None, *row[1:]))


def assumed_figures(case: Case, used: tuple[Table, ...]) -> tuple[str, ...]:
    """Addresses of figures these tables rest on that no source backs."""
    addresses = dict.fromkeys(a for t in used for r in t.rows for a in r.addresses)
    return tuple(a for a in addresses if (f := _at(case, a)) is not None and f.basis == "assumed")


def _at(case: Case, address: str) -> Figure | None:
    bare, _, day = address.partition("@")
    if bare.partition(".")[0] not in ("economy", "front", "support"):
        return None
    if not day:
        return newest(case, bare)
    return next((f for f in observed(case, bare, rivals=True) if f.address == address), None)
