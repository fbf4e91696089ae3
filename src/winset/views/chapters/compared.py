"""Which texts are put side by side?

Of each family of texts that were made from one another (those of form *text* only), the ones that
say something on at least two issues, and the ones of unknown content that stand between two of
them. The family with most such texts is compared, its newest five. A case without such a family
compares the newest five texts that say something on at least two issues.

A text of another family, or of none that anybody knows, that is newer than all of these stands
beside them in the chapter: what has just leaked is what a reader looks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from winset.results import Result
from winset.views.brief.reading import named, plain_id, several

MOST = 5
SAYS_ENOUGH = 2


@dataclass(frozen=True)
class Lineage:
    """Who was made from whom: the texts in the order of the table, with their parents."""

    order: tuple[str, ...]
    written: frozenset[str]
    unknown: frozenset[str]
    parents: dict[str, tuple[str, ...]]
    says: dict[str, int]

    def family(self, one: str) -> frozenset[str]:
        """All written texts that are tied to one by derivation, in either direction."""
        found, todo = {one}, [one]
        while todo:
            text = todo.pop()
            tied = set(self.parents[text]) | {t for t in self.order if text in self.parents[t]}
            new = [t for t in tied if t in self.written and t not in found]
            found.update(new)
            todo.extend(new)
        return frozenset(found)

    def telling(self, family: frozenset[str]) -> list[str]:
        """Those that say enough, and those of unknown content between two of these."""
        enough = {t for t in family if self.says[t] >= SAYS_ENOUGH}
        between = {
            t
            for t in family - enough
            if t in self.unknown
            and enough & self._above(t)
            and any(t in self._above(child) for child in enough)
        }
        return [t for t in self.order if t in enough | between]

    def _above(self, text: str) -> set[str]:
        found: set[str] = set()
        todo = list(self.parents[text])
        while todo:
            one = todo.pop()
            if one not in found and one in self.parents:
                found.add(one)
                todo.extend(self.parents[one])
        return found


def lineage_of(result: Result) -> Lineage:
    """What the tables say on derivation, and on how many issues each text says something."""
    table, clauses = result.table("lineage"), result.table("clauses")
    rows = {plain_id(row.cells[0]): named(table, row) for row in table.rows}
    said = [named(clauses, row) for row in clauses.rows]
    return Lineage(
        order=tuple(rows),
        written=frozenset(t for t, row in rows.items() if row["form"] == "text"),
        unknown=frozenset(t for t, row in rows.items() if "rest-unknown" in several(row["rest"])),
        parents={
            t: tuple(plain_id(parent) for parent in several(row["derives-from"]))
            for t, row in rows.items()
        },
        says={
            t: sum(1 for c in said if c["draft"] == t and c["issue"] and c["says"]) for t in rows
        },
    )


def compared(result: Result) -> tuple[str, ...]:
    """The ids of the texts to put side by side, in the order of the table; fewer than two where the
    case has nothing to compare."""
    return _compared(lineage_of(result))


def _compared(known: Lineage) -> tuple[str, ...]:
    families = [known.telling(known.family(t)) for t in known.order if t in known.written]
    best = max(families, key=len, default=[])
    if len(best) < 2:
        best = [t for t in known.order if t in known.written and known.says[t] >= SAYS_ENOUGH]
    return tuple(best[-MOST:])


def with_newest(result: Result) -> tuple[str, ...]:
    """The compared texts, and after them the newest text of all if it says enough."""
    known = lineage_of(result)
    texts = _compared(known)
    enough = [t for t in known.order if t in known.written and known.says[t] >= SAYS_ENOUGH]
    if not texts or not enough or known.order.index(enough[-1]) <= known.order.index(texts[-1]):
        return texts
    return (*texts[-(MOST - 1) :], enough[-1])
