"""Where does each party stand on each rung of each issue: accepted, refused, soft, or unsaid?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.case.case import Case
from winset.case.grammar.settlement import SettlementSet
from winset.case.issues import Issue
from winset.case.positions import Position
from winset.case.scales import covered, covered_if
from winset.case.stance import Stance, stance
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
    for entry in held.could:
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


def ladder(case: Case, actors: dict[str, tuple[str, ...]], day: date) -> Table:
    """One row per issue, rung and actor; ``actors`` lists per issue whose columns it has."""
    rows = []
    for id, issue in case.issues.items():
        for actor in actors.get(id, ()):
            held = stance(case, id, actor, day)
            for rung, standing in standings(issue, held).items():
                rows.append(_row(id, rung, actor, standing))
    return Table("ladder", COLUMNS, tuple(rows))


def _row(issue: str, rung: str, actor: str, standing: Standing) -> Row:
    entry = _address(issue, actor, standing.entry, "red-line" if standing.red_line else "accepts")
    soft = _address(issue, actor, standing.soft, "could-accept")
    cells = (
        f"{issue}.{rung}.{actor}",
        issue,
        f"{issue}.{rung}",
        actor,
        standing.state,
        "red-line" if standing.red_line else None,
        entry,
        entry if standing.condition else None,
        soft,
        soft if standing.soft_condition else None,
    )
    claims = tuple(
        c.text for e in (standing.entry, standing.soft) if e is not None for c in e.rests_on
    )
    return Row(cells, tuple(a for a in (entry, soft) if a), tuple(dict.fromkeys(claims)))


def _address(issue: str, actor: str, entry: Position | None, key: str) -> str | None:
    return f"positions.{issue}.{actor}.{key}@{entry.since.text}" if entry is not None else None
