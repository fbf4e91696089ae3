"""Which rung of one issue has been paired with which rung of another, by whom, when?

A pairing is a line with a condition on the other issue, or a text with a clause on both. It says
that somebody put the two together, not that he would sign it. Beside these stand, marked and not
counted: what a source reads into somebody (its own pairing, so the source is named), what we
assume, and named packages that are no text's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from winset.case.case import Case
from winset.case.deal import of_draft
from winset.case.grammar.condition import Joined, Test, Tree
from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.judged import judged
from winset.case.naming import entry_address
from winset.case.positions import Position
from winset.case.regions import contains, says_nothing
from winset.errors import UsageError, nearest
from winset.lenses.deals.keys import told_apart
from winset.lenses.deals.layout import rungs
from winset.results import Column, Row, Table

EXCHANGES = (
    Column("exchange", "key"),
    Column("at", "address"),
    Column("first", "settlement"),
    Column("second", "settlement"),
    Column("by", "ids"),
    Column("of", "ids"),
    Column("kind", "word"),
    Column("date", "date"),
    Column("basis", "word"),
)
LADDER = (
    Column("pair", "key"),
    Column("package", "package"),
    Column("pairings", "number", "pairings"),
    Column("by", "ids"),
    Column("first-date", "date"),
    Column("last-date", "date"),
    Column("not-counted", "number", "readings"),
)
COUNTED = ("line", "text")
_ORDERING = ("at least", "at most", "below", "above")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two sets of rungs that somebody put together: ``by`` whom, and ``of`` whose position."""

    at: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    by: tuple[str, ...]
    of: tuple[str, ...]
    kind: str
    when: str
    day: date
    basis: str
    claims: tuple[str, ...]


def chosen(case: Case, asked: str, issues: tuple[str, ...]) -> tuple[str, str] | None:
    """The two issues asked for, else the first two of the space; None when it has only one."""
    if not asked:
        return (issues[0], issues[1]) if len(issues) > 1 else None
    names = [part.strip() for part in asked.split(",")]
    for name in names:
        if name not in case.issues:
            hint = nearest(name, case.issues)
            raise UsageError(
                f"exchange: '{name}' is no issue of this case"
                + (f"; did you mean {hint}?" if hint else "")
            )
    if len(names) != 2 or names[0] == names[1]:
        raise UsageError(f"exchange: '{asked}' is not two issues; expected ISSUE,ISSUE")
    return names[0], names[1]


def exchanges(case: Case, pair: tuple[str, str] | None) -> tuple[Table, Table]:
    """Every pairing in order of time, and the ladder of rungs paired in lines and texts."""
    found = sorted(_all(case, pair), key=lambda p: (p.day, p.at)) if pair else []
    rows = [
        Row(
            (p.at, p.at, p.first, p.second, p.by or None, p.of or None, p.kind, p.when, p.basis),
            (p.at,),
            p.claims,
        )
        for p in found
    ]
    return Table("exchanges", EXCHANGES, told_apart(rows)), _ladder(case, pair, found)


def _ladder(case: Case, pair: tuple[str, str] | None, found: list[Pairing]) -> Table:
    rows = []
    for first in case.issues[pair[0]].settlements if pair else ():
        for second in case.issues[pair[1]].settlements if pair else ():
            both = [p for p in found if first in _bare(p.first) and second in _bare(p.second)]
            one = [p for p in both if p.kind in COUNTED]
            if one and pair:
                key = f"{pair[0]}={first}, {pair[1]}={second}"
                by = tuple(dict.fromkeys(a for p in one for a in p.by)) or None
                claims = tuple(dict.fromkeys(c for p in both for c in p.claims))
                ends = (one[0].when, one[-1].when)
                cells = (key, key, len(one), by, *ends, len(both) - len(one))
                rows.append(Row(cells, tuple(p.at for p in both), claims))
    return Table("exchange-ladder", LADDER, tuple(rows))


def _bare(terms: Iterable[str]) -> set[str]:
    return {t.partition(".")[2] for t in terms}


def _all(case: Case, pair: tuple[str, str]) -> Iterator[Pairing]:
    yield from _in_lines(case, pair[0], pair[1], swapped=False)
    yield from _in_lines(case, pair[1], pair[0], swapped=True)
    yield from _in_texts(case, pair)
    yield from _in_packages(case, pair)


