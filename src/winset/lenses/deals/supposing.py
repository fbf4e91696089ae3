"""What would a decision change that is set from outside: a patron's, a donor's, anybody's?"""

from __future__ import annotations

from winset.case.patch import Change, apply
from winset.errors import UsageError
from winset.lenses.deals.reading import STRENGTHS, Reading
from winset.lenses.deals.sides import Side
from winset.lenses.deals.zone import VERDICTS, lacking
from winset.results import Column, Row, Table

COUNTED = (
    Column("reading", "key"),
    Column("strength", "word"),
    Column("supposed", "word"),
    Column("in-zone", "number", "packages"),
    Column("possibly", "number", "packages"),
    Column("out", "number", "packages"),
    Column("near-misses", "number", "packages"),
)
CHANGED = (
    Column("changed", "key"),
    Column("package", "package"),
    Column("strength", "word"),
    Column("before", "word"),
    Column("after", "word"),
    Column("no-longer-refuse", "ids"),
    Column("now-refuse", "ids"),
)


def parsed(given: tuple[str, ...]) -> tuple[Change, ...]:
    """The changes typed as ADDRESS=VALUE."""
    found = []
    for words in given:
        address, equals, value = words.partition("=")
        if not equals or not address.strip() or not value.strip():
            raise UsageError(
                f"if: '{words}' supposes nothing; expected ADDRESS=VALUE,"
                " as in positions.ISSUE.WHO.accepts=SETTLEMENT"
            )
        found.append(Change("set", address.strip(), value.strip()))
    return tuple(found)


def supposing(side: Side, changes: tuple[Change, ...], most: int) -> tuple[Table, Table]:
    """Counts as the case stands and as supposed, and the packages whose blockers differ."""
    changed = apply(side.case, changes) if changes else side.case
    judged = Reading(changed, side.reading.layout, side.reading).judge(side.judged.choices)
    other = Side("supposed", changed, judged)
    both = (side, other) if changes else ()
    rows = [_counted(s, strength) for strength in STRENGTHS for s in both]
    return (
        Table("supposed", COUNTED, tuple(rows)),
        Table("supposed-packages", CHANGED, tuple(_changed(side, other)[:most] if both else ())),
    )


def _counted(side: Side, strength: str) -> Row:
    verdict = side.judged.verdicts[strength]  # type: ignore[index]
    lost = side.judged.refusing[strength].sum(axis=0)  # type: ignore[index]
    name = "as-supposed" if side.name == "supposed" else "as-it-stands"
    counts = (int((verdict == v).sum()) for v in (2, 1, 0))
    return Row((f"{strength}.{name}", strength, name, *counts, int((lost == 1).sum())))


def _changed(before: Side, after: Side) -> list[Row]:
    rows = []
    layout, choices = before.reading.layout, before.judged.choices
    for strength in STRENGTHS:
        was, is_ = before.judged.verdicts[strength], after.judged.verdicts[strength]
        first = {p: {c.id for c in lacking(before, p, strength)} for p in range(len(choices))}
        second = {p: {c.id for c in lacking(after, p, strength)} for p in range(len(choices))}
        differ = [p for p in first if first[p] != second[p] or was[p] != is_[p]]
        order = sorted(differ, key=lambda p: (-int(is_[p]), len(second[p]), p))
        for p in order:
            gone, come = first[p] - second[p], second[p] - first[p]
            key = layout.key(choices[p])
            rows.append(
                Row(
                    (
                        f"{key} {strength}",
                        key,
                        strength,
                        VERDICTS[int(was[p])],
                        VERDICTS[int(is_[p])],
                        _parties(gone),
                        _parties(come),
                    )
                )
            )
    return rows


def _parties(consents: set[str]) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(c.partition(".")[0] for c in sorted(consents))) or None
