"""Where does each party stand on each rung of each issue: accepted, refused, soft, or unsaid?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.case.case import Case
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.naming import entry_address
from winset.case.positions import Position
from winset.case.scales import covered, covered_if
from winset.case.stance import Stance, newness, stance
from winset.results import Column, Row, Table

State = Literal["accepts", "accepts-if", "refuses", "unsaid"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One actor on one rung: the state at strength declared, what could soften it, the entries."""

    state: State
    entry: Position | None = None
    condition: str = ""
    red_line: bool = False
    soft: Position | None = None
    soft_condition: str = ""


def standings(issue: Issue, held: Stance) -> dict[str, Standing]:
    """Each settlement of the issue for one actor.

    Refused: in the red line, or accepted settlements are known and do not contain it. A rung that
    is neither accepted nor refused is *unsaid*, never consent.
    """
    accepts, red = held.held.get("accepts"), held.held.get("red_line")
    plain = _covered(issue, accepts.accepts if accepts else None)
    conditional = covered_if(issue, accepts.accepts) if accepts and accepts.accepts else {}
    barred = _covered(issue, red.red_line if red else None) or frozenset()
    soft = _soft(issue, held)
    return {
        rung: _standing(rung, accepts, plain, conditional, red, barred, soft.get(rung))
        for rung in issue.settlements
    }


def _covered(issue: Issue, chosen: SettlementSet | None) -> frozenset[str] | None:
    return covered(issue, chosen) if chosen is not None else None


def _soft(issue: Issue, held: Stance) -> dict[str, tuple[Position, str]]:
    """What sources judge possible: settlement -> the newest entry that says so, its condition."""
    found: dict[str, tuple[Position, str]] = {}
    for entry in sorted(held.could, key=newness):
        assert entry.could_accept is not None
        for rung in _covered(issue, entry.could_accept) or ():
            found[rung] = (entry, "")
        for rung, condition in covered_if(issue, entry.could_accept).items():
            found[rung] = (entry, condition)
    return found


def _standing(
    rung: str,
    accepts: Position | None,
    plain: frozenset[str] | None,
    conditional: dict[str, str],
    red: Position | None,
    barred: frozenset[str],
    soft: tuple[Position, str] | None,
) -> Standing:
    entry, condition = soft or (None, "")
    if rung in barred:
        return Standing("refuses", red, red_line=True, soft=entry, soft_condition=condition)
    if plain is not None and rung in plain:
        return Standing("accepts", accepts)
    if rung in conditional:
        return Standing("accepts-if", accepts, conditional[rung], False, entry, condition)
    if accepts is not None and (plain is not None or conditional):
        return Standing("refuses", accepts, soft=entry, soft_condition=condition)
    return Standing("unsaid", soft=entry, soft_condition=condition)


COLUMNS = (
    Column("cell", "key"),
    Column("issue", "issue"),
    Column("settlement", "settlement"),
    Column("actor", "actor"),
    Column("state", "word"),
    Column("red-line", "word"),
    Column("entry", "address"),
    Column("condition", "text-at"),
    Column("soft", "address"),
    Column("soft-condition", "text-at"),
)


@dataclass(frozen=True, slots=True)
class Square:
    """One rung of one issue for one actor."""

    issue: str
    rung: str
    actor: str
    standing: Standing


def squares(case: Case, actors: Mapping[str, Sequence[str]], day: date) -> tuple[Square, ...]:
    """Every rung of every issue for the actors listed for it, in the order of the case."""
    return tuple(
        Square(id, rung, actor, standing)
        for id, issue in case.issues.items()
        for actor in actors.get(id, ())
        for rung, standing in standings(issue, stance(case, id, actor, day)).items()
    )


def ladder(found: Sequence[Square]) -> Table:
    """One row per issue, rung and actor."""
    return Table("ladder", COLUMNS, tuple(_row(square) for square in found))


def _row(square: Square) -> Row:
    standing = square.standing
    entry = _address(square, standing.entry, "red-line" if standing.red_line else "accepts")
    soft = _address(square, standing.soft, "could-accept")
    cells = (
        f"{square.issue}.{square.rung}.{square.actor}",
        square.issue,
        f"{square.issue}.{square.rung}",
        square.actor,
        standing.state,
        "red-line" if standing.red_line else None,
        entry,
        entry if standing.condition else None,
        soft,
        soft if standing.soft_condition else None,
    )
    return Row(cells, tuple(a for a in (entry, soft) if a), claims(standing))


def claims(standing: Standing) -> tuple[str, ...]:
    """What the entries behind a standing cite, each once."""
    entries = [e for e in (standing.entry, standing.soft) if e is not None]
    return tuple(dict.fromkeys(cite.text for entry in entries for cite in entry.rests_on))


def _address(square: Square, entry: Position | None, key: str) -> str | None:
    return entry_address(square.issue, square.actor, entry, key) if entry is not None else None