def _in_lines(case: Case, issue: str, other: str, *, swapped: bool) -> Iterator[Pairing]:
    for actor, entries in case.positions.get(issue, {}).items():
        for entry in entries:
            for key in ("accepts", "could_accept"):
                held: SettlementSet | None = getattr(entry, key)
                for one in held.alternatives if held is not None else ():
                    asked = _asked(case, one, other)
                    if not asked:
                        continue
                    own = rungs(case, issue, SettlementSet("", (_plain(one),)))
                    kind = _kind(case, key, entry)
                    yield Pairing(
                        entry_address(issue, actor, entry, key.replace("_", "-")),
                        asked if swapped else own,
                        own if swapped else asked,
                        _speakers(case, kind, actor, entry),
                        (actor,),
                        kind,
                        entry.since.text,
                        entry.since.first or date.min,
                        entry.stands_as,
                        tuple(c.text for c in entry.rests_on),
                    )


def _kind(case: Case, key: str, entry: Position) -> str:
    """Somebody's own line, a source's reading of him, or our assumption."""
    if judged(case, entry):
        return "assumed"
    inferred = entry.stands_as in ("inferred", "derived")
    return "reading" if inferred or key == "could_accept" else "line"


def _speakers(case: Case, kind: str, actor: str, entry: Position) -> tuple[str, ...]:
    """Who put the two together: he himself, whoever reads it into him, or nobody but we."""
    if kind != "reading":
        return (actor,) if kind == "line" else ()
    found: list[str] = []
    for cite in entry.rests_on:
        claim = case.claims.get(cite.target)
        if claim is None:
            found.append(cite.target)
        elif claim.by is not None:
            found.append(claim.by)
        else:
            found += [c.target for c in claim.at]
    return tuple(dict.fromkeys(found))


def _plain(one: Alternative) -> Alternative:
    return Alternative(one.stretch, one.ends)


def _asked(case: Case, one: Alternative, other: str) -> tuple[str, ...]:
    """The rungs of the other issue under which the condition's tests on it hold."""
    if one.condition is None or other not in {t.issue for t in one.condition.tests()}:
        return ()
    return tuple(
        f"{other}.{s}"
        for s in case.issues[other].settlements
        if _may(case, one.condition.tree, other, s)
    )


def _may(case: Case, tree: Tree, other: str, settlement: str) -> bool:
    """Whether a condition can hold with this settlement, whatever the deal says elsewhere."""
    if isinstance(tree, Joined):
        parts = [_may(case, p, other, settlement) for p in tree.parts]
        return all(parts) if tree.word == "and" else any(parts)
    return tree.issue != other or _passes(case, tree, settlement)


def _passes(case: Case, test: Test, settlement: str) -> bool:
    word = test.comparison if test.comparison in _ORDERING else "is"
    held = contains(case.issues[test.issue], Alternative(word, (test.settlement,)), settlement)  # type: ignore[arg-type]
    return not held if test.comparison == "is not" else held


def _in_texts(case: Case, pair: tuple[str, str]) -> Iterator[Pairing]:
    for id, draft in case.drafts.items():
        terms = of_draft(case, id)
        if not all(i in terms and not says_nothing(terms[i]) for i in pair):
            continue
        yield Pairing(
            f"drafts.{id}",
            rungs(case, pair[0], terms[pair[0]]),
            rungs(case, pair[1], terms[pair[1]]),
            tuple(draft.authors),
            (),
            "text",
            draft.date.text,
            draft.date.first or date.min,
            draft.stands_as,
            tuple(c.text for c in draft.rests_on),
        )


def _in_packages(case: Case, pair: tuple[str, str]) -> Iterator[Pairing]:
    """Named packages that are no text's: ours, or a source's thought."""
    for id, package in case.packages.items():
        if package.from_draft is None and all(i in package.settles for i in pair):
            yield Pairing(
                f"packages.{id}",
                rungs(case, pair[0], package.settles[pair[0]]),
                rungs(case, pair[1], package.settles[pair[1]]),
                (),
                (),
                "package",
                case.case.as_of.text,
                case.case.as_of.last or date.max,
                package.stands_as,
                tuple(c.text for c in package.rests_on),
            )
